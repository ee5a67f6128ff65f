//! Where the sets of terms of a text begin.
//!
//! Each set may have a house style of its own, so all styles go through the text side by side. Where a new set may begin,
//! it may do so in any of them, behind the best explanation of all; a style that falls too far behind the best waits for the
//! next such place. So each set is told apart by the styles that explain it, and most of the text is looked at in few.

use super::candidates::Candidate;
use super::position::Ladder;
use super::search::{Beam, Decision, Hypothesis, Search, marks};
use super::styles::Style;
use super::ways::{Ways, Weights};
use super::{Mark, Rank};
use crate::chains::Chains;
use std::ops::Range;

/// A house style that explains a text worse than the best one by more than this is given up.
const MARGIN: i32 = 200;
/// So many candidates are looked at in one go: what the styles can make of them is in memory together.
const TOGETHER: usize = 1024;

/// By so many candidates a set of terms has proven itself.
const PROVEN: usize = 100;

/// One house style on its way through the text.
struct Runner<'s> {
    style: &'s Style<'s>,
    /// Its explanations, with scores beyond that of taking every candidate for text; none while it waits.
    beam: Beam,
}

/// What the styles look at.
#[derive(Clone, Copy)]
struct Text<'a> {
    candidates: &'a [Candidate],
    weights: &'a Weights,
    /// The piece of the title above a label in a piece.
    title: &'a dyn Fn(u32) -> Option<u32>,
}

/// The labels of the best explanation of `candidates`, in which each set of terms has a house style of its own, up to where the
/// last set has proven itself; none where there can be no second set. `title` gives the piece of the title that stands above a
/// label in a piece, if there is one.
pub fn explain(
    candidates: &[Candidate],
    weights: &Weights,
    styles: &[&Style],
    title: &dyn Fn(u32) -> Option<u32>,
) -> Vec<Mark> {
    let text = Text { candidates, weights, title };
    let mut chains = Chains::new();
    let mut runners: Vec<Runner> = styles.iter().map(|&style| Runner { style, beam: Beam::new(style.cost) }).collect();
    let end = text.last_opening().map_or(0, |last| candidates.len().min(last + PROVEN));
    for start in (0..end).step_by(TOGETHER) {
        let range = start..end.min(start + TOGETHER);
        text.stretch(range, &mut runners, &mut chains);
        chains.prune(runners.iter_mut().flat_map(|r| &mut r.beam.best).map(|h| &mut h.last));
    }
    let best = runners.iter().filter_map(|r| r.beam.best.first()).max_by_key(|h| h.score);
    best.map_or_else(Vec::new, |best| marks(candidates, &chains.read(best.last)))
}

impl Text<'_> {
    /// The last candidate with which another set of terms may begin: numbers have counted before it, or a title stands above it
    /// and behind the first candidate of all.
    fn last_opening(&self) -> Option<usize> {
        let all = 0..self.candidates.len();
        let counted = all.clone().find(|n| self.weights.counts_on(*n)).unwrap_or(all.end);
        let first = self.candidates.first().map(|it| it.piece);
        let titled = |n: usize| (self.title)(self.candidates[n].piece) > first;
        all.rev().find(|n| self.weights.may_open(*n) && (*n > counted || titled(*n)))
    }

    /// Takes all styles through one stretch of the candidates.
    fn stretch<'s>(&'s self, range: Range<usize>, runners: &mut [Runner<'s>], chains: &mut Chains<Decision>) {
        let Text { candidates, weights, .. } = *self;
        let styles = runners.iter().map(|r| r.style);
        let ways: Vec<Ways> = styles.clone().map(|style| Ways::new(weights, range.clone(), style)).collect();
        let search = |(style, ways): (&'s Style, _)| Search { candidates, ladder: &style.ladder, ways, weights };
        let searches: Vec<Search> = styles.zip(&ways).map(search).collect();
        let mut entries = Entries { ways: &ways, next: vec![0; ways.len()], at: vec![None; ways.len()] };
        for candidate in range {
            entries.go_to(candidate);
            let ended = self.ended(candidate, runners, &searches, &entries.at, chains);
            for ((runner, search), entry) in runners.iter_mut().zip(&searches).zip(&entries.at) {
                let Some(entry) = *entry else { continue };
                if !runner.beam.best.is_empty() {
                    search.advance(entry, &mut runner.beam, chains);
                }
                let opened = ended.map_or_else(Vec::new, |ended| search.openings(entry, &ended, chains));
                opened.into_iter().for_each(|new| runner.beam.add(new));
                runner.beam.best.iter_mut().for_each(|h| h.score -= weights.ignored(candidate));
            }
            give_up(runners);
        }
    }

    /// The best explanation behind which a new set of terms may begin with a candidate: its numbering may end there, or a
    /// title stands behind its last label.
    fn ended(
        &self,
        candidate: usize,
        runners: &[Runner],
        searches: &[Search],
        entries: &[Option<usize>],
        chains: &Chains<Decision>,
    ) -> Option<Hypothesis> {
        if !self.weights.may_open(candidate) {
            return None;
        }
        let title = (self.title)(self.candidates[candidate].piece);
        let piece = |last: &Decision| self.candidates[last.candidate as usize].piece;
        let titled = |h: &Hypothesis| chains.get(h.last).is_some_and(|last| title > Some(piece(last)));
        // Right behind the label of a part stands the first label of the part.
        let part = |ladder: &Ladder, rank: Rank| matches!(rank, Rank::Ladder(level) if ladder.is_part(level.into()));
        let begun = |h: &Hypothesis, ladder| chains.get(h.last).is_some_and(|last| part(ladder, last.rank));
        let own = runners.iter().zip(searches).zip(entries).filter_map(|((runner, search), entry)| {
            let over = |h: &Hypothesis| search.may_end(&h.position, *entry) && !begun(h, search.ladder);
            runner.beam.best.iter().find(|h| titled(h) || over(h)).copied()
        });
        own.max_by_key(|h| h.score)
    }
}

/// The entries of all styles, candidate by candidate.
struct Entries<'w> {
    ways: &'w [Ways],
    /// The next one of each style.
    next: Vec<usize>,
    /// That of each style at the present candidate, where it has one.
    at: Vec<Option<usize>>,
}

impl Entries<'_> {
    /// Goes on to the next candidate.
    fn go_to(&mut self, candidate: usize) {
        for ((ways, next), at) in self.ways.iter().zip(&mut self.next).zip(&mut self.at) {
            let own = ways.entries.get(*next).is_some_and(|entry| entry.candidate as usize == candidate);
            *at = own.then_some(*next);
            *next += usize::from(own);
        }
    }
}

/// Lets the styles wait that are too far behind the best.
fn give_up(runners: &mut [Runner]) {
    let score = |runner: &Runner| runner.beam.best.first().map(|h| h.score);
    let best = runners.iter().filter_map(score).max();
    for runner in runners.iter_mut().filter(|r| score(r) < best.map(|best| best - MARGIN)) {
        runner.beam.best.clear();
    }
}
