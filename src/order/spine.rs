//! The spine of a text: the labels that show where in the numbering a place is.

use crate::label::{self, Close, Numeral, Reading, Step, step};
use crate::layout::{Flow, begins_with_capital, ends_sentence};
use std::ops::Range;

/// A number that goes back counts so much; see [`Spine::junctions`].
pub const BACK: i32 = -18;

/// The labels of a flow that count through the document.
pub struct Spine {
    labels: Vec<(usize, Reading)>,
}

impl Spine {
    /// The spine of `flow`.
    pub fn new(text: &str, flow: &Flow) -> Spine {
        let all = (0..flow.pieces.len()).filter_map(|n| Some((n, spine_label(flow.text(text, n))?)));
        Spine { labels: all.collect() }
    }

    fn index(&self, piece: usize) -> usize {
        self.labels.partition_point(|l| l.0 < piece)
    }

    /// The first and the last label of a block.
    fn ends(&self, block: &Range<usize>) -> Option<(&Reading, &Reading)> {
        let (from, to) = (self.index(block.start), self.index(block.end));
        (from < to).then(|| (&self.labels[from].1, &self.labels[to - 1].1))
    }

    /// How well the numbers of `blocks` succeed each other in this order, between the text before `first` and that from
    /// `last` on: the sum and the worst of the junctions. Blocks without labels are passed over.
    pub fn junctions(&self, first: usize, blocks: &[Range<usize>], last: usize) -> (i32, i32) {
        let mut previous = self.index(first).checked_sub(1).map(|n| &self.labels[n].1);
        let (mut sum, mut worst) = (0, 0);
        let behind = self.labels.get(self.index(last)).map(|l| (&l.1, &l.1));
        for (begin, end) in blocks.iter().filter_map(|b| self.ends(b)).chain(behind) {
            if let Some(before) = previous {
                let score = succession(before, begin);
                sum += score;
                worst = worst.min(score);
            }
            previous = Some(end);
        }
        (sum, worst)
    }

    /// Whether the label with which piece `at` begins, if any, goes back.
    pub fn goes_back(&self, at: usize) -> bool {
        let n = self.index(at);
        let own = self.labels.get(n).filter(|l| l.0 == at);
        match (own, n.checked_sub(1)) {
            (Some(own), Some(before)) => succession(&self.labels[before].1, &own.1) <= BACK,
            _ => false,
        }
    }
}

/// A label that counts through a document: with a keyword, decimal, or a simple number before a heading.
fn spine_label(line: &str) -> Option<Reading> {
    let readings = label::scan(line);
    let found = readings.iter().find(|r| {
        let rest = line[r.len as usize..].trim_start();
        match (r.keyword, r.numeral) {
            (Some(_), _) => !r.lower && !rest.starts_with(char::is_lowercase),
            (None, Numeral::Decimal) => !rest.starts_with(char::is_lowercase),
            (None, Numeral::Arabic) => {
                r.close == Close::Dot && rest.len() <= 50 && begins_with_capital(rest) && !ends_sentence(rest)
            }
            _ => false,
        }
    });
    found.copied()
}

/// How well one label follows another, from [`BACK`] to 14.
fn succession(last: &Reading, first: &Reading) -> i32 {
    let same_kind = last.keyword.map(|k| k.kind) == first.keyword.map(|k| k.kind);
    let (a, b) = (last.number.parts(), first.number.parts());
    if same_kind && a.len() == b.len() {
        let parents = a.split_last().map(|x| x.1) == b.split_last().map(|x| x.1);
        if parents {
            return match step(&last.number, &first.number) {
                Step::Next => 14,
                Step::Gap(1..=2) => -4,
                Step::Gap(_) => -12,
                Step::Same | Step::Other => -8,
                Step::Back => BACK,
            };
        }
        let deeper = a < b && b.last() == Some(&1) && a[0] + 1 >= b[0];
        return if deeper {
            10
        } else if a < b {
            -10
        } else {
            BACK
        };
    }
    let shared = a.len().min(b.len());
    match a[..shared].cmp(&b[..shared]) {
        std::cmp::Ordering::Equal if b.len() > a.len() && first.number.is_first() => 12,
        std::cmp::Ordering::Less if b.len() < a.len() && a[0] + 1 == b[0] => 10,
        std::cmp::Ordering::Greater if same_kind || a.len() > 1 || b.len() > 1 => BACK,
        _ => 0,
    }
}
