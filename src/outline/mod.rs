//! The outline: which readings of labels are real.
//!
//! A line only has readings. The outline looks for the set of readings that explains the whole document best: numbers
//! that succeed each other, restarts under a new parent, the place on the line, blank lines, sentence ends before and
//! capitals after, the shape of headings. It is a beam search over the candidates in reading order with the ladder of
//! a house style as its state; the best style wins. Printed numbers are never changed.

mod above;
mod annexes;
mod bare;
mod candidates;
mod evidence;
mod heading;
mod induce;
mod infer;
mod notes;
mod opening;
mod parties;
mod position;
mod search;
mod sets;
mod slips;
mod styles;
mod ways;
mod weights;

pub use heading::{Heading, goes_on, is_capitals, is_short_line, is_torn};
pub use induce::{HouseStyles, INDUCED};
pub use infer::{Inference, infer};

use crate::diag::Diagnostic;
use crate::grammar::{Grammar, Pattern};
use crate::label::Reading;
use crate::layout::{Flow, Gap, ends_sentence, is_title};
use crate::tree::Kind;
use candidates::Candidate;
use search::Search;
use std::ops::Range;
use styles::{Style, Styles};
use ways::{Ways, Weights};

/// The place of a label in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rank {
    /// A level of the house style's ladder, counted from the outside.
    Ladder(u8),
    /// A list below it; 0 is the outermost list.
    List(u8),
}

/// A label that the outline takes for real.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The piece in which the label begins.
    pub piece: u32,
    /// Its first byte in the clean text.
    pub at: u32,
    /// How it is read.
    pub reading: Reading,
    /// Where it belongs.
    pub rank: Rank,
    /// A new set of terms begins with it.
    pub restart: bool,
    /// It stands at the beginning of its piece.
    pub leads: bool,
    /// The number is not printed; the label has no bytes.
    pub inferred: bool,
    /// How many pieces the heading of such a label has; 0 for none.
    pub headed: u8,
    /// A pattern of the house style found the label; its number is the last word of it.
    pub custom: bool,
    /// The piece with its heading, where that stands above the label.
    pub above: Option<u32>,
    /// The piece that is the keyword of the label, where only its number stands in `piece`.
    pub keyword: Option<u32>,
}

impl Mark {
    /// The piece in which its node begins: that of the label, of a keyword that stands apart, or of a heading above it.
    pub fn first_piece(&self) -> u32 {
        self.above.or(self.keyword).unwrap_or(self.piece)
    }
}

/// The labels of one set of terms with the house style that explains them.
#[derive(Clone, Debug)]
pub struct Section<'g> {
    /// The house style.
    pub grammar: &'g Grammar,
    /// The pieces of the flow that belong to it.
    pub pieces: Range<u32>,
    /// Its labels in reading order.
    pub marks: Vec<Mark>,
}

/// The labels of a text.
#[derive(Clone, Debug)]
pub struct Outline<'g> {
    /// Its sets of terms; there is always one.
    pub sections: Vec<Section<'g>>,
    /// The piece from which on labels were not looked for, because there are too many ([`crate::limits::most_candidates`]).
    pub cut: Option<u32>,
}

/// Finds the labels of all sets of terms in `flow`, in those of the house styles that explain them.
pub fn find<'g>(text: &str, flow: &Flow, house: &'g HouseStyles) -> Outline<'g> {
    let (candidates, cut) = candidates(text, flow, house.known);
    let mut sections = sections(text, flow, &candidates, &house.all(text, &candidates));
    for section in &mut sections {
        slips::prove(&mut section.marks);
        above::find(text, flow, section);
    }
    Outline { sections, cut }
}

fn sections<'g>(text: &str, flow: &Flow, candidates: &[Candidate], grammars: &[&'g Grammar]) -> Vec<Section<'g>> {
    let weights = Weights::new(candidates);
    let title = |piece| title_above(text, flow, piece);
    let styles = Styles::new(&weights, grammars);
    let all = sets::explain(candidates, &weights, &styles.last(), &title);
    let styles = styles.first();
    let starts = all.iter().filter(|m| m.restart).map(|m| title_before(text, flow, &all, m));
    let ends = starts.chain([flow.pieces.len() as u32]);
    let mut begin = 0;
    let section = |end| {
        let from = candidates.partition_point(|c| c.piece < begin);
        let to = candidates.partition_point(|c| c.piece < end);
        let (grammar, mut marks) = best(candidates, &weights, from..to, &styles);
        marks.iter_mut().for_each(|m| m.restart = false);
        let pieces = std::mem::replace(&mut begin, end)..end;
        Section { grammar, pieces, marks }
    };
    ends.map(section).collect()
}

/// The places that may be labels, with those of the parties of a contract told apart, and the piece from which on there were too
/// many.
fn candidates(text: &str, flow: &Flow, grammars: &[Grammar]) -> (Vec<Candidate>, Option<u32>) {
    let (mut found, cut) = candidates::collect(text, flow, patterns(grammars));
    if cut.is_none() {
        parties::mark(text, flow, &mut found);
        annexes::mark(&mut found);
    }
    (found, cut)
}

/// The label patterns of a house style that is forced; the built-in styles have none.
fn patterns(grammars: &[Grammar]) -> &[Pattern] {
    match grammars {
        [forced] => &forced.label_patterns,
        _ => &[],
    }
}

/// Where a set of terms begins whose first label is `first`: at the title above it, or at the short lines there. Those above
/// an annex are the names of who signed.
fn title_before(text: &str, flow: &Flow, marks: &[Mark], first: &Mark) -> u32 {
    let piece = first.piece;
    let annex = first.reading.keyword.is_some_and(|keyword| keyword.kind == Kind::Bijlage);
    let last = marks[..marks.partition_point(|m| m.piece < piece)].last().map_or(0, |m| m.piece + 1);
    (last..piece).find(|n| is_title_between(text, flow, *n)).unwrap_or_else(|| {
        let short = |n: u32| !annex && heading::is_short_line(flow.text(text, n as usize));
        (last..piece).rev().take_while(|n| short(*n)).last().unwrap_or(piece)
    })
}

/// The first label below a title is no further away than so many pieces: parties and recitals may stand between.
const BELOW_TITLE: u32 = 40;

/// The title that stands above a label in `piece`.
fn title_above(text: &str, flow: &Flow, piece: u32) -> Option<u32> {
    (piece.saturating_sub(BELOW_TITLE)..piece).rev().find(|n| is_title_between(text, flow, *n))
}

/// Whether a title stands in piece `n`, apart from the text before it, of which a sentence ends there.
fn is_title_between(text: &str, flow: &Flow, n: u32) -> bool {
    let before = |n: u32| flow.text(text, n as usize - 1);
    n > 0
        && flow.pieces[n as usize].gap >= Gap::Page
        && is_title(flow.text(text, n as usize))
        && ends_sentence(before(n))
}

/// How well each of the house styles explains the whole text.
pub fn scores<'g>(text: &str, flow: &Flow, house: &'g HouseStyles) -> Vec<(&'g Grammar, i32)> {
    let (candidates, _) = candidates(text, flow, house.known);
    let weights = Weights::new(&candidates);
    let score = |grammar| {
        let style = Style::new(&weights, grammar);
        let ways = Ways::new(&weights, 0..candidates.len(), &style);
        let search = Search { candidates: &candidates, ladder: &style.ladder, ways: &ways, weights: &weights };
        search.run(i32::MIN).map_or(i32::MIN, |found| found.0)
    };
    house.all(text, &candidates).into_iter().map(|g| (g, score(g))).collect()
}

/// The style with the highest score, the first of equals, and its labels.
///
/// The styles that may explain most are tried first, and one that can no longer win is given up.
fn best<'g>(
    candidates: &[Candidate],
    weights: &Weights,
    range: Range<usize>,
    styles: &[&Style<'g>],
) -> (&'g Grammar, Vec<Mark>) {
    let bounds: Vec<i32> = styles.iter().map(|style| weights.bound(range.clone(), style)).collect();
    let mut order: Vec<usize> = (0..styles.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(bounds[*n]));
    let mut winner: Option<(i32, usize, Vec<Mark>)> = None;
    for n in order {
        // An equal score wins only for a style that comes before the winner.
        let least = winner.as_ref().map_or(i32::MIN, |w| w.0 + i32::from(n > w.1));
        if bounds[n] < least {
            continue;
        }
        let ways = Ways::new(weights, range.clone(), styles[n]);
        let search = Search { candidates, ladder: &styles[n].ladder, ways: &ways, weights };
        if let Some((score, marks)) = search.run(least).filter(|f| f.0 >= least) {
            winner = Some((score, n, marks));
        }
    }
    let (_, n, marks) = winner.expect("there is always a house style");
    (styles[n].grammar, marks)
}

/// The finding that no style with a name has the levels of `section`.
pub fn induced(flow: &Flow, section: &Section) -> Option<Diagnostic> {
    let first = flow.pieces.get(section.pieces.start as usize)?;
    (section.grammar.name == INDUCED).then(|| induce::finding(section.grammar, first.line + 1))
}

/// The headings of `section`, one entry a mark.
pub fn headings(text: &str, flow: &Flow, section: &Section) -> Vec<Option<Heading>> {
    heading::find(text, flow, section)
}
