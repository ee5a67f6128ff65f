//! Halves that do not belong together: the right column stands before the left, or a line is lost or repeated.

use super::case::Case;
use super::letters::{fold, has_capital, is_capitals, length};
use super::{Evidence, Place, Verdict};

/// Words that begin no second half of anything, but often begin a line.
const FUNCTION_WORDS: &[&str] = &[
    "aan", "al", "als", "bij", "dat", "de", "deze", "die", "dient", "dit", "door", "een", "er", "geen", "haar",
    "heeft", "het", "hij", "hun", "ieder", "iedere", "ij", "in", "indien", "is", "kan", "kunnen", "met", "mits", "na",
    "naar", "niet", "om", "onder", "ons", "ook", "op", "over", "per", "te", "tenzij", "tijdens", "uit", "van", "via",
    "voor", "waarbij", "wanneer", "wie", "wordt", "worden", "zal", "zich", "zij", "zijn", "zoals", "zullen",
];

/// The right half repeats the left one (`voorwaar-` + `voorwaarde`): lines are out of order, do not join.
pub(crate) fn repeated(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let (left, right) = (fold(case.left), fold(case.right));
    let repeats = length(&left) > 3 && length(&right) > length(&left) && right.starts_with(&left);
    (repeats && !e.knows(&case.joined) && !e.knows(&case.hyphened)).then(|| case.doubt("repeated-half"))?
}

/// Nobody writes the joined form, and the right half begins something else: a function word, a label, a number or a
/// word that has a capital for no other reason than that it begins a line. Other columns, or a lost line.
pub(crate) fn unrelated(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    if e.attests(case.left, case.right) || e.knows(&case.hyphened) {
        return None;
    }
    let right = fold(case.right);
    let begins_anew = FUNCTION_WORDS.contains(&right.as_str()) || is_label(case) || is_number(case);
    let lower = !has_capital(case.left) && !is_capitals(case.left) && case.before.is_empty();
    let heading = lower && has_capital(case.right) && e.knows(&right) && !e.lexicon.has_name(case.right);
    (begins_anew || heading).then(|| case.doubt("unrelated-halves"))?
}

/// Behind a page or column break a whole word follows a mere fragment, and nobody writes them as one.
pub(crate) fn crossed(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let crossed = matches!(case.place, Place::LineEnd { crossed: true, .. });
    let whole = length(case.right) > 4 && e.is_word(case.right);
    (crossed && whole && is_fragment(case.left, e) && !e.attests(case.left, case.right))
        .then(|| case.doubt("unrelated-halves"))?
}

/// Whether the left half is no word, no first part of one, and no prefix; never where the lexicon has few words.
fn is_fragment(left: &str, e: &Evidence<'_>) -> bool {
    let left = fold(left);
    let part = e.lexicon.knows(&left) || e.lexicon.is_first_part(&left) || e.lexicon.is_compound(&left);
    e.lexicon.is_complete() && length(&left) > 1 && !part && !e.is_word(&left)
}

/// `a.`, `b)`: the label of a list.
fn is_label(case: &Case<'_>) -> bool {
    length(case.right) == 1 && case.parts.tail.starts_with(['.', ')'])
}

/// A number, unless a digit or a capital stands before the hyphen (`088-0012300`, `Covid-19`).
fn is_number(case: &Case<'_>) -> bool {
    let number = case.right.starts_with(|c: char| c.is_ascii_digit());
    let goes_on = case.left.ends_with(|c: char| c.is_ascii_digit()) || has_capital(case.left);
    number && !(goes_on && case.right.len() > 1)
}
