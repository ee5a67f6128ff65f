//! A place where a word may have been broken.

use super::candidate::is_candidate;
use super::token::cut_hyphen;

/// Where a break stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the end of a line.
    LineEnd {
        /// White space stood behind the last character: see [`super::Habits::space_ends_words`].
        space: bool,
        /// A page, a column, a blank line or furniture stands between the two halves.
        crossed: bool,
    },
    /// Inside a line, where an earlier reflow left it.
    Inline {
        /// White space stands behind the mark (`bron- materialen`).
        space: bool,
    },
}

/// The tokens around a break; a token is a run without white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break<'a> {
    /// The last token before the break with its hyphen, slash or bracket. A hyphen that an extractor set apart comes
    /// with the word before it: `deel -`.
    pub left: &'a str,
    /// The first token after the break.
    pub right: &'a str,
    /// The token after that, or nothing.
    pub next: &'a str,
    /// Where the break stands.
    pub place: Place,
}

impl<'a> Break<'a> {
    /// The break between a line and the one that it goes on in, or `None` when the line cannot end in one.
    ///
    /// In: both lines without terminators, with their spaces; `crossed` as in [`Place::LineEnd`].
    pub fn between(line: &'a str, following: &'a str, crossed: bool) -> Option<Self> {
        if !is_candidate(line) {
            return None;
        }
        let ended = line.trim_end();
        let mut tokens = following.split_whitespace();
        let place = Place::LineEnd { space: ended.len() < line.len(), crossed };
        Some(Break { left: last_token(ended), right: tokens.next()?, next: tokens.next().unwrap_or(""), place })
    }
}

/// The last token of a line, together with the one before it when it is a lonely hyphen behind a letter.
fn last_token(ended: &str) -> &str {
    let start = |text: &str| {
        text.rfind(char::is_whitespace).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
    };
    let last = &ended[start(ended)..];
    match cut_hyphen(last) {
        Some(("", _)) => {
            let before = ended[..ended.len() - last.len()].trim_end();
            let attached = before.ends_with(char::is_alphabetic);
            if attached { &ended[start(before)..] } else { last }
        }
        _ => last,
    }
}
