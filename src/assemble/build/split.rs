//! The paragraphs of what stands between two labels.

use super::lists::without_words;
use super::{Builder, OPENING};
use crate::assemble::inside;
use crate::assemble::numbers;
use crate::assemble::paragraphs::{self, Context};
use crate::layout::WIDEST;
use crate::limits;
use crate::outline::{Mark, Rank};
use crate::tree::{Kind, Part};
use std::ops::Range;

impl Builder<'_> {
    /// Splits content into paragraphs, as many as there is room for; the last one has what is left. `item` is the mark of
    /// the list item that it belongs to.
    pub(super) fn split(&mut self, content: &[(u32, Part)], item: Option<usize>, container: bool) -> Vec<Vec<Part>> {
        let mut paragraphs = self.paragraphs(content, item, container);
        let nodes = self.input.before.unwrap_or(0) + self.doc.nodes.len();
        let full =
            |(n, part): (usize, &Vec<Part>)| self.full || nodes + n >= limits::most_nodes(part[0].start as usize);
        // The first one always has room: it is what the label or the title has for a text.
        if let Some(room) = paragraphs.iter().enumerate().skip(1).position(full).map(|n| n + 1) {
            let rest = paragraphs.split_off(room).concat();
            self.record.findings.extend((!self.full).then(|| numbers::too_many_nodes(rest[0].line + 1)));
            self.full = true;
            paragraphs[room - 1].extend(rest);
        }
        paragraphs
    }

    fn paragraphs(&self, content: &[(u32, Part)], item: Option<usize>, container: bool) -> Vec<Vec<Part>> {
        let mut paragraphs: Vec<Vec<Part>> = Vec::new();
        let mut definitions = paragraphs::list_definitions(self.text, content);
        let list = if item.is_none() { self.unsigned_list(content) } else { 0..0 };
        let ends_list = item.is_some_and(|number| self.ends_list(number));
        let mut tail = ends_list && item.is_some_and(|number| self.is_inline(number));
        for (number, (piece, part)) in content.iter().enumerate() {
            let line = &self.text[part.start as usize..part.end as usize];
            let last = number.checked_sub(1).map(|n| content[n].0);
            let context = Context {
                in_punctuated_list: item.is_some() && self.last_item_comma && paragraphs.len() < 2,
                ends_list,
                blanks_part: self.blanks_part,
                spaces_go_on: self.input.flow.spaces_go_on(self.text),
                whole_lines: !self.is_in_lid() && self.input.flow.lines_are_paragraphs(self.text),
                labelled: self.is_labelled(),
                among_definitions: definitions,
                noisy: self.noisy && number == 1 && last == Some(self.label_piece),
            };
            let breaks = |last| paragraphs::breaks(self.text, self.input.flow, last as usize, *piece as usize, context);
            let fresh = self.is_turn(line) || list.contains(&number) || last.is_none_or(breaks);
            let mut inner = self.inside(*piece, line, definitions || container && number == 0);
            if tail
                && (number == 0 || !fresh)
                && let Some(at) = inside::second_sentence(line)
            {
                inner = vec![at];
                tail = false;
            }
            definitions |= fresh && (container || paragraphs::is_definition(line));
            definitions |= line.ends_with(':') || !inner.is_empty();
            for (n, part) in cut(*part, self.text, &inner).enumerate() {
                match paragraphs.last_mut() {
                    Some(last) if !fresh && n == 0 => last.push(part),
                    _ => paragraphs.push(vec![part]),
                }
            }
        }
        paragraphs
    }

    /// The lines of a list that lost its signs: behind a colon at least two lines in a row end with a semicolon, and the last
    /// item stands behind them.
    fn unsigned_list(&self, content: &[(u32, Part)]) -> Range<usize> {
        let ends = |n: usize, sign: char| {
            let (_, part) = content[n];
            let line = &self.text[part.start as usize..part.end as usize];
            without_words(without_words(line, "en"), "of").ends_with(sign)
        };
        let Some(colon) = (0..content.len()).find(|n| ends(*n, ':')) else { return 0..0 };
        let last = (colon + 1..content.len()).find(|n| !ends(*n, ';')).unwrap_or(content.len());
        if last < colon + 3 { 0..0 } else { colon + 1..content.len().min(last + 1) }
    }

    /// Where definitions, a turn of a contract or the closing formula begin inside a part of a long piece.
    fn inside(&self, piece: u32, line: &str, announced: bool) -> Vec<usize> {
        let long = self.input.flow.pieces[piece as usize].range().len() > WIDEST;
        let mut starts = if long { inside::definitions(line, announced) } else { Vec::new() };
        let turn = if self.is_labelled() { None } else { inside::last_turn(line) };
        starts.extend(turn.or_else(|| if long { inside::closing(line) } else { None }));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// The text is of a lid, or of a list below one.
    pub(super) fn is_in_lid(&self) -> bool {
        let numbered = self.stack.iter().rev().find(|s| s.1 < OPENING);
        numbered.is_some_and(|s| self.doc.nodes[s.0 as usize].kind == Kind::Lid)
    }

    /// The text is of an article.
    fn is_labelled(&self) -> bool {
        self.stack.first().is_some_and(|s| s.1 < OPENING)
    }

    /// Whether mark `number` is the last item of a list, of which those before it end with a comma or semicolon: text may
    /// go on behind it.
    fn ends_list(&self, number: usize) -> bool {
        let next = self.input.section.marks.get(number + 1);
        self.last_item_comma && !next.is_some_and(|mark| matches!(mark.rank, Rank::List(_)))
    }

    /// Whether the list of mark `number` has items inside a line.
    fn is_inline(&self, number: usize) -> bool {
        let listed = |m: &&Mark| matches!(m.rank, Rank::List(_));
        self.input.section.marks[..=number].iter().rev().take_while(listed).any(|m| !m.leads)
    }
}

/// A part, cut at each of the bytes `at` of its content; white space is left out.
fn cut(part: Part, text: &str, at: &[usize]) -> impl Iterator<Item = Part> {
    let places = at.iter().map(move |n| part.start + *n as u32);
    let ends = places.clone().chain([part.end]);
    let trimmed = move |start: u32, end: u32| match end == part.end {
        true => end,
        false => start + text[start as usize..end as usize].trim_end().len() as u32,
    };
    std::iter::once(part.start).chain(places).zip(ends).map(move |(start, end)| Part {
        start,
        end: trimmed(start, end),
        moved: part.moved && start == part.start,
        ..part
    })
}
