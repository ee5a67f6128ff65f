//! `waar sprake is van ‘fouten’ wordt daaronder verstaan …` `overmacht, waaronder in ieder geval wordt verstaan …` `Met “X” wordt bedoeld …`.

use super::super::grammar::words::quoted;
use super::{Defined, sentence_end};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// How far the verb may stand behind the term.
const REACH: usize = 120;

const OPENINGS: [&str; 7] = [
    "sprake is van ",
    "gesproken van ",
    "gesproken over ",
    "gesproken wordt van ",
    "met ",
    ", waaronder ",
    "spreekt van ",
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(OPENINGS)
        .expect("the openings are few")
});

/// Adds the terms whose meaning `text` gives in one of these ways.
pub(super) fn find(text: &str, out: &mut Vec<Defined>) {
    for hit in FINDER.find_iter(text) {
        out.extend(match hit.pattern().as_usize() {
            5 => including(text, hit.start(), hit.end()),
            4 => spoken(text, hit.end(), &["wordt bedoeld", "wordt gedoeld"]),
            _ => spoken(text, hit.end(), &["verstaan", "begrepen", "bedoeld"]),
        });
    }
}

/// A term in quotes, and a verb behind it.
fn spoken(text: &str, at: usize, verbs: &[&str]) -> Option<Defined> {
    let (rest, term) = quoted(&text[at..]).ok()?;
    let from = text.len() - rest.len();
    let end = sentence_end(text, from);
    let (place, verb) = verbs.iter().filter_map(|v| Some((rest[..end - from].find(v)?, *v))).min()?;
    let between = &rest[..place];
    (place <= REACH && !between.contains(" niet ")).then(|| Defined {
        term: term.to_owned(),
        text: from + place + verb.len()..end,
        widens: between.contains(" mede ") || between.contains(" ook "),
    })
}

/// `overmacht, waaronder in ieder geval wordt verstaan …`: the word before the comma.
fn including(text: &str, comma: usize, at: usize) -> Option<Defined> {
    let end = sentence_end(text, at);
    let clause = &text[at..end];
    let verb = clause.find("verstaan").filter(|v| *v <= 50 && clause[..*v].contains("wordt"))?;
    let term = text[..comma].rsplit(' ').next().filter(|t| t.chars().all(char::is_alphabetic) && t.len() > 3)?;
    Some(Defined { term: term.to_owned(), text: at + verb + "verstaan".len()..end, widens: true })
}
