//! The keys that are read. A key that is not named here is passed over.

use super::LoadError;
use crate::tree::{self, Conversion, Kind};
use serde::Deserialize;

/// One tree.
#[derive(Deserialize)]
pub(super) struct Tree {
    pub(super) lidwoord: u32,
    #[serde(default)]
    source: Source,
    #[serde(default)]
    documents: Vec<Document>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Source {
    sha256: String,
    bytes: u64,
    lines: u32,
    encoding: String,
    tool: String,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Document {
    title: Option<String>,
    version: Option<String>,
    grammar: String,
    first_line: u32,
    last_line: u32,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    kind: String,
    path: String,
    number: Option<String>,
    label: Option<String>,
    #[serde(default)]
    inferred: bool,
    heading: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    first_line: u32,
    #[serde(default)]
    last_line: u32,
    #[serde(default)]
    defines: Vec<String>,
    #[serde(default)]
    references: Vec<Reference>,
    #[serde(default)]
    children: Vec<Node>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reference {
    text: String,
    to: Vec<String>,
    missing: Vec<String>,
    law: Option<String>,
    article: Option<String>,
    lid: Vec<String>,
    onderdeel: Vec<String>,
    uri: Option<String>,
    document: Option<String>,
}

impl Tree {
    /// Adds the documents to those of a conversion; the first tree gives the facts about the source.
    pub(super) fn put_into(self, all: &mut Conversion) -> Result<(), LoadError> {
        if all.documents.is_empty() {
            let Source { sha256, bytes, lines, encoding, tool } = self.source;
            all.source = tree::SourceInfo { path: String::new(), sha256, bytes, lines, encoding, tool };
        }
        for document in self.documents {
            all.documents.push(document.into_tree()?);
        }
        Ok(())
    }
}

impl Document {
    fn into_tree(self) -> Result<tree::Document, LoadError> {
        let Document { title, version, grammar, first_line, last_line, nodes } = self;
        let (title, version) = (full(title), full(version));
        let mut flat = Vec::new();
        for node in nodes {
            node.flatten(None, &mut flat)?;
        }
        Ok(tree::Document { title, version, grammar, first_line, last_line, nodes: flat, ..tree::Document::default() })
    }
}

impl Node {
    /// Appends the node and all below it. The readers of YAML and JSON bound the depth, so recursion is safe.
    fn flatten(self, parent: Option<u32>, into: &mut Vec<tree::Node>) -> Result<(), LoadError> {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == self.kind);
        let kind = kind.ok_or_else(|| format!("{}: there is no kind {}", self.path, self.kind))?;
        let own = into.len();
        into.push(tree::Node {
            number: full(self.number),
            label: full(self.label),
            inferred: self.inferred,
            heading: full(self.heading),
            text: self.text,
            first_line: self.first_line,
            last_line: self.last_line,
            defines: self.defines,
            references: self.references.into_iter().map(Reference::into_tree).collect(),
            parent,
            ..tree::Node::new(kind, self.path)
        });
        for child in self.children {
            child.flatten(Some(own as u32), into)?;
        }
        into[own].end = into.len() as u32;
        Ok(())
    }
}

/// A key whose value is empty is a key that is absent.
fn full(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

impl Reference {
    fn into_tree(self) -> tree::Reference {
        let Reference { text, to, missing, law, article, lid, onderdeel, uri, document } = self;
        let [law, article, uri, document] = [law, article, uri, document].map(full);
        tree::Reference { text, to, missing, law, article, lid, onderdeel, uri, document }
    }
}
