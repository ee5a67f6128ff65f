//! How well one piece goes on in another.

use crate::label;
use crate::layout::{Flow, begins_with_capital, ends_sentence};
use crate::repair::{Break, Evidence, Verdict, decide};
use crate::trace::{Confidence, RepairKind};

/// A broken word that the two halves complete.
pub const WORD: i32 = 30;
/// Halves that do not belong together.
const NO_WORD: i32 = -30;
/// A sentence goes on with a small letter.
const GOES_ON: i32 = 15;
/// A small letter behind the end of a sentence.
const NO_BEGINNING: i32 = -20;
/// A label or heading in the middle of a sentence.
const INTERRUPTED: i32 = -20;
/// A capital in the middle of a sentence, which may be a name.
const NAME: i32 = -6;
/// A sentence ends and another one begins.
const WHOLE: i32 = 8;

/// Scores borders.
pub struct Borders<'a> {
    text: &'a str,
    evidence: &'a Evidence<'a>,
}

impl<'a> Borders<'a> {
    /// Scores borders in `text`.
    pub fn new(text: &'a str, evidence: &'a Evidence<'a>) -> Borders<'a> {
        Borders { text, evidence }
    }

    /// How well the words of piece `left` go on in piece `right`: -30 to 30. The ends of the flow go with anything.
    pub fn score(&self, flow: &Flow, left: Option<usize>, right: usize) -> i32 {
        let Some(left) = left.filter(|_| right < flow.pieces.len()) else { return 0 };
        let (before, after) = (flow.text(self.text, left), flow.text(self.text, right));
        let piece = &flow.pieces[left];
        let spaced = if piece.spaced { self.text.get(piece.start as usize..piece.end as usize + 1) } else { None };
        if let Some(found) = Break::between(spaced.unwrap_or(before), after, true) {
            match decide(&found, self.evidence) {
                Verdict::Repair(it) if it.confidence >= Confidence::Likely && it.kind != RepairKind::HyphenKeep => {
                    return WORD;
                }
                Verdict::Repair(_) | Verdict::Suspended => return 0,
                Verdict::Doubtful { .. } => return NO_WORD,
                Verdict::None => {}
            }
        }
        let labelled = label::scan(after).iter().any(|r| !r.lower);
        if ends_sentence(before) {
            return if after.starts_with(char::is_lowercase) && !before.ends_with([';', ':']) {
                NO_BEGINNING
            } else {
                WHOLE
            };
        }
        if is_heading(before) {
            return 0;
        }
        match () {
            () if after.starts_with(char::is_lowercase) => GOES_ON,
            () if labelled || is_heading(after) => INTERRUPTED,
            () if begins_with_capital(after) => NAME,
            () => 0,
        }
    }
}

/// A short line with a capital and no end.
fn is_heading(line: &str) -> bool {
    line.len() <= 45 && begins_with_capital(line) && !ends_sentence(line) && !line.ends_with([',', '-', '/'])
}
