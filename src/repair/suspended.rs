//! A hyphen that stands for a part said later: `arbeids- of andere relaties`, `moeder-, zuster- en/of …`.
//!
//! Source: Leidraad 6.K (weglatingsstreepje); the conjunctions are those met in the sample terms.

use super::case::Case;
use super::letters::{fold, length};
use super::{Evidence, Habit, Place, Verdict, columns, spelling};

/// What can stand between the halves of a shortened pair.
const CONJUNCTIONS: &[&str] = &[
    "alsmede",
    "alsook",
    "als",
    "c.q",
    "cq",
    "dan",
    "danwel",
    "en",
    "en/of",
    "evenals",
    "noch",
    "of",
    "ofwel",
    "resp",
    "respectievelijk",
    "t/m",
    "tot",
];

/// Adjectives that stand for the part that was left out: `inkoop- of andere voorwaarden`.
const OPEN: &[&str] = &[
    "aanverwante",
    "andere",
    "dergelijke",
    "gelijksoortige",
    "ander",
    "overige",
    "soortgelijke",
    "vergelijkbare",
    "verdere",
];

/// Whether the token is a conjunction of a shortened pair, without punctuation behind it.
pub(crate) fn is_conjunction(token: &str) -> bool {
    let token = fold(token);
    let abbreviation = matches!(&*token, "c.q." | "resp.");
    abbreviation || CONJUNCTIONS.contains(&&*token) && !token.ends_with('.')
}

/// In a document that keeps the spaces at its line ends, a hyphen with a space behind it ends its word.
pub(crate) fn trailing_space(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let spaced = matches!(case.place, Place::LineEnd { space: true, .. });
    (spaced && e.habits.space_ends_words).then_some(Verdict::Suspended)
}

/// A conjunction follows. Where it makes a word of the left half (`partij-` + `en`), the next word decides.
pub(crate) fn conjunction(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    if case.parts.right.len() < case.right.len() || !is_conjunction(&whole_right(case)) {
        return None;
    }
    let same_token = matches!(case.place, Place::LineEnd { space: false, .. }) && e.habits.space_ends_words;
    let breaks = if case.is_inline() { case.habit == Habit::Hyphenates } else { case.habit != Habit::Never };
    let broken = is_ending(case, e) && breaks && (same_token || !is_pair(case, e));
    (!broken).then_some(Verdict::Suspended)
}

/// The right token ends in a hyphen as well and the halves are no word: `zet- druk- of andere proeven`.
pub(crate) fn series(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    (case.right_is_open && e.is_word(case.right) && !case.is_chain()).then_some(Verdict::Suspended)
}

/// The right token with the marks that belong to a conjunction (`en/of`, `c.q.`).
fn whole_right(case: &Case<'_>) -> String {
    let tail: &str = match case.parts.tail {
        t if t.starts_with(['/', '.']) => t,
        "" => "",
        _ => "!",
    };
    [case.parts.right, tail].concat()
}

/// Whether the conjunction can be the end of the word: together they are known, or a plural of some kind.
fn is_ending(case: &Case<'_>, e: &Evidence<'_>) -> bool {
    let left = fold(case.left);
    let plural = || case.right == "en" && (!e.knows(&left) && e.lexicon.is_compound(&case.joined));
    let trema = || case.right == "en" && spelling::trema_form(&left, "en").is_some();
    e.attests(&left, case.right) || plural() || trema()
}

/// Whether a pair is more likely than the end of a word. The word after an ending is mostly a small one (`partijen
/// zijn`); the word after a shortened half never is, and lends it its last part.
fn is_pair(case: &Case<'_>, e: &Evidence<'_>) -> bool {
    let next = fold(case.parts.next);
    let written = e.vocabulary.has(&case.joined) || case.right != "en";
    match () {
        () if fits(case, e) => true,
        () if columns::is_function_word(&next) || next.is_empty() || written => false,
        () => e.is_word(case.left) || !e.lexicon.is_complete(),
    }
}

/// Whether the word after the conjunction can lend its last part to the left half: `moeder- en dochtermaatschappij`.
fn fits(case: &Case<'_>, e: &Evidence<'_>) -> bool {
    let next = fold(case.parts.next);
    if OPEN.contains(&&*next) {
        return true;
    }
    let left = fold(case.left);
    let cuts = next.char_indices().map(|(at, _)| at).skip(2);
    cuts.filter(|&at| next.len() - at > 3).any(|at| {
        let last = &next[at..];
        (e.knows(last) || length(last) > 4) && e.knows(&[&*left, last].concat())
    })
}
