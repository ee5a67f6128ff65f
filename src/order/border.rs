//! How well one piece goes on in another.

use super::sides::{BREAKS, Side, ends_broken, is_heading, sides, spaced};
use crate::layout::{Flow, ends_sentence, is_title};
use crate::repair::{Break, Evidence, Verdict, decide};
use crate::trace::{Confidence, RepairKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A broken word that the two halves complete.
const WORD: i32 = 30;
/// Halves that do not belong together.
const NO_WORD: i32 = -30;
/// A sentence goes on with a small letter.
const GOES_ON: i32 = 15;
/// A small letter behind the end of a sentence, or at the beginning of the text.
const NO_BEGINNING: i32 = -20;
/// A label or heading in the middle of a sentence, or the text ends in the middle of one.
const INTERRUPTED: i32 = -20;
/// A capital in the middle of a sentence, which may be a name.
const NAME: i32 = -6;
/// A sentence ends and another one begins.
const WHOLE: i32 = 8;
/// A list opens behind a colon.
const LIST: i32 = 15;
/// A label that stands alone on its line goes on in its text.
const LABELLED: i32 = 4;
/// The title stands at the beginning of the text.
const TITLE: i32 = 20;
/// Headings are no longer than this, in bytes.
const HEADING: usize = 45;

/// The closing formula stands at the end of the text.
const CLOSING: i32 = 15;

/// Scores borders.
pub struct Borders<'a> {
    text: &'a str,
    flow: &'a Flow,
    evidence: &'a Evidence<'a>,
    /// Lines up to this length can be headings: shorter than the others.
    short: usize,
    /// What each piece says at its ends.
    sides: Vec<Side>,
    /// The borders that take more than a look at the two ends, each scored once; `None` where no word is broken.
    known: FxHashMap<(u32, u32), Option<i32>>,
}

impl<'a> Borders<'a> {
    /// Scores borders in `flow`.
    pub fn new(text: &'a str, flow: &'a Flow, evidence: &'a Evidence<'a>) -> Borders<'a> {
        let mut lengths: Vec<usize> = flow.pieces.iter().map(|p| p.range().len()).collect();
        let place = lengths.len() * 3 / 4;
        let usual = if lengths.is_empty() { 0 } else { *lengths.select_nth_unstable(place).1 };
        let short = HEADING.min(usual * 4 / 5);
        Borders { text, flow, evidence, short, sides: sides(text, flow, short), known: FxHashMap::default() }
    }

    /// How well the words of piece `left` go on in piece `right`: -30 to 30. Before the first piece the text begins, and
    /// with the number of pieces it ends.
    pub fn score(&mut self, left: Option<usize>, right: usize) -> i32 {
        match left {
            None if right < self.flow.pieces.len() => self.once(u32::MAX, right, Self::begins).unwrap_or(0),
            None => 0,
            Some(left) if right < self.flow.pieces.len() => self.between(left, right),
            Some(left) => self.ends(left),
        }
    }

    /// Forgets what was scored, which pages further on do not need.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// What `score` says of a border, asked once.
    fn once(&mut self, left: u32, right: usize, score: impl Fn(&Self, usize) -> Option<i32>) -> Option<i32> {
        if let Some(known) = self.known.get(&(left, right as u32)) {
            return *known;
        }
        let found = score(self, right);
        self.known.insert((left, right as u32), found);
        found
    }

    /// How well the text begins with a piece.
    fn begins(&self, piece: usize) -> Option<i32> {
        let line = self.flow.text(self.text, piece);
        if self.sides[piece].small {
            return Some(NO_BEGINNING);
        }
        let next = self.flow.pieces.get(piece + 1).map_or("", |_| self.flow.text(self.text, piece + 1));
        let whole = ends_broken(line) || !next.starts_with(char::is_lowercase) || next.len() <= self.short;
        let joined = match ends_broken(line) {
            true => format!("{}{next}", line.trim_end_matches(BREAKS)),
            false => format!("{line} {next}"),
        };
        let names = is_title(line) || is_title(&joined) && (ends_broken(line) || is_heading(line, self.short));
        let titled = names && whole && !ends_sentence(line) && !self.sides[piece].labelled;
        Some(if titled { TITLE } else { 0 })
    }

    /// How well the text ends with a piece.
    fn ends(&self, piece: usize) -> i32 {
        let last = &self.sides[piece];
        let closed = last.ends || last.heading || last.short;
        let end = if closed && !last.open { 0 } else { INTERRUPTED };
        end + if self.closes(piece) { CLOSING } else { 0 }
    }

    /// Whether the closing formula ends with a piece.
    fn closes(&self, piece: usize) -> bool {
        self.sides[piece.saturating_sub(2)..=piece].iter().any(|s| s.aldus)
    }

    /// Whether a column that ends before `piece` would end with a heading, which typesetters do not let happen.
    pub fn strands_heading(&self, piece: usize) -> bool {
        let last = &self.sides[piece - 1];
        let second = piece > 1 && self.sides[piece - 2].titled;
        let heading = !last.ends && last.short && (last.heading || last.titled || second);
        let apart = piece < 2 || second || last.titled || self.sides[piece - 2].ends;
        heading && apart && (last.titled || self.sides[piece].capital)
    }

    fn between(&mut self, left: usize, right: usize) -> i32 {
        if self.sides[left].broken
            && let Some(score) = self.once(left as u32, right, |own, right| own.word(left, right))
        {
            return score;
        }
        let (before, after) = (&self.sides[left], &self.sides[right]);
        if after.labelled && !after.annex && self.closes(left) {
            return INTERRUPTED;
        }
        sentences(before, after)
    }

    /// What the word says that may be broken between two pieces, if it is.
    fn word(&self, left: usize, right: usize) -> Option<i32> {
        let after = self.flow.text(self.text, right);
        let found = Break::between(spaced(self.text, self.flow, left), after, true)?;
        match decide(&found, self.evidence) {
            Verdict::Repair(it) if it.confidence >= Confidence::Likely && it.kind != RepairKind::HyphenKeep => {
                Some(WORD)
            }
            Verdict::Repair(_) | Verdict::Suspended => Some(0),
            Verdict::Doubtful { .. } => Some(NO_WORD),
            Verdict::None => None,
        }
    }

    /// No order of `blocks` behind `from` has borders of which the words score more than this.
    pub fn most(&self, blocks: &[Range<usize>], from: Option<usize>) -> i32 {
        let goes_on = blocks.iter().any(|b| self.sides[b.start].small);
        let of_left = |n: usize| most_behind(&self.sides[n], goes_on);
        let behind: i32 = blocks.iter().map(|b| of_left(b.end - 1)).sum();
        // The text ends with one of them, and nothing goes on there.
        let last = blocks.iter().map(|b| of_left(b.end - 1)).min().unwrap_or(0);
        let first = from.map_or(TITLE, of_left);
        let broken = blocks.iter().map(|b| b.end - 1).chain(from).any(|n| self.sides[n].broken);
        let of_right = |n: usize| if broken { WORD } else { most_before(&self.sides[n]) };
        let before: i32 = blocks.iter().map(|b| of_right(b.start)).sum();
        let title = if from.is_none() { TITLE } else { 0 };
        (first + behind - last).min(title + before)
    }
}

/// How well a sentence goes on in the next line.
fn sentences(before: &Side, after: &Side) -> i32 {
    if before.alone {
        return if after.labels { 0 } else { LABELLED };
    }
    if before.colon && after.opens {
        return LIST;
    }
    if before.ends {
        return if after.small && !after.labels && !before.semicolon { NO_BEGINNING } else { WHOLE };
    }
    if before.titled && after.small {
        return INTERRUPTED;
    }
    if before.heading || before.titled || after.labels && before.item {
        return 0;
    }
    match () {
        () if after.small && !after.labels => GOES_ON,
        () if after.labels || after.heading => INTERRUPTED,
        () if after.capital => NAME,
        () => 0,
    }
}

/// The most that [`sentences`] and a broken word give behind a piece; `goes_on`: some line begins with a small letter.
fn most_behind(before: &Side, goes_on: bool) -> i32 {
    match () {
        () if before.broken => WORD,
        () if before.alone => LABELLED,
        () if before.colon => LIST,
        () if before.ends => WHOLE,
        () if before.heading || before.titled || !goes_on => 0,
        () => GOES_ON,
    }
}

/// The most that [`sentences`] gives before a piece.
fn most_before(after: &Side) -> i32 {
    match () {
        () if after.opens => LIST,
        () if after.small => GOES_ON,
        () => WHOLE,
    }
}
