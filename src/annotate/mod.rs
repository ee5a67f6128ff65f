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
mod scan;

use crate::decode::Text;
use crate::diag::{Diagnostic, Severity};
use crate::limits;
use crate::tree::{Conversion, Document};

/// Fills in what the nodes of all documents say, and reports what is odd. `pedantic` adds the findings that are often
/// about nothing.
pub fn run(text: &Text, conversion: &mut Conversion, pedantic: bool) {
    let mut room = Some(limits::most_annotations(text.text.len()));
    let mut room_for_facts = room;
    for document in &mut conversion.documents {
        let scan = scan::Scan::of(document);
        let (found, findings) = references::scanned(text, document, &scan, &mut room);
        for (node, references) in found {
            document.nodes[node as usize].references = references;
        }
        conversion.diagnostics.extend(findings);
        definitions::scanned(document, &scan);
        conversion.diagnostics.extend(definitions::findings(document, pedantic));
        for (n, node) in document.nodes.iter_mut().enumerate() {
            let most = room_for_facts.unwrap_or(0);
            let found = facts::find(&node.text, scan.text(n).of(scan::Topic::Fact), most);
            let places = found.as_ref().map_or(usize::MAX, Vec::len);
            if takes(&mut room_for_facts, places, node.first_line, &mut conversion.diagnostics) {
                node.facts = found.unwrap_or_default();
                node.facts.shrink_to_fit();
            }
        }
        conversion.diagnostics.extend(numbers(text, document));
    }
}

/// Takes so many places of the `room` that is left for annotations, or reports that there are too many and leaves none.
fn takes(room: &mut Option<usize>, places: usize, line: u32, findings: &mut Vec<Diagnostic>) -> bool {
    let Some(left) = *room else { return places == 0 };
    *room = left.checked_sub(places);
    findings.extend(room.is_none().then(|| Diagnostic {
        code: "too-many-annotations",
        severity: Severity::Error,
        line,
        columns: 0..0,
        path: None,
        message: "the text has so many references or amounts that from here on they are not looked for".to_owned(),
        help: Some("split the input, if it is a text at all".to_owned()),
    }));
    room.is_some()
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
