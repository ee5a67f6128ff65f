//! Hanging labels: numbers that were printed apart from their paragraphs are put before them.
//!
//! An extractor that groups what stands close together on a page takes a column of labels for a block of its own, and
//! prints it before the paragraphs, after them, or at the end of the page. Which label belongs to which paragraph shows
//! in the numbers of all of them: they count on from paragraph to paragraph, begin again below each heading, and none
//! is left over. The search looks for the paragraphs for which that holds best, within one page. A label only moves where
//! that explains the page much better than the printed order does.

mod items;
mod ladder;
mod ladders;
mod search;

use crate::diag::{Diagnostic, Severity};
use crate::layout::{Flow, Gap, Piece};
use crate::order;
use crate::trace::Confidence;
use crate::tree::Move;
use items::Page;

/// What was done to the labels.
#[derive(Debug, Default)]
pub struct Paired {
    /// The labels that were moved.
    pub moves: Vec<Move>,
    /// Pages with labels that belong to no paragraph.
    pub findings: Vec<Diagnostic>,
}

/// How much better the labels must fit after all moves.
const PROOF: i32 = 30;
/// Pages with more labels on lines of their own hold a table.
const MOST: usize = 64;

/// Puts the labels of `flow` that stand apart before their paragraphs.
pub fn pair(text: &str, flow: &mut Flow) -> Paired {
    if !(0..flow.pieces.len()).any(|n| items::is_number(flow, n)) {
        return Paired::default();
    }
    let pages = items::pages(text, flow, &order::headings(text, flow));
    if !pages.iter().any(Page::is_disturbed) {
        return Paired::default();
    }
    let printed = search::run(&pages, false);
    let best = search::run(&pages, true);
    let moved: Vec<(usize, usize)> = best.pairs.iter().copied().filter(|(label, text)| label + 1 != *text).collect();
    if moved.is_empty() || best.score < printed.score + PROOF {
        return Paired { moves: Vec::new(), findings: findings(&pages, &printed.pairs, flow) };
    }
    let findings = findings(&pages, &best.pairs, flow);
    let moves = moved.iter().map(|(label, target)| record(flow, *label, *target)).collect();
    rearrange(flow, &moved);
    Paired { moves, findings }
}

fn record(flow: &Flow, label: usize, target: usize) -> Move {
    let line = flow.pieces[label].line + 1;
    let after_line = target.checked_sub(1).map_or(0, |n| flow.pieces[n].line + 1);
    Move { first_line: line, last_line: line, after_line, rule: "hanging-label", confidence: Confidence::Likely }
}

/// Reports the first label of each page that nothing follows and that belongs to no paragraph.
fn findings(pages: &[Page], pairs: &[(usize, usize)], flow: &Flow) -> Vec<Diagnostic> {
    let alone = |page: &Page| {
        let labels = page.labels().filter(|n| !pairs.iter().any(|p| p.0 == *n));
        labels.map(|n| flow.pieces[n].line + 1).collect::<Vec<u32>>()
    };
    let report = |lines: Vec<u32>| Diagnostic {
        code: "label-apart",
        severity: Severity::Warning,
        line: lines[0],
        columns: 0..0,
        path: None,
        message: match lines.len() {
            1 => "this number stands apart from the paragraph that it belongs to".to_owned(),
            n => format!("{n} numbers from here on stand apart from the paragraphs that they belong to"),
        },
        help: Some("compare with the original document: the numbers of these paragraphs may be wrong".to_owned()),
    };
    pages.iter().filter(|p| p.is_disturbed()).map(alone).filter(|lines| !lines.is_empty()).map(report).collect()
}

/// Moves each label before its paragraph; everything else stays in its order.
fn rearrange(flow: &mut Flow, moved: &[(usize, usize)]) {
    let mut label_of = vec![None; flow.pieces.len()];
    let mut leaves = vec![false; flow.pieces.len()];
    for (label, target) in moved {
        label_of[*target] = Some(*label);
        leaves[*label] = true;
    }
    let mut order: Vec<usize> = Vec::with_capacity(flow.pieces.len());
    for n in 0..flow.pieces.len() {
        order.extend(label_of[n]);
        order.extend((!leaves[n]).then_some(n));
    }
    let mut gap_left = Gap::Cut;
    let mut pieces: Vec<Piece> = Vec::with_capacity(order.len());
    let mut place = vec![0; order.len()];
    for (to, n) in order.iter().copied().enumerate() {
        let mut piece = flow.pieces[n];
        let follows = to.checked_sub(1).map_or(n == 0, |before| order[before] + 1 == n);
        piece.moved |= !follows;
        if leaves[n] {
            let target = order[to + 1];
            piece.gap = flow.pieces[target].gap.max(Gap::Page);
            piece.page = flow.pieces[target].page;
        } else if label_of[n].is_some() {
            (piece.gap, piece.page) = (Gap::Line, false);
        } else if !follows {
            piece.gap = piece.gap.max(gap_left).max(Gap::Page);
        }
        gap_left = if leaves[n] { flow.pieces[n].gap } else { Gap::Cut };
        place[n] = to as u32;
        pieces.push(piece);
    }
    flow.pieces = pieces;
    for cut in &mut flow.cuts {
        cut.after = cut.after.map(|n| place[n as usize]);
    }
}
