//! The habits of a document: whether it breaks words at all, and what its spaces mean.

use super::gone::Gone;
use super::token::Parts;
use super::{Break, Evidence, Place};
use crate::repair::letters::{fold, has_capital, is_hyphen, length};
use crate::repair::spelling;

/// Whether a document breaks words with a hyphen that is not theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Habit {
    /// It does: an unknown word is rather joined.
    Hyphenates,
    /// It never does: a hyphen at a line end is a real one.
    Never,
    /// Too few breaks to tell.
    #[default]
    Unknown,
}

/// The habits of a document, place by place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// At line ends.
    pub line_end: Habit,
    /// Inside lines, at a hyphen with a space behind it (`bron- materialen`).
    pub inline: Habit,
    /// Words are broken inside lines without a space (`verge-lijkbare`).
    pub residues: bool,
    /// Lines keep the space at their end, and one without it goes on in the same token: no exception in 244 line ends
    /// of the two texts that it was measured on.
    pub space_ends_words: bool,
    /// The extractor sets the hyphen of a broken word apart (`deel -` + `prijs`).
    pub detached: bool,
    /// Soft and plain hyphens both stand at line ends, so a soft one is never the word's own.
    pub soft_hyphens: bool,
}

impl Habits {
    /// The habit that counts at a place.
    pub fn at(&self, place: Place) -> Habit {
        match place {
            Place::LineEnd { .. } => self.line_end,
            Place::Inline { space: true } => self.inline,
            Place::Inline { space: false } if self.residues => Habit::Hyphenates,
            Place::Inline { space: false } => Habit::Unknown,
        }
    }
}

/// What is counted on the way to the habits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    line_end: Counts,
    inline: Counts,
    /// Words broken inside lines without a space: surely broken, and all inner hyphens looked at.
    pub residue: Counts,
    lines: u32,
    spaced_lines: u32,
    spaced_soft: u32,
    detached_soft: u32,
    plain_marks: u32,
    soft_marks: u32,
}

/// Breaks of one place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Those that can only be soft: the joined form is known and a side is no word.
    pub soft: u32,
    /// Those with a side that is no word and no part of one, so that a hyphen of the word's own is unlikely.
    pub fragments: u32,
    /// All with a word on both sides that are not followed by a conjunction.
    pub all: u32,
}

impl Counts {
    /// Two or more soft ones and over 15 %: it hyphenates. None in six, and few fragments: it never does.
    fn habit(self) -> Habit {
        match self {
            Counts { soft, all, .. } if soft >= 2 && soft * 100 > all * 15 => Habit::Hyphenates,
            Counts { fragments: 6.., .. } if self.fragments * 2 > self.all => Habit::Hyphenates,
            Counts { soft: 0, all: 6.., .. } => Habit::Never,
            _ => Habit::Unknown,
        }
    }
}

impl Tally {
    /// Counts a line and the break at its end, if there can be one.
    pub fn line(&mut self, line: &str, found: Option<&Break<'_>>, e: &Evidence<'_>) {
        let Some(found) = found.filter(|b| b.left.ends_with(is_hyphen)) else {
            self.lines += 1;
            self.spaced_lines += u32::from(line.ends_with(char::is_whitespace));
            return;
        };
        let soft = self.line_end.add(found, e);
        let Place::LineEnd { space, .. } = found.place else { return };
        self.spaced_soft += u32::from(soft && space);
        self.detached_soft += u32::from(soft && found.left.contains(char::is_whitespace));
        match found.left.ends_with('\u{ad}') {
            true => self.soft_marks += 1,
            false => self.plain_marks += u32::from(soft),
        }
    }

    /// Counts a hyphen with a space behind it inside a line.
    pub fn inline(&mut self, found: &Break<'_>, e: &Evidence<'_>) {
        self.inline.add(found, e);
    }

    /// What the counts mean.
    pub fn habits(&self) -> Habits {
        Habits {
            line_end: self.line_end.habit(),
            inline: self.inline.habit(),
            residues: self.residue.soft >= 2 && self.residue.soft * 100 > self.residue.all * 15,
            space_ends_words: self.spaced_lines * 2 > self.lines && self.spaced_soft == 0,
            detached: self.detached_soft >= 2,
            soft_hyphens: self.soft_marks > 0 && self.plain_marks > 0,
        }
    }
}

impl Counts {
    /// Counts one break; returns whether it can only be soft.
    fn add(&mut self, b: &Break<'_>, e: &Evidence<'_>) -> bool {
        let Some(parts) = Parts::of(b) else { return false };
        if super::suspended::is_conjunction(b.right) || !parts.left.ends_with(char::is_alphabetic) {
            return false;
        }
        let (left, right) = (parts.last_segment().1, parts.first_segment());
        let soft = is_soft(left, right, e);
        self.all += 1;
        self.soft += u32::from(soft);
        self.fragments += u32::from(!soft && is_fragment(left, e) && is_fragment(right, e));
        soft
    }
}

/// Whether the half is no word and no part of one, as far as a complete lexicon can tell.
fn is_fragment(half: &str, e: &Evidence<'_>) -> bool {
    let part = || e.lexicon.is_first_part(&fold(half)) || e.lexicon.is_compound(&fold(half));
    e.lexicon.is_complete() && length(half) > 1 && !has_capital(half) && !e.is_word(half) && !part()
}

/// Whether the halves can only be a broken word: together they are known, and one of them is no word. A text that has them
/// more often with a hyphen does not know them without (`SaaS-dienst` beside one `SaaSdienst`), nor one whose hyphens are gone.
pub(crate) fn is_soft(left: &str, right: &str, e: &Evidence<'_>) -> bool {
    let (left, right) = (fold(left), fold(right));
    if length(&left) == 1 || (e.is_word(&left) && e.is_word(&right)) {
        return false;
    }
    let hyphened = e.vocabulary.count(&[&*left, "-", &right].concat());
    let written = |form: &str| e.gone == Gone::Nowhere && e.vocabulary.count(form) >= hyphened.max(1);
    let known = |form: &str| written(form) || e.lists(form);
    known(&[&*left, &right].concat()) || spelling::trema_form(&left, &right).is_some_and(|form| known(&form))
}
