//! What the best explanation is worth: is each exchange proven, and is no other one as good?

use super::super::arrangement::Arrangement;
use super::super::origin::Origin;
use super::super::spine::Spine;
use super::super::state::State;
use super::{BAD, CONTRADICTIONS, Moved, PROOF, Plan, Search, Step};
use std::cmp::Reverse;
use std::ops::Range;

/// Exchanges that are worse by less than this are as good: which one is right stays open.
const MARGIN: i32 = 3;
/// An exchange that makes the borders so much better, without being proven, leaves a doubt.
const DOUBT: i32 = 30;

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

impl Search<'_> {
    /// Looks at each step of the best explanation: is it proven, and is no other one as good?
    pub(super) fn judge(&mut self, trail: &[Step]) -> Plan {
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
}
