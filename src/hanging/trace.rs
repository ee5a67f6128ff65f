//! The pairs that the explanations of the search have made so far, shared between those that began alike.

/// A label and its paragraph, by their pieces.
pub type Pair = (usize, usize);

/// How many links may be made before those of dead explanations are looked for.
const FEW: usize = 1 << 16;

/// Chains of pairs. An explanation knows the last link of its chain.
#[derive(Debug)]
pub struct Trace {
    links: Vec<(Pair, Option<usize>)>,
    /// Dead links are taken out when there are more than this.
    most: usize,
}

impl Trace {
    /// A trace without links.
    pub fn new() -> Trace {
        Trace { links: Vec::new(), most: FEW }
    }

    /// Adds a pair behind a link. Gives its own.
    pub fn push(&mut self, pair: Pair, before: Option<usize>) -> usize {
        self.links.push((pair, before));
        self.links.len() - 1
    }

    /// The pairs of a chain in their order, by its last link.
    pub fn pairs(&self, last: Option<usize>) -> Vec<Pair> {
        let links = std::iter::successors(last, |n| self.links[*n].1);
        let mut pairs: Vec<Pair> = links.map(|n| self.links[n].0).collect();
        pairs.reverse();
        pairs
    }

    /// Takes out what none of the explanations with these last links leads to, now and then. Most explanations die soon: all
    /// their links would be hundreds of times as long as a text of labels. The links keep their order.
    pub fn prune<'l>(&mut self, lasts: impl Iterator<Item = &'l mut Option<usize>>) {
        if self.links.len() <= self.most {
            return;
        }
        let lasts: Vec<&mut Option<usize>> = lasts.collect();
        let mut lives = vec![false; self.links.len()];
        for last in &lasts {
            let mut link = **last;
            while let Some(n) = link.filter(|n| !lives[*n]) {
                lives[n] = true;
                link = self.links[n].1;
            }
        }
        let mut place = vec![0; self.links.len()];
        let mut kept = 0;
        for n in (0..self.links.len()).filter(|n| lives[*n]) {
            let (pair, before) = self.links[n];
            self.links[kept] = (pair, before.map(|before| place[before]));
            place[n] = kept;
            kept += 1;
        }
        self.links.truncate(kept);
        lasts.into_iter().for_each(|last| *last = last.map(|n| place[n]));
        self.most = FEW + 2 * kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_that_live_stay_whole() {
        let mut trace = Trace::new();
        let mut last = None;
        let pair = |n: usize| (n, n + 1);
        for n in 0..3 * FEW {
            trace.push((0, 0), last);
            let next = trace.push(pair(n), last);
            // One of a hundred pairs is used.
            last = if n % 100 == 0 { Some(next) } else { last };
            trace.prune(std::iter::once(&mut last));
        }
        assert!(trace.links.len() <= trace.most && trace.most < 2 * FEW);
        assert_eq!(trace.pairs(last), (0..3 * FEW).step_by(100).map(pair).collect::<Vec<_>>());
    }
}
