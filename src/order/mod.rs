//! Reading order: blocks of a page that were printed in the wrong order are put right.
//!
//! A page whose right column was extracted before the left one shows it at three borders: where the page begins, where
//! the columns meet, and where it ends. Two neighbouring blocks change places when the borders all together are much
//! better that way: words that complete, sentences that go on, numbers that succeed each other. Never on thin evidence.

mod border;
mod spine;

use crate::layout::{Flow, Gap, Piece};
use crate::lines::Line;
use crate::repair::Evidence;
use crate::trace::Confidence;
use crate::tree::Move;
use border::{Borders, WORD};
use spine::Spine;
use std::ops::Range;

/// How much better the borders must be after an exchange.
const PROOF: i32 = 40;
/// A border as bad as this contradicts the printed order.
const BAD: i32 = -15;
/// A blank line stands where the columns would meet.
const COLUMN_GAP: i32 = 8;
/// A column holds at least one part in so many of the lines of its page.
const LOPSIDED: usize = 5;
/// So many of the three borders must contradict it.
const CONTRADICTIONS: usize = 2;
/// Pages are searched for a column border up to this many pieces.
const LONGEST: usize = 600;
/// The most exchanges on one page.
const ROUNDS: usize = 3;

/// Marks the pieces with which a page begins by a single leading space, a habit of one extractor.
pub fn mark_pages(lines: &[Line], flow: &mut Flow) {
    let (mut single, mut other) = (0, 0);
    for piece in &flow.pieces {
        match piece.indent {
            0 => {}
            1 => single += 1,
            _ => other += 1,
        }
    }
    let total = flow.pieces.len();
    if single < 3 || single * 20 > total || other * 20 > total {
        return;
    }
    for piece in flow.pieces.iter_mut().filter(|p| p.indent == 1 && p.gap < Gap::Page) {
        if lines[piece.line as usize].indent == 1 {
            piece.gap = Gap::Page;
        }
    }
}

/// Puts the pieces of `flow` in reading order. Gives the moves.
pub fn restore(text: &str, flow: &mut Flow, evidence: &Evidence) -> Vec<Move> {
    let mut moves = Vec::new();
    let starts = page_starts(flow);
    if starts.len() < 3 {
        return moves;
    }
    let mut search = Search { borders: Borders::new(text, evidence), spine: Spine::new(text, flow) };
    for page in starts.windows(2) {
        for _ in 0..ROUNDS {
            let Some(found) = search.best_exchange(flow, page[0]..page[1]) else { break };
            moves.push(exchange(flow, &found));
            search.spine = Spine::new(text, flow);
        }
    }
    moves
}

/// Where pages begin, with the beginning and the end of the flow.
fn page_starts(flow: &Flow) -> Vec<usize> {
    let inner = (1..flow.pieces.len()).filter(|n| flow.pieces[*n].gap == Gap::Page);
    let mut starts: Vec<usize> = std::iter::once(0).chain(inner).collect();
    starts.push(flow.pieces.len());
    starts
}

/// Two neighbouring blocks that should change places: `first..middle` and `middle..last`.
struct Exchange {
    first: usize,
    middle: usize,
    last: usize,
    gain: i32,
}

/// What the search for exchanges looks at.
struct Search<'a> {
    borders: Borders<'a>,
    spine: Spine,
}

impl Search<'_> {
    /// The exchange inside a page that its borders prove, if there is one.
    fn best_exchange(&self, flow: &Flow, page: Range<usize>) -> Option<Exchange> {
        if page.len() < 6 || page.len() > LONGEST {
            return None;
        }
        let printed = |n: usize| self.borders.score(flow, n.checked_sub(1), n);
        let scores: Vec<i32> = (page.start..=page.end).map(printed).collect();
        let bad = |n: usize| scores[n - page.start] <= BAD || self.spine.goes_back(n);
        let contradicted: Vec<usize> = (page.start..=page.end).filter(|n| bad(*n)).collect();
        if contradicted.is_empty() || contradicted.len() > 12 {
            return None;
        }
        let ends: Vec<usize> = [page.start, page.end].to_vec();
        let mut best: Option<Exchange> = None;
        for (n, first) in ends.iter().enumerate() {
            for last in &ends[n + 1..] {
                let outer = usize::from(bad(*first)) + usize::from(bad(*last));
                let column = (last - first) / LOPSIDED;
                for middle in (first + column..last - column).filter(|m| outer + usize::from(bad(*m)) >= CONTRADICTIONS)
                {
                    let gain = self.gain(flow, *first, middle, *last, &scores, page.start);
                    if gain >= PROOF && best.as_ref().is_none_or(|b| gain > b.gain) {
                        best = Some(Exchange { first: *first, middle, last: *last, gain });
                    }
                }
            }
        }
        best
    }

    /// How much better the borders are when two blocks change places; 0 when one of the new ones is bad.
    fn gain(&self, flow: &Flow, first: usize, middle: usize, last: usize, scores: &[i32], from: usize) -> i32 {
        let score = |left: usize, right: usize| self.borders.score(flow, left.checked_sub(1), right);
        let swapped = [score(first, middle), score(last, first), score(middle, last)];
        if swapped.iter().any(|s| *s < 0) {
            return 0;
        }
        let (a, b) = (first..middle, middle..last);
        let before = self.spine.junctions(first, &[a.clone(), b.clone()], last);
        let after = self.spine.junctions(first, &[b, a], last);
        if after.1 <= spine::BACK || after.0 < before.0 {
            return 0;
        }
        let (shorter, longer) = ((middle - first).min(last - middle), (middle - first).max(last - middle));
        let balanced = shorter * 5 >= longer * 3;
        let proven = swapped.iter().any(|s| *s >= WORD) || before.1 <= spine::BACK || balanced;
        let printed: i32 = [first, middle, last].iter().map(|n| scores[n - from]).sum();
        if !proven && printed > 3 * BAD {
            return 0;
        }
        let blank = if flow.pieces[middle].gap == Gap::Blank { COLUMN_GAP } else { 0 };
        swapped.iter().sum::<i32>() - printed + after.0 - before.0 + blank
    }
}

/// Exchanges two blocks: the second one moves before the first.
fn exchange(flow: &mut Flow, it: &Exchange) -> Move {
    let line = |p: &Piece| p.line + 1;
    let moved = Move {
        first_line: line(&flow.pieces[it.middle]),
        last_line: line(&flow.pieces[it.last - 1]),
        after_line: it.first.checked_sub(1).map_or(0, |n| line(&flow.pieces[n])),
        rule: "borders",
        confidence: if it.gain >= 2 * PROOF { Confidence::Certain } else { Confidence::Likely },
    };
    flow.pieces[it.first..it.last].rotate_left(it.middle - it.first);
    let second = it.first + (it.last - it.middle);
    for n in [it.first, second, it.last] {
        if let Some(piece) = flow.pieces.get_mut(n) {
            piece.moved = true;
            piece.gap = Gap::Page;
        }
    }
    let cuts = |after: u32| -> u32 {
        let n = after as usize;
        match n {
            n if n >= it.first && n < it.middle => (n + it.last - it.middle) as u32,
            n if n >= it.middle && n < it.last => (n - (it.middle - it.first)) as u32,
            _ => after,
        }
    };
    for cut in &mut flow.cuts {
        cut.after = cut.after.map(cuts);
    }
    moved
}
