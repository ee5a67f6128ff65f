//! The form of the differences as types: what YAML, JSON and the schema are made from.
//!
//! The order of the fields is the order of the keys, and the doc comments are the descriptions in the schema.

use super::{Comparison, SCHEMA_NUMBER};
use crate::diff::words::{Class, Field};
use crate::diff::{self, Fate, Ground, references, words};
use crate::tree::{self, Kind, SourceInfo};
use schemars::JsonSchema;
use serde::Serialize;

/// The differences between two versions of a text.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "lidwoord_diff 1")]
pub struct Diff<'a> {
    /// The number of this schema.
    #[schemars(extend("const" = SCHEMA_NUMBER))]
    pub lidwoord_diff: u32,
    /// The old version.
    pub old: Source<'a>,
    /// The new version.
    pub new: Source<'a>,
    /// The classes of differences that do not count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("items" = one_of(&["punctuation", "case", "defined-names"])))]
    pub ignore: Vec<&'static str>,
    /// Names that count as the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Names<'a>>,
    /// Titles and versions of documents that differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Title<'a>>,
    /// How many entries have each fate.
    pub summary: Summary,
    /// What became of each node, in the order of the new version; what was removed stands behind what it followed.
    pub changes: Vec<Change<'a>>,
}

/// What was read.
#[derive(Serialize, JsonSchema)]
pub struct Source<'a> {
    /// The path as given; `-` for standard input.
    pub path: &'a str,
    /// The SHA-256 of the text that the tree was made from, in lower-case hexadecimal; absent where a tree does not tell.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub sha256: &'a str,
}

/// A name of the old version and what it is called in the new one.
#[derive(Serialize, JsonSchema)]
pub struct Names<'a> {
    /// The name in the old version.
    pub old: &'a str,
    /// The name in the new version.
    pub new: &'a str,
}

/// A title or version of a document that differs.
#[derive(Serialize, JsonSchema)]
pub struct Title<'a> {
    /// The document, counted from 1.
    pub document: usize,
    /// Which of the two.
    #[schemars(extend("enum" = ["title", "version"]))]
    pub field: &'static str,
    /// As it stands in the old version; absent where that has none.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub was: &'a str,
    /// As it stands in the new version; absent where that has none.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub now: &'a str,
}

/// How many entries have each fate.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Summary {
    pub same: usize,
    pub edited: usize,
    pub moved: usize,
    pub renumbered: usize,
    pub split: usize,
    pub merged: usize,
    pub added: usize,
    pub removed: usize,
    /// How many of those that are moved, renumbered, split or merged have other words too.
    pub also_edited: usize,
}

/// What became of a node, or of several that belong together. Each node of both versions stands in exactly one entry.
#[derive(Serialize, JsonSchema)]
pub struct Change<'a> {
    /// What became of it.
    #[schemars(extend("enum" = Fate::ALL.map(Fate::name)))]
    pub fate: &'static str,
    /// True where the words changed too; absent where they did not, and for the fate `edited`.
    #[serde(skip_serializing_if = "is_false")]
    #[schemars(extend("const" = true))]
    pub edited: bool,
    /// The kind of the node, in the new version where it is there.
    #[schemars(extend("enum" = Kind::ALL.map(Kind::name)))]
    pub kind: &'static str,
    /// The nodes of the old version: none where one was added, several where they were merged.
    pub old: Vec<Place<'a>>,
    /// The nodes of the new version: none where one was removed, several where one was split.
    pub new: Vec<Place<'a>>,
    /// How alike both sides are, from 0 to 1; 0 where there is only one.
    #[schemars(range(min = 0, max = 1))]
    pub score: f64,
    /// What speaks for the two sides belonging together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("items" = one_of(&Ground::ALL.map(Ground::name))))]
    pub rests_on: Vec<&'static str>,
    /// The heading of a node that was added or removed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub heading: &'a str,
    /// The text of a node that was added or removed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
    /// The differences between the words, in the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Word<'a>>,
    /// References that point elsewhere now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference<'a>>,
}

/// A node of one version.
#[derive(Serialize, JsonSchema)]
pub struct Place<'a> {
    /// The document in its file, counted from 1.
    pub document: u32,
    /// The path in that document.
    pub path: &'a str,
}

/// One difference between two texts.
#[derive(Serialize, JsonSchema)]
pub struct Word<'a> {
    /// Which text; of a split or merged node all headings and texts, joined by spaces.
    #[schemars(extend("enum" = ["heading", "text"]))]
    pub field: &'static str,
    /// Where it begins in the old text, in Unicode characters from 0.
    pub at: usize,
    /// The old words; absent where words came in.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub was: &'a str,
    /// The new words; absent where words went out.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub now: &'a str,
    /// What sort of difference it is; `reference` is one that only follows a new number, and makes no node edited.
    #[schemars(extend("enum" = Class::ALL.map(Class::name)))]
    pub class: &'static str,
}

/// A reference that points elsewhere now.
#[derive(Serialize, JsonSchema)]
pub struct Reference<'a> {
    /// Always `reference-retargeted`.
    #[schemars(extend("const" = "reference-retargeted"))]
    pub code: &'static str,
    /// Its words in the old version.
    pub was: &'a str,
    /// Its words in the new version.
    pub now: &'a str,
    /// The paths that it named in the old version; with a question mark before it what was not there.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub from: &'a [String],
    /// The paths that it names in the new version.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub to: &'a [String],
}

/// The schema of a word of a list.
fn one_of(words: &[&str]) -> serde_json::Value {
    serde_json::json!({ "type": "string", "enum": words })
}

fn is_false(value: &bool) -> bool {
    !value
}

impl<'a> Diff<'a> {
    /// The form of a comparison.
    pub fn new(from: &Comparison<'a>) -> Self {
        let ignore = from.options.ignore;
        let classes = [
            (ignore.punctuation, Class::Punctuation),
            (ignore.case, Class::Case),
            (ignore.defined_names, Class::DefinedNames),
        ];
        Diff {
            lidwoord_diff: SCHEMA_NUMBER,
            old: Source::from(&from.old.source),
            new: Source::from(&from.new.source),
            ignore: classes.into_iter().filter(|(is, _)| *is).map(|(_, class)| class.name()).collect(),
            names: from.options.names.iter().map(|(old, new)| Names { old, new }).collect(),
            titles: titles(&from.old.documents, &from.new.documents),
            summary: Summary::new(from.diff),
            changes: from.diff.changes.iter().map(|change| Change::new(from, change)).collect(),
        }
    }
}

impl<'a> From<&'a SourceInfo> for Source<'a> {
    fn from(from: &'a SourceInfo) -> Self {
        Source { path: &from.path, sha256: &from.sha256 }
    }
}

/// The titles and versions that differ, document by document.
pub fn titles<'a>(old: &'a [tree::Document], new: &'a [tree::Document]) -> Vec<Title<'a>> {
    let mut found = Vec::new();
    for n in 0..old.len().max(new.len()) {
        let fields = [old.get(n), new.get(n)].map(|document| {
            let field =
                |of: fn(&tree::Document) -> &Option<String>| document.and_then(|d| of(d).as_deref()).unwrap_or("");
            [field(|d| &d.title), field(|d| &d.version)]
        });
        for (f, name) in ["title", "version"].into_iter().enumerate() {
            if fields[0][f] != fields[1][f] {
                found.push(Title { document: n + 1, field: name, was: fields[0][f], now: fields[1][f] });
            }
        }
    }
    found
}

impl Summary {
    /// Counts the entries.
    pub fn new(diff: &diff::Diff) -> Self {
        let [same, edited, moved, renumbered, split, merged, added, removed] = Fate::ALL.map(|fate| diff.count(fate));
        let also_edited = diff.changes.iter().filter(|change| change.edited).count();
        Summary { same, edited, moved, renumbered, split, merged, added, removed, also_edited }
    }
}

impl<'a> Change<'a> {
    fn new(comparison: &Comparison<'a>, from: &'a diff::Change) -> Self {
        let alone = match (from.old.as_slice(), from.new.as_slice()) {
            ([], [new]) => Some(comparison.new_node(new)),
            ([old], []) => Some(comparison.old_node(old)),
            _ => None,
        };
        let node = from.new.first().map(|p| comparison.new_node(p));
        let node = node.or_else(|| from.old.first().map(|p| comparison.old_node(p)));
        let old_text = |field: Field| text_of(comparison, from, field);
        let texts = [old_text(Field::Heading), old_text(Field::Text)];
        Change {
            fate: from.fate.name(),
            edited: from.edited,
            kind: node.map_or("", |node| node.kind.name()),
            old: from.old.iter().map(Place::from).collect(),
            new: from.new.iter().map(Place::from).collect(),
            score: (f64::from(from.score) * 1000.0).round() / 1000.0,
            rests_on: from.grounds.iter().map(|ground| ground.name()).collect(),
            heading: alone.and_then(|node| node.heading.as_deref()).unwrap_or(""),
            text: alone.map_or("", |node| &node.text),
            words: words(&from.words, &texts),
            references: from.retargeted.iter().map(Reference::from).collect(),
        }
    }
}

/// The old text that the word changes of a field count in.
fn text_of(comparison: &Comparison, change: &diff::Change, field: Field) -> String {
    let nodes = change.old.iter().map(|place| comparison.old_node(place));
    match (change.old.len().max(change.new.len()), field) {
        (1, Field::Heading) => nodes.filter_map(|node| node.heading.clone()).collect(),
        (1, Field::Text) => nodes.map(|node| node.text.clone()).collect(),
        (_, Field::Heading) => String::new(),
        (_, Field::Text) => diff::words::joined(nodes),
    }
}

/// The word changes that count, or that follow a new number; those that the caller ignores are left out.
fn words<'a>(changes: &'a [words::WordChange], texts: &[String; 2]) -> Vec<Word<'a>> {
    let shown = changes.iter().filter(|change| !change.ignored || change.class == Class::Reference);
    let (mut field, mut byte, mut at) = (Field::Heading, 0, 0);
    shown
        .map(|change| {
            if change.field != field {
                (field, byte, at) = (change.field, 0, 0);
            }
            let text = if field == Field::Heading { &texts[0] } else { &texts[1] };
            let next = change.at as usize;
            at += text.get(byte..next).map_or(0, |between| between.chars().count());
            byte = next;
            Word { field: field.name(), at, was: &change.was, now: &change.now, class: change.class.name() }
        })
        .collect()
}

impl<'a> From<&'a diff::Place> for Place<'a> {
    fn from(from: &'a diff::Place) -> Self {
        Place { document: from.document + 1, path: &from.path }
    }
}

impl<'a> From<&'a references::Retargeted> for Reference<'a> {
    fn from(from: &'a references::Retargeted) -> Self {
        let references::Retargeted { was, now, from, to } = from;
        Reference { code: "reference-retargeted", was, now, from, to }
    }
}
