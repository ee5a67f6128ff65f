//! Reading order: blocks of a page that were printed in the wrong order are put right.
//!
//! A page whose right column was extracted before the left one shows it at three borders: where the page begins, where
//! the columns meet, and where it ends. Two neighbouring blocks change places when the borders all together are much
//! better that way: words that complete, sentences that go on, numbers that succeed each other. Never on thin evidence.

mod arrangement;
mod border;
mod counting;
mod dealing;
mod joints;
mod origin;
mod parts;
mod printed;
mod search;
mod sides;
mod spine;
mod state;
mod succession;
mod woven;

use crate::diag::{Diagnostic, Severity};
use crate::label::{is_keyword, scan_slip};
use crate::layout::{Cut, Flow, Gap, Piece};
use crate::lines::Line;
use crate::repair::Evidence;
use crate::trace::Confidence;
use crate::tree::Move;
use arrangement::Arrangement;
use border::Borders;
pub use counting::headings;
use search::{Moved, PROOF, Search};
use sides::Sides;
use spine::Spine;
use woven::Weave;

/// What was done to the order.
#[derive(Debug, Default)]
pub struct Restored {
    /// The blocks that were moved.
    pub moves: Vec<Move>,
    /// Pages of which the borders contradict the printed order, without a proof of another one.
    pub findings: Vec<Diagnostic>,
}

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
            piece.page = true;
        }
    }
}

/// Takes the columns of pages apart that an extractor printed in turns; the blocks that were moved.
fn unweave(text: &str, flow: &mut Flow, evidence: &Evidence, sides: &Sides) -> Vec<Move> {
    let starts = sheet_starts(text, flow);
    let spine = Spine::new(text, flow, sides).without_hanging();
    let found = Weave::new(flow, Borders::new(text, flow, evidence, sides), &spine).run(&starts);
    let moves = found.iter().flat_map(|it| moves(flow, it, PROOF)).collect();
    for arrangement in &found {
        rearrange(flow, arrangement);
    }
    moves
}

/// Puts the pieces of `flow` in reading order.
pub fn restore(text: &str, flow: &mut Flow, evidence: &Evidence) -> Restored {
    let sides = Sides::new(text, flow);
    let mut moves = unweave(text, flow, evidence, &sides);
    let sides = if moves.is_empty() { sides } else { Sides::new(text, flow) };
    let exchanged = exchange(text, flow, evidence, &sides);
    moves.extend(exchanged.moves);
    Restored { moves, findings: exchanged.findings }
}

/// How much better, beyond [`PROOF`], a text without pages must be: 34 to 57 where columns changed places in test documents.
const ONE_PAGE: i32 = 30;

/// The same where the numbers of the text go wrong only as printed: 20 to 64 there.
const SETTLED: i32 = 15;

/// Puts blocks in reading order that changed places.
fn exchange(text: &str, flow: &mut Flow, evidence: &Evidence, sides: &Sides) -> Restored {
    let starts = page_starts(flow);
    let spine = Spine::new(text, flow, sides);
    let plan = Search::new(flow, Borders::new(text, flow, evidence, sides), &spine, &starts).run();
    if starts.len() < 3 && (!plan.moves.iter().any(is_proven_without_pages) || is_misread(text, flow)) {
        let begin = plan.moves.first().map(|it| it.arrangement.blocks[0].start).into_iter().chain(plan.doubts);
        return Restored { moves: Vec::new(), findings: begin.take(1).map(|n| doubtful(&flow.pieces[n])).collect() };
    }
    let unsure = plan.moves.iter().filter(|it| it.lead < PROOF).map(|it| likely(&flow.pieces[it.arrangement.begin()]));
    let findings = plan.doubts.iter().map(|n| doubtful(&flow.pieces[*n])).chain(unsure).collect();
    let moves = plan.moves.iter().flat_map(|it| moves(flow, &it.arrangement, it.lead)).collect();
    for moved in &plan.moves {
        rearrange(flow, &moved.arrangement);
    }
    Restored { moves, findings }
}

/// Without a border between pages less can be proven: the numbers of the text must begin in the middle or go back as it is
/// printed, and in no place any more when columns change places; or two halves of a text that begins in the middle are much
/// better that way.
fn is_proven_without_pages(moved: &Moved) -> bool {
    let halves = moved.begins_late && moved.arrangement.blocks.len() == 2 && moved.gain >= ONE_PAGE;
    halves || moved.settled && moved.gain >= SETTLED
}

/// Whether a scanner misread the keywords of the text, so that its numbers prove no order: `Artike1 1`, `Art1kel 2`.
fn is_misread(text: &str, flow: &Flow) -> bool {
    let begin = |n: &usize| flow.text(text, *n).split_whitespace().next().unwrap_or("");
    let slip = |n: &usize| {
        let spoiled = !is_keyword(begin(n));
        spoiled && scan_slip(flow.text(text, *n)).is_some_and(|r| r.keyword.is_some())
    };
    (0..flow.pieces.len()).filter(|n| flow.readings(*n).is_empty()).filter(slip).nth(1).is_some()
}

/// Where pages begin, with the beginning and the end of the flow.
fn page_starts(flow: &Flow) -> Vec<usize> {
    let inner = (1..flow.pieces.len()).filter(|n| flow.pieces[*n].page);
    let mut starts: Vec<usize> = std::iter::once(0).chain(inner).collect();
    starts.push(flow.pieces.len());
    starts.dedup();
    starts
}

/// The page starts that are form feeds, where the text has any: furniture may stand in the middle of such a page.
fn sheet_starts(text: &str, flow: &Flow) -> Vec<usize> {
    let mut starts = page_starts(flow);
    let fed = |n: &usize| {
        let range = n.checked_sub(1).zip(flow.pieces.get(*n)).map(|(n, piece)| flow.pieces[n].end..piece.start);
        range.is_none_or(|r| text[r.start as usize..r.end as usize].contains('\u{0C}'))
    };
    if memchr::memchr(0x0C, text.as_bytes()).is_some() {
        starts.retain(fed);
    }
    starts
}

/// A page of which the borders contradict the printed order, without a proof of another one.
fn doubtful(piece: &Piece) -> Diagnostic {
    finding(piece, "the text on the page that begins here does not go on from column to column")
}

/// A page whose blocks were moved, though another order is nearly as good.
fn likely(piece: &Piece) -> Diagnostic {
    finding(piece, "blocks of the page that begins here were moved, but another order fits nearly as well")
}

fn finding(piece: &Piece, message: &str) -> Diagnostic {
    Diagnostic {
        code: "order-doubtful",
        severity: Severity::Warning,
        line: piece.line + 1,
        columns: 0..0,
        path: None,
        message: message.to_owned(),
        help: Some("compare with the original document: columns may stand in the wrong order".to_owned()),
    }
}

/// The blocks that stand before one that precedes them in print, as moves.
fn moves(flow: &Flow, arrangement: &Arrangement, gain: i32) -> Vec<Move> {
    let blocks = &arrangement.blocks;
    let line = |n: usize| flow.pieces[n].line + 1;
    let begin = arrangement.begin();
    let late = |n: &usize| blocks[n + 1..].iter().any(|b| b.start < blocks[*n].start);
    let moved = |n: usize| Move {
        first_line: line(blocks[n].start),
        last_line: line(blocks[n].end - 1),
        after_line: match n {
            0 => begin.checked_sub(1).map_or(0, line),
            _ => line(blocks[n - 1].end - 1),
        },
        rule: "borders",
        confidence: if gain >= PROOF { Confidence::Certain } else { Confidence::Likely },
    };
    (0..blocks.len()).filter(late).map(moved).collect()
}

/// Puts the blocks in their order.
fn rearrange(flow: &mut Flow, arrangement: &Arrangement) {
    let blocks = &arrangement.blocks;
    let begin = arrangement.begin();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut places: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    for block in blocks {
        places.push((block.clone(), begin + pieces.len()));
        pieces.extend_from_slice(&flow.pieces[block.clone()]);
    }
    let end = begin + pieces.len();
    let column = flow.pieces[blocks[0].start].gap;
    flow.pieces[begin..end].copy_from_slice(&pieces);
    let before = [begin].into_iter().chain(blocks.iter().map(|b| b.end));
    let after = places.iter().map(|(block, to)| (block.start, *to)).chain([(end, end)]);
    for (_, (_, n)) in before.zip(after).filter(|(end, (start, _))| end != start) {
        if let Some(piece) = flow.pieces.get_mut(n) {
            piece.moved = true;
            piece.gap = if n > begin && n < end && column == Gap::Line { Gap::Line } else { Gap::Page };
        }
    }
    let from = flow.cuts.partition_point(|c| c.after.is_none_or(|n| (n as usize) < begin));
    let inside = |c: &&mut Cut| c.after.is_some_and(|n| (n as usize) < end);
    for cut in flow.cuts[from..].iter_mut().take_while(inside) {
        let n = cut.after.unwrap_or(0) as usize;
        let place = places.iter().find(|p| p.0.contains(&n)).map(|(block, to)| to + n - block.start);
        cut.after = place.map(|n| n as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout;
    use crate::lexicon::Lexicon;
    use crate::lines;

    /// Pages of two columns, of which each fourth page has the second one first.
    fn pages(count: usize) -> String {
        let column = |n: usize| {
            let lid = |k: usize| {
                format!(
                    "{n}.{k} De huurder van kavel {n} betaalt de pacht van tuin {k} steeds\nvooraf, op de dag die daarvoor is afgesproken.\n"
                )
            };
            format!(
                "Artikel {n}. Pacht van kavel {n}\n{}zonder dat iemand daarom vraagt, en in het\n",
                (1..15).map(lid).collect::<String>()
            )
        };
        let page = |n: usize| match n % 4 {
            3 => format!("{}{}\u{C}", column(2 * n + 1), column(2 * n)),
            _ => format!("{}{}\u{C}", column(2 * n), column(2 * n + 1)),
        };
        (1..=count).map(page).collect()
    }

    /// How many arrangements are tried for each piece.
    fn tried(count: usize) -> f64 {
        let text = pages(count);
        let rows = lines::split(&text);
        let layout = layout::detect(&text, &rows, &[]);
        let flow = Flow::new(&text, &rows, &layout);
        let lexicon = Lexicon::dutch();
        let evidence = Evidence::gather(flow.pieces.iter().map(|p| &text[p.range()]), &lexicon);
        let sides = Sides::new(&text, &flow);
        let (starts, spine) = (page_starts(&flow), Spine::new(&text, &flow, &sides));
        assert!(starts.len() > count, "{} pages", starts.len());
        let plan = Search::new(&flow, Borders::new(&text, &flow, &evidence, &sides), &spine, &starts).run();
        plan.tried as f64 / flow.pieces.len() as f64
    }

    #[test]
    fn the_work_grows_with_the_text_alone() {
        let (small, large) = (tried(12), tried(240));
        assert!(large <= small * 1.5, "{small} arrangements a piece for 12 pages, {large} for 240");
    }
}
