//! Pages that stand on one line each, as document sharing sites print them: the line begins with the number of the page.
//!
//! Then the words with which nearly all pages begin behind that number, and those with which nearly all of them end, are
//! running lines.

use super::flow::Flow;
use super::is_abbreviation;
use super::words::{Words, stops};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One line shows no pages.
const FEWEST: usize = 2;
/// The page is as long as this on average, in bytes.
const LONG: usize = 250;
/// The most words of a running line.
const REACH: usize = 24;
/// A running line without a number has so many words on all pages together, because two pages can begin alike by chance.
const WORDS: usize = 4;

/// What may stand around the number of a page; a hyphen behind it went with the line end.
const SIGNS: [char; 4] = ['-', '–', '[', ']'];
/// So many bytes in small letters are no ending of words.
const LONG_WORD: usize = 5;

/// The number and the tokens of a page.
type Page = (u32, Range<usize>);

/// The running lines at the beginnings and ends of such pages, in bytes; none where the text has none.
pub(super) fn edges(words: &Words, flow: &Flow) -> Vec<Range<u32>> {
    let total: usize = flow.pieces.iter().map(|p| p.range().len()).sum();
    if total < LONG * flow.pieces.len().max(1) {
        return Vec::new();
    }
    if flow.pieces.len() < FEWEST {
        return only(words).unwrap_or_default();
    }
    let Some(pages) = pages(words, flow) else { return Vec::new() };
    let heads = Edge { words, pages: &pages, place: &|tokens, n| tokens.start + 1 + n, ends: false }.depths();
    let feet = Edge { words, pages: &pages, place: &|tokens, n| tokens.end - 1 - n, ends: true }.depths();
    let start = |token: usize| words.tokens[token].start;
    let end = |token: usize| words.tokens[token - 1].end;
    let mut found = Vec::with_capacity(2 * pages.len());
    for (n, page) in pages.iter().enumerate() {
        let head = page.1.start + 1 + heads[n].words;
        found.push(start(page.1.start)..end(head));
        let foot = (page.1.end - feet[n].words).max(head);
        let from = feet[n].glued.map(|length| end(foot) - length).or((foot < page.1.end).then(|| start(foot)));
        found.extend(from.map(|from| from..end(page.1.end)));
    }
    found
}

/// The running lines of a text that is one page: it begins with the number 1, and its end says that it is the first page, or
/// the only one. The header is what the title says again.
fn only(words: &Words) -> Option<Vec<Range<u32>>> {
    let count = words.tokens.len();
    let word = |n: usize| words.word(n);
    let begins = |n: usize| n + 1 == count || n < count && word(n).starts_with(char::is_uppercase);
    let ended = (0..count).rfind(|n| stops(word(*n)) || ends_text(word(*n)) && begins(n + 1))? + 1;
    let tail: Vec<&str> = (ended..count).map(word).collect();
    let counted = tail.last() == Some(&"1/1") || tail.ends_with(&["1", "van", "1"]) || tail.ends_with(&["1", "/", "1"]);
    if word(0) != "1" || tail.len() > REACH || !(counted || tail == ["1"]) {
        return None;
    }
    let again = |length: usize| {
        let mut said = (length + 1..2 * length + REACH / 2).map_while(|n| (n < count).then(|| word(n)));
        said.next() == Some(word(1)) && (2..=length).all(|n| said.any(|own| own == word(n)))
    };
    let head = (2..REACH / 2).find(|length| 2 * length < ended && again(*length)).unwrap_or(0);
    let bytes = |from: usize, to: usize| words.tokens[from].start..words.tokens[to].end;
    Some(vec![bytes(0, head), bytes(ended, count - 1)])
}

/// A short word that ends a sentence, and no abbreviation: `dag.` Here nothing comes back that could show a running line.
fn ends_text(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    bare.len() < word.len() && bare.bytes().all(|b| b.is_ascii_lowercase()) && !is_abbreviation(bare)
}

/// How much at one edge of a page is a running line.
#[derive(Clone, Default)]
struct Depth {
    /// So many whole words.
    words: usize,
    /// So many bytes more, at the end of the first half of a word, whose hyphen was taken away with the line end.
    glued: Option<u32>,
}

/// One edge of the pages; `place` gives the token at each distance from it.
struct Edge<'a> {
    words: &'a Words<'a>,
    pages: &'a [Page],
    place: &'a dyn Fn(&Range<usize>, usize) -> usize,
    /// It is the end of the pages.
    ends: bool,
}

/// What the pages have in common at one distance from the edge.
struct Common {
    /// The pages that have it, and how many bytes of their word are another one.
    pages: Vec<(usize, usize)>,
    /// It is their number.
    number: bool,
}

impl Edge<'_> {
    fn depths(&self) -> Vec<Depth> {
        let mut found = vec![Depth::default(); self.pages.len()];
        let mut numbers = 0;
        let shortest = self.pages.iter().map(|p| p.1.len()).min().unwrap_or(0);
        for n in 0..REACH.min(shortest / 2) {
            let is_alive = |depth: &Depth| depth.words == n && depth.glued.is_none();
            let alive: Vec<usize> = (0..self.pages.len()).filter(|page| is_alive(&found[*page])).collect();
            let Some(common) = self.number(&alive, n).or_else(|| self.word(&alive, n)) else { break };
            numbers += usize::from(common.number);
            for (page, half) in common.pages {
                match half {
                    0 => found[page].words = n + 1,
                    half => found[page].glued = Some((self.at(page, n).len() - half) as u32),
                }
            }
        }
        let words: usize = found.iter().map(|depth| depth.words).sum();
        if numbers == 0 && words < WORDS {
            found.fill(Depth::default());
        }
        found
    }

    /// The word of a page at a distance from the edge.
    fn at(&self, page: usize, n: usize) -> &str {
        self.words.word((self.place)(&self.pages[page].1, n))
    }

    /// The pages of `alive` that have their number here.
    fn number(&self, alive: &[usize], n: usize) -> Option<Common> {
        let half = |page: &usize| {
            let (word, number) = (self.at(*page, n), self.pages[*page].0.to_string());
            let whole = word.trim_matches(SIGNS).split('/').next() == Some(&number);
            Some((*page, if whole { 0 } else { self.half(word, &number)? }))
        };
        let pages: Vec<(usize, usize)> = alive.iter().filter_map(half).collect();
        self.are_nearly_all(pages.len()).then_some(Common { pages, number: true })
    }

    /// The pages of `alive` that have the same word here: no label and no end of a sentence. A sign beside a number may be
    /// lost on some pages, because it was taken for a hyphen.
    fn word(&self, alive: &[usize], n: usize) -> Option<Common> {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        alive.iter().for_each(|page| *counts.entry(self.at(*page, n)).or_default() += 1);
        let (common, count) = counts.into_iter().max_by_key(|it| (it.1, it.0))?;
        let half = |page: &usize| {
            let word = self.at(*page, n);
            Some((*page, if word == common { 0 } else { self.half(word, common)? }))
        };
        let pages: Vec<(usize, usize)> = alive.iter().filter_map(half).collect();
        let first = pages.iter().find(|(_, half)| *half == 0)?.0;
        let sign = !common.chars().any(char::is_alphanumeric);
        let many = count >= FEWEST && self.are_nearly_all(pages.len());
        let enough = many || sign && n > 0 && pages.len() * 2 > self.pages.len();
        let label = self.words.begins_label((self.place)(&self.pages[first].1, n));
        (enough && !stops(common) && !label).then_some(Common { pages, number: false })
    }

    /// How long the half of a word is that `running` was glued to. A short word in small letters ends many words.
    fn half(&self, word: &str, running: &str) -> Option<usize> {
        let names = !running.starts_with(char::is_lowercase) || running.len() >= LONG_WORD;
        let half = word.strip_suffix(running).filter(|_| self.ends && names)?;
        half.ends_with(char::is_alphabetic).then_some(half.len())
    }

    fn are_nearly_all(&self, pages: usize) -> bool {
        pages >= FEWEST && pages * 5 >= self.pages.len() * 4
    }
}

/// The number and the tokens of each page, where every line begins with a number that counts on.
fn pages(words: &Words, flow: &Flow) -> Option<Vec<Page>> {
    let mut pages: Vec<Page> = Vec::with_capacity(flow.pieces.len());
    let mut at = 0;
    for piece in 0..flow.pieces.len() as u32 {
        let end = at + words.tokens[at..].iter().take_while(|t| t.piece == piece).count();
        let number: u32 = words.word(at).parse().ok()?;
        if pages.last().is_some_and(|last| last.0 + 1 != number) || pages.is_empty() && number > 2 {
            return None;
        }
        pages.push((number, at..end));
        at = end;
    }
    Some(pages)
}
