//! The ladder: the numbers that are open at a place in the text, from the outside in.

use crate::label::{Close, Number, Numeral, Reading, Step, step};

/// The number follows the last one of its form.
const NEXT: i32 = 20;
/// The first number of a form that is not open.
const FIRST: i32 = 12;
/// The parents of a decimal number are open.
const PARENTS: i32 = 4;
/// No number is open that could be its parent.
const NO_PARENTS: i32 = 10;
/// A number is left out.
const GAP: i32 = -14;
/// Each further one.
const GAP_EACH: i32 = -6;
/// The first number of a form, below an open number of the same form.
const NESTED: i32 = -6;
/// A list of small romans that is no part of a list, though the others of the text may have letters: the outer list has
/// letters nearly always.
const ROMAN_FIRST: i32 = -6;
/// A number that begins or continues nothing.
pub const ORPHAN: i32 = -25;
/// Numbers are no deeper than this.
const DEEPEST: usize = 6;

/// One open number with its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rung {
    numeral: Numeral,
    close: Close,
    open: bool,
    keyword: bool,
    /// The sign of a label without a number.
    glyph: char,
    number: Number,
}

impl Rung {
    /// The number of a label that begins with `glyph`.
    pub fn new(reading: &Reading, glyph: char) -> Rung {
        let Reading { numeral, close, open, number, keyword, .. } = *reading;
        let glyph = if numeral == Numeral::Bullet { glyph } else { char::default() };
        Rung { numeral, close, open, keyword: keyword.is_some(), glyph, number }
    }

    fn has_form_of(&self, other: &Rung) -> bool {
        let depth = |r: &Rung| r.number.parts().len();
        let form = |r: &Rung| (r.numeral, r.close, r.open, r.keyword, r.glyph);
        form(self) == form(other) && depth(self) == depth(other)
    }
}

/// The open numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ladder {
    rungs: [Rung; DEEPEST],
    len: u8,
}

impl Ladder {
    /// Only the number of a heading.
    pub fn of_heading(reading: &Reading) -> Ladder {
        Ladder::default().with(0, Rung::new(reading, char::default()))
    }

    /// Whether no number is open.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether a number is open inside all those of `other`.
    pub fn is_deeper(&self, other: &Ladder) -> bool {
        self.len > other.len
    }

    /// Whether the innermost number is that of a list.
    pub fn in_list(&self) -> bool {
        self.open().last().is_some_and(|r| is_list(r.numeral))
    }

    /// Each way in which a number can stand here, with how well it fits.
    pub fn take(&self, own: Rung) -> Vec<(Ladder, i32)> {
        let open = self.open();
        let mut ways: Vec<(Ladder, i32)> = Vec::new();
        for (depth, rung) in open.iter().enumerate().filter(|(_, rung)| rung.has_form_of(&own)) {
            ways.extend(follows(&rung.number, &own).map(|fit| (self.with(depth, own), fit)));
        }
        let parents = own.number.parent_parts();
        let parent = open.iter().rposition(|r| r.number.parts() == parents && !parents.is_empty());
        if let Some(depth) = parent.filter(|d| d + 1 < DEEPEST) {
            let fit = if own.number.is_first() { FIRST } else { GAP + GAP_EACH * own.number.last() as i32 };
            ways.push((self.with(depth + 1, own), fit + PARENTS));
        } else if open.len() < DEEPEST && own.number.last() <= 1 && parents.is_empty() {
            let nested = if ways.is_empty() { 0 } else { NESTED };
            let outer = own.numeral == Numeral::RomanLower && !self.in_list();
            let roman = if outer { ROMAN_FIRST } else { 0 };
            ways.push((self.with(open.len(), own), FIRST + nested + roman));
        } else if own.number.is_first()
            && ways.is_empty()
            && !open.iter().any(|r| r.number.parts().len() == parents.len())
        {
            let depth = open.iter().position(|r| r.has_form_of(&own)).unwrap_or(open.len());
            ways.push((self.with(depth.min(DEEPEST - 1), own), FIRST - NO_PARENTS));
        }
        if ways.is_empty() {
            let depth = open.iter().position(|r| r.has_form_of(&own)).unwrap_or(open.len());
            ways.push((self.with(depth.min(DEEPEST - 1), own), ORPHAN));
        }
        ways
    }

    fn open(&self) -> &[Rung] {
        &self.rungs[..self.len as usize]
    }

    /// The ladder up to `depth`, with one rung more.
    fn with(mut self, depth: usize, rung: Rung) -> Ladder {
        self.rungs[depth] = rung;
        self.rungs[depth + 1..].fill(Rung::default());
        self.len = depth as u8 + 1;
        self
    }
}

/// How well a number follows the last one of its form, if it is later.
fn follows(last: &Number, own: &Rung) -> Option<i32> {
    if own.numeral == Numeral::Bullet {
        return Some(NEXT);
    }
    match step(last, &own.number) {
        Step::Next => Some(NEXT),
        Step::Gap(missing) => Some(GAP + GAP_EACH * (missing as i32 - 1).min(8)),
        Step::Same | Step::Back | Step::Other => None,
    }
}

/// Letters, romans, degree numbers and bullets stand in lists.
pub fn is_list(numeral: Numeral) -> bool {
    !matches!(numeral, Numeral::Arabic | Numeral::Decimal)
}
