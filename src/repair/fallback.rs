//! No witness and no spelling rule: what is most likely in this document.

use super::case::Case;
use super::letters::fold;
use super::{Evidence, Habit, Verdict};
use crate::trace::Confidence;

/// A hyphen that stands apart (`deel -` + `prijs`) is a dash, unless the halves are known to be one word.
pub(crate) fn detached(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    (case.detached && !e.habits.detached && !e.attests(case.left, case.right)).then_some(Verdict::None)
}

/// Inside a line nothing is changed without a witness, unless the document is full of such breaks.
pub(crate) fn inline(case: &Case<'_>, _: &Evidence<'_>) -> Option<Verdict> {
    (case.is_inline() && case.habit != Habit::Hyphenates).then_some(Verdict::None)
}

/// The halves are no words, but together they are a compound: `octrooidata-` + `banken`.
pub(crate) fn compound(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let fragment = !e.is_word(case.left) || !e.is_word(case.right);
    let joined = fragment && e.lexicon.is_compound(&case.joined) && e.lexicon.is_complete();
    joined.then(|| case.join("compound", Confidence::Likely))?
}

/// The habit of the document.
pub(crate) fn habit(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    const JOIN: &str = "hyphenates";
    let words = e.is_word_or_compound(case.left) && e.is_word_or_compound(&fold(case.right));
    match case.habit {
        Habit::Hyphenates if words => case.rather_join(JOIN, Confidence::Guess),
        Habit::Hyphenates => case.join(JOIN, Confidence::Likely),
        _ => case.rather_keep("unknown-word", Confidence::Guess),
    }
}
