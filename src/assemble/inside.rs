//! Where paragraphs begin inside a line, in texts of which a line holds a whole article or page.
//!
//! No line break shows them there. Definitions show themselves, because each begins with its term and a colon. Behind the
//! last item of a list the text goes on: where the items before it end with semicolons, they are no sentences, and a second
//! sentence behind the last one belongs to none of them. The turns of a contract and its closing line have set words.

use super::paragraphs::{CLOSING, DASH, closes, is_definition, is_turn};
use crate::layout::{begins_with_capital, ends_sentence, is_abbreviation};
use memchr::memmem;

/// So many definitions behind each other are no chance.
const FEWEST: usize = 3;
/// The same where a colon announces them.
const FEWEST_ANNOUNCED: usize = 2;

/// How the terms of a series of definitions look; all look alike.
#[derive(PartialEq)]
enum Look {
    Quoted,
    Capital,
    Small,
}

/// The bytes of `line` at which a definition begins that is not the first text of the line. `announced`: definitions, or a
/// colon, stand before the line.
pub fn definitions(line: &str, announced: bool) -> Vec<usize> {
    // Each has a colon or a dash of its own.
    let colons = memchr::memchr_iter(b':', line.as_bytes());
    if colons.chain(memmem::find_iter(line.as_bytes(), DASH)).nth(FEWEST_ANNOUNCED - 1).is_none() {
        return Vec::new();
    }
    let mut starts: Vec<usize> = openings(line, 0).filter(|at| is_definition(&line[*at..])).collect();
    let behind_colon = |at: usize| at == 0 && announced || line[..at].trim_end().ends_with(':');
    let first = starts.iter().position(|at| behind_colon(*at));
    let announced = first.is_some();
    starts.drain(..first.unwrap_or(0));
    let Some(look) = starts.first().map(|at| look(&line[*at..])) else { return starts };
    let first = starts[0];
    starts.retain(|at| *at == first || self::look(&line[*at..]) == look && !behind_colon(*at));
    if starts.len() < if announced { FEWEST_ANNOUNCED } else { FEWEST } {
        return Vec::new();
    }
    starts.retain(|at| *at > 0);
    starts
}

/// The byte of `line` at which the second sentence begins.
pub fn second_sentence(line: &str) -> Option<usize> {
    let begins = |at: &usize| *at > 0 && begins_with_capital(&line[*at..]) && ends_with_stop(line[..*at].trim_end());
    openings(line, 0).find(begins)
}

/// The byte of `line` at which a turn of a contract begins that ends it: `… de opdrachtnemer, overwegende:`.
pub fn last_turn(line: &str) -> Option<usize> {
    let end = line.strip_suffix(':')?.rfind([',', ';', '.'])? + 1;
    let at = end + line[end..].len() - line[end..].trim_start().len();
    is_turn(&line[at..]).then_some(at)
}

/// The byte of `line` at which the formula begins that closes a set of terms: `Aldus opgemaakt te …`
pub fn closing(line: &str) -> Option<usize> {
    let begins = |at: &usize| *at > 0 && ends_with_stop(line[..*at].trim_end()) && closes(&line[*at..]);
    // The formula is short, so that it stands near the end.
    openings(line, line.len().saturating_sub(CLOSING)).find(begins)
}

/// A full stop that is of no abbreviation.
fn ends_with_stop(text: &str) -> bool {
    let inner = text.trim_end_matches(['”', '"', '’', '\'', ')']);
    inner.strip_suffix('.').is_some_and(|rest| !is_abbreviation(rest.rsplit([' ', '(']).next().unwrap_or("")))
}

/// The beginning of the line, and the words behind a stop, colon or semicolon, from a byte on.
fn openings(line: &str, from: usize) -> impl Iterator<Item = usize> + '_ {
    let bytes = line.as_bytes();
    let behind = memchr::memchr_iter(b' ', &bytes[from..]).map(move |space| from + space + 1);
    let words = (from == 0).then_some(0).into_iter().chain(behind);
    let words = words.filter(|at| bytes.get(*at).is_some_and(|byte| *byte != b' '));
    words.filter(|at| *at == 0 || may_end(&line.as_bytes()[..*at]) && ends_sentence(line[..*at].trim_end()))
}

/// Whether a mark stands at the end, before the space: a quick look, before the text is decoded.
fn may_end(text: &[u8]) -> bool {
    let last = text.iter().rev().find(|byte| !byte.is_ascii_whitespace());
    last.is_some_and(|byte| byte.is_ascii_punctuation() || !byte.is_ascii())
}

fn look(term: &str) -> Look {
    match term.chars().next() {
        Some('“' | '"' | '‘' | '\'' | '„' | '«' | '’') => Look::Quoted,
        Some(c) if c.is_uppercase() => Look::Capital,
        _ => Look::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at each place.
    fn show(line: &str, places: impl IntoIterator<Item = usize>) -> String {
        let mut shown = line.to_owned();
        let places: Vec<usize> = places.into_iter().collect();
        places.into_iter().rev().for_each(|at| shown.insert(at, '|'));
        shown
    }

    #[test]
    fn definitions_begin_with_their_term() {
        for marked in [
            "Hierin betekenen: |Boot: een vaartuig. Ook een vlot. |Haven: de ligplaatsen. |Vlet: een kleine boot.",
            "Hierin wordt verstaan onder: |“Boot”: een vaartuig; |“Haven”: de ligplaatsen.",
            "Hierin wordt verstaan onder: |boot: een vaartuig; |haven: de ligplaatsen;",
            "Boot: een vaartuig. |Haven: de ligplaatsen. |Vlet: een kleine boot.",
            "Boot: een vaartuig. Haven: de ligplaatsen.",
            "De boot ligt vast. Let op: het waait. De haven is dicht.",
            "De haven is open: in de zomer. Let op: het waait.",
        ] {
            let line = marked.replace('|', "");
            assert_eq!(show(&line, definitions(&line, false)), marked);
        }
        assert_eq!(definitions("Boot: een vaartuig. Haven: de ligplaatsen.", true), [20]);
    }

    #[test]
    fn turns_of_contracts_end_a_line() {
        for marked in [
            "hierna: de koper, |overwegende:",
            "hierna: de koper; |komen het volgende overeen:",
            "hierna: de koper, en ook:",
            "overwegende:",
        ] {
            let line = marked.replace('|', "");
            assert_eq!(show(&line, last_turn(&line)), marked);
        }
    }

    #[test]
    fn a_closing_formula_is_the_last_sentence() {
        for marked in [
            "Het recht van Nederland geldt. |Aldus opgemaakt te Breeveen op 4 mei 2021.",
            "Het recht van Nederland geldt. |Opgemaakt te Breeveen in tweevoud.",
            "Een besluit wordt genomen. Aldus geldt het ook.",
        ] {
            let line = marked.replace('|', "");
            assert_eq!(show(&line, closing(&line)), marked);
        }
    }

    #[test]
    fn a_second_sentence_is_no_abbreviation() {
        for marked in [
            "de boot is verkocht. |De haven blijft open. Het waait.",
            "de boot, bedoeld in art. 3, is van Jansen B.V. en drs. Smit",
            "de vlet (zie nr. 4). |De haven blijft open.",
            "de boot; De haven",
        ] {
            let line = marked.replace('|', "");
            assert_eq!(show(&line, second_sentence(&line)), marked);
        }
    }
}
