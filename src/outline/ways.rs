//! The ways in which one house style can take each candidate, found once before the search.
//!
//! Most candidates inside lines can be no label of any style: they cost the search nothing. What the surroundings say
//! (`evidence.rs`) is the same for every explanation, so it is added up here, and with it a bound: no explanation of the
//! candidates from here on can score more. The search uses it to give up a style that can no longer win.

use super::candidates::{Before, Candidate, Place};
use super::evidence::{ignore_cost, item_place, level_evidence};
use super::position::{MAX_LEVELS, NumberId, Numbers, most_fit};
use super::styles::Style;
use super::weights::*;
use crate::grammar::{Grammar, Heading};
use crate::label::{Close, First, Keyword, Numeral, Reading};
use crate::tree::Kind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most that the succession of numbers can add to a label of the ladder.
const MOST_FIT: i32 = NEXT + PREFIX_FITS;
/// A label of the ladder that scores less is never real.
pub(super) const LEAST: i32 = -40;
/// The score of what can be no label of the ladder.
const NEVER: i16 = -1000;

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
    /// The place of its first reading in the [`Weights`].
    pub local: u32,
    /// The candidate, counted from the beginning of the text.
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

/// What every house style sees in the candidates: found once for all of them.
pub(super) struct Weights {
    weights: Vec<Weight>,
    /// The readings of all candidates, one after the other.
    locals: Vec<Local>,
    /// One reading of each form, and the headings with which a level can have such a label, bit by bit; a text has few.
    forms: Vec<(Reading, u8)>,
    /// The numbers of all readings.
    pub numbers: Numbers,
}

/// What the surroundings say of a candidate.
struct Weight {
    /// The score of taking it for text.
    ignored: i32,
    /// Its readings, by their places.
    locals: Range<u32>,
    custom: bool,
}

/// What the surroundings say of one reading.
struct Local {
    number: NumberId,
    /// Its form.
    form: u16,
    /// The most that the succession of numbers can add to it as a label of the ladder.
    fit: i16,
    /// The most that it can score as an item of a list; `None` where it cannot be one.
    item: Option<i16>,
    /// As a label of a level, by the headings that the level has.
    level: [i16; 3],
    /// A new set of terms may begin here, at a level that has headings.
    opens: bool,
}

/// What tells the labels of one form from those of another: keyword, numeral, how it closes and opens, how many numbers,
/// how the first of them is written.
type Form = (Option<Keyword>, Numeral, Close, bool, usize, First);

impl Weights {
    /// Looks at every candidate.
    pub fn new(candidates: &[Candidate]) -> Weights {
        let mut known: FxHashMap<Form, u16> = FxHashMap::default();
        let weights = Vec::with_capacity(candidates.len());
        let mut all = Weights { weights, locals: Vec::new(), forms: Vec::new(), numbers: Numbers::new() };
        for candidate in candidates {
            let start = all.locals.len() as u32;
            for reading in &candidate.readings {
                let number = reading.number;
                let sign = (reading.close, reading.open);
                let form = (reading.keyword, reading.numeral, sign.0, sign.1, number.parts().len(), number.first);
                let form = *known.entry(form).or_insert_with(|| {
                    all.forms.push((*reading, 0));
                    all.forms.len() as u16 - 1
                });
                let number = all.numbers.add(reading.number);
                let local = Local::new(candidate, reading, number, form);
                all.forms[usize::from(form)].1 |= local.able();
                all.locals.push(local);
            }
            let locals = start..all.locals.len() as u32;
            all.weights.push(Weight { ignored: ignore_cost(candidate), locals, custom: candidate.custom });
        }
        all
    }

    /// The score that no explanation of the candidates in `range` by a house style can exceed.
    pub fn bound(&self, range: Range<usize>, style: &Style) -> i32 {
        let headings: Vec<u8> = style.masks.iter().map(|mask| headings_of(style.grammar, *mask)).collect();
        let most = |weight: &Weight| {
            let locals = &self.locals[weight.locals.start as usize..weight.locals.end as usize];
            let custom = |l: &Local| KEYWORD + i32::from(l.fit);
            let all = locals.iter().map(|l| if weight.custom { custom(l) } else { l.most(headings[l.form as usize]) });
            all.max().unwrap_or(i32::MIN).max(weight.ignored)
        };
        self.weights[range].iter().map(most).sum::<i32>() + style.cost
    }

    /// The score of taking a candidate for text.
    pub fn ignored(&self, candidate: usize) -> i32 {
        self.weights[candidate].ignored
    }

    /// Whether a new set of terms may begin with a candidate.
    pub fn may_open(&self, candidate: usize) -> bool {
        let Range { start, end } = self.weights[candidate].locals;
        self.locals[start as usize..end as usize].iter().any(|local| local.opens)
    }

    /// Whether a reading of a candidate counts on from a second number.
    pub fn counts_on(&self, candidate: usize) -> bool {
        let Range { start, end } = self.weights[candidate].locals;
        self.locals[start as usize..end as usize].iter().any(|local| self.numbers.of(local.number).last() > 2)
    }

    /// One reading of each form of labels, and the headings with which a level can have such a label, see [`may_be`].
    pub fn forms(&self) -> impl Iterator<Item = (&Reading, u8)> {
        self.forms.iter().map(|(form, able)| (form, *able))
    }

    /// The number of a reading, by its place.
    pub fn number(&self, local: u32) -> NumberId {
        self.locals[local as usize].number
    }
}

impl Local {
    fn new(candidate: &Candidate, reading: &Reading, number: NumberId, form: u16) -> Local {
        let opens = matches!(candidate.place, Place::Line(Before::Start | Before::Stop))
            && candidate.shape >= NEW_DOCUMENT_SHAPE
            && !candidate.head
            && reading.number.is_first();
        Local {
            number,
            form,
            fit: if candidate.custom { NEXT } else { most_fit(&reading.number) } as i16,
            item: most_of_item(candidate, reading).map(|most| most as i16),
            level: HEADINGS
                .map(|heading| if candidate.head { NEVER } else { level_evidence(candidate, reading, heading) as i16 }),
            opens,
        }
    }

    /// Whether it can be a label of a level that has these headings.
    fn fits(&self, heading: Heading) -> bool {
        let opens = self.opens && heading != Heading::None;
        opens || i32::from(self.level[heading as usize]) + MOST_FIT > LEAST
    }

    /// Bit by bit the headings of the levels whose label it can be.
    fn able(&self) -> u8 {
        HEADINGS.into_iter().filter(|heading| self.fits(*heading)).fold(0, |able, heading| able | 1 << heading as u8)
    }

    /// The most that it can score as an item, or as a label of a level with one of `headings`, bit by bit.
    fn most(&self, headings: u8) -> i32 {
        let levels = (0..HEADINGS.len()).filter(|n| headings & 1 << n != 0).map(|n| self.level[n] + self.fit);
        levels.chain(self.item).max().map_or(i32::MIN, i32::from)
    }
}

/// Bit by bit what headings the levels of `grammar` in `mask` have.
fn headings_of(grammar: &Grammar, mask: u16) -> u8 {
    let levels = grammar.levels.iter().take(MAX_LEVELS).enumerate().filter(|(n, _)| mask & 1 << n != 0);
    levels.fold(0, |all, (_, level)| all | 1 << level.heading as u8)
}

/// Whether labels that are `able` ([`Weights::forms`]) can stand at a level with these headings.
pub(super) fn may_be(able: u8, heading: Heading) -> bool {
    able & 1 << heading as u8 != 0
}

/// In the order of their numbers.
const HEADINGS: [Heading; 3] = [Heading::None, Heading::Optional, Heading::Required];

/// All that a house style can make of the candidates.
pub(super) struct Ways {
    pub entries: Vec<Entry>,
    ways: Vec<Way>,
    /// What the candidates that can be no label cost.
    pub base: i32,
}

impl Ways {
    /// What `style` makes of the candidates in `range`.
    pub fn new(all: &Weights, range: Range<usize>, style: &Style) -> Ways {
        let (first, weights) = (range.start, &all.weights[range]);
        let mut ways = Ways { entries: Vec::with_capacity(weights.len()), ways: Vec::new(), base: style.cost };
        for (number, weight) in weights.iter().enumerate() {
            let locals = &all.locals[weight.locals.start as usize..weight.locals.end as usize];
            ways.add((first + number) as u32, weight, locals, style);
        }
        let mut bound = 0;
        for entry in ways.entries.iter_mut().rev() {
            bound += entry.bound;
            entry.bound = bound;
        }
        ways
    }

    /// The ways of the entry with this number.
    pub fn of(&self, entry: usize) -> &[Way] {
        let end = self.entries.get(entry + 1).map_or(self.ways.len(), |e| e.ways as usize);
        &self.ways[self.entries[entry].ways as usize..end]
    }

    fn add(&mut self, number: u32, weight: &Weight, locals: &[Local], style: &Style) {
        let (first, ignored) = (self.ways.len(), weight.ignored);
        let (ways, local) = (first as u32, weight.locals.start);
        let mut entry = Entry { candidate: number, local, ignored, ways, items: 0, levels: 0, bound: ignored };
        for (at, local) in locals.iter().enumerate() {
            if weight.custom {
                self.ways.push(Way { reading: at as u8, level: 0, local: KEYWORD, opens: false });
                continue;
            }
            let mask = style.masks[local.form as usize];
            entry.levels |= u8::from(mask != 0) << at;
            self.levels(mask, at as u8, local, style.grammar);
            if let Some(most) = local.item {
                entry.items |= 1 << at;
                entry.bound = entry.bound.max(most.into());
            }
        }
        if first == self.ways.len() && entry.items == 0 {
            self.base += ignored;
            return;
        }
        let most = self.ways[first..].iter().map(|w| w.local + i32::from(locals[w.reading as usize].fit)).max();
        entry.bound = entry.bound.max(most.unwrap_or(ignored));
        self.entries.push(entry);
    }

    /// Adds the ways of one reading whose forms the levels in `mask` have.
    fn levels(&mut self, mut mask: u16, at: u8, weight: &Local, grammar: &Grammar) {
        while mask != 0 {
            let level = mask.trailing_zeros();
            mask &= mask - 1;
            let heading = grammar.levels[level as usize].heading;
            let local = i32::from(weight.level[heading as usize]);
            let opens = weight.opens && heading != Heading::None;
            if weight.fits(heading) {
                self.ways.push(Way { reading: at, level: level as u8, local, opens });
            }
        }
    }
}

/// A decimal number that may stand below that of a lid: `4.1.2`
fn is_deep(reading: &Reading) -> bool {
    reading.number.parts().len() > 2
}

/// The most that a candidate can score as an item of a list; `None` where it cannot be one.
fn most_of_item(candidate: &Candidate, reading: &Reading) -> Option<i32> {
    let bullet = reading.numeral == Numeral::Bullet;
    let able = match reading.numeral {
        Numeral::Decimal => is_deep(reading),
        Numeral::Arabic | Numeral::Bullet | Numeral::Degree | Numeral::Lettered | Numeral::Lower => true,
        _ => reading.close != Close::None || reading.open,
    };
    let (on, first) = (item_place(candidate, reading, false), ITEM_FIRST + item_place(candidate, reading, true));
    let most = match () {
        () if bullet => first.max(ITEM_NEXT + on),
        () if reading.number.is_first() => first.max(ITEM_RESTART + on),
        () => ITEM_NEXT + on,
    };
    (able && reading.keyword.is_none_or(|k| k.kind == Kind::Onderdeel)).then_some(most)
}
