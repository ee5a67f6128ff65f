//! Findings about a document that is otherwise done: one a file.

mod glued;
mod language;
mod text_cut;

use crate::diag::Diagnostic;
use crate::lines::LineStarts;
use crate::repair::Evidence;
use crate::tree::{Document, Node, Part};

/// The findings about `document`. `text` is the clean text that its parts point into.
pub fn run(text: &str, document: &Document, evidence: &Evidence, findings: &mut Vec<Diagnostic>) {
    language::check(document, findings);
    let mut starts = LineStarts::default();
    for (number, node) in document.nodes.iter().enumerate() {
        glued::check(text, &mut starts, document, node, evidence, findings);
        text_cut::check(document, number, findings);
    }
}

/// The line of `node` on which `word` stands, counted from 1, and its bytes there; the first line where none does.
fn place_of(
    text: &str,
    starts: &mut LineStarts,
    parts: &[Part],
    node: &Node,
    word: &str,
) -> (u32, std::ops::Range<u32>) {
    let found = parts.iter().find_map(|part| {
        let at = text[part.start as usize..part.end as usize].find(word)? as u32 + part.start;
        let line_start = starts.of(text, at as usize) as u32;
        Some((part.line + 1, at - line_start..at - line_start + word.len() as u32))
    });
    found.unwrap_or((node.first_line, 0..0))
}
