//! Running headers and footers inside the lines of the text, found by their page number.
//!
//! `een duur van 1 Algemene Voorwaarden X Pagina 2 (één) jaar`: an extractor that prints the words of a page in one
//! stream leaves its running line in the middle of a sentence, sometimes hyphenated over a line end. One such place
//! proves nothing. A phrase is cut out when it stands in at least three places of the document with a number that
//! counts the pages; the same words without the number are text and stay.

use super::flow::{Cut, Flow};
use rustc_hash::FxHashMap;

/// A phrase is furniture from so many places on.
const FEWEST: usize = 3;
/// The most words of a running line before and behind its number.
const REACH: usize = 16;
/// Page numbers are at least so many bytes apart, on average.
const APART: u32 = 400;

/// A word of the flow.
#[derive(Clone, Copy)]
struct Token {
    start: u32,
    end: u32,
    piece: u32,
}

/// The words of the flow as running lines are compared: a word that is hyphenated over a line end is one word.
struct Words<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

/// Cuts running lines out of the pieces of `flow`.
pub fn cut(text: &str, flow: &mut Flow) {
    if !may_have_page_numbers(text, flow) {
        return;
    }
    let words = Words::new(text, flow);
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for series in words.series() {
        ranges.extend(words.extend(&series));
    }
    ranges.sort_unstable();
    ranges.dedup_by(|b, a| b.0 < a.1);
    let cuts: Vec<(Token, Token)> = ranges.iter().map(|r| (words.tokens[r.0], words.tokens[r.1 - 1])).collect();
    if !cuts.is_empty() {
        apply(text, flow, &cuts);
    }
}

/// A word for a page followed by a number stands inside a line.
fn may_have_page_numbers(text: &str, flow: &Flow) -> bool {
    let finder = memchr::memmem::Finder::new(b"agina ");
    let inside = finder.find_iter(text.as_bytes()).filter(|at| {
        let piece = flow.pieces.partition_point(|p| (p.start as usize) <= *at);
        piece > 0 && (flow.pieces[piece - 1].end as usize) > *at
    });
    inside.take(FEWEST).count() == FEWEST
}

impl<'t> Words<'t> {
    fn new(text: &'t str, flow: &Flow) -> Words<'t> {
        let mut tokens = Vec::new();
        for (number, piece) in flow.pieces.iter().enumerate() {
            let content = &text[piece.range()];
            for word in content.split_ascii_whitespace() {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                let end = start + word.len();
                tokens.push(Token { start: start as u32, end: end as u32, piece: number as u32 });
            }
        }
        Words { text, tokens }
    }

    fn word(&self, at: usize) -> &'t str {
        let token = self.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }

    /// The word before `at`, put together when a line end broke it, and where it begins.
    fn before(&self, at: usize) -> Option<(String, usize)> {
        let last = at.checked_sub(1)?;
        let word = self.word(last);
        let broken = last.checked_sub(1).filter(|b| {
            let half = self.word(*b);
            self.tokens[*b].piece + 1 == self.tokens[last].piece && half.len() > 1 && half.ends_with('-')
        });
        match broken {
            Some(first) => Some((format!("{}{word}", self.word(first).trim_end_matches('-')), first)),
            None => Some((word.to_owned(), last)),
        }
    }

    /// The page number that a token is, behind a word for a page.
    fn page_number(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        let digits = word.trim_end_matches(['.', ',', ')', '|']);
        let (name, _) = self.before(at)?;
        let page =
            matches!(name.to_lowercase().as_str(), "pagina" | "pag." | "pag" | "blz." | "blz" | "page" | "bladzijde");
        (page && digits.len() <= 4).then(|| digits.parse().ok()).flatten()
    }

    /// The places of page numbers that count up, by the word before the word for a page.
    fn series(&self) -> Vec<Vec<usize>> {
        let mut by_phrase: FxHashMap<String, Vec<(usize, u32)>> = FxHashMap::default();
        for at in 2..self.tokens.len() {
            if let Some(number) = self.page_number(at) {
                let (_, page) = self.before(at).unwrap_or_default();
                let phrase = self.before(page).map_or(String::new(), |b| b.0);
                by_phrase.entry(phrase).or_default().push((at, number));
            }
        }
        let counting = by_phrase.into_values().filter(|places| self.counts(places));
        counting.map(|places| places.into_iter().map(|p| p.0).collect()).collect()
    }

    fn counts(&self, places: &[(usize, u32)]) -> bool {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return false };
        let up = places.windows(2).filter(|w| w[1].1 == w[0].1 + 1).count();
        let distance = self.tokens[last.0].start - self.tokens[first.0].start;
        places.len() >= FEWEST && up * 5 >= (places.len() - 1) * 4 && distance >= APART * (places.len() as u32 - 1)
    }

    /// The token ranges of a series with the words that stand around the number everywhere.
    fn extend(&self, series: &[usize]) -> Vec<(usize, usize)> {
        let mut starts: Vec<usize> = series.to_vec();
        for _ in 0..REACH {
            let before: Option<Vec<(String, usize)>> = starts.iter().map(|at| self.before(*at)).collect();
            match before.filter(|b| b.windows(2).all(|w| w[0].0 == w[1].0)) {
                Some(same) => starts = same.into_iter().map(|b| b.1).collect(),
                None => break,
            }
        }
        let mut ends: Vec<usize> = series.iter().map(|at| at + 1).collect();
        while ends.iter().all(|e| *e < self.tokens.len()) && ends[0] < series[0] + REACH {
            let first = self.word(ends[0]);
            if !ends.iter().all(|e| self.word(*e) == first) {
                break;
            }
            ends.iter_mut().for_each(|e| *e += 1);
        }
        starts.into_iter().zip(ends).collect()
    }
}

/// Splits the pieces at the cuts.
fn apply(text: &str, flow: &mut Flow, cuts: &[(Token, Token)]) {
    let mut pieces = Vec::with_capacity(flow.pieces.len() + cuts.len());
    let mut next = cuts.iter().peekable();
    for piece in &flow.pieces {
        let mut rest = *piece;
        let mut alive = true;
        while let Some((first, last)) = next.peek().filter(|c| c.0.start < rest.end && c.1.end > rest.start) {
            if first.start > rest.start {
                let head = text[rest.start as usize..first.start as usize].trim_end().len() as u32;
                pieces.push(super::Piece { end: rest.start + head, spaced: true, ..rest });
            }
            if first.start >= rest.start {
                let after = (pieces.len() as u32).checked_sub(1);
                flow.cuts.push(Cut { after, start: first.start, end: last.end, line: rest.line });
            }
            if last.end > rest.end {
                alive = false;
                break;
            }
            let tail = &text[last.end as usize..rest.end as usize];
            rest.start = last.end + (tail.len() - tail.trim_start().len()) as u32;
            (rest.gap, rest.page) = (super::Gap::Cut, false);
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
}
