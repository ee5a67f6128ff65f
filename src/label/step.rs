//! How one number of a series relates to the one before it.

use super::Number;
use super::number::{BIS, DOUBLED, SLASH, TWICE};

/// The step from one number to a later one of the same series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next number: 7 → 8, 7 → 7a, 7b → 8, 2 → 2bis, z → aa, aa → bb, aa → ab.
    Next,
    /// The same number again.
    Same,
    /// A later number, with how many are missing in between (at least): 7 → 9 is `Gap(1)`.
    Gap(u16),
    /// An earlier number.
    Back,
    /// Not of one series: another parent, another depth, a bullet, or suffixes of two sorts.
    Other,
}

/// The step from `prev` to `next`, by their last parts and suffixes.
///
/// Letters and romans count by their value; that both are written in one numeral is for the caller to see.
pub fn step(prev: &Number, next: &Number) -> Step {
    if prev.parts().is_empty() || prev.parent_parts() != next.parent_parts() {
        return Step::Other;
    }
    let (from, to) = (prev.last(), next.last());
    let missing = match to.checked_sub(from) {
        None => return Step::Back,
        Some(0) => return within(rank(prev.suffix), rank(next.suffix)),
        // 7 → 8a: the 8 itself is missing, and 7 → 8c lacks two more.
        Some(more) => more - 1 + rank(next.suffix).1,
    };
    match missing {
        0 => Step::Next,
        _ => Step::Gap(missing),
    }
}

/// The step between two suffixes after one number.
fn within((sort, from): (u8, u16), (next_sort, to): (u8, u16)) -> Step {
    if from != 0 && to != 0 && sort != next_sort {
        return Step::Other;
    }
    match to.checked_sub(from) {
        None => Step::Back,
        Some(0) => Step::Same,
        Some(1) => Step::Next,
        Some(more) => Step::Gap(more - 1),
    }
}

/// The sort of a suffix (letter, capital, Latin, slash) and its place from 1; place 0 where there is none.
fn rank(suffix: u8) -> (u8, u16) {
    match suffix {
        0 | DOUBLED | TWICE => (0, 0),
        1..=26 => (1, suffix.into()),
        27..=52 => (2, (suffix - 26).into()),
        ..=SLASH => (3, suffix.saturating_sub(BIS - 1).into()),
        _ => (4, (suffix - SLASH).into()),
    }
}
