//! Texts that are not Dutch: they are read all the same, but keywords, references and broken words are those of Dutch.

use crate::diag::{Diagnostic, Severity};
use crate::tree::Document;

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

/// Reports a document in which another language has more than twice as many words as Dutch.
pub fn check(document: &Document, findings: &mut Vec<Diagnostic>) {
    let mut counts = [0; 4];
    let words = document.nodes.iter().flat_map(|n| n.text.split(|c: char| !c.is_alphabetic()));
    for word in words.filter(|w| (2..=6).contains(&w.len())).take(MOST) {
        let word = word.to_lowercase();
        let of = |list: &[&str]| usize::from(list.contains(&word.as_str()));
        counts[0] += of(DUTCH);
        for (count, other) in counts[1..].iter_mut().zip(OTHERS) {
            *count += of(other.1);
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
