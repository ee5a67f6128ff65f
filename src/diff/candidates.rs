//! Which nodes could belong together: those with the same words, the same path, or rare words in common.

use super::side::{REFERENCE, Side, Vocabulary, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// Two items that could belong together.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The item of the old side.
    pub old: u32,
    /// The item of the new side.
    pub new: u32,
    /// How alike their own words are, from 0 to 1.
    pub alike: f32,
}

/// Possible pairs, each once.
#[derive(Default)]
pub struct Candidates {
    /// The pairs.
    pub all: Vec<Candidate>,
    seen: FxHashSet<(u32, u32)>,
}

/// So many rare words of an item are looked up.
const RAREST: usize = 10;
/// A word that stands in more items of a side than this says too little to be looked up.
const COMMON: usize = 40;
/// So many items with rare words in common are kept for each item.
const KEPT: usize = 6;
/// Items with the same words are paired by their rank, give or take this many.
const RANKS: isize = 1;
/// An item with as many words that no other has needs no further candidates.
const SURE: u32 = 4;

impl Candidates {
    /// Adds a pair where it is new.
    pub fn add(&mut self, sides: [&Side; 2], vocabulary: &Vocabulary, old: u32, new: u32) {
        if self.seen.insert((old, new)) {
            let alike = alike(sides[0].bag(old), sides[1].bag(new), vocabulary);
            self.all.push(Candidate { old, new, alike });
        }
    }

    /// The pairs that the words and paths suggest.
    pub fn find(sides: [&Side; 2], vocabulary: &Vocabulary) -> Self {
        let mut found = Candidates::default();
        let settled = found.same_words(sides, vocabulary);
        found.same_path(sides, vocabulary);
        let mut terms: Vec<(u32, u32)> =
            sides[0].terms.iter().filter_map(|(term, &old)| Some((old, *sides[1].terms.get(term)?))).collect();
        terms.sort_unstable();
        terms.into_iter().for_each(|(old, new)| found.add(sides, vocabulary, old, new));
        let open = [0, 1].map(|s| Index::new(sides[s], |item| !settled[s][item as usize]));
        for s in [0, 1] {
            for item in 1..sides[s].items.len() as u32 {
                if settled[s][item as usize] {
                    continue;
                }
                for (other, _) in open[1 - s].nearest(sides[s].bag(item), vocabulary) {
                    let (old, new) = if s == 0 { (item, other) } else { (other, item) };
                    found.add(sides, vocabulary, old, new);
                }
            }
        }
        found
    }

    /// Items with the same words, and which items of each side need no others.
    fn same_words(&mut self, sides: [&Side; 2], vocabulary: &Vocabulary) -> [Vec<bool>; 2] {
        let by_hash = sides.map(|side| {
            let mut found: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
            for (i, item) in side.items.iter().enumerate().filter(|(_, item)| !item.bag.is_empty()) {
                found.entry(item.hash).or_default().push(i as u32);
            }
            found
        });
        let mut settled = sides.map(|side| vec![false; side.items.len()]);
        for (hash, olds) in &by_hash[0] {
            let Some(news) = by_hash[1].get(hash) else { continue };
            for (old, new) in ranked(olds, news) {
                self.add(sides, vocabulary, old, new);
            }
            if let ([old], [new]) = (olds.as_slice(), news.as_slice())
                && sides[0].items[*old as usize].bag.len() as u32 >= SURE
            {
                settled[0][*old as usize] = true;
                settled[1][*new as usize] = true;
            }
        }
        // A hash map has no order that means something.
        self.all.sort_unstable_by_key(|c| (c.old, c.new));
        settled
    }

    /// Items with the same path in the document with the same number.
    fn same_path(&mut self, sides: [&Side; 2], vocabulary: &Vocabulary) {
        let paths = super::references::Paths::new(sides[1]);
        for old in 1..sides[0].items.len() as u32 {
            let document = sides[0].items[old as usize].document;
            let new = match sides[0].node(old) {
                Some(node) => paths.item(document, &node.path),
                None => sides[1].firsts.get(document as usize).copied(),
            };
            if let Some(new) = new {
                self.add(sides, vocabulary, old, new);
            }
        }
    }
}

/// Pairs of items with nearly the same rank, counted from the front and from the back.
fn ranked(olds: &[u32], news: &[u32]) -> Vec<(u32, u32)> {
    let shift = news.len() as isize - olds.len() as isize;
    let near = |rank: isize| (rank - RANKS).max(0)..=rank + RANKS;
    let mut pairs = Vec::new();
    for (rank, &old) in olds.iter().enumerate() {
        let rank = rank as isize;
        let ranks: FxHashSet<isize> = near(rank).chain(near(rank + shift)).collect();
        let mut ranks: Vec<isize> = ranks.into_iter().collect();
        ranks.sort_unstable();
        pairs.extend(ranks.into_iter().filter_map(|at| Some((old, *news.get(at as usize)?))));
    }
    pairs
}

/// The items of a side by the rare words in them.
pub struct Index {
    items: FxHashMap<Word, Vec<u32>>,
}

impl Index {
    /// An index of the items that are wanted.
    pub fn new(side: &Side, wanted: impl Fn(u32) -> bool) -> Self {
        let mut items: FxHashMap<Word, Vec<u32>> = FxHashMap::default();
        for item in (1..side.items.len() as u32).filter(|&item| wanted(item)) {
            let mut last = REFERENCE;
            for &word in side.bag(item) {
                if word != last {
                    let found = items.entry(word).or_default();
                    // One more than is looked at, to know that there are too many.
                    if found.len() <= COMMON {
                        found.push(item);
                    }
                }
                last = word;
            }
        }
        Index { items }
    }

    /// The items that share the most with the rarest of some sorted words, with the weight of what they share.
    pub fn nearest(&self, bag: &[Word], vocabulary: &Vocabulary) -> Vec<(u32, f32)> {
        let mut words: Vec<(usize, Word)> = Vec::new();
        let mut last = REFERENCE;
        for &word in bag {
            if word != last
                && let Some(items) = self.items.get(&word).filter(|items| items.len() <= COMMON)
            {
                words.push((items.len(), word));
            }
            last = word;
        }
        words.sort_unstable();
        words.truncate(RAREST);
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for (_, word) in words {
            for &item in &self.items[&word] {
                *shared.entry(item).or_default() += vocabulary.weight(word);
            }
        }
        let mut nearest: Vec<(u32, f32)> = shared.into_iter().collect();
        nearest.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        nearest.truncate(KEPT);
        nearest
    }
}

/// The weight of sorted words.
pub fn weight(bag: &[Word], vocabulary: &Vocabulary) -> f32 {
    bag.iter().map(|&word| vocabulary.weight(word)).sum()
}

/// The words that two sorted bags share, sorted.
pub fn shared(a: &[Word], b: &[Word]) -> Vec<Word> {
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                found.push(a[i]);
                i += 1;
                j += 1;
            }
        }
    }
    found
}

/// How alike two sorted bags are: twice the weight of what they share over the weight of both (Dice), from 0 to 1. Two empty
/// bags say nothing: one half.
pub fn alike(a: &[Word], b: &[Word], vocabulary: &Vocabulary) -> f32 {
    if a.is_empty() && b.is_empty() {
        return 0.5;
    }
    if a == b {
        return 1.0;
    }
    2.0 * weight(&shared(a, b), vocabulary) / (weight(a, vocabulary) + weight(b, vocabulary))
}
