//! The search for the columns of one page: its blocks are dealt out to columns, in which they keep their order.
//!
//! A beam search over the blocks in the printed order. An explanation is as good as each block goes on in its column, as the
//! places on the page fit, and as an extractor turns from one column to another.

use super::border::Borders;
use super::joints::{Joints, Numbers, StateId};
use super::printed::Habit;
use super::spine::Spine;
use super::state::State;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::ops::Range;

/// Columns that are looked for.
pub const COLUMNS: usize = 3;
/// The explanations of two columns that are kept side by side: nearly all that differ.
const BEAM: usize = 96;
/// Those of three columns, of which there would be far too many.
const BEAM_OF_THREE: usize = 48;
/// The height of a line, where the white space between two blocks is one.
pub const LINE: i32 = 3;
/// A block that begins higher on the page than the one before it in print costs so much for each third of a line.
const HIGHER: i32 = -1;
/// No block costs more.
const HIGHEST: i32 = -8;
/// So much higher is no matter: where a block begins is only known about.
const LEVEL: i32 = LINE;
/// A third column.
const THIRD: i32 = -10;

/// A way to deal the blocks of a page out to columns.
pub struct Dealt {
    /// The column of each block.
    pub columns: Vec<u8>,
    /// How well the turns and the places on the page fit.
    pub fit: i32,
}

impl Dealt {
    /// The blocks of each column.
    pub fn lists(&self) -> Vec<Vec<usize>> {
        let used = self.columns.iter().max().map_or(0, |last| usize::from(*last) + 1);
        let mut lists: Vec<Vec<usize>> = (0..used).map(|_| Vec::with_capacity(self.columns.len())).collect();
        self.columns.iter().enumerate().for_each(|(block, column)| lists[usize::from(*column)].push(block));
        lists
    }

    /// How often the printed order turns from one column to another.
    pub fn turns(&self) -> usize {
        self.columns.windows(2).filter(|w| w[0] != w[1]).count()
    }
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
    /// How far down the page the last block begins.
    top: i32,
}

impl Hypothesis {
    /// The last blocks: one explanation is kept for each set of them. Of two columns one for each length as well.
    fn ends(&self, columns: usize) -> [u64; COLUMNS] {
        // No page has so many blocks or lines that the two overlap.
        let lines = |c: &Column| if columns > 2 { 0 } else { c.lines as u64 };
        self.ends.map(|c| c.map_or(0, |c| u64::from(c.block + 1) << 32 | lines(&c)))
    }
}

/// The end of a column.
#[derive(Clone, Copy)]
struct Column {
    block: u32,
    state: StateId,
    /// How far down the page it reaches.
    lines: i32,
}

/// One block more in a column, behind hypothesis number `from`.
#[derive(Clone, Copy)]
struct Step {
    from: u8,
    column: u8,
    /// How good that is.
    score: i32,
    /// The part of it that the turn and the place on the page have.
    fit: i32,
    /// Where the numbering of the column has come.
    state: StateId,
}

/// A page of which the columns are looked for.
pub struct Dealing<'p, 'a> {
    blocks: &'p [Range<usize>],
    /// How high each block is with the white space behind it.
    heights: &'p [i32],
    joints: Joints<'p, 'a>,
}

impl<'p, 'a> Dealing<'p, 'a> {
    /// The page with these `blocks`, which are so high; `from` is the last piece before them, and where the numbering has come there.
    pub fn new(
        (blocks, heights): (&'p [Range<usize>], &'p [i32]),
        from: (Option<usize>, &State),
        borders: &'p mut Borders<'a>,
        spine: &'p Spine<'a>,
    ) -> Dealing<'p, 'a> {
        Dealing { blocks, heights, joints: Joints::new(blocks, from, borders, spine) }
    }

    /// The best ways to deal the blocks out to no more than so many columns, the best one first.
    pub fn search(&mut self, columns: usize, habit: Habit) -> Vec<Dealt> {
        let mut beam = vec![Hypothesis::default()];
        // For each block and each explanation up to it the explanation before it and the column.
        let mut trace: Vec<Vec<(u8, u8)>> = Vec::with_capacity(self.blocks.len());
        let mut known = FxHashSet::default();
        let width = if columns > 2 { BEAM_OF_THREE } else { BEAM };
        let (mut steps, mut next) = (Vec::with_capacity(width * columns), Vec::with_capacity(width));
        for block in 0..self.blocks.len() {
            for (from, own) in (0..).zip(&beam) {
                let open = own.ends.iter().take_while(|c| c.is_some()).count();
                steps.extend((0..columns.min(open + 1)).map(|c| self.step((from, own), block, c, habit)));
            }
            steps.sort_by_key(|step| Reverse(step.score));
            let mut kept = Vec::with_capacity(width);
            known.clear();
            for step in steps.drain(..) {
                let to = self.taken(&beam[usize::from(step.from)], block, &step);
                if known.insert(to.ends(columns)) {
                    kept.push((step.from, step.column));
                    next.push(to);
                }
                if next.len() == width {
                    break;
                }
            }
            trace.push(kept);
            std::mem::swap(&mut beam, &mut next);
            next.clear();
        }
        beam.iter().enumerate().map(|(n, own)| Dealt { columns: traced(&trace, n), fit: own.fit }).collect()
    }

    /// The explanation `from` with one block more in a column. Where another column begins, the numbering before it is not known.
    fn step(&mut self, (number, from): (u8, &Hypothesis), block: usize, column: usize, habit: Habit) -> Step {
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
        let score = from.score + goes_on + fit;
        Step { from: number, column: column as u8, score, fit, state: numbers.after }
    }

    /// The explanation that a step makes of `from`.
    fn taken(&self, from: &Hypothesis, block: usize, step: &Step) -> Hypothesis {
        let top = from.ends[usize::from(step.column)].map_or(0, |c| c.lines);
        let mut to =
            Hypothesis { last: step.column, score: step.score, fit: from.fit + step.fit, top, ends: from.ends };
        let lines = top + self.heights[block];
        to.ends[usize::from(step.column)] = Some(Column { block: block as u32, state: step.state, lines });
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

/// The columns of the blocks in explanation number `end` of the last ones.
fn traced(trace: &[Vec<(u8, u8)>], mut end: usize) -> Vec<u8> {
    let back = trace.iter().rev().map(|steps| {
        let (from, column) = steps[end];
        end = usize::from(from);
        column
    });
    let mut columns: Vec<u8> = back.collect();
    columns.reverse();
    columns
}

/// How well it fits that a block begins so far down the page, when the one before in print began at `top`.
fn height(lines: i32, top: i32) -> i32 {
    ((top - LEVEL - lines).max(0) * HIGHER).max(HIGHEST)
}
