//! How well the blocks of a page go on in the printed order, and how much better any other order can be.
//!
//! Nearly all pages are in good order, and there no order can be much better: each block goes on about as well as it could
//! behind any other. That is found out block by block, so that the search for columns is left out.

use super::border::Borders;
use super::spine::Spine;
use super::state::State;
use std::ops::Range;

/// How an extractor goes through the columns of a page.
#[derive(Clone, Copy)]
pub struct Habit {
    /// What a block in another column than the one before costs.
    pub turn: i32,
    /// What a block in the same column costs.
    pub stay: i32,
}

/// The blocks of a page in the printed order.
pub struct Printed<'b> {
    blocks: &'b [Range<usize>],
    /// The piece before them, and where the numbering has come there.
    from: (Option<usize>, &'b State),
    /// How well each block goes on behind the one before it: by its words, and by its numbers.
    scores: Vec<(i32, i32)>,
}

impl<'b> Printed<'b> {
    /// Looks at `blocks`; `from` is the piece before them, and where the numbering has come there.
    pub fn new(
        blocks: &'b [Range<usize>],
        from: (Option<usize>, &'b State),
        borders: &mut Borders,
        spine: &Spine,
    ) -> Printed<'b> {
        let (mut last, mut state) = (from.0, *from.1);
        let score = |block: &Range<usize>| {
            let score = (borders.score(last, block.start), spine.junction(&state, block));
            (last, state) = (Some(block.end - 1), spine.after(&state, block));
            score
        };
        Printed { blocks, from, scores: blocks.iter().map(score).collect() }
    }

    /// How well the blocks go on, all together.
    pub fn score(&self) -> i32 {
        self.scores.iter().map(|(words, numbers)| words + numbers).sum()
    }

    /// Whether an order in which the blocks are dealt out to no more than so many columns may be better by `gain`.
    ///
    /// First each border of an order is compared with that of the printed order behind the same block, and then with that
    /// before the same block, with what the ends of a block allow behind or before any other. Where both allow too much, the
    /// blocks are dealt out as well as can be, with what each pair of them allows.
    pub fn may_gain(&self, gain: i32, columns: usize, habit: Habit, borders: &mut Borders, spine: &Spine) -> bool {
        let by_pairs = |borders: &mut Borders| self.by_pairs(columns, habit, borders, spine) - self.score();
        self.by_ends(habit.turn, borders, spine) >= gain && by_pairs(borders) >= gain
    }

    /// The bound that the ends of the blocks give.
    fn by_ends(&self, turn: i32, borders: &Borders, spine: &Spine) -> i32 {
        let small = self.blocks.iter().any(|b| borders.is_small(b.start));
        let broken = (0..=self.blocks.len()).filter_map(|n| self.before(n)).any(|n| borders.is_broken(n));
        let left = |n: usize| borders.most_behind(self.before(n), small);
        let right = |n: usize| borders.most_before(self.blocks[n].start, broken);
        let numbers = |n: usize| spine.most(&self.blocks[n]);
        // The last block may go on, and the text may begin with another one.
        let title = if self.from.0.is_none() { borders.most_behind(None, small) } else { 0 };
        let by_left = self.gain(turn, spine, |n| left(n) + numbers(n)) + left(self.blocks.len());
        by_left.min(self.gain(turn, spine, |n| right(n) + numbers(n)) + title)
    }

    /// The most that the blocks can score when they are dealt out to columns: the best way to do it, where each block is as
    /// good behind another one as the two of them allow, and a column begins behind any block.
    fn by_pairs(&self, columns: usize, habit: Habit, borders: &mut Borders, spine: &Spine) -> i32 {
        let all = 0..self.blocks.len();
        let pairs: Vec<Vec<i32>> = (0..=all.end).map(|left| self.behind(left, borders, spine)).collect();
        let opens =
            |n: usize| (0..=all.end).filter(|left| *left != n + 1).map(|left| pairs[left][n]).max().unwrap_or(0);
        // What all ways have scored where the last block stands behind the one before it.
        let mut straight = opens(0);
        // Beyond that, row by row, by the last blocks of the two other columns, the higher one first; 0 for no column.
        let mut best = vec![vec![0]];
        for (n, behind) in pairs.iter().enumerate().take(all.end).skip(1) {
            let opened = opens(n);
            let mut row = vec![i32::MIN / 2; n + 1];
            let mut add = |other: usize, score: i32| row[other] = row[other].max(score);
            for (j, others) in best.iter().enumerate() {
                for (k, score) in others.iter().enumerate() {
                    match (j, k) {
                        (0, _) => add(0, score + opened),
                        (_, 0) if columns > 2 => add(j, score + opened),
                        _ => {}
                    }
                    if j > 0 {
                        add(k, score + pairs[j][n]);
                    }
                    if k > 0 {
                        add(j, score + pairs[k][n]);
                    }
                }
            }
            let stay = behind[n] + habit.stay;
            row.iter_mut().for_each(|score| *score += habit.turn - stay);
            row.truncate(if columns > 2 { n } else { 1 });
            best.push(row);
            straight += stay;
        }
        straight + best.iter().flatten().max().unwrap_or(&0)
    }

    /// The most that each block can score behind block `left`, from 1, or behind what stands before the page.
    fn behind(&self, left: usize, borders: &mut Borders, spine: &Spine) -> Vec<i32> {
        let state = match left.checked_sub(1).map(|n| &self.blocks[n]) {
            None => Some(*self.from.1),
            Some(block) => spine.resets(block).then(|| spine.after(&State::begun(), block)),
        };
        let last = self.before(left);
        let score = |block: &Range<usize>| {
            let words = borders.at_most(last, block.start);
            let known = state.filter(|_| !spine.begins_part(block));
            words + known.map_or_else(|| spine.most(block), |state| spine.junction(&state, block))
        };
        self.blocks.iter().map(score).collect()
    }

    /// The last piece before block `n`.
    fn before(&self, n: usize) -> Option<usize> {
        n.checked_sub(1).map_or(self.from.0, |n| Some(self.blocks[n].end - 1))
    }

    /// How much better the borders can be, each by itself, where that before block `n` is another one and scores `most(n)`
    /// at most.
    fn gain(&self, turn: i32, spine: &Spine, most: impl Fn(usize) -> i32) -> i32 {
        let gain = |(n, (words, numbers)): (usize, &(i32, i32))| {
            let gain = most(n) - words - numbers;
            match n.checked_sub(1).map(|n| &self.blocks[n]) {
                None => gain.max(0),
                // In the same column nothing changes behind a label that counts.
                Some(before) if spine.resets(before) && !spine.begins_part(&self.blocks[n]) => (gain + turn).max(0),
                Some(_) => (gain + turn).max(spine.most(&self.blocks[n]) - numbers),
            }
        };
        self.scores.iter().enumerate().map(gain).sum()
    }
}
