//! The summary of a run over many files, as lines for people and as JSON for programs.

use super::json;
use crate::diag::{Diagnostic, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::time::Duration;

/// Bytes of a page of text: a printed page has about 3,000 characters.
pub const PAGE: u64 = 3000;

/// What a run did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// Inputs: the sum of the next three.
    pub files: u64,
    /// Inputs that were converted.
    pub converted: u64,
    /// Inputs whose output was there already.
    pub skipped: u64,
    /// Inputs that could not be read, converted or written.
    pub failed: u64,
    /// Files in the folders that were not read: they have another ending or do not fit the patterns.
    pub others: u64,
    /// Bytes of the inputs that were converted.
    pub bytes: u64,
    /// Pages of text, of [`PAGE`] bytes; a file has at least one.
    pub pages: u64,
    /// How long the run took.
    pub seconds: f64,
    /// Bytes converted in a second.
    pub bytes_per_second: u64,
    /// How often each code of a warning or error was found.
    pub warnings: BTreeMap<&'static str, u64>,
    /// How often each code of a note was found.
    pub notes: BTreeMap<&'static str, u64>,
    /// What could not be done, in the order of the inputs.
    pub failures: Vec<String>,
}

impl Summary {
    /// Counts a converted input.
    pub fn add(&mut self, bytes: u64, found: &Counts) {
        self.files += 1;
        self.converted += 1;
        self.bytes += bytes;
        self.pages += bytes.div_ceil(PAGE).max(1);
        for (&(severity, code), &count) in &found.0 {
            let codes = if severity >= Severity::Warning { &mut self.warnings } else { &mut self.notes };
            *codes.entry(code).or_default() += count;
        }
    }

    /// Counts an input whose output was there already.
    pub fn skip(&mut self) {
        self.files += 1;
        self.skipped += 1;
    }

    /// Counts an input, folder or entry that could not be read, converted or written.
    pub fn fail(&mut self, what: String) {
        self.files += 1;
        self.failed += 1;
        self.failures.push(what);
    }

    /// The run ends.
    pub fn end(&mut self, took: Duration) {
        self.seconds = took.as_secs_f64();
        self.bytes_per_second = (self.bytes as f64 / self.seconds.max(1e-9)) as u64;
    }

    /// Writes it as one JSON object.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: impl Write) -> io::Result<()> {
        json::write_pretty(self, out)
    }
}

/// How often each code stands in the findings of one input.
#[derive(Clone, Debug, Default)]
pub struct Counts(BTreeMap<(Severity, &'static str), u64>);

impl Counts {
    /// Counts findings.
    pub fn of(found: &[Diagnostic]) -> Counts {
        let mut counts = Counts::default();
        found.iter().for_each(|d| *counts.0.entry((d.severity, d.code)).or_default() += 1);
        counts
    }
}

/// Two lines, and one more each for other files, warnings and notes.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { files, converted, skipped, failed, bytes, pages, seconds, .. } = self;
        let plural = |n: u64| if n == 1 { "" } else { "s" };
        writeln!(f, "{files} file{}: {converted} converted, {skipped} skipped, {failed} failed", plural(*files))?;
        if self.others > 0 {
            writeln!(
                f,
                "{} other file{} not read: not .txt, or not in the patterns",
                self.others,
                plural(self.others)
            )?;
        }
        write!(f, "{pages} page{} of text, {bytes} bytes in {seconds:.1} s: ", plural(*pages))?;
        write!(f, "{} bytes a second", self.bytes_per_second)?;
        for (name, codes) in [("warnings", &self.warnings), ("notes", &self.notes)] {
            if !codes.is_empty() {
                let each: Vec<String> = codes.iter().map(|(code, count)| format!("{count} {code}")).collect();
                write!(f, "\n{name}: {}", each.join(", "))?;
            }
        }
        Ok(())
    }
}
