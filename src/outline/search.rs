//! The beam search: the best set of readings for one house style.

use super::candidates::{Before, Candidate, Place};
use super::evidence::{item_place, slip};
use super::position::{MAX_LISTS, Position, Signature, gap};
use super::trace::{Decision, Trace};
use super::ways::{Entry, LEAST, Way, Ways};
use super::weights::*;
use super::{Mark, Rank};
use crate::grammar::Grammar;
use crate::label::{After, Numeral, Reading, Step, step};

/// How many explanations are kept side by side.
const BEAM: usize = 12;
/// An explanation that is worse than the best by more than this is given up.
const MARGIN: i32 = 90;

/// One explanation of the candidates so far.
#[derive(Clone, Copy)]
struct Hypothesis {
    score: i32,
    position: Position,
    /// The last decision in the trace; 0 is none.
    trace: u32,
}

/// One way to go on from a hypothesis; the new position is made only when it is kept.
#[derive(Clone, Copy)]
struct Proposal {
    score: i32,
    /// The hypothesis, an index into the beam.
    from: u8,
    action: Action,
}

/// What a proposal does with the candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    /// It is text.
    Ignore,
    /// It is a label, by its reading and rank; a new set of terms may begin with it.
    Accept { reading: u8, rank: Rank, restart: bool },
}

/// The best explanation of the candidates by one house style: its score and its labels.
///
/// `ways` is what the style can make of them. `least` is the score below which nobody wants to know: `None` as soon as
/// no explanation can reach it.
pub fn run(candidates: &[Candidate], grammar: &Grammar, ways: &Ways, least: i32) -> Option<(i32, Vec<Mark>)> {
    let mut trace = Trace::new();
    let mut beam = vec![Hypothesis { score: ways.base, position: Position::default(), trace: 0 }];
    let mut next = Vec::with_capacity(BEAM);
    let mut proposals: Vec<Proposal> = Vec::with_capacity(BEAM * 8);
    for (number, entry) in ways.entries.iter().enumerate() {
        if beam[0].score + entry.bound < least {
            return None;
        }
        let candidate = &candidates[entry.candidate as usize];
        proposals.clear();
        for (from, hypothesis) in beam.iter().enumerate() {
            let from = from as u8;
            proposals.push(Proposal { score: hypothesis.score + entry.ignored, from, action: Action::Ignore });
            expand(hypothesis, from, candidate, entry, ways.of(number), grammar, &mut proposals);
        }
        sort(&mut proposals);
        keep(&proposals, &beam, candidate, entry.candidate, grammar, &mut trace, &mut next);
        std::mem::swap(&mut beam, &mut next);
        if trace.is_full() {
            trace.prune(&mut beam.iter_mut().map(|h| &mut h.trace).collect::<Vec<_>>());
        }
    }
    Some((beam[0].score, marks(candidates, &trace, beam[0].trace)))
}

/// The best proposals first, those made first among equals; what is too far behind the best is left out.
fn sort(proposals: &mut Vec<Proposal>) {
    let best = proposals.iter().map(|p| p.score).max().unwrap_or(0);
    proposals.retain(|p| p.score >= best - MARGIN);
    proposals.sort_by_key(|p| std::cmp::Reverse(p.score));
}

/// Keeps the best of `proposals`, which are sorted, in `next`: the best one for each position.
fn keep(
    proposals: &[Proposal],
    beam: &[Hypothesis],
    candidate: &Candidate,
    number: u32,
    grammar: &Grammar,
    trace: &mut Trace,
    next: &mut Vec<Hypothesis>,
) {
    next.clear();
    for proposal in proposals {
        if next.len() == BEAM {
            break;
        }
        let from = &beam[proposal.from as usize];
        let position = moved(from.position, proposal.action, candidate, grammar);
        if next.iter().any(|kept| kept.position == position) {
            continue;
        }
        let mut last = from.trace;
        if let Action::Accept { reading, rank, restart } = proposal.action {
            last = trace.push(Decision { previous: from.trace, candidate: number, reading, rank, restart });
        }
        next.push(Hypothesis { score: proposal.score, position, trace: last });
    }
}

/// The position after an action.
fn moved(mut position: Position, action: Action, candidate: &Candidate, grammar: &Grammar) -> Position {
    let Action::Accept { reading, rank, restart } = action else { return position };
    let reading = &candidate.readings[reading as usize];
    if restart {
        position = Position::default();
    }
    match rank {
        Rank::Ladder(level) => position.enter(grammar, level as usize, reading.number),
        Rank::List(depth) => {
            position.enter_list(depth as usize, Signature::of(reading, candidate.glyph), reading.number);
        }
    }
    position
}

fn marks(candidates: &[Candidate], trace: &Trace, last: u32) -> Vec<Mark> {
    let mark = |decision: &Decision| {
        let candidate = &candidates[decision.candidate as usize];
        Mark {
            piece: candidate.piece,
            at: candidate.at,
            reading: candidate.readings[decision.reading as usize],
            rank: decision.rank,
            restart: decision.restart,
            leads: matches!(candidate.place, Place::Line(_)),
            inferred: false,
            headed: 0,
            custom: candidate.custom,
            above: None,
        }
    };
    let mut marks: Vec<Mark> = trace.back(last).map(mark).collect();
    marks.reverse();
    marks
}

/// All ways to accept a candidate after `hypothesis`, which is number `from` of the beam.
fn expand(
    hypothesis: &Hypothesis,
    from: u8,
    candidate: &Candidate,
    entry: &Entry,
    ways: &[Way],
    grammar: &Grammar,
    proposals: &mut Vec<Proposal>,
) {
    let mut propose = |score: i32, reading: u8, rank: Rank, restart: bool| {
        let action = Action::Accept { reading, rank, restart };
        proposals.push(Proposal { score: hypothesis.score + score, from, action });
    };
    for way in ways {
        let rank = Rank::Ladder(way.level);
        let number = &candidate.readings[way.reading as usize].number;
        let fit = if candidate.custom { NEXT } else { hypothesis.position.fit(grammar, way.level as usize, number) };
        if way.local + fit > LEAST {
            propose(way.local + fit, way.reading, rank, false);
        }
        if way.opens && is_over(&hypothesis.position, way.level as usize) {
            propose(way.local + NEW_DOCUMENT + FIRST, way.reading, rank, true);
        }
    }
    for at in (0..candidate.readings.len() as u8).filter(|at| entry.items & 1 << at != 0) {
        let reading = &candidate.readings[at as usize];
        if let Some((depth, score)) = list_place(hypothesis, candidate, reading, entry.levels & 1 << at != 0) {
            propose(score, at, Rank::List(depth as u8), false);
        }
    }
}

/// Whether a set of terms may end here, so that another one begins at `level`: it has some articles, and no outer level
/// is open.
fn is_over(position: &Position, level: usize) -> bool {
    let outer = position.open & ((1 << level) - 1);
    position.open != 0 && outer == 0 && position.numbers.iter().take(level + 4).any(|n| n.last() > 2)
}

/// Where a label can be an item of a list, with its score: on in an open list, or as the first of a new one.
fn list_place(from: &Hypothesis, candidate: &Candidate, reading: &Reading, like_level: bool) -> Option<(usize, i32)> {
    let bullet = reading.numeral == Numeral::Bullet;
    let position = &from.position;
    let signature = Signature::of(reading, candidate.glyph);
    let depth = position.depth as usize;
    if let Some(at) = (0..depth).rev().find(|d| position.lists[*d].0 == signature) {
        let goes_on = bullet || !reading.number.is_first();
        let score = if goes_on { item_score(&position.lists[at].1, reading) } else { ITEM_RESTART };
        return Some((at, score + item_place(candidate, false, bullet) + slip(reading)));
    }
    if depth >= MAX_LISTS || bullet && position.open == 0 || !(bullet || reading.number.is_first()) {
        return None;
    }
    let mut score = ITEM_FIRST + item_place(candidate, true, bullet) + slip(reading);
    if position.open == 0 {
        score += ITEM_NOWHERE;
    }
    if like_level && position.open != 0 {
        let colon = matches!(candidate.place, Place::Line(Before::Colon) | Place::Inline(After::Colon));
        score += if colon { ITEM_LIKE_LEVEL } else { ITEM_AS_LEVEL };
    }
    Some((depth, score))
}

fn item_score(last: &crate::label::Number, reading: &Reading) -> i32 {
    if reading.numeral == Numeral::Bullet {
        return ITEM_NEXT;
    }
    match step(last, &reading.number) {
        Step::Next => ITEM_NEXT,
        Step::Gap(n) => ITEM_GAP + gap(n) - GAP,
        Step::Same | Step::Back | Step::Other => ITEM_RESTART + SAME,
    }
}
