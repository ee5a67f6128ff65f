//! The spine of a text: the labels that show where in the numbering a place is.

use super::parts::{self, ANNEX, NONE, UNKNOWN, carried, follows, is_article, leaves_empty, part};
use crate::label::{Close, MAX_READINGS, Number, Numeral, Reading, Readings, Step, step};
use crate::layout::{Flow, begins_with_capital, ends_sentence};
use crate::tree::Kind;
use std::ops::Range;

/// A number that goes back counts so much.
pub const BACK: i32 = -18;
/// A number that follows the one before.
pub const NEXT: i32 = 14;
/// The first number of a deeper level.
pub const DEEPER: i32 = 12;
/// The next number of an outer level.
const OUTER: i32 = 10;
/// One number is missing.
pub const GAP: i32 = -4;
/// More than one is missing.
pub const WIDE_GAP: i32 = -12;
/// The same number again, or another series.
pub const OTHER: i32 = -8;
/// A text begins with another number than the first.
pub const NO_FIRST: i32 = -12;
/// A chapter in which nothing stands.
const EMPTY: i32 = -12;
/// A list item follows the one before.
const ITEM: i32 = 10;
/// A list begins again, though no label that counts stands between.
const AGAIN: i32 = -6;
/// A list item that continues no list.
const NO_LIST: i32 = -12;
/// What a label at the very beginning of a block says more.
const LEADS: i32 = 4;
/// So many keywords count through a text; fewer may be parts of it, or annexes.
const KEYWORDS: usize = 5;
/// So many labels are looked at to find the next that counts.
const AHEAD: usize = 12;

/// One label of a flow.
struct Label {
    piece: usize,
    /// The reading that counts through the document, or else the readings of an item.
    main: Option<Reading>,
    items: Readings,
}

/// Where in the numbering a text has come: the last label that counts, and the items since then.
#[derive(Clone, Debug, Default)]
pub struct State {
    main: Option<Reading>,
    items: [(Series, Number); ITEMS],
    count: u8,
    /// The last article.
    article: Option<Reading>,
    /// The last number of each part above the articles, [`NONE`] where its parent has none yet.
    parts: [u16; parts::COUNT],
    /// Where the text began is not known, so that any number may go on from it.
    begun: bool,
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
pub struct Spine {
    labels: Vec<Label>,
    /// How many labels stand before each piece, and before the end.
    before: Vec<u32>,
    /// The last label that counts among those up to each one.
    mains: Vec<Option<u32>>,
    /// The pieces that are nothing but a label.
    alone: Vec<bool>,
    /// The last label of each kind of part among those up to each one.
    parts: Vec<[u32; parts::COUNT]>,
    /// The last article among those up to each one.
    last_article: Vec<u32>,
    /// The text is divided into articles, so that a chapter above them has some.
    articles: bool,
    /// The part with the number of which those of the articles begin: `Hoofdstuk 2`, `Artikel 2.1`.
    carried: Option<usize>,
}

impl Spine {
    /// The spine of `flow`.
    pub fn new(text: &str, flow: &Flow) -> Spine {
        let mut labels = Vec::new();
        for piece in 0..flow.pieces.len() {
            let items = flow.readings(piece);
            if items.is_empty() || piece.checked_sub(1).is_some_and(|n| refers(flow.text(text, n))) {
                continue;
            }
            let line = flow.text(text, piece);
            let next = flow.pieces.get(piece + 1).map_or("", |_| flow.text(text, piece + 1));
            let main = items.iter().find(|r| counts(r, line, next)).copied();
            if main.is_some() || items.iter().any(|r| is_item(r, line, next)) {
                labels.push(Label { piece, main, items: *items });
            }
        }
        leave_to_keywords(&mut labels);
        let alone = |n: usize| is_alone(flow.readings(n), flow.pieces[n].range().len());
        Spine::of(labels, (0..flow.pieces.len()).map(alone).collect())
    }

    fn of(labels: Vec<Label>, alone: Vec<bool>) -> Spine {
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
        let mains = mains.collect();
        let article = |l: &&Label| l.main.as_ref().and_then(kind) == Some(Kind::Artikel);
        let articles = labels.iter().filter(article).count() >= KEYWORDS;
        let latest = |wanted: &dyn Fn(&Reading) -> bool| {
            let mut last = NOWHERE;
            let each = labels.iter().enumerate().map(move |(n, label)| {
                last = if label.main.as_ref().is_some_and(wanted) { n as u32 } else { last };
                last
            });
            each.collect::<Vec<u32>>()
        };
        let last_article = latest(&|r| is_article(r));
        let kinds = std::array::from_fn::<_, { parts::COUNT }, _>(|depth| latest(&|r| part(r) == Some(depth)));
        let parts = (0..labels.len()).map(|n| kinds.each_ref().map(|k| k[n])).collect();
        let carried = carried(labels.iter().filter_map(|l| l.main.as_ref()));
        Spine { labels, before, mains, alone, parts, last_article, articles, carried }
    }

    /// The same without labels that stand alone beside each other: they stand apart from their paragraphs.
    pub fn without_hanging(mut self) -> Spine {
        let alone = |n: Option<usize>| n.and_then(|n| self.alone.get(n)).is_some_and(|alone| *alone);
        let hangs = |n: usize| alone(Some(n)) && (alone(n.checked_sub(1)) || alone(Some(n + 1)));
        self.labels.retain(|l| !hangs(l.piece));
        Spine::of(self.labels, self.alone)
    }

    /// Whether a piece is nothing but a label.
    pub fn is_alone(&self, piece: usize) -> bool {
        self.alone[piece]
    }

    fn inside(&self, block: &Range<usize>) -> &[Label] {
        &self.labels[self.before[block.start] as usize..self.before[block.end] as usize]
    }

    /// Where the numbering has come behind `block`.
    pub fn after(&self, state: &State, block: &Range<usize>) -> State {
        let (first, end) = (self.before[block.start] as usize, self.before[block.end] as usize);
        if first == end {
            return state.clone();
        }
        let main = end.checked_sub(1).and_then(|n| self.mains[n]).map(|n| n as usize).filter(|n| *n >= first);
        let mut state = match main {
            Some(n) => State { main: self.labels[n].main, ..self.above(state, first, end - 1) },
            None => state.clone(),
        };
        self.labels[main.map_or(first, |n| n + 1)..end].iter().for_each(|label| state.pass(&label.items));
        state
    }

    /// The last article and the last parts above it behind the labels from `first` to `last`, without items.
    fn above(&self, state: &State, first: usize, last: usize) -> State {
        let inside = |n: u32| n != NOWHERE && n as usize >= first;
        let annex = Some(self.parts[last][ANNEX]).filter(|n| inside(*n));
        let article = Some(self.last_article[last]).filter(|n| inside(*n) && Some(*n) > annex);
        let article = match article {
            Some(n) => self.labels[n as usize].main,
            None if annex.is_some() => None,
            None => state.article,
        };
        let mut parts = state.parts;
        let mut outer = None;
        for (depth, own) in self.parts[last].iter().enumerate() {
            match self.labels.get(*own as usize).filter(|_| inside(*own)) {
                Some(label) if outer < Some(*own) => parts[depth] = label.main.map_or(NONE, |r| r.number.last()),
                _ if outer.is_some() => parts[depth] = NONE,
                _ => {}
            }
            outer = outer.max(Some(*own).filter(|n| inside(*n)));
        }
        State { article, parts, ..State::default() }
    }

    /// How well the numbers of `block` go on from `state`. A label right at its beginning says more.
    pub fn junction(&self, state: &State, block: &Range<usize>) -> i32 {
        self.goes_on(state, block, 0)
    }

    /// The same where lists should not begin again without need. That chooses between orders, but proves none.
    pub fn junction_of_lists(&self, state: &State, block: &Range<usize>) -> i32 {
        self.goes_on(state, block, AGAIN)
    }

    fn goes_on(&self, state: &State, block: &Range<usize>, again: i32) -> i32 {
        let labels = self.inside(block);
        let score = self.items(state, labels, again) + self.mains(state, labels);
        let leads = labels.first().is_some_and(|l| l.piece == block.start);
        score + if leads { score.signum() * LEADS } else { 0 }
    }

    /// How well the items before the first label that counts go on.
    fn items(&self, state: &State, labels: &[Label], again: i32) -> i32 {
        let mut score = 0;
        fresh_items(labels, |items| score += item(state, items, again));
        score
    }

    /// More than this no numbers before `block` can make of it, see [`Spine::junction`].
    pub fn most(&self, block: &Range<usize>) -> i32 {
        let labels = self.inside(block);
        let Some(first) = labels.first() else { return 0 };
        let mut score = 0;
        fresh_items(labels, |items| score += if items.iter().all(|r| r.number.is_first()) { 0 } else { ITEM });
        let mains = labels.iter().take(AHEAD).filter_map(|l| l.main.as_ref()).take(3);
        let most = mains.map(|r| if r.number.is_first() { DEEPER } else { NEXT }).max().unwrap_or(0);
        score + most + if first.piece == block.start { LEADS } else { 0 }
    }

    /// How well the first label that counts goes on, or, where it is of another kind, the next one of the same kind.
    fn mains(&self, state: &State, labels: &[Label]) -> i32 {
        let mut mains = labels.iter().take(AHEAD).filter_map(|l| l.main.as_ref());
        let (last, main) = match (&state.main, mains.next()) {
            (Some(last), Some(main)) => (last, main),
            (None, Some(_)) if state.begun => return 0,
            (None, Some(main)) => return first(main),
            (_, None) => return 0,
        };
        if self.articles && leaves_empty(last, main) {
            return EMPTY;
        }
        // The first annex may stand behind any number; what follows it says more.
        let first_annex = |depth: &usize| *depth == ANNEX && matches!(state.parts[ANNEX], NONE | UNKNOWN);
        if let Some(depth) = part(main).filter(|depth| !first_annex(depth)) {
            return follows(state.parts[depth], main);
        }
        if self.is_elsewhere(state, main) {
            return BACK;
        }
        let last = if part(last).is_some() { state.article.as_ref().unwrap_or(last) } else { last };
        let like = |r: &&Reading| kind(r) == kind(last);
        let other = if kind(main) == kind(last) { None } else { mains.take(2).find(like) };
        match other.map(|r| (r, succession(last, r))) {
            // It carries the numbers of its parents, and so does not begin again below them.
            Some((r, score)) if r.number.parts().len() > 1 => score,
            other => succession(last, main).max(other.map_or(i32::MIN, |it| it.1)),
        }
    }

    /// Whether an article carries the number of another part than the one that it stands in.
    fn is_elsewhere(&self, state: &State, article: &Reading) -> bool {
        let own = self.carried.map(|depth| state.parts[depth]).filter(|n| !matches!(*n, NONE | UNKNOWN));
        own.is_some_and(|own| {
            is_article(article) && article.number.parts().len() > 1 && article.number.parts()[0] != own
        })
    }

    /// Whether a number goes back in a page, and not to the first of its series, where another text would begin.
    pub fn goes_back(&self, page: Range<usize>) -> bool {
        let before = self.labels[..self.labels.partition_point(|l| l.piece < page.start)].iter();
        let mut last = before.rev().find_map(|l| l.main);
        self.inside(&page).iter().filter_map(|l| l.main).any(|main| {
            let last = last.replace(main);
            let firm = main.keyword.is_some() || main.numeral == Numeral::Decimal;
            firm && !main.number.is_first()
                && last.is_some_and(|last| kind(&last) == kind(&main) && succession(&last, &main) == BACK)
        })
    }

    /// How well the numbers go on behind each piece in the printed order, from that piece on up to `ends(piece)`.
    pub fn printed(&self, starts: &[usize]) -> Vec<i32> {
        let mut scores = Vec::new();
        let mut state = State::default();
        for page in starts.windows(2) {
            for piece in page[0]..page[1] {
                scores.push(self.junction(&state, &(piece..page[1])));
                state = self.after(&state, &(piece..piece + 1));
            }
        }
        scores.push(0);
        scores
    }
}

impl State {
    /// In the middle of a text of which the beginning is not known.
    pub fn begun() -> State {
        State { begun: true, parts: [UNKNOWN; parts::COUNT], ..State::default() }
    }

    fn items(&self) -> &[(Series, Number)] {
        &self.items[..self.count as usize]
    }

    /// Goes past an item. Those of inner lists end where an outer one goes on.
    fn pass(&mut self, readings: &Readings) {
        let own = |s: Series| s != 0 && readings.iter().any(|r| series(r) == s);
        if let Some(n) = self.items().iter().position(|s| own(s.0)) {
            self.count = n as u8;
        }
        for reading in readings.iter().take(ITEMS - self.count as usize) {
            self.items[self.count as usize] = (series(reading), reading.number);
            self.count += 1;
        }
    }
}

/// Calls `each` with the items before the first label that counts, where none of their series came before.
fn fresh_items(labels: &[Label], mut each: impl FnMut(&Readings)) {
    let mut seen = [0; AHEAD * MAX_READINGS];
    let mut count = 0;
    for label in labels.iter().take(AHEAD).take_while(|l| l.main.is_none()) {
        if !label.items.iter().map(series).any(|own| own != 0 && seen[..count].contains(&own)) {
            each(&label.items);
        }
        for reading in &label.items {
            seen[count] = series(reading);
            count += 1;
        }
    }
}

/// Where keywords count through the text, simple numbers are items, also those that seem to have a heading.
fn leave_to_keywords(labels: &mut [Label]) {
    let simple = |r: &Reading| r.keyword.is_none() && r.numeral == Numeral::Arabic;
    let mains = || labels.iter().filter_map(|l| l.main.as_ref());
    let keywords = mains().filter(|r| r.keyword.is_some()).count();
    if keywords >= KEYWORDS && keywords * 2 >= mains().filter(|r| simple(r)).count() {
        labels.iter_mut().for_each(|l| l.main = l.main.filter(|r| !simple(r)));
    }
}

/// Nothing but a label without a keyword: one of its readings is as long as the line.
fn is_alone(readings: &Readings, line: usize) -> bool {
    line <= 20 && readings.iter().any(|r| r.len as usize == line && r.keyword.is_none())
}

/// The line before a number of a reference: `in artikel`, `en`.
fn refers(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or("");
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

/// How well an item goes on in `state`: the best of its readings.
fn item(state: &State, items: &Readings, again: i32) -> i32 {
    let like = |own: Series| state.items().iter().rev().find(move |s| own != 0 && s.0 == own);
    let score = |r: &Reading| match like(series(r)) {
        Some((_, last)) => match step(last, &r.number) {
            Step::Next => ITEM,
            _ if r.number.is_first() => again,
            Step::Gap(1..=2) => GAP,
            _ => NO_LIST,
        },
        None if r.number.is_first() || state.begun => 0,
        None => NO_LIST,
    };
    items.iter().map(score).max().unwrap_or(0)
}

/// How well a text begins with a label that counts. A simple number may be that of an item.
fn first(main: &Reading) -> i32 {
    match main.number.parts().iter().all(|n| *n == 1) {
        true => OUTER,
        false if main.keyword.is_none() && main.numeral == Numeral::Arabic => OTHER,
        false => NO_FIRST,
    }
}

/// The kind that the keyword of a label names.
pub fn kind(r: &Reading) -> Option<Kind> {
    r.keyword.map(|k| k.kind)
}

/// Nowhere among the labels.
const NOWHERE: u32 = u32::MAX;

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
