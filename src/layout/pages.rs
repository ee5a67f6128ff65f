//! Running lines at the edges of pages whose borders are known.
//!
//! Where form feeds part the pages, the first and last lines of each are compared: what stands there on most pages is
//! furniture, also when it is nothing but a number that counts the pages, or the second line of a header.

use super::Role;
use super::running::{self, MAX_NUMBERS};
use super::single;
use crate::label;
use crate::lines::Line;
use crate::tree::FurnitureKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// So many lines at each edge of a page may be running lines.
const DEPTH: usize = 4;
/// Two pages show a running line; one shows nothing.
const FEWEST: usize = 2;
/// A line with words stands on one page in so many at least: left and right pages may have their own.
const SHARE: usize = 3;
/// A line without words stands on so many in ten pages at least.
const NEARLY_ALL: usize = 8;
/// Fewer letters than this are no words.
const WORDS: usize = 3;

/// A line at the edge of a page.
struct Place {
    page: u32,
    line: u32,
    /// How many lines stand between it and the edge.
    depth: u32,
    numbers: [u32; MAX_NUMBERS],
}

/// Marks running lines at page edges in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    let pages = split(lines);
    if pages.len() < FEWEST {
        return single::mark(text, lines, roles);
    }
    for kind in [FurnitureKind::Header, FurnitureKind::Footer] {
        for (key, places) in series(text, lines, &pages, kind) {
            for line in furniture(text, lines, &key, &places, pages.len()) {
                let kind = if running::letters(&key) == 0 { FurnitureKind::PageNumber } else { kind };
                roles[line as usize] = Role::Furniture(kind);
            }
        }
    }
}

/// The pages that have any text.
fn split(lines: &[Line]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (1..lines.len()).filter(|n| lines[*n].form_feed).collect();
    starts.insert(0, 0);
    starts.push(lines.len());
    let pages = starts.windows(2).map(|w| w[0]..w[1]);
    pages.filter(|page| lines[page.clone()].iter().any(|l| !l.is_blank())).collect()
}

/// The lines at one edge of the pages that are the same but for their numbers.
fn series(text: &str, lines: &[Line], pages: &[Range<usize>], edge: FurnitureKind) -> FxHashMap<Vec<u8>, Vec<Place>> {
    let mut found: FxHashMap<Vec<u8>, Vec<Place>> = FxHashMap::default();
    for (number, page) in pages.iter().enumerate() {
        let inked = page.clone().filter(|n| !lines[*n].is_blank());
        let edges: Vec<usize> = match edge {
            FurnitureKind::Header => inked.take(DEPTH).collect(),
            _ => inked.rev().take(DEPTH).collect(),
        };
        for (depth, line) in edges.into_iter().enumerate() {
            let content = &text[lines[line].content()];
            if content.len() > running::MAX_LENGTH || running::is_sentence(&lines[line], content) {
                continue;
            }
            let mut key = Vec::new();
            let numbers = running::template(content, &mut key);
            found.entry(key).or_default().push(Place {
                page: number as u32,
                line: line as u32,
                depth: depth as u32,
                numbers,
            });
        }
    }
    found
}

/// The lines of a series that are furniture.
fn furniture(text: &str, lines: &[Line], key: &[u8], places: &[Place], pages: usize) -> Vec<u32> {
    let letters = running::letters(key);
    let first = &text[lines[places[0].line as usize].content()];
    let labelled = label::scan(first).iter().next().is_some() && !running::has_page_word(first);
    let enough = |found: usize| {
        let share = if letters >= WORDS && !labelled { pages / SHARE } else { (pages * NEARLY_ALL).div_ceil(10) };
        found >= FEWEST.max(share)
    };
    // No label has the same words behind it all through the text: `3 Voorwaarden De Wilg` counts pages as `Voorwaarden De Wilg 3` does.
    let counted = first.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(' ') && letters >= running::NAME;
    let label = labelled && letters >= WORDS && !counted;
    let alone = running::stands_alone(key) || counted && super::ends_with_company(first);
    let counting = if label || !alone { None } else { counting(places) };
    let enough_counted = |found: usize| if counted { found >= SHARE.max(pages / SHARE) } else { enough(found) };
    if let Some(lines) = counting.filter(|lines| enough_counted(lines.len())) {
        return lines;
    }
    let same: Vec<u32> = places.iter().filter(|p| p.numbers == places[0].numbers).map(|p| p.line).collect();
    let whole = same.len() == places.len() || letters < WORDS;
    if whole && !labelled && is_level(places) && enough(same.len()) { same } else { Vec::new() }
}

/// Whether most of the places are as far from the edge, give or take a line. A title that comes back further down is none.
fn is_level(places: &[Place]) -> bool {
    let near = |depth: u32| places.iter().filter(|p| p.depth.abs_diff(depth) <= 1).count();
    places.iter().any(|p| near(p.depth) * 2 > places.len())
}

/// The lines of which one number counts the pages.
fn counting(places: &[Place]) -> Option<Vec<u32>> {
    let mut best: Option<Vec<u32>> = None;
    for slot in 0..MAX_NUMBERS {
        let mut offsets: FxHashMap<i64, Vec<u32>> = FxHashMap::default();
        for place in places.iter().filter(|p| p.numbers[slot] > 0) {
            offsets.entry(i64::from(place.numbers[slot]) - i64::from(place.page)).or_default().push(place.line);
        }
        for lines in offsets.into_values() {
            if best.as_ref().is_none_or(|b| b.len() < lines.len()) {
                best = Some(lines);
            }
        }
    }
    best
}
