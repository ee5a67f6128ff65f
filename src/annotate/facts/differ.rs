//! Numbers that are written twice and differ: `14 (vijftien) dagen` `€ 1.000,- (honderd euro)` `vijftien (14)`.

use super::{number, words};
use std::ops::Range;

/// Two values for one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differ {
    /// Where both stand.
    pub at: Range<usize>,
    /// The value of the digits.
    pub digits: u64,
    /// The value of the words.
    pub words: u64,
}

/// The most bytes between brackets.
const LONGEST: usize = 80;

/// All numbers in `text` whose digits and words differ.
pub fn find(text: &str) -> Vec<Differ> {
    memchr::memchr_iter(b'(', text.as_bytes()).filter_map(|open| pair(text, open)).collect()
}

fn pair(text: &str, open: usize) -> Option<Differ> {
    let close = open + text.as_bytes()[open..].iter().take(LONGEST).position(|b| *b == b')')?;
    let inner = text[open + 1..close].trim();
    let left = text[..open].trim_end();
    let start = left.rfind(' ').map_or(0, |s| s + 1);
    let token = left[start..].trim_start_matches(['€', '(']).trim_end_matches('%');
    let (digits, written) = if let Some(written) = in_words(inner) {
        (number::plain(token)?.parse().ok()?, written)
    } else {
        (number::plain(inner)?.parse().ok()?, words::value(token)?)
    };
    (digits != written).then_some(Differ { at: start..close + 1, digits, words: written })
}

/// The value of words between brackets, with the unit that may follow: `(vijftig euro)`.
fn in_words(inner: &str) -> Option<u64> {
    words::value(inner).or_else(|| words::value(inner.rsplit_once(' ')?.0))
}
