//! Hyphens that are gone: an extractor that prints a page on one line takes them away with the line ends.
//!
//! `emailadres` is `e-mailadres` where the same text has that word with its hyphen, at least as often, and the word list
//! has none without; the word list proves it too, and so do initialisms before a word (`IBANnummer`) and what `glued.rs`
//! suggests. `EUR 45,per dag` is `EUR 45,- per dag`: no comma stands between an amount and a letter. In any other text such
//! words are what somebody wrote.

use super::letters::fold;
use super::{Decision, Evidence, Residue, glued};
use crate::trace::{Confidence, RepairKind};

/// A page on one line has so many bytes, on average.
const PAGE: usize = 600;

/// Whether each of the lines holds a page, or nearly so.
pub(super) fn are_pages<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (count, bytes) = lines.fold((0, 0), |(count, bytes), line| (count + 1, bytes + line.len()));
    bytes > PAGE * count
}

/// The words of a text whose hyphen is gone.
pub(super) fn restored(text: &str, e: &Evidence<'_>) -> Vec<Residue> {
    if !e.pages {
        return Vec::new();
    }
    let mut before = "";
    let mut found = Vec::new();
    for token in text.split_ascii_whitespace() {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let decision = amount(before, token).or_else(|| word(token, e));
        found.extend(decision.map(|decision| Residue { range: start..start + token.len(), decision }));
        before = token;
    }
    let suggested = glued(text, e).into_iter();
    found.extend(suggested.map(|it| Residue { range: it.range, decision: decision(it.suggestion, it.rule) }));
    found
}

/// `45,per` behind a sign for money, `10.000,per` anywhere.
fn amount(before: &str, token: &str) -> Option<Decision> {
    let (number, word) = token.split_once(',').filter(|(_, word)| word.starts_with(char::is_lowercase))?;
    let bare = number.strip_prefix('€').unwrap_or(number);
    let money = bare.len() < number.len() || matches!(before, "€" | "EUR" | "euro") || bare.contains('.');
    let digits =
        bare.starts_with(|c: char| c.is_ascii_digit()) && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (money && digits).then(|| decision([number, ",- ", word].concat(), "amount-dash"))
}

/// A word that the text or the word list has with a hyphen.
fn word(token: &str, e: &Evidence<'_>) -> Option<Decision> {
    let word = super::token::bare(token);
    let plain = word.len() > SHORT && word.chars().all(|c| c.is_alphabetic() || c == '-');
    if !plain || e.lexicon.knows(word) {
        return None;
    }
    if let Some(known) = e.vocabulary.with_hyphen(word) {
        // The letters are those of the token: the known form is folded.
        let mut letters = word.chars().filter(|c| *c != '-');
        let form: String = known.chars().filter_map(|c| if c == '-' { Some('-') } else { letters.next() }).collect();
        return Some(decision(token.replacen(word, &form, 1), "document-word"));
    }
    let segment = word.rfind('-').map_or(0, |at| at + 1);
    let splits = word[segment..].char_indices().skip(1).map(|(at, _)| word.split_at(segment + at));
    let listed = |(left, right): &(&str, &str)| e.lexicon.knows(&fold(&[*left, "-", *right].concat()));
    let (rule, (left, right)) = match splits.clone().find(listed) {
        Some(split) => ("lexicon-word", split),
        None => ("initialism", splits.clone().find(|(left, right)| is_initialism(&left[segment..], right, e))?),
    };
    Some(decision(token.replacen(word, &[left, "-", right].concat(), 1), rule))
}

/// Shorter words are not looked at, in bytes.
const SHORT: usize = 4;

/// `SaaS` before `dienst`: two capitals or more, the last letter is one, and a word in small letters.
fn is_initialism(left: &str, right: &str, e: &Evidence<'_>) -> bool {
    let capitals = left.chars().filter(|c| c.is_uppercase()).count();
    let word = right.len() > SHORT - 1 && right.chars().all(char::is_lowercase);
    capitals > 1 && left.ends_with(char::is_uppercase) && word && e.is_word_or_compound(right)
}

fn decision(now: String, rule: &'static str) -> Decision {
    Decision { kind: RepairKind::HyphenKeep, now, rule, confidence: Confidence::Likely, alternative: None }
}
