//! The search for the paragraph of each label.
//!
//! A beam search over the pieces in reading order. A paragraph takes one of the labels of its page that are left, or
//! none. What counts is how well the numbers follow each other, how much the paragraph looks like the beginning of one,
//! whether the labels are used in the order in which they are printed, and whether some are left over.

use super::MOST;
use super::items::{self, After, Item, Label, Page, Start};
use super::ladder::{Ladder, ORPHAN, is_list};
use crate::chains::{Chains, Last};
use crate::label::Reading;
use rustc_hash::FxHashMap;

/// The explanations that are kept side by side.
const BEAM: usize = 600;
/// What a label that is left is expected to be worth: one that is used must be worth that much. Far from its paragraph it
/// is worth no more, and the labels of a whole page may stand at its end.
const EXPECTED: i32 = 12;
/// A label is left over at the end of its page.
const LEFT_OVER: i32 = -20;
/// The label stands right before its paragraph in print.
const IN_PLACE: i32 = 4;
/// It does, and no other label stands before it.
const ON_ITS_OWN: i32 = 15;
/// It comes after the label of the paragraph before in print.
const IN_ORDER: i32 = 2;
/// It does not.
const OUT_OF_ORDER: i32 = -3;
/// A paragraph behind a list often belongs to what stands before the list.
const BEHIND_LIST: i32 = -4;
/// A heading, or a paragraph with a label of its own, stands between the label and its paragraph in print.
const CROSSES: i32 = -4;
/// No more of them count.
const CROSSES_MOST: usize = 4;
/// The first number of the text is one that was moved.
const NOTHING_OPEN: i32 = -30;
/// A label at the beginning of a line is taken for text.
const IGNORED: i32 = -3;
/// The same where the text before has ended.
const IGNORED_APART: i32 = -12;
/// Explanations that are worse than the best one by more are given up.
const HOPELESS: i32 = 300;

/// A label and its paragraph, by their pieces.
type Pair = (usize, usize);

/// The labels and their paragraphs, and how well all numbers fit.
#[derive(Debug, Default)]
pub struct Pairs {
    /// The labels with their paragraphs.
    pub pairs: Vec<Pair>,
    /// How well they fit.
    pub score: i32,
}

/// What an explanation has come to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
struct State {
    ladder: Ladder,
    /// The labels of this page that are used, by their place among them.
    used: u64,
    /// The place of the label that was used last, from 1.
    last: u8,
}

#[derive(Clone, Copy)]
struct Explanation {
    state: State,
    score: i32,
    /// The last of its pairs.
    pairs: Last,
}

/// A label of the page.
#[derive(Clone, Copy)]
struct Alone {
    piece: usize,
    label: Label,
}

struct Search<'p> {
    page: &'p Page,
    labels: Vec<Alone>,
    moves: bool,
}

/// Finds the paragraphs of all labels that stand alone; without `moves` only those that follow their label in print.
pub fn run(pages: &[Page], moves: bool) -> Pairs {
    let mut chains = Chains::new();
    let mut beam = vec![Explanation { state: State::default(), score: 0, pairs: Last::default() }];
    for page in pages {
        let alone = page.labels().map(|piece| Alone { piece, label: label_of(page, piece) });
        let search = Search { page, labels: alone.collect(), moves: moves && page.is_disturbed() };
        for n in 0..page.items.len() {
            beam = search.step(n, &beam, &mut chains);
            chains.prune(beam.iter_mut().map(|it| &mut it.pairs));
        }
        for it in &mut beam {
            let left = search.labels.len() - it.state.used.count_ones() as usize;
            it.score += LEFT_OVER * left as i32;
            (it.state.used, it.state.last) = (0, 0);
        }
        beam = best(beam);
    }
    let found = beam.iter().max_by_key(|it| it.score).expect("the beam is never empty");
    Pairs { pairs: chains.read(found.pairs).into_iter().copied().collect(), score: found.score }
}

fn label_of(page: &Page, piece: usize) -> Label {
    match page.items[piece - page.first] {
        Item::Alone(label) => label,
        _ => Label::default(),
    }
}

impl Search<'_> {
    /// All explanations with one item more.
    fn step(&self, n: usize, beam: &[Explanation], chains: &mut Chains<Pair>) -> Vec<Explanation> {
        let mut next: Vec<Explanation> = Vec::new();
        match &self.page.items[n] {
            Item::Alone(_) | Item::Text => return beam.to_vec(),
            Item::Heading(reading) => {
                let ladder = Ladder::of_heading(reading);
                next.extend(beam.iter().map(|it| Explanation { state: State { ladder, ..it.state }, ..*it }));
            }
            Item::Labelled(label, ended) => {
                for it in beam {
                    let cost = if *ended { IGNORED_APART } else { IGNORED };
                    next.push(Explanation { score: it.score + cost, ..*it });
                    for (ladder, fit) in items::numbers(&label.readings).flat_map(|r| it.state.ladder.take(r, label.sign)) {
                        let state = State { ladder, ..it.state };
                        next.push(Explanation { state, score: it.score + fit, ..*it });
                    }
                }
            }
            Item::Start(start) => {
                for it in beam {
                    let score = it.score - want(start, &it.state.ladder);
                    next.push(Explanation { score, ..*it });
                    self.pair(n, start, it, chains, &mut next);
                }
            }
        }
        best(next)
    }

    /// The explanations in which a paragraph takes a label.
    fn pair(
        &self,
        n: usize,
        start: &Start,
        from: &Explanation,
        chains: &mut Chains<Pair>,
        next: &mut Vec<Explanation>,
    ) {
        let target = self.page.first + n;
        for (place, label) in self.choices(&from.state, target) {
            let mut order = match label.piece + 1 == target {
                true if self.follows_label(n - 1) => IN_PLACE,
                true => ON_ITS_OWN,
                false if place >= from.state.last as usize => IN_ORDER,
                false => OUT_OF_ORDER,
            };
            if label.piece + 1 != target {
                order += CROSSES * self.crossed(label.piece, target).min(CROSSES_MOST) as i32;
                order += if from.state.ladder.is_empty() { NOTHING_OPEN } else { 0 };
            }
            for reading in items::numbers(&label.label.readings) {
                for (ladder, fit) in from.state.ladder.take(reading, label.label.sign).filter(|way| way.1 > ORPHAN) {
                    let opens = reading.number.is_first() || ladder.is_deeper(&from.state.ladder);
                    let looks = looks(start, reading, &from.state.ladder, opens);
                    let pairs = chains.push((label.piece, target), from.pairs);
                    let state = State { ladder, used: from.state.used | 1 << place, last: place as u8 + 1 };
                    let score = from.score + fit + looks + order;
                    next.push(Explanation { state, score, pairs });
                }
            }
        }
    }

    /// Whether a label alone stands before this piece of the page.
    fn follows_label(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|before| matches!(self.page.items[before], Item::Alone(_)))
    }

    /// The headings and labelled paragraphs between a label and a paragraph.
    fn crossed(&self, label: usize, target: usize) -> usize {
        let range = label.min(target) - self.page.first..label.max(target) - self.page.first;
        self.page.items[range].iter().filter(|it| matches!(it, Item::Heading(_) | Item::Labelled(_, true))).count()
    }

    /// The labels that a paragraph can take: of those with one number the next in print and the last before that, and the
    /// one that stands right before the paragraph.
    fn choices(&self, state: &State, target: usize) -> Vec<(usize, &Alone)> {
        let in_place = |label: &Alone| label.piece + 1 == target;
        let free = |(place, label): &(usize, &Alone)| state.used & 1 << place == 0 && (self.moves || in_place(label));
        let (before, behind): (Vec<_>, Vec<_>) =
            self.labels.iter().take(MOST).enumerate().filter(free).partition(|(place, _)| *place < state.last as usize);
        let mut chosen: Vec<(usize, &Alone)> = Vec::new();
        for side in [behind, before.into_iter().rev().collect()] {
            let known = chosen.len();
            for choice in side {
                let same = |c: &(usize, &Alone)| c.1.label == choice.1.label;
                if in_place(choice.1) || !chosen[known..].iter().any(same) {
                    chosen.push(choice);
                }
            }
        }
        chosen
    }
}

/// How much a paragraph misses a label.
fn want(start: &Start, ladder: &Ladder) -> i32 {
    let full = match start.after {
        After::Stop if start.capital && start.apart => 6,
        After::Stop if start.capital => 3,
        After::Colon if start.capital => 2,
        After::Colon | After::Item if start.apart => 5,
        After::Heading => 2,
        _ => 0,
    };
    match full {
        _ if start.definition => full.min(1),
        _ if ladder.in_list() && start.capital => full.min(2),
        _ => full,
    }
}

/// How much a paragraph looks as one with this label does, which `opens` a list or goes on with one.
fn looks(start: &Start, label: &Reading, ladder: &Ladder, opens: bool) -> i32 {
    let list = is_list(label.numeral);
    let place = match start.after {
        After::Stop | After::Heading if start.apart => 4,
        After::Stop | After::Heading => 1,
        After::Colon | After::Item if list => 4,
        After::Colon | After::Item => -6,
        After::Open => -10,
    };
    let first = match (list && opens, start.after) {
        (true, After::Colon) => 6,
        (true, _) => -8,
        _ => 0,
    };
    let behind_list = if ladder.in_list() && !list { BEHIND_LIST } else { 0 };
    let letter = match (start.capital, list) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => -12,
    };
    place + first + letter + behind_list - if start.definition { 4 } else { 0 }
}

/// The best explanation of each state, the best ones first, no more than the beam holds.
fn best(all: Vec<Explanation>) -> Vec<Explanation> {
    let mut by_state: FxHashMap<State, Explanation> = FxHashMap::default();
    for it in all {
        by_state
            .entry(it.state)
            .and_modify(|known| {
                if it.score > known.score {
                    *known = it
                }
            })
            .or_insert(it);
    }
    let mut kept: Vec<Explanation> = by_state.into_values().collect();
    let hope = |it: &Explanation| it.score - EXPECTED * it.state.used.count_ones() as i32;
    kept.sort_by_key(|it| (-hope(it), it.state.used, it.state.last, it.pairs));
    let top = kept.first().map_or(0, hope);
    kept.retain(|it| hope(it) >= top - HOPELESS);
    kept.truncate(BEAM);
    kept
}
