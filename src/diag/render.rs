//! Diagnostics for people: the source line with a caret under what is meant.

use super::visible::{hidden, neutralise, stand_in};
use super::{Diagnostic, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use std::ops::Range;

/// Characters of a source line that are shown; longer lines are cut around the caret.
const WIDTH: usize = 100;
/// Characters that are shown before the caret where a line is cut.
const BEFORE: usize = 30;

/// The lines of a decoded source, to be found by number.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the line starts.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Lines { text, starts: starts.collect() }
    }

    /// The line of that 1-based number without its terminator; empty where there is none.
    pub fn get(&self, line: u32) -> &'a str {
        let Some(at) = (line as usize).checked_sub(1).filter(|&at| at < self.starts.len()) else { return "" };
        let end = self.starts.get(at + 1).copied().unwrap_or(self.text.len());
        self.text[self.starts[at]..end].trim_end_matches(['\n', '\r'])
    }
}

/// Renders diagnostics, with or without colour. No character of the source reaches the terminal that could steer it.
pub struct Renderer {
    renderer: annotate_snippets::Renderer,
    colour: bool,
}

impl Renderer {
    /// A renderer, with ANSI colours where `colour` is set.
    pub fn new(colour: bool) -> Self {
        let renderer =
            if colour { annotate_snippets::Renderer::styled() } else { annotate_snippets::Renderer::plain() };
        Renderer { renderer: renderer.decor_style(DecorStyle::Ascii), colour }
    }

    /// One diagnostic as a few lines, without a line break at the end. `path` names the file.
    pub fn render(&self, path: &str, lines: &Lines<'_>, diagnostic: &Diagnostic) -> String {
        let shown = Shown::new(lines.get(diagnostic.line), &diagnostic.columns);
        let label = diagnostic.path.as_deref().map(|p| format!("in {}", neutralise(p)));
        let mark = AnnotationKind::Primary.span(shown.caret.clone()).label(label);
        let source = Snippet::source(&shown.text).line_start(diagnostic.line as usize).annotation(mark);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level.primary_title(neutralise(&diagnostic.message)).id(diagnostic.code);
        let mut group: Group<'_> = title.element(source);
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(neutralise(help)));
        }
        let mut text = self.renderer.render(&[group]);
        let place = self.place(path, diagnostic, shown.column);
        text.insert_str(text.find('\n').unwrap_or(text.len()), &place);
        text
    }

    /// The line ` --> file:line:column` below the title. It is ours, because the crate would count the column in
    /// the line as it is shown, and not in the source.
    fn place(&self, path: &str, diagnostic: &Diagnostic, column: usize) -> String {
        let (line, path) = (diagnostic.line.to_string(), neutralise(path));
        let column = if diagnostic.columns.is_empty() { String::new() } else { format!(":{column}") };
        let (on, off) = if self.colour { ("\x1b[1m\x1b[94m", "\x1b[0m") } else { ("", "") };
        format!("\n{:width$}{on}-->{off} {path}:{line}{column}", "", width = line.len())
    }
}

/// A source line as it is shown.
struct Shown {
    /// The line, or the part around the caret, with `…` where it was cut and stand-ins for hidden characters.
    text: String,
    /// The bytes of `text` that are meant.
    caret: Range<usize>,
    /// The 1-based column of the caret in the source line, in characters.
    column: usize,
}

impl Shown {
    /// `columns` are bytes of `line`; empty for the whole line. Positions inside a character count for its start.
    fn new(line: &str, columns: &Range<u32>) -> Self {
        let whole = columns.is_empty();
        let start = if whole { 0 } else { char_start(line, columns.start) };
        let end = if whole { line.len() } else { char_start(line, columns.end).max(start) };
        let from = cut_start(line, start);
        let mut shown = Shown { text: String::new(), caret: 0..0, column: line[..start].chars().count() + 1 };
        if from > 0 {
            shown.text.push('…');
        }
        shown.append(line, from, start..end);
        shown
    }

    /// Appends the line from a byte on, as far as the width allows, and notes where the caret falls.
    fn append(&mut self, line: &str, from: usize, meant: Range<usize>) {
        let mut caret = None;
        let mut caret_end = None;
        for (count, (at, c)) in line[from..].char_indices().enumerate() {
            if from + at >= meant.start {
                caret.get_or_insert(self.text.len());
            }
            if from + at >= meant.end {
                caret_end.get_or_insert(self.text.len());
            }
            if count == WIDTH {
                self.text.push('…');
                break;
            }
            if hidden(c) { stand_in(c, &mut self.text) } else { self.text.push(c) }
        }
        let start = caret.unwrap_or(self.text.len());
        self.caret = start..caret_end.unwrap_or(self.text.len()).max(start);
    }
}

/// The start of the character that a byte belongs to; the end of the line for a byte after it.
fn char_start(line: &str, byte: u32) -> usize {
    let at = (byte as usize).min(line.len());
    (0..=at).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0)
}

/// The byte from which a line is shown so that the caret is in sight.
fn cut_start(line: &str, caret: usize) -> usize {
    let short = line.char_indices().nth(WIDTH).is_none();
    if short {
        return 0;
    }
    line[..caret].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at)
}
