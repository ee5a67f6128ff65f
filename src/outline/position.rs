//! Where in the ladder a document stands: the state of the search.

use crate::grammar::{Grammar, Heading, Level, Numbering};
use crate::label::{Close, Number, Numeral, Reading, Step, step};
use crate::outline::weights::*;
use crate::tree::Kind;
use rustc_hash::FxHashMap;

/// The most levels a ladder may have.
pub const MAX_LEVELS: usize = 12;
/// The deepest nesting of lists.
pub const MAX_LISTS: usize = 5;

/// What tells the items of one list from those of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature(u32);

impl Signature {
    /// The signature of a label; `glyph` is the sign of a bullet.
    pub fn of(reading: &Reading, glyph: u16) -> Signature {
        let sign = if reading.numeral == Numeral::Bullet { u32::from(glyph) } else { 0 };
        Signature(
            1 << 31
                | (reading.numeral as u32) << 24
                | u32::from(reading.keyword.is_some()) << 22
                | u32::from(reading.is_twice()) << 21
                | u32::from(reading.open) << 20
                | (reading.close as u32) << 16
                | sign,
        )
    }
}

/// The numbers of a text, each once: explanations are copied and compared all the time, and a number is long.
#[derive(Debug)]
pub struct Numbers {
    all: Vec<Number>,
    known: FxHashMap<Number, NumberId>,
}

/// The place of a number in [`Numbers`]; equal for equal numbers, and 0 for the empty one.
pub type NumberId = u32;

impl Numbers {
    /// The empty number only.
    pub fn new() -> Numbers {
        Numbers { all: vec![Number::default()], known: FxHashMap::from_iter([(Number::default(), 0)]) }
    }

    /// The place of a number.
    pub fn add(&mut self, number: Number) -> NumberId {
        *self.known.entry(number).or_insert_with(|| {
            self.all.push(number);
            self.all.len() as NumberId - 1
        })
    }

    /// The number at a place.
    pub fn of(&self, id: NumberId) -> &Number {
        &self.all[id as usize]
    }
}

/// What the search asks about the levels of a house style, bit by bit.
#[derive(Debug)]
pub struct Ladder {
    all: u16,
    articles: u16,
    /// The levels that the style can lack.
    optional: u16,
    annexes: u16,
    /// The articles without headings.
    plain: u16,
    /// The levels of which the numbers begin again below a new parent.
    restart: u16,
}

impl Ladder {
    /// The levels of `grammar`.
    pub fn new(grammar: &Grammar) -> Ladder {
        let mask = |holds: &dyn Fn(&Level) -> bool| {
            let levels = grammar.levels.iter().take(MAX_LEVELS).enumerate();
            levels.filter(|l| holds(l.1)).fold(0, |mask, (n, _)| mask | 1 << n)
        };
        Ladder {
            all: mask(&|_| true),
            articles: mask(&|l| l.kind == Kind::Artikel),
            optional: mask(&|l| l.optional),
            annexes: mask(&|l| l.kind == Kind::Bijlage),
            plain: mask(&|l| l.kind == Kind::Artikel && l.heading == Heading::None),
            restart: mask(&|l| l.numbering != Numbering::Continue),
        }
    }

    /// What it says of one level: all bits that the search asks for.
    pub fn of(&self, level: usize) -> [bool; 5] {
        [self.articles, self.optional, self.annexes, self.plain, self.restart].map(|mask| mask & 1 << level != 0)
    }

    /// Whether `level` is that of parts above all articles, such as chapters.
    pub fn is_part(&self, level: usize) -> bool {
        let above = (1 << self.articles.trailing_zeros()) - 1;
        self.articles != 0 && above & !self.annexes & 1 << level != 0
    }

    /// Whether one of the articles above `level` is none of the levels in `used`, and whether that is one that the style
    /// cannot lack.
    pub fn missing_above(&self, level: usize, used: u16) -> [bool; 2] {
        let outer = ((1 << level) - 1) & !used;
        [self.articles & outer != 0, self.articles & !self.optional & outer != 0]
    }
}

/// The open levels and lists with their last numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Different positions seldom have the same; it is compared first.
    print: u32,
    /// Bit by bit the levels that are open.
    pub open: u16,
    /// Bit by bit the levels whose labels have a keyword.
    pub worded: u16,
    /// The last number of each level; empty where none has been seen under the present parent.
    pub numbers: [NumberId; MAX_LEVELS],
    /// The open lists from the outside in.
    pub lists: [(Signature, NumberId); MAX_LISTS],
    /// How many lists are open.
    pub depth: u8,
}

impl Position {
    /// Enters `level` with a number, and perhaps a keyword: deeper levels and all lists close.
    pub fn enter(&mut self, ladder: &Ladder, level: usize, number: NumberId, worded: bool) {
        self.worded |= u16::from(worded) << level;
        self.open = self.open & ((1 << level) - 1) | 1 << level;
        self.numbers[level] = number;
        let annex = ladder.annexes & 1 << level != 0;
        let mut below = if annex { ladder.all } else { ladder.restart } & !((2 << level) - 1);
        while below != 0 {
            self.numbers[below.trailing_zeros() as usize] = 0;
            below &= below - 1;
        }
        self.depth = 0;
        self.lists = Default::default();
        self.set_print();
    }

    /// Whether an annex is open.
    pub fn is_in_annex(&self, ladder: &Ladder) -> bool {
        self.open & ladder.annexes != 0
    }

    /// Enters the list at `depth`: deeper ones close.
    pub fn enter_list(&mut self, depth: usize, signature: Signature, number: NumberId) {
        self.lists[depth] = (signature, number);
        for list in &mut self.lists[depth + 1..] {
            *list = Default::default();
        }
        self.depth = depth as u8 + 1;
        self.set_print();
    }

    fn set_print(&mut self) {
        let add = |sum: u64, one: u32, other: u32| {
            (sum ^ (u64::from(one) << 32 | u64::from(other))).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
        };
        let pairs = self.numbers.as_chunks::<2>().0.iter();
        let numbers = pairs.fold(self.open.into(), |sum, [one, other]| add(sum, *one, *other));
        let lists = &self.lists[..self.depth as usize];
        self.print = lists.iter().fold(numbers, |sum, list| add(sum, list.0.0, list.1)) as u32;
    }

    /// Whether a number without any sign cannot open `level`: only a first one tells itself there from an amount.
    pub fn is_amount(&self, ladder: &Ladder, level: usize, reading: &Reading) -> bool {
        let bare = reading.close == Close::None && reading.keyword.is_none() && reading.numeral == Numeral::Arabic;
        bare && ladder.plain & 1 << level != 0 && self.open & 1 << level == 0 && !reading.number.is_first()
    }

    /// How well `number` fits as the next one of `level`, by its succession alone.
    pub fn fit(&self, numbers: &Numbers, ladder: &Ladder, level: usize, number: &Number) -> i32 {
        let last = numbers.of(self.numbers[level]);
        let mut score = 0;
        let parts = number.parts();
        if parts.is_empty() && ladder.annexes & 1 << level != 0 {
            return FIRST;
        }
        if parts.len() > 1 {
            score += self.prefix_fit(numbers, level, parts);
        } else if self.is_orphan(ladder, level) {
            score += ORPHAN;
        }
        let same_parent = || last.parts().len() == parts.len() && last.parent_parts() == number.parent_parts();
        if last.parts().is_empty() || parts.len() > 1 && !same_parent() {
            return score + first(number);
        }
        score
            + match step(last, number) {
                Step::Next => NEXT,
                Step::Same => SAME,
                Step::Gap(n) => gap(n),
                Step::Back | Step::Other if number.is_first() && self.is_below_part(ladder, level) => RESTART,
                Step::Back | Step::Other => BACK,
            }
    }

    /// Whether a part was entered behind the last number of `level`, an artikel: `Hoofdstuk 2` ⏎ `Artikel 1`.
    fn is_below_part(&self, ladder: &Ladder, level: usize) -> bool {
        let parted = self.open & ((1 << level) - 1) & !ladder.annexes != 0;
        parted && self.open & 1 << level == 0 && ladder.articles & 1 << level != 0
    }

    /// Whether `level` would stand below an artikel that is missing. Where the style can lack them, any level above will do.
    fn is_orphan(&self, ladder: &Ladder, level: usize) -> bool {
        let outer = (1 << level) - 1;
        let above = self.open & outer;
        let needed = if above == 0 { ladder.articles } else { ladder.articles & !ladder.optional };
        needed & outer & !above != 0
    }

    /// Whether the innermost open level has the number that `number` carries.
    pub fn is_below_innermost(&self, numbers: &Numbers, number: &Number) -> bool {
        let innermost = self.open.checked_ilog2().map(|level| numbers.of(self.numbers[level as usize]).parts());
        innermost == Some(number.parent_parts())
    }

    /// Whether an open level carries the numbers before the last one.
    fn prefix_fit(&self, numbers: &Numbers, level: usize, parts: &[u16]) -> i32 {
        let prefix = &parts[..parts.len() - 1];
        let mut any = false;
        for above in (0..level).rev().filter(|l| self.open & 1 << l != 0) {
            if numbers.of(self.numbers[above]).parts() == prefix {
                return PREFIX_FITS;
            }
            any = true;
        }
        if any { PREFIX_WRONG } else { ORPHAN }
    }
}

/// The most that [`Position::fit`] gives for a number.
pub fn most_fit(number: &Number) -> i32 {
    let carries = if number.parts().len() > 1 { PREFIX_FITS } else { 0 };
    carries + if number.is_first() { FIRST } else { NEXT }
}

fn first(number: &Number) -> i32 {
    if number.is_first() { FIRST } else { gap(number.last().saturating_sub(1)).max(GAP_MOST) - FIRST / 2 }
}

/// The cost of `missing` numbers.
pub fn gap(missing: u16) -> i32 {
    (GAP + GAP_EACH * i32::from(missing.min(100)).saturating_sub(1)).max(GAP_MOST)
}

/// Bit by bit the levels of `grammar` whose forms `reading` has. A dot that was forgotten is no other form, except for an
/// article without a heading: nothing else tells that from an amount.
pub fn levels_of(grammar: &Grammar, reading: &Reading) -> u16 {
    let closed = Reading { close: Close::Dot, ..*reading };
    let forgotten = reading.close == Close::None && reading.numeral == Numeral::Arabic;
    let bare = |level: &Level| forgotten && (level.kind != Kind::Artikel || level.heading != Heading::None);
    let levels = grammar.levels.iter().take(MAX_LEVELS).enumerate();
    levels
        .filter(|(_, level)| level.matches(reading) || bare(level) && level.matches(&closed))
        .fold(0, |mask, (number, _)| mask | 1 << number)
}
