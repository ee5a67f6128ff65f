//! What a rule answers.

use crate::trace::{Confidence, RepairKind};

/// A change that a rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What sort of change it is.
    pub kind: RepairKind,
    /// The text that replaces the left token, the break and the right token.
    pub now: String,
    /// The rule that decided: a stable name, listed in `docs/repair.md`.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// The other possible reading, where both are forms that somebody writes.
    pub alternative: Option<String>,
}

/// The answer to one break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No broken word: the line break becomes a space (`500,-`, a dash).
    None,
    /// A broken word.
    Repair(Decision),
    /// A hyphen that stands for a part said later (`arbeids- of andere`): the line break becomes a space.
    Suspended,
    /// What follows does not belong here (columns, lost lines): report it and leave the text alone.
    Doubtful {
        /// The rule that says so: a stable name.
        rule: &'static str,
        /// What the text would be if the halves did belong together.
        joined: String,
    },
}

impl Verdict {
    /// Whether it is a repair or a finding.
    pub(crate) fn is_recorded(&self) -> bool {
        matches!(self, Verdict::Repair(_) | Verdict::Doubtful { .. })
    }

    /// The decision, where the verdict is a repair.
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Verdict::Repair(decision) => Some(decision),
            _ => None,
        }
    }
}
