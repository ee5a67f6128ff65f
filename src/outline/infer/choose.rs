//! The choice between the readings of doubtful borders.

/// What a parent can have: its borders, each as likely as its weight says, and what the references ask for.
pub struct Choice<'a> {
    /// How likely each border is one; below 0 it is rather none.
    pub weights: &'a [i32],
    /// The numbers that are referred to.
    pub wanted: &'a [u16],
    /// How well border `n` fits number `k` by its content.
    pub content: &'a dyn Fn(usize, u16) -> i32,
}

/// A reference that finds its number counts so much.
const REACHED: i32 = 10;
/// Parents with more borders than this are counted as they look, which bounds the search.
const MOST: usize = 400;

impl Choice<'_> {
    /// The borders of the reading that is best: likely by itself, and confirmed by the references. Of equals it is the one
    /// with most borders as they look.
    pub fn best(&self) -> Vec<usize> {
        let n = self.weights.len();
        if n > MOST || self.wanted.is_empty() {
            return (0..n).filter(|i| self.weights[*i] >= 0).collect();
        }
        // best[i][k]: the best score of the first i borders of which k were chosen; chosen[i][k]: the last of them was.
        let mut best = vec![vec![i32::MIN / 2; n + 1]; n + 1];
        let mut chosen = vec![vec![false; n + 1]; n + 1];
        best[0][0] = 0;
        for i in 0..n {
            for k in 0..=i {
                let without = best[i][k];
                if without > best[i + 1][k] {
                    best[i + 1][k] = without;
                    chosen[i + 1][k] = false;
                }
                let number = k as u16 + 1;
                best[i + 1][k + 1] = without + self.weights[i] + (self.content)(i, number);
                chosen[i + 1][k + 1] = true;
            }
        }
        let reached = |k: usize| REACHED * self.wanted.iter().filter(|w| usize::from(**w) <= k).count() as i32;
        let mut k = (0..=n).rev().max_by_key(|k| best[n][*k] + reached(*k)).unwrap_or(0);
        let mut found = Vec::new();
        for i in (0..n).rev() {
            if chosen[i + 1][k] {
                found.push(i);
                k -= 1;
            }
        }
        found.reverse();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(weights: &[i32], wanted: &[u16], content: &dyn Fn(usize, u16) -> i32) -> Vec<usize> {
        Choice { weights, wanted, content }.best()
    }

    #[test]
    fn borders_stay_as_they_look_without_references() {
        assert_eq!(best(&[12, -3, 3, -8], &[], &|_, _| 0), [0, 2]);
        assert_eq!(best(&[12, -3, 3, -8], &[1, 2], &|_, _| 0), [0, 2]);
    }

    #[test]
    fn a_reference_adds_the_likeliest_border() {
        assert_eq!(best(&[12, -3, 3, -5], &[3], &|_, _| 0), [0, 1, 2]);
        assert_eq!(best(&[12, -30, 3, -30], &[3], &|_, _| 0), [0, 2]);
    }

    #[test]
    fn content_takes_a_border_away() {
        // Border 2 is what the text calls number 2: border 1 is none.
        assert_eq!(best(&[12, 3, 12], &[2], &|i, k| if (i, k) == (2, 2) { 8 } else { 0 }), [0, 2]);
    }
}
