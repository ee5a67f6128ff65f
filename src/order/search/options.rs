//! The arrangements of a page that are tried.

use super::super::arrangement::Arrangement;
use super::super::origin::{Hypothesis, Origin};
use super::{CONTRADICTIONS, Search, is_even};
use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

/// A column holds at least so many pieces.
const SHORTEST: usize = 3;
/// One of three columns holds at least one part in so many of the lines of its page.
const LOPSIDED: usize = 9;
/// A column of a page, but the last one, has at least so many pieces.
const FULL: usize = 20;
/// Pages are searched for column borders between these numbers of pieces.
const PIECES: Range<usize> = 6..600;
/// Pages with fewer pieces hold no three columns.
const THREE: usize = 36;
/// The three-column orders of one page that are looked at further.
const SHORTLIST: usize = 12;

impl Search<'_> {
    /// The arrangements of a page that are tried; the printed one comes first.
    pub(super) fn options(&mut self, page: usize, beam: &[Rc<Hypothesis>]) -> Vec<Arrangement> {
        let (first, last) = (self.starts[page], self.starts[page + 1]);
        let printed = first..last;
        let mut found = vec![Arrangement { pages: 1, blocks: Vec::from([printed]) }];
        if let Some(end) = self.starts.get(page + 2) {
            let blocks = vec![last..*end, first..last];
            let borders = [first, last, *end];
            if self.contradictions(&borders) >= self.fewest() {
                found.push(Arrangement { pages: 2, blocks });
            }
        }
        if !PIECES.contains(&(last - first)) || !(first..=last).any(|n| self.is_contradicted(n)) {
            return found;
        }
        let middles = first + SHORTEST..=last - SHORTEST;
        let may_be = |m: &usize| self.may_be(&[first, *m, last], self.fewest());
        found.extend(middles.clone().filter(may_be).map(|m| Arrangement::of(vec![m..last, first..m])));
        if page == 0 && self.title > 0 {
            let title = self.title;
            let may_be = |m: &usize| *m >= title + SHORTEST && self.may_be(&[title, *m, last], self.fewest());
            found.extend(middles.filter(may_be).map(|m| Arrangement::of(vec![0..title, m..last, title..m])));
        }
        if let Some(from) = beam.first().filter(|_| last - first >= THREE) {
            // The best explanation is asked again when it is judged.
            let known = self.shortlists[page].take().filter(|known| Rc::ptr_eq(&known.0, from));
            let shortlist = known.map_or_else(|| self.three_columns(first..last, from), |known| known.1);
            found.extend_from_slice(&shortlist);
            self.shortlists[page] = Some((Rc::clone(from), shortlist));
        }
        found
    }

    /// How many borders must contradict the printed order before a move is looked at.
    fn fewest(&self) -> usize {
        if self.starts.len() < 3 { CONTRADICTIONS } else { 1 }
    }

    /// How many of `borders` contradict the printed order.
    pub(super) fn contradictions(&self, borders: &[usize]) -> usize {
        borders.iter().filter(|n| self.is_contradicted(**n)).count()
    }

    /// Whether the blocks between `borders` can be columns that changed places: of about one length, but on the last page,
    /// and contradicted by so many of the borders that the exchange undoes.
    fn may_be(&self, borders: &[usize], contradictions: usize) -> bool {
        let mut lengths = borders.windows(2).map(|w| w[1] - w[0]);
        let full = is_even(lengths.clone()) && lengths.all(|length| length >= FULL);
        let even = full || borders.last() == Some(&self.flow.pieces.len());
        let tops = borders[1..borders.len() - 1].iter().filter(|n| self.tops.binary_search(n).is_ok()).count();
        even && self.contradictions(borders) + tops >= contradictions
    }

    /// The best orders of three columns in which two of them, or the outer ones, change places. Those that may be best are
    /// looked at first.
    fn three_columns(&mut self, page: Range<usize>, from: &Hypothesis) -> Vec<Arrangement> {
        let end = page.end;
        let mut from = Origin::new(from);
        let mut orders: Vec<(i32, usize, [Range<usize>; 3])> = Vec::new();
        for (n, blocks) in self.orders(page).into_iter().enumerate() {
            orders.push((self.at_most(&mut from, 1, &blocks, end), n, blocks));
        }
        orders.sort_unstable_by_key(|it| Reverse(it.0));
        let mut best: Vec<(Reverse<i32>, usize, Arrangement)> = Vec::with_capacity(SHORTLIST + 1);
        for (most, n, blocks) in orders {
            if best.get(SHORTLIST - 1).is_some_and(|last| most < last.0.0) {
                break;
            }
            let arrangement = Arrangement::of(blocks.to_vec());
            let reached = self.extend(&mut from, &arrangement);
            let score = Reverse(self.total(&reached, end));
            best.insert(best.partition_point(|it| (it.0, it.1) < (score, n)), (score, n, arrangement));
            best.truncate(SHORTLIST);
        }
        best.into_iter().map(|it| it.2).collect()
    }

    /// The orders of three columns that a page may have been printed in.
    fn orders(&self, page: Range<usize>) -> Vec<[Range<usize>; 3]> {
        let (s, e, part) = (page.start, page.end, page.len() / LOPSIDED);
        let last = if e == self.flow.pieces.len() { SHORTEST } else { part };
        let contradicted: Vec<usize> = (s + 2 * last..e - last).filter(|n| self.is_contradicted(*n)).collect();
        let mut found = Vec::new();
        for a in s + last..e - part - last {
            let seconds = a + last..e - last;
            let all = if self.is_contradicted(a) { seconds.clone() } else { 0..0 };
            let few = contradicted.iter().copied().filter(|b| all.is_empty() && seconds.contains(b));
            for b in all.clone().chain(few).filter(|b| self.may_be(&[s, a, *b, e], CONTRADICTIONS)) {
                found.extend([[a..b, s..a, b..e], [s..a, b..e, a..b]]);
            }
        }
        found
    }
}
