//! Which pairs stand in another place: below another node, or in another order.
//!
//! A node that stands on one side only is no place: what stood below it counts as standing below the nearest node above it that
//! both sides have. Of siblings in another order as few as possible moved; where that leaves a choice, those with the fewest words.

use super::groups::Groups;
use super::side::Side;
use std::collections::BTreeMap;

/// What one sibling weighs against any number of words.
const ONE: u64 = 1 << 32;

/// A pair below a group.
struct Sibling {
    group: u32,
    new: u32,
    size: u64,
}

/// Marks the groups that moved.
pub fn mark(sides: [&Side; 2], groups: &mut Groups) {
    let place =
        [0, 1].map(|s| (0..sides[s].items.len() as u32).map(|i| above(sides[s], i, s, groups)).collect::<Vec<_>>());
    let mut families: BTreeMap<u32, Vec<Sibling>> = BTreeMap::new();
    for (number, group) in groups.all.iter_mut().enumerate() {
        let [Some(&old), Some(&new)] = [group.items[0].first(), group.items[1].first()] else { continue };
        if sides[0].node(old).is_none() || sides[1].node(new).is_none() {
            continue;
        }
        if place[0][old as usize] == place[1][new as usize] {
            let words = sides[0].items[old as usize].size.max(sides[1].items[new as usize].size);
            let size = ONE + u64::from(words);
            let family = families.entry(place[0][old as usize]).or_default();
            family.push(Sibling { group: number as u32, new, size });
        } else {
            group.moved = group.items.iter().all(|items| items.len() == 1);
        }
    }
    for family in families.values_mut() {
        family.sort_unstable_by_key(|sibling| groups.all[sibling.group as usize].items[0][0]);
        let stays = heaviest_rising(family);
        for (sibling, _) in family.iter().zip(stays).filter(|(_, stays)| !stays) {
            let group = &mut groups.all[sibling.group as usize];
            group.moved = group.items.iter().all(|items| items.len() == 1);
        }
    }
}

/// The group of the nearest item above one that both sides have.
fn above(side: &Side, item: u32, s: usize, groups: &Groups) -> u32 {
    let mut parent = side.items[item as usize].parent;
    loop {
        let group = groups.of[s][parent as usize];
        let both = groups.all[group as usize].items.iter().all(|items| !items.is_empty());
        if parent == 0 || both {
            return group;
        }
        parent = side.items[parent as usize].parent;
    }
}

/// Which siblings are in the heaviest series that stands in the same order on both sides.
fn heaviest_rising(family: &[Sibling]) -> Vec<bool> {
    if family.is_sorted_by_key(|sibling| sibling.new) {
        return vec![true; family.len()];
    }
    let mut order: Vec<u32> = family.iter().map(|sibling| sibling.new).collect();
    order.sort_unstable();
    // A Fenwick tree over the places on the new side: the heaviest series that ends at or before each.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); order.len() + 1];
    let mut before = vec![usize::MAX; family.len()];
    let mut best = (0, usize::MAX);
    for (n, sibling) in family.iter().enumerate() {
        let rank = order.partition_point(|&new| new < sibling.new) + 1;
        let (mut at, mut most) = (rank - 1, (0, usize::MAX));
        while at > 0 {
            if tree[at].0 > most.0 {
                most = tree[at];
            }
            at &= at - 1;
        }
        before[n] = most.1;
        let total = (most.0 + sibling.size, n);
        if total.0 > best.0 {
            best = total;
        }
        at = rank;
        while at < tree.len() {
            if tree[at].0 < total.0 {
                tree[at] = total;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut stays = vec![false; family.len()];
    let mut at = best.1;
    while at != usize::MAX {
        stays[at] = true;
        at = before[at];
    }
    stays
}
