//! The source text between two places of the flow, as parts.

use crate::layout::Flow;
use crate::tree::{Field, Part};

/// A place in the flow: a byte of the clean text inside, or at an end of, a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The piece.
    pub piece: u32,
    /// The byte in the clean text.
    pub at: u32,
}

impl Place {
    /// The beginning of `piece`; behind the last piece, the end of the flow.
    pub fn start_of(flow: &Flow, piece: u32) -> Place {
        match flow.pieces.get(piece as usize) {
            Some(p) => Place { piece, at: p.start },
            None => Place { piece, at: 0 },
        }
    }
}

/// The parts from `from` up to `to`, white space at their ends left out, each with the piece that it is of.
pub fn between(text: &str, flow: &Flow, from: Place, to: Place) -> Vec<(u32, Part)> {
    let mut parts = Vec::new();
    for number in from.piece..=to.piece {
        let Some(piece) = flow.pieces.get(number as usize) else { break };
        let start = if number == from.piece { from.at } else { piece.start };
        let end = if number == to.piece { to.at } else { piece.end };
        if start < end {
            let content = &text[start as usize..end as usize];
            let lead = (content.len() - content.trim_start().len()) as u32;
            let inner = content.trim().len() as u32;
            if inner > 0 {
                let start = start + lead;
                let moved = piece.moved && start == piece.start;
                parts.push((number, Part { start, end: start + inner, line: piece.line, field: Field::Text, moved }));
            }
        }
    }
    parts
}
