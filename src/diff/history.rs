//! What became of each article over a series of versions.

use super::{Change, Diff, Fate, Place};
use crate::tree::{Document, Kind, Node};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// One article through the versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The last version that has the article, from 0.
    pub version: usize,
    /// The article in that version.
    pub place: Place,
    /// What happened between the versions, from old to new. A version that did not change it has a step too.
    pub steps: Vec<Step>,
}

/// What happened to an article between two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The newer of the two versions, from 0.
    pub version: usize,
    /// The entry of the article in the differences between the two.
    pub change: usize,
    /// What happened below the article: how many nodes have each fate, but for [`Fate::Edited`] how many have other words.
    pub below: BTreeMap<Fate, usize>,
}

impl Story {
    /// Whether something changed in the article or below it.
    pub fn is_eventful(&self, diffs: &[Diff]) -> bool {
        let changed = |step: &Step| diffs[step.version - 1].changes[step.change].fate != Fate::Same;
        self.steps.iter().any(|step| changed(step) || !step.below.is_empty())
    }
}

/// The entries of one comparison by the nodes of both sides.
struct Entries {
    old: FxHashMap<(u32, u32), usize>,
    new: FxHashMap<(u32, u32), usize>,
}

impl Entries {
    fn new(diff: &Diff) -> Self {
        let mut entries = Entries { old: FxHashMap::default(), new: FxHashMap::default() };
        for (n, change) in diff.changes.iter().enumerate() {
            entries.old.extend(change.old.iter().map(|place| ((place.document, place.node), n)));
            entries.new.extend(change.new.iter().map(|place| ((place.document, place.node), n)));
        }
        entries
    }
}

/// The story of each article of the last version, then of those that an earlier one had and the next had not, the latest
/// first. `diffs` are the differences between each version and the next.
pub fn history(versions: &[&[Document]], diffs: &[Diff]) -> Vec<Story> {
    let entries: Vec<Entries> = diffs.iter().map(Entries::new).collect();
    let mut stories = Vec::new();
    for version in (0..versions.len()).rev() {
        for place in articles(versions[version]) {
            let lost = |next: &Diff| {
                let n = entries[version].old.get(&(place.document, place.node));
                n.is_some_and(|&n| next.changes[n].fate == Fate::Removed)
            };
            if diffs.get(version).is_none_or(lost) {
                stories.push(story(versions, diffs, &entries, version, place));
            }
        }
    }
    stories
}

/// The articles of a version; in a text without articles, what stands at the top.
fn articles(documents: &[Document]) -> Vec<Place> {
    let mut found = Vec::new();
    for (d, document) in documents.iter().enumerate() {
        let is_article = |n: usize, node: &Node| {
            let below = || document.nodes[n + 1..node.end as usize].iter().any(|node| node.kind == Kind::Artikel);
            node.kind == Kind::Artikel || node.parent.is_none() && !below()
        };
        let nodes = document.nodes.iter().enumerate().filter(|(n, node)| is_article(*n, node));
        found.extend(nodes.map(|(n, node)| Place { document: d as u32, node: n as u32, path: node.path.clone() }));
    }
    found
}

/// Follows an article back from the last version that has it. One that was merged has more than one node in the versions
/// before.
fn story(versions: &[&[Document]], diffs: &[Diff], entries: &[Entries], version: usize, place: Place) -> Story {
    let mut steps = Vec::new();
    if let Some(diff) = diffs.get(version) {
        let change = entries[version].old[&(place.document, place.node)];
        steps.push(step(versions, diff, &entries[version], version + 1, change));
    }
    let mut nodes: FxHashSet<(u32, u32)> = FxHashSet::from_iter([(place.document, place.node)]);
    for version in (1..=version).rev() {
        let diff = &diffs[version - 1];
        let mut changes: Vec<usize> = nodes.iter().map(|node| entries[version - 1].new[node]).collect();
        changes.sort_unstable();
        changes.dedup();
        nodes = changes.iter().flat_map(|&n| &diff.changes[n].old).map(|p| (p.document, p.node)).collect();
        // The steps are turned round at the end, and those of one version must keep their order.
        steps.extend(changes.into_iter().rev().map(|n| step(versions, diff, &entries[version - 1], version, n)));
    }
    steps.reverse();
    Story { version, place, steps }
}

fn step(versions: &[&[Document]], diff: &Diff, entries: &Entries, version: usize, change: usize) -> Step {
    let mut below = BTreeMap::new();
    let mut count = |entry: &Change| {
        let edited = entry.edited || entry.fate == Fate::Edited;
        let fates = [Some(entry.fate).filter(|fate| *fate != Fate::Edited), edited.then_some(Fate::Edited)];
        for fate in fates.into_iter().flatten().filter(|fate| *fate != Fate::Same) {
            *below.entry(fate).or_default() += 1;
        }
    };
    let mut seen = FxHashSet::from_iter([change]);
    let inside = |place: &Place, documents: &[Document]| {
        let (document, node) = (place.document, place.node);
        let end = documents[document as usize].nodes[node as usize].end;
        (node + 1..end).map(move |node| (document, node))
    };
    for node in diff.changes[change].new.iter().flat_map(|place| inside(place, versions[version])) {
        let n = entries.new[&node];
        if seen.insert(n) {
            count(&diff.changes[n]);
        }
    }
    for node in diff.changes[change].old.iter().flat_map(|place| inside(place, versions[version - 1])) {
        let n = entries.old[&node];
        if diff.changes[n].fate == Fate::Removed && seen.insert(n) {
            count(&diff.changes[n]);
        }
    }
    Step { version, change, below }
}
