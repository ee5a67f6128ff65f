//! The laws of a comparison: each node has one fate, the changes make the new version, swapped sides mirror them, and a text
//! does not differ from itself.

use lidwoord::diff::{Change, Diff, Fate, Options, Place, apply::apply, diff};
use lidwoord::tree::Document;
use std::collections::BTreeSet;

/// Everything that [`apply`] must make.
pub fn said(documents: &[Document]) -> String {
    let mut all = String::new();
    for document in documents {
        all += &format!("{:?} {:?}\n", document.title, document.version);
        for n in &document.nodes {
            let place = (&n.path, n.parent, n.end, n.kind, &n.number, &n.label, n.inferred);
            all += &format!("{place:?} {:?} {:?}\n", n.heading, n.text);
        }
    }
    all
}

fn places(documents: &[Document]) -> Vec<Place> {
    let of = |(d, document): (usize, &Document)| {
        let nodes = document.nodes.iter().enumerate();
        let place = |(n, node): (usize, &lidwoord::tree::Node)| Place {
            document: d as u32,
            node: n as u32,
            path: node.path.clone(),
        };
        nodes.map(place).collect::<Vec<_>>()
    };
    documents.iter().enumerate().flat_map(of).collect()
}

/// Fate and places of each entry, as they should be when the sides change places.
fn mirrored(diff: &Diff, swap: bool) -> BTreeSet<(Fate, bool, Vec<Place>, Vec<Place>)> {
    let entry = |change: &Change| match swap {
        false => (change.fate, change.edited, change.old.clone(), change.new.clone()),
        true => {
            let fate = match change.fate {
                Fate::Added => Fate::Removed,
                Fate::Removed => Fate::Added,
                Fate::Split => Fate::Merged,
                Fate::Merged => Fate::Split,
                fate => fate,
            };
            (fate, change.edited, change.new.clone(), change.old.clone())
        }
    };
    diff.changes.iter().map(entry).collect()
}

/// Checks the laws for two versions.
///
/// # Errors
/// The first law that is broken.
pub fn obeyed(old: &[Document], new: &[Document], options: &Options) -> Result<(), String> {
    let there = diff(old, new, options);
    for (side, documents) in [("old", old), ("new", new)] {
        let mut found: Vec<Place> =
            there.changes.iter().flat_map(|c| if side == "old" { &c.old } else { &c.new }).cloned().collect();
        found.sort();
        if found != places(documents) {
            return Err(format!("not each node of the {side} side has one fate"));
        }
    }
    let made = apply(old, &there)?;
    if said(&made) != said(new) {
        return Err(format!("applied:\n{}\nshould be:\n{}", said(&made), said(new)));
    }
    let back = mirrored(&diff(new, old, options), true);
    if mirrored(&there, false) != back {
        let there = mirrored(&there, false);
        let odd: Vec<_> = there.symmetric_difference(&back).collect();
        return Err(format!("swapping the sides does not mirror {odd:#?}"));
    }
    for documents in [old, new] {
        if !diff(documents, documents, options).is_empty() {
            return Err("a text differs from itself".into());
        }
    }
    Ok(())
}
