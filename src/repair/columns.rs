//! Halves that do not belong together: the right column stands before the left, or a line is lost or repeated.

use super::case::Case;
use super::letters::{fold, has_capital, is_capitals, length};
use super::{Evidence, Habit, Verdict};

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

/// Nobody writes the joined form, and the right half is a function word, a heading or a number: other columns.
pub(crate) fn unrelated(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let right = fold(case.right);
    let function_word = FUNCTION_WORDS.contains(&right.as_str());
    let fragment = e.lexicon.is_complete() && !e.is_word(case.left) && !e.lexicon.is_first_part(&fold(case.left));
    let starts_anew = has_capital(case.right) && !is_capitals(case.left) && (fragment || e.knows(&right));
    let number = case.right.starts_with(|c: char| c.is_ascii_digit());
    let never_and_word = case.habit == Habit::Never && !fragment;
    (function_word || starts_anew || (number && fragment && !never_and_word)).then(|| case.doubt("unrelated-halves"))?
}
