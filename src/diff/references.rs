//! Whether the references of a text still point to the same nodes.

use super::{Place, side::Side};
use crate::tree::Reference;
use rustc_hash::FxHashMap;

/// A reference that points elsewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retargeted {
    /// Its words in the old text.
    pub was: String,
    /// Its words in the new text.
    pub now: String,
    /// The paths that it named in the old tree; those that were missing with a question mark before them.
    pub from: Vec<String>,
    /// Those that it names in the new tree.
    pub to: Vec<String>,
}

/// The items of one side by document and path.
pub struct Paths<'t> {
    items: FxHashMap<(u32, &'t str), u32>,
}

impl<'t> Paths<'t> {
    /// Reads the paths of a side.
    pub fn new(side: &Side<'t>) -> Self {
        let mut items = FxHashMap::default();
        for (number, item) in side.items.iter().enumerate() {
            if let Some(node) = side.node(number as u32) {
                items.insert((item.document, node.path.as_str()), number as u32);
            }
        }
        Paths { items }
    }

    /// The item with a path.
    pub fn item(&self, document: u32, path: &str) -> Option<u32> {
        self.items.get(&(document, path)).copied()
    }
}

/// What a reference names, in a form that is the same on both sides: the groups of its targets, and what is missing.
///
/// `alone` tells whether a group stands on this side only. A range that loses or gains such a target still names the
/// same nodes, so those do not count as long as others are left.
pub fn targets(
    reference: &Reference,
    document: u32,
    paths: &Paths,
    groups: &[u32],
    alone: impl Fn(u32) -> bool,
) -> Vec<String> {
    let items = reference.to.iter().filter_map(|path| paths.item(document, path));
    let mut all: Vec<u32> = items.map(|item| groups[item as usize]).collect();
    all.dedup();
    let lasting: Vec<u32> = all.iter().copied().filter(|&group| !alone(group)).collect();
    let kept = if lasting.is_empty() { all } else { lasting };
    let missing = reference.missing.iter().map(|path| format!("?{path}"));
    kept.into_iter().map(|group| group.to_string()).chain(missing).collect()
}

/// Numbers that are words, in references to legislation: `het derde lid`.
const ORDINALS: [&str; 12] = [
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
    "twaalfde",
];

/// The words of a reference without its numbers and letters: `artikel # lid # onder #`.
pub fn shape(text: &str) -> String {
    let masked = text.split(' ').map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match is_number(bare) {
            true => word.replacen(bare, "#", 1),
            false => word.to_lowercase(),
        }
    });
    masked.collect::<Vec<_>>().join(" ")
}

/// Whether a word of a reference is a number: it has a digit, is one letter, a roman number or an ordinal.
fn is_number(word: &str) -> bool {
    let letter = word.chars().count() == 1 && word != "§";
    let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    letter || roman || word.contains(|c: char| c.is_ascii_digit()) || ORDINALS.contains(&word)
}

/// The paths that a reference names, as they stand in the output.
pub fn named(reference: &Reference) -> Vec<String> {
    reference.to.iter().cloned().chain(reference.missing.iter().map(|path| format!("?{path}"))).collect()
}

/// A place without its path, for short.
pub fn place(side: &Side, item: u32) -> Option<Place> {
    let node = side.node(item)?;
    let item = &side.items[item as usize];
    Some(Place { document: item.document, node: item.node?, path: node.path.clone() })
}
