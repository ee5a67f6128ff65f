//! The output contract as types: what JSON and the schema are made from.
//!
//! They borrow from the tree. The order of the fields is the order of the keys, and the doc comments are the
//! descriptions in the schema, so they speak to the reader of the output.

mod make;

use super::SCHEMA_NUMBER;
use crate::{diag, trace, tree};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::marker::PhantomData;

/// The article tree of one input.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "lidwoord 1")]
pub struct Conversion<'a> {
    /// The number of this schema.
    #[schemars(extend("const" = SCHEMA_NUMBER))]
    pub lidwoord: u32,
    /// What was read.
    pub source: Source<'a>,
    /// One file can hold several sets of terms, one after the other.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub documents: List<'a, tree::Document, Document<'a>>,
    /// What was left out of the tree, and why.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub furniture: List<'a, tree::Furniture, Furniture<'a>>,
    /// What a reader should know about the text and its structure.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub diagnostics: List<'a, diag::Diagnostic, Diagnostic<'a>>,
}

/// What was read.
#[derive(Serialize, JsonSchema)]
pub struct Source<'a> {
    /// The path as given; `-` for standard input.
    pub path: &'a str,
    /// The SHA-256 of the input bytes, in lower-case hexadecimal.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: &'a str,
    /// The number of input bytes.
    pub bytes: u64,
    /// The number of lines.
    pub lines: u32,
    /// The encoding that the bytes were decoded from, in lower case.
    pub encoding: &'a str,
    /// The program that read it, with its version; options that change the result add a digest: `lidwoord 0.1.0+1f3a9c20`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub tool: &'a str,
}

/// One set of terms.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The title; absent where none is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// The version as printed; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<&'a str>,
    /// The house style that was recognised; `lidwoord grammars` lists them. `afgeleid`: the text itself shows it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub grammar: &'a str,
    /// The first source line of the title or the first node, counted from 1.
    pub first_line: u32,
    /// The last source line of the last node.
    pub last_line: u32,
    /// The nodes at the top, in reading order.
    #[serde(skip_serializing_if = "Nodes::is_empty")]
    pub nodes: Nodes<'a>,
    /// Blocks of lines that were moved to their place.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub repairs: List<'a, tree::Move, Move>,
    /// Every change that was made to the source text of the title.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub title_repairs: List<'a, trace::Repair, Repair<'a>>,
    /// The terms that it defines, in order.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub definitions: List<'a, tree::Definition, Definition<'a>>,
}

/// A chapter, article, lid, list item or paragraph.
#[derive(Serialize, JsonSchema)]
pub struct Node<'a> {
    /// What it is, by its Dutch name; `alinea` is a paragraph without a number.
    #[schemars(extend("enum" = tree::Kind::ALL.map(tree::Kind::name)))]
    pub kind: &'static str,
    /// Its own number; absent for an alinea and a bullet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'a str>,
    /// Its place in the numbering, unique in its document: `4.1`, `2.3.b`, `hoofdstuk-2`, `8.2.1.+1`.
    pub path: &'a str,
    /// The label as printed; absent where the number is not printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    /// True where the number is not printed but follows from the structure; else absent.
    #[serde(skip_serializing_if = "is_false")]
    #[schemars(extend("const" = true))]
    pub inferred: bool,
    /// The heading, on one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<&'a str>,
    /// Its own text before the first child, repaired: one line, single spaces, no label.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
    /// The first source line of its own label, heading and text, counted from 1.
    pub first_line: u32,
    /// The last of them.
    pub last_line: u32,
    /// First and last line of further places with its own text, where columns stood out of order.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub more_lines: &'a [(u32, u32)],
    /// The terms that it defines.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub defines: &'a [String],
    /// What its text refers to.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub references: List<'a, tree::Reference, Reference<'a>>,
    /// Every change that was made to its source text.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub repairs: List<'a, trace::Repair, Repair<'a>>,
    /// What can be counted with in its text.
    #[serde(skip_serializing_if = "List::is_empty")]
    pub facts: List<'a, tree::Fact, Fact<'a>>,
    /// The nodes below it, in reading order.
    #[serde(skip_serializing_if = "Nodes::is_empty")]
    pub children: Nodes<'a>,
}

/// A reference to other nodes of the document, or to a law.
#[derive(Serialize, JsonSchema)]
pub struct Reference<'a> {
    /// The words of the reference.
    pub text: &'a str,
    /// The paths of the nodes that it names, ranges expanded, in order.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub to: &'a [String],
    /// What it names and the document does not have.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub missing: &'a [String],
    /// The law that it names, in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<&'a str>,
    /// The article of that law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<&'a str>,
    /// The leden of that article.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub lid: &'a [String],
    /// The onderdelen of that article or lid.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub onderdeel: &'a [String],
    /// The address of that law or article; absent where its identifier is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<&'a str>,
    /// Another document that it names, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'a str>,
}

/// A term that the document defines.
#[derive(Serialize, JsonSchema)]
pub struct Definition<'a> {
    /// The term.
    pub term: &'a str,
    /// The path of the node that defines it.
    pub path: &'a str,
    /// The words that say what it is.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
    /// How often the document uses it elsewhere.
    pub uses: u32,
}

/// An amount, percentage, period or date in the text of a node.
#[derive(Serialize, JsonSchema)]
pub struct Fact<'a> {
    /// What it is.
    #[schemars(extend("enum" = tree::FactKind::ALL.map(tree::FactKind::name)))]
    pub kind: &'static str,
    /// The words as they stand in the text.
    pub text: &'a str,
    /// The value: a decimal number, or a date as `2019-01-01`.
    pub value: &'a str,
    /// The unit of the number: `EUR`, `%`, or a unit of time in Dutch; absent for a date.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub unit: &'static str,
}

/// One change that was made to the source text of a node.
#[derive(Serialize, JsonSchema)]
pub struct Repair<'a> {
    /// What sort of change it is.
    #[schemars(extend("enum" = trace::RepairKind::ALL.map(trace::RepairKind::name)))]
    pub kind: &'static str,
    /// The source line on which the changed text begins, counted from 1.
    pub line: u32,
    /// The text as it stood in the source.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub was: &'a str,
    /// The text as it stands in the output; absent where it was taken out.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub now: &'a str,
    /// What decided it.
    pub rule: &'static str,
    /// How sure it is.
    #[schemars(extend("enum" = trace::Confidence::ALL.map(trace::Confidence::name)))]
    pub confidence: &'static str,
}

/// A block of lines that was moved to its place.
#[derive(Serialize, JsonSchema)]
pub struct Move {
    /// Always `order`.
    #[schemars(extend("const" = "order"))]
    pub kind: &'static str,
    /// The first line that stood in the wrong place, counted from 1.
    pub first_line: u32,
    /// The last of them.
    pub last_line: u32,
    /// The line that they follow now; 0 for the beginning.
    pub after_line: u32,
    /// What decided it.
    pub rule: &'static str,
    /// How sure it is.
    #[schemars(extend("enum" = trace::Confidence::ALL.map(trace::Confidence::name)))]
    pub confidence: &'static str,
}

/// Lines that were left out of the tree.
#[derive(Serialize, JsonSchema)]
pub struct Furniture<'a> {
    /// The first source line, counted from 1.
    pub first_line: u32,
    /// The last of them.
    pub last_line: u32,
    /// What it is, and so why it was left out.
    #[schemars(extend("enum" = tree::FurnitureKind::ALL.map(tree::FurnitureKind::name)))]
    pub kind: &'static str,
    /// The text, with its line breaks.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
}

/// Something that a reader should know about the text or its structure.
#[derive(Serialize, JsonSchema)]
pub struct Diagnostic<'a> {
    /// A stable code; `lidwoord explain` says what it means.
    pub code: &'static str,
    /// How bad it is.
    #[schemars(extend("enum" = diag::Severity::ALL.map(diag::Severity::name)))]
    pub severity: &'static str,
    /// The source line, counted from 1.
    pub line: u32,
    /// The path of the node that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// One sentence in plain English.
    pub message: &'a str,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A list of `T` from the tree, written as a list of `W`.
pub struct List<'a, T, W> {
    items: &'a [T],
    wire: PhantomData<fn() -> W>,
}

impl<'a, T, W> List<'a, T, W> {
    fn new(items: &'a [T]) -> Self {
        List { items, wire: PhantomData }
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<'a, T, W: From<&'a T> + Serialize> Serialize for List<'a, T, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(W::from))
    }
}

impl<T, W: JsonSchema> JsonSchema for List<'_, T, W> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<W>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<W>::json_schema(generator)
    }
}

/// The children of a node, or the nodes at the top of a document.
pub struct Nodes<'a> {
    document: &'a tree::Document,
    parent: Option<u32>,
}

impl Nodes<'_> {
    fn is_empty(&self) -> bool {
        self.document.children(self.parent).next().is_none()
    }
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.document.children(self.parent).map(|i| Node::new(self.document, i)))
    }
}

impl JsonSchema for Nodes<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Nodes".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Node>::json_schema(generator)
    }
}
