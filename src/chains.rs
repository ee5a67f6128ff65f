//! What the explanations of a search have decided so far, shared between those that began alike: a forest that is read
//! from its leaves.
//!
//! Most explanations are given up soon. What only they decided is taken out now and then, so that the memory follows
//! the text and not everything that was tried.

/// The last link of a chain. The default is a chain without links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Last(u32);

/// Chains of decisions. An explanation knows the last link of its own.
#[derive(Debug)]
pub struct Chains<T> {
    /// Decisions, each with the link before it. A link stands behind the one before it.
    links: Vec<(T, Last)>,
    /// With so many, those that nobody needs are taken out.
    full: usize,
}

impl<T: Copy> Chains<T> {
    /// So many links are not worth looking through.
    const FEW: usize = 20_000;

    /// No links.
    pub fn new() -> Chains<T> {
        Chains { links: Vec::new(), full: Chains::<T>::FEW }
    }

    /// Adds a decision behind a link and gives its own.
    pub fn push(&mut self, decision: T, before: Last) -> Last {
        self.links.push((decision, before));
        Last(self.links.len() as u32)
    }

    /// The last decision of a chain.
    pub fn get(&self, last: Last) -> Option<&T> {
        self.links.get((last.0 as usize).checked_sub(1)?).map(|(decision, _)| decision)
    }

    /// The decisions of a chain from first to last.
    pub fn read(&self, last: Last) -> Vec<&T> {
        let link = |at: Last| Some(&self.links[(at.0 as usize).checked_sub(1)?]);
        let back = std::iter::successors(link(last), |(_, before)| link(*before));
        let mut decisions: Vec<&T> = back.map(|(decision, _)| decision).collect();
        decisions.reverse();
        decisions
    }

    /// When there are many links, takes out what does not lead to one of `lasts`, the links of the explanations that are
    /// left; they get their new places. One pass back and one forth will do.
    pub fn prune<'l>(&mut self, lasts: impl Iterator<Item = &'l mut Last>) {
        if self.links.len() < self.full {
            return;
        }
        let lasts: Vec<&mut Last> = lasts.collect();
        // The new place of each link, from 1; 0 is the place before all.
        let mut place = vec![0; self.links.len() + 1];
        lasts.iter().for_each(|last| place[last.0 as usize] = 1);
        for (n, (_, before)) in self.links.iter().enumerate().rev() {
            place[before.0 as usize] |= place[n + 1];
        }
        place[0] = 0;
        let mut kept = 0;
        for n in 0..self.links.len() {
            if place[n + 1] == 0 {
                continue;
            }
            let (decision, before) = self.links[n];
            self.links[kept] = (decision, Last(place[before.0 as usize]));
            kept += 1;
            place[n + 1] = kept as u32;
        }
        self.links.truncate(kept);
        lasts.into_iter().for_each(|last| *last = Last(place[last.0 as usize]));
        self.full = 2 * kept + Chains::<T>::FEW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_that_live_stay_whole() {
        let few = Chains::<usize>::FEW;
        let mut chains = Chains::new();
        let (mut odd, mut even, mut none) = (Last::default(), Last::default(), Last::default());
        for n in 0..10 * few {
            // A link that nobody follows, then one of a hundred that somebody does.
            chains.push(usize::MAX, odd);
            match n % 200 {
                0 => even = chains.push(n, even),
                100 => odd = chains.push(n, odd),
                _ => {}
            }
            chains.prune([&mut odd, &mut even, &mut none].into_iter());
        }
        let read = |last| chains.read(last).into_iter().copied().collect::<Vec<_>>();
        assert!(chains.links.len() <= chains.full && chains.full < 2 * few);
        assert_eq!(read(even), (0..10 * few).step_by(200).collect::<Vec<_>>());
        assert_eq!(read(odd), (100..10 * few).step_by(200).collect::<Vec<_>>());
        assert_eq!(read(none), Vec::<usize>::new());
    }
}
