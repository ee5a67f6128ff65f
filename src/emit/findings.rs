//! What `lidwoord check --format json` prints: the diagnostics of many files in one list.

use super::{json, wire};
use crate::diag::Diagnostic;
use serde::Serialize;
use std::io::{self, Write};

/// A diagnostic with the file that it is about, and what only a check shows.
#[derive(Serialize)]
struct Finding<'a> {
    /// The path of the input as given.
    file: &'a str,
    #[serde(flatten)]
    diagnostic: wire::Diagnostic<'a>,
    /// First byte and byte after the last within the line; absent for the whole line.
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<[u32; 2]>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

/// Writes the diagnostics of each file, in the order given, as one indented JSON list.
///
/// # Errors
/// Those of `out`.
pub fn write(files: &[(String, Vec<Diagnostic>)], out: impl Write) -> io::Result<()> {
    let findings = files.iter().flat_map(|(file, found)| found.iter().map(move |d| finding(file, d)));
    json::write_pretty(&findings.collect::<Vec<_>>(), out)
}

fn finding<'a>(file: &'a str, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let columns = &diagnostic.columns;
    Finding {
        file,
        diagnostic: diagnostic.into(),
        columns: (!columns.is_empty()).then_some([columns.start, columns.end]),
        help: diagnostic.help.as_deref(),
    }
}
