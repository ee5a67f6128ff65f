//! The words of a node as people see them: what stayed, what went out, what came in.

use super::Comparison;
use crate::diff::words::{Class, Field, WordChange, joined};
use crate::diff::{Change, Place};
use crate::tree::Node;

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both versions.
    Kept(String),
    /// It stands in the old version only.
    Out(String, Class),
    /// It stands in the new version only.
    In(String, Class),
}

/// The words of an entry in their order: those of its heading, then those of its text.
pub fn pieces(comparison: &Comparison, change: &Change) -> Vec<Piece> {
    let olds: Vec<&Node> = change.old.iter().map(|place| comparison.old_node(place)).collect();
    let mut pieces = Vec::new();
    match (olds.as_slice(), change.new.as_slice()) {
        ([], new) => said(new, |place| comparison.new_node(place), |text| pieces.push(Piece::In(text, Class::Words))),
        (_, []) => {
            said(&change.old, |place| comparison.old_node(place), |text| pieces.push(Piece::Out(text, Class::Words)));
        }
        ([old], [_]) => {
            let heading = old.heading.as_deref().unwrap_or("");
            changed(heading, of(change, Field::Heading), &mut pieces);
            if !pieces.is_empty() && !old.text.is_empty() {
                pieces.push(Piece::Kept(" – ".to_owned()));
            }
            changed(&old.text, of(change, Field::Text), &mut pieces);
        }
        (olds, _) => changed(&joined(olds.iter().copied()), of(change, Field::Text), &mut pieces),
    }
    pieces
}

fn of(change: &Change, field: Field) -> impl Iterator<Item = &WordChange> {
    change.words.iter().filter(move |word| word.field == field)
}

fn said<'n>(places: &[Place], node: impl Fn(&Place) -> &'n Node, push: impl FnMut(String)) {
    let text = |place| {
        let node = node(place);
        let parts = [node.heading.as_deref().unwrap_or(""), &node.text];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    };
    places.iter().map(text).filter(|text| !text.is_empty()).for_each(push);
}

/// A text with its changes. What the caller ignores is shown as it stands now.
fn changed<'w>(text: &str, words: impl Iterator<Item = &'w WordChange>, into: &mut Vec<Piece>) {
    let mut kept = String::new();
    let mut done = 0;
    for word in words {
        let at = word.at as usize;
        kept.push_str(&text[done..at]);
        done = at + word.was.len();
        if word.ignored && word.class != Class::Reference {
            kept.push_str(&word.now);
            continue;
        }
        if !kept.is_empty() {
            into.push(Piece::Kept(std::mem::take(&mut kept)));
        }
        if !word.was.is_empty() {
            into.push(Piece::Out(word.was.clone(), word.class));
        }
        if !word.now.is_empty() {
            into.push(Piece::In(word.now.clone(), word.class));
        }
    }
    kept.push_str(&text[done..]);
    if !kept.is_empty() {
        into.push(Piece::Kept(kept));
    }
}
