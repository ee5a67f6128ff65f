//! `Onder “Cliënt” wordt in deze overeenkomst verstaan: …` `wordt onder SaaS verstaan: …` `Onder “schriftelijk” valt ook …`.

use super::super::grammar::words::{boundary, no_case, one_word, quoted};
use super::{Defined, floor, sentence_end};
use nom::character::complete::char;
use nom::combinator::fail;
use nom::{IResult, Parser};

/// How far the verb may stand behind the term.
const REACH: usize = 200;

/// What stands behind `onder` and is no term.
const NO_TERMS: [&str; 7] = ["meer", "andere", "anderen", "deze", "dit", "die", "elkaar"];

/// Adds the terms that are defined so in `text`.
pub(super) fn find(text: &str, out: &mut Vec<Defined>) {
    let lower = text.to_ascii_lowercase();
    for at in memchr::memmem::find_iter(lower.as_bytes(), b"onder ") {
        if text[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        if let Ok((rest, term)) = under(&text[at..])
            && let Some(found) = meaning(text, at, text.len() - rest.len(), term)
        {
            out.push(found);
        }
    }
}

/// `under = "onder" SP (quoted / 1*10word)`, before a verb; `onder meer` and the like are no terms
fn under(i: &str) -> IResult<&str, &str> {
    let (rest, _) = (no_case("onder"), char(' ')).parse(i)?;
    if let Ok((rest, term)) = quoted(rest) {
        return Ok((rest, term));
    }
    let mut end = rest;
    for _ in 0..11 {
        if verb(end).is_ok() && end.len() < rest.len() {
            let term = rest[..rest.len() - end.len()].trim();
            return if NO_TERMS.contains(&term) { fail().parse(i) } else { Ok((end, term)) };
        }
        let Some((space, _)) = end.char_indices().skip(1).find(|(_, c)| *c == ' ') else { break };
        end = &end[space..];
    }
    fail().parse(i)
}

/// `verb = SP ("wordt" / "worden" / "valt" / "vallen" / "verstaan" / "verstaat")`
fn verb(i: &str) -> IResult<&str, &str> {
    let (rest, _) = char(' ').parse(i)?;
    let (rest, word) = one_word(rest, &["wordt", "worden", "valt", "vallen", "verstaan", "verstaat"])?;
    boundary(rest)?;
    Ok((rest, word))
}

/// What a term means, where a verb says so: `from` is where the phrase begins, `to` where the term ends.
fn meaning(text: &str, from: usize, to: usize, term: &str) -> Option<Defined> {
    let end = sentence_end(text, to);
    let clause = &text[to..end.min(floor(text, to + REACH))];
    let (_, verb) = verb(clause).ok()?;
    let at = match verb {
        "verstaan" | "verstaat" => {
            let before = &text[floor(text, from.saturating_sub(120))..from];
            let passive = ["wordt ", "worden ", "Wordt "].iter().any(|w| before.contains(w)) || verb == "verstaat";
            passive.then_some(1 + verb.len())?
        }
        "valt" | "vallen" => quotes(text, from).then_some(1 + verb.len())?,
        _ => ["verstaan", "begrepen"].iter().filter_map(|v| Some(clause.find(v)? + v.len())).min()?,
    };
    let between = &clause[..at];
    if between.contains(" niet ") || text[to + at..end].starts_with(" niet ") {
        return None;
    }
    let widens = [" mede ", " ook ", " tevens ", " valt ", " vallen "].iter().any(|w| between.contains(w));
    let start = to + at + usize::from(text[to + at..].starts_with(':'));
    Some(Defined { term: bare(term).to_owned(), text: start.min(end)..end, widens })
}

/// Whether the term is in quotes.
fn quotes(text: &str, from: usize) -> bool {
    text[from + "onder ".len()..].starts_with(super::super::grammar::words::is_quote)
}

/// The term without what narrows it down: `overmacht aan de zijde van leverancier`.
fn bare(term: &str) -> &str {
    let cut = [" aan de zijde", " van de zijde", " aan zijde", " in deze", " in de zin", " als bedoeld", " zoals", ","];
    let end = cut.iter().filter_map(|c| term.find(c)).min().unwrap_or(term.len());
    term[..end].trim_start_matches("het begrip ").trim()
}
