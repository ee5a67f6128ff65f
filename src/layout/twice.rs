//! Running lines that a page has twice, at its top and at its foot, without a number: where one page ends and the next begins,
//! they say the same twice in a row, as no text does.

use super::Role;
use super::running::{self, MAX_LENGTH};
use super::words::{Words, stops};
use crate::label;
use crate::lines::Line;
use crate::tree::FurnitureKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// They do so in so many places at least.
const FEWEST: usize = 2;
/// A running line inside the text has so many words at least, and at most.
const WORDS: Range<usize> = 3..17;

/// Marks the line that begins the text in `roles`, and all its copies, where it comes back twice in a row.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    let inked = || lines.iter().enumerate().filter(|(_, line)| !line.is_blank());
    let Some((_, first)) = inked().next() else { return };
    let own = &text[first.content()];
    let worded = own.chars().filter(|c| c.is_alphabetic()).nth(running::NAME - 1).is_some();
    if !worded || own.len() > MAX_LENGTH || label::scan(own).iter().next().is_some() {
        return;
    }
    let same = |line: &Line| text[line.content()] == *own;
    let doubled = inked().zip(inked().skip(1)).skip(1).filter(|((_, a), (_, b))| same(a) && same(b)).count();
    if doubled >= FEWEST {
        let copies = inked().filter(|(_, line)| same(line)).map(|it| it.0);
        copies.for_each(|n| roles[n] = Role::Furniture(FurnitureKind::Header));
    }
}

/// The places inside the text where a name is said twice in a row, in bytes; one of them interrupts a sentence.
pub(super) fn spliced(words: &Words) -> Vec<Range<u32>> {
    let mut found: FxHashMap<Vec<&str>, Vec<(usize, usize)>> = FxHashMap::default();
    let mut at = 0;
    while at < words.tokens.len() {
        let length = doubled(words, at);
        if let Some(length) = length {
            let name = (at..at + length).map(|n| words.word(n)).collect();
            found.entry(name).or_default().push((at, at + 2 * length));
        }
        at += length.map_or(1, |length| 2 * length);
    }
    let spliced = |places: &&Vec<(usize, usize)>| places.len() >= FEWEST && places.iter().any(|p| words.is_foreign(p));
    found.values().filter(spliced).flatten().flat_map(|place| words.stretches(*place)).collect()
}

/// How many words beginning at `at` are said again behind them.
fn doubled(words: &Words, at: usize) -> Option<usize> {
    // Nearly all words begin with a small letter.
    if words.text.as_bytes()[words.tokens[at].start as usize].is_ascii_lowercase() {
        return None;
    }
    let first = words.word(at);
    if !first.starts_with(char::is_uppercase) || stops(first) {
        return None;
    }
    let most = WORDS.end.min((words.tokens.len() - at) / 2 + 1);
    let bytes = |n: usize| words.tokens[n].end - words.tokens[n].start;
    let same = |n: usize, other: usize| bytes(n) == bytes(other) && words.word(n) == words.word(other);
    let again = |length: &usize| (at..at + length).all(|n| same(n, n + length));
    (WORDS.start..most).find(again)
}
