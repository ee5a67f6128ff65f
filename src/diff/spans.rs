//! Where the references stand in a text.

use crate::tree::{Node, Reference};
use std::ops::Range;

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Its index in [`Node::references`].
    pub index: usize,
    /// It points to nodes of its own document.
    pub internal: bool,
}

/// The heading and text of a node, each with the references in it.
pub fn fields(node: &Node) -> [(&str, Vec<Span>); 2] {
    let heading = node.heading.as_deref().unwrap_or("");
    let mut found = [(heading, Vec::new()), (node.text.as_str(), Vec::new())];
    let mut from = 0;
    for (index, reference) in node.references.iter().enumerate().filter(|(_, r)| !r.text.is_empty()) {
        let internal = is_internal(reference);
        let span = |text: &str, from: usize| {
            let at = from + text.get(from..)?.find(&reference.text)?;
            Some(Span { range: at..at + reference.text.len(), index, internal })
        };
        if let Some(span) = span(&node.text, from) {
            from = span.range.end;
            found[1].1.push(span);
        } else if let Some(span) = span(heading, found[0].1.last().map_or(0, |s: &Span| s.range.end)) {
            found[0].1.push(span);
        }
    }
    found
}

/// Whether a reference names nodes of its own document.
fn is_internal(reference: &Reference) -> bool {
    reference.law.is_none()
        && reference.document.is_none()
        && !(reference.to.is_empty() && reference.missing.is_empty())
}
