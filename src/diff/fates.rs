//! What became of each node, and how its words changed.

use super::groups::{Group, Groups};
use super::names::Names;
use super::references::{self, Paths, Retargeted, place};
use super::side::Side;
use super::spans::{self, Span};
use super::words::{Comparer, Field, Source, WordChange, joined};
use super::{Change, Diff, Fate, Head, Ignore, Place};
use crate::tree::{Document, Node};
use rustc_hash::FxHashSet;

/// The changes that follow from the groups.
pub fn changes(documents: [&[Document]; 2], sides: &[Side; 2], groups: Groups, names: &Names, ignore: Ignore) -> Diff {
    let names = with_terms(sides, &groups, names);
    let paths = [Paths::new(&sides[0]), Paths::new(&sides[1])];
    let view = View { sides, groups: &groups, paths, comparer: Comparer { names: &names, ignore } };
    let mut changes: Vec<((u32, u32), Change)> = Vec::with_capacity(groups.all.len());
    let keys = order(sides, &groups);
    for (number, group) in groups.all.iter().enumerate() {
        if let Some(change) = view.change(group) {
            changes.push((keys[number], change));
        }
    }
    changes.sort_by_key(|(key, _)| *key);
    let titles = documents[1].iter().map(|d| (d.title.clone(), d.version.clone())).collect();
    Diff { changes: changes.into_iter().map(|(_, change)| change).collect(), titles }
}

/// Where the entry of each group stands: at its first item of the new side, or behind what it followed on the old side.
fn order(sides: &[Side; 2], groups: &Groups) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u32, u32)> =
        groups.all.iter().map(|group| (group.items[1].first().copied().unwrap_or(0), 0)).collect();
    let mut last = 0;
    for item in 0..sides[0].items.len() as u32 {
        let number = groups.of[0][item as usize] as usize;
        let group = &groups.all[number];
        match group.items[1].last() {
            None => keys[number] = (last, item + 1),
            Some(&new) if !group.moved => last = new,
            Some(_) => {}
        }
    }
    keys
}

/// The names, with the terms that nodes which belong together define by other names.
fn with_terms(sides: &[Side; 2], groups: &Groups, names: &Names) -> Names {
    let mut names = names.clone();
    let terms = |side: &Side| -> FxHashSet<String> {
        let nodes = side.documents.iter().flat_map(|document| &document.nodes);
        nodes.flat_map(|node| &node.defines).map(|term| term.to_lowercase()).collect()
    };
    let known = [terms(&sides[0]), terms(&sides[1])];
    for group in &groups.all {
        let ([old], [new]) = (group.items[0].as_slice(), group.items[1].as_slice()) else { continue };
        let (Some(old), Some(new)) = (sides[0].node(*old), sides[1].node(*new)) else { continue };
        if old.defines.len() != new.defines.len() {
            continue;
        }
        for (a, b) in old.defines.iter().zip(&new.defines) {
            if !known[1].contains(&a.to_lowercase()) && !known[0].contains(&b.to_lowercase()) {
                names.add(a, b, false);
            }
        }
    }
    names
}

/// What a node says, with what its references name.
#[derive(Default)]
struct Reading {
    fields: [(String, Vec<Span>); 2],
    targets: Vec<Vec<String>>,
    named: Vec<Vec<String>>,
}

impl Reading {
    fn source(&self, field: usize) -> Source<'_> {
        let (text, spans) = &self.fields[field];
        Source { text, spans, targets: &self.targets, named: &self.named }
    }

    /// Adds the heading and text of another node to the text, as [`joined`] does.
    fn append(&mut self, other: Reading) {
        let first = self.targets.len();
        let (text, spans) = &mut self.fields[1];
        for (more, found) in other.fields.iter().filter(|(more, _)| !more.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(more);
            spans.extend(found.iter().map(|span| Span {
                range: span.range.start + start..span.range.end + start,
                index: span.index + first,
                internal: span.internal,
            }));
        }
        self.targets.extend(other.targets);
        self.named.extend(other.named);
    }
}

/// All that a change is made from.
struct View<'v, 't> {
    sides: &'v [Side<'t>; 2],
    groups: &'v Groups,
    paths: [Paths<'t>; 2],
    comparer: Comparer<'v>,
}

impl<'t> View<'_, 't> {
    /// The entry of a group; none for documents and the root.
    fn change(&self, group: &Group) -> Option<Change> {
        let [old, new] = [0, 1]
            .map(|s| group.items[s].iter().filter_map(|&item| place(&self.sides[s], item)).collect::<Vec<Place>>());
        let (mut words, mut retargeted) = (Vec::new(), Vec::new());
        match (old.as_slice(), new.as_slice()) {
            ([], []) => return None,
            ([], _) | (_, []) => {}
            ([_], [_]) => self.compare_pair(group, &mut words, &mut retargeted),
            _ => self.compare_joined(group, &mut words, &mut retargeted),
        }
        let edited = !retargeted.is_empty() || words.iter().any(|change| !change.ignored);
        let fate = fate(group, &old, &new, edited);
        let now = self.heads(group, &fate);
        let edited = edited && fate != Fate::Edited;
        let grounds = group.grounds.clone();
        Some(Change { fate, edited, old, new, words, retargeted, score: group.score, grounds, now })
    }

    /// The heading and text of an item, with what its references name.
    fn reading(&self, s: usize, item: u32) -> Reading {
        let node = self.node(s, item);
        let document = self.sides[s].items[item as usize].document;
        let alone = |group: u32| self.groups.all[group as usize].items.iter().any(Vec::is_empty);
        let of = |reference| references::targets(reference, document, &self.paths[s], &self.groups.of[s], alone);
        Reading {
            fields: spans::fields(node).map(|(text, spans)| (text.to_owned(), spans)),
            targets: node.references.iter().map(of).collect(),
            named: node.references.iter().map(references::named).collect(),
        }
    }

    fn node(&self, s: usize, item: u32) -> &'t Node {
        self.sides[s].node(item).expect("documents have no places")
    }

    fn compare_pair(&self, group: &Group, words: &mut Vec<WordChange>, retargeted: &mut Vec<Retargeted>) {
        let items = [group.items[0][0], group.items[1][0]];
        let nodes = [0, 1].map(|s| self.node(s, items[s]));
        let alike = nodes[0].text == nodes[1].text && nodes[0].heading == nodes[1].heading;
        if alike && nodes.iter().all(|node| node.references.is_empty()) {
            return;
        }
        let [old, new] = [0, 1].map(|s| self.reading(s, items[s]));
        for (n, field) in [Field::Heading, Field::Text].into_iter().enumerate() {
            self.comparer.compare(field, &old.source(n), &new.source(n), words, retargeted);
        }
        // A heading on one side that is the beginning of the text on the other is the same words.
        let one_heading = nodes[0].heading.is_some() != nodes[1].heading.is_some();
        if one_heading && joined([nodes[0]].into_iter()) == joined([nodes[1]].into_iter()) {
            words.iter_mut().for_each(|change| change.ignored = true);
        }
    }

    /// Compares what several nodes say together.
    fn compare_joined(&self, group: &Group, words: &mut Vec<WordChange>, retargeted: &mut Vec<Retargeted>) {
        let [old, new] = [0, 1].map(|s| {
            let mut all = Reading::default();
            group.items[s].iter().for_each(|&item| all.append(self.reading(s, item)));
            all
        });
        self.comparer.compare(Field::Text, &old.source(1), &new.source(1), words, retargeted);
    }

    /// What the old side does not tell about the nodes of the new side.
    fn heads(&self, group: &Group, fate: &Fate) -> Vec<Head> {
        let whole = matches!(fate, Fate::Added | Fate::Split | Fate::Merged);
        let head = |s: usize, item: u32, whole: bool| {
            let node = self.node(s, item);
            Head {
                kind: node.kind,
                number: node.number.clone(),
                label: node.label.clone(),
                inferred: node.inferred,
                level: self.sides[s].items[item as usize].level - 2,
                content: whole.then(|| (node.heading.clone(), node.text.clone())),
            }
        };
        let heads: Vec<Head> = group.items[1].iter().map(|&item| head(1, item, whole)).collect();
        let known = !whole && group.items[0].first().is_some_and(|&old| heads.first() == Some(&head(0, old, false)));
        if known { Vec::new() } else { heads }
    }
}

/// The one fate of a group. A move says more than a new number, and a new number more than other words.
fn fate(group: &Group, old: &[Place], new: &[Place], edited: bool) -> Fate {
    match (old, new) {
        ([], _) => Fate::Added,
        (_, []) => Fate::Removed,
        ([old], [new]) => match () {
            () if group.moved => Fate::Moved,
            () if old.path != new.path => Fate::Renumbered,
            () if edited => Fate::Edited,
            () => Fate::Same,
        },
        ([_], _) => Fate::Split,
        _ => Fate::Merged,
    }
}
