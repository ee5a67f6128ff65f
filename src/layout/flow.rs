//! The flow: the body text in reading order, as pieces of lines.

use super::keywords::{self, Word};
use super::{Layout, Role};
use crate::label::{self, Readings};
use crate::lines::Line;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// What stands between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the same line goes on behind something that was cut out.
    Cut,
    /// A plain line break.
    Line,
    /// A page or column break, or furniture.
    Page,
    /// One or more blank lines.
    Blank,
}

/// A stretch of one line without white space at its ends.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The first byte in the clean text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The line, counted from 0.
    pub line: u32,
    /// The width of the white space before it, in bytes.
    pub indent: u16,
    /// What stands before it.
    pub gap: Gap,
    /// It is the first of a page, or of what furniture divides from the text before.
    pub page: bool,
    /// White space stood behind it in the source, before the line end.
    pub spaced: bool,
    /// It was moved here: it does not follow the piece before it in the source.
    pub moved: bool,
    /// The place of its readings in [`Flow::labels`], see [`Flow::readings`]; or [`UNKNOWN`].
    pub(super) label: u32,
}

/// The label of a piece that was not looked at yet.
pub(super) const UNKNOWN: u32 = u32::MAX;

impl Piece {
    /// The bytes of the piece in the clean text.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A running line that was cut out of the text.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// The piece that it stood behind.
    pub after: Option<u32>,
    /// The first byte in the clean text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The line on which it begins, counted from 0.
    pub line: u32,
}

/// The body text in reading order.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The pieces, none of them empty.
    pub pieces: Vec<Piece>,
    /// Running lines that were cut out of the text, in order.
    pub cuts: Vec<Cut>,
    /// Nearly all letters are capitals, so that capitals tell nothing of a line.
    pub shouts: bool,
    /// The readings of labels, those that differ. The first ones are empty: those of the pieces that begin with none.
    labels: Vec<Readings>,
    /// The words that this text uses as keywords.
    pub words: Vec<Word>,
    /// See [`Flow::spaces_go_on`].
    pub(super) spaces: OnceCell<(bool, bool)>,
    /// See [`Flow::ends_early`].
    pub(super) reach: OnceCell<usize>,
    /// See [`Flow::lines_are_paragraphs`].
    pub(super) paragraphs: OnceCell<bool>,
}

impl Flow {
    /// The body lines of `layout` in their order.
    pub fn new(text: &str, lines: &[Line], layout: &Layout) -> Flow {
        let mut pieces: Vec<Piece> = Vec::with_capacity(lines.len());
        let mut gap = Gap::Line;
        let mut page = false;
        let mut last = 0;
        for (number, line) in lines.iter().enumerate() {
            if line.form_feed {
                gap = gap.max(Gap::Page);
                page = true;
            }
            if line.is_blank() {
                gap = gap.max(Gap::Blank);
                continue;
            }
            if layout.roles[number] != Role::Body {
                gap = Gap::Page;
                page = true;
                continue;
            }
            let first = pieces.len();
            push_line(text, line, (gap, page), &mut pieces);
            if let Some(piece) = pieces.get_mut(first).filter(|p| p.start < last) {
                (piece.moved, piece.gap) = (true, gap.max(Gap::Page));
            }
            last = line.start;
            (gap, page) = (Gap::Line, false);
        }
        let shouts = shouts(pieces.iter().map(|p| &text[p.range()]));
        let mut flow = Flow { pieces, shouts, labels: vec![Readings::default()], ..Flow::default() };
        flow.scan(text);
        flow.learn(text);
        flow
    }

    /// Looks for the words that the text uses as keywords, and for the labels with them.
    fn learn(&mut self, text: &str) {
        self.words = keywords::find(self.pieces.iter().map(|p| &text[p.range()]));
        if !self.words.is_empty() {
            self.pieces.iter_mut().filter(|p| p.label == 0).for_each(|p| p.label = UNKNOWN);
            self.scan(text);
        }
    }

    /// Looks for the labels of the pieces that are [`UNKNOWN`] yet; once for all stages, which ask for them again and again.
    pub(super) fn scan(&mut self, text: &str) {
        let mut known: FxHashMap<Readings, u32> = FxHashMap::default();
        for piece in self.pieces.iter_mut().filter(|p| p.label == UNKNOWN) {
            let content = &text[piece.range()];
            let mut readings = label::scan(content);
            if readings.is_empty() {
                self.words.iter().for_each(|w| label::add_worded(content, &w.text, w.kinds, &mut readings));
            }
            piece.label = 0;
            if !readings.is_empty() {
                piece.label = *known.entry(readings).or_insert_with(|| {
                    self.labels.push(readings);
                    self.labels.len() as u32 - 1
                });
            }
        }
    }

    /// The text of a piece.
    pub fn text<'t>(&self, text: &'t str, piece: usize) -> &'t str {
        &text[self.pieces[piece].range()]
    }

    /// How the label with which a piece begins can be read, as [`label::scan`] gives it; empty where none stands there.
    pub fn readings(&self, piece: usize) -> &Readings {
        &self.labels[self.pieces[piece].label as usize]
    }
}

/// Whether at least nine of ten letters are capitals. The first few thousand bytes tell.
fn shouts<'t>(pieces: impl Iterator<Item = &'t str>) -> bool {
    let (mut capitals, mut small) = (0, 0);
    let mut left = 8000;
    for piece in pieces.map(str::as_bytes) {
        let piece = &piece[..piece.len().min(left)];
        capitals += piece.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        small += piece.iter().filter(|byte| byte.is_ascii_lowercase()).count();
        left -= piece.len();
    }
    capitals > 9 * small
}

/// What form feeds part. They are rare, and bytes are looked at more quickly than characters.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let feeds = memchr::memchr_iter(0x0C, line.as_bytes()).chain([line.len()]);
    feeds.scan(0, |from, feed| Some(&line[std::mem::replace(from, feed + 1)..feed]))
}

/// One piece for a line, or more where a form feed stands inside it.
fn push_line(text: &str, line: &Line, before: (Gap, bool), pieces: &mut Vec<Piece>) {
    let content = line.content();
    let (mut gap, mut page) = before;
    let mut indent = line.indent;
    let mut start = content.start;
    for part in parts(&text[content]) {
        let body = part.trim();
        let lead = part.len() - part.trim_start().len();
        if !body.is_empty() {
            let from = start + lead;
            pieces.push(Piece {
                start: from as u32,
                end: (from + body.len()) as u32,
                line: line.number,
                indent,
                gap,
                page,
                spaced: line.trail > 0,
                moved: false,
                label: UNKNOWN,
            });
            indent = 0;
        }
        (gap, page) = (Gap::Page, true);
        start += part.len() + 1;
    }
}
