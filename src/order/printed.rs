//! How well the blocks of a page go on in the printed order, and how much better any other order can be.
//!
//! Nearly all pages are in good order, and there no order can be much better: each block goes on about as well as it could
//! behind any other. That is found out block by block, so that the search for columns is left out.

use super::border::Borders;
use super::spine::{Spine, State};
use std::ops::Range;

/// The blocks of a page in the printed order.
pub struct Printed<'b> {
    blocks: &'b [Range<usize>],
    /// The piece before them.
    last: Option<usize>,
    /// How well each block goes on behind the one before it: by its words, and by its numbers.
    scores: Vec<(i32, i32)>,
}

impl<'b> Printed<'b> {
    /// Looks at `blocks`; `from` is the piece before them, and where the numbering has come there.
    pub fn new(
        blocks: &'b [Range<usize>],
        from: (Option<usize>, &State),
        borders: &mut Borders,
        spine: &Spine,
    ) -> Printed<'b> {
        let (mut last, mut state) = (from.0, *from.1);
        let score = |block: &Range<usize>| {
            let score = (borders.score(last, block.start), spine.junction(&state, block));
            (last, state) = (Some(block.end - 1), spine.after(&state, block));
            score
        };
        Printed { blocks, last: from.0, scores: blocks.iter().map(score).collect() }
    }

    /// How well the blocks go on, all together.
    pub fn score(&self) -> i32 {
        self.scores.iter().map(|(words, numbers)| words + numbers).sum()
    }

    /// No order in which the blocks are dealt out to columns is better by more than this. Where two blocks that follow each
    /// other in print stand in different columns, that scores `turn`.
    ///
    /// Each border of an order is compared with that of the printed order behind the same block, and then with that before
    /// the same block: what both allow is the bound.
    pub fn most_gain(&self, borders: &Borders, spine: &Spine, turn: i32) -> i32 {
        let (Some(first), Some(last)) = (self.blocks.first(), self.blocks.last()) else { return 0 };
        let small = self.blocks.iter().any(|b| borders.is_small(b.start));
        let broken = self.blocks.iter().map(|b| b.end - 1).chain(self.last).any(|n| borders.is_broken(n));
        let title = if self.last.is_none() { borders.most_behind(None, small) } else { 0 };
        let (words, numbers) = self.scores[0];
        let begins = spine.most(first) - numbers - words;
        // The last block may go on, and the text may begin with another one.
        let mut by_left =
            (borders.most_behind(self.last, small) + begins).max(0) + borders.most_behind(Some(last.end - 1), small);
        let mut by_right = (borders.most_before(first.start, broken) + begins).max(0) + title;
        for (pair, (words, numbers)) in self.blocks.windows(2).zip(&self.scores[1..]) {
            let rest = spine.most(&pair[1]) - numbers;
            // In the same column nothing changes behind a label that counts.
            let same = if spine.resets(&pair[0]) { 0 } else { rest };
            let turned = rest - words + turn;
            by_left += (borders.most_behind(Some(pair[0].end - 1), small) + turned).max(same);
            by_right += (borders.most_before(pair[1].start, broken) + turned).max(same);
        }
        by_left.min(by_right)
    }
}
