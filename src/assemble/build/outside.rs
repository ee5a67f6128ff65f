//! Paragraphs that stand outside the numbering: the turns of a contract, its closing line, what stands behind the last article.

use super::{Builder, OPENING};
use crate::assemble::paragraphs;
use crate::layout::{begins_with_capital, is_closing};
use crate::tree::Part;

impl Builder<'_> {
    /// Whether a paragraph, which begins with `line` in the part `part`, belongs to no label before it.
    pub(super) fn is_outside(&self, line: &str, part: Option<&Part>) -> bool {
        let ends = || paragraphs::is_end_heading(line) && self.is_behind_articles();
        self.is_turn(line) || is_closing(line) || self.begins_apart(line, part) || ends()
    }

    /// A line that stands outside the numbering: a turn of a contract, or what a pattern of the house style says.
    pub(super) fn is_turn(&self, line: &str) -> bool {
        paragraphs::is_turn(line) || self.input.section.grammar.heading_patterns.iter().any(|p| p.is_match(line))
    }

    /// A paragraph that stands apart from the list before it, which a paragraph without a number opens.
    fn begins_apart(&self, line: &str, part: Option<&Part>) -> bool {
        let unnumbered = self.stack.first().is_some_and(|s| s.1 == OPENING);
        let above = |p: &Part| &self.text[self.text[..p.start as usize].trim_end().len()..p.start as usize];
        let apart = |p: &Part| above(p).matches('\n').count() > 1;
        let appear = || line.starts_with("De comparant") || line.starts_with("De verschenen ");
        unnumbered && (self.blanks_part && begins_with_capital(line) && part.is_some_and(apart) || appear())
    }

    /// Whether no label of an article or lid stands behind that of the present text.
    fn is_behind_articles(&self) -> bool {
        self.last_article.is_none_or(|piece| piece <= self.label_piece || self.label_piece == u32::MAX)
    }
}
