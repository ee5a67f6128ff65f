//! What the letters themselves show: capitals, digits, single letters, small words in a chain.

use super::case::Case;
use super::letters::{fold, has_capital, is_capitals, is_vowel, length};
use super::{Evidence, Verdict};
use crate::trace::Confidence;

/// Small words that keep the hyphens around them: `langzaam-aan-acties`, `software-as-a-service`, `up-to-date`.
const PARTICLES: &[&str] = &[
    "a", "aan", "af", "and", "as", "by", "de", "en", "het", "in", "of", "on", "onder", "op", "over", "tegen", "the",
    "to", "tot", "uit", "van", "voor",
];

/// A particle next to the hyphen, in a word with more of them, keeps it.
pub(crate) fn particle(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let is = |part: &str| PARTICLES.contains(&&*fold(part));
    let (before, after) = (!case.before.is_empty(), case.right.len() < case.parts.right.len());
    let particle = (before && is(case.left)) || (after && is(case.right)) || (before && after && is(case.right));
    (particle && !e.knows(&case.joined)).then(|| case.keep("particle", Confidence::Likely))?
}

/// Nobody leaves one letter at a line end: the hyphen behind it is the word's own (`e-` + `mail`).
pub(crate) fn single_letter(case: &Case<'_>, _: &Evidence<'_>) -> Option<Verdict> {
    let single = length(case.left) == 1 && case.left.starts_with(char::is_alphabetic);
    single.then(|| case.keep("single-letter", Confidence::Likely))?
}

/// A digit, an initialism or a capital at the hyphen keeps it (Leidraad 6.F to 6.H).
pub(crate) fn capitals(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let (left, right) = (case.left, case.right);
    let digit = |c: char| c.is_ascii_digit();
    if left.contains(digit) || (right.starts_with(digit) && e.is_word(left)) {
        return case.keep("digit", Confidence::Likely);
    }
    if is_capitals(left) && is_capitals(right) && length(left) > 1 && length(right) > 1 {
        return None; // a heading in capitals: the words decide
    }
    if is_initialism(left) {
        return case.keep("initialism", Confidence::Likely);
    }
    has_capital(right).then(|| case.keep("capital", Confidence::Likely))?
}

/// `IP`, `SaaS`, `pH`: a capital after the first letter; `btw`, `dvd`: no vowel.
fn is_initialism(left: &str) -> bool {
    let capital = left.chars().skip(1).any(char::is_uppercase);
    capital || (length(left) < 5 && !left.chars().any(|c| is_vowel(c) || c == 'y'))
}
