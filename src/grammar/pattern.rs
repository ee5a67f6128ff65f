//! Regular expressions of a house style.

use super::read::scalar;
use regex::{Regex, RegexBuilder};
use serde::de::{Deserialize, Deserializer};
use std::sync::OnceLock;

/// The most bytes that a compiled pattern may take.
const MAX_PATTERN: usize = 256 * 1024;

/// A regular expression. Those of the built-in styles are compiled when a text is in that style: that takes longer than to read
/// a short text.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// The regular expression.
    ///
    /// # Panics
    /// Where it is wrong and built in, which the tests see.
    pub fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| compile(&self.text).expect("a built-in pattern can be compiled"))
    }

    /// Whether the pattern is found in a line.
    pub fn is_match(&self, line: &str) -> bool {
        self.regex().is_match(line)
    }
}

fn compile(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).size_limit(MAX_PATTERN).build()
}

/// A pattern of a file that somebody wrote, compiled while it is read, so that an error has its place.
pub(super) struct Checked(Pattern);

/// A pattern of a built-in file.
pub(super) struct Trusted(Pattern);

impl From<Checked> for Pattern {
    fn from(pattern: Checked) -> Pattern {
        pattern.0
    }
}

impl From<Trusted> for Pattern {
    fn from(pattern: Trusted) -> Pattern {
        pattern.0
    }
}

const EXPECTING: &str = "a regular expression in quotes";

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Checked, D::Error> {
        scalar(from, EXPECTING, |text| match compile(text) {
            Ok(regex) => Ok(Checked(Pattern { text: text.to_owned(), compiled: OnceLock::from(regex) })),
            Err(error) => {
                let all = error.to_string();
                let last = all.lines().last().unwrap_or_default();
                Err(format!("the pattern `{text}` cannot be used: {}", last.trim_start_matches("error: ")))
            }
        })
    }
}

impl<'de> Deserialize<'de> for Trusted {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Trusted, D::Error> {
        scalar(from, EXPECTING, |text| Ok(Trusted(Pattern { text: text.to_owned(), compiled: OnceLock::new() })))
    }
}
