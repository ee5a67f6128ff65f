//! Running headers and footers on lines of their own, and page numbers.
//!
//! Two lines belong together when they are the same but for their numbers. A series is furniture when one of its
//! numbers counts the pages, or when the same words come back at least three times without being a sentence or a
//! label. Labels count too (`Artikel 1`, `Artikel 2`), so a line that can be read as a label needs a page word.

use super::Role;
use super::single;
use super::title::HYPHENS;
use crate::label;
use crate::lines::{Class, Line};
use crate::tree::FurnitureKind;
use rustc_hash::FxHashMap;

/// Longer lines are text.
pub(super) const MAX_LENGTH: usize = 120;
/// So many numbers of a line are looked at: the first ones, and the last one, which may be that of the page.
pub(super) const MAX_NUMBERS: usize = 6;
/// Fewer letters than this are no name that a page can have at its edge.
pub(super) const NAME: usize = 6;
/// A running line may have so many lines, each found beside the one before.
const ROUNDS: usize = 3;
/// A page has more lines than this, or more bytes where paragraphs stand on one line each.
const NEAR: (u32, u32) = (5, 400);
/// So many lines of the same words beside running lines are furniture; others of them may be text.
const FEWEST_BESIDE: usize = 3;

/// One line of a series.
#[derive(Clone, Copy)]
struct Occurrence {
    line: u32,
    /// The first byte of the line.
    at: u32,
    numbers: [u32; MAX_NUMBERS],
}

impl Occurrence {
    /// No page lies between this line and the `next` one.
    fn is_near(&self, next: &Occurrence) -> bool {
        next.line - self.line < NEAR.0 && next.at.abs_diff(self.at) < NEAR.1
    }
}

/// Marks running lines and page numbers in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    let series = series(text, lines);
    let feeds: Vec<u32> = (0..lines.len() as u32).filter(|n| lines[*n as usize].form_feed).collect();
    let mut rest = Vec::new();
    for (key, list) in &series {
        match judge(text, lines, key, list, &feeds) {
            Some((kind, places)) => {
                let strayed = if places == Places::All { Vec::new() } else { strayed(lines, list, &feeds) };
                let own = |o: &&Occurrence| {
                    places == Places::All
                        || at_page_edge(lines, o.line as usize)
                        || strayed.binary_search(&o.line).is_ok()
                };
                list.iter().filter(own).for_each(|o| roles[o.line as usize] = Role::Furniture(kind));
            }
            None => rest.push((key, list)),
        }
    }
    rest.retain(|(_, list)| list.windows(2).all(|w| w[0].numbers == w[1].numbers));
    rest.sort_unstable_by_key(|(_, list)| list[0].line);
    mark_beside(text, lines, roles, &mut rest);
    mark_whole(text, lines, roles, &series);
    mark_counted(text, lines, roles, &series);
    if let Some(bare) = series.get(&b"#"[..]) {
        mark_bare(text, lines, roles, &series, bare);
        // A year that ends a header of two lines: `… van 7 november` ⏎ `2022`.
        mark_beside(text, lines, roles, &mut rest);
    }
}

/// Marks the series of the same words that stand beside running lines, and those beside these.
fn mark_beside(text: &str, lines: &[Line], roles: &mut [Role], rest: &mut Vec<(&Vec<u8>, &Vec<Occurrence>)>) {
    for _ in 0..ROUNDS {
        rest.retain(|(_, list)| {
            let found = beside_furniture(text, lines, roles, list);
            let kind = Role::Furniture(edge(lines, list));
            found.iter().for_each(|line| roles[*line] = kind);
            found.is_empty()
        });
    }
}

/// The lines that come back, by what they are without their numbers.
type Series = FxHashMap<Vec<u8>, Vec<Occurrence>>;

/// The series of at least two lines. Most lines of a text do not even begin as another one does: their templates are not made.
fn series(text: &str, lines: &[Line]) -> Series {
    let usable = |(n, line): &(usize, &Line)| {
        let content = line.content();
        let short = !line.is_blank() && content.len() <= MAX_LENGTH;
        short && !is_sentence(line, &text[content]) && !is_half_label(text, lines, *n)
    };
    let starts: Vec<(u32, u64)> =
        lines.iter().enumerate().filter(usable).map(|(n, line)| (n as u32, start(&text[line.content()]))).collect();
    let mut counts: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(starts.len(), Default::default());
    starts.iter().for_each(|(_, start)| *counts.entry(*start).or_default() += 1);
    let mut series = Series::default();
    let mut key = Vec::with_capacity(MAX_LENGTH);
    for (line, _) in starts.into_iter().filter(|(_, start)| counts[start] > 1) {
        key.clear();
        let numbers = template(&text[lines[line as usize].content()], &mut key);
        let occurrence = Occurrence { line, at: lines[line as usize].start, numbers };
        match series.get_mut(&key) {
            Some(list) => list.push(occurrence),
            None => drop(series.insert(key.clone(), vec![occurrence])),
        }
    }
    series.retain(|_, list| list.len() > 1);
    series
}

/// Whether a line is a keyword whose number stands on the next line.
pub(super) fn is_half_label(text: &str, lines: &[Line], number: usize) -> bool {
    let next = lines.get(number + 1).map_or("", |next| &text[next.content()]);
    label::is_keyword(&text[lines[number].content()]) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// The last eight of the first bytes of a line that are no digits and no white space: they are the same in all lines of a series.
fn start(content: &str) -> u64 {
    let bytes = content.bytes().filter(|b| !matches!(b, b'0'..=b'9' | b' ' | b'\t'));
    bytes.take(START).fold(0, |start, byte| start << 8 | u64::from(byte))
}

/// See [`start`].
const START: usize = 16;

/// Bare numbers beside running lines: those that are always the same, on one side of the same words, end a header of two
/// lines, those that go up by one count the pages. Without such a neighbour they may be labels.
fn mark_bare(text: &str, lines: &[Line], roles: &mut [Role], series: &Series, bare: &[Occurrence]) {
    for _ in 0..ROUNDS {
        let free = bare.iter().filter(|o| roles[o.line as usize] == Role::Body);
        let beside: Vec<(&Occurrence, Vec<Host>)> =
            free.map(|o| (o, hosts(text, lines, roles, o))).filter(|it| !it.1.is_empty()).collect();
        let mut counts: FxHashMap<&Host, usize> = FxHashMap::default();
        beside.iter().flat_map(|it| &it.1).for_each(|host| *counts.entry(host).or_default() += 1);
        let on_most_pages = |host: &Host| {
            let pages = series.get(&host.words).map_or(0, Vec::len);
            counts[host] >= FEWEST_BESIDE.max(pages * 3 / 4)
        };
        let (same, rest): (Vec<_>, Vec<_>) = beside.iter().partition(|it| it.1.iter().any(on_most_pages));
        same.iter().for_each(|it| roles[it.0.line as usize] = Role::Furniture(FurnitureKind::Header));
        let rest: Vec<Occurrence> = rest.into_iter().map(|it| *it.0).collect();
        if rest.len() >= FEWEST_BESIDE && counts_pages(&rest, false) {
            rest.iter().for_each(|o| roles[o.line as usize] = Role::Furniture(FurnitureKind::PageNumber));
        }
    }
}

/// How a bare number stands beside a running line.
#[derive(PartialEq, Eq, Hash)]
struct Host {
    number: u32,
    /// The running line without its numbers.
    words: Vec<u8>,
    /// The number stands behind it.
    behind: bool,
}

/// The running lines beside a bare number.
fn hosts(text: &str, lines: &[Line], roles: &[Role], bare: &Occurrence) -> Vec<Host> {
    let sides = neighbours(lines, bare.line as usize).into_iter().zip([true, false]);
    let running = sides.filter_map(|(n, behind)| Some((n.filter(|n| roles[*n] != Role::Body)?, behind)));
    let host = |(n, behind): (usize, bool)| {
        let mut words = Vec::new();
        template(&text[lines[n].content()], &mut words);
        Host { number: bare.numbers[0], words, behind }
    };
    running.map(host).collect()
}

/// A header that begins the text and comes back behind page numbers, of which the last one ends the text. So short a
/// document proves its pages only as a whole.
fn mark_whole(text: &str, lines: &[Line], roles: &mut [Role], series: &Series) {
    let mut key = Vec::new();
    let inked = |n: &usize| !lines[*n].is_blank();
    let (Some(first), Some(last)) = ((0..lines.len()).find(inked), (0..lines.len()).rfind(inked)) else { return };
    template(&text[lines[first].content()], &mut key);
    let Some(heads) = series.get(&key).filter(|list| list.len() >= 2 && list[0].line as usize == first) else { return };
    let feet = heads[1..].iter().filter_map(|o| neighbours(lines, o.line as usize)[0]).chain([last]);
    let feet: Vec<Occurrence> = feet.filter_map(|n| bare_number(text, lines, n)).collect();
    let counts = feet.windows(2).all(|w| w[1].numbers[0] == w[0].numbers[0] + 1);
    if feet.len() == heads.len() && counts && heads.iter().all(|o| roles[o.line as usize] == Role::Body) {
        heads.iter().for_each(|o| roles[o.line as usize] = Role::Furniture(FurnitureKind::Header));
        feet.iter().for_each(|o| roles[o.line as usize] = Role::Furniture(FurnitureKind::PageNumber));
    }
}

/// A name that comes back with a number of its own line beside it, always on the same side, where these count all of them and
/// the text begins or ends with the two.
fn mark_counted(text: &str, lines: &[Line], roles: &mut [Role], series: &Series) {
    let inked = |n: &usize| !lines[*n].is_blank();
    let top: Vec<usize> = (0..lines.len()).filter(inked).take(2).collect();
    let end: Vec<usize> = (0..lines.len()).rev().filter(inked).take(2).collect();
    let (&[first, second], &[last, before]) = (&top[..], &end[..]) else { return };
    for (name, side) in [(first, 1), (second, 0), (last, 0), (before, 1)] {
        let mut key = Vec::new();
        template(&text[lines[name].content()], &mut key);
        let names = series.get(&key).filter(|list| list.len() >= FEWEST_BESIDE && letters(&key) >= NAME);
        let Some(names) = names.filter(|list| list.iter().any(|o| o.line as usize == name)) else { continue };
        let numbers = names.iter().filter_map(|o| neighbours(lines, o.line as usize)[side]);
        let numbers: Vec<Occurrence> = numbers.filter_map(|n| bare_number(text, lines, n)).collect();
        let free = names.iter().chain(&numbers).all(|o| roles[o.line as usize] == Role::Body);
        if free && numbers.len() == names.len() && numbers.iter().zip(1..).all(|(o, page)| o.numbers[0] == page) {
            names.iter().for_each(|o| roles[o.line as usize] = Role::Furniture(edge(lines, names)));
            numbers.iter().for_each(|o| roles[o.line as usize] = Role::Furniture(FurnitureKind::PageNumber));
        }
    }
}

/// The line as one of a series, if it is a page number without words.
fn bare_number(text: &str, lines: &[Line], line: usize) -> Option<Occurrence> {
    let mut key = Vec::new();
    let numbers = template(&text[lines[line].content()], &mut key);
    (key.contains(&b'#') && letters(&key) == 0 && stands_alone(&key)).then_some(Occurrence {
        line: line as u32,
        at: lines[line].start,
        numbers,
    })
}

/// The lines with text before and behind line `at`.
fn neighbours(lines: &[Line], at: usize) -> [Option<usize>; 2] {
    [(0..at).rev().find(|n| !lines[*n].is_blank()), (at + 1..lines.len()).find(|n| !lines[*n].is_blank())]
}

/// The lines of the same words that stand beside a page number or another running line, where there are enough of them
/// to be no chance; else all or none. The first line of the file has nothing beside it.
fn beside_furniture(text: &str, lines: &[Line], roles: &[Role], list: &[Occurrence]) -> Vec<usize> {
    let first = &text[lines[list[0].line as usize].content()];
    let marked = |n: Option<usize>| n.is_none_or(|n| roles[n] != Role::Body);
    let goes_on = |at: usize| {
        let before = (0..at).rev().find(|n| !lines[*n].is_blank());
        before.is_some_and(|n| roles[n] != Role::Body && text[lines[n].content()].ends_with(HYPHENS))
    };
    let halves = list.iter().filter(|o| goes_on(o.line as usize)).count();
    let short = first.len() < 6 && halves < FEWEST_BESIDE;
    if short {
        return Vec::new();
    }
    let beside = |at: &usize| neighbours(lines, *at).into_iter().any(marked);
    let found: Vec<usize> = list.iter().map(|o| o.line as usize).filter(beside).collect();
    let enough = found.len() == list.len() || found.len() >= FEWEST_BESIDE;
    if enough && label::scan(first).is_empty() { found } else { Vec::new() }
}

/// A long line that ends as a sentence does is never a running line.
pub(super) fn is_sentence(line: &Line, content: &str) -> bool {
    let stops = line.last == Class::Stop && content.len() > 40 && !super::ends_with_company(content);
    stops || matches!(line.last, Class::Colon | Class::Comma)
}

/// The line with its numbers replaced by `#` and its white space folded; the numbers.
pub(super) fn template(content: &str, key: &mut Vec<u8>) -> [u32; MAX_NUMBERS] {
    let mut numbers = [0u32; MAX_NUMBERS];
    let mut count = 0;
    let mut in_number = false;
    for &byte in content.as_bytes() {
        match byte {
            b'0'..=b'9' => {
                if !in_number {
                    key.push(b'#');
                    count += 1;
                    numbers[count.min(MAX_NUMBERS) - 1] = 0;
                }
                in_number = true;
                let slot = &mut numbers[count.min(MAX_NUMBERS) - 1];
                *slot = slot.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
                continue;
            }
            b' ' | b'\t' => {
                if key.last() != Some(&b' ') {
                    key.push(b' ');
                }
            }
            _ => key.push(byte),
        }
        in_number = false;
    }
    numbers
}

/// Which lines of a series are furniture.
#[derive(PartialEq, Eq)]
enum Places {
    All,
    /// Those at the edges of pages; the same words elsewhere are text.
    Edges,
}

/// Whether a series is furniture, of what kind, and where.
fn judge(
    text: &str,
    lines: &[Line],
    key: &[u8],
    list: &[Occurrence],
    feeds: &[u32],
) -> Option<(FurnitureKind, Places)> {
    if list.len() < 2 {
        return None;
    }
    let content = |o: &Occurrence| &text[lines[o.line as usize].content()];
    let first = content(&list[0]);
    let has_number = key.contains(&b'#');
    let letters = letters(key);
    let page_word = has_page_word(first);
    let bare = letters == 0;
    if bare && counts_all(list) && stands_alone(key) {
        return Some((FurnitureKind::PageNumber, Places::All));
    }
    if has_number && counts_pages(list, page_word || !feeds.is_empty() || ends_pages(lines, list)) {
        let at_edge = |o: &Occurrence| at_page_edge(lines, o.line as usize);
        let edges = || !feeds.is_empty() && (list.iter().all(at_edge) || numbers_each_page(lines, list, feeds));
        if bare && (list.len() < 3 && !edges() || !stands_alone(key)) {
            return None;
        }
        if !bare && !page_word && label::scan(first).iter().next().is_some() {
            return None;
        }
        let number = bare || page_word && letters <= 12;
        return Some((if number { FurnitureKind::PageNumber } else { edge(lines, list) }, Places::All));
    }
    let repeated = !has_number || list.windows(2).all(|w| w[0].numbers == w[1].numbers);
    let words = letters >= NAME && label::scan(first).iter().next().is_none();
    if repeated && words { comes_back(text, lines, list, feeds) } else { None }
}

/// Whether a series counts pages from 1, without the word for one, and its last line ends the text: two are enough then.
fn ends_pages(lines: &[Line], list: &[Occurrence]) -> bool {
    let last = lines.iter().rposition(|l| !l.is_blank());
    let ends = list.last().is_some_and(|o| Some(o.line as usize) == last);
    let counts = |n: usize| (1..).zip(list).all(|(page, o)| o.numbers[n] == page);
    ends && list.windows(2).all(|w| !w[0].is_near(&w[1])) && (0..MAX_NUMBERS).any(counts)
}

/// Where a series of the same words is furniture: at the edges of pages, by itself on each page, or all through the text
/// and inside sentences.
fn comes_back(text: &str, lines: &[Line], list: &[Occurrence], feeds: &[u32]) -> Option<(FurnitureKind, Places)> {
    if list.len() < if feeds.is_empty() { 3 } else { 2.max(feeds.len() / 2) } {
        return None;
    }
    let enough = list.len() >= FEWEST_BESIDE || is_titled(text, lines, list);
    if enough && is_on_each_page(lines, list, feeds) {
        return Some((edge(lines, list), Places::All));
    }
    if !feeds.is_empty() && list.iter().filter(|o| at_page_edge(lines, o.line as usize)).count() * 2 > list.len() {
        return Some((edge(lines, list), Places::Edges));
    }
    let apart = list.windows(2).all(|w| w[1].line - w[0].line > 3 || !w[0].is_near(&w[1]));
    (apart && list.len() >= 3 && interrupts(text, lines, list)).then(|| (edge(lines, list), Places::All))
}

/// Whether each page has the line once and by itself.
fn is_on_each_page(lines: &[Line], list: &[Occurrence], feeds: &[u32]) -> bool {
    let pages = list.iter().map(|o| page_of(feeds, o.line));
    let last = lines.iter().rposition(|l| !l.is_blank()).map_or(0, |n| page_of(feeds, n as u32));
    let each = list.len() == last + 1 && pages.eq(0..list.len());
    each && list.iter().all(|o| stands_apart(lines, o.line as usize))
}

/// Whether each page has its number by itself, on one of them at the edge: an extractor may print those of the others between
/// the columns.
fn numbers_each_page(lines: &[Line], list: &[Occurrence], feeds: &[u32]) -> bool {
    is_on_each_page(lines, list, feeds)
        && list.iter().zip(1..).all(|(o, page)| o.numbers[0] == page)
        && list.iter().any(|o| at_page_edge(lines, o.line as usize))
}

/// Whether the title with which the text begins says the words of a running line that stands on two pages again: there it is on
/// the first one no heading.
fn is_titled(text: &str, lines: &[Line], list: &[Occurrence]) -> bool {
    let top = lines.iter().filter(|line| !line.is_blank()).take(single::LINES + 1);
    let top: Vec<&str> = top.map(|line| &text[line.content()]).collect();
    let own = list[0].line as usize;
    let edge = list.iter().any(|o| at_page_edge(lines, o.line as usize));
    edge && single::says_title(&text[lines[own].content()], &top, true)
}

/// The lines that stand by themselves further down on pages that have no other one: an extractor may print the labels of
/// a page before its header. On the first page that may be a title.
fn strayed(lines: &[Line], list: &[Occurrence], feeds: &[u32]) -> Vec<u32> {
    let page = |o: &Occurrence| page_of(feeds, o.line);
    let only = |n: &usize| {
        let (before, behind) = (n.checked_sub(1).and_then(|n| list.get(n)), list.get(n + 1));
        [before, behind].into_iter().flatten().all(|o| page(o) != page(&list[*n])) && page(&list[*n]) > 0
    };
    let found = (0..list.len()).filter(only).map(|n| list[n].line);
    found.filter(|line| stands_apart(lines, *line as usize)).collect()
}

/// The page on which a line stands, from 0.
fn page_of(feeds: &[u32], line: u32) -> usize {
    feeds.partition_point(|feed| *feed <= line)
}

/// Whether white space or a page border stands on both sides of a line.
fn stands_apart(lines: &[Line], at: usize) -> bool {
    let before = lines[at].form_feed || at.checked_sub(1).is_none_or(|n| lines[n].is_blank());
    before && lines.get(at + 1).is_none_or(|l| l.is_blank() || l.form_feed)
}

/// How many letters a template has.
pub(super) fn letters(key: &[u8]) -> usize {
    if key.is_ascii() {
        return key.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    }
    String::from_utf8_lossy(key).chars().filter(|c| c.is_alphabetic()).count()
}

/// A word for a page: `Pagina 3`, `pag. 3`, `blz. 3`, `Page 3`, `Blad 3`.
pub(super) fn has_page_word(content: &str) -> bool {
    let bytes = content.as_bytes();
    let begins =
        |at: usize, word: &str| bytes.get(at..at + word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word.as_bytes()));
    let first = |at: &usize| matches!(bytes[*at], b'p' | b'P' | b'b' | b'B');
    (0..bytes.len()).filter(first).any(|at| {
        let whole = || at == 0 || !bytes[at - 1].is_ascii_alphabetic();
        ["pagina", "pag.", "blz", "page", "bladzijde"].iter().any(|w| begins(at, w)) || begins(at, "blad ") && whole()
    })
}

/// One of the numbers goes up by one from line to line, nearly always, and the lines do not stand close together.
fn counts_pages(list: &[Occurrence], sure: bool) -> bool {
    let steps = list.len() - 1;
    if steps < if sure { 1 } else { 2 } {
        return false;
    }
    let near = list.windows(2).filter(|w| w[0].is_near(&w[1])).count();
    if near * 4 > steps && !sure {
        return false;
    }
    (0..MAX_NUMBERS).any(|slot| {
        let up = list.windows(2).filter(|w| w[1].numbers[slot] == w[0].numbers[slot] + 1).count();
        let back = list.windows(2).filter(|w| w[1].numbers[slot] < w[0].numbers[slot]).count();
        up * 10 >= steps * 8 && back * 20 <= steps
    })
}

/// Each number says of how many it is one, and all are there: `1/2`, `2/2`.
fn counts_all(list: &[Occurrence]) -> bool {
    let of = list.len() as u32;
    list.iter().zip(1..).all(|(o, page)| o.numbers[..2] == [page, of] && o.numbers[2..].iter().all(|n| *n == 0))
}

/// A page number alone: `3`, `- 3 -`, `3/8`, `3 / 8`, but not `3.`, `3)`, `3.1`, `3°` or `§ 3`, which are labels.
pub(super) fn stands_alone(key: &[u8]) -> bool {
    let signed = ["°", "º", "§"].iter().any(|sign| memchr::memmem::find(key, sign.as_bytes()).is_some());
    !signed
        && !key.windows(3).any(|w| w == b"#.#")
        && !matches!(key.last(), Some(b'.' | b')' | b':' | b'%'))
        && !key.starts_with(b"(")
}

/// Whether the line is the first or last, or the second or last but one, of its page.
fn at_page_edge(lines: &[Line], at: usize) -> bool {
    let before = lines[..=at].iter().rev().filter(|l| !l.is_blank()).take(2);
    let after = lines[at + 1..].iter();
    before.clone().any(|l| l.form_feed)
        || after.clone().take_while(|l| !l.form_feed).filter(|l| !l.is_blank()).take(2).count() < 2
            && (after.clone().any(|l| l.form_feed) || after.clone().all(Line::is_blank) || after.count() < 4)
}

/// The line is whole in itself, and at least a third of its places are inside a sentence that goes on behind it. A line
/// of text that happens to come back begins or ends in the middle of a sentence itself.
fn interrupts(text: &str, lines: &[Line], list: &[Occurrence]) -> bool {
    let own = &text[lines[list[0].line as usize].content()];
    if !own.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || own.ends_with(['-', ',', '.', ';', '/']) {
        return false;
    }
    let inside = list.iter().filter(|o| {
        let at = o.line as usize;
        let before = lines[..at].iter().rev().find(|l| !l.is_blank());
        let after = lines[at + 1..].iter().find(|l| !l.is_blank());
        let (Some(before), Some(after)) = (before, after) else { return false };
        !super::ends_sentence(&text[before.content()]) && text[after.content()].starts_with(char::is_lowercase)
    });
    inside.count() * 3 >= list.len()
}

/// Header or footer: does a page begin just before, or end just behind it?
fn edge(lines: &[Line], list: &[Occurrence]) -> FurnitureKind {
    let heads = list
        .iter()
        .filter(|o| lines[..=o.line as usize].iter().rev().filter(|l| !l.is_blank()).take(2).any(|l| l.form_feed))
        .count();
    if heads * 2 >= list.len() { FurnitureKind::Header } else { FurnitureKind::Footer }
}
