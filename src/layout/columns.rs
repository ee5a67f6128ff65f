//! Columns that an extractor printed side by side, with spaces between them.
//!
//! A gutter is a place at which nearly all lines of a page have white space, with text on both sides of it: wide text, so
//! that hanging labels, prices and headings in the margin are no columns. Lines over the full width part the page into
//! bands; inside a band the columns are read one after the other. Its blank lines prove nothing, for a blank in one column
//! makes way for text in another.

use super::Role;
use crate::lines::{self, Line};
use memchr::memmem::Finder;
use std::ops::Range;

/// Fewer lines with text in two columns prove nothing.
const FEWEST: usize = 4;
/// Text of a column is so wide on average, in characters.
const NARROWEST: usize = 14;
/// A gap between columns has so many spaces.
const GAP: usize = 2;
/// A hanging label stands nearer to its text, in characters.
const HANGING: usize = 10;
/// The longest such label, in bytes.
const LABEL: usize = 6;
/// One line in so many may cross a gutter.
const CROSSING: usize = 4;
/// A column on the left has at least one line for so many on the right: else it holds headings in the margin.
const LEFTMOST: usize = 3;
/// The gutter of a crowded line may lie so many characters further.
const PUSHED: usize = 4;

/// A stretch of one line between wide gaps.
#[derive(Clone, Copy)]
struct Span {
    /// The columns, in characters.
    from: usize,
    to: usize,
    /// The bytes in the text.
    start: usize,
    end: usize,
}

/// The stretches of the lines of a page, all in one vector: most lines have one.
struct Page {
    spans: Vec<Span>,
    /// Where those of each line end.
    ends: Vec<usize>,
}

impl Page {
    fn new(text: &str, lines: &[Line], blanks: &Finder) -> Page {
        let mut page = Page { spans: Vec::with_capacity(lines.len()), ends: Vec::with_capacity(lines.len()) };
        for line in lines {
            push_spans(text, line, blanks, &mut page.spans);
            page.ends.push(page.spans.len());
        }
        page
    }

    /// The stretches of each line.
    fn lines(&self) -> impl Iterator<Item = &[Span]> + Clone {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.spans[*start..*end])
    }
}

/// Whether wide gaps stand inside lines at all.
pub(super) fn may_be(text: &str, lines: &[Line]) -> bool {
    let gap = Finder::new("   ");
    let wide = lines.iter().filter(|l| gap.find(text[l.content()].as_bytes()).is_some());
    wide.take(FEWEST).count() == FEWEST
}

/// The lines in reading order, where a page has columns side by side. `roles` are those of whole lines.
pub(super) fn unfold(text: &str, lines: &[Line], roles: &[Role]) -> Option<Vec<Line>> {
    let mut rows = Vec::with_capacity(lines.len() * 2);
    let blanks = Finder::new("  ");
    let mut gutters: Vec<usize> = Vec::new();
    let mut found = false;
    let mut at = 0;
    while at < lines.len() {
        if roles[at] != Role::Body {
            rows.push(lines[at]);
            at += 1;
            continue;
        }
        let ends = |n: &usize| lines[*n].form_feed || roles[*n] != Role::Body;
        let end = (at + 1..lines.len()).find(ends).unwrap_or(lines.len());
        let parted = lines[at..end].iter().filter(|l| may_part(&text[l.content()], &blanks)).take(FEWEST).count();
        if parted == 0 || parted < FEWEST && gutters.is_empty() {
            rows.extend_from_slice(&lines[at..end]);
            at = end;
            continue;
        }
        let page = Page::new(text, &lines[at..end], &blanks);
        let own = all_gutters(&page);
        if !own.is_empty() {
            gutters = own;
        }
        if fits(&page, &gutters) {
            found = true;
            read(text, &lines[at..end], &page, &gutters, &mut rows);
        } else {
            rows.extend_from_slice(&lines[at..end]);
        }
        at = end;
    }
    found.then_some(rows)
}

/// Whether a line may have more than one stretch: clean text has no other white space. Few lines have, and a page without
/// them has no columns.
fn may_part(content: &str, blanks: &Finder) -> bool {
    memchr::memchr2(b'\t', 0x0C, content.as_bytes()).is_some() || blanks.find(content.as_bytes()).is_some()
}

/// Adds the stretches of a line.
fn push_spans(text: &str, line: &Line, blanks: &Finder, spans: &mut Vec<Span>) {
    let (own, indent) = (line.content(), usize::from(line.indent));
    if text[own.clone()].is_ascii() && !line.form_feed && !line.is_blank() && !may_part(&text[own.clone()], blanks) {
        spans.push(Span { from: indent, to: indent + own.len(), start: own.start, end: own.end });
        return;
    }
    let first = spans.len();
    let mut column = 0;
    for (offset, c) in text[line.start as usize..(line.start + line.len) as usize].char_indices() {
        let (start, end) = (line.start as usize + offset, line.start as usize + offset + c.len_utf8());
        if c == '\u{0C}' {
            continue;
        }
        column += 1;
        if c.is_whitespace() {
            continue;
        }
        let goes_on = |s: &&mut Span| {
            let gap = column - 1 - s.to;
            gap < GAP || gap < HANGING && is_label(&text[s.start..s.end])
        };
        match spans[first..].last_mut().filter(goes_on) {
            Some(last) => (last.to, last.end) = (column, end),
            None => spans.push(Span { from: column - 1, to: column, start, end }),
        }
    }
}

/// Whether a stretch is nothing but a number or letter with its signs: then the text behind it is in the same column, and the white
/// space between the two is no gutter, although many lines have it.
fn is_label(stretch: &str) -> bool {
    let bare = stretch.trim_matches(['(', ')', '.', '°']);
    let number = || bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let letters = || bare.len() < stretch.len() && bare.bytes().all(|b| b.is_ascii_lowercase());
    stretch.len() <= LABEL && !bare.is_empty() && (number() || letters())
}

/// The gutters of a page from left to right.
fn all_gutters(page: &Page) -> Vec<usize> {
    let width = page.spans.iter().map(|s| s.to).max().unwrap_or(0);
    let mut found = Vec::new();
    search(page, 0..width, &mut found);
    found.sort_unstable();
    found
}

/// Finds the gutter of a part of the page, then those on both sides of it.
fn search(page: &Page, part: Range<usize>, found: &mut Vec<usize>) {
    if part.len() < 2 * NARROWEST {
        return;
    }
    if let Some(gutter) = best_gutter(page, &part) {
        found.push(gutter);
        search(page, part.start..gutter, found);
        search(page, gutter..part.end, found);
    }
}

/// The place of a part of the page with a gap in the most lines that the fewest cross: where the right column begins.
fn best_gutter(page: &Page, part: &Range<usize>) -> Option<usize> {
    let mut score = vec![0; part.len() + 1];
    let mut add = |range: Range<usize>, value: i64| range.for_each(|c| score[c - part.start] += value);
    for line in page.lines() {
        let mut last: Option<usize> = None;
        for span in line.iter().filter(|s| s.to > part.start && s.from < part.end) {
            let (from, to) = (span.from.max(part.start), span.to.min(part.end));
            add(from + 1..to, -(CROSSING as i64));
            if let Some(last) = last {
                add(last..from + 1, 1);
            }
            last = Some(to);
        }
    }
    let inner = NARROWEST..part.len().saturating_sub(NARROWEST);
    let gutter = inner.max_by_key(|c| score[*c])? + part.start;
    is_gutter(page, part, gutter).then_some(gutter)
}

/// Whether nearly all lines have white space at `gutter`, and wide text on both sides.
fn is_gutter(page: &Page, part: &Range<usize>, gutter: usize) -> bool {
    let (mut both, mut crossed) = (0, 0);
    let (mut left, mut right) = ((0, 0), (0, 0));
    for line in page.lines() {
        let own = line.iter().filter(|s| s.to > part.start && s.from < part.end);
        if own.clone().any(|s| s.from < gutter && s.to > gutter) {
            crossed += 1;
            continue;
        }
        let (a, b) = own.fold((0, 0), |(a, b), s| match s.to <= gutter {
            true => (a + s.to - s.from, b),
            false => (a, b + s.to - s.from),
        });
        both += usize::from(a > 0 && b > 0);
        (left.0, left.1) = (left.0 + usize::from(a > 0), left.1 + a);
        (right.0, right.1) = (right.0 + usize::from(b > 0), right.1 + b);
    }
    let wide = |side: (usize, usize)| side.1 >= NARROWEST * side.0;
    both >= FEWEST && crossed * CROSSING <= both && wide(left) && wide(right) && left.0 * LEFTMOST >= right.0
}

/// Whether the gutters, which can be those of the page before, part this page: some line has text on both sides of one,
/// and few cross them.
fn fits(page: &Page, gutters: &[usize]) -> bool {
    let crosses = |line: &&[Span]| (0..line.len()).any(|n| column(line, n, gutters).is_none());
    // The columns of a line go up from left to right.
    let parts = |line: &[Span]| {
        let last = line.len().checked_sub(1).filter(|last| *last > 0);
        last.is_some_and(|last| column(line, 0, gutters) != column(line, last, gutters))
    };
    let inked = page.lines().filter(|l| !l.is_empty()).count();
    page.lines().any(|l| parts(l) && !crosses(&l)) && page.lines().filter(crosses).count() * 2 <= inked
}

/// The column in which stretch `n` of a line stands; `None` where it crosses a gutter.
fn column(line: &[Span], n: usize, gutters: &[usize]) -> Option<usize> {
    let begins = gutters.partition_point(|g| *g <= line[n].from);
    let ends = gutters.partition_point(|g| *g < line[n].to);
    let pushed = || line.get(n + 1).is_some() && line[n].to - gutters[begins] <= PUSHED && ends == begins + 1;
    (ends <= begins || pushed()).then_some(begins)
}

/// The bytes of a line in each column; `None` where the line crosses a gutter.
fn cells(line: &[Span], gutters: &[usize]) -> Option<Vec<Option<Range<usize>>>> {
    let mut cells: Vec<Option<Range<usize>>> = vec![None; gutters.len() + 1];
    for (n, span) in line.iter().enumerate() {
        match &mut cells[column(line, n, gutters)?] {
            Some(cell) => cell.end = span.end,
            cell => *cell = Some(span.start..span.end),
        }
    }
    Some(cells)
}

/// Reads a page column by column between its full lines.
fn read(text: &str, lines: &[Line], page: &Page, gutters: &[usize], rows: &mut Vec<Line>) {
    let first = rows.len();
    let mut band: Vec<(u32, Vec<Option<Range<usize>>>)> = Vec::new();
    for (line, spans) in lines.iter().zip(page.lines()) {
        match cells(spans, gutters) {
            Some(_) if spans.is_empty() && band.is_empty() => rows.push(*line),
            Some(cells) => band.push((line.number, cells)),
            None => {
                flush(text, &mut band, gutters.len() + 1, rows);
                rows.push(*line);
            }
        }
    }
    flush(text, &mut band, gutters.len() + 1, rows);
    if let Some(row) = rows.get_mut(first) {
        row.form_feed |= lines[0].form_feed;
    }
}

/// The columns of a band one after the other.
fn flush(text: &str, band: &mut Vec<(u32, Vec<Option<Range<usize>>>)>, columns: usize, rows: &mut Vec<Line>) {
    for column in 0..columns {
        let cells = band.iter().filter_map(|(number, cells)| Some((*number, cells[column].clone()?)));
        rows.extend(cells.map(|(number, cell)| lines::part(text, cell, number)));
    }
    band.clear();
}
