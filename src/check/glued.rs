//! Words that an earlier conversion ran together: a suggestion, never a change.

use super::place_of;
use crate::diag::{Diagnostic, Severity};
use crate::lines::LineStarts;
use crate::repair::{Evidence, glued};
use crate::tree::{Document, Node};

/// Reports the glued words of `node`.
pub fn check(
    text: &str,
    starts: &mut LineStarts,
    document: &Document,
    node: &Node,
    evidence: &Evidence,
    findings: &mut Vec<Diagnostic>,
) {
    let parts = &document.parts[node.parts.start as usize..node.parts.end as usize];
    for it in glued(&node.text, evidence) {
        let word = &node.text[it.range.clone()];
        let (line, columns) = place_of(text, starts, parts, node, word);
        findings.push(Diagnostic {
            code: "glued-word",
            severity: Severity::Warning,
            line,
            columns,
            path: Some(node.path.clone()),
            message: format!("`{word}` may be `{}` ({})", it.suggestion, it.rule),
            help: None,
        });
    }
}
