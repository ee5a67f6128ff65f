//! The writers: a [`Conversion`] as YAML, JSON or NDJSON, and the schema of all three.
//!
//! The three carry the same fields in the same order. YAML, the format that is written most, comes straight from
//! the tree; JSON and the schema come from the [`wire`] types, so each checks the other in the tests.

pub mod diff;
pub mod findings;
pub mod json;
mod keys;
pub mod refs;
pub mod scalar;
pub mod schema;
pub mod summary;
pub mod wire;
pub mod yaml;

use crate::limits::JSON_LEVELS;
use crate::tree::{Conversion, Node};
use std::io::{self, Write};

/// The number of the output contract, the value of the key `lidwoord`.
pub const SCHEMA_NUMBER: u32 = 1;

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One YAML document, readable alike by YAML 1.1 and 1.2.
    Yaml,
    /// One JSON object, indented by two spaces.
    Json,
    /// One JSON object on one line.
    Ndjson,
}

/// The SHA-256 and the program that the beginning of a YAML or JSON output names.
pub fn made_from(output: &str) -> Option<(&str, &str)> {
    let value = |key: &str| {
        let lines = output.lines().map(|line| line.trim_start().trim_end_matches(','));
        let mut found =
            lines.filter_map(|line| line.trim_start_matches('"').strip_prefix(key)?.strip_prefix([':', '"']));
        found.next().map(|rest| rest.trim_start_matches([':', ' ']).trim_matches('"'))
    };
    Some((value("sha256")?, value("tool")?))
}

/// Writes one conversion. Output goes out in pieces of 64 KiB, longer strings as a whole, so `out` needs no buffer of
/// its own. YAML is written without recursion, JSON with about half a KiB of stack a level.
///
/// # Errors
/// Those of `out`; [`io::ErrorKind::InvalidData`] for JSON where the tree is deeper than [`JSON_LEVELS`].
pub fn write(format: Format, conversion: &Conversion, out: impl Write) -> io::Result<()> {
    if format != Format::Yaml && conversion.documents.iter().any(|d| depth(&d.nodes) > JSON_LEVELS) {
        let message = format!("the tree is deeper than {JSON_LEVELS} levels; write it as YAML");
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    match format {
        Format::Yaml => yaml::write(conversion, out),
        Format::Json => json::write_pretty(&wire::Conversion::from(conversion), out),
        Format::Ndjson => json::write_line(&wire::Conversion::from(conversion), out),
    }
}

/// How many levels nodes in reading order have.
fn depth(nodes: &[Node]) -> usize {
    let (mut open, mut deepest) = (Vec::new(), 0);
    for (n, node) in nodes.iter().enumerate() {
        while open.last().is_some_and(|end| *end <= n) {
            open.pop();
        }
        open.push(node.end as usize);
        deepest = deepest.max(open.len());
    }
    deepest
}
