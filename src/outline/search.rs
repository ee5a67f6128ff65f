//! The beam search: the best set of readings for one house style.

use super::candidates::{Before, Candidate, Next, Place};
use super::position::{MAX_LISTS, Position, Signature, gap, levels_of};
use super::weights::*;
use super::{Mark, Rank};
use crate::grammar::{Grammar, Heading};
use crate::label::{After, Close, Numeral, Reading, Step, step};
use crate::layout::Gap;

/// How many explanations are kept side by side.
const BEAM: usize = 12;
/// An explanation that is worse than the best by more than this is given up.
const MARGIN: i32 = 90;

/// One explanation of the candidates so far.
#[derive(Clone, Copy)]
struct Hypothesis {
    score: i32,
    position: Position,
    /// The last decision, an index into the trace; 0 is none.
    trace: u32,
}

/// One accepted reading.
struct Decision {
    previous: u32,
    candidate: u32,
    reading: Reading,
    rank: Rank,
    restart: bool,
}

/// The best explanation of `candidates` by `grammar`: its score and its labels.
pub fn run(candidates: &[Candidate], grammar: &Grammar) -> (i32, Vec<Mark>) {
    let mut trace: Vec<Decision> = Vec::new();
    let mut beam = vec![Hypothesis { score: 0, position: Position::default(), trace: 0 }];
    let mut next: Vec<Hypothesis> = Vec::with_capacity(BEAM * 8);
    for (number, candidate) in candidates.iter().enumerate() {
        next.clear();
        let ignored = ignore_cost(candidate);
        for hypothesis in &beam {
            next.push(Hypothesis { score: hypothesis.score + ignored, ..*hypothesis });
            expand(hypothesis, candidate, number as u32, grammar, &mut trace, &mut next);
        }
        prune(&mut next, &mut beam);
    }
    let best = beam.iter().max_by_key(|h| h.score).expect("the beam is never empty");
    (best.score, marks(candidates, &trace, best.trace))
}

/// What it costs to take a label for plain text: something where it stands at the beginning of a line behind the end of
/// a sentence, more behind a blank line.
fn ignore_cost(candidate: &Candidate) -> i32 {
    let closed = candidate
        .readings
        .iter()
        .any(|r| matches!(r.close, Close::Dot | Close::Paren) || r.keyword.is_some_and(|_| !r.lower));
    match candidate.place {
        Place::Line(Before::Start | Before::Stop | Before::Colon) if closed && candidate.gap == Gap::Blank => {
            IGNORED_APART
        }
        Place::Line(Before::Start | Before::Stop | Before::Colon) if closed => IGNORED,
        _ => 0,
    }
}

/// Keeps the best of `next` in `beam`, one for each position.
fn prune(next: &mut [Hypothesis], beam: &mut Vec<Hypothesis>) {
    next.sort_by_key(|h| std::cmp::Reverse(h.score));
    beam.clear();
    let best = next[0].score;
    for hypothesis in next.iter() {
        if beam.len() == BEAM || hypothesis.score < best - MARGIN {
            break;
        }
        if !beam.iter().any(|kept| kept.position == hypothesis.position) {
            beam.push(*hypothesis);
        }
    }
}

fn marks(candidates: &[Candidate], trace: &[Decision], mut at: u32) -> Vec<Mark> {
    let mut marks = Vec::new();
    while at != 0 {
        let decision = &trace[at as usize - 1];
        let candidate = &candidates[decision.candidate as usize];
        marks.push(Mark {
            piece: candidate.piece,
            at: candidate.at,
            reading: decision.reading,
            rank: decision.rank,
            restart: decision.restart,
            leads: matches!(candidate.place, Place::Line(_)),
            inferred: false,
            custom: candidate.custom,
        });
        at = decision.previous;
    }
    marks.reverse();
    marks
}

/// All ways to accept `candidate` after `from`.
fn expand(
    from: &Hypothesis,
    candidate: &Candidate,
    number: u32,
    grammar: &Grammar,
    trace: &mut Vec<Decision>,
    next: &mut Vec<Hypothesis>,
) {
    let mut accept = |score: i32, position: Position, reading: &Reading, rank: Rank, restart: bool| {
        trace.push(Decision { previous: from.trace, candidate: number, reading: *reading, rank, restart });
        next.push(Hypothesis { score: from.score + score, position, trace: trace.len() as u32 });
    };
    for reading in candidate.readings.iter() {
        if candidate.custom {
            let mut position = from.position;
            position.enter(grammar, 0, reading.number);
            accept(KEYWORD + NEXT, position, reading, Rank::Ladder(0), false);
            continue;
        }
        let mask = levels_of(grammar, reading);
        for level in (0..grammar.levels.len()).filter(|l| mask & 1 << l != 0) {
            let local = level_evidence(candidate, reading, grammar.levels[level].heading);
            let score = local + from.position.fit(grammar, level, &reading.number);
            if score > -40 {
                let mut position = from.position;
                position.enter(grammar, level, reading.number);
                accept(score, position, reading, Rank::Ladder(level as u8), false);
            }
            if let Some(score) = new_document(from, candidate, reading, grammar, level) {
                let mut position = Position::default();
                position.enter(grammar, level, reading.number);
                accept(local + score, position, reading, Rank::Ladder(level as u8), true);
            }
        }
        if reading.keyword.is_none() {
            for (depth, score) in list_places(from, candidate, reading, mask != 0).into_iter().flatten() {
                let mut position = from.position;
                position.enter_list(depth, Signature::of(reading, candidate.glyph), reading.number);
                accept(score, position, reading, Rank::List(depth as u8), false);
            }
        }
    }
}

/// What the surroundings say of a label at a level of the ladder.
fn level_evidence(candidate: &Candidate, reading: &Reading, heading: Heading) -> i32 {
    let bare = reading.close == Close::None && reading.keyword.is_none() && !reading.open;
    let mut score = place_evidence(candidate, reading, bare);
    score += match candidate.next {
        Next::Capital => BEFORE_CAPITAL,
        Next::Small if bare || reading.keyword.is_some() => BEFORE_SMALL_BARE,
        Next::Small => BEFORE_SMALL,
        Next::Digit => BEFORE_DIGIT,
        Next::End | Next::Other => 0,
    };
    if bare && reading.numeral != Numeral::Decimal {
        score += BARE;
    }
    if reading.keyword.is_some() {
        score += if reading.lower { KEYWORD_LOWER } else { KEYWORD };
    }
    let shape = i32::from(candidate.shape);
    score
        + match heading {
            Heading::Required => shape.clamp(-20, 12),
            Heading::Optional => shape.clamp(-20, 12) / 3,
            Heading::None => -shape.clamp(-12, 16) / 2,
        }
}

fn place_evidence(candidate: &Candidate, reading: &Reading, bare: bool) -> i32 {
    let apart = candidate.gap == Gap::Blank;
    match candidate.place {
        Place::Line(Before::Reference) if apart => AFTER_REFERENCE / 2,
        Place::Line(Before::Reference) => AFTER_REFERENCE,
        Place::Line(Before::Start | Before::Stop | Before::Colon) => AFTER_END,
        Place::Line(Before::Item | Before::Open) if apart => 0,
        Place::Line(Before::Item | Before::Open) if bare => AFTER_OPEN_BARE,
        Place::Line(Before::Item | Before::Open) => AFTER_OPEN,
        Place::Inline(After::Start) => 0,
        Place::Inline(After::SentenceEnd) => INLINE_AFTER_END,
        Place::Inline(After::Colon) => INLINE_AFTER_COLON,
        Place::Inline(After::Semicolon | After::Comma) => INLINE_AFTER_COMMA,
        Place::Inline(After::Word) if candidate.flat && reading.keyword.is_some() => INLINE_FLAT,
        Place::Inline(After::Word | After::Conjunction) => INLINE_AFTER_WORD,
        Place::Inline(After::Reference) => AFTER_REFERENCE,
    }
}

/// The score of a new set of terms that begins with this label: a first number at the outermost open level.
fn new_document(
    from: &Hypothesis,
    candidate: &Candidate,
    reading: &Reading,
    grammar: &Grammar,
    level: usize,
) -> Option<i32> {
    let outer = from.position.open & ((1 << level) - 1);
    let used = from.position.open != 0 && grammar.levels[level].heading != Heading::None;
    let at_line = matches!(candidate.place, Place::Line(Before::Start | Before::Stop));
    let further = from.position.numbers.iter().take(level + 4).any(|n| n.last() > 2);
    let headed = candidate.shape >= NEW_DOCUMENT_SHAPE;
    (used && at_line && outer == 0 && further && headed && reading.number.is_first()).then_some(NEW_DOCUMENT + FIRST)
}

/// Where a label can be an item of a list, with the score of each place: on in an open list, or as a new one.
fn list_places(
    from: &Hypothesis,
    candidate: &Candidate,
    reading: &Reading,
    like_level: bool,
) -> [Option<(usize, i32)>; 2] {
    let bullet = reading.numeral == Numeral::Bullet;
    let bare = reading.close == Close::None && !reading.open && !bullet && reading.numeral != Numeral::Degree;
    if bare || reading.numeral == Numeral::Decimal {
        return [None, None];
    }
    let position = &from.position;
    let signature = Signature::of(reading, candidate.glyph);
    let depth = position.depth as usize;
    let open = (0..depth).rev().find(|d| position.lists[*d].0 == signature);
    if let Some(at) = open {
        let score = item_score(&position.lists[at].1, reading) + item_place(candidate, false, bullet);
        let nested = (bullet || !reading.number.is_first()).then_some(score);
        let restart = nested.or(Some(ITEM_RESTART + item_place(candidate, false, bullet)));
        return [restart.map(|s| (at, s)), None];
    }
    if depth >= MAX_LISTS || bullet && position.open == 0 || !(bullet || reading.number.is_first()) {
        return [None, None];
    }
    let mut score = ITEM_FIRST + item_place(candidate, true, bullet);
    if position.open == 0 {
        score += ITEM_NOWHERE;
    }
    if like_level {
        score += ITEM_LIKE_LEVEL;
    }
    [Some((depth, score)), None]
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

/// What the place says of an item; `opens`: it would be the first of its list.
fn item_place(candidate: &Candidate, opens: bool, bullet: bool) -> i32 {
    let apart = candidate.gap == Gap::Blank;
    match candidate.place {
        Place::Line(Before::Reference) => AFTER_REFERENCE,
        Place::Line(Before::Colon) => ITEM_AFTER_COLON,
        Place::Line(Before::Stop | Before::Start | Before::Item) => 2,
        Place::Line(Before::Open) if bullet && opens && !apart => BULLET_OPEN,
        Place::Line(Before::Open) if opens && !apart => AFTER_OPEN,
        Place::Line(Before::Open) => 0,
        Place::Inline(_) if bullet => INLINE_AFTER_WORD,
        Place::Inline(After::Reference) => AFTER_REFERENCE,
        Place::Inline(After::Start) => 0,
        Place::Inline(After::Colon) => ITEM_AFTER_COLON - 8,
        Place::Inline(_) if opens => INLINE_AFTER_WORD,
        Place::Inline(After::SentenceEnd | After::Semicolon | After::Comma) => 0,
        Place::Inline(After::Conjunction) => -2,
        Place::Inline(After::Word) => -6,
    }
}
