//! Pairs two sets so that the weights of the pairs add up to the most.

use rustc_hash::FxHashMap;

/// A possible pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The item of the old side.
    pub old: u32,
    /// The item of the new side.
    pub new: u32,
    /// How well they fit; a pair of no weight is never made.
    pub weight: f32,
}

/// Items of one side that are solved together at most; the work grows with the third power.
const EXACT: usize = 60;

/// An edge this much lighter than the best of both its ends is not looked at.
const PRUNE: f32 = 0.55;

/// The pairs that were chosen. The best sum is found for each set of items that compete for each other; where more than
/// [`EXACT`] do, the heaviest edges come first.
pub fn best(edges: &[Edge], olds: usize, news: usize) -> Vec<Edge> {
    let edges = pruned(edges, olds, news);
    let mut sets = Sets((0..(olds + news) as u32).collect());
    for edge in &edges {
        sets.join(edge.old, olds as u32 + edge.new);
    }
    let mut keyed: Vec<(u32, Edge)> = edges.iter().map(|edge| (sets.find(edge.old), *edge)).collect();
    keyed.sort_by_key(|(set, edge)| (*set, edge.old, edge.new));
    let mut chosen = Vec::new();
    for set in keyed.chunk_by(|a, b| a.0 == b.0) {
        let set: Vec<Edge> = set.iter().map(|(_, edge)| *edge).collect();
        match set.as_slice() {
            [only] => chosen.push(*only),
            _ => component(set, &mut chosen),
        }
    }
    chosen
}

fn pruned(edges: &[Edge], olds: usize, news: usize) -> Vec<Edge> {
    let (mut by_old, mut by_new) = (vec![0f32; olds], vec![0f32; news]);
    for edge in edges {
        by_old[edge.old as usize] = by_old[edge.old as usize].max(edge.weight);
        by_new[edge.new as usize] = by_new[edge.new as usize].max(edge.weight);
    }
    let worth = |edge: &Edge| {
        let most = by_old[edge.old as usize].min(by_new[edge.new as usize]);
        edge.weight > 0.0 && edge.weight >= PRUNE * most
    };
    edges.iter().filter(|edge| worth(edge)).copied().collect()
}

/// Chooses among the edges of one connected set.
fn component(mut set: Vec<Edge>, chosen: &mut Vec<Edge>) {
    let mut rows: FxHashMap<u32, usize> = FxHashMap::default();
    let mut columns: FxHashMap<u32, usize> = FxHashMap::default();
    for edge in &set {
        let next = rows.len();
        rows.entry(edge.old).or_insert(next);
        let next = columns.len();
        columns.entry(edge.new).or_insert(next);
    }
    if rows.len().max(columns.len()) > EXACT {
        set.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.old.cmp(&b.old)).then(a.new.cmp(&b.new)));
        for edge in set {
            if rows.contains_key(&edge.old) && columns.contains_key(&edge.new) {
                rows.remove(&edge.old);
                columns.remove(&edge.new);
                chosen.push(edge);
            }
        }
        return;
    }
    let size = rows.len().max(columns.len());
    let mut gains = vec![0f64; size * size];
    let mut edge_at = vec![None; size * size];
    for edge in set {
        let at = rows[&edge.old] * size + columns[&edge.new];
        gains[at] = f64::from(edge.weight);
        edge_at[at] = Some(edge);
    }
    chosen.extend(
        assignment(&gains, size).into_iter().enumerate().filter_map(|(row, column)| edge_at[row * size + column]),
    );
}

/// The Hungarian method with potentials (Kuhn 1955, in the form of Jonker and Volgenant): the column of each row, so that
/// the gains add up to the most.
fn assignment(gains: &[f64], size: usize) -> Vec<usize> {
    let (mut row_of, mut before) = (vec![0; size + 1], vec![0; size + 1]);
    let (mut u, mut v) = (vec![0f64; size + 1], vec![0f64; size + 1]);
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        while row_of[column] != 0 {
            used[column] = true;
            let (at, mut delta, mut next) = (row_of[column], f64::INFINITY, 0);
            for j in (1..=size).filter(|&j| !used[j]) {
                let cost = -gains[(at - 1) * size + j - 1] - u[at] - v[j];
                if cost < least[j] {
                    (least[j], before[j]) = (cost, column);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=size {
                if used[j] {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    let mut columns = vec![0; size];
    (1..=size).for_each(|column| columns[row_of[column] - 1] = column - 1);
    columns
}

/// Sets that can be joined.
struct Sets(Vec<u32>);

impl Sets {
    fn find(&mut self, mut item: u32) -> u32 {
        while self.0[item as usize] != item {
            self.0[item as usize] = self.0[self.0[item as usize] as usize];
            item = self.0[item as usize];
        }
        item
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(old: u32, new: u32, weight: f32) -> Edge {
        Edge { old, new, weight }
    }

    #[test]
    fn the_best_sum_is_better_than_the_best_pair() {
        let found = best(&[edge(0, 0, 1.0), edge(0, 1, 0.9), edge(1, 0, 0.8)], 2, 2);
        assert_eq!(found, [edge(0, 1, 0.9), edge(1, 0, 0.8)]);
    }

    #[test]
    fn sides_of_different_size() {
        let found = best(&[edge(0, 0, 0.6), edge(0, 1, 0.7), edge(0, 2, 0.65)], 1, 3);
        assert_eq!(found, [edge(0, 1, 0.7)]);
    }

    #[test]
    fn large_sets_are_solved_too() {
        let edges: Vec<Edge> = (0..200).flat_map(|i| [edge(i, i, 1.0), edge(i, (i + 1) % 200, 0.9)]).collect();
        assert_eq!(best(&edges, 200, 200).len(), 200);
    }
}
