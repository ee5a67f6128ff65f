//! The ladders that a search has come to. Each is known by its place, and in which ways it takes a number is found once:
//! hundreds of explanations have a few ladders.

use super::items::{self, Mark};
use super::ladder::{Ladder, ORPHAN, Rung};
use crate::label::Reading;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The place of a ladder; the default is the one on which no number is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Id(u32);

/// The place of a number with its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sign(u32);

/// The labels of a page with the same readings.
pub struct Kind {
    /// Their numbers.
    pub signs: Vec<(Sign, Reading)>,
    /// Bit by bit their places among the labels of the page.
    pub places: u64,
}

/// A way in which a number can stand on a ladder.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The ladder behind it.
    pub ladder: Id,
    /// How well it fits.
    pub fit: i32,
    /// It is the first one inside those that were open.
    pub deeper: bool,
}

/// All ladders and numbers that were met.
pub struct Ladders {
    ladders: Vec<Ladder>,
    places: FxHashMap<Ladder, Id>,
    rungs: Vec<Rung>,
    signs: FxHashMap<Rung, Sign>,
    /// Where the ways stand in which a ladder takes a number.
    known: FxHashMap<(Id, Sign), Range<u32>>,
    ways: Vec<Way>,
    /// The labels of the page that continue or begin something on a ladder, by their places.
    fitting: FxHashMap<Id, u64>,
}

impl Ladders {
    /// With so many ways, those of ladders that nobody has are taken out.
    const FULL: usize = 20_000;

    /// Only the ladder on which no number is open.
    pub fn new() -> Ladders {
        let none = Ladder::default();
        Ladders {
            ladders: Vec::from([none]),
            places: FxHashMap::from_iter([(none, Id::default())]),
            rungs: Vec::new(),
            signs: FxHashMap::default(),
            known: FxHashMap::default(),
            ways: Vec::new(),
            fitting: FxHashMap::default(),
        }
    }

    /// The ladder with this place.
    pub fn get(&self, id: Id) -> &Ladder {
        &self.ladders[id.0 as usize]
    }

    /// The place of a ladder.
    pub fn place(&mut self, ladder: Ladder) -> Id {
        *self.places.entry(ladder).or_insert_with(|| {
            self.ladders.push(ladder);
            Id(self.ladders.len() as u32 - 1)
        })
    }

    /// The places of the numbers of a label.
    pub fn signs(&mut self, mark: &Mark) -> Vec<(Sign, Reading)> {
        let mut sign = |rung: Rung| {
            *self.signs.entry(rung).or_insert_with(|| {
                self.rungs.push(rung);
                Sign(self.rungs.len() as u32 - 1)
            })
        };
        items::numbers(mark.readings).map(|reading| (sign(Rung::new(reading, mark.glyph)), *reading)).collect()
    }

    /// Each way in which a number can stand on a ladder, with how well it fits: see [`Ladder::take`].
    pub fn take(&mut self, ladder: Id, sign: Sign) -> &[Way] {
        let known = self.known.get(&(ladder, sign)).cloned();
        let ways = known.unwrap_or_else(|| {
            let begin = self.ways.len() as u32;
            for (behind, fit) in self.get(ladder).take(self.rungs[sign.0 as usize]) {
                let deeper = behind.is_deeper(self.get(ladder));
                let way = Way { ladder: self.place(behind), fit, deeper };
                self.ways.push(way);
            }
            let ways = begin..self.ways.len() as u32;
            self.known.insert((ladder, sign), ways.clone());
            ways
        });
        &self.ways[ways.start as usize..ways.end as usize]
    }

    /// Which of the labels of a page have a number that continues or begins something on a ladder, bit by bit by their places.
    pub fn fitting(&mut self, ladder: Id, kinds: &[Kind]) -> u64 {
        if let Some(places) = self.fitting.get(&ladder) {
            return *places;
        }
        let mut fits = |kind: &&Kind| {
            kind.signs.iter().any(|(sign, _)| self.take(ladder, *sign).iter().any(|way| way.fit > ORPHAN))
        };
        let places = kinds.iter().filter(|kind| fits(kind)).fold(0, |all, kind| all | kind.places);
        self.fitting.insert(ladder, places);
        places
    }

    /// Other labels may fit now.
    pub fn turn_page(&mut self) {
        self.fitting.clear();
    }

    /// When much is known, forgets all ladders but those in `kept`; they get their new places.
    pub fn prune<'i>(&mut self, kept: impl Iterator<Item = &'i mut Id>) {
        if self.ways.len() < Ladders::FULL {
            return;
        }
        let old = std::mem::take(&mut self.ladders);
        self.places.clear();
        self.known.clear();
        self.ways.clear();
        self.fitting.clear();
        self.place(Ladder::default());
        kept.for_each(|id| *id = self.place(old[id.0 as usize]));
    }
}
