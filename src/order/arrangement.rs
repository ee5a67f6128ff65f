//! An order in which the blocks of a page may be read.

use std::ops::Range;

/// Two exchanges with so many lines between their borders are nearly the same.
const NEARLY: usize = 2;

/// The blocks of one page, or of two, in an order that may be another than the printed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// How many pages it takes in.
    pub pages: usize,
    /// The blocks in reading order; one where nothing moves.
    pub blocks: Vec<Range<usize>>,
}

impl Arrangement {
    /// The blocks of one page.
    pub fn of(blocks: Vec<Range<usize>>) -> Arrangement {
        Arrangement { pages: 1, blocks }
    }

    /// The same pages as they are printed.
    pub fn as_printed(&self) -> Arrangement {
        let end = self.blocks.iter().map(|b| b.end).max().unwrap_or(0);
        Arrangement { pages: self.pages, blocks: std::iter::once(self.begin()..end).collect() }
    }

    /// Whether the same blocks change places, but for a line or two where they meet.
    pub fn is_nearly(&self, other: &Arrangement) -> bool {
        let near = |(a, b): (&Range<usize>, &Range<usize>)| {
            a.start.abs_diff(b.start) <= NEARLY && a.end.abs_diff(b.end) <= NEARLY
        };
        self.blocks.len() > 1
            && self.blocks.len() == other.blocks.len()
            && self.blocks.iter().zip(&other.blocks).all(near)
    }

    /// The first of its pieces, as printed.
    pub fn begin(&self) -> usize {
        self.blocks.iter().map(|b| b.start).min().unwrap_or(0)
    }

    /// The borders of its blocks, in the printed order.
    pub fn borders(&self) -> Vec<usize> {
        let mut found: Vec<usize> = self.blocks.iter().flat_map(|b| [b.start, b.end]).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
