//! The findings of one text, bounded.

use super::{Diagnostic, Severity};
use crate::limits;
use rustc_hash::FxHashMap;

/// Collects the findings of a text. Of each code there are at most so many ([`limits::most_findings`]); one more finding says
/// how many were left out.
#[derive(Debug)]
pub struct Findings {
    all: Vec<Diagnostic>,
    most: usize,
    /// For each code how many there were, and the line of the first that was left out.
    counts: FxHashMap<&'static str, (usize, u32)>,
}

impl Findings {
    /// Room for the findings of a text of so many bytes.
    pub fn new(bytes: usize) -> Findings {
        Findings { all: Vec::new(), most: limits::most_findings(bytes), counts: FxHashMap::default() }
    }

    /// Adds a finding where there is room for it.
    pub fn push(&mut self, finding: Diagnostic) {
        let (count, line) = self.counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= self.most {
            self.all.push(finding);
        } else if *count == self.most + 1 || finding.line < *line {
            *line = finding.line;
        }
    }

    /// All of them in the order of their lines, those of one line as they came.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        let most = self.most;
        let over = self.counts.into_iter().filter(|(_, (count, _))| *count > most);
        let mut over: Vec<Diagnostic> = over.map(|(code, (count, line))| too_many(code, count - most, line)).collect();
        over.sort_by(|a, b| a.message.cmp(&b.message));
        self.all.extend(over);
        self.all.sort_by_key(|finding| finding.line);
        self.all
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

fn too_many(code: &str, more: usize, line: u32) -> Diagnostic {
    Diagnostic {
        code: "too-many-findings",
        severity: Severity::Warning,
        line,
        columns: 0..0,
        path: None,
        message: format!("{more} more findings `{code}` are not listed"),
        help: Some("split the input, if it is a text at all".to_owned()),
    }
}
