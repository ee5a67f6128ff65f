//! How often a document uses the terms that it defines.

use crate::tree::{Definition, Document};
use aho_corasick::{AhoCorasick, MatchKind};

/// Endings that a term may have where it is used.
const ENDINGS: [&str; 6] = ["", "s", "en", "n", "’s", "'s"];

/// Counts the uses of each term outside the node that defines it. A term with a capital counts only with it.
pub(super) fn count(document: &Document, table: &mut [Definition]) {
    if table.is_empty() {
        return;
    }
    let terms: Vec<String> = table.iter().map(|d| plain(&d.term).to_lowercase()).collect();
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&terms)
        .expect("the terms are few");
    for (n, node) in document.nodes.iter().enumerate() {
        let texts = [node.heading.as_deref().unwrap_or(""), &node.text];
        for text in texts {
            for hit in finder.find_iter(text) {
                let printed = &text[hit.range()];
                if !alone(text, hit.start(), hit.end()) {
                    continue;
                }
                let wanted = &terms[hit.pattern().as_usize()];
                for (definition, term) in table.iter_mut().zip(&terms) {
                    let same = term == wanted && definition.node != n as u32;
                    let capital = plain(&definition.term).starts_with(char::is_uppercase);
                    if same && (!capital || printed.starts_with(char::is_uppercase)) {
                        definition.uses += 1;
                    }
                }
            }
        }
    }
}

/// The term without an ending in brackets and without an article: `Overeenkomst(en)`, `de programmatuur`.
pub(super) fn plain(term: &str) -> &str {
    let term = ["de ", "het ", "De ", "Het "].iter().find_map(|a| term.strip_prefix(a)).unwrap_or(term);
    term.split_once('(').map_or(term, |(stem, _)| if stem.is_empty() { term } else { stem })
}

/// A word of its own, with one of the endings.
fn alone(text: &str, start: usize, end: usize) -> bool {
    let rest = &text[end..];
    let ends = |ending: &&str| {
        rest.strip_prefix(*ending).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-') && ENDINGS.iter().any(ends)
}
