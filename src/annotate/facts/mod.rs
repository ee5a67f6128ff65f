//! Facts that can be queried: amounts, percentages, periods and dates. Only what is certain; the rest stays text.

pub mod amount;
pub mod date;
pub mod differ;
pub mod number;
pub mod period;
pub mod words;

use super::keywords::Hit;
use super::room::Room;
use super::scan::{Scan, Topic};
use crate::tree::{Fact, FactKind};
use std::ops::Range;

/// A fact and where it stands in the text.
type Placed = (Range<usize>, Fact);

/// The words that a fact has: signs of amounts, units of time, months.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    amount::SIGNS.into_iter().chain(period::UNITS.iter().map(|u| u.0)).chain(date::MONTHS)
}

/// What a word of [`keywords`] is, with its place in its own table.
enum Sort {
    Sign(usize),
    Unit(usize),
    Month(usize),
}

impl Sort {
    fn of(word: usize) -> Sort {
        let (signs, units) = (amount::SIGNS.len(), period::UNITS.len());
        match word {
            sign if sign < signs => Sort::Sign(sign),
            unit if unit < signs + units => Sort::Unit(unit - signs),
            month => Sort::Month(month - signs - units),
        }
    }
}

/// All facts in `text`, in order and without overlap.
pub fn facts(text: &str) -> Vec<Fact> {
    find(text, Scan::one(text).text(0).of(Topic::Fact), &Room::endless()).unwrap_or_default()
}

/// The same where the [`keywords`] in it are known; nothing where one kind of them has more than there is room for.
pub(super) fn find(text: &str, hits: impl Iterator<Item = Hit>, room: &Room) -> Option<Vec<Fact>> {
    let named = hits.filter_map(|hit| {
        let at = hit.range();
        match Sort::of(hit.keyword as usize) {
            Sort::Sign(sign) => amount::at(text, at, sign),
            Sort::Unit(unit) => period::at(text, at, unit),
            Sort::Month(month) => date::named(text, at, month),
        }
    });
    let mut all = within(room, named)?;
    all.extend(within(room, amount::percentages(text))?);
    all.extend(within(room, date::numeric(text))?);
    all.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut done = 0;
    all.retain(|(at, _)| {
        let free = at.start >= done;
        done = if free { at.end } else { done };
        free
    });
    Some(all.into_iter().map(|(_, fact)| fact).collect())
}

/// All facts, if there is room for each where it stands.
fn within(room: &Room, facts: impl Iterator<Item = Placed>) -> Option<Vec<Placed>> {
    let fits = |(n, fact): (usize, Placed)| (n < room.left(fact.0.start)).then_some(fact);
    facts.enumerate().map(fits).collect()
}

/// Whether a word is a unit of time or a month, so that a number before it counts something.
pub(super) fn is_time(word: &str) -> bool {
    period::UNITS.iter().map(|unit| unit.0).chain(date::MONTHS).any(|known| word.eq_ignore_ascii_case(known))
}

fn fact(text: &str, at: Range<usize>, kind: FactKind, value: String, unit: &'static str) -> Placed {
    (at.clone(), Fact { kind, text: text[at].to_owned(), value, unit })
}
