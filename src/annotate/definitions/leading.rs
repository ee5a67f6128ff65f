//! A term at the start of a node: `“Dienst”: …` `Back-up: …` `IP adres; …`.

use super::super::grammar::words::{is_quote, quoted};
use super::Defined;
use crate::tree::{Document, Kind};
use nom::character::complete::one_of;
use nom::sequence::terminated;
use nom::{IResult, Parser};

/// A sentence that opens a list is not longer.
const LEAD: usize = 400;

/// Words that are in a sentence and not in a term.
const NO_TERM: [&str; 17] = [
    "wordt",
    "worden",
    "verstaan",
    "is",
    "zijn",
    "hebben",
    "heeft",
    "volgende",
    "deze",
    "dit",
    "indien",
    "kan",
    "geldt",
    "gelden",
    "betekenis",
    "artikel",
    "voorwaarden:",
];

/// The term that a node begins with; a bare one only in a list of definitions.
pub(super) fn term(document: &Document, n: u32) -> Option<Defined> {
    let node = &document.nodes[n as usize];
    let text = node.text.as_str();
    let whole = |term: &str, rest: &str| Defined {
        term: term.trim().to_owned(),
        text: text.len() - rest.len()..text.len(),
        widens: false,
    };
    if let Ok((rest, term)) = quoted_term(text) {
        return Some(whole(term, rest));
    }
    let heading = node.heading.as_deref().filter(|_| matches!(node.kind, Kind::Lid | Kind::Onderdeel));
    let (rest, term) = match heading.filter(|h| fits(h)) {
        Some(heading) => (text, heading),
        None => bare_term(text)?,
    };
    is_list(document, n).then(|| whole(term, rest))
}

/// `quoted-term = quoted (":" / ";")`
fn quoted_term(i: &str) -> IResult<&str, &str> {
    terminated(quoted, one_of(":;")).parse(i)
}

/// The longest term without quotes, in bytes.
const LONGEST: usize = 60;

/// `bare-term = 1*60CHAR (":" / ";") [SP]`, of at most seven words without a verb
fn bare_term(i: &str) -> Option<(&str, &str)> {
    let near = &i.as_bytes()[..i.len().min(LONGEST + 1)];
    let (term, rest) = i.split_at(memchr::memchr3(b':', b';', b'.', near)?);
    let rest = rest.strip_prefix([':', ';'])?;
    fits(term).then(|| (rest.strip_prefix(' ').unwrap_or(rest), term))
}

fn fits(term: &str) -> bool {
    let words = || term.split_whitespace();
    term.len() <= LONGEST
        && (1..=7).contains(&words().count())
        && !term.starts_with(|c: char| c.is_ascii_digit() || is_quote(c))
        && !words().any(|word| NO_TERM.iter().any(|no| no.eq_ignore_ascii_case(word)))
}

/// Whether a node stands in a list of definitions: a heading above it says so, or a sentence that ends in a colon.
fn is_list(document: &Document, n: u32) -> bool {
    let nodes = &document.nodes;
    let above = std::iter::successors(nodes[n as usize].parent, |p| nodes[*p as usize].parent);
    above.into_iter().any(|p| {
        let node = &nodes[p as usize];
        node.heading.as_deref().is_some_and(is_definitions) || opens_list(&node.text)
    }) || before(document, n).is_some_and(opens_list)
}

/// The text of the paragraph that the list hangs under, where that is a brother.
fn before(document: &Document, n: u32) -> Option<&str> {
    let parent = document.nodes[n as usize].parent;
    let first = document.children(parent).next()?;
    (first < n).then(|| document.nodes[first as usize].text.as_str())
}

/// `Definities`, `Begripsbepalingen`
fn is_definitions(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    lower.contains("definitie") || lower.contains("begrip")
}

/// `In deze voorwaarden wordt verstaan onder:`, `worden de navolgende woorden en termen gebruikt`
fn opens_list(text: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|w| text.contains(w));
    let colon = text.trim_end().ends_with(':') && says(&["verstaan", "betekenis", "begrippen", "definities"]);
    colon || text.len() <= LEAD && text.contains("volgende") && says(&["begrippen", "termen", "definities", "woorden"])
}
