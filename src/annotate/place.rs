//! From a place in the text of a node back to the source line and its columns.

use crate::decode::Text;
use crate::tree::{Document, Field, Node};
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

/// Where `at` of the text of `node` stands in the source.
///
/// Repairs change hyphens, slashes and spaces, so the letters and digits before the place are counted. Where other
/// repairs moved the count, the place is looked for by its own words, and failing that the first line is given.
pub fn place(text: &Text, document: &Document, node: &Node, at: Range<usize>) -> Place {
    if node.text.len() > LONGEST {
        return Place { line: node.first_line, columns: 0..0 };
    }
    let parts = &document.parts[node.parts.start as usize..node.parts.end as usize];
    let wanted = node.text[at.clone()].trim();
    let before = node.text[..at.start].chars().filter(|c| c.is_alphanumeric()).count();
    let mut seen = 0;
    for part in parts.iter().filter(|p| p.field == Field::Text) {
        let content = &text.text[part.start as usize..part.end as usize];
        let here = content.chars().filter(|c| c.is_alphanumeric()).count();
        if seen + here <= before {
            seen += here;
            continue;
        }
        let nth = content.char_indices().filter(|(_, c)| c.is_alphanumeric()).nth(before - seen);
        let start = nth.map_or(0, |(offset, _)| offset);
        let len = common(&content[start..], wanted);
        if len > 0 {
            return columns(text, part.line + 1, part.start + start as u32..part.start + (start + len) as u32);
        }
        break;
    }
    let exact = parts.iter().find_map(|p| {
        let found = text.text[p.start as usize..p.end as usize].find(wanted).filter(|_| !wanted.is_empty())?;
        Some((p, p.start + found as u32))
    });
    match exact {
        Some((part, start)) => columns(text, part.line + 1, start..start + wanted.len() as u32),
        None => Place { line: node.first_line, columns: 0..0 },
    }
}

/// The bytes that both begin with, to the end of a word.
fn common(content: &str, wanted: &str) -> usize {
    let same = content.chars().zip(wanted.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// The bytes of the source line. The clean text has the lines of the source.
fn columns(text: &Text, line: u32, range: Range<u32>) -> Place {
    let begin = text.text[..range.start as usize].rfind('\n').map_or(0, |n| n as u32 + 1);
    let start = text.source_range(begin..begin).start;
    let source = text.source_range(range);
    Place { line, columns: (source.start - start) as u32..(source.end - start) as u32 }
}
