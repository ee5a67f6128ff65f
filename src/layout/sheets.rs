//! Pages that stand on one line each, as document sharing sites print them: the line begins with the number of the page.
//!
//! Then the words with which nearly all pages begin behind that number, and those with which nearly all of them end, are
//! running lines.

use super::flow::Flow;
use super::spliced::{Words, stops};
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

/// The number and the tokens of a page.
type Page = (u32, Range<usize>);

/// The running lines at the beginnings and ends of such pages, in bytes; none where the text has none.
pub(super) fn edges(words: &Words, flow: &Flow) -> Vec<Range<u32>> {
    let total: usize = flow.pieces.iter().map(|p| p.range().len()).sum();
    if flow.pieces.len() < FEWEST || total < LONG * flow.pieces.len() {
        return Vec::new();
    }
    let Some(pages) = pages(words, flow) else { return Vec::new() };
    let heads = Edge { words, pages: &pages, place: &|tokens, n| tokens.start + 1 + n }.depths();
    let feet = Edge { words, pages: &pages, place: &|tokens, n| tokens.end - 1 - n }.depths();
    let bytes = |tokens: Range<usize>| words.tokens[tokens.start].start..words.tokens[tokens.end - 1].end;
    let mut found = Vec::with_capacity(2 * pages.len());
    for (n, page) in pages.iter().enumerate() {
        let head = page.1.start + 1 + heads.depths[n];
        found.push(bytes(page.1.start..head));
        let foot = (page.1.end - feet.depths[n]).max(head);
        if foot < page.1.end {
            found.push(bytes(foot..page.1.end));
        } else if feet.numbered {
            found.extend(glued(words, page));
        }
    }
    found
}

/// How many words at one edge of each page are a running line.
struct Depths {
    depths: Vec<usize>,
    /// The last word of nearly all pages is their number.
    numbered: bool,
}

/// One edge of the pages; `place` gives the token at each distance from it.
struct Edge<'a> {
    words: &'a Words<'a>,
    pages: &'a [Page],
    place: &'a dyn Fn(&Range<usize>, usize) -> usize,
}

/// What the pages have in common at one distance from the edge.
struct Common {
    /// The pages that have it.
    pages: Vec<usize>,
    /// It is their number.
    number: bool,
}

impl Edge<'_> {
    fn depths(&self) -> Depths {
        let mut found = Depths { depths: vec![0; self.pages.len()], numbered: false };
        let mut numbers = 0;
        let shortest = self.pages.iter().map(|p| p.1.len()).min().unwrap_or(0);
        for n in 0..REACH.min(shortest / 2) {
            let alive: Vec<usize> = (0..self.pages.len()).filter(|page| found.depths[*page] == n).collect();
            let Some(common) = self.number(&alive, n).or_else(|| self.word(&alive, n)) else { break };
            numbers += usize::from(common.number);
            found.numbered |= n == 0 && common.number;
            common.pages.into_iter().for_each(|page| found.depths[page] = n + 1);
        }
        let words: usize = found.depths.iter().sum();
        if numbers == 0 && words < WORDS {
            found.depths.fill(0);
        }
        found
    }

    /// The pages of `alive` that have their number here.
    fn number(&self, alive: &[usize], n: usize) -> Option<Common> {
        let counts = |page: &&usize| {
            let (number, tokens) = &self.pages[**page];
            self.words.word((self.place)(tokens, n)).split('/').next().is_some_and(|n| n.parse() == Ok(*number))
        };
        let pages: Vec<usize> = alive.iter().filter(counts).copied().collect();
        self.are_nearly_all(&pages).then_some(Common { pages, number: true })
    }

    /// The pages of `alive` that have the same word here: no label and no end of a sentence. A sign beside a number may be
    /// lost on some pages, because it was taken for a hyphen.
    fn word(&self, alive: &[usize], n: usize) -> Option<Common> {
        let own = |page: usize| (self.place)(&self.pages[page].1, n);
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        alive.iter().for_each(|page| *counts.entry(self.words.word(own(*page))).or_default() += 1);
        let (common, _) = counts.into_iter().max_by_key(|it| (it.1, it.0))?;
        let pages: Vec<usize> = alive.iter().copied().filter(|page| self.words.word(own(*page)) == common).collect();
        let sign = !common.chars().any(char::is_alphanumeric);
        let enough = self.are_nearly_all(&pages) || sign && n > 0 && pages.len() * 2 > self.pages.len();
        let fits = enough && !stops(common) && !self.words.begins_label(own(pages[0]));
        fits.then_some(Common { pages, number: false })
    }

    fn are_nearly_all(&self, pages: &[usize]) -> bool {
        pages.len() >= FEWEST && pages.len() * 5 >= self.pages.len() * 4
    }
}

/// The number of a page behind the first half of a word, whose hyphen was taken away with the line end.
fn glued(words: &Words, (number, tokens): &Page) -> Option<Range<u32>> {
    let end = words.tokens[tokens.end - 1].end;
    let half = words.word(tokens.end - 1).strip_suffix(&number.to_string())?;
    half.ends_with(char::is_alphabetic).then(|| end - (number.to_string().len() as u32)..end)
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
