//! Sentences whose end is missing from the source.

use crate::diag::{Diagnostic, Severity};
use crate::layout::last_word;
use crate::tree::{Document, Kind};

/// Words that no Dutch sentence ends with: articles, prepositions before a noun, conjunctions.
const OPEN: &[&str] = &[
    "de",
    "het",
    "een",
    "der",
    "den",
    "des",
    "van",
    "en",
    "of",
    "dat",
    "die",
    "deze",
    "dit",
    "zijn",
    "haar",
    "hun",
    "met de",
    "als",
    "indien",
    "tenzij",
    "omdat",
    "zodat",
    "ter",
    "ten",
    "enig",
    "enige",
    "ieder",
    "iedere",
    "elk",
    "elke",
    "andere",
    "wettelijke",
    "schriftelijke",
    "redelijke",
    "volgens",
    "wegens",
    "jegens",
    "tegen",
    "tijdens",
    "zoals",
];

/// Reports the text of node `number` when it stops in the middle of a sentence.
pub fn check(document: &Document, number: usize, findings: &mut Vec<Diagnostic>) {
    let node = &document.nodes[number];
    let leaf = node.end as usize == number + 1;
    if !leaf || !matches!(node.kind, Kind::Lid | Kind::Alinea | Kind::Artikel) {
        return;
    }
    let last = last_word(&node.text);
    let hyphen = last.ends_with('-') && last.len() > 2 && !last.ends_with(",-");
    if !(hyphen || OPEN.contains(&last)) || node.text.split(' ').count() < 4 {
        return;
    }
    findings.push(Diagnostic {
        code: "text-cut",
        severity: Severity::Warning,
        line: node.last_line,
        columns: 0..0,
        path: Some(node.path.clone()),
        message: format!("the text stops in the middle of a sentence, at `{last}`"),
        help: Some("compare with the original document: its end is missing from this source".to_owned()),
    });
}
