//! The ways in which one house style can take each candidate, found once before the search.
//!
//! Most candidates inside lines can be no label of any style: they cost the search nothing. What the surroundings say
//! (`evidence.rs`) is the same for every explanation, so it is added up here, and with it a bound: no explanation of the
//! candidates from here on can score more. The search uses it to give up a style that can no longer win.

use super::candidates::{Before, Candidate, Place};
use super::evidence::{ignore_cost, item_place, level_evidence};
use super::position::levels_of;
use super::weights::*;
use crate::grammar::{Grammar, Heading};
use crate::label::{Close, Keyword, MAX_READINGS, Numeral, Reading};
use rustc_hash::FxHashMap;

/// The most that the succession of numbers can add to a label of the ladder.
const MOST_FIT: i32 = NEXT + PREFIX_FITS;
/// A label of the ladder that scores less is never real.
pub(super) const LEAST: i32 = -40;

/// One way to take a candidate: a reading at a level of the ladder.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub reading: u8,
    pub level: u8,
    /// What the surroundings say.
    pub local: i32,
    /// A new set of terms may begin here.
    pub opens: bool,
}

/// A candidate that may be a label.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// The candidate.
    pub candidate: u32,
    /// The score of taking it for text.
    pub ignored: i32,
    /// Its first way; they end where those of the next entry begin.
    pub ways: u32,
    /// Bit by bit the readings that may be an item of a list.
    pub items: u8,
    /// Bit by bit the readings that a level of the ladder has too.
    pub levels: u8,
    /// The most that this entry and all after it can score.
    pub bound: i32,
}

/// All that a house style can make of the candidates.
pub(super) struct Ways {
    pub entries: Vec<Entry>,
    ways: Vec<Way>,
    /// What the candidates that can be no label cost.
    pub base: i32,
}

impl Ways {
    /// Looks at every candidate with the forms of `grammar`.
    pub fn new(candidates: &[Candidate], grammar: &Grammar) -> Ways {
        let mut all = Ways { entries: Vec::with_capacity(candidates.len()), ways: Vec::new(), base: 0 };
        let mut levels = Levels { grammar, known: FxHashMap::default() };
        for (number, candidate) in candidates.iter().enumerate() {
            all.add(number as u32, candidate, &mut levels);
        }
        let mut bound = 0;
        for entry in all.entries.iter_mut().rev() {
            bound += entry.bound;
            entry.bound = bound;
        }
        all
    }

    /// The score that no explanation can exceed.
    pub fn bound(&self) -> i32 {
        self.base + self.entries.first().map_or(0, |e| e.bound)
    }

    /// The ways of the entry with this number.
    pub fn of(&self, entry: usize) -> &[Way] {
        let end = self.entries.get(entry + 1).map_or(self.ways.len(), |e| e.ways as usize);
        &self.ways[self.entries[entry].ways as usize..end]
    }

    fn add(&mut self, number: u32, candidate: &Candidate, levels: &mut Levels) {
        let ignored = ignore_cost(candidate);
        let ways = self.ways.len();
        let mut entry = Entry { candidate: number, ignored, ways: ways as u32, items: 0, levels: 0, bound: ignored };
        for (at, reading) in candidate.readings.iter().enumerate().take(MAX_READINGS) {
            if candidate.custom {
                self.ways.push(Way { reading: at as u8, level: 0, local: KEYWORD, opens: false });
                continue;
            }
            let mask = levels.of(reading);
            entry.levels |= u8::from(mask != 0) << at;
            self.levels(mask, at as u8, candidate, reading, levels.grammar);
            if let Some(most) = most_of_item(candidate, reading) {
                entry.items |= 1 << at;
                entry.bound = entry.bound.max(most);
            }
        }
        if ways == self.ways.len() && entry.items == 0 {
            self.base += ignored;
            return;
        }
        let most = self.ways[ways..].iter().map(|w| w.local + MOST_FIT).max();
        entry.bound = entry.bound.max(most.unwrap_or(ignored));
        self.entries.push(entry);
    }

    /// Adds the ways of one reading whose forms the levels in `mask` have.
    fn levels(&mut self, mask: u16, at: u8, candidate: &Candidate, reading: &Reading, grammar: &Grammar) {
        for level in (0..grammar.levels.len()).filter(|l| mask & 1 << l != 0) {
            let heading = grammar.levels[level].heading;
            let local = level_evidence(candidate, reading, heading);
            let opens = heading != Heading::None
                && matches!(candidate.place, Place::Line(Before::Start | Before::Stop))
                && candidate.shape >= NEW_DOCUMENT_SHAPE
                && reading.number.is_first();
            if opens || local + MOST_FIT > LEAST {
                self.ways.push(Way { reading: at, level: level as u8, local, opens });
            }
        }
    }
}

/// The levels of a house style by the form of a label; a text has few forms.
struct Levels<'g> {
    grammar: &'g Grammar,
    known: FxHashMap<Form, u16>,
}

/// What tells the labels of one form from those of another: keyword, numeral, how it closes and opens, how many numbers.
type Form = (Option<Keyword>, Numeral, Close, bool, usize);

impl Levels<'_> {
    /// Bit by bit the levels whose forms the reading has.
    fn of(&mut self, reading: &Reading) -> u16 {
        let form = (reading.keyword, reading.numeral, reading.close, reading.open, reading.number.parts().len());
        *self.known.entry(form).or_insert_with(|| levels_of(self.grammar, reading))
    }
}

/// The most that a candidate can score as an item of a list; `None` where it cannot be one.
fn most_of_item(candidate: &Candidate, reading: &Reading) -> Option<i32> {
    let bullet = reading.numeral == Numeral::Bullet;
    let closed = matches!(reading.numeral, Numeral::Bullet | Numeral::Degree | Numeral::Lettered);
    let bare = reading.close == Close::None && !reading.open && !closed;
    let none = reading.keyword.is_some() || bare || reading.numeral == Numeral::Decimal;
    let place = item_place(candidate, false, bullet).max(item_place(candidate, true, bullet));
    (!none).then_some(ITEM_NEXT.max(ITEM_FIRST) + place)
}
