//! Makes the new version from the old one and the changes between them: the proof that a comparison is complete.

use super::words::{Field, WordChange};
use super::{Change, Diff, Head, Place};
use crate::tree::{Document, Node};

/// The new version: titles, versions and nodes with kind, number, path, label, heading, text and place. What follows from the
/// source and the text (lines, references, definitions, facts, repairs, house style) is not made.
///
/// # Errors
/// Where the changes are not those of this old version: they name a node or words that it does not have.
pub fn apply(old: &[Document], diff: &Diff) -> Result<Vec<Document>, String> {
    let mut nodes: Vec<(Place, u32, Node)> = Vec::new();
    for change in &diff.changes {
        for (n, place) in change.new.iter().enumerate() {
            let head = change.now.get(n);
            let (level, node) = make(old, change, head, place)?;
            nodes.push((place.clone(), level, node));
        }
    }
    nodes.sort_by(|a, b| a.0.cmp(&b.0));
    let title = |(title, version): &(Option<String>, Option<String>)| Document {
        title: title.clone(),
        version: version.clone(),
        ..Document::default()
    };
    let mut documents: Vec<Document> = diff.titles.iter().map(title).collect();
    let mut open: Vec<u32> = Vec::new();
    for (place, level, mut node) in nodes {
        let document = documents.get_mut(place.document as usize).ok_or("a node of no document")?;
        let own = document.nodes.len() as u32;
        if own == 0 {
            open.clear();
        }
        open.truncate(level as usize);
        node.parent = open.last().copied();
        open.push(own);
        document.nodes.push(node);
    }
    documents.iter_mut().for_each(|document| close(&mut document.nodes));
    Ok(documents)
}

/// One node of the new version, with how deep it stands.
fn make(old: &[Document], change: &Change, head: Option<&Head>, place: &Place) -> Result<(u32, Node), String> {
    let source = match change.old.as_slice() {
        [only] => Some(find(old, only)?),
        _ => None,
    };
    let (heading, text) = match (head.and_then(|head| head.content.clone()), source) {
        (Some(content), _) => content,
        (None, Some((_, node))) => (
            Some(edited(node.heading.as_deref().unwrap_or(""), &change.words, Field::Heading)?)
                .filter(|h| !h.is_empty()),
            edited(&node.text, &change.words, Field::Text)?,
        ),
        (None, None) => return Err(format!("nothing tells what {} is", place.path)),
    };
    let (level, kind, number, label, inferred) = match (head, source) {
        (Some(head), _) => (head.level, head.kind, head.number.clone(), head.label.clone(), head.inferred),
        (None, Some((level, node))) => (level, node.kind, node.number.clone(), node.label.clone(), node.inferred),
        (None, None) => return Err(format!("nothing tells what {} is", place.path)),
    };
    let node = Node { number, label, inferred, heading, text, ..Node::new(kind, place.path.clone()) };
    Ok((level, node))
}

/// A node of the old version, with how deep it stands.
fn find<'o>(old: &'o [Document], place: &Place) -> Result<(u32, &'o Node), String> {
    let nodes = old.get(place.document as usize).map(|document| &document.nodes);
    let at = |n: u32| nodes.and_then(|nodes| nodes.get(n as usize));
    let node = at(place.node).filter(|node| node.path == place.path);
    let node = node.ok_or_else(|| format!("there is no {} in the old version", place.path))?;
    let level = std::iter::successors(node.parent, |&up| at(up).and_then(|node| node.parent)).count();
    Ok((level as u32, node))
}

/// A text with the changes of one field.
fn edited(text: &str, changes: &[WordChange], field: Field) -> Result<String, String> {
    let mut made = String::with_capacity(text.len());
    let mut done = 0;
    for change in changes.iter().filter(|change| change.field == field) {
        let at = change.at as usize;
        let before = text.get(done..at).ok_or("the changes are not in order")?;
        let rest = text.get(at..).and_then(|rest| rest.strip_prefix(change.was.as_str()));
        rest.ok_or_else(|| format!("“{}” does not stand where it should", change.was))?;
        made.push_str(before);
        made.push_str(&change.now);
        done = at + change.was.len();
    }
    made.push_str(&text[done..]);
    Ok(made)
}

/// Sets where the subtrees end.
fn close(nodes: &mut [Node]) {
    for i in (0..nodes.len()).rev() {
        let own = nodes[i].end.max(i as u32 + 1);
        nodes[i].end = own;
        if let Some(parent) = nodes[i].parent {
            let parent = &mut nodes[parent as usize];
            parent.end = parent.end.max(own);
        }
    }
}
