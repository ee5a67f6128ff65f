//! Texts that are not Dutch: they are read all the same, but keywords, references and broken words are those of Dutch.

use crate::diag::{Diagnostic, Severity};
use crate::tree::Document;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Frequent words of Dutch that the other languages do not have, in small letters.
const DUTCH: &[&str] =
    &["het", "een", "van", "voor", "niet", "dat", "wordt", "worden", "zijn", "door", "aan", "op", "bij", "te", "deze"];

/// The other languages with such words.
const OTHERS: &[(&str, &[&str])] = &[
    ("English", &["the", "and", "to", "shall", "this", "that", "for", "any", "by", "be", "with", "are", "has"]),
    ("French", &["la", "les", "des", "et", "du", "une", "est", "dans", "par", "pour", "sont", "au", "sans"]),
    ("German", &["der", "und", "das", "nicht", "den", "mit", "für", "ein", "eine", "werden", "von", "zu", "dem"]),
];

/// Fewer such words prove nothing.
const LEAST: usize = 5;
/// More words need not be looked at.
const MOST: usize = 20_000;

/// Which of the languages have a word, bit by bit from Dutch on; by [`key`].
static LANGUAGES: LazyLock<FxHashMap<u64, u8>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    let lists = std::iter::once(DUTCH).chain(OTHERS.iter().map(|other| other.1));
    for (place, list) in lists.enumerate() {
        list.iter().for_each(|word| *known.entry(key(word)).or_default() |= 1 << place);
    }
    known
});

/// The bytes of a word of at most [`LONGEST`] in small letters.
fn key(word: &str) -> u64 {
    let pack = |word: &str| word.bytes().fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_lowercase()));
    if word.is_ascii() { pack(word) } else { pack(&word.to_lowercase()) }
}

/// The words have no more bytes.
const LONGEST: usize = 6;

/// Reports a document in which another language has more than twice as many words as Dutch.
pub fn check(document: &Document, findings: &mut Vec<Diagnostic>) {
    let mut counts = [0; 4];
    let words = document.nodes.iter().flat_map(|n| n.text.split(|c: char| !c.is_alphabetic()));
    for word in words.filter(|w| (2..=LONGEST).contains(&w.len())).take(MOST) {
        let languages = LANGUAGES.get(&key(word)).copied().unwrap_or(0);
        for (place, count) in counts.iter_mut().enumerate() {
            *count += usize::from(languages >> place & 1);
        }
    }
    let (place, most) = counts[1..].iter().enumerate().max_by_key(|c| c.1).expect("there are other languages");
    if *most < LEAST || *most <= 2 * counts[0] {
        return;
    }
    findings.push(Diagnostic {
        code: "not-dutch",
        severity: Severity::Warning,
        line: document.first_line.max(1),
        columns: 0..0,
        path: None,
        message: format!("the text seems to be {}, not Dutch", OTHERS[place].0),
        help: Some("numbers and headings are read all the same; look at the repairs of broken words".to_owned()),
    });
}
