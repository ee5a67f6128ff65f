//! The words of a document: the strongest witness of how a broken word is written.
//!
//! In: the pieces of text (lines without their terminators) in reading order. Out: how often a form stands in them
//! *unbroken*. Only hashes of folded words are kept, so the pass is fast and holds no text.

use super::letters::{fold, is_hyphen, is_inner};
use rustc_hash::FxHashMap;

/// A text of a few pages has so many different words, for which room is made once.
const FEW: usize = 1000;

/// The words of a document with their counts, folded, away from breaks.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    counts: FxHashMap<u64, u32>,
    /// The words with hyphens, folded, by what they are without.
    hyphened: FxHashMap<u64, Box<str>>,
}

impl Vocabulary {
    /// Counts the words of the pieces. A word next to a break (`samenhan-` + `gende`) is left out.
    pub fn of<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Self {
        let mut vocabulary = Vocabulary::default();
        vocabulary.counts.reserve(FEW);
        let mut broken = false;
        for piece in pieces {
            broken = vocabulary.read(piece, broken);
        }
        vocabulary
    }

    /// How often the form stands in the text, case apart.
    pub fn count(&self, form: &str) -> u32 {
        let key = if form.is_ascii() { key(form) } else { key(&fold(form)) };
        self.counts.get(&key).copied().unwrap_or(0)
    }

    /// Whether the form stands in the text.
    pub fn has(&self, form: &str) -> bool {
        self.count(form) > 0
    }

    /// How often a hyphened word begins with this part (`niet` for `niet-naleving`), counted by its first hyphen.
    pub fn before_hyphen(&self, first: &str) -> u32 {
        self.count(&[first, "-"].concat())
    }

    /// The word as the text writes it with hyphens, at least as often as it writes `form` without.
    pub fn with_hyphen(&self, form: &str) -> Option<&str> {
        let hyphened = self.hyphened.get(&key(&fold(form)))?;
        (self.count(hyphened) >= self.count(form)).then_some(hyphened)
    }

    /// Counts one piece; `broken` tells that the piece before it ended in a break. Returns the same for the next.
    fn read(&mut self, piece: &str, mut broken: bool) -> bool {
        let bytes = piece.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if CLASS[bytes[at] as usize] == APART {
                at += 1;
                continue;
            }
            let start = at;
            let mut seen = PLAIN;
            while at < bytes.len() && CLASS[bytes[at] as usize] != APART {
                seen |= CLASS[bytes[at] as usize];
                at += 1;
            }
            if seen != PLAIN {
                broken = self.token(&piece[start..at], broken);
            } else if !std::mem::take(&mut broken) {
                self.tally(hash(&bytes[start..], at - start));
            }
            if bytes.get(at) == Some(&b'(') {
                self.bracketed(piece, start, at);
            }
        }
        broken
    }

    /// Counts `inkt(cartridges` for `inkt(cartridges)`: the word from `start` to `bracket`, with the word behind the bracket.
    fn bracketed(&mut self, piece: &str, start: usize, bracket: usize) {
        let rest = &piece.as_bytes()[bracket + 1..];
        let inner = rest.iter().take_while(|b| CLASS[**b as usize] != APART).count();
        if inner > 0 {
            self.tally(key(&fold(&piece[start..bracket + 1 + inner])));
        }
    }

    /// Counts one run of word characters that are not all letters and digits of ASCII.
    fn token(&mut self, token: &str, mut broken: bool) -> bool {
        for part in token.split_inclusive(|c: char| !is_inner(c) && !is_hyphen(c)) {
            broken = self.part(part, broken);
        }
        broken
    }

    /// Counts a run of letters, digits, apostrophes and hyphens, maybe with a mark behind it.
    fn part(&mut self, part: &str, broken: bool) -> bool {
        let part = part.trim_end_matches(|c: char| !is_inner(c) && !is_hyphen(c));
        let word = part.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            return broken;
        }
        if part.ends_with(is_hyphen) {
            return true;
        }
        if !broken && !part.starts_with(is_hyphen) {
            self.add(word);
        }
        false
    }

    /// Counts any word, and what stands before its first hyphen.
    fn add(&mut self, word: &str) {
        let folded = fold(word);
        self.tally(key(&folded));
        if let Some(at) = folded.find('-') {
            self.tally(key(&folded[..=at]));
            self.hyphened.entry(key(&folded.replace('-', ""))).or_insert_with(|| folded.into());
        }
    }

    fn tally(&mut self, key: u64) {
        *self.counts.entry(key).or_default() += 1;
    }
}

/// The byte stands in no word.
const APART: u8 = 0;
/// A letter or digit of ASCII.
const PLAIN: u8 = 1;
/// Another byte that can stand in a word: a hyphen, an apostrophe, and all of a longer character.
const OTHER: u8 = 2;

/// What each byte is to a word.
static CLASS: [u8; 256] = {
    let mut table = [APART; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = match b {
            _ if b.is_ascii_alphanumeric() => PLAIN,
            b'-' | b'\'' | 0x80.. => OTHER,
            _ => APART,
        };
        byte += 1;
    }
    table
};

/// The key of a word that is folded, or of ASCII only.
fn key(folded: &str) -> u64 {
    hash(folded.as_bytes(), folded.len())
}

/// The hash of the folded word of `len` bytes at the beginning of `text`; capitals of ASCII count as small letters, so that a
/// plain word need not be folded.
///
/// Eight bytes at a time: a multiplication mixes them, a rotation keeps their order.
fn hash(text: &[u8], len: usize) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, eight: u64| (hash.rotate_left(23) ^ (eight | SMALL)).wrapping_mul(MIX);
    let (word, rest) = (text[..len].as_chunks::<8>(), len % 8);
    let hash = word.0.iter().fold(len as u64, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let last = match text[len - rest..].first_chunk::<8>() {
        // What stands behind the word is shifted out.
        Some(eight) if rest > 0 => u64::from_le_bytes(*eight) << (64 - 8 * rest),
        _ => word.1.iter().fold(0, |last, byte| last >> 8 | u64::from(*byte) << 56),
    };
    let hash = mix(hash, last);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_word_alone() {
        let text = "opdrachtnemersverplichtingen en meer";
        for len in 0..text.len() {
            assert_eq!(hash(text.as_bytes(), len), hash(&text.as_bytes()[..len], len), "{}", &text[..len]);
            assert_eq!(hash(text.to_uppercase().as_bytes(), len), key(&text[..len]));
        }
        assert_ne!(key("lid"), key("led"));
        assert_ne!(key("opdracht"), key("opdrachtopdracht"));
    }

    #[test]
    fn plain_and_other_words_are_counted_alike() {
        for (text, word, count) in [
            ("De lener, de LENER en één lener.", "lener", 3),
            ("de be- palingen", "be", 0),
            ("de be- palingen, palingen", "palingen", 1),
            ("niet-naleving", "niet-naleving", 1),
            ("inkt(cartridges) inkt (a)", "inkt(cartridges", 1),
            ("inkt()", "inkt", 1),
            ("’s-Gravenhage", "s-gravenhage", 1),
        ] {
            assert_eq!(Vocabulary::of([text]).count(word), count, "{word} in {text}");
        }
    }
}
