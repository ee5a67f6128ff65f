//! The search for the columns of one page: its blocks are dealt out to columns, in which they keep their order.
//!
//! A beam search over the blocks in the printed order. An explanation is as good as each block goes on in its column, as the
//! places on the page fit, and as an extractor turns from one column to another.

use super::border::Borders;
use super::joints::{Joints, Numbers, StateId};
use super::printed::Habit;
use super::spine::{Spine, State};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::ops::Range;

/// Columns that are looked for.
pub const COLUMNS: usize = 3;
/// The explanations of two columns that are kept side by side: nearly all that differ.
const BEAM: usize = 96;
/// Those of three columns, of which there would be far too many.
const BEAM_OF_THREE: usize = 48;
/// A block that begins higher on the page than the one before it in print costs so much for each line.
const HIGHER: i32 = -1;
/// No block costs more.
const HIGHEST: i32 = -8;
/// So many lines higher are no matter: blocks are printed by where they begin, about.
const LEVEL: i32 = 3;
/// A third column.
const THIRD: i32 = -10;

/// A way to deal the blocks of a page out to columns.
pub struct Dealt {
    /// The column of each block.
    pub columns: Vec<u8>,
    /// How well the turns and the places on the page fit.
    pub fit: i32,
}

/// An explanation of the blocks so far.
#[derive(Clone, Copy, Default)]
struct Hypothesis {
    ends: [Option<Column>; COLUMNS],
    /// The column of the last block.
    last: u8,
    score: i32,
    /// The part of the score that the turns and the places on the page have.
    fit: i32,
    /// The line of the page on which the last block begins.
    top: i32,
}

/// The end of a column.
#[derive(Clone, Copy)]
struct Column {
    block: u32,
    state: StateId,
    /// The line of the page behind it.
    lines: i32,
}

/// One block more behind hypothesis number `from`.
#[derive(Clone, Copy)]
struct Step {
    from: u8,
    to: Hypothesis,
}

/// A page of which the columns are looked for.
pub struct Dealing<'p, 'a> {
    blocks: &'p [Range<usize>],
    joints: Joints<'p, 'a>,
}

impl<'p, 'a> Dealing<'p, 'a> {
    /// The page with these `blocks`; `from` is the last piece before them, and where the numbering has come there.
    pub fn new(
        blocks: &'p [Range<usize>],
        from: (Option<usize>, &State),
        borders: &'p mut Borders<'a>,
        spine: &'p Spine<'a>,
    ) -> Dealing<'p, 'a> {
        Dealing { blocks, joints: Joints::new(blocks, from, borders, spine) }
    }

    /// The best ways to deal the blocks out to no more than so many columns, the best one first.
    pub fn search(&mut self, columns: usize, habit: Habit) -> Vec<Dealt> {
        let mut beam = vec![Hypothesis::default()];
        // For each block and each explanation up to it the explanation before it and the column.
        let mut trace: Vec<Vec<(u8, u8)>> = Vec::with_capacity(self.blocks.len());
        for block in 0..self.blocks.len() {
            let mut next = Vec::with_capacity(beam.len() * columns);
            for (from, own) in (0..).zip(&beam) {
                let open = own.ends.iter().take_while(|c| c.is_some()).count();
                next.extend((0..columns.min(open + 1)).map(|c| Step { from, to: self.step(own, block, c, habit) }));
            }
            let kept = best(next, columns);
            trace.push(kept.iter().map(|step| (step.from, step.to.last)).collect());
            beam = kept.into_iter().map(|step| step.to).collect();
        }
        let columns = |mut end: usize| {
            let back = trace.iter().rev().map(|steps| {
                let (from, column) = steps[end];
                end = usize::from(from);
                column
            });
            let mut columns: Vec<u8> = back.collect();
            columns.reverse();
            columns
        };
        beam.iter().enumerate().map(|(n, own)| Dealt { columns: columns(n), fit: own.fit }).collect()
    }

    /// The explanation `from` with one block more in a column. Where another column begins, the numbering before it is not known.
    fn step(&mut self, from: &Hypothesis, block: usize, column: usize, habit: Habit) -> Hypothesis {
        let end = from.ends[column];
        let before = match end {
            Some(end) => end.state,
            None if block == 0 => Joints::BEFORE,
            None => Joints::BEGUN,
        };
        let numbers = self.joints.numbers(before, block);
        let goes_on = match end {
            Some(end) => self.joints.words(Some(end.block as usize), block) + numbers.lists,
            None if block == 0 => self.joints.words(None, block) + self.joints.junction(before, block),
            None if column > 1 => THIRD,
            None => 0,
        };
        let top = end.map_or(0, |c| c.lines);
        let turn = match block {
            0 => 0,
            _ if usize::from(from.last) == column => habit.stay,
            _ => habit.turn,
        };
        let fit = height(top, from.top) + turn;
        let mut to = Hypothesis {
            last: column as u8,
            score: from.score + goes_on + fit,
            fit: from.fit + fit,
            top,
            ends: from.ends,
        };
        to.ends[column] =
            Some(Column { block: block as u32, state: numbers.after, lines: behind(top, &self.blocks[block]) });
        to
    }

    /// How well the blocks go on from one to the next in this order, where lists should not begin again without need.
    pub fn each_of_lists(&mut self, order: &[usize]) -> i32 {
        self.each(order, |_, _, numbers| numbers.lists)
    }

    /// How well the blocks go on from one to the next in this order.
    pub fn each_as_proof(&mut self, order: &[usize]) -> i32 {
        self.each(order, |joints, (state, block), _| joints.junction(state, block))
    }

    fn each(&mut self, order: &[usize], score: impl Fn(&Joints<'p, 'a>, (StateId, usize), Numbers) -> i32) -> i32 {
        let (mut last, mut state) = (None, Joints::BEFORE);
        let mut total = 0;
        for block in order {
            let own = self.joints.numbers(state, *block);
            total += self.joints.words(last, *block) + score(&self.joints, (state, *block), own);
            (last, state) = (Some(*block), own.after);
        }
        total
    }
}

/// How well it fits that a block begins on a line of the page, when the one before in print began on line `top`.
fn height(lines: i32, top: i32) -> i32 {
    ((top - LEVEL - lines).max(0) * HIGHER).max(HIGHEST)
}

/// The line behind a block that begins on line `top`, and behind the blank line there.
fn behind(top: i32, block: &Range<usize>) -> i32 {
    top + block.len() as i32 + 1
}

/// The best explanations, one for each set of last blocks; of two columns also one for each length.
fn best(mut all: Vec<Step>, columns: usize) -> Vec<Step> {
    let (size, fine) = if columns > 2 { (BEAM_OF_THREE, 0) } else { (BEAM, 1) };
    let ends = |it: &Step| it.to.ends.map(|c| c.map(|c| (c.block, c.lines * fine)));
    all.sort_by_key(|it| Reverse(it.to.score));
    let mut known = FxHashSet::default();
    all.retain(|it| known.len() < size && known.insert(ends(it)));
    all
}
