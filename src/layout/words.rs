//! The words of the flow as running lines are compared: a word that is hyphenated over a line end is one word.

use super::flow::Flow;
use super::title::HYPHENS;
use crate::label;
use std::borrow::Cow;
use std::ops::Range;

/// Abbreviations are no longer than this, in bytes, with their dot.
const ABBREVIATION: usize = 4;
/// A text has a word for each six bytes or more. In one that has [`FEW`] and one for each five bytes so far, the words behind are
/// not looked at.
const BYTES_A_WORD: usize = 5;
/// A small text has room for so many.
pub(super) const FEW: usize = 100_000;

/// A word of the flow.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    pub piece: u32,
}

/// The words of a flow, in order.
pub(super) struct Words<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
}

impl<'t> Words<'t> {
    /// The words of `flow`, see [`BYTES_A_WORD`].
    pub fn new(text: &'t str, flow: &Flow) -> Words<'t> {
        // Words have six or seven bytes with the space behind them.
        let mut tokens = Vec::with_capacity(text.len() / 6);
        let mut full = false;
        for (number, piece) in flow.pieces.iter().enumerate() {
            if full {
                break;
            }
            let content = &text.as_bytes()[piece.range()];
            let mut start = 0;
            let mut add = |end: usize| {
                full |= tokens.len() >= FEW + (piece.start as usize + end) / BYTES_A_WORD;
                if start < end && !full {
                    let (start, end) = (piece.start + start as u32, piece.start + end as u32);
                    tokens.push(Token { start, end, piece: number as u32 });
                }
                start = end + 1;
            };
            // Lines and form feeds end pieces, so that no other white space stands inside one. Words are so short that bytes
            // one by one are the quickest way to their ends.
            content.iter().enumerate().filter(|it| matches!(it.1, b' ' | b'\t' | b'\r')).for_each(|it| add(it.0));
            add(content.len());
        }
        Words { text, tokens }
    }

    /// The bytes of a range of words, without what stands between its lines and is no part of the flow.
    pub fn stretches(&self, (from, to): (usize, usize)) -> Vec<Range<u32>> {
        let apart = |n: &usize| {
            let between = self.tokens[n - 1].end as usize..self.tokens[*n].start as usize;
            !self.text[between].trim().is_empty()
        };
        let starts = std::iter::once(from).chain((from + 1..to).filter(apart));
        let ends = (from + 1..to).filter(apart).chain(std::iter::once(to));
        starts.zip(ends).map(|(from, to)| self.tokens[from].start..self.tokens[to - 1].end).collect()
    }

    /// One word.
    pub fn word(&self, at: usize) -> &'t str {
        let token = self.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }

    /// The word before `at`, put together when a line end broke it, and where it begins.
    pub fn before(&self, at: usize) -> Option<(Cow<'t, str>, usize)> {
        let last = at.checked_sub(1)?;
        match last.checked_sub(1).filter(|first| self.is_broken(*first)) {
            Some(first) => Some((self.whole(first), first)),
            None => Some((Cow::Borrowed(self.word(last)), last)),
        }
    }

    /// The word at `at`, put together when a line end broke it, and where the next one begins.
    pub fn behind(&self, at: usize) -> (Cow<'t, str>, usize) {
        if self.is_broken(at) { (self.whole(at), at + 2) } else { (Cow::Borrowed(self.word(at)), at + 1) }
    }

    /// Whether a line end broke the word of which the token `at` is the first half; the lines may be joined since.
    fn is_broken(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1).filter(|next| next.piece <= self.tokens[at].piece + 1) else {
            return false;
        };
        let (half, rest) = (self.word(at), &self.text[next.start as usize..next.end as usize]);
        let capitals = || rest.starts_with(char::is_alphabetic) && !half.contains(char::is_lowercase);
        let goes_on = rest.starts_with(char::is_lowercase) || capitals();
        half.ends_with(HYPHENS) && half.len() > half.chars().next_back().map_or(0, char::len_utf8) && goes_on
    }

    /// The word of which the token `first` is the first half.
    fn whole(&self, first: usize) -> Cow<'t, str> {
        Cow::Owned([self.word(first).trim_end_matches(HYPHENS), self.word(first + 1)].concat())
    }

    /// The range interrupts a sentence, begins with a small letter behind the end of one, or ends the text.
    pub fn is_foreign(&self, (from, to): &(usize, usize)) -> bool {
        let Some(before) = from.checked_sub(1).map(|n| self.word(n)) else { return false };
        let small = |at: usize| self.word(at).starts_with(char::is_lowercase);
        let ended = super::ends_sentence(before);
        match *to < self.tokens.len() {
            true => !ended && small(*to) || before.ends_with('.') && small(*from) && !self.follows_label(*from),
            false => ended && !self.follows_label(*from),
        }
    }

    /// The word before `at` is a label, or ends one.
    pub fn follows_label(&self, at: usize) -> bool {
        let covers = |first: usize| {
            let label = &self.text[self.tokens[first].start as usize..self.tokens[at - 1].end as usize];
            label::scan(label).iter().any(|r| r.len as usize == label.len())
        };
        (1..=2.min(at)).any(|n| covers(at - n))
    }
}

/// The number in a word like `[3]` or `-3-`; else the word.
pub(super) fn unsigned(word: &str) -> &str {
    let inner = |open, close| word.strip_prefix(open)?.strip_suffix(close).filter(|inner: &&str| !inner.is_empty());
    [("[", "]"), ("-", "-"), ("–", "–")].iter().find_map(|(open, close)| inner(*open, *close)).unwrap_or(word)
}

/// A sentence ends with the word, so that no running line goes on there; abbreviations (`nr.`) and companies end none.
pub(super) fn stops(word: &str) -> bool {
    word.len() > ABBREVIATION && super::ends_sentence(word) && !super::ends_with_company(word)
}
