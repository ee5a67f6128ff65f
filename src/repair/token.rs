//! A break taken apart: what is word, what stands around it.

use super::Break;
use super::letters::{is_hyphen, is_inner};

/// The parts of a break whose mark is a hyphen: `“niet-EU-` + `landen”,`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    /// What stands before the word in the left token: `“`.
    pub head: &'a str,
    /// The word before the hyphen with its inner hyphens: `niet-EU`.
    pub left: &'a str,
    /// The word after the break with its inner hyphens: `landen`.
    pub right: &'a str,
    /// What stands after it in the right token: `”,`.
    pub tail: &'a str,
    /// The word after the right token, without its punctuation.
    pub next: &'a str,
}

impl<'a> Parts<'a> {
    /// Takes a break apart, or `None` when no letter or digit touches the hyphen on both sides (`500,-`, a dash).
    pub fn of(b: &Break<'a>) -> Option<Self> {
        let (before, _) = cut_hyphen(b.left)?;
        let (head, left) = before.split_at(word_start(before));
        let (right, tail) = b.right.split_at(word_end(b.right));
        if left.is_empty() || right.is_empty() {
            return None;
        }
        Some(Parts { head, left, right, tail, next: bare(b.next) })
    }

    /// The text that replaces the whole break when `word` replaces its words.
    pub fn around(&self, word: &str) -> String {
        [self.head, word, self.tail].concat()
    }

    /// The part of the left word after its last inner hyphen, and what comes before it with that hyphen.
    pub fn last_segment(&self) -> (&'a str, &'a str) {
        let cut = self.left.char_indices().rev().find(|(_, c)| is_hyphen(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        self.left.split_at(cut)
    }

    /// The part of the right word before its first inner hyphen.
    pub fn first_segment(&self) -> &'a str {
        let cut = self.right.find(is_hyphen).unwrap_or(self.right.len());
        &self.right[..cut]
    }
}

/// The token without the hyphen at its end, and that hyphen; a space before it (`deel -`) goes with it.
pub(crate) fn cut_hyphen(token: &str) -> Option<(&str, char)> {
    let mark = token.chars().next_back().filter(|c| is_hyphen(*c))?;
    Some((token[..token.len() - mark.len_utf8()].trim_end(), mark))
}

/// Where the word at the end of a token begins (a byte offset); its length when it ends in none.
///
/// Inner hyphens belong to the word, other marks do not: `(mede)aan` gives `aan`.
pub(crate) fn word_start(token: &str) -> usize {
    let mut start = token.len();
    for (at, c) in token.char_indices().rev() {
        if is_inner(c) {
            start = at;
        } else if !is_hyphen(c) || start == token.len() {
            break;
        }
    }
    start + leading_apostrophes(&token[start..])
}

/// Tokens of more bytes are not looked into: no word is so long, and each place in one may be tried, which is quadratic in a
/// text without spaces.
pub(crate) const LONGEST: usize = 120;

/// Where the word at the start of a token ends (a byte offset); 0 when it begins with none.
pub(crate) fn word_end(token: &str) -> usize {
    let mut end = 0;
    for (at, c) in token.char_indices() {
        if is_inner(c) {
            end = at + c.len_utf8();
        } else if !is_hyphen(c) || end == 0 {
            break;
        }
    }
    token[..end].trim_end_matches(super::letters::is_apostrophe).len()
}

/// A token without the punctuation around its word.
pub(crate) fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

/// How many bytes of opening quotation marks stand before the word (`’s` of one letter keeps its apostrophe).
fn leading_apostrophes(word: &str) -> usize {
    let rest = word.trim_start_matches(super::letters::is_apostrophe);
    if rest.chars().nth(1).is_some() { word.len() - rest.len() } else { 0 }
}
