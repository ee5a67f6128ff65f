//! Columns that are woven together: an extractor that reads a page from top to bottom prints the paragraphs of two or
//! three columns in turns.
//!
//! The blocks of a page, which blank lines part, are dealt out to columns; within a column they stay in their order. The
//! blocks of each column must go on from one to the next, and the columns one after the other: words, sentences and
//! numbers show that, as at the borders of blocks that changed places. How far down the page a block begins must fit as
//! well. A page is taken apart only where that contradicts the printed order all over the page.

use super::arrangement::Arrangement;
use super::border::Borders;
use super::dealing::{COLUMNS, Dealing, LINE};
use super::printed::{Habit, Printed};
use super::spine::Spine;
use super::state::State;
use crate::layout::{Flow, Gap};
use std::ops::Range;

/// How much better the borders of a page must be: on woven pages of test documents the gain is 87 to 294, on other pages
/// 47 at most.
const PROOF: i32 = 75;
/// The lines of a column are no longer than this on average, in bytes.
const WIDEST: usize = 160;
/// Shorter lines are no full ones.
const SHORT: usize = 20;
/// Pages with fewer blocks are not woven, pages with more are no pages.
const BLOCKS: Range<usize> = 4..160;
/// All pages together must be so much better in three columns than in two.
const THREE: i32 = 30;
/// The printed order changes between the columns at least so often; fewer changes are blocks that changed places.
const TURNS: usize = 3;
/// So much better the columns must go on than any blocks that changed places.
const BEYOND: i32 = 30;
/// The longest column of a full page is to the shortest at most as these two.
const UNEVEN: (i32, i32) = (2, 1);
/// The same for the second of the last page.
const SHORT_COLUMN: (i32, i32) = (5, 1);
/// How an extractor may go through the columns. One that groups what stands close together prints some blocks of a column
/// before it turns to the next one; one that goes strictly from top to bottom turns with nearly every block.
const HABITS: [Habit; 2] = [Habit { turn: -4, stay: 0 }, Habit { turn: 0, stay: -5 }];

/// A page that is looked at.
struct Page<'a> {
    /// Its blocks, in the printed order.
    blocks: &'a [Range<usize>],
    /// The last piece before it.
    last: Option<usize>,
    /// Where the numbering has come before it.
    state: &'a State,
    /// Its columns may have any length.
    uneven: bool,
    /// The text ends with it.
    ends: bool,
}

/// What the columns are found with.
pub struct Weave<'a> {
    flow: &'a Flow,
    borders: Borders<'a>,
    spine: &'a Spine<'a>,
    /// A line of a column is no longer than this, in bytes.
    width: usize,
}

impl<'a> Weave<'a> {
    /// Looks at the borders and numbers of `flow`.
    pub fn new(flow: &'a Flow, borders: Borders<'a>, spine: &'a Spine<'a>) -> Weave<'a> {
        Weave { flow, borders, spine, width: width(flow) }
    }

    /// The pages that are woven, with the blocks in reading order. All have the same number of columns.
    pub fn run(&mut self, starts: &[usize]) -> Vec<Arrangement> {
        let two = self.pages(starts, 2);
        let three = self.pages(starts, COLUMNS);
        if three.0 >= two.0 + THREE { three.1 } else { two.1 }
    }

    /// Whether the pieces of a page are the lines of columns, and no whole paragraphs or pages.
    fn has_lines(&self, page: &Range<usize>) -> bool {
        let bytes: usize = self.flow.pieces[page.clone()].iter().map(|piece| piece.range().len()).sum();
        bytes <= WIDEST * page.len()
    }

    /// The pages that are woven of no more than so many columns, and how much better all of them are than printed.
    fn pages(&mut self, starts: &[usize], columns: usize) -> (i32, Vec<Arrangement>) {
        let (mut gain, mut found) = (0, Vec::new());
        let (mut state, mut last) = (State::default(), None);
        for page in starts.windows(2) {
            let printed = page[0]..page[1];
            let blocks = self.blocks(printed.clone());
            let ends = page[1] == self.flow.pieces.len();
            let page = Page { blocks: &blocks, last, state: &state, uneven: ends && !found.is_empty(), ends };
            let may_be = self.has_lines(&printed) && !self.spine.is_in_order(&printed);
            let woven = if may_be { self.page(&page, columns) } else { None };
            let (better, order) = woven.unwrap_or_else(|| (0, Vec::from([printed])));
            for block in &order {
                state = self.spine.after(&state, block);
            }
            gain += better;
            last = order.last().map(|b| b.end - 1);
            self.borders.forget();
            if order.len() > 1 {
                found.push(Arrangement::of(order));
            }
        }
        (gain, found)
    }

    /// The stretches of a page between blank lines. A label alone belongs to what comes behind it.
    fn blocks(&self, page: Range<usize>) -> Vec<Range<usize>> {
        let begins = |n: &usize| self.flow.pieces[*n].gap >= Gap::Page && !self.spine.is_alone(*n - 1);
        let inner = (page.start + 1..page.end).filter(begins);
        let starts: Vec<usize> = std::iter::once(page.start).chain(inner).chain([page.end]).collect();
        starts.windows(2).map(|w| w[0]..w[1]).collect()
    }

    /// How high a block is with the white space behind it. A label alone stands beside the first line of its paragraph; a long
    /// line was put together of those between which a word was broken.
    fn height(&self, block: &Range<usize>) -> i32 {
        let lines = |n: usize| self.flow.pieces[n].range().len().div_ceil(self.width) as i32;
        1 + LINE * block.clone().filter(|n| !self.spine.is_alone(*n)).map(lines).sum::<i32>()
    }

    /// The blocks of a page in reading order, if they are woven of no more than so many columns, and how much better that is.
    fn page(&mut self, page: &Page, columns: usize) -> Option<(i32, Vec<Range<usize>>)> {
        let blocks = page.blocks;
        if !BLOCKS.contains(&blocks.len()) {
            return None;
        }
        let printed = Printed::new(blocks, (page.last, page.state), &mut self.borders, self.spine);
        let gains = |habit: &Habit| printed.may_gain(PROOF, columns, *habit, &mut self.borders, self.spine);
        let habits: Vec<Habit> = HABITS.into_iter().filter(gains).collect();
        if habits.is_empty() {
            return None;
        }
        let plain = printed.score();
        let heights: Vec<i32> = blocks.iter().map(|block| self.height(block)).collect();
        let mut dealing = Dealing::new((blocks, &heights), (page.last, page.state), &mut self.borders, self.spine);
        let mut scored = Vec::new();
        for dealt in habits.iter().flat_map(|habit| dealing.search(columns, *habit)).collect::<Vec<_>>() {
            let (columns, woven) = (dealt.lists(), dealt.turns() >= TURNS);
            for order in orders(&columns) {
                if woven && !page.uneven && !fills(&order, &heights, page.ends) {
                    continue;
                }
                let order: Vec<usize> = order.into_iter().flatten().copied().collect();
                scored.push((dealing.each_of_lists(&order) + dealt.fit, dealt.fit, order, woven));
            }
        }
        let (woven, changed): (Vec<_>, Vec<_>) = scored.into_iter().partition(|it| it.3);
        let changed = changed.iter().map(|it| it.0 + BEYOND).max();
        let (score, fit, order, _) =
            woven.into_iter().max_by_key(|it| it.0).filter(|it| changed.is_none_or(|c| it.0 >= c))?;
        let proven = dealing.each_as_proof(&order) + fit;
        let joined = || joined(order.iter().map(|n| blocks[*n].clone()));
        (score.min(proven) >= plain + PROOF).then(|| (proven - plain, joined()))
    }
}

/// The columns in every order in which they may stand on the page.
fn orders(columns: &[Vec<usize>]) -> impl Iterator<Item = Vec<&Vec<usize>>> {
    let shuffles: &[&[usize]] = match columns.len() {
        1 => &[&[0]],
        2 => &[&[0, 1], &[1, 0]],
        _ => &[&[0, 1, 2], &[0, 2, 1], &[1, 0, 2], &[1, 2, 0], &[2, 0, 1], &[2, 1, 0]],
    };
    shuffles.iter().map(|shuffle| shuffle.iter().map(|c| &columns[*c]).collect())
}

/// Whether columns in this order fill a page: they are of about one length. On the page with which the text `ends` the second one
/// may be shorter; a short third one would take whatever fits nowhere.
fn fills(order: &[&Vec<usize>], heights: &[i32], ends: bool) -> bool {
    let lengths: Vec<i32> = order.iter().map(|column| column.iter().map(|n| heights[*n]).sum()).collect();
    let longest = lengths.iter().max().copied().unwrap_or(0);
    let is = |own: i32, (many, few): (i32, i32)| longest * few <= own * many;
    match lengths[..] {
        [_, last] if ends => is(lengths[0], UNEVEN) && is(last, SHORT_COLUMN),
        _ => lengths.iter().all(|own| is(*own, UNEVEN)),
    }
}

/// The length that no line of a column has, but those that were put together of two: a tenth above that of the usual full line.
fn width(flow: &Flow) -> usize {
    let full = (1..flow.pieces.len()).filter(|n| flow.pieces[*n].gap == Gap::Line);
    let mut lengths: Vec<usize> =
        full.map(|n| flow.pieces[n - 1].range().len()).filter(|length| *length >= SHORT).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).map_or(WIDEST, |usual| usual * 11 / 10)
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

#[cfg(test)]
mod tests {
    use super::super::sides::Sides;
    use super::*;
    use crate::layout;
    use crate::lexicon::Lexicon;
    use crate::lines;
    use crate::repair::Evidence;

    #[test]
    fn a_label_alone_has_no_height_and_a_line_of_two_has_that_of_both() {
        let line = "De huurder van de tuin betaalt de pacht op de eerste dag\n";
        let text = format!(
            "1\n\n{line}{line}{line}\n2\n\n{}van het jaar, en wel vooruit.\n",
            line.replace('\n', " ").repeat(2)
        );
        let rows = lines::split(&text);
        let flow = Flow::new(&text, &rows, &layout::detect(&text, &rows, &[]));
        let (lexicon, sides) = (Lexicon::dutch(), Sides::new(&text, &flow));
        let evidence = Evidence::gather(flow.pieces.iter().map(|p| &text[p.range()]), &lexicon);
        let spine = Spine::new(&text, &flow, &sides);
        let weave = Weave::new(&flow, Borders::new(&text, &flow, &evidence, &sides), &spine);
        let blocks = weave.blocks(0..flow.pieces.len());
        let heights: Vec<i32> = blocks.iter().map(|block| weave.height(block)).collect();
        assert_eq!((blocks, heights), (vec![0..4, 4..6], vec![3 * LINE + 1, 3 * LINE + 1]));
    }

    #[test]
    fn only_the_second_column_of_a_text_may_be_short_and_not_too_short() {
        let heights = [10, 3, 9, 1];
        for (order, ends, full) in
            [([[0], [1]], false, false), ([[0], [1]], true, true), ([[1], [0]], true, false), ([[0], [2]], false, true)]
        {
            let columns = order.map(|column| column.to_vec());
            assert_eq!(fills(&columns.iter().collect::<Vec<_>>(), &heights, ends), full, "{order:?}");
        }
        assert!(!fills(&[&vec![0], &vec![3]], &heights, true));
        assert!(!fills(&[&vec![0], &vec![2], &vec![1]], &heights, true));
    }
}
