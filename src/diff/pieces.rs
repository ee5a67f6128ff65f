//! Groups: pairs, what was split, what was merged, and what stands alone.
//!
//! An item without a partner is a piece of an item of the other side when its words stand in that item and are not needed
//! for its partner. A node that has little text of its own, such as an article over leden, is a piece when its children come from
//! that item.

use super::Ground;
use super::candidates::{Index, alike, shared, weight};
use super::groups::{Group, Groups, Pairs};
use super::side::{Side, Vocabulary, Word};
use rustc_hash::FxHashMap;

/// This share of the words of a piece stands in the whole.
const CONTAINED: f32 = 0.75;
/// Pieces without a pair among them make a whole when they have this share of its words.
const COVERED: f32 = 0.6;
/// A piece has as many words at least.
const SMALLEST: usize = 4;
/// This share of what stands below a piece comes from the whole.
const BELOW: f32 = 0.6;

/// Whole items of one side with their pieces on the other.
type Wholes = FxHashMap<u32, Vec<u32>>;

/// Groups all items; each is in exactly one group.
pub fn groups(sides: [&Side; 2], vocabulary: &Vocabulary, pairs: &Pairs) -> Groups {
    let mut groups = Groups { all: Vec::new(), of: sides.map(|side| vec![u32::MAX; side.items.len()]) };
    for whole in [0, 1] {
        let mut found: Vec<(u32, Vec<u32>)> = wholes(sides, whole, vocabulary, pairs).into_iter().collect();
        found.sort_unstable();
        for (item, mut pieces) in found {
            let partner = pairs.partner[whole][item as usize];
            pieces.extend(partner);
            pieces.sort_unstable();
            let free = |s: usize, i: u32| groups.of[s][i as usize] == u32::MAX;
            if free(whole, item) && pieces.iter().all(|&piece| free(1 - whole, piece)) {
                let items = if whole == 0 { [vec![item], pieces] } else { [pieces, vec![item]] };
                groups.push(items);
            }
        }
    }
    for old in 0..sides[0].items.len() as u32 {
        if groups.of[0][old as usize] == u32::MAX {
            let new = pairs.partner[0][old as usize].filter(|&new| groups.of[1][new as usize] == u32::MAX);
            groups.push([vec![old], new.into_iter().collect()]);
        }
    }
    for new in 0..sides[1].items.len() as u32 {
        if groups.of[1][new as usize] == u32::MAX {
            groups.push([vec![], vec![new]]);
        }
    }
    judge(sides, vocabulary, pairs, &mut groups);
    groups
}

impl Groups {
    fn push(&mut self, items: [Vec<u32>; 2]) {
        let number = self.all.len() as u32;
        for (of, items) in self.of.iter_mut().zip(&items) {
            items.iter().for_each(|&item| of[item as usize] = number);
        }
        self.all.push(Group { items, ..Group::default() });
    }
}

/// The items of one side whose pieces stand without a partner on the other, with those pieces.
fn wholes(sides: [&Side; 2], whole: usize, vocabulary: &Vocabulary, pairs: &Pairs) -> Wholes {
    let (wholes, parts) = (sides[whole], sides[1 - whole]);
    let mut found = Wholes::default();
    let alone: Vec<u32> = (1..parts.items.len() as u32)
        .filter(|&part| pairs.partner[1 - whole][part as usize].is_none() && parts.node(part).is_some())
        .collect();
    if alone.is_empty() {
        return found;
    }
    let index = Index::new(wholes, |item| wholes.bag(item).len() >= 2 * SMALLEST);
    // What is left of the words of a whole, without those of its partner and the pieces that were found.
    let mut left: FxHashMap<u32, Vec<Word>> = FxHashMap::default();
    for part in alone {
        let by_words = piece_of(sides, whole, part, vocabulary, pairs, &index, &mut left);
        if let Some(item) = by_words.or_else(|| container_of(sides, whole, part, pairs)) {
            found.entry(item).or_default().push(part);
        }
    }
    found.retain(|&item, pieces| {
        pairs.partner[whole][item as usize].is_some()
            || pieces.len() > 1 && {
                let rest = left.get(&item).map_or(0.0, |left| weight(left, vocabulary));
                rest <= (1.0 - COVERED) * weight(wholes.bag(item), vocabulary)
            }
    });
    found
}

/// The item that a part without a partner was cut from, by its words.
fn piece_of(
    sides: [&Side; 2],
    whole: usize,
    part: u32,
    vocabulary: &Vocabulary,
    pairs: &Pairs,
    index: &Index,
    left: &mut FxHashMap<u32, Vec<Word>>,
) -> Option<u32> {
    let bag = sides[1 - whole].bag(part);
    if bag.len() < SMALLEST {
        return None;
    }
    let needed = CONTAINED * weight(bag, vocabulary);
    let mut best: Option<(f32, u32)> = None;
    for (item, _) in index.nearest(bag, vocabulary) {
        let rest = left.entry(item).or_insert_with(|| {
            let own = sides[whole].bag(item);
            match pairs.partner[whole][item as usize] {
                Some(partner) => without(own, sides[1 - whole].bag(partner)),
                None => own.to_vec(),
            }
        });
        let common = weight(&shared(bag, rest), vocabulary);
        if common >= needed && best.is_none_or(|(most, _)| common > most) {
            best = Some((common, item));
        }
    }
    let (_, item) = best?;
    let rest = left.get_mut(&item)?;
    *rest = without(rest, bag);
    Some(item)
}

/// The item that most of the children of a part without a partner come from.
fn container_of(sides: [&Side; 2], whole: usize, part: u32, pairs: &Pairs) -> Option<u32> {
    let (wholes, parts) = (sides[whole], sides[1 - whole]);
    let mut from: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    for child in parts.children(part) {
        if let Some(partner) = pairs.partner[1 - whole][child as usize] {
            let parent = wholes.items[partner as usize].parent;
            let (size, count) = from.entry(parent).or_default();
            *size += parts.items[child as usize].size;
            *count += 1;
        }
    }
    let below = parts.items[part as usize].size as f32;
    let same_kind = |item: u32| wholes.node(item).map(|n| n.kind) == parts.node(part).map(|n| n.kind);
    let enough = |(item, (size, count)): &(u32, (u32, u32))| {
        *count > 1
            && *size as f32 >= BELOW * below
            && same_kind(*item)
            && pairs.partner[whole][*item as usize].is_some()
    };
    from.into_iter().filter(enough).max_by_key(|(item, (size, _))| (*size, *item)).map(|(item, _)| item)
}

/// The words of a sorted bag that another does not have.
fn without(bag: &[Word], other: &[Word]) -> Vec<Word> {
    let mut j = 0;
    let mut rest = Vec::new();
    for &word in bag {
        while j < other.len() && other[j] < word {
            j += 1;
        }
        if j < other.len() && other[j] == word {
            j += 1;
        } else {
            rest.push(word);
        }
    }
    rest
}

/// Sets the score and the grounds of each group.
fn judge(sides: [&Side; 2], vocabulary: &Vocabulary, pairs: &Pairs, groups: &mut Groups) {
    let of = std::mem::take(&mut groups.of);
    for group in &mut groups.all {
        match group.items.each_ref().map(Vec::as_slice) {
            [[], _] | [_, []] => {}
            [[old], [new]] => {
                group.score = pairs.score[*old as usize].min(1.0);
                group.grounds = grounds(sides, *old, *new, vocabulary, &of);
            }
            [olds, news] => {
                let joined = [olds, news].map(|items| items.len());
                let bags = [bag(sides[0], olds), bag(sides[1], news)];
                group.score = alike(&bags[0], &bags[1], vocabulary);
                debug_assert!(joined[0] == 1 || joined[1] == 1);
                group.grounds = vec![if group.score >= 0.5 { Ground::Text } else { Ground::Children }];
            }
        }
    }
    groups.of = of;
}

/// The words of several items, sorted.
fn bag(side: &Side, items: &[u32]) -> Vec<Word> {
    let mut all: Vec<Word> = items.iter().flat_map(|&item| side.bag(item)).copied().collect();
    all.sort_unstable();
    all
}

/// What speaks for a pair.
fn grounds(sides: [&Side; 2], old: u32, new: u32, vocabulary: &Vocabulary, of: &[Vec<u32>; 2]) -> Vec<Ground> {
    let (Some(a), Some(b)) = (sides[0].node(old), sides[1].node(new)) else { return Vec::new() };
    let parent = |s: usize, item: u32| of[s][sides[s].items[item as usize].parent as usize];
    let below = sides[0].children(old).any(|child| {
        let group = of[0][child as usize];
        sides[1].children(new).any(|other| of[1][other as usize] == group)
    });
    let words = !sides[0].bag(old).is_empty() && alike(sides[0].bag(old), sides[1].bag(new), vocabulary) >= 0.5;
    let all = [
        (Ground::Path, a.path == b.path),
        (Ground::Heading, a.heading.is_some() && a.heading == b.heading),
        (Ground::Text, words),
        (Ground::Children, below),
        (Ground::Parent, parent(0, old) == parent(1, new)),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(ground, _)| ground).collect()
}
