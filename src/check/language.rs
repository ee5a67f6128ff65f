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

/// How many bytes the words have, the shortest and the longest.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// The words as numbers, see [`packed`], each with the place of its language, Dutch first.
static WORDS: LazyLock<FxHashMap<u64, usize>> = LazyLock::new(|| {
    let lists = std::iter::once(DUTCH).chain(OTHERS.iter().map(|other| other.1)).enumerate();
    lists.flat_map(|(language, words)| words.iter().map(move |w| (packed(w.as_bytes()), language))).collect()
});

/// The bytes of a word of at most eight bytes as one number.
fn packed(word: &[u8]) -> u64 {
    word.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))
}

/// Hands on the words of `text` that are short enough. Words of ASCII, nearly all of them, need not be decoded.
fn words(text: &str, mut each: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let plain = bytes.get(at).is_none_or(u8::is_ascii);
        if !plain {
            at += text[at..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - at);
        }
        if LENGTHS.contains(&(at - start)) {
            each(if plain { small(bytes, start..at) } else { folded(&text[start..at]) });
        }
        // What ends a word is no letter, and needs no look.
        at += if plain { 1 } else { text[at..].chars().next().map_or(0, char::len_utf8) };
    }
}

/// The number of a word of ASCII in small letters, with one look at its bytes where the text goes on behind it.
fn small(bytes: &[u8], word: std::ops::Range<usize>) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let other = 64 - 8 * word.len();
    match bytes[word.start..].first_chunk::<8>() {
        Some(eight) => (u64::from_be_bytes(*eight) | SMALL) >> other,
        None => packed(&bytes[word]) | SMALL >> other,
    }
}

fn folded(word: &str) -> u64 {
    packed(word.to_lowercase().as_bytes())
}

/// Reports a document in which another language has more than twice as many words as Dutch.
pub fn check(document: &Document, findings: &mut Vec<Diagnostic>) {
    let mut counts = [0; 1 + OTHERS.len()];
    let mut seen = 0;
    for node in &document.nodes {
        words(&node.text, |word| {
            seen += 1;
            if let Some(language) = WORDS.get(&word).filter(|_| seen <= MOST) {
                counts[*language] += 1;
            }
        });
        if seen >= MOST {
            break;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<u64> {
        let mut found = Vec::new();
        words(text, |word| found.push(word));
        found
    }

    #[test]
    fn text_with_other_letters_has_the_same_words() {
        for text in ["Het gaat, om 5 (vijf) dagen.", "a-b ij 's Avonds", "", "opdrachtnemer THE"] {
            assert_eq!(found(&[text, " “"].concat()), found(text), "{text}");
        }
    }

    #[test]
    fn letters_of_any_sort_make_one_word() {
        assert_eq!(
            found("één FÜR café’s"),
            [packed("één".as_bytes()), packed("für".as_bytes()), packed("café".as_bytes())]
        );
    }

    #[test]
    fn no_word_is_of_two_languages() {
        assert_eq!(WORDS.len(), DUTCH.len() + OTHERS.iter().map(|other| other.1.len()).sum::<usize>());
    }
}
