//! Running headers and footers inside the lines of the text, found by their page number.
//!
//! `een duur van 1 Algemene Voorwaarden X Pagina 2 (één) jaar`: an extractor that prints the words of a page in one
//! stream leaves its running line in the middle of a sentence, sometimes hyphenated over a line end. One such place
//! proves nothing. A phrase is cut out when it stands all through the document with a number that counts the pages; the
//! same words without the number are text and stay.

use super::flow::{Cut, Flow, UNKNOWN};
use super::sheets;
use super::twice;
use super::words::{FEW, Words, stops, unsigned};
use crate::label;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Range;

/// A phrase is furniture from so many places on.
const FEWEST: usize = 3;
/// The most words of a running line before and behind its number.
const REACH: usize = 16;
/// Lines that hold more than one paragraph are longer than this on average, in bytes.
const LINE: usize = 160;
/// Page numbers are at least so many bytes apart, on average.
const APART: u32 = 400;
/// The text behind the last page number is not longer than so many pages.
const MARGIN: u32 = 2;
/// A running line without a word for a page has so many words that do not change.
const WORDS: usize = 2;
/// Two places are enough for a name with so many capitals, where they are all there is.
const PAIR: usize = 2;
/// See [`PAIR`].
const CAPITALS: usize = 3;
/// So many words that count the pages all through the text need no further proof.
const SENTENCE: usize = 8;
/// The numbers of pages have no more digits.
const DIGITS: usize = 4;

/// A large text has a number for each fifty bytes; in one with more than this, those behind the last that there is room for are
/// not looked at.
const BYTES_A_NUMBER: usize = 32;

/// Words for a page.
const PAGE: [&str; 8] = ["pagina", "pag.", "pag", "blz.", "blz", "page", "bladzijde", "blad"];

/// Cuts running lines out of the pieces of `flow`.
pub fn cut(text: &str, flow: &mut Flow) {
    let words = Words::new(text, flow);
    let mut ranges = sheets::edges(&words, flow);
    ranges.extend(twice::spliced(&words));
    for series in words.series() {
        ranges.extend(words.extend(&series).into_iter().flat_map(|r| words.stretches(r)));
    }
    ranges.sort_unstable_by_key(|r| (r.start, r.end));
    ranges.dedup_by(|b, a| {
        let overlaps = b.start < a.end;
        a.end = if overlaps { a.end.max(b.end) } else { a.end };
        overlaps
    });
    if !ranges.is_empty() {
        apply(text, flow, &ranges);
    }
}

/// What stands beside a number that may count pages.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Beside<'t> {
    /// This word before it.
    Before(&'t str),
    /// This word behind it.
    Behind(&'t str),
    /// A word for a page, and this one before that; nothing for any word.
    Page(Cow<'t, str>),
}

impl<'t> Words<'t> {
    /// The page number that a token is, behind a word for a page.
    fn page_number(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        let digits = word.split('/').next().unwrap_or("").trim_end_matches(['.', ',', ')', '|']);
        if digits.len() > DIGITS {
            return None;
        }
        let (name, _) = self.before(at)?;
        PAGE.iter().any(|page| name.eq_ignore_ascii_case(page)).then(|| digits.parse().ok()).flatten()
    }

    /// The places of numbers that count the pages, by what stands beside them.
    fn series(&self) -> Vec<Vec<usize>> {
        // Nearly all words are turned away by their first byte: no digit, bracket or dash.
        let first = |at: &usize| self.text.as_bytes()[self.tokens[*at].start as usize];
        let may_be = |at: &usize| matches!(first(at), b'0'..=b'9' | b'[' | b'-' | 0xE2);
        let numbered = |at: &usize| unsigned(self.word(*at)).starts_with(|c: char| c.is_ascii_digit());
        let most = FEW.max(self.text.len() / BYTES_A_NUMBER);
        let numbers = || (0..self.tokens.len()).filter(may_be).filter(numbered).take(most);
        let places = || numbers().flat_map(|at| self.beside(at).into_iter().flatten().map(move |it| (at, it)));
        // A text can have another word beside each number: what stands only once needs no list of places.
        let hasher = FxBuildHasher;
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        places().for_each(|(_, (beside, _))| *counts.entry(hasher.hash_one(&beside)).or_default() += 1);
        let mut groups: FxHashMap<Beside, Vec<(usize, u32)>> = FxHashMap::default();
        for (at, (beside, number)) in places().filter(|(_, (beside, _))| counts[&hasher.hash_one(beside)] >= PAIR) {
            groups.entry(beside).or_default().push((at, number));
        }
        let groups = groups.into_iter().filter(|g| g.1.len() >= PAIR);
        groups.filter_map(|(beside, places)| self.counting(&beside, &places)).collect()
    }

    /// What stands beside a token that is a number, and the number.
    fn beside(&self, at: usize) -> [Option<(Beside<'t>, u32)>; 2] {
        if let Some(number) = at.checked_sub(2).and_then(|_| self.page_number(at)) {
            let (_, page) = self.before(at).unwrap_or_default();
            let phrase = self.before(page).map_or(Cow::default(), |b| b.0);
            return [phrase, Cow::default()].map(|phrase| Some((Beside::Page(phrase), number)));
        }
        let Some(number) = self.bare_number(at) else { return [None, None] };
        let before = at.checked_sub(1).map(|before| (Beside::Before(self.word(before)), number));
        let behind = (at + 1 < self.tokens.len()).then(|| (Beside::Behind(self.word(at + 1)), number));
        [before, behind]
    }

    /// The number that a token is: `3`, `3/8`.
    fn bare_number(&self, at: usize) -> Option<u32> {
        let word = unsigned(self.word(at));
        let (number, of) = word.split_once('/').unwrap_or((word, "1"));
        let digits = |part: &str| (1..=DIGITS).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        (digits(number) && digits(of)).then(|| number.parse().ok()).flatten()
    }

    /// Whether a keyword makes a label of the number.
    fn is_labelled(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|n| self.tokens[n].start as usize);
        before.is_some_and(|start| label::scan(&self.text[start..]).iter().any(|r| r.keyword.is_some()))
    }

    /// The longest run of `places` that counts up by one, where it counts the pages of the whole text.
    fn counting(&self, beside: &Beside, places: &[(usize, u32)]) -> Option<Vec<usize>> {
        let mut runs: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (at, number) in places {
            let mut run = number.checked_sub(1).and_then(|last| runs.remove(&last)).unwrap_or_default();
            run.push(*at);
            let known = runs.entry(*number).or_default();
            if run.len() > known.len() {
                *known = run;
            }
        }
        let (last, run) = runs.into_iter().max_by_key(|(_, run)| run.len())?;
        let first_number = last + 1 - run.len() as u32;
        let (start, end) = (self.tokens[run[0]].start, self.tokens[*run.last()?].start);
        let distance = end - start;
        if first_number == 1 && self.is_whole_count(beside, &run) {
            return Some(run);
        }
        let pair = run.len() == PAIR && places.len() == PAIR && first_number == 1 && self.is_pair(&run);
        if !(pair || run.len() >= FEWEST) || distance < APART * (run.len() as u32 - 1) {
            return None;
        }
        if matches!(beside, Beside::Page(_)) {
            return Some(run);
        }
        let total = self.tokens.last()?.end;
        let page = (distance / (run.len() as u32 - 1)).max(total / last);
        let whole = first_number <= 2 && start <= (first_number + 1) * page && total - end <= MARGIN * page;
        (whole && self.is_phrase(&run) && self.is_spliced(&run)).then_some(run)
    }

    /// The words around the numbers stand on their lines, and the text shows that they are no part of it. A label on a line
    /// of its own is no running line, paragraphs that begin with the same words are none, and neither are headings.
    fn is_spliced(&self, run: &[usize]) -> bool {
        let ranges = self.extend(run);
        let most =
            |holds: &dyn Fn(&(usize, usize)) -> bool| ranges.iter().filter(|r| holds(r)).count() * 2 > ranges.len();
        let on_one_line = |(from, to): &(usize, usize)| {
            to > &(from + 1) && self.tokens[*to - 1].piece == self.tokens[*from].piece
                || self.before(*to - 1).is_some_and(|b| b.1 + 2 < *to)
        };
        let lines = run.iter().zip(&ranges).filter(|(at, r)| on_one_line(r) || self.has_lines_of_its_own(**at, r));
        let inside = |r: &(usize, usize)| self.is_inside(r);
        lines.count() * 2 > ranges.len()
            && !most(&|r| self.follows_label(r.0))
            && (ranges.iter().any(|r| self.is_foreign(r))
                || most(&on_one_line)
                    && (most(&|(from, to)| to - from > SENTENCE) || self.has_lines() && most(&inside)))
    }

    /// The range has all words of its lines, and others than the number `at` on the line of that.
    fn has_lines_of_its_own(&self, at: usize, (from, to): &(usize, usize)) -> bool {
        let worded = at > *from && self.is_on_line(at) || at + 1 < *to && self.is_on_line(at + 1);
        worded && !self.is_on_line(*from) && !self.is_on_line(*to)
    }

    /// Text stands on the same line before the range and behind it.
    fn is_inside(&self, (from, to): &(usize, usize)) -> bool {
        self.is_on_line(*from) && self.is_on_line(*to)
    }

    /// A word stands on the line of the word before it.
    fn is_on_line(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].piece == self.tokens[at].piece
    }

    /// The text is broken into lines, so that few labels or headings stand inside one.
    fn has_lines(&self) -> bool {
        let ends = self.tokens.last().map_or((0, 0), |t| (t.end as usize, t.piece as usize + 1));
        ends.0 < LINE * ends.1
    }

    /// A keyword with its number begins at `at`, so that the text goes on with a label there.
    pub(super) fn begins_label(&self, at: usize) -> bool {
        let readings = label::scan(&self.text[self.tokens[at].start as usize..]);
        readings.iter().any(|r| r.keyword.is_some() && !r.lower)
    }

    /// Two numbers are enough where they tell how many pages there are, or stand with a name, or with words that are no
    /// part of the text.
    fn is_pair(&self, run: &[usize]) -> bool {
        let ranges = self.extend(run);
        let words = ranges[0].1 - ranges[0].0 > CAPITALS;
        let of = |at: &usize| self.pages_of(*at) == Some(PAIR as u32);
        let capital = |r: &(usize, usize)| self.word(r.0).starts_with(char::is_uppercase);
        let paged = || run.iter().all(|at| self.page_number(*at).is_some());
        run.iter().all(of)
            || self.is_name(run)
            || ranges.iter().any(|r| self.is_foreign(r) && (words || capital(r) && paged()))
    }

    /// Each number says of how many it is one, and the last of them is there: `pagina 1 van 2`, `pagina 2 van 2`. Words that never
    /// change stand with them.
    fn is_whole_count(&self, beside: &Beside, run: &[usize]) -> bool {
        let pages = run.len() as u32;
        let counted = run.len() >= PAIR && run.iter().all(|at| self.pages_of(*at) == Some(pages));
        let (from, to) = self.extend(run)[0];
        let named = || (from..to).filter(|n| self.word(*n).starts_with(char::is_uppercase)).count() >= WORDS;
        counted && (matches!(beside, Beside::Page(_)) || named() || self.is_name(run))
    }

    /// The number of pages behind the number of one: `2/3`, `2 / 3`, `2 van 3`.
    fn pages_of(&self, at: usize) -> Option<u32> {
        if let Some((_, of)) = self.word(at).split_once('/') {
            return of.parse().ok();
        }
        let of = (at + 2 < self.tokens.len() && matches!(self.word(at + 1), "/" | "van" | "of")).then_some(at + 2)?;
        self.word(of).parse().ok()
    }

    /// The words around both numbers are a name: some begin with a capital, or they begin the text too, as its title.
    fn is_name(&self, run: &[usize]) -> bool {
        let (from, to) = self.extend(run)[0];
        let words = (from..to).map(|n| self.word(n)).filter(|w| w.starts_with(char::is_alphabetic));
        let words: Vec<&str> = words.collect();
        let begins_text = || (0..words.len().min(self.tokens.len())).all(|n| self.word(n) == words[n]);
        let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
        capitals >= CAPITALS || words.len() >= WORDS && begins_text()
    }

    /// Enough of what stands around the numbers never changes.
    fn is_phrase(&self, run: &[usize]) -> bool {
        if run.iter().filter(|at| self.is_labelled(**at)).count() * 2 > run.len() {
            return false;
        }
        let ranges = self.extend(run);
        let (from, to) = ranges[ranges.len() / 2];
        let number = run[run.len() / 2];
        let around = (from..to).filter(|n| *n != number);
        let worded = around.clone().filter(|n| self.word(*n).chars().filter(|c| c.is_alphabetic()).nth(1).is_some());
        let of = to > number + 2 && self.word(number + 1) == "/" || self.word(number).contains('/');
        let signs = from < number && to > number + 1 && self.word(number - 1) == self.word(number + 1);
        worded.count() >= WORDS || of || signs
    }

    /// The token ranges of a series with the words that stand around the number nearly everywhere.
    fn extend(&self, series: &[usize]) -> Vec<(usize, usize)> {
        let mut ranges: Vec<(usize, usize)> = series.iter().map(|at| (*at, at + 1)).collect();
        let back = |range: (usize, usize)| {
            let (word, at) = self.before(range.0).filter(|(word, _)| !stops(word))?;
            Some((word, (at, range.1)))
        };
        let on = |range: (usize, usize)| {
            let free = range.1 < self.tokens.len() && !self.begins_label(range.1);
            let (next, end) = free.then(|| self.behind(range.1)).filter(|(word, _)| !stops(word))?;
            Some((next, (range.0, end)))
        };
        grow(&mut ranges, &back);
        grow(&mut ranges, &on);
        ranges
    }
}

/// The word that a range takes in, and the range with it.
type Grown<'t> = (Cow<'t, str>, (usize, usize));

/// Lets ranges grow as long as nearly all of them go on with the same word; the others stay behind.
fn grow<'t>(ranges: &mut [(usize, usize)], step: &dyn Fn((usize, usize)) -> Option<Grown<'t>>) {
    let mut alive: Vec<usize> = (0..ranges.len()).collect();
    for _ in 0..REACH {
        let next: Vec<(usize, Cow<str>, (usize, usize))> =
            alive.iter().filter_map(|n| step(ranges[*n]).map(|(word, range)| (*n, word, range))).collect();
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        next.iter().for_each(|n| *counts.entry(&n.1).or_default() += 1);
        let Some((word, count)) = counts.into_iter().max_by_key(|c| c.1) else { return };
        if count * 5 < ranges.len() * 4 || count < 2 {
            return;
        }
        let word = word.to_owned();
        alive = next.iter().filter(|n| n.1 == word).map(|n| n.0).collect();
        for (n, _, range) in next.iter().filter(|n| n.1 == word) {
            ranges[*n] = *range;
        }
    }
}

/// Splits the pieces at the cuts.
fn apply(text: &str, flow: &mut Flow, cuts: &[Range<u32>]) {
    let mut pieces = Vec::with_capacity(flow.pieces.len() + cuts.len());
    let mut next = cuts.iter().peekable();
    for piece in &flow.pieces {
        let mut rest = *piece;
        let mut alive = true;
        while let Some(cut) = next.peek().filter(|c| c.start < rest.end && c.end > rest.start) {
            if cut.start > rest.start {
                let head = text[rest.start as usize..cut.start as usize].trim_end().len() as u32;
                pieces.push(super::Piece { end: rest.start + head, spaced: true, label: UNKNOWN, ..rest });
            }
            if cut.start >= rest.start {
                let after = (pieces.len() as u32).checked_sub(1);
                flow.cuts.push(Cut { after, start: cut.start, end: cut.end, line: rest.line });
            }
            if cut.end > rest.end {
                alive = false;
                break;
            }
            let tail = &text[cut.end as usize..rest.end as usize];
            // Behind a running line that begins a line, a page begins.
            let begins = cut.start == piece.start;
            rest.start = cut.end + (tail.len() - tail.trim_start().len()) as u32;
            rest.gap = if begins { piece.gap.max(super::Gap::Page) } else { super::Gap::Cut };
            (rest.page, rest.label) = (false, UNKNOWN);
            next.next();
            alive = rest.start < rest.end;
            if !alive {
                break;
            }
        }
        if alive {
            pieces.push(rest);
        }
    }
    flow.pieces = pieces;
    flow.scan(text);
}
