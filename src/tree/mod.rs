//! The tree: what the pipeline ends in and the writers begin with.
//!
//! The nodes of a document stand in one vector in reading order. A node knows where its subtree ends, so
//! children are found by jumping from end to end, and nothing here recurses.

use crate::diag::Diagnostic;
use crate::trace::{Confidence, Repair};

/// The kind of a node: the Dutch names of the official legislation XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Boek,
    Deel,
    Titeldeel,
    Hoofdstuk,
    Afdeling,
    Paragraaf,
    Artikel,
    Lid,
    Onderdeel,
    Bijlage,
    Alinea,
}

impl Kind {
    /// All kinds, from the outside in; `Bijlage` and `Alinea` last.
    pub const ALL: [Kind; 11] = [
        Kind::Boek,
        Kind::Deel,
        Kind::Titeldeel,
        Kind::Hoofdstuk,
        Kind::Afdeling,
        Kind::Paragraaf,
        Kind::Artikel,
        Kind::Lid,
        Kind::Onderdeel,
        Kind::Bijlage,
        Kind::Alinea,
    ];

    /// The name in the output, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Boek => "boek",
            Kind::Deel => "deel",
            Kind::Titeldeel => "titeldeel",
            Kind::Hoofdstuk => "hoofdstuk",
            Kind::Afdeling => "afdeling",
            Kind::Paragraaf => "paragraaf",
            Kind::Artikel => "artikel",
            Kind::Lid => "lid",
            Kind::Onderdeel => "onderdeel",
            Kind::Bijlage => "bijlage",
            Kind::Alinea => "alinea",
        }
    }
}

/// A reference from a node to other nodes of its document, or to a law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The words of the reference as they stand in the repaired text.
    pub text: String,
    /// The paths of existing nodes that it names, ranges expanded, in order.
    pub to: Vec<String>,
    /// What it names and the document does not have.
    pub missing: Vec<String>,
    /// The name in full of the law that it names, for an external reference.
    pub law: Option<String>,
    /// The article of that law.
    pub article: Option<String>,
    /// The leden of that article.
    pub lid: Vec<String>,
    /// The onderdelen of that article or lid.
    pub onderdeel: Vec<String>,
    /// The address of the law or article, where its identifier is known.
    pub uri: Option<String>,
    /// Another document that it names, as printed.
    pub document: Option<String>,
}

/// A term that a document defines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// The term without quotes.
    pub term: String,
    /// The path of the node that defines it.
    pub path: String,
    /// The index of that node.
    pub node: u32,
    /// The words that say what it is.
    pub text: String,
    /// How often the document uses it elsewhere.
    pub uses: u32,
    /// It is only widened here: `wordt mede verstaan`.
    pub widens: bool,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// An amount of money.
    Amount,
    /// A percentage.
    Percentage,
    /// A period of time.
    Period,
    /// A date.
    Date,
}

impl FactKind {
    /// All kinds.
    pub const ALL: [FactKind; 4] = [FactKind::Amount, FactKind::Percentage, FactKind::Period, FactKind::Date];

    /// The name in the output, for instance `amount`.
    pub fn name(self) -> &'static str {
        match self {
            FactKind::Amount => "amount",
            FactKind::Percentage => "percentage",
            FactKind::Period => "period",
            FactKind::Date => "date",
        }
    }
}

/// Something in a text that can be counted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// The words as they stand in the repaired text.
    pub text: String,
    /// The value: a decimal number, or a date as `2019-01-01`.
    pub value: String,
    /// The unit of the number: `EUR`, `%`, or a unit of time in Dutch; empty for a date.
    pub unit: &'static str,
}

/// One node with its own label, heading and text, without those of its children.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its own number; none for an alinea and a bullet.
    pub number: Option<String>,
    /// Unique in its document, by the rules of the output contract.
    pub path: String,
    /// The label as printed; none where the number is not printed.
    pub label: Option<String>,
    /// The number is not printed but follows from the structure.
    pub inferred: bool,
    /// The heading on one line; none where there is none.
    pub heading: Option<String>,
    /// The own text on one line, repaired; may be empty.
    pub text: String,
    /// The first 1-based source line of its own label, heading and text.
    pub first_line: u32,
    /// The last of them.
    pub last_line: u32,
    /// Further places with own text, first and last line each, where columns stood out of order.
    pub more_lines: Vec<(u32, u32)>,
    /// The terms that it defines.
    pub defines: Vec<String>,
    /// What it refers to.
    pub references: Vec<Reference>,
    /// What can be counted with in its text.
    pub facts: Vec<Fact>,
    /// Every change that was made to its source text.
    pub repairs: Vec<Repair>,
    /// Where its label, heading and text stand: a range of [`Document::parts`].
    pub parts: std::ops::Range<u32>,
    /// The index of the parent in [`Document::nodes`]; none at the top.
    pub parent: Option<u32>,
    /// The index after the last node of its subtree.
    pub end: u32,
}

impl Node {
    /// A node at the top with nothing but a kind and a path; the rest is filled in.
    pub fn new(kind: Kind, path: impl Into<String>) -> Node {
        Node {
            kind,
            number: None,
            path: path.into(),
            label: None,
            inferred: false,
            heading: None,
            text: String::new(),
            first_line: 0,
            last_line: 0,
            more_lines: Vec::new(),
            defines: Vec::new(),
            references: Vec::new(),
            facts: Vec::new(),
            repairs: Vec::new(),
            parts: 0..0,
            parent: None,
            end: 0,
        }
    }
}

/// A block of lines that was moved to its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The first 1-based line that stood in the wrong place.
    pub first_line: u32,
    /// The last of them.
    pub last_line: u32,
    /// The line that they follow now; 0 for the beginning.
    pub after_line: u32,
    /// What decided it.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// One set of terms.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The title as printed, on one line.
    pub title: Option<String>,
    /// The version as printed.
    pub version: Option<String>,
    /// The name of the house style that was recognised.
    pub grammar: String,
    /// The first 1-based source line of its title or first node.
    pub first_line: u32,
    /// The last line of its last node.
    pub last_line: u32,
    /// The nodes in reading order.
    pub nodes: Vec<Node>,
    /// Blocks that were moved.
    pub repairs: Vec<Move>,
    /// The terms that it defines, in order.
    pub definitions: Vec<Definition>,
    /// The source text of the title and of all nodes, those of one owner together.
    pub parts: Vec<Part>,
    /// How many of the first `parts` are the title.
    pub title_parts: u32,
    /// The repairs of the title.
    pub title_repairs: Vec<Repair>,
}

/// A stretch of one line that belongs to one owner, for the audit and for finding things in the source again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The first byte in the clean text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The line, counted from 0.
    pub line: u32,
    /// What it is of its owner.
    pub field: Field,
    /// It was moved here and does not follow the part before it in the source.
    pub moved: bool,
}

/// What a part is of its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The label.
    Label,
    /// The heading, or the title of a document.
    Heading,
    /// The text.
    Text,
}

impl Document {
    /// The indices of the children of `parent`, or of the top of the document, in reading order.
    pub fn children(&self, parent: Option<u32>) -> Children<'_> {
        match parent {
            Some(p) => Children { nodes: &self.nodes, next: p + 1, end: self.nodes[p as usize].end },
            None => Children { nodes: &self.nodes, next: 0, end: self.nodes.len() as u32 },
        }
    }
}

/// Iterator over the indices of the children of a node.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    nodes: &'a [Node],
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.next >= self.end {
            return None;
        }
        let child = self.next;
        self.next = self.nodes[child as usize].end;
        Some(child)
    }
}

/// Why a piece of text is not in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FurnitureKind {
    /// A running header.
    Header,
    /// A running footer.
    Footer,
    /// A page number on a line of its own.
    PageNumber,
    /// A web menu, link list or other chrome of a site.
    Menu,
    /// A contents list.
    Contents,
    /// Addresses, telephone numbers and the like.
    Contact,
    /// The line that gives the version.
    Version,
    /// Anything else that is no part of the terms.
    Other,
}

impl FurnitureKind {
    /// All kinds, in the order of the output contract.
    pub const ALL: [FurnitureKind; 8] = [
        FurnitureKind::Header,
        FurnitureKind::Footer,
        FurnitureKind::PageNumber,
        FurnitureKind::Menu,
        FurnitureKind::Contents,
        FurnitureKind::Contact,
        FurnitureKind::Version,
        FurnitureKind::Other,
    ];

    /// The name in the output, for instance `page-number`.
    pub fn name(self) -> &'static str {
        match self {
            FurnitureKind::Header => "header",
            FurnitureKind::Footer => "footer",
            FurnitureKind::PageNumber => "page-number",
            FurnitureKind::Menu => "menu",
            FurnitureKind::Contents => "contents",
            FurnitureKind::Contact => "contact",
            FurnitureKind::Version => "version",
            FurnitureKind::Other => "other",
        }
    }
}

/// Lines that were left out of the tree, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// The first 1-based source line.
    pub first_line: u32,
    /// The last of them.
    pub last_line: u32,
    /// Why it was left out.
    pub kind: FurnitureKind,
    /// The text, lines separated by `\n`.
    pub text: String,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceInfo {
    /// The path as given; `-` for standard input.
    pub path: String,
    /// The SHA-256 of the input bytes in lower-case hexadecimal.
    pub sha256: String,
    /// The number of input bytes.
    pub bytes: u64,
    /// The number of lines; a last line without terminator counts.
    pub lines: u32,
    /// The name of the encoding that the bytes were decoded from, in lower case.
    pub encoding: String,
    /// The program that read it, with its version.
    pub tool: String,
}

/// Everything that a conversion yields for one input.
#[derive(Clone, Debug, Default)]
pub struct Conversion {
    /// What was read.
    pub source: SourceInfo,
    /// One or more sets of terms.
    pub documents: Vec<Document>,
    /// What was left out of the tree.
    pub furniture: Vec<Furniture>,
    /// What a reader should know.
    pub diagnostics: Vec<Diagnostic>,
}
