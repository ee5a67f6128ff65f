//! Headings of a text that numbers nothing, as a privacy statement or a list of questions: each begins an article without a
//! number.
//!
//! One short line can be anything. Where several stand above paragraphs, each behind the end of the text before it and with
//! room for the word that follows, they are headings; so are lines that ask a question.

use super::blocks::Page;
use super::count::behind_title;
use super::inferred;
use crate::label::{Numeral, Reading};
use crate::layout::{Gap, begins_with_capital, ends_sentence, leaves_room};
use crate::outline::{Mark, Rank, heading};
use crate::tree::Kind;

/// Fewer headings are no pattern.
const FEWEST: usize = 3;
/// Fewer headings right above others part no groups.
const GROUPS: usize = 2;
/// A question has so many lines at most.
const LINES: usize = 3;
/// A question is no longer than this, in bytes.
const QUESTION: usize = 110;

/// A sentence before a colon is longer than this, in bytes; a shorter line may be a heading over others.
const ANNOUNCED: usize = 30;

/// A heading: the piece with which it begins, and how many it has.
struct Head {
    piece: usize,
    lines: usize,
    /// The sign that stands before it.
    bullet: Option<Reading>,
    /// It asks something.
    asks: bool,
    /// The line shows that it ends there: it has room for more, or a blank line stands behind it.
    apart: bool,
    /// Its answer stands on the same line.
    inside: bool,
}

/// The headings of a section in which no level of the house style has a label, as labels without bytes and the items of
/// lists between them; nothing where there is no pattern.
pub(super) fn infer(page: &Page) -> Option<Vec<Mark>> {
    let section = page.section;
    if section.marks.iter().any(|m| matches!(m.rank, Rank::Ladder(_))) {
        return None;
    }
    let level = section.grammar.levels.iter().position(|l| l.kind == Kind::Artikel)?;
    let heads = pattern(without_groups(page, heads(page)))?;
    let mark = |head: &Head| {
        let at = page.flow.pieces[head.piece].start;
        let none = Reading { numeral: Numeral::Bullet, ..Reading::default() };
        let reading = head.bullet.unwrap_or(none);
        let inferred = inferred(head.piece as u32, at, &[], level as u8, head.lines as u8);
        Mark { reading, inferred: head.bullet.is_none(), ..inferred }
    };
    let taken = |m: &&Mark| m.leads && heads.binary_search_by_key(&(m.piece as usize), |head| head.piece).is_ok();
    let items = section.marks.iter().filter(|m| !taken(m)).copied();
    let mut marks: Vec<Mark> = heads.iter().map(mark).chain(items).collect();
    marks.sort_by_key(|m| m.at);
    Some(marks)
}

/// All lines that may be headings, and do not stand one above the other.
fn heads(page: &Page) -> Vec<Head> {
    let end = page.section.pieces.end as usize;
    let mut found: Vec<Head> = Vec::new();
    // A line that begins the text is the name of the whole.
    let first = page.section.pieces.start + 1;
    let mut piece = behind_title(page, page.section.pieces.end).max(first) as usize;
    while piece < end {
        // Right below a heading in capitals another one may stand.
        let above = found.last().filter(|head| head.piece + head.lines == piece);
        let fresh = above.is_some_and(|head| heading::is_capitals(page.line(head.piece)));
        match head(page, piece, end, fresh) {
            Some(head) => {
                piece += head.lines;
                found.push(head);
            }
            None => piece += 1,
        }
    }
    found
}

/// Those below headings in capitals, which stand right above other ones and part these into groups.
fn without_groups(page: &Page, mut heads: Vec<Head>) -> Vec<Head> {
    let capitals = |head: &Head| heading::is_capitals(page.line(head.piece));
    let groups = |w: &[Head]| w[0].piece + w[0].lines == w[1].piece && capitals(&w[0]) && !capitals(&w[1]);
    let above: Vec<usize> = heads.windows(2).filter(|w| groups(w)).map(|w| w[0].piece).collect();
    if above.len() >= GROUPS {
        heads.retain(|head| above.binary_search(&head.piece).is_err());
    }
    heads
}

/// Those that are a pattern: enough of them, with text between nearly all. A question whose line is full counts where others
/// stand apart.
fn pattern(mut heads: Vec<Head>) -> Option<Vec<Head>> {
    let asking = heads.iter().filter(|h| h.asks && h.apart).count();
    // A paragraph may begin with a question. That is no heading where others stand on lines of their own.
    let apart = heads.iter().filter(|h| h.apart).count();
    let inside = heads.iter().filter(|h| h.inside).count();
    heads.retain(|h| (h.apart || h.asks && asking >= FEWEST) && (!h.inside || inside * 2 >= apart));
    let touch = |w: &[Head]| w[0].piece + w[0].lines == w[1].piece;
    if heads.windows(2).next().is_some_and(touch) {
        // The name of the whole.
        heads.remove(0);
    }
    let stacked = heads.windows(2).filter(|w| touch(w)).count();
    (heads.len() >= FEWEST && stacked * 4 <= heads.len()).then_some(heads)
}

/// The heading that begins with a piece; `fresh`: what stands before it has ended.
fn head(page: &Page, piece: usize, end: usize, fresh: bool) -> Option<Head> {
    let line = |n: usize| page.line(n);
    let bullet = page.flow.readings(piece).iter().find(|r| r.numeral == Numeral::Bullet);
    if let Some(bullet) = bullet {
        let question = &line(piece)[bullet.len.into()..];
        let asks = question.ends_with('?') && question.len() <= QUESTION && piece + 1 < end;
        let answered = asks && !is_item(page, piece + 1);
        return answered.then_some(Head { piece, lines: 1, bullet: Some(*bullet), asks, apart: true, inside: false });
    }
    let gap = |n: usize| page.flow.pieces[n].gap;
    let ended =
        fresh || piece == 0 || ends_sentence(line(piece - 1)) || gap(piece) >= Gap::Page || is_item(page, piece - 1);
    // What a sentence announces is the first item of a list.
    let announced = piece > 0 && line(piece - 1).ends_with(':') && line(piece - 1).len() > ANNOUNCED;
    if !ended || announced || !page.flow.readings(piece).is_empty() || !begins_with_capital(line(piece)) {
        return None;
    }
    if page.is_whole() && heading::question(line(piece)).is_some_and(|end| end <= QUESTION) {
        return Some(Head { piece, lines: 1, bullet: None, asks: true, apart: true, inside: true });
    }
    let (lines, asks) = match question(page, piece, end) {
        0 => (page.heading_lines(piece..end), false),
        lines => (lines, true),
    };
    let next = piece + lines;
    if lines == 0 || next >= end {
        return None;
    }
    let after = line(next);
    let begins = begins_with_capital(after) || !page.flow.readings(next).is_empty();
    let dated = !asks && (piece..next).any(|n| line(n).contains(|c: char| c.is_ascii_digit()));
    let blank = gap(next) >= Gap::Page;
    // Where paragraphs have blank lines between them, a heading has one above it.
    let above = page.is_tight() || asks || gap(piece) >= Gap::Page;
    let apart = above && (blank || page.leaves_room(line(next - 1), after) || leaves_room(line(next - 1), after));
    (begins && !dated && (apart || asks)).then_some(Head { piece, lines, bullet: None, asks, apart, inside: false })
}

/// Whether a piece begins with a sign without a number.
fn is_item(page: &Page, piece: usize) -> bool {
    page.flow.readings(piece).iter().any(|r| r.numeral == Numeral::Bullet)
}

/// How many lines from `piece` on are one question; 0 for none.
fn question(page: &Page, piece: usize, end: usize) -> usize {
    let mut length = 0;
    for n in piece..end.min(piece + LINES) {
        let line = page.line(n);
        length += line.len();
        let labelled = !page.flow.readings(n).is_empty();
        if labelled || length > QUESTION || n > piece && page.flow.pieces[n].gap > Gap::Line {
            return 0;
        }
        if line.ends_with('?') {
            return n + 1 - piece;
        }
        if ends_sentence(line) {
            return 0;
        }
    }
    0
}
