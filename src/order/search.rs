//! The search for the order of the blocks on each page.
//!
//! A beam search over the pages: each is taken as it is printed, with two or three blocks in another order, or after the
//! page that follows it. An explanation is as good as the borders that it makes are better than those that it undoes;
//! every exchange must first pay for itself.

use super::arrangement::Arrangement;
use super::border::Borders;
use super::origin::{Hypothesis, Origin};
use super::spine::{Spine, State};
use crate::layout::{Flow, Gap};
use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

/// How much better the borders must be after an exchange.
pub const PROOF: i32 = 40;
/// Exchanges that are worse by less than this are as good: which one is right stays open.
const MARGIN: i32 = 3;
/// An exchange that makes the borders so much better, without being proven, leaves a doubt.
const DOUBT: i32 = 30;
/// A border as bad as this contradicts the printed order.
const BAD: i32 = -12;
/// A blank line stands where the columns would meet.
const COLUMN_GAP: i32 = 6;
/// A column would end with a heading.
const STRANDED: i32 = -12;
/// Full columns of one length, less one for each line that they differ, but not below the opposite; see `balance`.
const BALANCE: i32 = 6;
/// Two of three columns that are not of one length, though the last one is not full.
const UNFILLED: i32 = 6;
/// A column holds at least so many pieces.
const SHORTEST: usize = 3;
/// One of three columns holds at least one part in so many of the lines of its page.
const LOPSIDED: usize = 9;
/// A column of a page, but the last one, has at least so many pieces.
const FULL: usize = 20;
/// The longest column of a page, but the last one, is to the shortest at most as these two.
const UNEVEN: (usize, usize) = (5, 3);
/// So many of the borders that an exchange undoes must contradict the printed order, where the text has no pages, where it
/// is one of three columns, and for a doubt. For a move, which its score must prove, one is enough.
const CONTRADICTIONS: usize = 2;
/// So many columns a full page may have.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=3;
/// Pages are searched for column borders between these numbers of pieces.
const PIECES: Range<usize> = 6..600;
/// What an order of three blocks costs more: it is found more easily by chance.
const THIRD: i32 = 15;
/// Pages with fewer pieces hold no three columns.
const THREE: usize = 36;
/// The explanations that are kept side by side.
const BEAM: usize = 8;
/// The three-column orders of one page that are looked at further.
const SHORTLIST: usize = 12;

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

/// What stands behind an arrangement that is judged.
struct Behind {
    /// The next piece.
    next: usize,
    /// The next block, unless the text ends.
    block: Option<Range<usize>>,
}

impl Behind {
    /// How well the numbers go on from `state`.
    fn numbers(&self, spine: &Spine, state: &State) -> i32 {
        self.block.as_ref().map_or(0, |block| spine.junction(state, block))
    }
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
        Search { flow, borders, spine, starts, printed, title, tried: 0, shortlists }
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

    /// The arrangements of a page that are tried; the printed one comes first.
    fn options(&mut self, page: usize, beam: &[Rc<Hypothesis>]) -> Vec<Arrangement> {
        let (first, last) = (self.starts[page], self.starts[page + 1]);
        let printed = first..last;
        let mut found = vec![Arrangement { pages: 1, blocks: Vec::from([printed]) }];
        if let Some(end) = self.starts.get(page + 2) {
            let blocks = vec![last..*end, first..last];
            let borders = [first, last, *end];
            if self.contradictions(&borders) >= self.fewest() {
                found.push(Arrangement { pages: 2, blocks });
            }
        }
        if !PIECES.contains(&(last - first)) || !(first..=last).any(|n| self.is_contradicted(n)) {
            return found;
        }
        let middles = first + SHORTEST..=last - SHORTEST;
        let may_be = |m: &usize| self.may_be(&[first, *m, last], self.fewest());
        found.extend(middles.clone().filter(may_be).map(|m| Arrangement::of(vec![m..last, first..m])));
        if page == 0 && self.title > 0 {
            let title = self.title;
            let may_be = |m: &usize| *m >= title + SHORTEST && self.may_be(&[title, *m, last], self.fewest());
            found.extend(middles.filter(may_be).map(|m| Arrangement::of(vec![0..title, m..last, title..m])));
        }
        if let Some(from) = beam.first().filter(|_| last - first >= THREE) {
            // The best explanation is asked again when it is judged.
            let known = self.shortlists[page].take().filter(|known| Rc::ptr_eq(&known.0, from));
            let shortlist = known.map_or_else(|| self.three_columns(first..last, from), |known| known.1);
            found.extend_from_slice(&shortlist);
            self.shortlists[page] = Some((Rc::clone(from), shortlist));
        }
        found
    }

    /// Whether the numbers of one of the printed pages begin in the middle of the text, or go back.
    fn numbers_contradict(&self, printed: &Arrangement) -> bool {
        let page = printed.blocks[0].clone();
        if self.starts.len() < 3 {
            return false;
        }
        page.start == 0 && self.printed[0].1 <= BAD || self.spine.goes_back(page)
    }

    /// Whether the numbers of a text of one page contradict the printed order, but not the order of `arrangement`.
    fn settles(&self, arrangement: &Arrangement) -> bool {
        let whole = 0..self.flow.pieces.len();
        let begin = arrangement.begin();
        let end = arrangement.blocks.iter().map(|b| b.end).max().unwrap_or(begin);
        let order = || {
            let ends = [0..begin, end..whole.end];
            [&ends[..1], &arrangement.blocks, &ends[1..]].concat()
        };
        let first = arrangement.blocks[0].clone();
        let late = self.printed[0].1 <= BAD;
        let begins = || begin > 0 || self.spine.junction(&State::default(), &first) > BAD;
        (late || self.spine.goes_back_in(std::slice::from_ref(&whole)))
            && begins()
            && !self.spine.goes_back_in(&order())
    }

    /// How many borders must contradict the printed order before a move is looked at.
    fn fewest(&self) -> usize {
        if self.starts.len() < 3 { CONTRADICTIONS } else { 1 }
    }

    /// How many of `borders` contradict the printed order.
    fn contradictions(&self, borders: &[usize]) -> usize {
        borders.iter().filter(|n| self.is_contradicted(**n)).count()
    }

    /// Whether the blocks between `borders` can be columns that changed places: of about one length, but on the last page,
    /// and contradicted by so many of the borders that the exchange undoes.
    fn may_be(&self, borders: &[usize], contradictions: usize) -> bool {
        let mut lengths = borders.windows(2).map(|w| w[1] - w[0]);
        let full = is_even(lengths.clone()) && lengths.all(|length| length >= FULL);
        let even = full || borders.last() == Some(&self.flow.pieces.len());
        even && self.contradictions(borders) >= contradictions
    }

    /// The best orders of three columns in which two of them, or the outer ones, change places. Those that may be best are
    /// looked at first.
    fn three_columns(&mut self, page: Range<usize>, from: &Hypothesis) -> Vec<Arrangement> {
        let end = page.end;
        let mut from = Origin::new(from);
        let mut orders: Vec<(i32, usize, [Range<usize>; 3])> = Vec::new();
        for (n, blocks) in self.orders(page).into_iter().enumerate() {
            orders.push((self.at_most(&mut from, 1, &blocks, end), n, blocks));
        }
        orders.sort_unstable_by_key(|it| Reverse(it.0));
        let mut best: Vec<(Reverse<i32>, usize, Arrangement)> = Vec::with_capacity(SHORTLIST + 1);
        for (most, n, blocks) in orders {
            if best.get(SHORTLIST - 1).is_some_and(|last| most < last.0.0) {
                break;
            }
            let arrangement = Arrangement::of(blocks.to_vec());
            let reached = self.extend(&mut from, &arrangement);
            let score = Reverse(self.total(&reached, end));
            best.insert(best.partition_point(|it| (it.0, it.1) < (score, n)), (score, n, arrangement));
            best.truncate(SHORTLIST);
        }
        best.into_iter().map(|it| it.2).collect()
    }

    /// The orders of three columns that a page may have been printed in.
    fn orders(&self, page: Range<usize>) -> Vec<[Range<usize>; 3]> {
        let (s, e, part) = (page.start, page.end, page.len() / LOPSIDED);
        let last = if e == self.flow.pieces.len() { SHORTEST } else { part };
        let contradicted: Vec<usize> = (s + 2 * last..e - last).filter(|n| self.is_contradicted(*n)).collect();
        let mut found = Vec::new();
        for a in s + last..e - part - last {
            let seconds = a + last..e - last;
            let all = if self.is_contradicted(a) { seconds.clone() } else { 0..0 };
            let few = contradicted.iter().copied().filter(|b| all.is_empty() && seconds.contains(b));
            for b in all.clone().chain(few).filter(|b| self.may_be(&[s, a, *b, e], CONTRADICTIONS)) {
                found.extend([[a..b, s..a, b..e], [s..a, b..e, a..b]]);
            }
        }
        found
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

    /// What blocks of so many pages cost where they move, and what speaks for it.
    fn moved(&self, pages: usize, blocks: &[Range<usize>]) -> i32 {
        if blocks.len() < 2 {
            return 0;
        }
        let third = if self.columns(blocks).len() > 2 { THIRD } else { 0 };
        // The border between two pages is none that the explanation of each page by itself would keep.
        let undone = if pages == 1 { self.undone(blocks) } else { 0 };
        undone - PROOF - third
    }

    /// The blocks without the title that stands above all columns.
    fn columns<'b>(&self, blocks: &'b [Range<usize>]) -> &'b [Range<usize>] {
        let titled = blocks.len() > 2 && self.title > 0 && blocks[0] == (0..self.title);
        &blocks[usize::from(titled)..]
    }

    /// What speaks for the borders between the blocks as places where columns meet.
    fn undone(&self, blocks: &[Range<usize>]) -> i32 {
        let first = blocks.iter().map(|b| b.start).min().unwrap_or(0);
        let cuts = blocks.iter().map(|b| b.start).filter(|n| *n != first);
        let cut = |n: usize| {
            let (words, numbers) = self.printed[n];
            let blank = if self.flow.pieces[n].gap == Gap::Blank { COLUMN_GAP } else { 0 };
            let stranded = if self.borders.strands_heading(n) { STRANDED } else { 0 };
            blank + stranded - words - numbers
        };
        cuts.map(cut).sum::<i32>() + self.balance(blocks)
    }

    /// More for columns of one length. On the last page only those before the last one are full: as long as those of the
    /// page before it.
    fn balance(&self, blocks: &[Range<usize>]) -> i32 {
        let blocks = self.columns(blocks);
        if blocks.len() > 2 && !is_even(blocks[..2].iter().map(Range::len)) {
            return -BALANCE - UNFILLED;
        }
        let first = blocks.iter().map(|b| b.start).min().unwrap_or(0);
        let end = blocks.iter().map(|b| b.end).max().unwrap_or(0);
        let page = self.starts.partition_point(|n| *n <= first) - 1;
        let differ = match page.checked_sub(1).filter(|_| end == self.flow.pieces.len()) {
            Some(before) => {
                let full = |columns: usize| (self.starts[page] - self.starts[before]) / columns;
                let lengths = blocks[..blocks.len() - 1].iter().map(Range::len);
                lengths.map(|l| COLUMNS.map(|n| l.abs_diff(full(n))).min().unwrap_or(l)).sum::<usize>()
            }
            None => blocks.iter().map(|b| b.len().abs_diff((end - first) / blocks.len())).sum(),
        };
        (BALANCE - differ as i32).max(-BALANCE)
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

    /// Looks at each step of the best explanation: is it proven, and is no other one as good?
    fn judge(&mut self, trail: &[Step]) -> Plan {
        let mut plan = Plan::default();
        let mut page = 0;
        for (n, step) in trail.iter().enumerate() {
            let behind = Behind {
                next: trail.get(n + 1).map_or(self.flow.pieces.len(), |s| s.arrangement.blocks[0].start),
                block: trail.get(n + 1).map(|s| s.arrangement.blocks[0].clone()),
            };
            let moved = step.arrangement.blocks.len() > 1;
            let mut options = self.options(page, std::slice::from_ref(&step.from));
            options.retain(|o| moved || self.contradictions(&o.borders()) >= CONTRADICTIONS);
            options.retain(|o| o.pages == step.arrangement.pages && *o != *step.arrangement);
            let mut from = Origin::new(&step.from);
            let own = self.judged(&mut from, &step.arrangement, &behind);
            let (rival, apart) = self.rivals(&mut from, &step.arrangement, options, &behind);
            match moved {
                // Where exactly the columns meet may stay open; that they changed places may not.
                true if step.arrangement.pages > 1 || own - apart >= MARGIN => {
                    let printed = step.arrangement.as_printed();
                    let gain = own - self.judged(&mut from, &printed, &behind);
                    let begins_late = page == 0 && self.printed[0].1 <= BAD;
                    let arrangement = (*step.arrangement).clone();
                    let settled = self.settles(&arrangement);
                    plan.moves.push(Moved { arrangement, lead: own - rival, gain, begins_late, settled });
                }
                false if rival + PROOF - own < DOUBT && !self.numbers_contradict(&step.arrangement) => {}
                _ => plan.doubts.push(self.starts[page]),
            }
            page += step.arrangement.pages;
        }
        plan.tried = self.tried;
        plan
    }

    /// How good an arrangement is behind `from`, with what stands behind it.
    fn judged(&mut self, from: &mut Origin, arrangement: &Arrangement, behind: &Behind) -> i32 {
        let reached = self.extend(from, arrangement);
        self.total(&reached, behind.next) + behind.numbers(self.spine, &reached.state)
    }

    /// The score of the best of the `options`, and of the best that is not nearly the arrangement that was chosen. Those that may
    /// be best are looked at first.
    fn rivals(
        &mut self,
        from: &mut Origin,
        chosen: &Arrangement,
        options: Vec<Arrangement>,
        behind: &Behind,
    ) -> (i32, i32) {
        let mut open = Vec::with_capacity(options.len());
        for other in options {
            let numbers = behind.numbers(self.spine, &from.numbers(self.spine, &other.blocks).1);
            open.push((self.at_most(from, other.pages, &other.blocks, behind.next) + numbers, other));
        }
        open.sort_by_key(|it| Reverse(it.0));
        let (mut rival, mut apart) = (i32::MIN / 2, i32::MIN / 2);
        for (most, other) in open {
            if most <= apart {
                break;
            }
            let score = self.judged(from, &other, behind);
            rival = rival.max(score);
            apart = if other.is_nearly(chosen) { apart } else { apart.max(score) };
        }
        (rival, apart)
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
