//! Which entries stand together, and what they are called: what the terminal and the page share.

use super::Comparison;
use crate::diff::{Change, Fate, Place};
use crate::tree::{Kind, Node};
use std::ops::Range;

/// The entries of one article, or of what stands above articles.
pub struct Section {
    /// The label and heading of the article.
    pub name: String,
    /// The entries in [`Diff::changes`](crate::diff::Diff::changes).
    pub entries: Range<usize>,
}

/// A comparison as people read it.
pub struct Layout<'l, 'c> {
    comparison: &'l Comparison<'c>,
}

impl<'l, 'c> Layout<'l, 'c> {
    /// The layout of a comparison.
    pub fn new(comparison: &'l Comparison<'c>) -> Self {
        Layout { comparison }
    }

    /// The entries article by article.
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<(Option<(bool, Place)>, Section)> = Vec::new();
        for (n, change) in self.comparison.diff.changes.iter().enumerate() {
            let article = self.article(change);
            match sections.last_mut().filter(|(last, _)| *last == article) {
                Some((_, section)) => section.entries.end = n + 1,
                None => {
                    let name = article.as_ref().map(|(new, place)| self.name(*new, place)).unwrap_or_default();
                    sections.push((article, Section { name, entries: n..n + 1 }));
                }
            }
        }
        sections.into_iter().map(|(_, section)| section).collect()
    }

    fn node(&self, new: bool, place: &Place) -> &'c Node {
        if new { self.comparison.new_node(place) } else { self.comparison.old_node(place) }
    }

    /// The article that an entry belongs to, on the new side where it is there (`true`).
    fn article(&self, change: &Change) -> Option<(bool, Place)> {
        let (new, place) = match change.new.first() {
            Some(place) => (true, place),
            None => (false, change.old.first()?),
        };
        let conversion = if new { self.comparison.new } else { self.comparison.old };
        let nodes = &conversion.documents[place.document as usize].nodes;
        let mut at = place.node;
        while let Some(parent) = nodes[at as usize].parent.filter(|_| nodes[at as usize].kind > Kind::Artikel) {
            at = parent;
        }
        Some((new, Place { document: place.document, node: at, path: nodes[at as usize].path.clone() }))
    }

    /// The label of a node, or its path, with its heading.
    fn name(&self, new: bool, place: &Place) -> String {
        let node = self.node(new, place);
        let label = node.label.clone().unwrap_or_else(|| self.path(new, place));
        format!("{label} {}", node.heading.as_deref().unwrap_or("")).trim().to_owned()
    }

    /// A path, with the number of the document where there are several.
    fn path(&self, new: bool, place: &Place) -> String {
        let documents = if new { &self.comparison.new.documents } else { &self.comparison.old.documents };
        match documents.len() {
            1 => place.path.clone(),
            _ => format!("{}#{}", place.document + 1, place.path),
        }
    }

    /// `4.2`, or `4.2 → 3.2`.
    pub fn paths(&self, change: &Change) -> String {
        let side = |new: bool, places: &[Place]| {
            places.iter().map(|place| self.path(new, place)).collect::<Vec<_>>().join(" + ")
        };
        let (old, new) = (side(false, &change.old), side(true, &change.new));
        match (old.is_empty(), new.is_empty()) {
            (false, false) if old != new => format!("{old} → {new}"),
            (true, _) => new,
            _ => old,
        }
    }

    /// Whether a node has another path for no other reason than that a node above it has.
    pub fn follows(&self, change: &Change) -> bool {
        let ([old], [new]) = (change.old.as_slice(), change.new.as_slice()) else { return false };
        let (a, b) = (self.node(false, old), self.node(true, new));
        let last = |path: &str| path.rsplit('.').next().map(str::to_owned);
        change.fate == Fate::Renumbered && !change.edited && b.parent.is_some() && last(&a.path) == last(&b.path)
    }
}
