//! What the lexicon says.

use super::case::Case;
use super::letters::fold;
use super::{Evidence, Habit, Verdict, spelling};
use crate::trace::{Confidence, RepairKind};

/// `-tje` after an open vowel doubles it: `oma-` + `tje` is *omaatje*, `café-` + `tje` is *cafeetje* (Leidraad 8).
pub(crate) fn diminutive(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    if !case.right.starts_with("tje") || e.knows(&case.joined) {
        return None;
    }
    let form = spelling::diminutive_form(case.left, case.right)?;
    let confidence = if e.knows(&form) { Confidence::Certain } else { Confidence::Likely };
    let known = confidence == Confidence::Certain || e.is_word(case.left);
    let word = [case.before, &form, &case.parts.right[case.right.len()..]].concat();
    known.then(|| case.restore(RepairKind::HyphenJoin, word, "diminutive", confidence))?
}

/// The whole of a chain stands in the lexicon: `e-mail-` + `adres`, `back-` + `upservice`.
pub(crate) fn lexicon_whole(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    if !case.is_chain() {
        return None;
    }
    match (e.lists(&case.whole_joined()), e.lists(&case.whole_hyphened())) {
        (true, _) => case.join("lexicon-word", Confidence::Certain),
        (_, true) => case.keep("lexicon-word", Confidence::Certain),
        _ => None,
    }
}

/// The lexicon has the form: with a trema before the plain one, then joined, then with the hyphen.
pub(crate) fn lexicon(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    const RULE: &str = "lexicon-word";
    let (left, right) = (fold(case.left), fold(case.right));
    if let Some(form) = spelling::trema_form(&left, &right).filter(|form| e.lists(form)) {
        let word = case.with_segment(&form);
        return case.restore(RepairKind::TremaRestore, word, RULE, Confidence::Certain);
    }
    match (e.lists(&case.joined), e.lists(&case.hyphened)) {
        (true, true) if case.habit == Habit::Hyphenates => case.rather_join(RULE, Confidence::Guess),
        (true, true) => case.rather_keep(RULE, Confidence::Guess),
        (true, false) => case.join(RULE, Confidence::Certain),
        (false, true) => case.keep(RULE, Confidence::Certain),
        _ => None,
    }
}

/// The lexicon does not have the word, but it has its parts, and their seam is not at the break: `ex-` +
/// `portbelemmeringen`, `octrooidata-` + `banken`.
pub(crate) fn compound(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let seam = e.lexicon.split(&case.joined).is_some_and(|at| at != fold(case.left).len());
    let witnessed = !case.is_inline() || case.habit == Habit::Hyphenates || !e.is_word(case.left);
    (seam && witnessed).then(|| case.join("compound", Confidence::Likely))?
}

/// The hyphen stands in a known part of the word: `back-` + `upvoorzieningen`, for `back-up` is known.
pub(crate) fn hyphened_part(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let right = fold(case.right);
    let cuts = right.char_indices().map(|(at, _)| at).skip(2);
    let part = |at: usize| e.knows(&[&fold(case.left), "-", &right[..at]].concat());
    let mut cuts = cuts.filter(|&at| right.len() - at > 2 && e.lexicon.is_free(&right[at..]));
    cuts.any(part).then(|| case.keep("hyphened-part", Confidence::Likely))?
}
