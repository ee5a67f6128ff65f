//! From a place in the text of a node back to the source line and its columns.

use crate::decode::Text;
use crate::lines::LineStarts;
use crate::tree::{Document, Field, Part};
use std::ops::Range;

/// A source line, counted from 1, and the bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The bytes; empty where they are not certain.
    pub columns: Range<u32>,
}

/// In a longer text the place is not looked for.
const LONGEST: usize = 20_000;

/// Places in the nodes of a document. Asked for from front to back, each byte of a node is looked at once.
pub struct Places<'a> {
    text: &'a Text,
    document: &'a Document,
    starts: LineStarts,
    cursor: Cursor,
}

/// How far a node was looked at.
#[derive(Default)]
struct Cursor {
    node: u32,
    /// A byte of the text of the node, and how many letters and digits stand before it.
    at: usize,
    before: usize,
    /// A part of the node, a byte of it, and how many letters and digits of all parts stand before that.
    part: usize,
    offset: usize,
    seen: usize,
}

impl<'a> Places<'a> {
    /// Places in `document`, of which the parts point into `text`.
    pub fn new(text: &'a Text, document: &'a Document) -> Places<'a> {
        Places { text, document, starts: LineStarts::default(), cursor: Cursor::default() }
    }

    /// Where `at` of the text of node number `n` stands in the source.
    ///
    /// Repairs change hyphens, slashes and spaces, so the letters and digits before the place are counted. Where other
    /// repairs moved the count, the place is looked for by its own words, and failing that the first line is given.
    pub fn of(&mut self, n: u32, at: Range<usize>) -> Place {
        let node = &self.document.nodes[n as usize];
        let nowhere = Place { line: node.first_line, columns: 0..0 };
        if node.text.len() > LONGEST {
            return nowhere;
        }
        let wanted = node.text[at.clone()].trim();
        if let Some((part, start)) = self.counted(n, at.start) {
            let len = common(&self.text.text[start..part.end as usize], wanted);
            if len > 0 {
                return self.columns(part.line + 1, start as u32..(start + len) as u32);
            }
        }
        let parts = &self.document.parts[node.parts.start as usize..node.parts.end as usize];
        let exact = parts.iter().find_map(|p| {
            let content = &self.text.text[p.start as usize..p.end as usize];
            let found = content.find(wanted).filter(|_| !wanted.is_empty())?;
            Some((p, p.start + found as u32))
        });
        exact.map_or(nowhere, |(part, start)| self.columns(part.line + 1, start..start + wanted.len() as u32))
    }

    /// The bytes of the source line. The clean text has the lines of the source.
    fn columns(&mut self, line: u32, range: Range<u32>) -> Place {
        let begin = self.starts.of(&self.text.text, range.start as usize) as u32;
        let start = self.text.source_range(begin..begin).start;
        let source = self.text.source_range(range);
        Place { line, columns: (source.start - start) as u32..(source.end - start) as u32 }
    }

    /// The part of node number `n`, and the byte of the clean text, that have as many letters and digits before them as
    /// byte `at` of the text of the node.
    fn counted(&mut self, n: u32, at: usize) -> Option<(&'a Part, usize)> {
        let node = &self.document.nodes[n as usize];
        let cursor = &mut self.cursor;
        if cursor.node != n || at < cursor.at {
            *cursor = Cursor { node: n, ..Cursor::default() };
        }
        cursor.before += node.text[cursor.at..at].chars().filter(|c| c.is_alphanumeric()).count();
        cursor.at = at;
        let parts = &self.document.parts[node.parts.start as usize..node.parts.end as usize];
        while let Some(part) = parts.get(cursor.part) {
            let content = &self.text.text[part.start as usize..part.end as usize];
            let content = if part.field == Field::Text { &content[cursor.offset..] } else { "" };
            for (offset, _) in content.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                if cursor.seen == cursor.before {
                    cursor.offset += offset;
                    return Some((part, part.start as usize + cursor.offset));
                }
                cursor.seen += 1;
            }
            (cursor.part, cursor.offset) = (cursor.part + 1, 0);
        }
        None
    }
}

/// The bytes that both begin with, to the end of a word.
fn common(content: &str, wanted: &str) -> usize {
    let same = content.chars().zip(wanted.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}
