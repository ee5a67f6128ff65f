//! Facts that can be queried: amounts, percentages, periods and dates. Only what is certain; the rest stays text.

pub mod amount;
pub mod date;
pub mod differ;
pub mod number;
pub mod period;
pub mod words;

use crate::tree::{Fact, FactKind};
use std::ops::Range;

/// A fact and where it stands in the text.
type Placed = (Range<usize>, Fact);

/// All facts in `text`, in order and without overlap.
pub fn facts(text: &str) -> Vec<Fact> {
    let mut all: Vec<Placed> = Vec::new();
    amount::find(text, &mut all);
    period::find(text, &mut all);
    date::find(text, &mut all);
    all.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut done = 0;
    all.retain(|(at, _)| {
        let free = at.start >= done;
        done = if free { at.end } else { done };
        free
    });
    all.into_iter().map(|(_, fact)| fact).collect()
}

fn fact(text: &str, at: Range<usize>, kind: FactKind, value: String, unit: &'static str) -> Placed {
    (at.clone(), Fact { kind, text: text[at].to_owned(), value, unit })
}
