//! Compares two versions of a text, node by node.
//!
//! `align` pairs the nodes of both sides, `pieces` finds what was split and merged, `fates` says what became of each node,
//! `words` compares the texts of those that belong together. docs/diff.md has the rules for users.

pub mod align;
pub mod apply;
mod candidates;
pub mod fates;
pub mod groups;
pub mod history;
pub mod names;
pub mod pieces;
pub mod references;
pub mod side;
pub mod spans;
pub mod words;

mod matching;
mod moves;

use crate::tree::{Document, Kind};
use names::Names;
use side::{Side, Vocabulary};

/// What a caller can choose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Differences that do not count.
    pub ignore: Ignore,
    /// Names that mean the same: that in the old text and that in the new one.
    pub names: Vec<(String, String)>,
}

/// Differences that do not count as a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ignore {
    /// Signs and spaces.
    pub punctuation: bool,
    /// Capitals.
    pub case: bool,
    /// Terms that both sides define in nodes that belong together.
    pub defined_names: bool,
}

/// What became of a node. Each node of both sides has exactly one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The same words in the same place with the same path.
    Same,
    /// Other words in the same place with the same path.
    Edited,
    /// It stands below another node, or before or behind other siblings.
    Moved,
    /// In its place, with another path.
    Renumbered,
    /// One node became several.
    Split,
    /// Several nodes became one.
    Merged,
    /// The old side does not have it.
    Added,
    /// The new side does not have it.
    Removed,
}

impl Fate {
    /// All fates.
    pub const ALL: [Fate; 8] = [
        Fate::Same,
        Fate::Edited,
        Fate::Moved,
        Fate::Renumbered,
        Fate::Split,
        Fate::Merged,
        Fate::Added,
        Fate::Removed,
    ];

    /// The name in the output, for instance `renumbered`.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Same => "same",
            Fate::Edited => "edited",
            Fate::Moved => "moved",
            Fate::Renumbered => "renumbered",
            Fate::Split => "split",
            Fate::Merged => "merged",
            Fate::Added => "added",
            Fate::Removed => "removed",
        }
    }
}

/// A node of one side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document in its file, from 0.
    pub document: u32,
    /// Its index in [`Document::nodes`].
    pub node: u32,
    /// Its path.
    pub path: String,
}

/// What speaks for two nodes belonging together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// They have the same path.
    Path,
    /// They have the same heading.
    Heading,
    /// Their words are alike.
    Text,
    /// Their children belong together.
    Children,
    /// Their parents belong together.
    Parent,
}

impl Ground {
    /// All grounds.
    pub const ALL: [Ground; 5] = [Ground::Path, Ground::Heading, Ground::Text, Ground::Children, Ground::Parent];

    /// The name in the output, for instance `heading`.
    pub fn name(self) -> &'static str {
        match self {
            Ground::Path => "path",
            Ground::Heading => "heading",
            Ground::Text => "text",
            Ground::Children => "children",
            Ground::Parent => "parent",
        }
    }
}

/// What one or more nodes became.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What became of them.
    pub fate: Fate,
    /// Their words changed too; never set for [`Fate::Edited`].
    pub edited: bool,
    /// The nodes of the old side: several where they were merged, none where one was added.
    pub old: Vec<Place>,
    /// The nodes of the new side: several where one was split, none where one was removed.
    pub new: Vec<Place>,
    /// The differences between the words, in the order of the text; also those that do not count.
    pub words: Vec<words::WordChange>,
    /// References that point elsewhere now.
    pub retargeted: Vec<references::Retargeted>,
    /// How alike the two sides are, from 0 to 1; 0 where there is only one.
    pub score: f32,
    /// What speaks for the two sides belonging together.
    pub grounds: Vec<Ground>,
    /// What `old` does not tell about the nodes of the new side; [`apply::apply`] needs it.
    pub now: Vec<Head>,
}

/// What a node of the new side is, apart from its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it is.
    pub kind: Kind,
    /// Its number.
    pub number: Option<String>,
    /// Its label.
    pub label: Option<String>,
    /// Its number is not printed.
    pub inferred: bool,
    /// How deep it stands; 0 at the top.
    pub level: u32,
    /// Its heading and text, where they do not follow from the old side and the word changes.
    pub content: Option<(Option<String>, String)>,
}

/// All changes between two versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// One entry for each node, or for several that belong together; in the order of the new side, what was removed behind
    /// what it followed.
    pub changes: Vec<Change>,
    /// The title and version of each document of the new side.
    pub titles: Vec<(Option<String>, Option<String>)>,
}

impl Diff {
    /// How many entries have a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.changes.iter().filter(|change| change.fate == fate).count()
    }

    /// Whether every node is the same.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.fate == Fate::Same)
    }
}

/// Compares two versions. The time grows with their length, and with the length of texts that changed much.
pub fn diff(old: &[Document], new: &[Document], options: &Options) -> Diff {
    let names = Names::new(&options.names);
    let mut vocabulary = Vocabulary::default();
    let swapped = content(old).gt(content(new));
    let ordered = if swapped { [new, old] } else { [old, new] };
    let mut sides = ordered.map(|documents| Side::new(documents, &names, &mut vocabulary));
    let mut groups = align::align(&sides, &vocabulary);
    if swapped {
        sides.swap(0, 1);
        groups = groups.mirrored();
    }
    fates::changes([old, new], &sides, groups, &names, options.ignore)
}

/// What versions are put in an order by that does not depend on which is the old one, so that the two directions agree.
fn content(documents: &[Document]) -> impl Iterator<Item = (&str, Option<&str>, &str)> {
    let nodes = documents.iter().flat_map(|document| &document.nodes);
    nodes.map(|node| (node.path.as_str(), node.heading.as_deref(), node.text.as_str()))
}
