//! A slash or a bracket at a break: `en/` + `of`, `(af)` + `leveringen`.

use super::letters::{fold, has_capital, length};
use super::token::{bare, word_end};
use super::{Break, Decision, Evidence, Place, Verdict};
use crate::trace::{Confidence, RepairKind};

/// The verdict for a break at a slash or a bracket; `None` for any other mark.
pub(crate) fn decide(b: &Break<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    match b.left.chars().next_back()? {
        '/' => Some(slash(b, e)),
        ')' => Some(bracket(b, e)),
        _ => None,
    }
}

/// Both sides of a slash are words: no space after it.
fn slash(b: &Break<'_>, e: &Evidence<'_>) -> Verdict {
    let before = b.left.trim_end_matches('/');
    let attached =
        before.ends_with(char::is_alphanumeric) && b.right.starts_with(|c: char| c.is_alphanumeric() || c == '(');
    if !attached || ends_word(b, e) {
        return Verdict::None;
    }
    repair(b, RepairKind::SlashJoin, "slash", Confidence::Certain)
}

/// `(af)` + `leveringen`: joined where that is a known word; `(vierde)` + `week` are two.
fn bracket(b: &Break<'_>, e: &Evidence<'_>) -> Verdict {
    let right = &b.right[..word_end(b.right)];
    let Some((_, inner)) = b.left.strip_suffix(')').and_then(|t| t.rsplit_once('(')) else { return Verdict::None };
    if right.is_empty() || ends_word(b, e) {
        return Verdict::None;
    }
    let joined = [inner, right].concat();
    let known = e.knows(&fold(&joined)) && !has_capital(right);
    match (known, e.is_word(right) || length(bare(right)) < 3) {
        (true, false) => repair(b, RepairKind::BracketJoin, "bracket", Confidence::Certain),
        (true, true) if e.lexicon.company(&fold(inner)).joined > 10 => {
            repair(b, RepairKind::BracketJoin, "bracket", Confidence::Likely)
        }
        _ => Verdict::None,
    }
}

/// Whether a space behind the mark says that the word ends here.
fn ends_word(b: &Break<'_>, e: &Evidence<'_>) -> bool {
    matches!(b.place, Place::LineEnd { space: true, .. }) && e.habits.space_ends_words
}

fn repair(b: &Break<'_>, kind: RepairKind, rule: &'static str, confidence: Confidence) -> Verdict {
    let kind = if matches!(b.place, Place::Inline { .. }) { RepairKind::ResidueJoin } else { kind };
    Verdict::Repair(Decision { kind, now: [b.left, b.right].concat(), rule, confidence, alternative: None })
}
