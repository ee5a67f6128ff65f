//! Annotation: what the tree says. References and laws, definitions, facts.
//!
//! ```text
//! text of a node → keywords ┬ grammar → mentions → resolved against the tree → references
//!                           └ definitions, facts
//! ```
//!
//! This stage changes no text and no structure. It searches for the keywords of all that it finds in one scan, and looks
//! closer only where one stands.

pub mod definitions;
pub mod facts;
pub mod find;
pub mod grammar;
mod keywords;
pub mod laws;
mod named;
pub mod place;
pub mod references;
pub mod resolve;
mod room;
mod scan;

use crate::decode::Text;
use crate::diag::{Diagnostic, Findings, Severity};
use crate::tree::Document;
use room::Room;

/// Fills in what the nodes of all documents say, and reports what is odd. `pedantic` adds the findings that are often
/// about nothing.
pub fn run(text: &Text, documents: &mut [Document], findings: &mut Findings, pedantic: bool) {
    let mut room = Room::default();
    let mut room_for_facts = Room::default();
    for document in documents {
        let scan = scan::Scan::of(document);
        for (node, references) in references::scanned(text, document, &scan, &mut room, findings) {
            document.nodes[node as usize].references = references;
        }
        definitions::scanned(document, &scan);
        findings.extend(definitions::findings(document, pedantic));
        for (n, node) in document.nodes.iter_mut().enumerate() {
            let len = node.text.len();
            let found = facts::find(&node.text, scan.text(n).of(scan::Topic::Fact), &room_for_facts);
            let places = found.as_ref().map_or(usize::MAX, Vec::len);
            if room_for_facts.take(places, len, node.first_line, findings) {
                node.facts = found.unwrap_or_default();
                node.facts.shrink_to_fit();
            }
            room_for_facts.pass(len);
        }
        findings.extend(numbers(text, document));
    }
}

/// The findings for numbers whose digits and words differ.
fn numbers(text: &Text, document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut places = place::Places::new(text, document);
    for (n, node) in document.nodes.iter().enumerate() {
        for facts::differ::Differ { at, digits, words } in facts::differ::find(&node.text) {
            let place = places.of(n as u32, at.clone());
            found.push(Diagnostic {
                code: "number-words-differ",
                severity: Severity::Warning,
                line: place.line,
                columns: place.columns,
                path: Some(node.path.clone()),
                message: format!("`{}` gives {digits} in digits and {words} in words", &node.text[at]),
                help: None,
            });
        }
    }
    found
}
