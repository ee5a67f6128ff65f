//! Columns that are woven together: an extractor that reads a page from top to bottom prints the paragraphs of two or
//! three columns in turns.
//!
//! The blocks of a page, which blank lines part, are dealt out to columns; within a column they stay in their order. The
//! blocks of each column must go on from one to the next, and the columns one after the other: words, sentences and
//! numbers show that, as at the borders of blocks that changed places. How far down the page a block begins must fit as
//! well. A page is taken apart only where that contradicts the printed order all over the page.

use super::border::Borders;
use super::printed::Printed;
use super::search::Arrangement;
use super::spine::{Spine, State};
use crate::layout::{Flow, Gap};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::rc::Rc;

/// How much better the borders of a page must be: on woven pages of test documents the gain is 87 to 294, on other pages
/// 47 at most.
const PROOF: i32 = 75;
/// Columns that are looked for.
const COLUMNS: usize = 3;
/// Pages with fewer blocks are not woven, pages with more are no pages.
const BLOCKS: Range<usize> = 4..160;
/// The explanations that are kept side by side.
const BEAM: usize = 48;
/// A block that begins higher on the page than the one before it in print costs so much for each line.
const HIGHER: i32 = -1;
/// No block costs more.
const HIGHEST: i32 = -8;
/// So many lines higher are no matter: blocks are printed by where they begin, about.
const LEVEL: i32 = 3;
/// A third column.
const THIRD: i32 = -10;
/// The printed order changes between the columns at least so often; fewer changes are blocks that changed places.
const TURNS: usize = 3;
/// The longest column of a full page is to the shortest at most as these two.
const UNEVEN: (usize, usize) = (2, 1);
/// What each turn costs.
const TURN: i32 = -5;

/// The columns of a page as far as they are filled.
#[derive(Clone)]
struct Dealt {
    /// The column of each block so far.
    columns: Vec<u8>,
    ends: [Option<Column>; COLUMNS],
    score: i32,
    /// The part of the score that the turns and the places on the page have.
    fit: i32,
    /// The line of the page on which the last block begins.
    top: i32,
}

/// The end of a column.
#[derive(Clone)]
struct Column {
    block: usize,
    state: Rc<State>,
    lines: i32,
}

/// One block more in a column of `from`, an explanation by its number.
struct Deal {
    from: usize,
    column: usize,
    score: i32,
    fit: i32,
    /// The line of the page on which the block begins.
    top: i32,
}

/// What the columns are found with.
pub struct Weave<'a> {
    flow: &'a Flow,
    borders: Borders<'a>,
    spine: &'a Spine<'a>,
}

impl<'a> Weave<'a> {
    /// Looks at the borders and numbers of `flow`.
    pub fn new(flow: &'a Flow, borders: Borders<'a>, spine: &'a Spine<'a>) -> Weave<'a> {
        Weave { flow, borders, spine }
    }

    /// The pages that are woven, with the blocks in reading order.
    pub fn run(&mut self, starts: &[usize]) -> Vec<Arrangement> {
        let mut found = Vec::new();
        let (mut state, mut last) = (State::default(), None);
        for page in starts.windows(2) {
            let printed = page[0]..page[1];
            let blocks = self.blocks(printed.clone());
            let uneven = !found.is_empty() && page[1] == self.flow.pieces.len();
            let order = self.page(&blocks, (last, &state), uneven).unwrap_or_else(|| Vec::from([printed]));
            for block in &order {
                state = self.spine.after(&state, block);
            }
            last = order.last().map(|b| b.end - 1);
            self.borders.forget();
            if order.len() > 1 {
                found.push(Arrangement::of(order));
            }
        }
        found
    }

    /// The stretches of a page between blank lines. A label alone belongs to what comes behind it.
    fn blocks(&self, page: Range<usize>) -> Vec<Range<usize>> {
        let begins = |n: &usize| self.flow.pieces[*n].gap >= Gap::Page && !self.spine.is_alone(*n - 1);
        let inner = (page.start + 1..page.end).filter(begins);
        let starts: Vec<usize> = std::iter::once(page.start).chain(inner).chain([page.end]).collect();
        starts.windows(2).map(|w| w[0]..w[1]).collect()
    }

    /// The blocks of a page in reading order, if they are woven; `from` is where the text before has come.
    /// The columns of a full page are of about one length; the last page may have `uneven` ones.
    fn page(
        &mut self,
        blocks: &[Range<usize>],
        from: (Option<usize>, &State),
        uneven: bool,
    ) -> Option<Vec<Range<usize>>> {
        if !BLOCKS.contains(&blocks.len()) {
            return None;
        }
        let printed = Printed::new(blocks, from, &mut self.borders, self.spine);
        if !printed.may_gain(PROOF, TURN, &mut self.borders, self.spine) {
            return None;
        }
        let plain = printed.score();
        let mut beam = vec![Dealt { columns: Vec::new(), ends: Default::default(), score: 0, fit: 0, top: 0 }];
        for block in 0..blocks.len() {
            let mut next = Vec::new();
            for (number, dealt) in beam.iter().enumerate() {
                let open = dealt.ends.iter().take_while(|c| c.is_some()).count();
                for column in 0..COLUMNS.min(open + 1) {
                    next.push(Deal { from: number, ..self.deal(dealt, blocks, block, column, from) });
                }
            }
            let kept = best(next, &beam, blocks, block);
            beam = kept.iter().map(|deal| self.dealt(deal, &beam[deal.from], blocks, block, from.1)).collect();
        }
        let orders = beam.iter().flat_map(orders).filter(|it| it.1 >= TURNS && (uneven || is_full(&it.0, blocks)));
        let scored = orders.map(|(columns, _, fit)| {
            let score = self.whole(&columns, blocks, from) + fit;
            (score, columns)
        });
        let scored: Vec<(i32, Vec<Vec<usize>>)> = scored.collect();
        let (score, columns) = scored.into_iter().max_by_key(|it| it.0)?;
        (score >= plain + PROOF).then(|| joined(columns.concat().into_iter().map(|n| blocks[n].clone())))
    }

    /// What one block more in a column scores.
    fn deal(
        &mut self,
        to: &Dealt,
        blocks: &[Range<usize>],
        block: usize,
        column: usize,
        before: (Option<usize>, &State),
    ) -> Deal {
        let own = &blocks[block];
        let mut score = to.score;
        score += match &to.ends[column] {
            Some(end) => {
                let words = self.borders.score(Some(blocks[end.block].end - 1), own.start);
                words + if end.state.is_known() { self.spine.junction(&end.state, own) } else { 0 }
            }
            None if block == 0 => self.borders.score(before.0, own.start) + self.spine.junction(before.1, own),
            None if column > 1 => THIRD,
            None => 0,
        };
        let top = to.ends[column].as_ref().map_or(0, |c| c.lines);
        let turns = to.columns.last().is_some_and(|last| *last as usize != column);
        let fit = height(top, to.top) + if turns { TURN } else { 0 };
        Deal { from: 0, column, score: score + fit, fit: to.fit + fit, top }
    }

    /// The explanation `from` with one block more; `before` is where the numbering has come before the page.
    fn dealt(&self, deal: &Deal, from: &Dealt, blocks: &[Range<usize>], block: usize, before: &State) -> Dealt {
        let unknown = State::default();
        let state = match &from.ends[deal.column] {
            Some(end) => &end.state,
            None if block == 0 => before,
            None => &unknown,
        };
        let state = Rc::new(self.spine.after(state, &blocks[block]));
        let Deal { score, fit, top, .. } = *deal;
        let mut columns = Vec::with_capacity(blocks.len());
        columns.extend_from_slice(&from.columns);
        let mut to = Dealt { columns, ends: from.ends.clone(), score, fit, top };
        to.ends[deal.column] = Some(Column { block, state, lines: behind(top, &blocks[block]) });
        to.columns.push(deal.column as u8);
        to
    }

    /// How well all the blocks of a page go on from one to the next when the columns are read one after the other.
    fn whole(&mut self, columns: &[Vec<usize>], blocks: &[Range<usize>], from: (Option<usize>, &State)) -> i32 {
        let (mut last, mut state) = (from.0, *from.1);
        let mut score = 0;
        for block in columns.iter().flatten().map(|n| &blocks[*n]) {
            score += self.borders.score(last, block.start) + self.spine.junction(&state, block);
            state = self.spine.after(&state, block);
            last = Some(block.end - 1);
        }
        score
    }
}

/// How well it fits that a block begins on a line of the page, when the one before in print began on line `top`.
fn height(lines: i32, top: i32) -> i32 {
    ((top - LEVEL - lines).max(0) * HIGHER).max(HIGHEST)
}

/// The columns of an explanation in every order in which they may stand on the page, with the number of turns between
/// columns in print, and how well the places on the page fit.
fn orders(dealt: &Dealt) -> Vec<(Vec<Vec<usize>>, usize, i32)> {
    let used = dealt.ends.iter().flatten().count();
    let column =
        |c: usize| (0..dealt.columns.len()).filter(|n| dealt.columns[*n] as usize == c).collect::<Vec<usize>>();
    let columns: Vec<Vec<usize>> = (0..used).map(column).collect();
    let turns = dealt.columns.windows(2).filter(|w| w[0] != w[1]).count();
    let shuffles: &[&[usize]] = match used {
        1 => &[],
        2 => &[&[0, 1], &[1, 0]],
        _ => &[&[0, 1, 2], &[0, 2, 1], &[1, 0, 2], &[1, 2, 0], &[2, 0, 1], &[2, 1, 0]],
    };
    shuffles.iter().map(|s| (s.iter().map(|c| columns[*c].clone()).collect(), turns, dealt.fit)).collect()
}

/// Whether the columns are of about one length, as those of a full page are.
fn is_full(columns: &[Vec<usize>], blocks: &[Range<usize>]) -> bool {
    let lengths = || columns.iter().map(|c| c.iter().map(|n| blocks[*n].len()).sum::<usize>());
    let (longest, shortest) = (lengths().max().unwrap_or(0), lengths().min().unwrap_or(0));
    longest * UNEVEN.1 <= shortest * UNEVEN.0
}

/// Blocks that follow each other in print are one.
fn joined(blocks: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut order: Vec<Range<usize>> = Vec::new();
    for block in blocks {
        match order.last_mut().filter(|last| last.end == block.start) {
            Some(last) => last.end = block.end,
            None => order.push(block),
        }
    }
    order
}

/// The line behind a block that begins on line `top`, and behind the blank line there.
fn behind(top: i32, block: &Range<usize>) -> i32 {
    top + block.len() as i32 + 1
}

/// The best explanations, one for each set of last blocks.
fn best(mut all: Vec<Deal>, beam: &[Dealt], blocks: &[Range<usize>], block: usize) -> Vec<Deal> {
    let ends = |it: &Deal| {
        let mut ends = beam[it.from].ends.each_ref().map(|c| c.as_ref().map(|c| (c.block, c.lines)));
        ends[it.column] = Some((block, behind(it.top, &blocks[block])));
        ends
    };
    all.sort_by_key(|it| std::cmp::Reverse(it.score));
    let mut known = FxHashSet::default();
    all.retain(|it| known.len() < BEAM && known.insert(ends(it)));
    all
}
