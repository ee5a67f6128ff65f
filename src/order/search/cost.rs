//! What an exchange of blocks costs, and what speaks for it besides its borders.

use super::super::spine::Spine;
use super::{PROOF, Search, is_even};
use crate::layout::{Flow, Gap};
use std::ops::Range;

/// A blank line stands where the columns would meet.
const COLUMN_GAP: i32 = 6;
/// A label begins a column there, see [`column_tops`].
const COLUMN_TOP: i32 = 15;
/// One in so many labels alone on a line stands at the top of a column, at most.
const TOPS: usize = 5;
/// A column would end with a heading.
const STRANDED: i32 = -12;
/// Full columns of one length, less one for each line that they differ, but not below the opposite; see `balance`.
const BALANCE: i32 = 6;
/// Two of three columns that are not of one length, though the last one is not full.
const UNFILLED: i32 = 6;
/// So many columns a full page may have.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=3;
/// What an order of three blocks costs more: it is found more easily by chance.
const THIRD: i32 = 15;

impl Search<'_> {
    /// What blocks of so many pages cost where they move, and what speaks for it.
    pub(super) fn moved(&self, pages: usize, blocks: &[Range<usize>]) -> i32 {
        if blocks.len() < 2 {
            return 0;
        }
        let third = if self.columns(blocks).len() > 2 { THIRD } else { 0 };
        // The border between two pages is none that the explanation of each page by itself would keep.
        let undone = if pages == 1 { self.undone(blocks) } else { 0 };
        undone - PROOF - third
    }

    /// The blocks without the title that stands above all columns.
    fn columns<'b>(&self, blocks: &'b [Range<usize>]) -> &'b [Range<usize>] {
        let titled = blocks.len() > 2 && self.title > 0 && blocks[0] == (0..self.title);
        &blocks[usize::from(titled)..]
    }

    /// What speaks for the borders between the blocks as places where columns meet.
    fn undone(&self, blocks: &[Range<usize>]) -> i32 {
        let first = blocks.iter().map(|b| b.start).min().unwrap_or(0);
        let cuts = blocks.iter().map(|b| b.start).filter(|n| *n != first);
        let cut = |n: usize| {
            let (words, numbers) = self.printed[n];
            let blank = if self.flow.pieces[n].gap == Gap::Blank { COLUMN_GAP } else { 0 };
            let stranded = if self.borders.strands_heading(n) { STRANDED } else { 0 };
            let top = if self.tops.binary_search(&n).is_ok() { COLUMN_TOP } else { 0 };
            blank + top + stranded - words - numbers
        };
        cuts.map(cut).sum::<i32>() + self.balance(blocks)
    }

    /// More for columns of one length. On the last page only those before the last one are full: as long as those of the
    /// page before it.
    fn balance(&self, blocks: &[Range<usize>]) -> i32 {
        let blocks = self.columns(blocks);
        if blocks.len() > 2 && !is_even(blocks[..2].iter().map(Range::len)) {
            return -BALANCE - UNFILLED;
        }
        let first = blocks.iter().map(|b| b.start).min().unwrap_or(0);
        let end = blocks.iter().map(|b| b.end).max().unwrap_or(0);
        let page = self.starts.partition_point(|n| *n <= first) - 1;
        let differ = match page.checked_sub(1).filter(|_| end == self.flow.pieces.len()) {
            Some(before) => {
                let full = |columns: usize| (self.starts[page] - self.starts[before]) / columns;
                let lengths = blocks[..blocks.len() - 1].iter().map(Range::len);
                lengths.map(|l| COLUMNS.map(|n| l.abs_diff(full(n))).min().unwrap_or(l)).sum::<usize>()
            }
            None => blocks.iter().map(|b| b.len().abs_diff((end - first) / blocks.len())).sum(),
        };
        (BALANCE - differ as i32).max(-BALANCE)
    }
}

/// The labels that white space parts from their paragraph, where nearly all that stand alone on a line have theirs on the next one: an
/// extractor prints a label so where nothing stands above it in its column.
pub(super) fn column_tops(flow: &Flow, spine: &Spine) -> Vec<usize> {
    let blank = |n: usize| flow.pieces.get(n).is_some_and(|piece| piece.gap == Gap::Blank);
    let alone = || (0..flow.pieces.len()).filter(|n| spine.is_alone(*n));
    let tops: Vec<usize> = alone().filter(|n| blank(*n) && blank(*n + 1)).collect();
    if tops.len() * TOPS <= alone().count() { tops } else { Vec::new() }
}
