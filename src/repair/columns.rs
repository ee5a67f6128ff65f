//! Halves that do not belong together: the right column stands before the left, or a line is lost or repeated.

use super::case::Case;
use super::letters::{fold, has_capital, is_capitals, is_vowel, length};
use super::{Evidence, Place, Verdict};

/// Words that begin no second half of anything, but often begin a line.
const FUNCTION_WORDS: &[&str] = &[
    "aan", "al", "als", "bij", "dan", "dat", "de", "deze", "die", "dienen", "dient", "dit", "door", "een", "er",
    "geen", "haar", "hadden", "hebben", "heeft", "het", "hij", "hun", "ieder", "iedere", "ij", "in", "indien", "is",
    "kan", "komen", "kunnen", "kwam", "mag", "met", "mits", "moet", "moeten", "mogen", "na", "naar", "niet", "om",
    "onder", "ons", "ook", "op", "over", "per", "te", "tenzij", "tijdens", "tot", "uit", "van", "via", "voor",
    "waarbij", "waarin", "wanneer", "waren", "was", "wie", "worden", "wordt", "zal", "zich", "zij", "zijn", "zoals",
    "zullen",
];

/// The bytes of the longest of [`FUNCTION_WORDS`].
const LONGEST: usize = 7;

/// The right half repeats the left one (`voorwaar-` + `voorwaarde`): lines are out of order, do not join.
pub(crate) fn repeated(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let (left, right) = (fold(case.left), fold(case.right));
    let repeats = length(&left) > 3 && length(&right) > length(&left) && right.starts_with(&*left);
    (repeats && !e.knows(&case.joined) && !e.knows(&case.hyphened)).then(|| case.doubt("repeated-half"))?
}

/// Nobody writes the joined form, and the right half begins something else: a function word, a label, a number or a
/// word that has a capital for no other reason than that it begins a line. Other columns, or a lost line.
pub(crate) fn unrelated(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let right = fold(case.right);
    let function_word = is_function_word(&right) && !is_ending(case, e);
    let begins_anew = function_word || is_label(case) || is_number(case, e);
    let lower = !has_capital(case.left) && !is_capitals(case.left) && case.before.is_empty();
    let heading = lower && has_capital(case.right) && e.knows(&right) && !e.lexicon.has_name(case.right);
    let written = || e.attests(case.left, case.right) || e.knows(&case.hyphened);
    ((begins_anew || heading) && !written()).then(|| case.doubt("unrelated-halves"))?
}

/// Whether the folded word is one that begins no second half of anything.
pub(crate) fn is_function_word(word: &str) -> bool {
    word.len() <= LONGEST && FUNCTION_WORDS.contains(&word)
}

/// Whether the right half can be the ending of a verb or adjective (`flakker-` + `de`, `diks-` + `te`): not *de* behind
/// a linking *s*, and *er* only behind a vowel,
/// anything behind *daar*, *er*, *hier* and *waar* (`waar-` + `van`).
fn is_ending(case: &Case<'_>, e: &Evidence<'_>) -> bool {
    let left = fold(case.left);
    match &*fold(case.right) {
        "te" => true,
        "de" => !(left.ends_with('s') && e.lexicon.is_first_part(&left) && !e.is_word(&left)),
        "er" => left.ends_with(is_vowel) && !e.is_word(&left),
        _ => matches!(&*left, "daar" | "er" | "hier" | "waar"),
    }
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

/// A number, unless a digit, a name or an initialism stands before the hyphen (`088-0012300`, `HTML-5`).
fn is_number(case: &Case<'_>, e: &Evidence<'_>) -> bool {
    let number = case.right.starts_with(|c: char| c.is_ascii_digit());
    let goes_on = case.left.ends_with(|c: char| c.is_ascii_digit())
        || is_capitals(case.left)
        || (has_capital(case.left) && e.is_word(case.left));
    number && !(goes_on && case.right.len() > 1)
}
