//! Numbers that are not printed: headings and paragraphs are counted where the text shows that they were numbered.
//!
//! An extraction can lose the numbers of whole levels: the outermost, the innermost, one between, or all. The text tells
//! what they were. `2.1` stands below number 2; `1.` begins again below each heading; `artikel 1.6.2` names the second
//! paragraph below the sixth heading of chapter 1. A level that is lost has a shape (`shape`): the shape is taken that
//! most references confirm, and the borders that are doubtful (`blocks`) are read as the references ask (`choose`). Where
//! nothing tells numbers, the headings of a text that has none are articles all the same (`unnumbered`). One article whose
//! label is lost among printed ones shows in their numbers (`missing`).

mod blocks;
mod choose;
mod count;
mod findings;
mod missing;
mod prefix;
mod shape;
mod unnumbered;
mod witness;

use super::{Mark, Rank, Section};
use crate::diag::Diagnostic;
use crate::grammar::Grammar;
use crate::label::{Close, Number, Numeral, Reading};
use crate::layout::{self, EdgeRole, Flow};
use blocks::Page;
use rustc_hash::FxHashMap;
use witness::Witnesses;

/// What was inferred for a section.
pub struct Inference<'g> {
    /// The house style with the levels that were inferred.
    pub grammar: &'g Grammar,
    /// The printed and the inferred labels in reading order.
    pub marks: Vec<Mark>,
    /// What the references say of the count.
    pub findings: Vec<Diagnostic>,
}

/// The numbers of a section, each with the piece at which it begins and whether it is inferred.
type Numbers = FxHashMap<Vec<u16>, (u32, bool)>;

/// Infers the numbers of `section` from its headings, paragraphs and references, where they are not printed.
pub fn infer<'g>(text: &str, flow: &Flow, section: &Section<'g>, grammars: &'g [Grammar]) -> Option<Inference<'g>> {
    let section = &without_tail(text, flow, section);
    let page = Page::new(text, flow, section);
    if let Some((marks, numbers)) = prefix::infer(&page) {
        let witnesses = Witnesses::gather(text, flow, section);
        let findings = findings::of(&page, &witnesses.numbers(), &numbers);
        return Some(Inference { grammar: section.grammar, marks, findings });
    }
    let unnumbered = || {
        let marks = missing::infer(text, flow, section).or_else(|| unnumbered::infer(&page))?;
        Some(Inference { grammar: section.grammar, marks, findings: Vec::new() })
    };
    let shapes = shape::shapes(section, grammars);
    if shapes.is_empty() {
        return unnumbered();
    }
    let witnesses = Witnesses::gather(text, flow, section);
    let counts = shapes.iter().filter_map(|shape| count::count(&page, &witnesses, shape));
    // The first of equals infers least.
    let best = counts.reduce(|best, next| if next.score > best.score { next } else { best });
    let Some(best) = best else { return unnumbered() };
    let findings = findings::of(&page, &best.named, &best.numbers);
    Some(Inference { grammar: best.grammar, marks: best.marks, findings })
}

/// The section without the foot of a web page, which has short lines as headings have.
fn without_tail<'g>(text: &str, flow: &Flow, section: &Section<'g>) -> Section<'g> {
    let pieces = &section.pieces;
    let last = section.marks.last().map_or(pieces.start, |m| m.piece);
    let tail = layout::tail(text, flow, last..pieces.end);
    let body = tail.roles.iter().rposition(|r| *r == EdgeRole::Body).map_or(0, |n| n as u32 + 1);
    Section { pieces: pieces.start..(last + body).max(last), ..section.clone() }
}

/// A label that is not printed, of a heading of `headed` pieces or a paragraph.
fn inferred(piece: u32, at: u32, number: &[u16], level: u8, headed: u8) -> Mark {
    let numeral = match number.len() {
        0 => Numeral::Bullet,
        1 => Numeral::Arabic,
        _ => Numeral::Decimal,
    };
    let number = Number::from_parts(number).unwrap_or_default();
    let reading = Reading { number, numeral, close: Close::None, ..Reading::default() };
    Mark {
        piece,
        at,
        reading,
        rank: Rank::Ladder(level),
        restart: false,
        leads: true,
        inferred: true,
        headed,
        custom: false,
        above: None,
        keyword: None,
    }
}
