//! One word whose hyphen is gone: what says where it stood.

use super::Place;
use crate::repair::letters::{fold, is_hyphen, length};
use crate::repair::token::{LONGEST, bare};
use crate::repair::{Decision, Evidence, spelling};
use crate::trace::{Confidence, RepairKind};

/// Shorter words are not looked at, in bytes.
const SHORT: usize = 4;

/// A token that the text, the word list or the spelling has with a hyphen.
///
/// In a page of one line all words are looked at, and only initialisms are taken for certain faults.
pub(super) fn restored(token: &str, place: Place, e: &Evidence<'_>) -> Option<Decision> {
    let word = bare(token);
    let letters = word.chars().all(|c| c.is_alphanumeric() || c == '-') && word.chars().any(char::is_alphabetic);
    if !letters || !(SHORT + 1..=LONGEST).contains(&word.len()) || token.ends_with(is_hyphen) {
        return None;
    }
    let segment = word.rfind('-').map_or(0, |at| at + 1);
    let at_end = place != Place::Page;
    let alone = at_end && e.vocabulary.count(word) <= 1;
    let listed = e.lists(word);
    let with = |at: usize, rule| Some(decision(token.replacen(word, &hyphened(word, at), 1), rule));
    if let Some(form) = document(word, listed, alone, e) {
        return Some(decision(token.replacen(word, &form, 1), "document-word"));
    }
    if listed {
        return None;
    }
    if let Some(at) = hyphened_at(word, segment, e) {
        return with(at, "lexicon-word");
    }
    if !super::may_be_a_fault(Some(place), word, e) {
        return None;
    }
    if let Some(at) = initialism(word, segment, e) {
        return with(at, "initialism");
    }
    let at = if at_end { negation(word, e).or_else(|| clash(word, segment, e)) } else { None };
    at.and_then(|at| with(at, "spelling"))
}

/// The word as the text writes it with hyphens.
///
/// A word that the list has without is only taken for one with a hyphen where it stands `alone`, and the list has that too:
/// `email` is enamel in a text without e-mail.
fn document(word: &str, listed: bool, alone: bool, e: &Evidence<'_>) -> Option<String> {
    let known = e.vocabulary.with_hyphen(word)?;
    if listed && !(alone && e.lists(known)) {
        return None;
    }
    // The letters are those of the token: the known form is folded.
    let mut letters = word.chars().filter(|c| *c != '-');
    Some(known.chars().filter_map(|c| if c == '-' { Some('-') } else { letters.next() }).collect())
}

/// The byte of a word, behind byte `segment`, at which the list has it with a hyphen, whatever its capitals.
fn hyphened_at(word: &str, segment: usize, e: &Evidence<'_>) -> Option<usize> {
    let at = e.lexicon.hyphened_at(&fold(word), segment)?;
    // Small letters may have other bytes.
    word.char_indices().map(|(at, _)| at).nth(fold(word)[..at].chars().count())
}

/// Where an initialism ends (`SaaS` before `dienst`, `CO2` before `uitstoot`): two capitals or more, the last character is one
/// or a digit, and a word in small letters follows.
fn initialism(word: &str, segment: usize, e: &Evidence<'_>) -> Option<usize> {
    let small = word.chars().rev().take_while(|c| c.is_lowercase());
    let at = word.len() - small.map(char::len_utf8).sum::<usize>();
    let left = word.get(segment..at)?;
    let capitals = left.chars().filter(|c| c.is_uppercase()).count();
    let follows = word.len() - at >= SHORT && e.is_word_or_compound(&word[at..]);
    (capitals > 1 && follows).then_some(at)
}

/// Where a negation ends: `niet` before `betaling`. The words of the list that begin so (`nietig`) have been asked for, and
/// compounds of them have no word behind it.
fn negation(word: &str, e: &Evidence<'_>) -> Option<usize> {
    let folded = fold(word);
    let at = spelling::negation(&folded)?;
    let rest = word.get(at..)?;
    let capital = rest.starts_with(char::is_uppercase) && length(rest) > 2;
    (capital || length(rest) > SHORT && e.is_word_or_compound(rest)).then_some(at)
}

/// Where two words meet with vowels that would be read as one sound: `reverseengineering`. A compound has one seam.
fn clash(word: &str, segment: usize, e: &Evidence<'_>) -> Option<usize> {
    let folded = fold(word);
    let part = folded.get(segment..).filter(|_| folded.len() == word.len())?;
    let clashes = |at: &usize| {
        let (left, right) = part.split_at(*at);
        right.len() > SHORT && spelling::are_clashing_words(left, right, e)
    };
    let found = match e.lexicon.split(part) {
        Some(seam) => Some(seam).filter(clashes),
        None => part.char_indices().map(|(at, _)| at).skip(1).find(clashes),
    };
    found.map(|at| segment + at).filter(|at| word.is_char_boundary(*at))
}

fn hyphened(word: &str, at: usize) -> String {
    let (left, right) = word.split_at(at);
    [left, "-", right].concat()
}

/// `45,per` behind a sign for money, `10.000,per` anywhere.
pub(super) fn amount(before: &str, token: &str) -> Option<Decision> {
    let (number, word) = token.split_once(',').filter(|(_, word)| word.starts_with(char::is_lowercase))?;
    let bare = number.strip_prefix('€').unwrap_or(number);
    let money = bare.len() < number.len() || matches!(before, "€" | "EUR" | "euro") || bare.contains('.');
    let digits =
        bare.starts_with(|c: char| c.is_ascii_digit()) && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (money && digits).then(|| decision([number, ",- ", word].concat(), "amount-dash"))
}

pub(super) fn decision(now: String, rule: &'static str) -> Decision {
    Decision { kind: RepairKind::HyphenKeep, now, rule, confidence: Confidence::Likely, alternative: None }
}
