//! How often a document uses the terms that it defines.

use super::super::keywords::Keywords;
use crate::tree::{Definition, Document};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Endings that a term may have where it is used.
const ENDINGS: [&str; 6] = ["", "s", "en", "n", "’s", "'s"];

/// How often a term is used: in all, and with a capital.
#[derive(Clone, Copy, Default)]
struct Uses {
    all: u32,
    capital: u32,
}

impl Uses {
    /// A term with a capital counts only with it.
    fn of(self, term: &str) -> u32 {
        if plain(term).starts_with(char::is_uppercase) { self.capital } else { self.all }
    }

    fn add(&mut self, printed: &str) {
        self.all += 1;
        self.capital += u32::from(printed.starts_with(char::is_uppercase));
    }
}

/// Counts the uses of each term outside the node that defines it.
pub(super) fn count(document: &Document, table: &mut [Definition]) {
    let mut terms: Vec<String> = table.iter().map(|d| plain(&d.term).to_lowercase()).collect();
    terms.sort_unstable();
    terms.dedup();
    if terms.is_empty() {
        return;
    }
    let finder = Keywords::new(terms.iter().map(String::as_str));
    let mut total = vec![Uses::default(); terms.len()];
    let mut own: FxHashMap<(usize, u32), Uses> = FxHashMap::default();
    for (n, node) in document.nodes.iter().enumerate() {
        for text in [node.heading.as_deref().unwrap_or(""), &node.text] {
            let mut done = 0;
            for hit in finder.find(text) {
                // A term inside a longer one is no use of its own.
                let Range { start, end } = hit.range();
                if start < done || !ends_word(&text[end..]) {
                    continue;
                }
                done = end;
                let (term, printed) = (hit.keyword as usize, &text[start..end]);
                total[term].add(printed);
                if !node.defines.is_empty() {
                    own.entry((term, n as u32)).or_default().add(printed);
                }
            }
        }
    }
    for definition in table {
        let Ok(term) = terms.binary_search(&plain(&definition.term).to_lowercase()) else { continue };
        let own = own.get(&(term, definition.node)).copied().unwrap_or_default();
        definition.uses = total[term].of(&definition.term) - own.of(&definition.term);
    }
}

/// The term without an ending in brackets and without an article: `Overeenkomst(en)`, `de programmatuur`.
pub(super) fn plain(term: &str) -> &str {
    let term = ["de ", "het ", "De ", "Het "].iter().find_map(|a| term.strip_prefix(a)).unwrap_or(term);
    term.split_once('(').map_or(term, |(stem, _)| if stem.is_empty() { term } else { stem })
}

/// The word ends here, or with one of the endings.
fn ends_word(rest: &str) -> bool {
    let ends = |ending: &&str| {
        rest.strip_prefix(*ending).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    ENDINGS.iter().any(ends)
}
