//! The differences for a terminal: article by article, or one line a node.

use super::Comparison;
use super::layout::{Layout, Section};
use super::show::{Piece, pieces};
use super::wire::{Summary, titles};
use crate::diag::visible::neutralise;
use crate::diff::words::Class;
use crate::diff::{Change, Fate};
use std::fmt::Write as _;
use std::io::{self, Write};

/// How the text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// With colours; without them words stand in `[-old-]` and `{+new+}`.
    pub colour: bool,
    /// So many unchanged nodes are shown before and behind each changed one.
    pub context: usize,
}

const RED: &str = "\x1b[31;9m";
const GREEN: &str = "\x1b[32m";
const DIM: &str = "\x1b[2m";
const BOLD: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

/// Characters of unchanged text that are shown beside a change.
const BESIDE: usize = 60;
/// Characters of an unchanged node that are shown.
const GLIMPSE: usize = 70;

/// Writes the changed nodes article by article, and a line of sums.
///
/// # Errors
/// Those of `out`.
pub fn write(comparison: &Comparison, style: Style, mut out: impl Write) -> io::Result<()> {
    let layout = Layout::new(comparison);
    let page = Page { comparison, layout: &layout, style };
    page.titles(&mut out)?;
    let sections = layout.sections();
    let shown = page.shown(&sections);
    for section in sections.iter().filter(|section| shown[section.entries.clone()].contains(&true)) {
        writeln!(out, "\n{}", page.paint(BOLD, &section.name))?;
        let (mut gap, mut first) = (false, true);
        for n in section.entries.clone() {
            if !shown[n] {
                gap = true;
                continue;
            }
            if std::mem::take(&mut gap) && !first {
                writeln!(out, "    {}", page.paint(DIM, "…"))?;
            }
            first = false;
            page.entry(n, &comparison.diff.changes[n], &mut out)?;
        }
    }
    if shown.contains(&true) {
        writeln!(out)?;
    }
    sums(comparison, &mut out)
}

/// Writes one line for each node that is not the same: fate, paths, likeness, words out and in.
///
/// # Errors
/// Those of `out`.
pub fn stat(comparison: &Comparison, style: Style, mut out: impl Write) -> io::Result<()> {
    let layout = Layout::new(comparison);
    let page = Page { comparison, layout: &layout, style };
    page.titles(&mut out)?;
    for change in comparison.diff.changes.iter().filter(|change| change.fate != Fate::Same) {
        let fate = format!("{:<10}", change.fate.name());
        let (mut less, mut more) = (0, 0);
        for word in change.words.iter().filter(|word| !word.ignored) {
            less += word.was.split_whitespace().count();
            more += word.now.split_whitespace().count();
        }
        let paths = format!("{:<24}", neutralise(&layout.paths(change)));
        let count = if less + more > 0 { format!("  -{less} +{more}") } else { String::new() };
        let elsewhere = if change.retargeted.is_empty() { "" } else { "  reference-retargeted" };
        let score = if change.score > 0.0 { format!("{:.2}", change.score) } else { "    ".to_owned() };
        let line = format!("{} {paths} {score}{count}{elsewhere}", page.paint(colour_of(change.fate), &fate));
        writeln!(out, "{}", line.trim_end())?;
    }
    sums(comparison, &mut out)
}

/// `3 edited, 1 added; 20 same`
fn sums(comparison: &Comparison, out: &mut impl Write) -> io::Result<()> {
    let sums = Summary::new(comparison.diff);
    let all = [
        (sums.edited, "edited"),
        (sums.moved, "moved"),
        (sums.renumbered, "renumbered"),
        (sums.split, "split"),
        (sums.merged, "merged"),
        (sums.added, "added"),
        (sums.removed, "removed"),
    ];
    let some: Vec<String> = all.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
    let some = if some.is_empty() { "nothing changed".to_owned() } else { some.join(", ") };
    let also = if sums.also_edited > 0 { format!(" ({} of them edited too)", sums.also_edited) } else { String::new() };
    writeln!(out, "{some}{also}; {} same", sums.same)
}

fn colour_of(fate: Fate) -> &'static str {
    match fate {
        Fate::Same => DIM,
        Fate::Added => GREEN,
        Fate::Removed => "\x1b[31m",
        Fate::Edited => "\x1b[33m",
        Fate::Moved | Fate::Renumbered => "\x1b[36m",
        Fate::Split | Fate::Merged => "\x1b[35m",
    }
}

struct Page<'p, 'c> {
    comparison: &'p Comparison<'c>,
    layout: &'p Layout<'p, 'c>,
    style: Style,
}

impl Page<'_, '_> {
    fn paint(&self, colour: &str, text: &str) -> String {
        let text = neutralise(text);
        if self.style.colour { format!("{colour}{text}{RESET}") } else { text.into_owned() }
    }

    fn titles(&self, out: &mut impl Write) -> io::Result<()> {
        for it in titles(&self.comparison.old.documents, &self.comparison.new.documents) {
            let was = if it.was.is_empty() { String::new() } else { self.out(it.was) };
            let now = if it.now.is_empty() { String::new() } else { self.came_in(it.now) };
            let space = if was.is_empty() || now.is_empty() { "" } else { " " };
            writeln!(out, "{}: {was}{space}{now}", it.field)?;
        }
        Ok(())
    }

    /// Which entries are shown: what changed, with the context around it in its article. What is only renumbered with its
    /// parent is not.
    fn shown(&self, sections: &[Section]) -> Vec<bool> {
        let changes = &self.comparison.diff.changes;
        let mut shown = vec![false; changes.len()];
        for section in sections {
            for n in section.entries.clone() {
                if changes[n].fate == Fate::Same || self.layout.follows(&changes[n]) {
                    continue;
                }
                shown[n] = true;
                let start = n.saturating_sub(self.style.context).max(section.entries.start);
                let end = n.saturating_add(self.style.context + 1).min(section.entries.end);
                (start..end).filter(|&m| changes[m].fate == Fate::Same).for_each(|m| shown[m] = true);
            }
        }
        shown
    }

    fn entry(&self, n: usize, change: &Change, out: &mut impl Write) -> io::Result<()> {
        let also = if change.edited { ", edited" } else { "" };
        let fate = match change.fate {
            Fate::Same => String::new(),
            fate => self.paint(colour_of(fate), &format!("{}{also}", fate.name())) + "  ",
        };
        let mut line = format!("  {} {fate}", self.paint(BOLD, &self.layout.paths(change)));
        for piece in pieces(self.comparison, change) {
            let _ = match piece {
                Piece::Kept(text) if change.fate == Fate::Same => {
                    write!(line, "{}", self.paint(DIM, &glimpse(&text, GLIMPSE)))
                }
                Piece::Kept(text) => write!(line, "{}", neutralise(&shortened(&text))),
                Piece::Out(text, class) => write!(line, "{}", self.marked(&text, class, false)),
                Piece::In(text, class) => write!(line, "{}", self.marked(&text, class, true)),
            };
        }
        let below = self.following(n);
        if below > 0 {
            let nodes = if below == 1 { "node" } else { "nodes" };
            write!(line, " {}", self.paint(DIM, &format!("(and {below} {nodes} below)"))).ok();
        }
        writeln!(out, "{}", line.trim_end())?;
        for it in &change.retargeted {
            let (from, to) = (it.from.join(", "), it.to.join(", "));
            let line = format!("“{}” meant {from}, now {to}", it.now);
            writeln!(out, "      reference-retargeted: {}", neutralise(&line))?;
        }
        Ok(())
    }

    /// How many entries behind an entry are not shown because they follow it.
    fn following(&self, n: usize) -> usize {
        self.comparison.diff.changes[n + 1..].iter().take_while(|change| self.layout.follows(change)).count()
    }

    fn marked(&self, text: &str, class: Class, new: bool) -> String {
        match (class, new) {
            (Class::Reference, false) => String::new(),
            (Class::Reference, true) => neutralise(text).into_owned(),
            (_, false) => self.out(text),
            (_, true) => self.came_in(text),
        }
    }

    fn out(&self, text: &str) -> String {
        if self.style.colour { self.paint(RED, text) } else { format!("[-{}-]", neutralise(text)) }
    }

    fn came_in(&self, text: &str) -> String {
        if self.style.colour { self.paint(GREEN, text) } else { format!("{{+{}+}}", neutralise(text)) }
    }
}

/// The beginning of a text.
fn glimpse(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Unchanged text between changes, without its middle where it is long.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= 3 * BESIDE {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(count - BESIDE).collect();
    format!("{}{tail}", glimpse(text, BESIDE))
}
