//! The spine of a text: the labels that show where in the numbering a place is.

use crate::label::{Close, MAX_READINGS, Numeral, Reading, Readings, Step, step};
use crate::layout::{Flow, begins_with_capital, ends_sentence, last_word};
use crate::tree::Kind;
use std::ops::Range;

/// A number that goes back counts so much.
const BACK: i32 = -18;
/// A number that follows the one before.
const NEXT: i32 = 14;
/// The first number of a deeper level.
const DEEPER: i32 = 12;
/// The next number of an outer level.
const OUTER: i32 = 10;
/// One number is missing, or more.
const GAP: i32 = -4;
const WIDE_GAP: i32 = -12;
/// The same number again, or another series.
const OTHER: i32 = -8;
/// A text begins with another number than the first.
const NO_FIRST: i32 = -12;
/// A chapter in which nothing stands.
const EMPTY: i32 = -12;
/// A list item follows the one before.
const ITEM: i32 = 10;
/// A list item that continues no list.
const NO_LIST: i32 = -12;
/// What a label at the very beginning of a block says more.
const LEADS: i32 = 4;
/// So many keywords count through a text; fewer may be parts of it, or annexes.
const KEYWORDS: usize = 5;
/// So many labels are looked at to find the next that counts.
const AHEAD: usize = 12;

/// One label of a flow.
struct Label<'f> {
    piece: usize,
    /// The reading that counts through the document, by its place; `None` for an item.
    main: Option<u8>,
    items: &'f Readings,
}

impl<'f> Label<'f> {
    fn main(&self) -> Option<&'f Reading> {
        self.main.map(|n| &self.items[n as usize])
    }
}

/// Where in the numbering a text has come: the last label that counts, and the items since then, by their places.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    main: Option<Place>,
    items: [(Series, Place); ITEMS],
    count: u8,
}

/// The place of a reading among the labels of a spine. The searches copy states all the time, and a reading is long.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    label: u32,
    reading: u8,
}

/// So many readings of items are kept in mind.
const ITEMS: usize = 8;

/// What the items of one series have in common; 0 for a label with a keyword, which stands in none.
type Series = u32;

fn series(r: &Reading) -> Series {
    match r.keyword {
        None => 1 << 24 | (r.numeral as u32) << 16 | (r.close as u32) << 8 | u32::from(r.open),
        Some(_) => 0,
    }
}

/// The labels of a flow.
pub struct Spine<'f> {
    labels: Vec<Label<'f>>,
    /// How many labels stand before each piece, and before the end.
    before: Vec<u32>,
    /// The last label that counts among those up to each one.
    mains: Vec<Option<u32>>,
    /// Where the numbering has come behind each label, as printed.
    states: Vec<State>,
    /// The pieces that are nothing but a label.
    alone: Vec<bool>,
    /// The text is divided into articles, so that a chapter above them has some.
    articles: bool,
}

impl<'f> Spine<'f> {
    /// The spine of `flow`.
    pub fn new(text: &str, flow: &'f Flow) -> Spine<'f> {
        let mut labels = Vec::new();
        for piece in 0..flow.pieces.len() {
            let items = flow.readings(piece);
            if items.is_empty() || piece.checked_sub(1).is_some_and(|n| refers(flow.text(text, n))) {
                continue;
            }
            let line = flow.text(text, piece);
            let next = flow.pieces.get(piece + 1).map_or("", |_| flow.text(text, piece + 1));
            let main = items.iter().position(|r| counts(r, line, next)).map(|n| n as u8);
            if main.is_some() || items.iter().any(|r| is_item(r, line, next)) {
                labels.push(Label { piece, main, items });
            }
        }
        leave_to_keywords(&mut labels);
        let alone = |n: usize| is_alone(flow.readings(n), flow.pieces[n].range().len());
        Spine::of(labels, (0..flow.pieces.len()).map(alone).collect())
    }

    fn of(labels: Vec<Label<'f>>, alone: Vec<bool>) -> Spine<'f> {
        let mut before = Vec::with_capacity(alone.len() + 1);
        let mut count = 0;
        for piece in 0..=alone.len() {
            while labels.get(count).is_some_and(|l| l.piece < piece) {
                count += 1;
            }
            before.push(count as u32);
        }
        let mut last = None;
        let mains = labels.iter().enumerate().map(|(n, label)| {
            last = if label.main.is_some() { Some(n as u32) } else { last };
            last
        });
        let mains: Vec<Option<u32>> = mains.collect();
        let states = states(&labels);
        let article = |l: &&Label| l.main().and_then(kind) == Some(Kind::Artikel);
        let articles = labels.iter().filter(article).count() >= KEYWORDS;
        Spine { labels, before, mains, states, alone, articles }
    }

    /// The same without labels that stand alone beside each other: they stand apart from their paragraphs.
    pub fn without_hanging(mut self) -> Spine<'f> {
        let alone = |n: Option<usize>| n.and_then(|n| self.alone.get(n)).is_some_and(|alone| *alone);
        let hangs = |n: usize| alone(Some(n)) && (alone(n.checked_sub(1)) || alone(Some(n + 1)));
        self.labels.retain(|l| !hangs(l.piece));
        Spine::of(self.labels, self.alone)
    }

    /// Whether a piece is nothing but a label.
    pub fn is_alone(&self, piece: usize) -> bool {
        self.alone[piece]
    }

    /// The places of the labels in `block`.
    fn inside(&self, block: &Range<usize>) -> Range<usize> {
        self.before[block.start] as usize..self.before[block.end] as usize
    }

    fn reading(&self, at: Place) -> &'f Reading {
        &self.labels[at.label as usize].items[at.reading as usize]
    }

    /// Where the numbering has come behind `block`.
    pub fn after(&self, state: &State, block: &Range<usize>) -> State {
        let labels = self.inside(block);
        match labels.clone().last() {
            None => *state,
            // What stood before the last label that counts is no matter.
            Some(last) if self.resets(block) => self.states[last],
            Some(_) => labels.fold(*state, |state, label| state.behind(label, self.labels[label].items)),
        }
    }

    /// Whether a label that counts stands in `block`, so that what stands before it is no matter behind it.
    pub fn resets(&self, block: &Range<usize>) -> bool {
        let labels = self.inside(block);
        !labels.is_empty() && self.mains[labels.end - 1].is_some_and(|main| main as usize >= labels.start)
    }

    /// How well the numbers of `block` go on from `state`. A label right at its beginning says more.
    pub fn junction(&self, state: &State, block: &Range<usize>) -> i32 {
        let labels = self.inside(block);
        let leads = self.labels[labels.clone()].first().is_some_and(|l| l.piece == block.start);
        led(self.goes_on(state, labels), leads)
    }

    /// How well `labels` go on from `state`.
    fn goes_on(&self, state: &State, labels: Range<usize>) -> i32 {
        let labels = &self.labels[labels];
        if labels.is_empty() { 0 } else { self.items(state, labels) + self.mains(state, labels) }
    }

    /// How well the items before the first label that counts go on.
    fn items(&self, state: &State, labels: &[Label]) -> i32 {
        let mut score = 0;
        fresh_items(labels, |items| score += self.item(state, items));
        score
    }

    /// How well an item goes on in `state`: the best of its readings.
    fn item(&self, state: &State, items: &Readings) -> i32 {
        let like = |own: Series| state.items().iter().rev().find(move |s| own != 0 && s.0 == own);
        let score = |r: &Reading| match like(series(r)) {
            Some((_, last)) => match step(&self.reading(*last).number, &r.number) {
                Step::Next => ITEM,
                _ if r.number.is_first() => 0,
                Step::Gap(1..=2) => GAP,
                _ => NO_LIST,
            },
            None if r.number.is_first() => 0,
            None => NO_LIST,
        };
        items.iter().map(score).max().unwrap_or(0)
    }

    /// More than this no numbers before `block` can make of it, see [`Spine::junction`].
    pub fn most(&self, block: &Range<usize>) -> i32 {
        let labels = &self.labels[self.inside(block)];
        let Some(first) = labels.first() else { return 0 };
        let mut score = 0;
        fresh_items(labels, |items| score += if items.iter().all(|r| r.number.is_first()) { 0 } else { ITEM });
        let mains = labels.iter().take(AHEAD).filter_map(Label::main).take(3);
        let most = mains.map(|r| if r.number.is_first() { DEEPER } else { NEXT }).max().unwrap_or(0);
        score + most + if first.piece == block.start { LEADS } else { 0 }
    }

    /// How well the first label that counts goes on, or, where it is of another kind, the next one of the same kind.
    fn mains(&self, state: &State, labels: &[Label]) -> i32 {
        let mut mains = labels.iter().take(AHEAD).filter_map(Label::main);
        match (state.main.map(|at| self.reading(at)), mains.next()) {
            (Some(last), Some(main)) if self.articles && leaves_empty(last, main) => EMPTY,
            (Some(last), Some(main)) => {
                let like = |r: &&Reading| kind(r) == kind(last);
                let other = if kind(main) == kind(last) { None } else { mains.take(2).find(like) };
                match other.map(|r| (r, succession(last, r))) {
                    // It carries the numbers of its parents, and so does not begin again below them.
                    Some((r, score)) if r.number.parts().len() > 1 => score,
                    other => succession(last, main).max(other.map_or(i32::MIN, |it| it.1)),
                }
            }
            (None, Some(main)) => first(main),
            (_, None) => 0,
        }
    }

    /// Whether a number goes back in a page, and not to the first of its series, where another text would begin.
    pub fn goes_back(&self, page: Range<usize>) -> bool {
        let labels = self.inside(&page);
        let mut last = self.labels[..labels.start].iter().rev().find_map(Label::main);
        self.labels[labels].iter().filter_map(Label::main).any(|main| {
            let last = last.replace(main);
            let firm = main.keyword.is_some() || main.numeral == Numeral::Decimal;
            firm && !main.number.is_first()
                && last.is_some_and(|last| kind(last) == kind(main) && succession(last, main) == BACK)
        })
    }

    /// How well the numbers go on behind each piece in the printed order, from that piece on up to `ends(piece)`.
    pub fn printed(&self, starts: &[usize]) -> Vec<i32> {
        let mut scores = Vec::with_capacity(self.before.len());
        let nothing = State::default();
        for page in starts.windows(2) {
            let end = self.before[page[1]] as usize;
            // The same for all pieces up to the next label.
            let mut known = (usize::MAX, 0);
            for piece in page[0]..page[1] {
                let next = self.before[piece] as usize;
                if known.0 != next {
                    let state = next.checked_sub(1).map_or(&nothing, |last| &self.states[last]);
                    known = (next, self.goes_on(state, next..end));
                }
                let leads = self.before[piece + 1] as usize > next;
                scores.push(led(known.1, leads));
            }
        }
        scores.push(0);
        scores
    }
}

/// The score of a block, which says more where a label `leads` it.
fn led(score: i32, leads: bool) -> i32 {
    score + if leads { score.signum() * LEADS } else { 0 }
}

/// Where the numbering has come behind each of `labels`.
fn states(labels: &[Label]) -> Vec<State> {
    let mut state = State::default();
    let behind = |(n, label): (usize, &Label)| {
        state = match label.main {
            Some(reading) => State { main: Some(Place { label: n as u32, reading }), ..State::default() },
            None => state.behind(n, label.items),
        };
        state
    };
    labels.iter().enumerate().map(behind).collect()
}

impl State {
    /// Whether any label stood before.
    pub fn is_known(&self) -> bool {
        self.main.is_some() || self.count > 0
    }

    fn items(&self) -> &[(Series, Place)] {
        &self.items[..self.count as usize]
    }

    /// Behind an item with these readings, which is label number `label`. Items of inner lists end where an outer one goes on.
    fn behind(mut self, label: usize, readings: &Readings) -> State {
        let own = |s: Series| s != 0 && readings.iter().any(|r| series(r) == s);
        if let Some(n) = self.items().iter().position(|s| own(s.0)) {
            self.count = n as u8;
        }
        for (n, reading) in readings.iter().enumerate().take(ITEMS - self.count as usize) {
            self.items[self.count as usize] = (series(reading), Place { label: label as u32, reading: n as u8 });
            self.count += 1;
        }
        self
    }
}

/// Calls `each` with the items before the first label that counts, where none of their series came before.
fn fresh_items(labels: &[Label], mut each: impl FnMut(&Readings)) {
    let mut seen = [0; AHEAD * MAX_READINGS];
    let mut count = 0;
    for label in labels.iter().take(AHEAD).take_while(|l| l.main.is_none()) {
        if !label.items.iter().map(series).any(|own| own != 0 && seen[..count].contains(&own)) {
            each(label.items);
        }
        for reading in label.items {
            seen[count] = series(reading);
            count += 1;
        }
    }
}

/// Where keywords count through the text, simple numbers are items, also those that seem to have a heading.
fn leave_to_keywords(labels: &mut [Label]) {
    let simple = |r: &Reading| r.keyword.is_none() && r.numeral == Numeral::Arabic;
    let mains = || labels.iter().filter_map(Label::main);
    let keywords = mains().filter(|r| r.keyword.is_some()).count();
    if keywords >= KEYWORDS && keywords * 2 >= mains().filter(|r| simple(r)).count() {
        labels.iter_mut().filter(|l| l.main().is_some_and(simple)).for_each(|l| l.main = None);
    }
}

/// Nothing but a label without a keyword: one of its readings is as long as the line.
fn is_alone(readings: &Readings, line: usize) -> bool {
    line <= 20 && readings.iter().any(|r| r.len as usize == line && r.keyword.is_none())
}

/// The line before a number of a reference: `in artikel`, `en`.
fn refers(before: &str) -> bool {
    let word = last_word(before);
    matches!(word, "artikel" | "artikelen" | "lid" | "leden" | "onder" | "sub" | "art." | "onderdeel" | "paragraaf")
        || before.ends_with("tot en met")
}

/// A label that counts through a document: with a keyword, decimal, or a simple number before a heading.
fn counts(r: &Reading, line: &str, next: &str) -> bool {
    let rest = line[r.len as usize..].trim_start();
    let alone = rest.is_empty();
    let rest = if alone { next } else { rest };
    let ends = alone || !next.starts_with(char::is_lowercase);
    let headed = rest.len() <= 50 && ends && begins_with_capital(rest) && !ends_sentence(rest);
    match (r.keyword, r.numeral) {
        (Some(_), _) => !r.lower && !rest.starts_with(char::is_lowercase),
        (None, Numeral::Decimal) => !rest.starts_with(char::is_lowercase),
        (None, Numeral::Arabic) => r.close == Close::Dot && headed && (r.len as usize) < line.len(),
        _ => false,
    }
}

/// An item of a list, or a lid with a simple number.
fn is_item(r: &Reading, line: &str, next: &str) -> bool {
    let rest = line[r.len as usize..].trim_start();
    let rest = if rest.is_empty() { next } else { rest };
    match r.numeral {
        Numeral::Bullet | Numeral::Decimal => false,
        Numeral::Arabic if r.close == Close::None => r.number.last() < 30 && rest.starts_with(char::is_uppercase),
        _ => r.keyword.is_none() && (r.close != Close::None || r.numeral == Numeral::Degree),
    }
}

/// How well a text begins with a label that counts. A simple number may be that of an item.
fn first(main: &Reading) -> i32 {
    match main.number.parts().iter().all(|n| *n == 1) {
        true => OUTER,
        false if main.keyword.is_none() && main.numeral == Numeral::Arabic => OTHER,
        false => NO_FIRST,
    }
}

fn kind(r: &Reading) -> Option<Kind> {
    r.keyword.map(|k| k.kind)
}

/// A chapter or another part above the articles is followed by one that is no part of it, so that nothing stands in it.
fn leaves_empty(last: &Reading, next: &Reading) -> bool {
    let parts = [Kind::Boek, Kind::Deel, Kind::Titeldeel, Kind::Hoofdstuk, Kind::Afdeling, Kind::Paragraaf];
    let depth = |r: &Reading| parts.iter().position(|k| Some(*k) == kind(r));
    depth(last).zip(depth(next)).is_some_and(|(last, next)| next <= last)
}

/// How well one label follows another, from [`BACK`] to [`NEXT`].
fn succession(last: &Reading, first: &Reading) -> i32 {
    let same_kind = last.keyword.map(|k| k.kind) == first.keyword.map(|k| k.kind);
    let (a, b) = (last.number.parts(), first.number.parts());
    if same_kind && a.len() == b.len() {
        let parents = a.split_last().map(|x| x.1) == b.split_last().map(|x| x.1);
        if parents {
            return match step(&last.number, &first.number) {
                Step::Next => NEXT,
                Step::Gap(1) => GAP,
                Step::Gap(_) => WIDE_GAP,
                Step::Same | Step::Other => OTHER,
                Step::Back => BACK,
            };
        }
        let deeper = a < b && b.last() == Some(&1) && a[0] + 1 >= b[0];
        return if deeper {
            OUTER
        } else if a < b {
            WIDE_GAP
        } else {
            BACK
        };
    }
    let shared = a.len().min(b.len());
    let outer = a[..shared].split_last().zip(b[..shared].split_last());
    let next = outer.is_some_and(|((x, xs), (y, ys))| xs == ys && x + 1 == *y);
    match a[..shared].cmp(&b[..shared]) {
        std::cmp::Ordering::Equal if b.len() > a.len() && first.number.is_first() => DEEPER,
        std::cmp::Ordering::Less if b.len() < a.len() && next => OUTER,
        std::cmp::Ordering::Less if b.len() < a.len() => WIDE_GAP,
        std::cmp::Ordering::Greater if same_kind || a.len() > 1 || b.len() > 1 => BACK,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_no_article_follows_is_empty() {
        let label = |line: &str| crate::label::scan(line)[0];
        for (last, next, empty) in [
            ("Afdeling 2 Toezicht", "Hoofdstuk 4 Slot", true),
            ("Hoofdstuk 1 Begin", "Hoofdstuk 2 Slot", true),
            ("Hoofdstuk 1 Begin", "Afdeling 1 Begrippen", false),
            ("Hoofdstuk 1 Begin", "Artikel 1 Begrippen", false),
            ("Artikel 4 Slot", "Hoofdstuk 2 Toezicht", false),
        ] {
            assert_eq!(leaves_empty(&label(last), &label(next)), empty, "{last}, {next}");
        }
    }
}
