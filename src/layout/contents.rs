//! Contents lists: label and heading of each article, before the articles themselves or behind them all.
//!
//! A list begins at a line that stands again further on, with only short lines between the two, several of them
//! labels. The heading above it (`Inhoud`, `Inhoudsopgave`) belongs to it.

use super::Role;
use crate::label;
use crate::lines::Line;
use crate::tree::FurnitureKind;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cell::Cell;
use std::hash::Hasher;
use std::ops::Range;

/// How far from its start a document may have its contents list, in lines.
const SEARCH: usize = 400;
/// The longest list, in lines.
const LONGEST: usize = 600;
/// A list has at least this many labels.
const FEWEST: usize = 4;
/// At most one in so many lines may look like a part of a sentence.
const PROSE: usize = 4;
/// An entry is shorter than this, in bytes, without dot leaders.
const ENTRY: usize = 120;
/// So many dots between a heading and its page are no ellipsis: the line is an entry, also without a label.
const LEADER: usize = 5;
/// The longest page number behind a label and heading with one space between them, in digits.
const PAGE: usize = 3;
/// A line with more letters than this has words.
const WORDED: usize = 3;
/// One in so many lines of a list stands again behind it, at least: a list can be out of date, but text never repeats.
const REPEATED: usize = 3;

/// So many lines are looked at first for those that stand again.
const FURTHER: usize = 500;
/// So many letters of a line tell nearly all others from it.
const BEGIN: usize = 6;
/// No line.
const NONE: u32 = u32::MAX;
/// What stands above a list.
const TITLES: [&str; 11] = [
    "inhoud",
    "inhoudsopgave",
    "inhoudsopave",
    "inhoudstafel",
    "index",
    "inhoud van deze voorwaarden",
    "snel naar",
    "direct naar",
    "ga direct naar",
    "op deze pagina",
    "in deze voorwaarden",
];

/// Marks the lines of a contents list in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    let content = |n: usize| &text[lines[n].content()];
    let usable = |n: usize, roles: &[Role]| !lines[n].is_blank() && roles[n] == Role::Body;
    let mut again = Again { text, lines, upto: 0, last: FxHashMap::default() };
    let lines = &lines[..lines.len().min(SEARCH + LONGEST)];
    let keys = Keys::new(text, lines);
    let mut at = 0;
    while at < lines.len().min(SEARCH) {
        let titled = usable(at, roles) && is_title(content(at));
        let entry = usable(at, roles) && keys.next[at] != NONE && keys.look(at).labelled;
        if (titled || entry && !is_announced(text, lines, roles, at))
            && let Some(end) = find_end(text, lines, roles, &keys, if titled { at + 1 } else { at }, titled)
            && is_repeated(text, lines, roles, &keys, at..end, &mut again)
        {
            for role in &mut roles[at..end] {
                *role = Role::Furniture(FurnitureKind::Contents);
            }
            at = end;
        }
        at += 1;
    }
    at_end(text, again.lines, roles);
}

/// A sentence announces what begins at line `at`: `De volgende bijlagen maken deel uit van de overeenkomst:`. Such a
/// list is a part of the text, though its entries stand again further on.
fn is_announced(text: &str, lines: &[Line], roles: &[Role], at: usize) -> bool {
    let before = (0..at).rev().take(3).find(|n| !lines[*n].is_blank() && roles[*n] == Role::Body);
    before.map(|n| &text[lines[n].content()]).is_some_and(|line| line.ends_with(':') && line.len() > WIDEST_TITLE)
}

/// Marks a list that stands behind the text: below its title, and nearly all of its lines stand before.
fn at_end(text: &str, lines: &[Line], roles: &mut [Role]) {
    let usable = |n: usize, roles: &[Role]| !lines[n].is_blank() && roles[n] == Role::Body;
    let floor = lines.len().saturating_sub(LONGEST);
    let titled = |n: &usize| {
        usable(*n, roles) && lines[*n].content().len() < WIDEST_TITLE && is_title(&text[lines[*n].content()])
    };
    let Some(title) = (floor..lines.len()).rev().find(titled) else { return };
    let own: Vec<usize> = (title + 1..lines.len()).filter(|n| usable(*n, roles)).collect();
    let key = |n: usize| entry_key(&text[lines[n].content()]);
    let before: FxHashSet<u64> = (0..title).filter(|n| usable(*n, roles)).map(key).collect();
    let listed = own.iter().take_while(|n| !is_text(entry(&text[lines[**n].content()]))).count();
    let again = own[..listed].iter().filter(|n| before.contains(&key(**n))).count();
    let last = own[..listed].iter().rposition(|n| before.contains(&key(*n)));
    if let Some(last) = last.filter(|_| again >= FEWEST && again * 4 >= listed * 3) {
        roles[title..=own[last]].fill(Role::Furniture(FurnitureKind::Contents));
    }
}

/// A title of a list is no longer than this, in bytes.
const WIDEST_TITLE: usize = 40;

/// The keys and looks of the lines, each looked for when it is first asked for: most texts have no contents list.
struct Keys<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// 0 where it is not yet known.
    known: Vec<Cell<u64>>,
    looks: Vec<Cell<Option<Look>>>,
    /// A hash of the first letters of each line: lines with other ones have other keys.
    begins: Vec<u64>,
    /// For each line the next one that begins like it, or [`NONE`]: no other one can have its key before that.
    next: Vec<u32>,
}

/// What a line may be in a list.
#[derive(Clone, Copy)]
struct Look {
    /// It begins with a label.
    labelled: bool,
    /// A page number stands at its end, or so many dots before one that it is an entry also without a label.
    paged: bool,
    led: bool,
    /// It is running text, and ends the list.
    text: bool,
    /// It may be a part of a sentence.
    part: bool,
}

impl<'t> Keys<'t> {
    fn new(text: &'t str, lines: &'t [Line]) -> Keys<'t> {
        let mut first: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(lines.len(), Default::default());
        let begins: Vec<u64> = lines.iter().map(|line| hash(entry(&text[line.content()]), BEGIN)).collect();
        let mut next = vec![NONE; lines.len()];
        for n in (0..lines.len()).rev() {
            next[n] = first.insert(begins[n], n as u32).unwrap_or(NONE);
        }
        let (known, looks) = (vec![Cell::new(0); lines.len()], vec![Cell::new(None); lines.len()]);
        Keys { text, lines, known, looks, begins, next }
    }

    /// Whether a line with the key of `line` stands behind it, but before `end`.
    fn comes_again(&self, line: usize, end: usize) -> bool {
        let next = |n: &usize| Some(self.next[*n] as usize).filter(|n| *n < end);
        std::iter::successors(next(&line), next).any(|other| self.are_same(other, line))
    }

    fn of(&self, line: usize) -> u64 {
        if self.known[line].get() == 0 {
            self.known[line].set(entry_key(&self.text[self.lines[line].content()]));
        }
        self.known[line].get()
    }

    /// Whether two lines have the same key.
    fn are_same(&self, one: usize, other: usize) -> bool {
        self.begins[one] == self.begins[other] && self.of(one) == self.of(other)
    }

    fn look(&self, line: usize) -> Look {
        if let Some(known) = self.looks[line].get() {
            return known;
        }
        let content = &self.text[self.lines[line].content()];
        let entry = entry(content);
        let look = Look {
            labelled: !label::scan(entry).is_empty(),
            paged: entry.len() < content.len(),
            led: entry.len() + LEADER < content.len(),
            text: is_text(entry),
            part: is_part(entry),
        };
        self.looks[line].set(Some(look));
        look
    }
}

/// The last line of each key, as far as was looked. Each line of the text is looked at once at most.
struct Again<'t> {
    text: &'t str,
    lines: &'t [Line],
    upto: usize,
    last: FxHashMap<u64, u32>,
}

impl Again<'_> {
    /// Looks as far again, and not less than a page; whether there was anything left.
    fn look(&mut self) -> bool {
        let from = self.upto;
        self.upto = self.lines.len().min((from * 2).max(FURTHER));
        for (n, line) in self.lines.iter().enumerate().take(self.upto).skip(from) {
            if !line.is_blank() && line.len as usize <= ENTRY * 2 {
                self.last.insert(entry_key(&self.text[line.content()]), n as u32);
            }
        }
        self.upto > from
    }

    /// Whether a line of this key stands behind line `end`, as far as was looked.
    fn has(&self, key: u64, end: usize) -> bool {
        self.last.get(&key).is_some_and(|last| *last as usize >= end)
    }
}

/// Enough of the lines of `list` stand again behind it. Bare labels prove nothing.
fn is_repeated(text: &str, lines: &[Line], roles: &[Role], keys: &Keys, list: Range<usize>, again: &mut Again) -> bool {
    let worded = |n: usize| text[lines[n].content()].chars().filter(|c| c.is_alphabetic()).nth(WORDED).is_some();
    let own: Vec<usize> = list.clone().filter(|n| roles[*n] == Role::Body && worded(*n)).collect();
    loop {
        let repeated = own.iter().filter(|n| again.has(keys.of(**n), list.end)).count();
        if repeated * REPEATED >= own.len() {
            return true;
        }
        if !again.look() {
            return false;
        }
    }
}

/// `Inhoud`, `Inhoudsopgave`, `Index`, `Overzicht`
fn is_title(content: &str) -> bool {
    let word = content.trim_end_matches([':', '.']);
    TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
}

/// The line at which the list that begins at `start` ends, if one begins there.
fn find_end(text: &str, lines: &[Line], roles: &[Role], keys: &Keys, start: usize, titled: bool) -> Option<usize> {
    let content = |n: usize| &text[lines[n].content()];
    let first = (start..lines.len()).find(|n| !lines[*n].is_blank() && roles[*n] == Role::Body)?;
    let last = lines.len().min(first + LONGEST);
    if content(first).len() < 4 || !keys.comes_again(first, last) {
        return None;
    }
    let mut labels = 1;
    let (mut entries, mut prose) = (1, 0);
    let mut end = first + 1;
    let mut at = first + 1;
    while at < last {
        if !lines[at].is_blank() && roles[at] == Role::Body {
            let look = keys.look(at);
            if look.text || keys.are_same(at, first) {
                break;
            }
            entries += 1;
            prose += usize::from(look.part);
            labels += usize::from(look.labelled || look.led);
            if look.labelled || look.paged {
                end = at + 1;
            }
        }
        at += 1;
    }
    let enough = (labels >= FEWEST || titled && labels >= 2) && prose * PROSE <= entries;
    // The first entry comes again where the articles begin; an introduction may stand before that.
    (enough && (at..last).any(|n| roles[n] == Role::Body && keys.are_same(n, first))).then_some(end)
}

/// A line of running text.
fn is_text(line: &str) -> bool {
    line.len() > ENTRY || super::ends_sentence(line) && line.len() > 60 && !ends_with_number(line)
}

/// A line that goes on in the next one, or the end of a sentence.
fn is_part(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
        || line.ends_with([';', ':', ',', '-'])
        || line.ends_with('.') && line.len() > 12
}

fn ends_with_number(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit())
}

/// An entry without dot leaders and page number.
fn entry(line: &str) -> &str {
    let body = line.trim_end_matches(|c: char| c.is_ascii_digit());
    if body.len() == line.len() {
        return line;
    }
    let text = body.trim_end_matches(['.', ' ', '\t', '…']);
    let leaders = body.len() - text.len() >= 2 || body.ends_with('\t');
    let worded = text.contains(' ') || text.len() + LEADER < body.len() && text.contains(char::is_alphabetic);
    let paged = leaders || body.ends_with(' ') && line.len() - body.len() <= PAGE && !label::scan(text).is_empty();
    if paged && worded { text } else { line }
}

/// A hash of the entry without punctuation and case.
fn entry_key(line: &str) -> u64 {
    hash(entry(line), usize::MAX)
}

/// A hash of the first letters and digits of an entry, at most so many, in lower case.
fn hash(entry: &str, most: usize) -> u64 {
    let mut hasher = FxHasher::default();
    for c in entry.chars().filter(|c| c.is_alphanumeric()).take(most) {
        match c.is_ascii() {
            true => hasher.write_u32(c.to_ascii_lowercase() as u32),
            false => c.to_lowercase().for_each(|c| hasher.write_u32(c as u32)),
        }
    }
    hasher.finish()
}
