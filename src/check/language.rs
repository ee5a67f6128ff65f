//! Texts that are not Dutch: they are read all the same, but keywords, references and broken words are those of Dutch.

use crate::diag::{Diagnostic, Severity};
use crate::tree::Document;
use rustc_hash::FxHashMap;
use std::ops::RangeInclusive;
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

/// Which of the languages have a word, bit by bit from Dutch on; by [`add`].
static LANGUAGES: LazyLock<FxHashMap<u64, u8>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    let lists = std::iter::once(DUTCH).chain(OTHERS.iter().map(|other| other.1));
    for (place, list) in lists.enumerate() {
        list.iter().for_each(|word| *known.entry(word.chars().fold(0, add)).or_default() |= 1 << place);
    }
    known
});

/// A word of at most eight bytes, in small letters, as a number: its letters are added one by one.
fn add(word: u64, letter: char) -> u64 {
    match letter.is_ascii() {
        true => word << 8 | u64::from(letter.to_ascii_lowercase() as u8),
        false => letter.to_lowercase().fold(word, |word, letter| word << 8 ^ u64::from(letter)),
    }
}

/// Words of other lengths than these, in bytes, are not looked at.
const LENGTHS: RangeInclusive<usize> = 2..=6;

/// Counts the words of a document by their languages.
fn count(document: &Document) -> [usize; 4] {
    let mut counts = [0; 4];
    let mut words = 0;
    for node in &document.nodes {
        let (mut word, mut length) = (0, 0);
        let mut end = |word, length| {
            if words < MOST && LENGTHS.contains(&length) {
                let languages = LANGUAGES.get(&word).copied().unwrap_or(0);
                counts.iter_mut().enumerate().for_each(|(place, n)| *n += usize::from(languages >> place & 1));
                words += 1;
            }
        };
        for c in node.text.chars() {
            if c.is_alphabetic() {
                (word, length) = (add(word, c), length + c.len_utf8());
            } else {
                end(word, length);
                (word, length) = (0, 0);
            }
        }
        end(word, length);
        if words >= MOST {
            break;
        }
    }
    counts
}

/// Reports a document in which another language has more than twice as many words as Dutch.
pub fn check(document: &Document, findings: &mut Vec<Diagnostic>) {
    let counts = count(document);
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
