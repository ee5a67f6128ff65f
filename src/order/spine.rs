//! The spine of a text: the labels that show where in the numbering a place is.

use super::counting::{self, KEYWORDS, Label, Series, series};
use super::parts::{self, ANNEX, NONE, UNKNOWN, carried, follows, is_article, leaves_empty, part};
use super::sides::Sides;
use super::state::{Place, State, states};
use super::succession::{BACK, DEEPER, GAP, NEXT, OTHER, first, kind, may_be_item, succession};
use crate::label::{MAX_READINGS, Reading, Readings, Step, step};
use crate::layout::Flow;
use crate::tree::Kind;
use std::ops::Range;

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
/// So many numbers that rise are no chance: those of two columns go back where one turns to the other.
const IN_ORDER: usize = 6;
/// So many labels are looked at to find the next that counts.
const AHEAD: usize = 12;

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
    /// The last label of each kind of part among those up to each one.
    parts: Vec<[u32; parts::COUNT]>,
    /// The last article among those up to each one.
    last_article: Vec<u32>,
    /// The part with the number of which those of the articles begin: `Hoofdstuk 2`, `Artikel 2.1`.
    carried: Option<usize>,
}

/// Nowhere among the labels.
const NOWHERE: u32 = u32::MAX;

impl<'f> Spine<'f> {
    /// The spine of `flow`.
    pub fn new(text: &str, flow: &'f Flow, sides: &Sides) -> Spine<'f> {
        let labels = counting::labels(text, flow, sides);
        let alone = |n: usize| counting::is_alone(flow.readings(n), flow.pieces[n].range().len());
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
        let latest = |wanted: &dyn Fn(&Reading) -> bool| {
            let mut last = NOWHERE;
            let each = labels.iter().enumerate().map(move |(n, label)| {
                last = if label.main().is_some_and(wanted) { n as u32 } else { last };
                last
            });
            each.collect::<Vec<u32>>()
        };
        let last_article = latest(&|r| is_article(r));
        let kinds = std::array::from_fn::<_, { parts::COUNT }, _>(|depth| latest(&|r| part(r) == Some(depth)));
        let parts = (0..labels.len()).map(|n| kinds.each_ref().map(|k| k[n])).collect();
        let carried = carried(labels.iter().filter_map(Label::main));
        Spine { labels, before, mains, states, alone, articles, parts, last_article, carried }
    }

    /// The same without labels that stand alone beside each other: they stand apart from their paragraphs.
    pub fn without_hanging(mut self) -> Spine<'f> {
        let alone = |n: Option<usize>| n.and_then(|n| self.alone.get(n)).is_some_and(|alone| *alone);
        let hangs = |n: usize| alone(Some(n)) && (alone(n.checked_sub(1)) || alone(Some(n + 1)));
        let count = self.labels.len();
        self.labels.retain(|l| !hangs(l.piece));
        if self.labels.len() == count {
            return self;
        }
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

    /// Whether no label stands in `block`.
    pub fn is_plain(&self, block: &Range<usize>) -> bool {
        self.inside(block).is_empty()
    }

    /// Blocks with the same places at their borders have the same labels, and the same ones right at their beginnings.
    pub fn place(&self, piece: usize) -> u32 {
        let leads = self.before.get(piece + 1).is_some_and(|next| *next > self.before[piece]);
        self.before[piece] << 1 | u32::from(leads)
    }

    fn reading(&self, at: Place) -> &'f Reading {
        &self.labels[at.label as usize].items[at.reading as usize]
    }

    /// Where the numbering has come behind `block`.
    pub fn after(&self, state: &State, block: &Range<usize>) -> State {
        let labels = self.inside(block);
        match labels.clone().last() {
            None => *state,
            // Of what stood before the last label that counts, only the parts are a matter.
            Some(last) if self.resets(block) => self.above(state, labels.start, self.states[last], last),
            Some(_) => labels.fold(*state, |state, label| state.behind(label, self.labels[label].items)),
        }
    }

    /// The state `behind` label `last`, with the article and the parts that stand above it: those from label `first` on, or
    /// else those of `before`.
    fn above(&self, before: &State, first: usize, mut behind: State, last: usize) -> State {
        let inside = |n: u32| n != NOWHERE && n as usize >= first;
        let annex = Some(self.parts[last][ANNEX]).filter(|n| inside(*n));
        let article = Some(self.last_article[last]).filter(|n| inside(*n) && Some(*n) > annex);
        let article = match article {
            Some(label) => self.labels[label as usize].main.map(|reading| Place { label, reading }),
            None if annex.is_some() => None,
            None => before.article,
        };
        let mut parts = before.parts;
        let mut outer = None;
        for (depth, own) in self.parts[last].iter().enumerate() {
            match self.labels.get(*own as usize).filter(|_| inside(*own)) {
                Some(label) if outer < Some(*own) => parts[depth] = label.main().map_or(NONE, |r| r.number.last()),
                _ if outer.is_some() => parts[depth] = NONE,
                _ => {}
            }
            outer = outer.max(Some(*own).filter(|n| inside(*n)));
        }
        (behind.article, behind.parts) = (article, parts);
        behind
    }

    /// Whether the first label that counts in `block` begins a part, which goes on from parts far before.
    pub fn begins_part(&self, block: &Range<usize>) -> bool {
        self.labels[self.inside(block)].iter().find_map(Label::main).is_some_and(|r| part(r).is_some())
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
        led(self.goes_on(state, labels, 0), leads)
    }

    /// The same where lists should not begin again without need. That chooses between orders, but proves none.
    pub fn junction_of_lists(&self, state: &State, block: &Range<usize>) -> i32 {
        let labels = self.inside(block);
        let leads = self.labels[labels.clone()].first().is_some_and(|l| l.piece == block.start);
        led(self.goes_on(state, labels, AGAIN), leads)
    }

    /// How well `labels` go on from `state`; a list that begins again scores `again`.
    fn goes_on(&self, state: &State, labels: Range<usize>, again: i32) -> i32 {
        let labels = &self.labels[labels];
        if labels.is_empty() { 0 } else { self.items(state, labels, again) + self.mains(state, labels) }
    }

    /// How well the items before the first label that counts go on.
    fn items(&self, state: &State, labels: &[Label], again: i32) -> i32 {
        let mut score = 0;
        fresh_items(labels, |items| score += self.item(state, items, again));
        score
    }

    /// How well an item goes on in `state`: the best of its readings.
    fn item(&self, state: &State, items: &Readings, again: i32) -> i32 {
        let like = |own: Series| state.items().iter().rev().find(move |s| own != 0 && s.0 == own);
        let score = |r: &Reading| match like(series(r)) {
            Some((_, last)) => match step(&self.reading(*last).number, &r.number) {
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
        let (last, main) = match (state.main.map(|at| self.reading(at)), mains.next()) {
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
        let article = state.article.filter(|_| part(last).is_some()).map(|at| self.reading(at));
        let last = article.unwrap_or(last);
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
        let parts = article.number.parts();
        own.is_some_and(|own| is_article(article) && parts.len() > 1 && parts[0] != own)
    }

    /// Whether the numbers that count through the text rise all through a page.
    pub fn is_in_order(&self, page: &Range<usize>) -> bool {
        let mains: Vec<&Reading> = self.labels[self.inside(page)].iter().filter_map(Label::main).collect();
        mains.len() >= IN_ORDER && mains.windows(2).all(|w| !matches!(succession(w[0], w[1]), BACK | OTHER))
    }

    /// Whether a number goes back in a page, and not to the first of its series, where another text would begin.
    pub fn goes_back(&self, page: Range<usize>) -> bool {
        let before = self.inside(&page).start.checked_sub(1).and_then(|n| self.mains[n]);
        self.goes_back_behind(before, std::slice::from_ref(&page))
    }

    /// The same for the blocks of a whole text.
    pub fn goes_back_in(&self, blocks: &[Range<usize>]) -> bool {
        self.goes_back_behind(None, blocks)
    }

    fn goes_back_behind(&self, before: Option<u32>, blocks: &[Range<usize>]) -> bool {
        let mut last = before.and_then(|n| self.labels[n as usize].main());
        let labels = blocks.iter().flat_map(|block| &self.labels[self.inside(block)]);
        labels.filter_map(Label::main).any(|main| {
            let last = last.replace(main);
            !may_be_item(main)
                && !main.number.is_first()
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
                    known = (next, self.goes_on(state, next..end, 0));
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

/// Calls `each` with the items before the first label that counts, where none of their series came before.
fn fresh_items(labels: &[Label], mut each: impl FnMut(&Readings)) {
    if labels.first().is_none_or(|label| label.main.is_some()) {
        return;
    }
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
