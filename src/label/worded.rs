//! Labels with a word that no list of keywords has: `Bepaling 1.` `Regel 4` `Blok A: Huur` `Onderwerp 2 | Schade`.
//!
//! ```text
//! worded = Word blanks (decimal / simple / roman / capital) keyclose     ; a capital, a quote or the end follows
//! Word   = CAPITAL 2*23 letter                                           ; all small or all capitals, and no keyword
//! ```
//!
//! Any sentence may begin so. Which words a text uses as keywords shows in all of it (`layout/keywords.rs`), and then
//! [`add_worded`] reads their labels as [`scan`](super::scan) reads those of the known keywords.

use super::keyword::{self, Value};
use super::tail::capital;
use super::{Keyword, Number, Numeral, Reading, Readings};
use crate::tree::Kind;

/// A keyword has no more bytes, and no fewer letters than [`SHORTEST`].
const LONGEST: usize = 24;
/// See [`LONGEST`].
const SHORTEST: usize = 3;

/// The word and the number, in each of its readings, with which a text begins as a label with a keyword does.
pub fn worded(text: &str) -> Option<(&str, impl Iterator<Item = (Numeral, Number)>)> {
    let word = word(text)?;
    let behind = &text[word.len()..];
    // A keyword without a known one at its beginning: `Lidmaatschap 1` is none of `lid`.
    let known = keyword::begins(text).is_some_and(|rest| rest.len() == behind.len());
    let begins = |rest: &str| rest.trim_start().is_empty() || capital(rest.trim_start());
    let found: Vec<Value> = keyword::values(behind).filter(|v| begins(v.0)).map(|v| v.1).collect();
    (!known && !found.is_empty()).then(|| (word, found.into_iter().map(|value| value.0)))
}

/// The word with a capital that a text begins with.
fn word(text: &str) -> Option<&str> {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let end = text.bytes().take(LONGEST + 1).position(|b| b == b' ' || b == b'\t')?;
    let word = &text[..end];
    let rest = || word.chars().skip(1);
    let letters = rest().all(char::is_lowercase) || rest().all(char::is_uppercase);
    (word.chars().count() >= SHORTEST && letters).then_some(word)
}

/// Adds the readings of a label that begins with `word`, in any case but small letters, as one of each of `kinds`.
pub fn add_worded(text: &str, word: &str, kinds: &[Kind], readings: &mut Readings) {
    let begins = text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    if !begins || !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return;
    }
    for (rest, ((numeral, number), close)) in keyword::values(&text[word.len()..]) {
        for &kind in kinds {
            let keyword = Some(Keyword { kind, short: false });
            readings.push(Reading { keyword, close, ..Reading::new(numeral, number, text, rest) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_before_a_number_may_be_a_keyword() {
        let found = |text| worded(text).map(|(word, mut numbers)| (word, numbers.next().map(|n| n.1.last())));
        assert_eq!(found("Bepaling 3. Betaling"), Some(("Bepaling", Some(3))));
        assert_eq!(found("BLOK B: HUUR"), Some(("BLOK", Some(2))));
        assert_eq!(found("Onderwerp 2 | Schade"), Some(("Onderwerp", Some(2))));
        assert_eq!(found("Regel 12"), Some(("Regel", Some(12))));
        for text in
            ["Artikel 3. Betaling", "De 3. Betaling", "Regel 4 is van toepassing", "Regels gelden", "regel 4", ""]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
