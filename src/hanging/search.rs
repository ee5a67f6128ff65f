//! The search for the paragraph of each label.
//!
//! A beam search over the pieces in reading order. A paragraph takes one of the labels of its page that are left, or
//! none. What counts is how well the numbers follow each other, how much the paragraph looks like the beginning of one,
//! whether the labels are used in the order in which they are printed, and whether some are left over.

use super::MOST;
use super::items::{After, Item, Mark, Page, Start};
use super::ladder::{Ladder, ORPHAN, is_list};
use super::ladders::{Id, Kind, Ladders, Sign, Way};
use crate::chains::{Chains, Last};
use crate::label::Reading;
use rustc_hash::FxHashSet;

/// The explanations that are kept side by side.
const BEAM: usize = 2000;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
struct State {
    ladder: Id,
    /// The labels of this page that are used, by their place among them.
    used: u64,
    /// The place of the label that was used last, from 1.
    last: u8,
}

#[derive(Clone, Copy, Debug, Default)]
struct Explanation {
    state: State,
    /// How good it is, less what is expected of each label of this page that is used.
    hope: i32,
    /// The last of its pairs.
    pairs: Last,
}

/// An explanation that may be kept.
#[derive(Clone, Copy, Debug)]
struct Reached {
    /// Without the pair of the last step.
    explanation: Explanation,
    /// The label of that pair, by its piece.
    label: Option<u32>,
}

/// A label of the page.
struct Label {
    piece: usize,
    /// Labels with the same readings are of one kind.
    kind: usize,
}

/// What a paragraph is to the labels that it may take.
struct Target<'s> {
    piece: usize,
    start: &'s Start,
    /// The label that stands right before it in print.
    in_place: Option<usize>,
    /// What is worse has no place in the beam.
    floor: i32,
}

/// What the search over all pages keeps.
struct Beam {
    explanations: Vec<Explanation>,
    ladders: Ladders,
    chains: Chains<Pair>,
    /// What was reached by the last step.
    reached: Vec<Reached>,
    /// The places of those by how far they are behind the best one.
    behind: Vec<Vec<u32>>,
    /// The states that are kept of them.
    states: FxHashSet<State>,
}

struct Search<'p> {
    page: &'p Page<'p>,
    labels: Vec<Label>,
    kinds: Vec<Kind>,
    /// How many headings and labelled paragraphs stand before each piece of the page.
    borders: Vec<usize>,
    moves: bool,
}

/// Finds the paragraphs of all labels that stand alone; without `moves` only those that follow their label in print.
pub fn run(pages: &[Page], moves: bool) -> Pairs {
    let mut beam = Beam::new();
    for page in pages {
        let search = Search::new(page, moves && page.is_disturbed(), &mut beam.ladders);
        for n in 0..page.items.len() {
            search.step(n, &mut beam);
        }
        beam.turn_page(search.labels.len());
    }
    let found = beam.explanations.iter().max_by_key(|it| it.hope).expect("the beam is never empty");
    Pairs { pairs: beam.chains.read(found.pairs).into_iter().copied().collect(), score: found.hope }
}

/// The labels of a page, and their kinds.
fn labels_of(page: &Page, ladders: &mut Ladders) -> (Vec<Label>, Vec<Kind>) {
    let mut known: Vec<Mark> = Vec::new();
    let mut kinds: Vec<Kind> = Vec::new();
    let mut labels = Vec::new();
    for (place, piece) in page.labels().take(MOST).enumerate() {
        let Item::Alone(mark) = page.items[piece - page.first] else { continue };
        let kind = known.iter().position(|other| *other == mark).unwrap_or(known.len());
        if kind == known.len() {
            known.push(mark);
            kinds.push(Kind { signs: ladders.signs(&mark), places: 0 });
        }
        kinds[kind].places |= 1 << place;
        labels.push(Label { piece, kind });
    }
    (labels, kinds)
}

impl Search<'_> {
    fn new<'p>(page: &'p Page<'p>, moves: bool, ladders: &mut Ladders) -> Search<'p> {
        ladders.turn_page();
        let mut count = 0;
        let border = |it: &Item| {
            let before = count;
            count += usize::from(matches!(it, Item::Heading(_) | Item::Labelled(_, true)));
            before
        };
        let borders = page.items.iter().map(border).collect();
        let (labels, kinds) = labels_of(page, ladders);
        Search { page, labels, kinds, borders, moves }
    }

    /// All explanations with one item more.
    fn step(&self, n: usize, beam: &mut Beam) {
        let target = self.page.first + n;
        match &self.page.items[n] {
            Item::Alone(_) | Item::Text => return,
            Item::Heading(reading) => {
                let ladder = beam.ladders.place(Ladder::of_heading(reading));
                let below = |it: &Explanation| Explanation { state: State { ladder, ..it.state }, ..*it };
                beam.reached.extend(beam.explanations.iter().map(|it| Reached { explanation: below(it), label: None }));
            }
            Item::Labelled(mark, ended) => {
                let signs = beam.ladders.signs(mark);
                beam.take_or_ignore(&signs, if *ended { IGNORED_APART } else { IGNORED });
            }
            Item::Start(start) => {
                let in_place = self.labels.iter().position(|label| label.piece + 1 == target);
                let floor = beam.least() - want(start, true).max(want(start, false));
                let target = Target { piece: target, start, in_place, floor };
                for n in 0..beam.explanations.len() {
                    self.pair(&target, beam.explanations[n], beam);
                }
            }
        }
        beam.keep_best(target);
    }

    /// An explanation where a paragraph takes no label, and those where it takes one.
    fn pair(&self, target: &Target, from: Explanation, beam: &mut Beam) {
        let ladder = beam.ladders.get(from.state.ladder);
        let (in_list, is_empty) = (ladder.in_list(), ladder.is_empty());
        let hope = from.hope - want(target.start, in_list);
        beam.reached.push(Reached { explanation: Explanation { hope, ..from }, label: None });
        let fitting = beam.ladders.fitting(from.state.ladder, &self.kinds);
        for place in self.choices(&from.state, fitting, target.in_place) {
            let label = &self.labels[place];
            let used = from.state.used | 1 << place;
            let order = self.order(place, &from.state, target, is_empty);
            for (sign, reading) in &self.kinds[label.kind].signs {
                let hope = from.hope + order - EXPECTED;
                let ways = beam.ladders.take(from.state.ladder, *sign).iter();
                for Way { ladder, fit, deeper } in ways.copied().filter(|way| way.fit > ORPHAN) {
                    let opens = deeper || reading.number.is_first();
                    let hope = hope + fit + looks(target.start, reading, in_list, opens);
                    if hope < target.floor {
                        continue;
                    }
                    let state = State { ladder, used, last: place as u8 + 1 };
                    let explanation = Explanation { state, hope, ..from };
                    beam.reached.push(Reached { explanation, label: Some(label.piece as u32) });
                }
            }
        }
    }

    /// How well a label fits a paragraph by where the two stand in print.
    fn order(&self, place: usize, state: &State, target: &Target, nothing_open: bool) -> i32 {
        let label = self.labels[place].piece;
        if target.in_place == Some(place) {
            return if self.follows_label(label - self.page.first) { IN_PLACE } else { ON_ITS_OWN };
        }
        let order = if place >= state.last as usize { IN_ORDER } else { OUT_OF_ORDER };
        let crossed = self.crossed(label, target.piece).min(CROSSES_MOST) as i32;
        order + CROSSES * crossed + if nothing_open { NOTHING_OPEN } else { 0 }
    }

    /// Whether a label alone stands before this piece of the page.
    fn follows_label(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|before| matches!(self.page.items[before], Item::Alone(_)))
    }

    /// The headings and labelled paragraphs between a label and a paragraph.
    fn crossed(&self, label: usize, target: usize) -> usize {
        self.borders[label.max(target) - self.page.first] - self.borders[label.min(target) - self.page.first]
    }

    /// The labels that a paragraph can take, by their places: of those of one kind that are free and fit the ladder the next
    /// in print and the last before that, and the one that stands right before the paragraph.
    fn choices(&self, state: &State, fitting: u64, in_place: Option<usize>) -> impl Iterator<Item = usize> {
        let in_place = in_place.map_or(0, |place| 1 << place);
        let free = !state.used & fitting & if self.moves { u64::MAX } else { in_place };
        let used = 1_u64.checked_shl(state.last.into()).map_or(u64::MAX, |bit| bit - 1);
        // Those of the same kind behind the one that was chosen are left out.
        let others = move |place: usize| self.kinds[self.labels[place].kind].places & !in_place | 1 << place;
        let (mut before, mut behind) = (free & used, free & !used);
        let next = move || {
            let found = (behind != 0).then_some(behind.trailing_zeros() as usize)?;
            behind &= !others(found);
            Some(found)
        };
        let last = move || {
            let found = before.checked_ilog2()? as usize;
            before &= !others(found);
            Some(found)
        };
        std::iter::from_fn(next).chain(std::iter::from_fn(last))
    }
}

impl Beam {
    fn new() -> Beam {
        Beam {
            explanations: Vec::from([Explanation::default()]),
            ladders: Ladders::new(),
            chains: Chains::new(),
            reached: Vec::new(),
            behind: vec![Vec::new(); HOPELESS as usize + 1],
            states: FxHashSet::default(),
        }
    }

    /// How good the last explanation is that a full beam holds. When all go on alike in their states, those that become worse
    /// than it have no place.
    fn least(&self) -> i32 {
        self.explanations.get(BEAM - 1).map_or(i32::MIN / 2, |it| it.hope)
    }

    /// Each explanation with a label at the beginning of a line, and with that taken for text.
    fn take_or_ignore(&mut self, signs: &[(Sign, Reading)], ignored: i32) {
        let floor = self.least() + ignored;
        for it in &self.explanations {
            let ignoring = Explanation { hope: it.hope + ignored, ..*it };
            self.reached.push(Reached { explanation: ignoring, label: None });
            for (sign, _) in signs {
                let ways = self.ladders.take(it.state.ladder, *sign).iter().copied();
                for Way { ladder, fit, .. } in ways.filter(|way| it.hope + way.fit >= floor) {
                    let state = State { ladder, ..it.state };
                    let explanation = Explanation { state, hope: it.hope + fit, ..*it };
                    self.reached.push(Reached { explanation, label: None });
                }
            }
        }
    }

    /// The labels of a page that are left are left over.
    fn turn_page(&mut self, labels: usize) {
        for it in &self.explanations {
            let used = it.state.used.count_ones() as i32;
            let hope = it.hope + EXPECTED * used + LEFT_OVER * (labels as i32 - used);
            let explanation = Explanation { state: State { used: 0, last: 0, ..it.state }, hope, ..*it };
            self.reached.push(Reached { explanation, label: None });
        }
        self.keep_best(0);
    }

    /// Keeps the best explanation of each state, the best ones first, no more than the beam holds. Paragraph `target` takes
    /// their labels.
    fn keep_best(&mut self, target: usize) {
        self.explanations.clear();
        let top = self.reached.iter().map(|it| it.explanation.hope).max().unwrap_or(0);
        for (n, it) in self.reached.iter().enumerate() {
            if let Some(places) = self.behind.get_mut((top - it.explanation.hope) as usize) {
                places.push(n as u32);
            }
        }
        let mut kept = vec![false; self.reached.len()];
        let mut count = 0;
        for places in &mut self.behind {
            let room = count < BEAM;
            places.retain(|n| room && self.states.insert(self.reached[*n as usize].explanation.state));
            places.iter().for_each(|n| kept[*n as usize] = true);
            count += places.len();
        }
        self.states.clear();
        // Pairs are put on record in the order in which they were reached.
        for (Reached { explanation, label }, _) in self.reached.iter_mut().zip(kept).filter(|it| it.1) {
            if let Some(label) = label {
                explanation.pairs = self.chains.push((*label as usize, target), explanation.pairs);
            }
        }
        for places in &mut self.behind {
            let explanation = |n: u32| self.reached[n as usize].explanation;
            places.sort_by_key(|n| {
                let Explanation { state, pairs, .. } = explanation(*n);
                (state.used, state.last, pairs)
            });
            self.explanations.extend(places.drain(..).map(explanation));
        }
        self.reached.clear();
        self.explanations.truncate(BEAM);
        self.chains.prune(self.explanations.iter_mut().map(|it| &mut it.pairs));
        self.ladders.prune(self.explanations.iter_mut().map(|it| &mut it.state.ladder));
    }
}

/// How much a paragraph misses a label.
fn want(start: &Start, in_list: bool) -> i32 {
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
        _ if in_list && start.capital => full.min(2),
        _ => full,
    }
}

/// How much a paragraph looks as one with this label does, which `opens` a list or goes on with one.
fn looks(start: &Start, label: &Reading, in_list: bool, opens: bool) -> i32 {
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
    let behind_list = if in_list && !list { BEHIND_LIST } else { 0 };
    let letter = match (start.capital, list) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => -12,
    };
    place + first + letter + behind_list - if start.definition { 4 } else { 0 }
}
