//! Pairs the nodes of two sides.
//!
//! The candidates are weighed by their words, their children and what stands around them, and the best set of pairs is
//! chosen. What that says about parents and siblings is used in the next round, until nothing changes.

use super::candidates::{Candidate, Candidates};
use super::groups::{Groups, Pairs};
use super::matching::{self, Edge};
use super::side::{Side, Vocabulary};
use super::{moves, pieces};
use crate::tree::{Document, Node};

/// Pairs are chosen at most so many times.
const ROUNDS: usize = 6;
/// Two items are a pair from this likeness on.
const ENOUGH: f32 = 0.5;
/// The same where both stand in the same place below parents that are a pair: with the same path, or beside a pair.
const ENOUGH_IN_PLACE: f32 = 0.3;
/// The same where both define the same term.
const ENOUGH_BY_TERM: f32 = 0.15;
/// All children of a pair are candidates for each other where there are at most so many combinations.
const ALL_CHILDREN: usize = 400;

/// Groups the items of two sides. The result may depend on which comes first where several groups are as good.
pub fn align(sides: &[Side; 2], vocabulary: &Vocabulary) -> Groups {
    let sides = [&sides[0], &sides[1]];
    let pairs = pairs(sides, vocabulary);
    let mut groups = pieces::groups(sides, vocabulary, &pairs);
    moves::mark(sides, &mut groups);
    groups
}

/// Pairs the items of two sides.
fn pairs(sides: [&Side; 2], vocabulary: &Vocabulary) -> Pairs {
    let fixed = same_ends(sides);
    let mut pairs = fixed.clone();
    if sides[0].items.len() == sides[1].items.len() && fixed.partner[0].iter().all(Option::is_some) {
        return pairs;
    }
    let mut candidates = Candidates::find(sides, vocabulary);
    for round in 0..ROUNDS {
        let next = choose(sides, &candidates, &fixed, &pairs, round == 0);
        let settled = next.partner == pairs.partner;
        pairs = next;
        let before = candidates.all.len();
        suggest(sides, vocabulary, &pairs, &mut candidates);
        if settled && candidates.all.len() == before {
            break;
        }
    }
    pairs
}

/// Pairs the roots, and the documents that both sides begin and end with. Documents that repeat one another would else fit
/// crosswise as well, so that a text could differ from itself.
fn same_ends(sides: [&Side; 2]) -> Pairs {
    let mut pairs = Pairs::new(sides);
    let [olds, news] = sides.map(|side| side.documents);
    let front = olds.iter().zip(news).take_while(|(old, new)| says_the_same(old, new)).count();
    let (olds_left, news_left) = (olds[front..].iter().rev(), news[front..].iter().rev());
    let back = olds_left.zip(news_left).take_while(|(old, new)| says_the_same(old, new)).count();
    let ends = (1..=back).map(|place| (olds.len() - place, news.len() - place));
    for (old, new) in (0..front).map(|place| (place, place)).chain(ends) {
        let [old_item, new_item] = [sides[0].firsts[old], sides[1].firsts[new]];
        (0..=olds[old].nodes.len() as u32).for_each(|nth| pairs.join(old_item + nth, new_item + nth, 1.0));
    }
    pairs
}

/// Whether two documents have the same nodes; they may stand on other lines.
fn says_the_same(old: &Document, new: &Document) -> bool {
    let alike = |(a, b): (&Node, &Node)| {
        (&a.path, a.parent, a.kind, &a.number, &a.label) == (&b.path, b.parent, b.kind, &b.number, &b.label)
            && (&a.heading, &a.text, &a.defines) == (&b.heading, &b.text, &b.defines)
    };
    old.nodes.len() == new.nodes.len() && old.nodes.iter().zip(&new.nodes).all(alike)
}

/// Chooses the best pairs beside those that are fixed, in the light of those that were chosen before.
fn choose(sides: [&Side; 2], candidates: &Candidates, fixed: &Pairs, before: &Pairs, first: bool) -> Pairs {
    let mut edges = Vec::with_capacity(candidates.all.len());
    let open = |candidate: &&Candidate| {
        fixed.partner[0][candidate.old as usize].is_none() && fixed.partner[1][candidate.new as usize].is_none()
    };
    for candidate in candidates.all.iter().filter(open) {
        let fit = Fit::new(sides, candidate, before);
        if fit.is_enough(first) {
            edges.push(Edge { old: candidate.old, new: candidate.new, weight: fit.weight() });
        }
    }
    let mut pairs = fixed.clone();
    for edge in matching::best(&edges, sides[0].items.len(), sides[1].items.len()) {
        pairs.join(edge.old, edge.new, 0.0);
    }
    for candidate in candidates.all.iter().filter(open) {
        if pairs.are(candidate.old, candidate.new) {
            pairs.score[candidate.old as usize] = Fit::new(sides, candidate, before).alike;
        }
    }
    pairs
}

/// Candidates that follow from pairs: their parents, and their children among each other.
fn suggest(sides: [&Side; 2], vocabulary: &Vocabulary, pairs: &Pairs, candidates: &mut Candidates) {
    for old in 1..sides[0].items.len() as u32 {
        let Some(new) = pairs.partner[0][old as usize] else { continue };
        let [up_old, up_new] = [sides[0].items[old as usize].parent, sides[1].items[new as usize].parent];
        if up_old != 0 && up_new != 0 {
            candidates.add(sides, vocabulary, up_old, up_new);
        }
        let open = |s: usize, item: u32| -> Vec<u32> {
            sides[s].children(item).filter(|&child| pairs.partner[s][child as usize].is_none()).collect()
        };
        let (olds, news) = (open(0, old), open(1, new));
        if olds.len() * news.len() <= ALL_CHILDREN {
            for (&old, &new) in olds.iter().flat_map(|old| news.iter().map(move |new| (old, new))) {
                candidates.add(sides, vocabulary, old, new);
            }
        }
    }
}

/// What speaks for and against a pair.
struct Fit {
    alike: f32,
    kids: f32,
    same_kind: bool,
    same_path: bool,
    same_number: bool,
    parents: Option<bool>,
    siblings: u8,
    /// Whether both define the same term; nothing where that does not tell.
    terms: Option<bool>,
    documents: bool,
}

impl Fit {
    fn new(sides: [&Side; 2], candidate: &Candidate, before: &Pairs) -> Self {
        let Candidate { old, new, alike } = *candidate;
        let nodes = (sides[0].node(old), sides[1].node(new));
        let (up_old, up_new) = (sides[0].items[old as usize].parent, sides[1].items[new as usize].parent);
        let known = before.partner[0][up_old as usize].is_some() || before.partner[1][up_new as usize].is_some();
        let beside = [-1, 1].into_iter().filter(|&way| {
            let near = (sibling(sides[0], old, way), sibling(sides[1], new, way));
            matches!(near, (Some(a), Some(b)) if before.are(a, b)) || near == (None, None) && before.are(up_old, up_new)
        });
        let (kids, share) = children(sides, old, new, before);
        let mixed = alike * (1.0 - share) + kids * share;
        let own = if sides[0].bag(old).is_empty() { 0.0 } else { 0.7 * alike };
        Fit {
            alike: mixed.max(own),
            kids,
            same_kind: nodes.0.map(|n| n.kind) == nodes.1.map(|n| n.kind),
            same_path: nodes.0.map(|n| &n.path) == nodes.1.map(|n| &n.path),
            same_number: matches!(nodes, (Some(a), Some(b)) if a.number.is_some() && a.number == b.number),
            parents: known.then(|| before.are(up_old, up_new)),
            siblings: beside.count() as u8,
            terms: same_term(sides, old, new),
            documents: nodes.0.is_none() || nodes.1.is_none(),
        }
    }

    /// Whether the two may be a pair. In the first round nothing is known of parents.
    fn is_enough(&self, first: bool) -> bool {
        if self.documents {
            return self.same_kind;
        }
        let beside = self.siblings > 0 && !first;
        let in_place = (self.same_path || beside) && (first || self.parents == Some(true));
        match self.terms {
            Some(false) => false,
            Some(true) => self.alike >= ENOUGH_BY_TERM,
            None => self.alike >= ENOUGH || in_place && self.alike >= ENOUGH_IN_PLACE,
        }
    }

    fn weight(&self) -> f32 {
        let bonus = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let parents = match self.parents {
            Some(true) => 0.2,
            Some(false) => -0.1,
            None => 0.0,
        };
        (self.alike
            + 0.2 * self.kids
            + parents
            + 0.06 * f32::from(self.siblings)
            + bonus(self.same_kind, 0.08)
            + bonus(self.same_path, 0.08)
            + bonus(self.same_number, 0.04)
            + bonus(self.terms == Some(true), 0.2))
        .max(0.01)
    }
}

/// Whether two items define the same term. Other terms tell something only where one of them is defined on both sides:
/// else it can be another name.
fn same_term(sides: [&Side; 2], old: u32, new: u32) -> Option<bool> {
    let terms = [sides[0].node(old)?, sides[1].node(new)?].map(|node| &node.defines);
    let [[a], [b]] = terms.map(Vec::as_slice) else { return None };
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let known = sides[1].terms.contains_key(&a) || sides[0].terms.contains_key(&b);
    if a == b { Some(true) } else { known.then_some(false) }
}

/// The item beside another below the same parent, before it (-1) or behind it (1).
fn sibling(side: &Side, item: u32, way: i8) -> Option<u32> {
    let parent = side.items[item as usize].parent;
    if way > 0 {
        let next = side.items[item as usize].end;
        return (next < side.items[parent as usize].end).then_some(next);
    }
    // The item before is the last one below its own ancestor that stands directly below the parent.
    let mut before = item.checked_sub(1).filter(|&before| before > parent)?;
    while side.items[before as usize].parent != parent {
        before = side.items[before as usize].parent;
    }
    Some(before)
}

/// How much of the children of two items belongs together, and how much that counts beside their own words; both from 0 to 1.
fn children(sides: [&Side; 2], old: u32, new: u32, pairs: &Pairs) -> (f32, f32) {
    if sides[0].is_leaf(old) && sides[1].is_leaf(new) {
        return (0.0, 0.0);
    }
    let size = |s: usize, item: u32| sides[s].items[item as usize].size as f32;
    let own = |s: usize, item: u32| sides[s].bag(item).len().max(1) as f32;
    let mut together = 0.0;
    for child in sides[0].children(old) {
        if let Some(other) = pairs.partner[0][child as usize].filter(|&o| sides[1].items[o as usize].parent == new) {
            together += size(0, child).min(size(1, other)) * 0.5 + size(0, child).max(size(1, other)) * 0.5;
        }
    }
    let below = [size(0, old) - own(0, old), size(1, new) - own(1, new)];
    let kids = (together / below[0].max(below[1]).max(1.0)).min(1.0);
    let mean = (below[0] + below[1]) / 2.0;
    let words = (own(0, old) + own(1, new)) / 2.0;
    (kids, mean / (mean + 2.0 * words))
}
