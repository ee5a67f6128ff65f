//! How many annotations a text still has room for.

use crate::diag::{Diagnostic, Findings, Severity};
use crate::limits;

/// The annotations of one sort that were made, up to the first for which there was no room ([`limits::most_annotations`]).
#[derive(Debug, Default)]
pub(super) struct Room {
    taken: usize,
    /// The bytes of the texts of the nodes that were read.
    passed: usize,
    full: bool,
    /// There is no limit: the caller looks at one document for its own sake.
    endless: bool,
}

impl Room {
    /// Room for whatever there is.
    pub fn endless() -> Room {
        Room { endless: true, ..Room::default() }
    }

    /// How many more there may be up to byte `at` of the text that is read.
    pub fn left(&self, at: usize) -> usize {
        match self {
            Room { endless: true, .. } => usize::MAX - 1,
            Room { full: true, .. } => 0,
            _ => limits::most_annotations(self.passed + at).saturating_sub(self.taken),
        }
    }

    /// Takes so many places up to byte `at` of the text that is read, which begins on `line`, or reports that there are too
    /// many and leaves none.
    pub fn take(&mut self, places: usize, at: usize, line: u32, findings: &mut Findings) -> bool {
        let fits = places <= self.left(at);
        if fits {
            self.taken += places;
        } else if !self.full {
            self.full = true;
            findings.push(too_many(line));
        }
        fits
    }

    /// Goes on to the next text behind one of so many bytes.
    pub fn pass(&mut self, bytes: usize) {
        self.passed += bytes;
    }
}

fn too_many(line: u32) -> Diagnostic {
    Diagnostic {
        code: "too-many-annotations",
        severity: Severity::Error,
        line,
        columns: 0..0,
        path: None,
        message: "the text has so many references or amounts that from here on they are not looked for".to_owned(),
        help: Some("split the input, if it is a text at all".to_owned()),
    }
}
