//! How well one number that counts through a text follows another.

use crate::label::{Close, Numeral, Reading, Step, step};
use crate::tree::Kind;

/// A number that goes back counts so much.
pub const BACK: i32 = -18;
/// A number that follows the one before.
pub const NEXT: i32 = 14;
/// The first number of a deeper level.
pub const DEEPER: i32 = 12;
/// The next number of an outer level.
const OUTER: i32 = 10;
/// One number is missing.
pub const GAP: i32 = -4;
/// More than one is missing.
pub const WIDE_GAP: i32 = -12;
/// The same number again, or another series.
pub const OTHER: i32 = -8;
/// A text begins with another number than the first.
pub const NO_FIRST: i32 = -12;

/// A simple number with a stop may be that of an item, also where it seems to have a heading.
pub fn may_be_item(main: &Reading) -> bool {
    main.keyword.is_none() && main.numeral == Numeral::Arabic && main.close == Close::Dot
}

/// How well a text begins with a label that counts.
pub fn first(main: &Reading) -> i32 {
    match main.number.parts().iter().all(|n| *n == 1) {
        true => OUTER,
        false if may_be_item(main) => OTHER,
        false => NO_FIRST,
    }
}

/// The kind that the keyword of a label names.
pub fn kind(r: &Reading) -> Option<Kind> {
    r.keyword.map(|k| k.kind)
}

/// How well one label follows another, from [`BACK`] to [`NEXT`].
pub fn succession(last: &Reading, first: &Reading) -> i32 {
    let same_kind = last.keyword.map(|k| k.kind) == first.keyword.map(|k| k.kind);
    let (a, b) = (last.number.parts(), first.number.parts());
    if same_kind && a.len() == b.len() {
        let parents = a.split_last().map(|x| x.1) == b.split_last().map(|x| x.1);
        if parents {
            return match step(&last.number, &first.number) {
                Step::Next => NEXT,
                Step::Gap(1) => GAP,
                Step::Gap(_) => WIDE_GAP,
                Step::Same | Step::Other => OTHER,
                Step::Back => BACK,
            };
        }
        let deeper = a < b && b.last() == Some(&1) && a[0] + 1 >= b[0];
        return if deeper {
            OUTER
        } else if a < b {
            WIDE_GAP
        } else {
            BACK
        };
    }
    let shared = a.len().min(b.len());
    let outer = a[..shared].split_last().zip(b[..shared].split_last());
    let next = outer.is_some_and(|((x, xs), (y, ys))| xs == ys && x + 1 == *y);
    match a[..shared].cmp(&b[..shared]) {
        std::cmp::Ordering::Equal if b.len() > a.len() && first.number.is_first() => DEEPER,
        std::cmp::Ordering::Less if b.len() < a.len() && next => OUTER,
        std::cmp::Ordering::Less if b.len() < a.len() => WIDE_GAP,
        std::cmp::Ordering::Greater if same_kind || a.len() > 1 || b.len() > 1 => BACK,
        _ => 0,
    }
}
