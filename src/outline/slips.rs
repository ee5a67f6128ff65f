//! Labels that a scanner misread need the label after them as a witness.

use super::{Mark, Rank};
use crate::label::{Step, step};

/// Takes out the marks that were read as slips and that no next number of their series follows. A printed keyword is a
/// witness as well.
pub(super) fn prove(marks: &mut Vec<Mark>) {
    let doubtful = |m: &Mark| m.reading.slip && m.reading.keyword.is_none();
    let mut proved: Vec<bool> = (0..marks.len()).map(|n| !doubtful(&marks[n]) || is_followed(marks, n)).collect();
    let mut proved = proved.drain(..);
    marks.retain(|_| proved.next().unwrap_or(true));
}

fn is_followed(marks: &[Mark], number: usize) -> bool {
    let own = &marks[number];
    let mut later = marks[number + 1..].iter().take_while(|m| outer(m) >= outer(own));
    later.find(|m| m.rank == own.rank).is_some_and(|m| step(&own.reading.number, &m.reading.number) == Step::Next)
}

/// Ranks from the outside in.
fn outer(mark: &Mark) -> (u8, u8) {
    match mark.rank {
        Rank::Ladder(level) => (0, level),
        Rank::List(depth) => (1, depth),
    }
}
