//! The words of a document: the strongest witness of how a broken word is written.
//!
//! In: the pieces of text (lines without their terminators) in reading order. Out: how often a form stands in them
//! *unbroken*. Only hashes of folded words are kept, so the pass is fast and holds no text.

use super::letters::{fold, is_hyphen, is_inner};
use rustc_hash::FxHashMap;

/// The words of a document with their counts, folded, away from breaks.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    counts: FxHashMap<u64, u32>,
    words: u64,
}

impl Vocabulary {
    /// Counts the words of the pieces. A word next to a break (`samenhan-` + `gende`) is left out.
    pub fn of<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut broken = false;
        for piece in pieces {
            broken = vocabulary.read(piece, broken);
        }
        vocabulary
    }

    /// How often the form stands in the text, case apart.
    pub fn count(&self, form: &str) -> u32 {
        self.counts.get(&key(&fold(form))).copied().unwrap_or(0)
    }

    /// Whether the form stands in the text.
    pub fn has(&self, form: &str) -> bool {
        self.count(form) > 0
    }

    /// How often a hyphened word begins with this part (`niet` for `niet-naleving`), counted by its first hyphen.
    pub fn before_hyphen(&self, first: &str) -> u32 {
        self.count(&[first, "-"].concat())
    }

    /// How often a hyphened word ends in this part (`adres` for `IP-adres`), counted by its last hyphen.
    pub fn after_hyphen(&self, last: &str) -> u32 {
        self.count(&["-", last].concat())
    }

    /// How many words were counted.
    pub fn words(&self) -> u64 {
        self.words
    }

    /// Counts one piece; `broken` tells that the piece before it ended in a break. Returns the same for the next.
    fn read(&mut self, piece: &str, mut broken: bool) -> bool {
        let bytes = piece.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !IN_WORD[bytes[at] as usize] {
                at += 1;
                continue;
            }
            let start = at;
            let mut plain = true;
            while at < bytes.len() && IN_WORD[bytes[at] as usize] {
                plain &= bytes[at].is_ascii_alphanumeric();
                at += 1;
            }
            broken = self.token(&piece[start..at], plain, broken);
            self.bracketed(piece, start, at);
        }
        broken
    }

    /// Counts `inkt(cartridges` for `inkt(cartridges)`: the word from `start` to `at`, with a bracket that follows it.
    fn bracketed(&mut self, piece: &str, start: usize, at: usize) {
        let rest = &piece.as_bytes()[at..];
        if rest.first() == Some(&b'(') && rest.get(1).is_some_and(|b| IN_WORD[*b as usize]) {
            let inner = rest[1..].iter().take_while(|b| IN_WORD[**b as usize]).count();
            self.count_part(&fold(&piece[start..at + 1 + inner]));
        }
    }

    /// Counts one run of word characters; `plain` tells that it is ASCII letters and digits.
    fn token(&mut self, token: &str, plain: bool, broken: bool) -> bool {
        if plain {
            if !broken {
                self.count_key(hash(token.as_bytes()));
            }
            return false;
        }
        let mut broken = broken;
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

    /// Counts any word, and the parts around its hyphens.
    fn add(&mut self, word: &str) {
        let folded = fold(word);
        self.count_key(key(&folded));
        if let Some(at) = folded.find('-') {
            self.count_part(&folded[..=at]);
            self.count_part(&folded[folded.rfind('-').unwrap_or(at)..]);
        }
    }

    fn count_part(&mut self, part: &str) {
        *self.counts.entry(key(part)).or_default() += 1;
    }

    fn count_key(&mut self, key: u64) {
        *self.counts.entry(key).or_default() += 1;
        self.words += 1;
    }
}

/// The bytes that can stand in a word: letters, digits, hyphen, apostrophe, and all of a longer character.
static IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = b.is_ascii_alphanumeric() || b == b'-' || b == b'\'' || b >= 0x80;
        byte += 1;
    }
    table
};

fn key(folded: &str) -> u64 {
    hash(folded.as_bytes())
}

/// The hash of a folded word; capitals of ASCII count as small letters, so that a plain word need not be folded.
///
/// Eight bytes at a time: a multiplication mixes them, a rotation keeps their order.
fn hash(word: &[u8]) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, eight: u64| (hash.rotate_left(23) ^ (eight | SMALL)).wrapping_mul(MIX);
    let (chunks, rest) = word.as_chunks::<8>();
    let hash = chunks.iter().fold(word.len() as u64, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
    let hash = mix(hash, last);
    hash ^ (hash >> 32)
}
