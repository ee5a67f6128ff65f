//! The decisions of all explanations that the search has open: a forest that is read from its leaves.
//!
//! Most explanations are given up soon. Their decisions are taken out now and then, so that the memory follows the
//! labels of the text and not everything that was tried.

use super::Rank;

/// One accepted reading.
#[derive(Clone, Copy)]
pub(super) struct Decision {
    /// The decision before it; 0 is none.
    pub previous: u32,
    /// The candidate that was accepted.
    pub candidate: u32,
    /// Which of its readings.
    pub reading: u8,
    /// Where it belongs.
    pub rank: Rank,
    /// A new set of terms begins with it.
    pub restart: bool,
}

/// All decisions, counted from 1.
pub(super) struct Trace {
    decisions: Vec<Decision>,
    /// With so many, those that nobody needs are taken out.
    full: usize,
}

impl Trace {
    /// So many decisions are not worth looking through.
    const FEW: usize = 20_000;

    /// No decisions.
    pub fn new() -> Trace {
        Trace { decisions: Vec::new(), full: Trace::FEW }
    }

    /// Adds a decision and gives its number.
    pub fn push(&mut self, decision: Decision) -> u32 {
        self.decisions.push(decision);
        self.decisions.len() as u32
    }

    /// The decisions of one explanation, from its last one back.
    pub fn back(&self, last: u32) -> impl Iterator<Item = &Decision> {
        let before = |at: &u32| self.get(*at).map(|decision| decision.previous);
        std::iter::successors(Some(last), before).map_while(|at| self.get(at))
    }

    fn get(&self, at: u32) -> Option<&Decision> {
        self.decisions.get((at as usize).checked_sub(1)?)
    }

    /// Whether it is time to [`Trace::prune`].
    pub fn is_full(&self) -> bool {
        self.decisions.len() >= self.full
    }

    /// Takes out what does not lead to one of `ends`, the last decisions of the explanations that are left. They get their
    /// new numbers. A decision stands behind the one before it, so one pass back and one forth will do.
    pub fn prune(&mut self, ends: &mut [&mut u32]) {
        let mut place = vec![0; self.decisions.len() + 1];
        ends.iter().for_each(|end| place[**end as usize] = 1);
        for (n, decision) in self.decisions.iter().enumerate().rev() {
            place[decision.previous as usize] |= place[n + 1];
        }
        place[0] = 0;
        let mut kept = 0;
        for n in 0..self.decisions.len() {
            if place[n + 1] == 0 {
                continue;
            }
            let Decision { previous, .. } = self.decisions[n];
            self.decisions[kept] = Decision { previous: place[previous as usize], ..self.decisions[n] };
            kept += 1;
            place[n + 1] = kept as u32;
        }
        self.decisions.truncate(kept);
        ends.iter_mut().for_each(|end| **end = place[**end as usize]);
        self.full = 2 * kept + Trace::FEW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_an_end_is_kept() {
        let mut trace = Trace::new();
        let mut add = |previous, candidate| {
            trace.push(Decision { previous, candidate, reading: 0, rank: Rank::List(0), restart: false })
        };
        let first = add(0, 1);
        let dead = add(first, 2);
        let (mut left, mut right) = (add(first, 3), add(0, 4));
        add(dead, 5);
        let mut none = 0;
        trace.prune(&mut [&mut left, &mut right, &mut none]);
        let candidates = |end| trace.back(end).map(|d| d.candidate).collect::<Vec<_>>();
        assert_eq!((candidates(left), candidates(right), candidates(none)), (vec![3, 1], vec![4], vec![]));
        assert_eq!(trace.decisions.len(), 3);
    }
}
