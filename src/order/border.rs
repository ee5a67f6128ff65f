//! How well one piece goes on in another.

use super::sides::{BREAKS, Side, Sides, ends_broken, is_heading, spaced};
use crate::layout::{Flow, Gap, is_title};
use crate::repair::{Break, Evidence, Verdict, decide};
use crate::trace::{Confidence, RepairKind};
use rustc_hash::FxHashMap;
use std::cell::Cell;

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
/// A list that opens with another item than its first, or that ends with a semicolon before a sentence.
const NO_LIST: i32 = -12;
/// A label that stands alone on its line goes on in its text.
const LABELLED: i32 = 4;
/// The title stands at the end of the text.
const NO_END: i32 = -20;
/// A title has so many lines at most.
const TITLE_LINES: usize = 4;
/// The title stands at the beginning of the text.
const TITLE: i32 = 25;

/// The closing formula stands at the end of the text.
const CLOSING: i32 = 15;

/// Scores borders.
pub struct Borders<'a> {
    text: &'a str,
    flow: &'a Flow,
    evidence: &'a Evidence<'a>,
    /// What each piece says at its ends.
    sides: &'a Sides,
    /// The borders that take more than a look at the two ends, each scored once; `None` where no word is broken.
    known: FxHashMap<(u32, u32), Option<i32>>,
    /// Whether the title begins with a piece, as far as that was asked.
    titled: Vec<Cell<Option<bool>>>,
}

impl<'a> Borders<'a> {
    /// Scores borders in `flow`, the pieces of which have these `sides`.
    pub fn new(text: &'a str, flow: &'a Flow, evidence: &'a Evidence<'a>, sides: &'a Sides) -> Borders<'a> {
        Borders {
            text,
            flow,
            evidence,
            sides,
            known: FxHashMap::default(),
            titled: vec![Cell::new(None); sides.of.len()],
        }
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
        match self.sides.of[piece].small {
            true => Some(NO_BEGINNING),
            false => Some(if self.is_titled(piece) { TITLE } else { 0 }),
        }
    }

    /// Whether the title begins with a piece.
    pub fn is_titled(&self, piece: usize) -> bool {
        let known = self.titled[piece].get().unwrap_or_else(|| self.begins_title(piece));
        self.titled[piece].set(Some(known));
        known
    }

    /// What [`Borders::is_titled`] finds when it is asked first.
    fn begins_title(&self, piece: usize) -> bool {
        let line = self.flow.text(self.text, piece);
        let own = &self.sides.of[piece];
        if own.small || own.opener || own.ends || own.labelled {
            return false;
        }
        let next = self.flow.pieces.get(piece + 1).map_or("", |_| self.flow.text(self.text, piece + 1));
        let whole = ends_broken(line) || !next.starts_with(char::is_lowercase) || next.len() <= self.sides.short;
        // A running line above a column that goes on names the document as well.
        let goes_on = self.sides.of.get(piece + 1).is_some_and(|next| next.firm && !next.opens);
        if !whole || goes_on {
            return false;
        }
        let joined = || match ends_broken(line) {
            true => format!("{}{next}", line.trim_end_matches(BREAKS)),
            false => format!("{line} {next}"),
        };
        let sentence = self.sides.of.get(piece + 1).is_some_and(|next| next.opener);
        let heads = ends_broken(line) || !sentence && is_heading(line, self.sides.short);
        is_title(line) || heads && is_title(&joined())
    }

    /// How well the text ends with a piece.
    fn ends(&self, piece: usize) -> i32 {
        let last = &self.sides.of[piece];
        let goes_on = last.small && piece > 0 && !self.sides.of[piece - 1].ends;
        // `© 2024 De Linde`, below all text, is whole in itself.
        let below = piece + 1 == self.flow.pieces.len() && self.flow.pieces[piece].gap == Gap::Blank;
        let sign = below && !last.small && !last.capital && !last.labelled;
        if !last.ends && (self.is_titled(piece) || piece > 0 && self.is_titled(piece - 1)) {
            return NO_END;
        }
        let closed = last.ends || last.heading || last.short && !goes_on || sign;
        let end = if closed && !last.open { 0 } else { INTERRUPTED };
        end + if self.closes(piece) { CLOSING } else { 0 }
    }

    /// Whether the closing formula ends with a piece.
    fn closes(&self, piece: usize) -> bool {
        self.sides.of[piece.saturating_sub(2)..=piece].iter().any(|s| s.aldus)
    }

    /// Whether a column that ends before `piece` would end with a heading, which typesetters do not let happen.
    pub fn strands_heading(&self, piece: usize) -> bool {
        let last = &self.sides.of[piece - 1];
        let second = piece > 1 && self.sides.of[piece - 2].titled;
        let heading = !last.ends && last.short && (last.heading || last.titled || second);
        let apart = piece < 2 || second || last.titled || self.sides.of[piece - 2].ends;
        let next = &self.sides.of[piece];
        heading && apart && (last.titled || next.capital || next.titled)
    }

    fn between(&mut self, left: usize, right: usize) -> i32 {
        if self.sides.of[left].broken
            && let Some(score) = self.once(left as u32, right, |own, right| own.word(left, right))
        {
            return score;
        }
        let (before, after) = (&self.sides.of[left], &self.sides.of[right]);
        if after.labelled && !after.annex && self.closes(left) {
            return INTERRUPTED;
        }
        sentences(before, after)
    }

    /// The same as [`Borders::score`], or more where that is not known yet and would have to be found out.
    pub fn at_most(&mut self, left: Option<usize>, right: usize) -> i32 {
        let unknown = |left: &usize| {
            right < self.flow.pieces.len()
                && self.sides.of[*left].broken
                && !self.known.contains_key(&(*left as u32, right as u32))
        };
        if left.as_ref().is_some_and(unknown) { WORD } else { self.score(left, right) }
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

    /// No piece goes on better behind piece `left`; `small`: some of them begin with a small letter. Where nothing stands
    /// before, the text begins.
    pub fn most_behind(&self, left: Option<usize>, small: bool) -> i32 {
        left.map_or(TITLE, |left| most_behind(&self.sides.of[left], small))
    }

    /// Piece `right` goes on no better behind any piece, of which words may be `broken` at the end of some.
    pub fn most_before(&self, right: usize, broken: bool) -> i32 {
        if broken { WORD } else { most_before(&self.sides.of[right]) }
    }

    /// How many pieces at the beginning hold the title, where a label stands right behind it that is not the first of a text.
    pub fn title(&self) -> usize {
        let label = self.sides.of.iter().take(TITLE_LINES + 1).position(|side| side.firm);
        let late = label.filter(|n| !self.sides.of[*n].opens && *n > 0 && self.is_titled(0));
        late.filter(|n| self.sides.of[..*n].iter().all(|side| !side.ends)).unwrap_or(0)
    }

    /// Whether a piece begins with a small letter.
    pub fn is_small(&self, piece: usize) -> bool {
        self.sides.of[piece].small
    }

    /// Whether a word may be broken at the end of a piece.
    pub fn is_broken(&self, piece: usize) -> bool {
        self.sides.of[piece].broken
    }
}

/// How well a sentence goes on in the next line.
fn sentences(before: &Side, after: &Side) -> i32 {
    if before.alone {
        return if after.firm { 0 } else { LABELLED };
    }
    if let Some(score) = lists(before, after) {
        return score;
    }
    if before.ends {
        return if after.small && !after.firm && !before.semicolon && !before.colon { NO_BEGINNING } else { WHOLE };
    }
    if before.titled && after.small {
        return INTERRUPTED;
    }
    if before.titled && !after.titled && (after.firm || after.capital) {
        return WHOLE;
    }
    if before.heading || before.titled || after.firm && before.item {
        return 0;
    }
    match () {
        () if after.small && !after.firm => GOES_ON,
        () if after.firm || after.heading => INTERRUPTED,
        () if after.opener && before.lower => INTERRUPTED,
        () if after.capital => NAME,
        () => 0,
    }
}

/// How well a list goes on, where `before` opens one or ends an item.
fn lists(before: &Side, after: &Side) -> Option<i32> {
    match () {
        () if before.colon && after.opens => Some(LIST),
        () if before.colon && after.lettered && !after.alone => Some(NO_LIST),
        () if before.semicolon && !after.labelled && after.capital => Some(NO_LIST),
        () => None,
    }
}

/// The most that [`sentences`] and a broken word give behind a piece; `goes_on`: some line begins with a small letter.
fn most_behind(before: &Side, goes_on: bool) -> i32 {
    match () {
        () if before.broken => WORD,
        () if before.alone => LABELLED,
        () if before.colon => LIST,
        () if before.ends => WHOLE,
        () if before.titled => WHOLE,
        () if before.heading || !goes_on => 0,
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
