//! Pages that stand on one line each, as document sharing sites print them: the line begins with the number of the page.
//!
//! Then the words with which all pages begin behind that number, and those with which all of them end, are running lines.

use super::flow::Flow;
use super::spliced::{Words, stops};
use crate::label;
use std::ops::Range;

/// One line shows no pages.
const FEWEST: usize = 2;
/// The page is as long as this on average, in bytes.
const LONG: usize = 250;
/// The most words of a running line.
const REACH: usize = 24;

/// The token ranges of running lines at the beginnings and ends of such pages; none where the text has none.
pub(super) fn edges(words: &Words, flow: &Flow) -> Vec<(usize, usize)> {
    let total: usize = flow.pieces.iter().map(|p| p.range().len()).sum();
    if flow.pieces.len() < FEWEST || total < LONG * flow.pieces.len() {
        return Vec::new();
    }
    let Some(pages) = pages(words, flow) else { return Vec::new() };
    let shortest = pages.iter().map(|p| p.1.len()).min().unwrap_or(0);
    let first = |n: usize| same(words, &pages, |tokens| tokens.start + n);
    let head = (1..shortest.min(REACH)).take_while(|n| first(*n)).count() + 1;
    let last = |n: usize| same(words, &pages, |tokens| tokens.end - 1 - n);
    let foot = (0..(shortest - head.min(shortest)).min(REACH)).take_while(|n| last(*n)).count();
    let heads = pages.iter().map(|(_, tokens)| (tokens.start, tokens.start + head));
    let feet = pages.iter().filter(|_| foot > 0).map(|(_, tokens)| (tokens.end - foot, tokens.end));
    heads.chain(feet).collect()
}

/// The number and the tokens of each page, where every line begins with a number that counts on.
fn pages(words: &Words, flow: &Flow) -> Option<Vec<(u32, Range<usize>)>> {
    let mut pages: Vec<(u32, Range<usize>)> = Vec::with_capacity(flow.pieces.len());
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

/// Whether one token of each page is the same word everywhere, or the number of the page; no label and no end of a
/// sentence.
fn same(words: &Words, pages: &[(u32, Range<usize>)], place: impl Fn(&Range<usize>) -> usize) -> bool {
    let own = |(_, tokens): &(u32, Range<usize>)| words.word(place(tokens));
    let counts = |page: &(u32, Range<usize>)| own(page).split('/').next().is_some_and(|n| n.parse() == Ok(page.0));
    let text = |at: usize| &words.text[words.tokens[at].start as usize..];
    let labelled = || label::scan(text(place(&pages[0].1))).iter().any(|r| r.keyword.is_some() && !r.lower);
    let alike = pages.windows(2).all(|w| own(&w[0]) == own(&w[1]));
    alike && !stops(own(&pages[0])) && !labelled() || pages.iter().all(counts)
}
