//! An explanation of the pages so far, and what the numbers behind it say: a page is tried in hundreds of orders, of which most
//! have their borders between the same labels.

use super::spine::Spine;
use super::state::State;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One explanation of the pages so far.
#[derive(Clone)]
pub struct Hypothesis {
    /// How good it is.
    pub score: i32,
    /// The last piece.
    pub last: Option<usize>,
    /// Where the numbering has come.
    pub state: State,
    /// The step that led to it.
    pub trace: usize,
}

/// An explanation that is gone on from.
pub struct Origin<'h> {
    /// The explanation.
    pub explanation: &'h Hypothesis,
    /// What the numbers of arrangements say behind it, and where the numbering has come: asked once for those whose blocks have
    /// the same labels, by the places of their borders.
    known: FxHashMap<[u32; 4], (i32, State)>,
}

impl Origin<'_> {
    /// Nothing is known behind an explanation.
    pub fn new(explanation: &Hypothesis) -> Origin<'_> {
        Origin { explanation, known: FxHashMap::default() }
    }

    /// What the numbers of `blocks` say, and where the numbering has come.
    pub fn numbers(&mut self, spine: &Spine, blocks: &[Range<usize>]) -> &(i32, State) {
        debug_assert!(blocks.len() < 4, "no order has more blocks");
        let end = blocks.iter().map(|b| b.end).max().unwrap_or(0);
        let mut places = [u32::MAX, u32::MAX, u32::MAX, spine.place(end)];
        places.iter_mut().zip(blocks).for_each(|(place, block)| *place = spine.place(block.start));
        self.known.entry(places).or_insert_with(|| {
            let mut state = self.explanation.state;
            let number = |block: &Range<usize>| {
                let score = spine.junction(&state, block);
                state = spine.after(&state, block);
                score
            };
            (blocks.iter().map(number).sum(), state)
        })
    }
}
