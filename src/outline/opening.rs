//! Lists that begin in the middle of a sentence, without a colon: `mits daardoor` ⏎ `1) geen afbreuk …;` ⏎ `2) de …`.
//!
//! A number or a dash at the beginning of a line may be part of the sentence, so that the first item alone proves nothing. The
//! second one does: the next number with the same signs, on one of the lines below, behind the end of an item.

use super::position::Signature;
use crate::label::{Close, Numeral, Reading, Step, step};
use crate::layout::Flow;

/// An item that opens a list has no more lines than this.
const LINES: usize = 14;

/// Whether the label of piece `number` opens a list that its second item proves.
pub(super) fn opens_list(text: &str, flow: &Flow, number: usize) -> bool {
    let opens =
        |r: &&Reading| r.numeral == Numeral::Bullet || r.number.is_first() && (r.close != Close::None || r.open);
    let first = flow.readings(number).iter().filter(|r| r.keyword.is_none());
    first.filter(opens).any(|reading| has_second(text, flow, number, reading))
}

/// Whether the item that follows on the one of piece `number` stands on a line below, before any label with a keyword.
fn has_second(text: &str, flow: &Flow, number: usize, first: &Reading) -> bool {
    let own = Signature::of(first, glyph(flow.text(text, number)));
    let follows = |n: usize| {
        let next = |r: &&Reading| {
            let counts = r.numeral == Numeral::Bullet || matches!(step(&first.number, &r.number), Step::Next);
            r.keyword.is_none() && counts && Signature::of(r, glyph(flow.text(text, n))) == own
        };
        flow.readings(n).iter().find(next).is_some_and(|r| are_parts(text, flow, [(number, first), (n, r)]))
    };
    let below = number + 1..flow.pieces.len().min(number + LINES);
    below
        .take_while(|n| flow.readings(*n).iter().all(|r| r.keyword.is_none()))
        .any(|n| follows(n) && ends_item(flow.text(text, n - 1)))
}

/// Numbers stand before parts of a sentence, which begin with a small letter. Bullets may stand before anything.
fn are_parts(text: &str, flow: &Flow, items: [(usize, &Reading); 2]) -> bool {
    items.iter().all(|(piece, reading)| {
        let behind = flow.text(text, *piece)[usize::from(reading.len)..].trim_start();
        let line =
            if behind.is_empty() && *piece + 1 < flow.pieces.len() { flow.text(text, piece + 1) } else { behind };
        reading.numeral == Numeral::Bullet || line.starts_with(char::is_lowercase)
    })
}

/// Whether an item of a list may end with this line.
fn ends_item(line: &str) -> bool {
    line.ends_with([';', ',', '.']) || matches!(line.rsplit(' ').next(), Some("en" | "of" | "en/of"))
}

/// The sign of a bullet.
fn glyph(line: &str) -> u16 {
    line.chars().next().map_or(0, |c| c as u16)
}
