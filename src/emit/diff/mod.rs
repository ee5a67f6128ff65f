//! The differences between two versions: as text for a terminal, as YAML and JSON, and as one HTML page.

pub mod history;
pub mod html;
mod layout;
mod show;
pub mod text;
pub mod wire;
mod yaml;

use super::json;
use crate::diff::{Diff, Options, Place};
use crate::tree::{Conversion, Document, Node};
use schemars::Schema;
use std::io::{self, Write};

/// The number of the form of the differences, the value of the key `lidwoord_diff`.
pub const SCHEMA_NUMBER: u32 = 1;

/// Two versions and what differs.
#[derive(Clone, Copy)]
pub struct Comparison<'c> {
    /// The old version.
    pub old: &'c Conversion,
    /// The new version.
    pub new: &'c Conversion,
    /// What the comparison was asked to pass over.
    pub options: &'c Options,
    /// What differs.
    pub diff: &'c Diff,
}

impl<'c> Comparison<'c> {
    /// The node at a place of the old version.
    pub fn old_node(&self, place: &Place) -> &'c Node {
        node(&self.old.documents, place)
    }

    /// The node at a place of the new version.
    pub fn new_node(&self, place: &Place) -> &'c Node {
        node(&self.new.documents, place)
    }
}

fn node<'d>(documents: &'d [Document], place: &Place) -> &'d Node {
    &documents[place.document as usize].nodes[place.node as usize]
}

/// Writes the differences as one YAML document.
///
/// # Errors
/// Those of `out`.
pub fn yaml(comparison: &Comparison, out: impl Write) -> io::Result<()> {
    yaml::write(&wire::Diff::new(comparison), out)
}

/// Writes the differences as one indented JSON object.
///
/// # Errors
/// Those of `out`.
pub fn json(comparison: &Comparison, out: impl Write) -> io::Result<()> {
    json::write_pretty(&wire::Diff::new(comparison), out)
}

/// The schema of the YAML and JSON form, as JSON Schema, draft 2020-12.
pub fn schema() -> Schema {
    super::schema::of::<wire::Diff>()
}
