//! Headings and paragraphs without labels.
//!
//! A blank line alone proves no paragraph, nor does its absence disprove one: columns and pages leave blank lines inside
//! sentences, and swallow others. Sentence ends, capitals, short lines and the blank line decide together.

use super::{Mark, Section};
use crate::layout::{Flow, Gap, begins_with_capital, ends_sentence};

/// A block of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// The label with this index among the marks of the section.
    Label(usize),
    /// A heading without a label.
    Heading {
        /// The piece.
        piece: u32,
        /// Its first byte.
        at: u32,
    },
    /// A paragraph without a label.
    Paragraph {
        /// Its first piece.
        piece: u32,
        /// Its first byte.
        at: u32,
    },
}

/// Headings are no longer than this, in bytes.
const HEADING: usize = 60;

/// The blocks of `section` in reading order, from its first label on, or from its beginning where it has none.
pub fn blocks(text: &str, flow: &Flow, section: &Section) -> Vec<Block> {
    let width = width(flow, section);
    let start = section.marks.first().map_or(section.pieces.start, |m| m.piece);
    let mut found = Vec::new();
    let mut marks = section.marks.iter().enumerate().peekable();
    let mut fresh = true;
    for n in start..section.pieces.end {
        let own: Vec<(usize, &Mark)> = std::iter::from_fn(|| marks.next_if(|m| m.1.piece == n)).collect();
        let leads = own.first().is_some_and(|m| m.1.leads);
        if !leads {
            let piece = n as usize;
            let at = flow.pieces[piece].start;
            if is_heading(text, flow, section, piece, fresh) {
                found.push(Block::Heading { piece: n, at });
                fresh = true;
            } else if fresh || begins(text, flow, piece, width) {
                found.push(Block::Paragraph { piece: n, at });
                fresh = false;
            }
        } else {
            fresh = own.iter().any(|m| matches!(m.1.rank, super::Rank::Ladder(_)));
        }
        found.extend(own.iter().map(|m| Block::Label(m.0)));
    }
    found
}

/// The width of a full line, in bytes: nine in ten lines are not longer.
fn width(flow: &Flow, section: &Section) -> usize {
    let pieces = &flow.pieces[section.pieces.start as usize..section.pieces.end as usize];
    let mut lengths: Vec<usize> = pieces.iter().map(|p| p.range().len()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0)
}

/// A short line with a capital and without an end, apart from the text around it. `fresh`: a label or heading stands
/// right before it.
fn is_heading(text: &str, flow: &Flow, section: &Section, piece: usize, fresh: bool) -> bool {
    let line = flow.text(text, piece);
    let shaped =
        line.len() <= HEADING && begins_with_capital(line) && !ends_sentence(line) && !line.ends_with([',', '-', '/']);
    if !shaped || piece + 1 >= section.pieces.end as usize {
        return false;
    }
    let (own, next) = (flow.pieces[piece].gap, flow.pieces[piece + 1].gap);
    let after = flow.text(text, piece + 1);
    let before_ended = fresh || piece == 0 || ends_sentence(flow.text(text, piece - 1)) || own == Gap::Page;
    before_ended && (fresh || own >= Gap::Page) && next >= Gap::Page && begins_with_capital(after)
}

/// Whether a paragraph begins with `piece`.
fn begins(text: &str, flow: &Flow, piece: usize, width: usize) -> bool {
    let Some(last) = piece.checked_sub(1) else { return true };
    let (before, after) = (flow.text(text, last), flow.text(text, piece));
    if !begins_with_capital(after) || before.ends_with([',', '-', '/']) {
        return false;
    }
    let room = before.len() + 1 + after.split(' ').next().map_or(0, str::len);
    let short = room * 4 < width * 3;
    match flow.pieces[piece].gap {
        Gap::Blank => ends_sentence(before) || short,
        Gap::Page => ends_sentence(before),
        Gap::Line => ends_sentence(before) && short,
        Gap::Cut => false,
    }
}
