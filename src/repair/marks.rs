//! A slash or a bracket at a break: `en/` + `of`, `(af)` + `leveringen`.

use super::letters::{fold, has_capital, length};
use super::token::word_end;
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

/// Both sides of a slash are words: no space after it. Inside a line it must stand between letters.
fn slash(b: &Break<'_>, e: &Evidence<'_>) -> Verdict {
    let before = b.left.trim_end_matches('/');
    let inline = matches!(b.place, Place::Inline { .. });
    let touches = |c: char| c.is_alphabetic() || (!inline && c.is_alphanumeric());
    let attached = before.ends_with(touches) && b.right.starts_with(|c: char| touches(c) || c == '(');
    if !attached || ends_word(b, e) {
        return Verdict::None;
    }
    let conjunction = before.ends_with("en") && super::token::bare(b.right) == "of";
    let confidence = if inline && !conjunction { Confidence::Likely } else { Confidence::Certain };
    repair(b, RepairKind::SlashJoin, "slash", confidence)
}

/// `(af)` + `leveringen`: joined where that is a known word; `(vierde)` + `week` are two.
fn bracket(b: &Break<'_>, e: &Evidence<'_>) -> Verdict {
    let right = &b.right[..word_end(b.right)];
    let Some((_, inner)) = b.left.strip_suffix(')').and_then(|t| t.rsplit_once('(')) else { return Verdict::None };
    if right.is_empty() || has_capital(right) || ends_word(b, e) {
        return Verdict::None;
    }
    let known = e.knows(&[inner, right].concat());
    let same_token = matches!(b.place, Place::LineEnd { space: false, .. }) && e.habits.space_ends_words;
    let needs_first = !e.is_word(right) && length(right) > 2;
    let productive = || e.company(&fold(inner)).joined > 10;
    match known {
        true if same_token || needs_first => repair(b, RepairKind::BracketJoin, "bracket", Confidence::Certain),
        true if productive() => repair(b, RepairKind::BracketJoin, "bracket", Confidence::Likely),
        false if same_token => repair(b, RepairKind::BracketJoin, "bracket", Confidence::Likely),
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
