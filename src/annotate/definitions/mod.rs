//! Definitions: which terms a document defines, where, and how often it uses them.
//!
//! ```text
//! leading     “Dienst”: …     Back-up: …     IP adres; …        at the start of a node, a bare term only in a list of definitions
//! under       Onder “Cliënt” wordt in deze overeenkomst verstaan: …      Onder overmacht wordt mede verstaan …
//! named       (hierna: ‘Dienstverlener’)   hierna te noemen ‘de programmatuur’   (verder: ’de materialen’)   (“Koper”)
//! meant       waar sprake is van ‘fouten’ wordt daaronder verstaan      overmacht, waaronder wordt verstaan …
//! ```

mod findings;
mod leading;
mod meant;
mod named;
mod under;
mod uses;

pub use findings::findings;

use super::scan::{Found, Scan, Topic};
use crate::layout;
use crate::tree::{Definition, Document, Node};

/// A term as it is defined in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defined {
    /// The term without quotes.
    pub term: String,
    /// The bytes of the text that say what it is.
    pub text: std::ops::Range<usize>,
    /// It only widens a term: `wordt mede verstaan`.
    pub widens: bool,
}

/// The words without which a text defines nothing in its middle.
pub(super) const KEYWORDS: [&str; 12] = [
    "verstaan",
    "begrepen",
    "hierna",
    "verder",
    "te noemen",
    "aangeduid",
    "onder “",
    "onder ‘",
    "onder \"",
    "onder '",
    "(“",
    "(\"",
];

/// The terms that a text defines, wherever it stands.
pub fn inside(text: &str) -> Vec<Defined> {
    find(text, Scan::one(text).text(0))
}

fn find(text: &str, keywords: Found) -> Vec<Defined> {
    let mut all = Vec::new();
    if keywords.of(Topic::Definition).next().is_some() {
        under::find(text, &mut all);
        named::find(text, &mut all);
        meant::find(text, &mut all);
    }
    all
}

/// Fills in what the nodes define and the table of the document.
pub fn define(document: &mut Document) {
    let scan = Scan::of(document);
    scanned(document, &scan);
}

/// The same where the keywords are known.
pub(super) fn scanned(document: &mut Document, scan: &Scan) {
    let mut table: Vec<Definition> = Vec::new();
    for n in 0..document.nodes.len() {
        let found = node(document, n as u32, scan.text(n));
        let mut terms: Vec<String> = Vec::new();
        for (defined, text) in found {
            if terms.contains(&defined.term) {
                continue;
            }
            let path = document.nodes[n].path.clone();
            terms.push(defined.term.clone());
            table.push(Definition { term: defined.term, path, node: n as u32, text, uses: 0, widens: defined.widens });
        }
        document.nodes[n].defines = terms;
    }
    uses::count(document, &mut table);
    document.definitions = table;
}

/// What one node defines, with the defining text.
fn node(document: &Document, n: u32, keywords: Found) -> Vec<(Defined, String)> {
    let node = &document.nodes[n as usize];
    let mut found = find(&node.text, keywords);
    if let Some(first) = leading::term(document, n)
        && !found.iter().any(|f| f.term == first.term)
    {
        found.insert(0, first);
    }
    found.retain(|d| !d.term.is_empty()); // quotes with nothing between them
    let with_text = |d: Defined| {
        let text = defining(document, node, n, &d);
        (d, text)
    };
    found.into_iter().map(with_text).collect()
}

/// The defining text: of the node, or of its first child where a term stands alone on its line.
fn defining(document: &Document, node: &Node, n: u32, defined: &Defined) -> String {
    let own = node.text[defined.text.clone()].trim_start_matches(':').trim();
    if !own.is_empty() {
        return own.to_owned();
    }
    let child = document.children(Some(n)).next();
    child.map_or(String::new(), |c| document.nodes[c as usize].text.clone())
}

/// A sentence is cut off at this many bytes.
const LONGEST: usize = 2_000;

/// The end of the sentence that `from` stands in.
fn sentence_end(text: &str, from: usize) -> usize {
    let last = floor(text, from + LONGEST);
    text[from..last].match_indices(". ").map(|(at, _)| from + at).find(|at| !abbreviated(text, *at)).unwrap_or(last)
}

/// The start of the sentence that ends after `to`.
fn sentence_start(text: &str, to: usize) -> usize {
    let first = floor(text, to.saturating_sub(LONGEST));
    let dots = text[first..to].rmatch_indices(". ").map(|(at, _)| first + at);
    dots.into_iter().find(|at| !abbreviated(text, *at)).map_or(first, |at| at + 2)
}

/// The last place for a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0)
}

/// `o.a. `, `d.w.z. `, `B.V. `: the dot ends no sentence.
fn abbreviated(text: &str, dot: usize) -> bool {
    layout::is_abbreviation(text[..dot].rsplit([' ', '(']).next().unwrap_or(""))
}
