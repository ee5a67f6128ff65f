//! The search for the order of the blocks on each page.
//!
//! A beam search over the pages: each is taken as it is printed, with two or three blocks in another order, or after the
//! page that follows it. An explanation is as good as the borders that it makes are better than those that it undoes;
//! every exchange must first pay for itself.

mod cost;
mod judge;
mod options;

use super::arrangement::Arrangement;
use super::border::Borders;
use super::origin::{Hypothesis, Origin};
use super::spine::Spine;
use super::state::State;
use crate::layout::Flow;
use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

/// How much better the borders must be after an exchange.
pub const PROOF: i32 = 40;
/// A border as bad as this contradicts the printed order.
const BAD: i32 = -12;
/// The longest column of a page, but the last one, is to the shortest at most as these two.
const UNEVEN: (usize, usize) = (5, 3);
/// So many of the borders that an exchange undoes must contradict the printed order, where the text has no pages, where it
/// is one of three columns, and for a doubt. For a move, which its score must prove, one is enough.
const CONTRADICTIONS: usize = 2;
/// The explanations that are kept side by side.
const BEAM: usize = 8;

/// A page, or two, of which the blocks move.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The blocks in their new order.
    pub arrangement: Arrangement,
    /// How much better the borders are than in the next best order.
    pub lead: i32,
    /// How much better they are than as printed, beyond what a move must pay.
    pub gain: i32,
    /// As printed, the numbers of the text begin in the middle.
    pub begins_late: bool,
    /// As printed, the numbers of the text begin in the middle or go back, and now they do not.
    pub settled: bool,
}

/// The result: what to do with each page, and where that stays open.
#[derive(Debug, Default)]
pub struct Plan {
    /// The pages on which blocks move.
    pub moves: Vec<Moved>,
    /// The first piece of each page of which the borders contradict the printed order.
    pub doubts: Vec<usize>,
    /// How many arrangements were looked at, which is what the search costs.
    pub tried: usize,
}

/// One step of an explanation: what it adds to the one before it.
struct Step {
    from: Rc<Hypothesis>,
    arrangement: Rc<Arrangement>,
}

/// An explanation that may be kept, and the step that led to it.
struct Reached {
    hypothesis: Hypothesis,
    step: Step,
}

/// What the search looks at.
pub struct Search<'a> {
    flow: &'a Flow,
    borders: Borders<'a>,
    spine: &'a Spine<'a>,
    /// Where pages begin, with the end of the flow.
    starts: &'a [usize],
    /// How well each piece goes on in the printed order: by its words, and by the numbers.
    printed: Vec<(i32, i32)>,
    /// How many pieces the title has that stands above the columns of the first page.
    title: usize,
    /// The labels that begin a column.
    tops: Vec<usize>,
    /// How many arrangements were looked at.
    tried: usize,
    /// The orders of three columns on each page that are best behind an explanation.
    shortlists: Vec<Option<(Rc<Hypothesis>, Vec<Arrangement>)>>,
}

impl<'a> Search<'a> {
    /// A search over the pages of `flow` that begin at `starts`.
    pub fn new(flow: &'a Flow, mut borders: Borders<'a>, spine: &'a Spine<'a>, starts: &'a [usize]) -> Search<'a> {
        let numbers = spine.printed(starts).into_iter().enumerate();
        let printed = numbers.map(|(n, number)| (borders.score(n.checked_sub(1), n), number)).collect();
        borders.forget();
        let (title, shortlists) = (borders.title(), vec![None; starts.len()]);
        let tops = cost::column_tops(flow, spine);
        Search { flow, borders, spine, starts, printed, title, tops, tried: 0, shortlists }
    }

    /// Finds the best explanation of all pages.
    pub fn run(&mut self) -> Plan {
        let pages = self.starts.len() - 1;
        let mut steps: Vec<Step> = Vec::new();
        let begin = Hypothesis { score: 0, last: None, state: State::default(), trace: usize::MAX };
        let mut beam = vec![Rc::new(begin)];
        // What reaches the end of this page, and of the next one.
        let (mut near, mut far) = (Vec::new(), Vec::new());
        for page in 0..pages {
            let next = self.starts[page + 1];
            self.extend_all(page, &beam, &mut near, &mut far);
            beam = self.prune(std::mem::take(&mut near), next, &mut steps);
            std::mem::swap(&mut near, &mut far);
            if page % 64 == 0 {
                self.borders.forget();
            }
        }
        let best = beam.first().map_or(usize::MAX, |h| h.trace);
        self.judge(&trail(steps, best))
    }

    /// Goes on from each explanation in all ways that may have a place in the beam behind the page. What may be best is
    /// looked at first.
    fn extend_all(&mut self, page: usize, beam: &[Rc<Hypothesis>], near: &mut Vec<Reached>, far: &mut Vec<Reached>) {
        let next = self.starts[page + 1];
        let mut origins: Vec<Origin> = beam.iter().map(|from| Origin::new(from)).collect();
        let mut open = Vec::new();
        for arrangement in self.options(page, beam).into_iter().map(Rc::new) {
            for (origin, from) in origins.iter_mut().zip(beam) {
                let step = Step { from: Rc::clone(from), arrangement: Rc::clone(&arrangement) };
                if arrangement.pages > 1 {
                    far.push(Reached { hypothesis: self.extend(origin, &arrangement), step });
                } else {
                    open.push((self.at_most(origin, 1, &arrangement.blocks, next), open.len(), step));
                }
            }
        }
        open.sort_by_key(|it| Reverse(it.0));
        let mut best: Vec<i32> = near.iter().map(|it| self.total(&it.hypothesis, next)).collect();
        best.sort_unstable_by_key(|score| Reverse(*score));
        let mut reached = Vec::new();
        for (most, n, step) in open {
            if best.get(BEAM - 1).is_some_and(|least| most < *least) {
                break;
            }
            let hypothesis = self.extend(&mut origins[n % beam.len()], &step.arrangement);
            let score = self.total(&hypothesis, next);
            best.insert(best.partition_point(|other| *other >= score), score);
            reached.push((n, Reached { hypothesis, step }));
        }
        reached.sort_unstable_by_key(|it| it.0);
        near.extend(reached.into_iter().map(|it| it.1));
    }

    /// How good an explanation is, with the border behind it.
    fn total(&mut self, reached: &Hypothesis, next: usize) -> i32 {
        reached.score + self.borders.score(reached.last, next)
    }

    /// Behind `from`, with piece `next` behind it, an arrangement is no better than this: words that may be broken at its
    /// borders are taken for whole, for to find that out takes long.
    fn at_most(&mut self, from: &mut Origin, pages: usize, blocks: &[Range<usize>], next: usize) -> i32 {
        let Hypothesis { score, mut last, .. } = *from.explanation;
        let mut most = score + self.moved(pages, blocks) + from.numbers(self.spine, blocks).0;
        for block in blocks {
            most += self.borders.at_most(last, block.start);
            last = Some(block.end - 1);
        }
        most + self.borders.at_most(last, next)
    }

    /// Whether the border before a piece contradicts the printed order.
    fn is_contradicted(&self, piece: usize) -> bool {
        let (words, numbers) = self.printed[piece];
        words <= BAD || numbers <= BAD
    }

    /// The explanation `from` with an arrangement of the next page.
    fn extend(&mut self, from: &mut Origin, arrangement: &Arrangement) -> Hypothesis {
        self.tried += 1;
        let (numbers, state) = *from.numbers(self.spine, &arrangement.blocks);
        let Hypothesis { mut score, mut last, trace, .. } = *from.explanation;
        score += numbers + self.moved(arrangement.pages, &arrangement.blocks);
        for block in &arrangement.blocks {
            score += self.borders.score(last, block.start);
            last = Some(block.end - 1);
        }
        Hypothesis { score, last, state, trace }
    }

    /// The best explanations, one for each last piece; their steps are kept.
    fn prune(&mut self, mut reached: Vec<Reached>, next: usize, steps: &mut Vec<Step>) -> Vec<Rc<Hypothesis>> {
        let mut score = |r: &Reached| r.hypothesis.score + self.borders.score(r.hypothesis.last, next);
        reached.sort_by_cached_key(|r| Reverse(score(r)));
        let mut lasts = Vec::new();
        let mut beam = Vec::with_capacity(BEAM);
        for Reached { hypothesis, step } in reached {
            let fresh = lasts.len() < BEAM && !lasts.contains(&hypothesis.last);
            lasts.push(hypothesis.last);
            if fresh {
                beam.push(Rc::new(Hypothesis { trace: steps.len(), ..hypothesis }));
                steps.push(step);
            }
        }
        beam
    }
}

/// Whether blocks of these lengths are of about one length.
fn is_even(lengths: impl Iterator<Item = usize> + Clone) -> bool {
    let (longest, shortest) = (lengths.clone().max().unwrap_or(0), lengths.min().unwrap_or(0));
    longest * UNEVEN.1 <= shortest * UNEVEN.0
}

/// The steps of the explanation that ends with step `last`, in order.
fn trail(steps: Vec<Step>, mut last: usize) -> Vec<Step> {
    let mut wanted = Vec::new();
    while last != usize::MAX {
        wanted.push(last);
        last = steps[last].from.trace;
    }
    wanted.reverse();
    let mut steps: Vec<Option<Step>> = steps.into_iter().map(Some).collect();
    wanted.into_iter().filter_map(|n| steps[n].take()).collect()
}
