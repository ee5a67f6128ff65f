//! Random text made of the parser's own words, so that the interesting paths are reached.

#[path = "../../fuzz/src/words.rs"]
#[allow(dead_code)]
mod lists;

use lists::{BETWEEN, BROKEN, FURNITURE, LABELS, WORDS};
use proptest::prelude::*;
use proptest::sample::select;

/// A text of up to `most` words.
pub fn composed(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => select(LABELS),
        6 => select(WORDS),
        2 => select(BROKEN),
        1 => select(FURNITURE),
    ];
    proptest::collection::vec((word, select(BETWEEN)), 0..most)
        .prop_map(|words| words.into_iter().flat_map(|(word, between)| [word, between]).collect())
}
