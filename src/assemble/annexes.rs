//! Annexes with a house style of their own: `Bijlage 1` with `1.`, `1.1` behind articles with a keyword. They were read as a
//! set of terms of their own, and belong to the set before them.

use super::paths::Paths;
use crate::tree::{Document, Kind};
use rustc_hash::FxHashMap;

/// Whether a document is no more than the annexes of the one before: it has no title, and its first label is that of an
/// annex.
pub fn are_annexes(document: &Document) -> bool {
    let labelled = document.nodes.iter().find(|node| node.label.is_some());
    document.title.is_none() && labelled.is_some_and(|node| node.kind == Kind::Bijlage)
}

/// Puts `annexes` behind the nodes of `document`. Gives the paths that are new because they were taken, by the old ones.
pub fn append(document: &mut Document, annexes: Document) -> FxHashMap<String, String> {
    let (nodes, parts) = (document.nodes.len() as u32, document.parts.len() as u32);
    let mut paths = Paths::default();
    document.nodes.iter().for_each(|node| paths.take(&node.path));
    let mut renamed = FxHashMap::default();
    document.last_line = document.last_line.max(annexes.last_line);
    document.parts.extend(annexes.parts);
    document.repairs.extend(annexes.repairs);
    let mut old: Vec<String> = Vec::with_capacity(annexes.nodes.len());
    for mut node in annexes.nodes {
        let below = node.parent.and_then(|parent| {
            let rest = node.path.strip_prefix(old[parent as usize].as_str()).filter(|rest| rest.starts_with('.'))?;
            Some(document.nodes[(nodes + parent) as usize].path.clone() + rest)
        });
        let path = paths.free(below.unwrap_or_else(|| node.path.clone()));
        old.push(std::mem::replace(&mut node.path, path));
        if old.last() != Some(&node.path) {
            renamed.extend(old.last().map(|old| (old.clone(), node.path.clone())));
        }
        node.parent = node.parent.map(|parent| parent + nodes);
        node.end += nodes;
        node.parts = node.parts.start + parts..node.parts.end + parts;
        document.nodes.push(node);
    }
    renamed
}
