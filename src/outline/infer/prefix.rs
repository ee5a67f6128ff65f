//! Numbers that follow from the printed ones below them: `2.1` tells that the heading above it is number 2.

use super::blocks::Page;
use super::{Numbers, inferred};
use crate::grammar::Grammar;
use crate::outline::{Mark, Rank};
use crate::tree::Kind;
use rustc_hash::{FxHashMap, FxHashSet};

/// At least so many numbers must be missing, and mostly have a heading: one that is missing is a gap.
const FEWEST: usize = 2;

/// At most so many numbers in a row can lack what stands below them.
const MOST: u16 = 5;

/// A number that is not printed, above the mark with index `below`.
struct Missing {
    below: usize,
    level: usize,
    path: Vec<u16>,
    /// The pieces of its heading.
    heading: Option<std::ops::Range<u32>>,
    /// Its label is printed after all, where nothing took it for one.
    printed: Option<Mark>,
}

/// The marks of the section with the parents that the printed numbers carry, and the numbers of those.
pub fn infer(page: &Page) -> Option<(Vec<Mark>, Numbers)> {
    let marks = &page.section.marks;
    let outermost = page.section.grammar.outermost() as u8;
    let carries = |m: &&Mark| matches!(m.rank, Rank::Ladder(l) if l > outermost) && m.reading.number.parts().len() > 1;
    if marks.iter().filter(carries).count() < FEWEST {
        return None;
    }
    let (missing, present) = missing(page);
    let lost = |length: usize| {
        let of = || missing.iter().filter(move |m| m.path.len() == length);
        let headed = of().filter(|m| m.heading.is_some()).count();
        let printed = present.get(&length).copied().unwrap_or(0);
        of().count() >= FEWEST && headed * 4 >= of().count() * 3 && headed > printed
    };
    let lengths: Vec<usize> = (1..=3).filter(|n| lost(*n)).collect();
    let between = between(page, &missing);
    let mut found = Vec::with_capacity(marks.len() + missing.len());
    let mut numbers = Numbers::default();
    let all = missing.into_iter().chain(between).filter(|m| lengths.contains(&m.path.len()));
    let mut missing: Vec<Missing> = all.collect();
    missing.sort_by_key(|m| (m.below, m.heading.as_ref().map_or(u32::MAX, |h| h.start), m.path.len()));
    let mut missing = missing.into_iter().peekable();
    missing.peek()?;
    for (n, mark) in marks.iter().enumerate() {
        while let Some(it) = missing.next_if(|m| m.below == n) {
            let (piece, lines) = it.heading.as_ref().map_or((mark.piece, 0), |h| (h.start, h.len() as u8));
            let at = if lines == 0 { mark.at } else { page.flow.pieces[piece as usize].start };
            found.push(it.printed.unwrap_or_else(|| inferred(piece, at, &it.path, it.level as u8, lines)));
            numbers.insert(it.path, (piece, it.printed.is_none()));
        }
        numbers.entry(mark.reading.number.parts().to_vec()).or_insert((mark.piece, false));
        found.push(*mark);
    }
    Some((found, numbers))
}

/// The numbers that the printed ones carry and that stand nowhere, in reading order from the outside in; and how many
/// numbers of each length are printed.
fn missing(page: &Page) -> (Vec<Missing>, FxHashMap<usize, usize>) {
    let marks = &page.section.marks;
    let mut known: FxHashSet<&[u16]> = FxHashSet::default();
    let mut present: FxHashMap<usize, usize> = FxHashMap::default();
    let mut found: Vec<Missing> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let Rank::Ladder(level) = mark.rank else { continue };
        let parts = mark.reading.number.parts();
        let from = found.len();
        let mut level = level as usize;
        for length in (1..parts.len()).rev() {
            let Some(above) = parent_level(page.section.grammar, level) else { break };
            if !known.insert(&parts[..length]) {
                break;
            }
            found.push(Missing {
                below: n,
                level: above,
                path: parts[..length].to_vec(),
                heading: None,
                printed: None,
            });
            level = above;
        }
        found[from..].reverse();
        give_headings(page, n, &mut found[from..]);
        if known.insert(parts) {
            *present.entry(parts.len()).or_default() += 1;
        }
    }
    (found, present)
}

/// Articles between those whose numbers are carried: `8.4` and `10.1` tell of a 9 that has no leden. Where as many
/// headings stand between as numbers, they are theirs.
fn between(page: &Page, missing: &[Missing]) -> Vec<Missing> {
    let marks = &page.section.marks;
    let mut found = Vec::new();
    let mut last: Vec<(&[u16], u32)> = Vec::new();
    for it in missing {
        let (parents, number) = (&it.path[..it.path.len() - 1], it.path[it.path.len() - 1]);
        let before = last.iter().find(|l| l.0.len() == it.path.len() && l.0.starts_with(parents)).copied();
        let (from, floor) = before.map_or((0, page.section.pieces.start), |l| (l.0[l.0.len() - 1], l.1));
        last.retain(|l| l.0.len() < it.path.len());
        last.push((&it.path, marks[it.below].piece));
        let Some(above) = it.heading.as_ref().filter(|_| from + 1 < number && number - from <= MOST) else { continue };
        let headings = page.headings(floor..above.start);
        if headings.len() == usize::from(number - from - 1) {
            let path = |k: usize| parents.iter().copied().chain([from + 1 + k as u16]).collect();
            found.extend(headings.into_iter().enumerate().map(|(k, heading)| {
                let below = marks.partition_point(|m| m.piece < heading.start);
                let one = Missing { below, level: it.level, path: path(k), heading: Some(heading), printed: None };
                Missing { printed: label_below(page, &one), ..one }
            }));
        }
    }
    found
}

/// Gives the headings above mark `n` to the numbers that are missing there, the lowest one to the innermost.
fn give_headings(page: &Page, n: usize, missing: &mut [Missing]) {
    let marks = &page.section.marks;
    if missing.is_empty() || !marks[n].leads {
        return;
    }
    let floor = n.checked_sub(1).map_or(page.section.pieces.start, |before| marks[before].piece + 1);
    let above = page.above(marks[n].piece, floor);
    let top = above.first().map_or(marks[n].piece, |h| h.start);
    for (it, heading) in missing.iter_mut().rev().zip(above.into_iter().rev()) {
        it.heading = Some(heading);
    }
    if let Some(it) = missing.iter_mut().rev().find(|m| m.heading.is_none()) {
        // Two lines, for a heading behind the label that goes on.
        let lines = (floor..top).rev().take(2);
        it.printed = lines.filter_map(|piece| label_at(page, piece, it)).next();
        it.heading = it.printed.map(|m| m.piece..m.piece + 1);
    }
}

/// The label that stands below its heading, at the beginning of the only paragraph of its article (`Onderhuur` ⏎ `3 Het is …`).
fn label_below(page: &Page, wanted: &Missing) -> Option<Mark> {
    let heading = wanted.heading.clone().filter(|h| h.len() == 1)?;
    let mark = label_at(page, heading.end, wanted)?;
    Some(Mark { above: Some(heading.start), ..mark })
}

/// The label of a number at the beginning of a piece.
fn label_at(page: &Page, piece: u32, wanted: &Missing) -> Option<Mark> {
    let readings = page.flow.readings(piece as usize);
    let reading = *readings.iter().find(|r| r.number.parts() == wanted.path)?;
    let at = page.flow.pieces[piece as usize].start;
    Some(Mark { reading, inferred: false, ..inferred(piece, at, &wanted.path, wanted.level as u8, 0) })
}

/// The level above `level` that numbers of one part less belong to.
fn parent_level(grammar: &Grammar, level: usize) -> Option<usize> {
    let chapter = grammar.levels[..level].iter().position(|l| l.kind == Kind::Hoofdstuk);
    let below_article = grammar.levels[level].kind != Kind::Artikel;
    let article = grammar.levels[..level].iter().position(|l| l.kind == Kind::Artikel);
    let outer = level.checked_sub(1).filter(|l| *l >= grammar.outermost());
    match below_article {
        true => article.or(outer),
        false => chapter.or(outer),
    }
}
