//! A break at a hyphen, prepared for the rules: its forms, and the answers that they can give.

use super::letters::{fold, is_capitals, is_hyphen, length};
use super::token::{Parts, cut_hyphen};
use super::{Break, Decision, Evidence, Habit, Place, Verdict};
use crate::trace::{Confidence, RepairKind};

/// What the rules look at.
#[derive(Clone, Debug)]
pub(crate) struct Case<'a> {
    /// The words around the hyphen, and what stands around them.
    pub parts: Parts<'a>,
    /// What stands before the last part of the left word, with its hyphen: `SaaS-` of `SaaS-dien-`.
    pub before: &'a str,
    /// The last part of the left word.
    pub left: &'a str,
    /// The first part of the right word.
    pub right: &'a str,
    /// `left` + `right`, folded.
    pub joined: String,
    /// `left`-`right`, folded.
    pub hyphened: String,
    /// The hyphen as it was printed.
    pub mark: char,
    /// Where the break stands.
    pub place: Place,
    /// What the document does at such places.
    pub habit: Habit,
    /// White space stands before the hyphen (`deel -`).
    pub detached: bool,
    /// The right token ends in a hyphen itself (`zet- druk- of`).
    pub right_is_open: bool,
}

impl<'a> Case<'a> {
    /// Prepares a break, or `None` when no word touches the hyphen on both sides.
    pub fn of(b: &Break<'a>, e: &Evidence<'_>) -> Option<Self> {
        let parts = Parts::of(b)?;
        let (_, mark) = cut_hyphen(b.left)?;
        let (before, left) = parts.last_segment();
        let right = parts.first_segment();
        let (first, second) = (fold(left), fold(right));
        let (joined, hyphened) = ([&*first, &*second].concat(), [&*first, "-", &*second].concat());
        let right_is_open = parts.tail.starts_with(is_hyphen) && !before.ends_with(',');
        let detached = b.left.contains(char::is_whitespace);
        Some(Case {
            detached,
            before,
            left,
            right,
            joined,
            hyphened,
            mark,
            place: b.place,
            habit: e.habits.at(b.place),
            right_is_open,
            parts,
        })
    }

    /// The whole word without the hyphen, unfolded.
    pub fn whole_joined(&self) -> String {
        [self.parts.left, self.parts.right].concat()
    }

    /// The whole word with the hyphen, unfolded.
    pub fn whole_hyphened(&self) -> String {
        [self.parts.left, "-", self.parts.right].concat()
    }

    /// The whole word in which `form` stands for the two halves at the break; a capital at their start is kept.
    pub fn with_segment(&self, form: &str) -> String {
        let kept = self.left.len();
        let same = form.get(..kept).is_some_and(|start| fold(start) == fold(self.left));
        let (start, rest) = if same { (self.left, &form[kept..]) } else { ("", form) };
        let capitals = is_capitals(self.right) && length(self.right) > 1;
        let rest = if capitals { rest.to_uppercase() } else { rest.to_string() };
        [self.before, start, &rest, &self.parts.right[self.right.len()..]].concat()
    }

    /// Whether the word has more hyphens than the one at the break.
    pub fn is_chain(&self) -> bool {
        !self.before.is_empty() || self.right.len() < self.parts.right.len()
    }

    /// Whether the break stands inside a line.
    pub fn is_inline(&self) -> bool {
        matches!(self.place, Place::Inline { .. })
    }

    /// The hyphen goes.
    pub fn join(&self, rule: &'static str, confidence: Confidence) -> Option<Verdict> {
        self.repair(RepairKind::HyphenJoin, self.whole_joined(), rule, confidence, None)
    }

    /// The hyphen stays.
    pub fn keep(&self, rule: &'static str, confidence: Confidence) -> Option<Verdict> {
        self.repair(RepairKind::HyphenKeep, self.whole_hyphened(), rule, confidence, None)
    }

    /// The hyphen goes, but the form with it is possible too.
    pub fn rather_join(&self, rule: &'static str, confidence: Confidence) -> Option<Verdict> {
        self.repair(RepairKind::HyphenJoin, self.whole_joined(), rule, confidence, Some(self.whole_hyphened()))
    }

    /// The hyphen stays, but the form without it is possible too.
    pub fn rather_keep(&self, rule: &'static str, confidence: Confidence) -> Option<Verdict> {
        self.repair(RepairKind::HyphenKeep, self.whole_hyphened(), rule, confidence, Some(self.whole_joined()))
    }

    /// The hyphen goes and letters change: `word` is the whole word as it must be.
    pub fn restore(
        &self,
        kind: RepairKind,
        word: String,
        rule: &'static str,
        confidence: Confidence,
    ) -> Option<Verdict> {
        self.repair(kind, word, rule, confidence, None)
    }

    /// The halves do not belong together.
    pub fn doubt(&self, rule: &'static str) -> Option<Verdict> {
        Some(Verdict::Doubtful { rule, joined: self.parts.around(&self.whole_joined()) })
    }

    fn repair(
        &self,
        kind: RepairKind,
        word: String,
        rule: &'static str,
        confidence: Confidence,
        alternative: Option<String>,
    ) -> Option<Verdict> {
        let kind = if self.is_inline() { RepairKind::ResidueJoin } else { kind };
        let alternative = alternative.map(|word| self.parts.around(&word));
        Some(Verdict::Repair(Decision { kind, now: self.parts.around(&word), rule, confidence, alternative }))
    }
}
