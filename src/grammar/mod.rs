//! House styles as data: the ladder of levels of a document, read from `grammars/*.yaml`.
//!
//! The README of that folder teaches how to write one. [`builtin()`] gives those that come with the program, and
//! [`Grammar::parse`] reads one more.

mod builtin;
mod error;
mod file;
mod form;
mod pattern;
mod read;

pub use builtin::{builtin, by_name};
pub use error::GrammarError;
pub use pattern::Pattern;

use crate::label::{Close, First, Numeral};
use crate::limits;
use crate::tree::Kind;
use serde::Deserialize;

/// Whether a level has headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heading {
    /// Text follows the label, never a heading.
    None,
    /// Either.
    Optional,
    /// Nearly always a heading.
    Required,
}

/// How the numbers of a level run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// From 1 again under each parent.
    Restart,
    /// On through the whole document.
    Continue,
    /// The number carries those of its parents: 4.1 under 4.
    Prefix,
}

/// One form in which the labels of a level are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The kind of the keyword that must be printed; `None` where none must.
    pub keyword: Option<Kind>,
    /// The numerals that are allowed.
    pub numerals: Vec<Numeral>,
    /// For decimal numbers: how many parts, at least and at most. (1, 1) for the others.
    pub depth: (u8, u8),
    /// How the first of several numbers is written: `1.1`, `A.1`, `I.1`.
    pub first: First,
    /// What may close the label; empty for anything.
    pub close: Vec<Close>,
    /// A bracket before the number: must be there, must not, or either (`None`).
    pub open: Option<bool>,
}

/// One level of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The kind of its nodes.
    pub kind: Kind,
    /// The forms of its labels.
    pub forms: Vec<Form>,
    /// Whether it has headings.
    pub heading: Heading,
    /// How its numbers run.
    pub numbering: Numbering,
    /// A document of this style may lack the level.
    pub optional: bool,
}

/// A house style.
#[derive(Clone, Debug)]
pub struct Grammar {
    /// The name: the file's name without `.yaml`.
    pub name: String,
    /// One line for `lidwoord grammars`.
    pub title: String,
    /// A longer description, may be empty.
    pub about: String,
    /// The levels from the outside in, down to the lid. Lists below it are the same in every style.
    pub levels: Vec<Level>,
    /// Lines that are labels without a number of a known form: the first group is the label.
    pub label_patterns: Vec<Pattern>,
    /// Lines that are headings without a label.
    pub heading_patterns: Vec<Pattern>,
    /// Lines that are furniture.
    pub furniture_patterns: Vec<Pattern>,
}

/// The most bytes of a grammar file.
pub const MAX_BYTES: usize = 64 * 1024;

impl Grammar {
    /// The outermost level that is no annex, which any style may have above it.
    pub fn outermost(&self) -> usize {
        self.levels.iter().take_while(|level| level.kind == Kind::Bijlage).count()
    }

    /// Reads a grammar. `file` is named in errors; its name without folder and ending is that of the grammar.
    pub fn parse(file: &str, text: &str) -> Result<Grammar, GrammarError> {
        if text.trim().is_empty() {
            let message = "the file is empty; begin with `title:` and `levels:`";
            return Err(GrammarError::whole(file, message));
        }
        if text.len() > MAX_BYTES {
            let message = format!("the file is longer than {MAX_BYTES} bytes; is it a grammar?");
            return Err(GrammarError::whole(file, message));
        }
        if limits::is_too_nested(text) {
            return Err(GrammarError::whole(file, "too many brackets are open in each other"));
        }
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let name = name.trim_end_matches(".yaml").trim_end_matches(".yml");
        match serde_yaml::from_str::<file::File<pattern::Checked>>(text) {
            Ok(read) => Ok(read.into_grammar(name)),
            Err(error) => Err(GrammarError::from_yaml(file, &error)),
        }
    }
}
