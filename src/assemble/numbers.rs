//! Findings about the numbers: gaps, doubles and restarts. Printed numbers are never changed.

use crate::diag::{Diagnostic, Severity};
use crate::label::{Number, Numeral, Step, print_number, step};
use crate::tree::Node;

/// The tree has no room for what stands from `line` on ([`crate::limits::most_nodes`]).
pub fn too_many_nodes(line: u32) -> Diagnostic {
    Diagnostic {
        code: "too-many-nodes",
        severity: Severity::Error,
        line,
        columns: 0..0,
        path: None,
        message: "the text has so many labels or paragraphs that from here on they are one node".to_owned(),
        help: Some("split the input, if it is a text at all".to_owned()),
    }
}

/// A numbered node and the one that it follows.
pub struct Numbered<'a> {
    /// The node.
    pub node: &'a Node,
    /// Its number.
    pub number: Number,
    /// How it is written.
    pub numeral: Numeral,
    /// The last number of the same level under the same parent, or of the document where the level numbers on.
    pub previous: Option<Number>,
    /// Its path was taken.
    pub taken: bool,
}

/// What is remarkable about the number of `it`.
pub fn check(it: &Numbered) -> Option<Diagnostic> {
    let own = it.node.path.as_str();
    let finding = |code, message: String| {
        Some(Diagnostic {
            code,
            severity: Severity::Warning,
            line: it.node.first_line,
            columns: 0..0,
            path: Some(own.to_owned()),
            message,
            help: None,
        })
    };
    let print = |number: &Number| print_number(number, it.numeral);
    if it.taken {
        return finding("duplicate-number", format!("{} stands here for the second time or more", print(&it.number)));
    }
    let Some(previous) = &it.previous else {
        return (it.numeral != Numeral::Bullet && it.number.suffix == 0 && it.number.last() > 1)
            .then(|| finding("number-gap", format!("the series begins with {}", print(&it.number))))
            .flatten();
    };
    match step(previous, &it.number) {
        Step::Gap(missing) => {
            let what = if missing == 1 { "a number is".to_owned() } else { format!("{missing} numbers are") };
            finding("number-gap", format!("{what} missing between {} and {}", print(previous), print(&it.number)))
        }
        Step::Back => finding("number-restart", format!("{} comes after {}", print(&it.number), print(previous))),
        Step::Same => finding("duplicate-number", format!("{} stands here again", print(&it.number))),
        Step::Next | Step::Other => None,
    }
}

/// A label that was read as what it must have been before a scanner misread it. `line` is where it stands.
pub fn misread(node: &Node, line: u32) -> Diagnostic {
    let printed = node.label.as_deref().unwrap_or("");
    let number = node.number.as_deref().unwrap_or("");
    Diagnostic {
        code: "label-misread",
        severity: Severity::Warning,
        line,
        columns: 0..0,
        path: Some(node.path.clone()),
        message: format!("`{printed}` is taken for number {number}, which the numbers around it ask for"),
        help: Some("compare with the original document".to_owned()),
    }
}
