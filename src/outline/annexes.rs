//! Annexes that a sentence lists: `De bijlagen zijn:` ⏎ `Bijlage A: Tarieven` ⏎ `Bijlage B: Planning`. None of them begins there.

use super::candidates::{Before, Candidate, Place};
use crate::label::Keyword;
use crate::layout::Gap;
use crate::tree::Kind;

/// Marks the names of annexes right below a colon, and those right below these, as words in a sentence.
pub fn mark(candidates: &mut [Candidate]) {
    let mut listed = None;
    for candidate in candidates.iter_mut().filter(|c| is_annex(c) && c.gap == Gap::Line) {
        let announced = candidate.place == Place::Line(Before::Colon);
        let below = listed.is_some_and(|above: u32| above + 1 == candidate.piece);
        if announced || below {
            candidate.place = Place::Line(Before::Open);
            listed = Some(candidate.piece);
        }
    }
}

/// The keyword of an annex begins the line, and its number stands behind it.
fn is_annex(candidate: &Candidate) -> bool {
    let annex = |keyword: Keyword| keyword.kind == Kind::Bijlage;
    let named = candidate.readings.iter().any(|r| r.keyword.is_some_and(annex) && !r.number.parts().is_empty());
    matches!(candidate.place, Place::Line(_)) && named
}
