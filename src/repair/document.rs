//! What the document itself says: its words, its habit, its hyphens. The strongest witness of all.

use super::case::Case;
use super::habit::is_soft;
use super::letters::fold;
use super::{Evidence, Habit, Verdict, spelling};
use crate::trace::{Confidence, RepairKind};

/// A soft hyphen, in a document that has plain ones at its line ends as well, is never the word's own.
pub(crate) fn soft_hyphen(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    (case.mark == '\u{ad}' && e.habits.soft_hyphens).then(|| case.join("soft-hyphen", Confidence::Certain))?
}

/// A document that never breaks words: the hyphen is real, unless the halves can only be a broken word.
pub(crate) fn never(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    if case.habit != Habit::Never || case.is_inline() || is_soft(case.left, case.right, e) {
        return None;
    }
    match e.vocabulary.has(&fold(&case.whole_hyphened())) {
        true => case.keep("document-word", Confidence::Certain),
        false => case.keep("never-hyphenates", Confidence::Likely),
    }
}

/// The document has the word unbroken. Both forms there: the majority, with a warning.
pub(crate) fn word(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    const RULE: &str = "document-word";
    let (joined, hyphened) = (case.whole_joined(), case.whole_hyphened());
    let (joins, keeps) = (e.vocabulary.count(&joined), e.vocabulary.count(&hyphened));
    let trema = spelling::trema_form(case.parts.left, case.parts.right);
    let tremas = trema.as_deref().map_or(0, |form| e.vocabulary.count(form));
    match trema {
        Some(form) if tremas > joins => return case.restore(RepairKind::TremaRestore, form, RULE, Confidence::Certain),
        _ => {}
    }
    match (joins, keeps) {
        (0, 0) => segment(case, e),
        (_, 0) => case.join(RULE, Confidence::Certain),
        (0, _) => case.keep(RULE, Confidence::Certain),
        _ if keeps > joins && e.is_word(case.left) && e.is_word(case.right) => {
            case.rather_keep(RULE, Confidence::Guess)
        }
        _ => case.rather_join(RULE, Confidence::Guess),
    }
}

/// The document has the part of a longer chain that was broken: `SaaS-dien-` + `sten` where `diensten` stands.
fn segment(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let known = case.is_chain() && case.joined.len() > 4 && e.vocabulary.has(&case.joined);
    (known && !e.vocabulary.has(&case.hyphened)).then(|| case.join("document-word", Confidence::Certain))?
}

/// The document writes other words with this first part and a hyphen (`sub-licentie`), and the lexicon none without.
pub(crate) fn prefix(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let counted = e.vocabulary.before_hyphen(case.left) > 0 && e.is_word_or_compound(case.right);
    (counted && !e.lists(&case.joined)).then(|| case.rather_keep("document-prefix", Confidence::Likely))?
}
