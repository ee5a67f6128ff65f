//! Headings and paragraphs without labels, each as likely as it looks.
//!
//! A blank line alone proves no paragraph, nor does its absence disprove one: columns and pages leave blank lines inside
//! sentences, and swallow others. Sentence ends, capitals, short lines and the blank line decide together. What stays
//! doubtful has a weight near 0, and the references decide.

use super::super::heading::{goes_on, is_short_line};
use super::super::{Mark, Rank, Section};
use crate::label::Numeral;
use crate::layout::{Flow, Gap, begins_with_capital, ends_sentence, is_closing, room};
use crate::tree::Kind;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A block of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The label with this index among the marks of the section.
    Label(usize),
    /// A place where text without a label begins.
    Border(Border),
}

/// A place where a heading or paragraph may begin. Weights run from -20, none, to 12, for sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Border {
    /// The piece.
    pub piece: u32,
    /// The first byte.
    pub at: u32,
    /// How likely it is a heading, and how many pieces that has.
    pub heading: (i32, u8),
    /// How likely a paragraph begins here, where it is no heading.
    pub paragraph: i32,
    /// A definition without a label: `Term: …`
    pub defines: bool,
}

/// A border for sure.
pub const SURE: i32 = 12;
/// Rather a border than none.
const LIKELY: i32 = 3;
/// Rather none.
const UNLIKELY: i32 = -3;
/// Hardly one: the line before is full.
const HARDLY: i32 = -5;
/// Not in a text that has blank lines between its paragraphs.
const BLANKLESS: i32 = -9;
/// None at all.
pub const NEVER: i32 = -20;

/// Where no more than one line in so many goes on with a sentence, each is a paragraph.
const WHOLE: usize = 20;
/// A line of a page is no longer than this, in bytes.
const PAGE_LINE: usize = 200;
/// Headings are no longer than this, in bytes.
const HEADING: usize = 60;
/// A heading has so many lines at most.
const LINES: usize = 3;

/// A section of a text.
pub struct Page<'a> {
    /// The clean text.
    pub text: &'a str,
    /// Its pieces.
    pub flow: &'a Flow,
    /// The section.
    pub section: &'a Section<'a>,
    /// What is found when it is first asked for: most texts have all their numbers.
    look: OnceCell<Look>,
    /// The blocks from a piece on: most shapes begin to count at the same one.
    from: OnceCell<(u32, Vec<Block>)>,
}

/// What a section looks like as a whole.
struct Look {
    /// The width of a full line, in bytes: nine in ten lines are not longer.
    width: usize,
    /// Lines inside sentences are seldom shorter, in bytes.
    narrow: usize,
    /// A line with the first word of the next is seldom shorter inside sentences: it would have stood on that line.
    fits: usize,
    /// Paragraphs have no blank lines between them.
    tight: bool,
    /// Each line is a paragraph.
    whole: bool,
    /// White space stands at the end of each line that goes on.
    spaces_go_on: bool,
}

impl Look {
    fn new(text: &str, flow: &Flow, section: &Section) -> Look {
        let pieces = &flow.pieces[section.pieces.start as usize..section.pieces.end as usize];
        let width = share(pieces.iter().map(|p| p.range().len()).collect(), 18);
        let line = |n: u32| flow.text(text, n as usize);
        // A label that stands alone on its line says nothing of the width.
        let alone = |n: u32| flow.readings(n as usize).iter().any(|r| r.len as usize == line(n).len());
        let goes_on = |n: &u32| line(n + 1).starts_with(char::is_lowercase) && !ends_sentence(line(*n)) && !alone(*n);
        let inner = || (section.pieces.start..section.pieces.end.saturating_sub(1)).filter(goes_on);
        let narrow = share(inner().map(|n| line(n).len()).collect(), 1);
        let whole = inner().filter(|n| !line(*n).ends_with(['-', '/']));
        let fits = share(whole.map(|n| room(line(n), line(n + 1))).collect(), 1);
        let spaces_go_on = flow.spaces_go_on(text);
        let closed = |n: &u32| {
            let (before, after) = (line(*n), line(n + 1));
            let last = spaces_go_on && !flow.pieces[*n as usize].spaced;
            let early = (last || room(before, after) < fits) && ends_sentence(before);
            early && begins_with_capital(after) && !is_short_line(after)
        };
        let ends = (section.pieces.start..section.pieces.end.saturating_sub(1)).filter(closed);
        let (plain, blank): (Vec<u32>, Vec<u32>) = ends.partition(|n| flow.pieces[*n as usize + 1].gap <= Gap::Line);
        let whole = inner().count() * WHOLE <= pieces.len();
        let tight = whole || plain.len() * 3 > blank.len();
        Look { width, narrow, fits, tight, whole, spaces_go_on }
    }
}

impl<'a> Page<'a> {
    /// Nothing is looked at yet.
    pub fn new(text: &'a str, flow: &'a Flow, section: &'a Section<'a>) -> Page<'a> {
        Page { text, flow, section, look: OnceCell::new(), from: OnceCell::new() }
    }

    fn look(&self) -> &Look {
        self.look.get_or_init(|| Look::new(self.text, self.flow, self.section))
    }

    /// The text of a piece.
    pub fn line(&self, piece: usize) -> &'a str {
        self.flow.text(self.text, piece)
    }

    /// Whether paragraphs have no blank lines between them.
    pub fn is_tight(&self) -> bool {
        self.look().tight
    }

    /// Whether each line is a paragraph: hardly a sentence goes on behind one, or they are as long as no line of a page is.
    pub fn is_whole(&self) -> bool {
        self.look().whole || self.look().width > PAGE_LINE
    }

    /// Whether a line ends so early that the first words of the next one would have stood on it.
    pub fn leaves_room(&self, line: &str, next: &str) -> bool {
        room(line, next) * 4 < self.look().width * 3
    }

    /// The blocks from a piece on, in reading order.
    pub fn blocks_from(&self, start: u32) -> Cow<'_, [Block]> {
        let blocks = || self.blocks(start..self.section.pieces.end);
        let known = self.from.get_or_init(|| (start, blocks()));
        if known.0 == start { Cow::Borrowed(&known.1) } else { Cow::Owned(blocks()) }
    }

    /// The blocks of some pieces in reading order.
    pub fn blocks(&self, pieces: Range<u32>) -> Vec<Block> {
        let start = pieces.start;
        let mut found = Vec::new();
        let from = self.section.marks.partition_point(|m| m.piece < start);
        let mut marks = self.section.marks.iter().enumerate().skip(from).peekable();
        let mut fresh = true;
        let mut listed = false;
        let mut headed = start;
        for n in pieces {
            let own: Vec<(usize, &Mark)> = std::iter::from_fn(|| marks.next_if(|m| m.1.piece == n)).collect();
            if own.first().is_some_and(|m| m.1.leads) {
                fresh = own.iter().any(|m| !self.is_item(m.1));
                listed = !fresh;
            } else if n >= headed {
                let mut border = self.border(n as usize, fresh);
                if listed && border.paragraph > LIKELY {
                    // It may go on with the sentence above the list.
                    border.paragraph = LIKELY;
                }
                listed &= border.paragraph < 0;
                let is_heading = border.heading.0 >= 0;
                headed = n + if is_heading { u32::from(border.heading.1) } else { 1 };
                fresh = is_heading || fresh && border.paragraph < 0;
                if border.heading.0 > NEVER || border.paragraph > NEVER {
                    found.push(Block::Border(border));
                }
            }
            found.extend(own.iter().map(|m| Block::Label(m.0)));
        }
        found
    }

    /// An item of a list, or a lid with a letter: where leden are lost, those are items too.
    fn is_item(&self, mark: &Mark) -> bool {
        let Rank::Ladder(level) = mark.rank else { return true };
        mark.reading.numeral == Numeral::Lower && self.section.grammar.levels[level as usize].kind == Kind::Lid
    }

    /// What is a heading for sure between two pieces, and stands below no other one.
    pub fn headings(&self, pieces: Range<u32>) -> Vec<Range<u32>> {
        let sure = |b: Block| match b {
            Block::Border(b) if b.piece < pieces.end && b.heading.0 == SURE => {
                Some(b.piece..b.piece + u32::from(b.heading.1))
            }
            _ => None,
        };
        self.blocks(pieces.clone()).into_iter().filter_map(sure).collect()
    }

    /// What may begin with a piece. `fresh`: a label or heading stands right before it.
    fn border(&self, piece: usize, fresh: bool) -> Border {
        let line = self.line(piece);
        let heading = self.heading(piece, fresh);
        let paragraph = if fresh { SURE } else { self.paragraph(piece) };
        let (n, at) = (piece as u32, self.flow.pieces[piece].start);
        Border { piece: n, at, heading, paragraph, defines: is_definition(line) }
    }

    /// How likely a piece is a heading: a short line with a capital and without an end, apart from the text around it.
    fn heading(&self, piece: usize, fresh: bool) -> (i32, u8) {
        let lines = self.heading_lines(piece..self.section.pieces.end as usize);
        let next = piece + lines;
        let never = (NEVER, 1);
        if lines == 0 || next >= self.section.pieces.end as usize {
            return never;
        }
        let (own, gap) = (self.flow.pieces[piece].gap, self.flow.pieces[next].gap);
        let after = self.line(next);
        let labelled = !self.flow.readings(next).is_empty();
        let ended = fresh || piece == 0 || ends_sentence(self.line(piece - 1)) || own == Gap::Page;
        if !ended || !begins_with_capital(after) && !labelled {
            return never;
        }
        let look = self.look();
        let last = self.line(next - 1);
        let goes_on = |n: usize| self.flow.pieces[n].spaced;
        let apart =
            look.spaces_go_on && !goes_on(next - 1) && piece.checked_sub(1).is_none_or(|before| !goes_on(before));
        let numbered = line_digits(self.line(piece));
        let weight = match () {
            () if numbered => HARDLY,
            () if apart || (fresh || own >= Gap::Page) && gap >= Gap::Page => SURE,
            () if look.tight && (look.whole || last.len() * 4 < look.width * 3) => SURE,
            () if look.tight => LIKELY,
            () if own >= Gap::Page || gap >= Gap::Page => UNLIKELY,
            () => BLANKLESS,
        };
        (weight, lines as u8)
    }

    /// How many lines at the beginning of `pieces` have the shape of one heading; 0 for none.
    pub fn heading_lines(&self, pieces: Range<usize>) -> usize {
        let mut length = 0;
        for (n, piece) in pieces.clone().take(LINES).enumerate() {
            let line = self.line(piece);
            length += line.len();
            let begins = n > 0 || begins_with_capital(line) && !is_definition(line);
            if !begins || ends_sentence(line) || length > HEADING + n * HEADING / 3 {
                return 0;
            }
            let joined = |p: &usize| self.flow.pieces[*p].gap <= Gap::Line;
            let next = Some(piece + 1).filter(|p| pieces.contains(p)).filter(joined).map(|p| self.line(p));
            if !next.is_some_and(|next| goes_on(line, next) && next.len() <= HEADING && line.len() <= HEADING) {
                return if line.ends_with([',', '-', '/']) { 0 } else { n + 1 };
            }
        }
        0
    }

    /// How likely a paragraph begins with a piece.
    fn paragraph(&self, piece: usize) -> i32 {
        let Some(last) = piece.checked_sub(1) else { return SURE };
        let (before, after) = (self.line(last), self.line(piece));
        let labelled = || self.flow.readings(piece).iter().any(|r| r.numeral == Numeral::Arabic);
        if !(begins_with_capital(after) || labelled()) || before.ends_with([',', '-', '/']) {
            return NEVER;
        }
        let look = self.look();
        let room = room(before, after);
        let short = room * 4 < look.width * 3;
        let ends_early = room < look.fits || before.len() < look.narrow;
        let ended = ends_sentence(before);
        if is_closing(after) && ended {
            return NEVER;
        }
        let spaced = self.flow.pieces[last].spaced;
        match self.flow.pieces[piece].gap {
            Gap::Line if look.spaces_go_on && ended && !spaced => SURE,
            Gap::Line if look.spaces_go_on && ended && !short => UNLIKELY,
            Gap::Blank if ended || short => SURE,
            Gap::Page if ended => {
                if room * 20 < look.width * 19 {
                    SURE
                } else {
                    LIKELY
                }
            }
            Gap::Line if ended && (short || look.whole) => SURE,
            Gap::Line if ended && !look.tight => BLANKLESS,
            Gap::Line if ended && ends_early => LIKELY,
            Gap::Line if ended && room <= look.width => UNLIKELY,
            Gap::Line if ended => HARDLY,
            _ => NEVER,
        }
    }

    /// The headings that stand one above the other right before `piece`, behind `floor`, the outermost first.
    pub fn above(&self, piece: u32, floor: u32) -> Vec<Range<u32>> {
        let mut found: Vec<Range<u32>> = Vec::new();
        let mut end = piece as usize;
        while end > floor as usize && found.len() < LINES {
            let begins = |first: &usize| {
                let whole = self.heading_lines(*first..end) == end - first;
                whole && self.ends_before(*first, floor as usize)
            };
            let Some(first) = (floor as usize..end).rev().take(LINES).find(begins) else { break };
            found.push(first as u32..end as u32);
            end = first;
        }
        found.reverse();
        found
    }

    /// Whether the text before a piece has ended, or another heading stands there.
    fn ends_before(&self, piece: usize, floor: usize) -> bool {
        if piece <= floor {
            return true;
        }
        let before = self.line(piece - 1);
        if self.flow.pieces[piece].gap <= Gap::Line && goes_on(before, self.line(piece)) {
            return false;
        }
        let labelled = || before.len() <= HEADING && !self.flow.readings(piece - 1).is_empty();
        ends_sentence(before) || self.flow.pieces[piece].gap >= Gap::Page || is_short_line(before) || labelled()
    }
}

/// The length that so many twentieths of `lengths` do not reach.
fn share(mut lengths: Vec<usize>, twentieths: usize) -> usize {
    lengths.sort_unstable();
    lengths.get(lengths.len() * twentieths / 20).copied().unwrap_or(0)
}

/// A number inside a line speaks against a heading: a version, a date, an address.
fn line_digits(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_digit())
}

/// The longest term of a definition, in bytes.
const TERM: usize = 50;

/// A definition without a label: `Back-up: Reserve …`, `“Cliënt”: …`
fn is_definition(line: &str) -> bool {
    let near = &line.as_bytes()[..line.len().min(TERM + 1)];
    let ends = |at: &usize| line.as_bytes().get(at + 1).is_none_or(|next| *next == b' ');
    let term = memchr::memchr_iter(b':', near).find(ends).map(|at| line[..at].trim_end_matches(':'));
    term.is_some_and(|term| begins_with_capital(line) && !ends_sentence(term))
}
