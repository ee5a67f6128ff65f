//! How well one piece goes on in another.

use crate::label::{self, Close, Numeral, Reading};
use crate::layout::{Flow, begins_with_capital, ends_sentence, is_title, opens_sentence};
use crate::repair::{Break, Evidence, Verdict, decide};
use crate::trace::{Confidence, RepairKind};
use crate::tree::Kind;
use rustc_hash::FxHashMap;

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
/// The title stands at the beginning of the text.
const TITLE: i32 = 20;
/// Headings are no longer than this, in bytes.
const HEADING: usize = 45;

/// Hyphens that stand at the end of a line.
const BREAKS: [char; 3] = ['-', '\u{AD}', '\u{2010}'];
/// The closing formula stands at the end of the text.
const CLOSING: i32 = 15;

/// Scores borders, each once.
pub struct Borders<'a> {
    text: &'a str,
    flow: &'a Flow,
    evidence: &'a Evidence<'a>,
    /// Lines up to this length can be headings: shorter than the others.
    short: usize,
    known: FxHashMap<(u32, u32), i32>,
}

impl<'a> Borders<'a> {
    /// Scores borders in `flow`.
    pub fn new(text: &'a str, flow: &'a Flow, evidence: &'a Evidence<'a>) -> Borders<'a> {
        let mut lengths: Vec<usize> = flow.pieces.iter().map(|p| p.range().len()).collect();
        lengths.sort_unstable();
        let usual = lengths.get(lengths.len() * 3 / 4).copied().unwrap_or(0);
        Borders { text, flow, evidence, short: HEADING.min(usual * 4 / 5), known: FxHashMap::default() }
    }

    /// How well the words of piece `left` go on in piece `right`: -30 to 30. Before the first piece the text begins, and
    /// with the number of pieces it ends.
    pub fn score(&mut self, left: Option<usize>, right: usize) -> i32 {
        let key = (left.map_or(u32::MAX, |n| n as u32), right as u32);
        if let Some(score) = self.known.get(&key) {
            return *score;
        }
        let score = match left {
            None if right < self.flow.pieces.len() => self.begins(right),
            None => 0,
            Some(left) if right < self.flow.pieces.len() => self.between(left, right),
            Some(left) => self.ends(left),
        };
        self.known.insert(key, score);
        score
    }

    /// Forgets what was scored, which pages further on do not need.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// How well the text begins with a piece.
    fn begins(&self, piece: usize) -> i32 {
        let line = self.flow.text(self.text, piece);
        if line.starts_with(char::is_lowercase) {
            return NO_BEGINNING;
        }
        let next = self.flow.pieces.get(piece + 1).map_or("", |_| self.flow.text(self.text, piece + 1));
        let whole = ends_broken(line) || !next.starts_with(char::is_lowercase) || next.len() <= self.short;
        let joined = match ends_broken(line) {
            true => format!("{}{next}", line.trim_end_matches(BREAKS)),
            false => format!("{line} {next}"),
        };
        let names = is_title(line) || is_title(&joined) && (ends_broken(line) || is_heading(line, self.short));
        let titled = names && whole && !ends_sentence(line) && label::scan(line).is_empty();
        if titled { TITLE } else { 0 }
    }

    /// How well the text ends with a piece.
    fn ends(&self, piece: usize) -> i32 {
        let line = |n: usize| self.flow.text(self.text, n);
        let last = line(piece);
        let open = last.ends_with([',', ';', ':']) || ends_broken(last);
        let goes_on = last.starts_with(char::is_lowercase) && piece > 0 && !ends_sentence(line(piece - 1));
        let closed = ends_sentence(last) || is_heading(last, self.short) || last.len() <= self.short && !goes_on;
        let end = if closed && !open { 0 } else { INTERRUPTED };
        end + if self.closes(piece) { CLOSING } else { 0 }
    }

    /// Whether the closing formula ends with a piece.
    fn closes(&self, piece: usize) -> bool {
        (piece.saturating_sub(2)..=piece).any(|n| self.flow.text(self.text, n).starts_with("Aldus "))
    }

    /// Whether a column that ends before `piece` would end with a heading, which typesetters do not let happen.
    pub fn strands_heading(&self, piece: usize) -> bool {
        let line = |n: usize| self.flow.text(self.text, n);
        let last = line(piece - 1);
        let second = || piece > 1 && is_titled(line(piece - 2), self.short);
        let heading = !ends_sentence(last)
            && last.len() <= self.short
            && (is_heading(last, self.short) || is_titled(last, self.short) || second());
        let apart = piece < 2 || second() || is_titled(last, self.short) || ends_sentence(line(piece - 2));
        heading && apart && (is_titled(last, self.short) || begins_with_capital(line(piece)))
    }

    fn between(&self, left: usize, right: usize) -> i32 {
        let (before, after) = (self.flow.text(self.text, left), self.flow.text(self.text, right));
        let piece = &self.flow.pieces[left];
        let spaced = if piece.spaced { self.text.get(piece.start as usize..piece.end as usize + 1) } else { None };
        if let Some(found) = Break::between(spaced.unwrap_or(before), after, true) {
            match decide(&found, self.evidence) {
                Verdict::Repair(it) if it.confidence >= Confidence::Likely && it.kind != RepairKind::HyphenKeep => {
                    return WORD;
                }
                Verdict::Repair(_) | Verdict::Suspended => return 0,
                Verdict::Doubtful { .. } => return NO_WORD,
                Verdict::None => {}
            }
        }
        let annex = |r: &Reading| r.keyword.is_some_and(|k| k.kind == Kind::Bijlage);
        let labels = label::scan(after);
        if self.closes(left) && !labels.is_empty() && !labels.iter().any(annex) {
            return INTERRUPTED;
        }
        sentences(before, after, self.short)
    }
}

/// How well a sentence goes on in the next line.
fn sentences(before: &str, after: &str, short: usize) -> i32 {
    let small = after.starts_with(char::is_lowercase);
    let labelled = label::scan(after).iter().any(|r| !r.lower && !is_amount(r, after));
    if is_label(before) {
        return if labelled { 0 } else { LABELLED };
    }
    if let Some(score) = lists(before, after) {
        return score;
    }
    if ends_sentence(before) {
        return if small && !labelled && !before.ends_with([';', ':']) { NO_BEGINNING } else { WHOLE };
    }
    if is_titled(before, short) && small {
        return INTERRUPTED;
    }
    if is_heading(before, short) || is_titled(before, short) || labelled && ends_item(before) {
        return 0;
    }
    match () {
        () if small && !labelled => GOES_ON,
        () if labelled || is_heading(after, short) => INTERRUPTED,
        () if begins_another(before, after) => INTERRUPTED,
        () if begins_with_capital(after) => NAME,
        () => 0,
    }
}

/// How well a list goes on, where `before` opens one or ends an item.
fn lists(before: &str, after: &str) -> Option<i32> {
    let items = label::scan(after);
    match before.chars().next_back()? {
        ':' if items.iter().any(|r| r.number.is_first() || r.numeral == Numeral::Bullet) => Some(LIST),
        ':' if items.iter().any(|r| r.numeral == Numeral::Lower && r.keyword.is_none()) => Some(NO_LIST),
        ';' if items.is_empty() && begins_with_capital(after) => Some(NO_LIST),
        _ => None,
    }
}

/// A word that has a capital only where a sentence begins, or in a name, which follows a word with a capital.
fn begins_another(before: &str, after: &str) -> bool {
    let first = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let last = before.rsplit(' ').next().unwrap_or("");
    opens_sentence(first) && last.starts_with(char::is_lowercase)
}

/// A number without dot or bracket before a small letter: `30 dagen`.
fn is_amount(r: &Reading, line: &str) -> bool {
    let bare = r.keyword.is_none() && r.numeral == Numeral::Arabic && r.close == Close::None;
    bare && line[r.len as usize..].trim_start().starts_with(char::is_lowercase)
}

/// A label and nothing else.
fn is_label(line: &str) -> bool {
    line.len() <= 20 && label::scan(line).iter().any(|r| r.len as usize == line.len())
}

/// An item of a list ends so, where the items are parts of one sentence.
fn ends_item(line: &str) -> bool {
    line.ends_with(',') || line.ends_with(" en") || line.ends_with(" of")
}

/// A short line with a capital and no end.
fn is_heading(line: &str, short: usize) -> bool {
    let whole = !ends_sentence(line) && !ends_broken(line) && !line.ends_with([',', '/']);
    line.len() <= short && begins_with_capital(line) && whole
}

/// A label with a heading behind it.
fn is_titled(line: &str, short: usize) -> bool {
    let heads = |r: &Reading| {
        let rest = line[r.len as usize..].trim_start();
        let title = r.keyword.is_some() && !r.lower || is_heading(rest, short);
        title && !ends_sentence(rest) && rest.len() <= short && begins_with_capital(rest)
    };
    label::scan(line).iter().any(heads)
}

/// A hyphen of any sort at the end.
fn ends_broken(line: &str) -> bool {
    line.ends_with(BREAKS)
}
