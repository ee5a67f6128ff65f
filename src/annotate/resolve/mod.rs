//! From what a reference names to nodes of the tree.

mod index;
mod range;

pub use index::Index;

use super::grammar::{At, Item, Level, Step};
use crate::tree::Kind;

/// What a reference leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// Nodes in order.
    pub to: Vec<u32>,
    /// What the document does not have, as paths or names.
    pub missing: Vec<String>,
}

impl Targets {
    fn node(&mut self, node: u32) {
        if !self.to.contains(&node) {
            self.to.push(node);
        }
    }

    fn missing(&mut self, name: String) {
        if !name.trim().is_empty() && !self.missing.contains(&name) {
            self.missing.push(name);
        }
    }
}

/// Everything that `items` name, seen from node `from`.
pub fn resolve(index: &Index, from: u32, items: &[Item]) -> Targets {
    let mut targets = Targets::default();
    for item in items {
        one(index, from, item, &mut targets);
    }
    targets
}

fn one(index: &Index, from: u32, item: &Item, targets: &mut Targets) {
    let (last, outer) = item.steps.split_last().expect("an item has a step");
    let mut scope = None;
    for (n, step) in outer.iter().enumerate() {
        match index.step(from, scope, step) {
            Some(node) => scope = Some(node),
            None => {
                if let Some(name) = name(index, scope, &item.steps[n..]) {
                    targets.missing(name);
                }
                return;
            }
        }
    }
    if let Some(until) = &item.until {
        return range::range(index, from, scope, last, until, targets);
    }
    match (&last.at, index.step(from, scope, last)) {
        (At::Before(_) | At::After(_), _) => index.near(from, last).into_iter().for_each(|n| targets.node(n)),
        (_, Some(node)) => targets.node(node),
        (_, None) => missing(index, from, scope, last, targets),
    }
}

/// A part that is not there. The steps inside a Flemish paragraph are paragraphs without a number, so the paragraph
/// itself is meant.
fn missing(index: &Index, from: u32, scope: Option<u32>, last: &Step, targets: &mut Targets) {
    let node = scope.map(|s| &index.document.nodes[s as usize]);
    if last.level == Level::Lid && node.is_some_and(|n| n.kind == Kind::Lid) {
        return targets.node(scope.expect("it has a node"));
    }
    let scope = scope.or_else(|| (last.level == Level::Lid).then(|| index.artikel_of(from)).flatten());
    if let Some(name) = name(index, scope, std::slice::from_ref(last)) {
        targets.missing(name);
    }
}

/// What to call parts that the document does not have; `None` where it is not certain that a part was meant.
fn name(index: &Index, scope: Option<u32>, steps: &[Step]) -> Option<String> {
    let first = &steps[0];
    let numbers: Vec<&str> =
        steps.iter().map_while(|s| if let At::Number(n) = &s.at { Some(n.as_str()) } else { None }).collect();
    let inside = scope.map(|s| format!("{}.", index.document.nodes[s as usize].path)).unwrap_or_default();
    match (&first.at, first.level) {
        (At::Number(_), Level::Artikel) => Some(numbers.join(".")),
        (At::Number(n), Level::Lid) if scope.is_none() => Some(format!("lid {n}")),
        (At::Number(n), Level::Lid | Level::Onderdeel) if n.contains('.') => Some(numbers.join(".")),
        (At::Number(_), Level::Lid) => Some(inside + &numbers.join(".")),
        (At::Number(_), Level::Onderdeel) => scope.map(|_| inside + &numbers.join(".")),
        (At::Number(n), Level::Container(kind)) => index.named_kind(kind).then(|| format!("{} {n}", kind.name())),
        (At::Heading(h), Level::Container(_)) => Some(h.clone()),
        _ => None,
    }
}
