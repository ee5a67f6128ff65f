//! Annotation: what the tree says. References and laws, definitions, facts.
//!
//! ```text
//! text of a node → keywords → grammar → mentions → resolved against the tree → references
//! ```
//!
//! This stage changes no text and no structure. It searches for keywords first, so that a text without references
//! costs one scan.

pub mod facts;
pub mod find;
pub mod grammar;
pub mod laws;
pub mod place;
pub mod references;
pub mod resolve;

use crate::decode::Text;
use crate::tree::Conversion;

/// Fills in what the nodes of all documents refer to, and reports what is not there.
pub fn run(text: &Text, conversion: &mut Conversion) {
    for document in &mut conversion.documents {
        let (found, findings) = references::references(text, document);
        for (node, references) in found {
            document.nodes[node as usize].references = references;
        }
        conversion.diagnostics.extend(findings);
    }
}
