//! What each piece of a page is to the pairing: a label on a line of its own, a paragraph that may want one, a line
//! with a label, a heading, or the text between.

use super::MOST;
use crate::label::{Close, Numeral, Reading, Readings};
use crate::layout::{Flow, Gap, begins_with_capital, ends_sentence, last_word};

/// A piece as the pairing sees it.
#[derive(Clone, Copy, Debug, Default)]
pub enum Item<'f> {
    /// Nothing but a label.
    Alone(Mark<'f>),
    /// A label with text behind it, and whether the text before has ended.
    Labelled(Mark<'f>, bool),
    /// A label with a keyword, or another one that counts through the text, at the beginning of a paragraph.
    Heading(Reading),
    /// A paragraph may begin here.
    Start(Start),
    /// Text that goes on.
    #[default]
    Text,
}

/// What a label can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'f> {
    /// Its readings.
    pub readings: &'f Readings,
    /// The first character, which tells signs without a number apart.
    pub glyph: char,
}

/// How a paragraph begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Start {
    /// What stands before it.
    pub after: After,
    /// It begins with a capital.
    pub capital: bool,
    /// White space stands before it, or a line that is not full.
    pub apart: bool,
    /// A term and a colon: paragraphs of this form often have no label.
    pub definition: bool,
}

/// What the text before a paragraph ends with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// A sentence ends.
    #[default]
    Stop,
    /// A colon.
    Colon,
    /// A comma, semicolon or `en`: an item of a list ends.
    Item,
    /// A heading, or the beginning of the text.
    Heading,
    /// A sentence that goes on, and a blank line.
    Open,
}

/// The pieces of one page.
#[derive(Clone, Debug, Default)]
pub struct Page<'f> {
    /// The first piece.
    pub first: usize,
    /// What each piece is.
    pub items: Vec<Item<'f>>,
}

impl Page<'_> {
    /// The pieces that are nothing but a label.
    pub fn labels(&self) -> impl Iterator<Item = usize> + '_ {
        let alone = self.items.iter().enumerate().filter(|(_, it)| matches!(it, Item::Alone(_)));
        alone.map(|(n, _)| self.first + n)
    }

    /// Whether a label stands on a line of its own with no text behind it.
    pub fn is_disturbed(&self) -> bool {
        let text = |it: &Item| matches!(it, Item::Start(_) | Item::Text);
        let apart = |n: usize| !self.items.get(n + 1 - self.first).is_some_and(text);
        self.labels().any(apart) && self.labels().count() <= MOST
    }
}

/// The pages of a flow, with the `headings` that have no keyword. They end at form feeds; a text without one is cut where
/// running lines stood.
pub fn pages<'f>(text: &str, flow: &'f Flow, headings: &[(usize, Reading)]) -> Vec<Page<'f>> {
    let feeds: Vec<usize> = memchr::memchr_iter(0x0C, text.as_bytes()).collect();
    let page_of = |n: usize| feeds.partition_point(|at| *at < flow.pieces[n].start as usize);
    let width = full_width(text, flow);
    let mut pages: Vec<Page> = Vec::new();
    let mut last = None;
    let mut gap = Gap::Cut;
    for n in 0..flow.pieces.len() {
        let breaks = if feeds.is_empty() { flow.pieces[n].page } else { n > 0 && page_of(n) != page_of(n - 1) };
        if breaks || pages.is_empty() {
            pages.push(Page { first: n, items: Vec::new() });
        }
        gap = gap.max(flow.pieces[n].gap);
        let item = match headings.binary_search_by_key(&n, |it| it.0) {
            Ok(known) => Item::Heading(headings[known].1),
            Err(_) => item(text, flow, n, last, gap, width),
        };
        let over = matches!(item, Item::Start(_)) && is_over_heading(text, flow, n);
        let item = if over { Item::Text } else { item };
        if !matches!(item, Item::Alone(_)) {
            last = Some((n, over || matches!(item, Item::Heading(_))));
            gap = Gap::Cut;
        }
        pages.last_mut().expect("a page").items.push(item);
    }
    pages
}

/// Whether a piece is a heading without a number over one with a keyword: `DOEL` ⏎ `Artikel 2`.
fn is_over_heading(text: &str, flow: &Flow, n: usize) -> bool {
    let line = flow.text(text, n);
    let below = n + 1 < flow.pieces.len() && flow.readings(n + 1).iter().any(|r| r.keyword.is_some() && !r.lower);
    below && line.len() < HEADING && begins_with_capital(line) && !ends_sentence(line) && !line.ends_with(',')
}

/// Such a heading is shorter than this, in bytes.
const HEADING: usize = 60;

/// The characters of a full line that are seen: three quarters of the lines have no more.
fn full_width(text: &str, flow: &Flow) -> usize {
    let mut widths: Vec<usize> =
        (0..flow.pieces.len()).map(|n| inked(flow.text(text, n))).filter(|width| *width > 20).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 4).copied().unwrap_or(0)
}

/// Whether the spaces of a line were made wider so that it is full, as those of most lines of justified text are.
fn is_stretched(line: &str) -> bool {
    let spaces = line.bytes().filter(|b| *b == b' ').count();
    let wide = memchr::memmem::find_iter(line.as_bytes(), "  ").count();
    wide > 1 && wide * 4 > spaces
}

/// The characters of a line that are seen; white space is wider in lines that are stretched.
fn inked(line: &str) -> usize {
    let spaces = |byte| memchr::memchr_iter(byte, line.as_bytes()).count();
    line.chars().count() - spaces(b' ') - spaces(b'\t')
}

/// Whether a piece is a label without a keyword and nothing else. Most texts have none.
pub fn is_number(flow: &Flow, piece: usize) -> bool {
    let length = flow.pieces[piece].range().len();
    flow.readings(piece).iter().any(|r| r.keyword.is_none() && r.len as usize >= length)
}

/// Whether a piece is a label and nothing else.
fn is_label(flow: &Flow, piece: usize) -> bool {
    let length = flow.pieces[piece].range().len();
    flow.readings(piece).iter().any(|r| r.len as usize >= length)
}

/// A number without a sign before a small letter: behind a label it is of its text, `a.` and `75 euro per dag`.
fn is_amount(content: &str, readings: &Readings) -> bool {
    let bare = |r: &Reading| r.numeral == Numeral::Arabic && r.close == Close::None && !r.open;
    let small = |r: &Reading| content[r.len.into()..].trim_start().starts_with(char::is_lowercase);
    !readings.is_empty() && readings.iter().all(|r| bare(r) && small(r))
}

/// `last` is the piece before that is no label alone, and whether it is a heading; `gap` stands between.
fn item<'f>(text: &str, flow: &'f Flow, n: usize, last: Option<(usize, bool)>, gap: Gap, width: usize) -> Item<'f> {
    let content = flow.text(text, n);
    let before = last.map(|(n, _)| flow.text(text, n));
    let after = match last {
        None => Some(After::Heading),
        Some((_, true)) => Some(After::Heading),
        Some((n, false)) => after(flow.text(text, n), gap),
    };
    let readings = flow.readings(n);
    let mark = || Mark { readings, glyph: content.chars().next().unwrap_or_default() };
    let keyword = readings.iter().find(|r| r.keyword.is_some());
    if let Some(reading) = keyword {
        let heads = !reading.lower && after.is_some_and(|a| a != After::Item);
        return if heads { Item::Heading(*reading) } else { Item::Text };
    }
    // A label stands before it, or before the paragraphs of its list.
    let listed = || matches!(after, Some(After::Colon | After::Item));
    let amount = n > 0 && is_amount(content, readings) && (is_label(flow, n - 1) || listed());
    if let Some(longest) = readings.iter().map(|r| r.len as usize).max().filter(|_| !amount) {
        if longest < content.len() {
            return Item::Labelled(mark(), after.is_some());
        }
        let own_gap = flow.pieces[n].gap;
        if own_gap >= Gap::Page || after.is_some() || n.checked_sub(1).is_some_and(|p| last.is_none_or(|l| l.0 != p)) {
            return Item::Alone(mark());
        }
        return Item::Text;
    }
    let Some(after) = after else { return Item::Text };
    let short = before.is_none_or(|b| inked(b) * 20 < width * 17 && !is_stretched(b));
    let apart = gap >= Gap::Page || short || after == After::Heading;
    Item::Start(Start { after, capital: begins_with_capital(content), apart, definition: is_definition(content) })
}

/// What a text ends with, if a paragraph may begin behind it.
fn after(before: &str, gap: Gap) -> Option<After> {
    let word = last_word(before);
    if before.ends_with(':') {
        Some(After::Colon)
    } else if before.ends_with([';', ',']) || matches!(word, "en" | "of" | "en/of" | "dan") {
        Some(After::Item)
    } else if ends_sentence(before) {
        Some(After::Stop)
    } else if gap >= Gap::Page
        && begins_with_capital(before.trim_start_matches(|c: char| !c.is_alphabetic()))
        && before.len() < 60
    {
        Some(After::Heading)
    } else if gap == Gap::Blank && !before.ends_with(['-', '\u{2010}', '\u{AD}']) {
        Some(After::Open)
    } else {
        None
    }
}

/// `Koper: degene die …`
fn is_definition(content: &str) -> bool {
    let term = content.split(':').next().unwrap_or("");
    term.len() < content.len() && (3..50).contains(&term.len()) && !term.contains(['.', ';'])
}

/// Only the readings that can stand in a list or before a paragraph.
pub fn numbers(readings: &Readings) -> impl Iterator<Item = &Reading> {
    readings.iter().filter(|r| r.keyword.is_none() && r.numeral != Numeral::RomanUpper)
}
