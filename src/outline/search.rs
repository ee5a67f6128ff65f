//! The beam search: the best set of readings for one house style.

use super::candidates::{Before, Candidate, Next, Place};
use super::position::{MAX_LISTS, Position, Signature, gap, levels_of};
use super::weights::*;
use super::{Mark, Rank};
use crate::grammar::{Grammar, Heading};
use crate::label::{After, Close, MAX_READINGS, Numeral, Reading, Step, step};
use crate::layout::Gap;
use crate::tree::Kind;
use rustc_hash::FxHashMap;

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

/// The best explanation of `candidates` by `grammar`: its score and its labels.
pub fn run(candidates: &[Candidate], grammar: &Grammar) -> (i32, Vec<Mark>) {
    let mut trace: Vec<Decision> = Vec::new();
    let mut beam = vec![Hypothesis { score: 0, position: Position::default(), trace: 0 }];
    let mut next = Vec::with_capacity(BEAM);
    let mut proposals: Vec<Proposal> = Vec::with_capacity(BEAM * 8);
    for (number, candidate) in candidates.iter().enumerate() {
        proposals.clear();
        let ignored = ignore_cost(candidate);
        let masks = masks(candidate, grammar);
        for (from, hypothesis) in beam.iter().enumerate() {
            let from = from as u8;
            proposals.push(Proposal { score: hypothesis.score + ignored, from, action: Action::Ignore });
            expand(hypothesis, from, candidate, &masks, grammar, &mut proposals);
        }
        proposals.sort_by_key(|p| std::cmp::Reverse(p.score));
        keep(&proposals, &beam, candidate, number as u32, grammar, &mut trace, &mut next);
        std::mem::swap(&mut beam, &mut next);
    }
    let best = beam.iter().max_by_key(|h| h.score).expect("the beam is never empty");
    (best.score, marks(candidates, &trace, best.trace))
}

/// For each of `grammars` a score that it cannot exceed: the labels that it knows, each with the most that evidence can
/// give.
pub fn reach(candidates: &[Candidate], grammars: &[Grammar]) -> Vec<i32> {
    let mut forms: FxHashMap<Form, (Reading, i32)> = FxHashMap::default();
    let mut lists = 0;
    for candidate in candidates {
        let Some(first) = candidate.readings.iter().next() else { continue };
        if candidate.readings.iter().any(|r| r.keyword.is_none() && r.numeral != Numeral::Decimal) {
            lists += MOST_LIST;
        } else {
            let parts = first.number.parts().len();
            forms.entry((first.keyword.map(|k| k.kind), first.numeral, first.close, parts)).or_insert((*first, 0)).1 +=
                1;
        }
    }
    let level = |g: &Grammar| forms.values().filter(|f| levels_of(g, &f.0) != 0).map(|f| f.1 * MOST).sum::<i32>();
    grammars.iter().map(|g| level(g).saturating_add(lists)).collect()
}

/// What tells the labels of one form from those of another.
type Form = (Option<Kind>, Numeral, Close, usize);

/// The most that one label of a level can score: keyword, succession, place, capital and heading together.
const MOST: i32 = KEYWORD + NEXT + PREFIX_FITS + AFTER_END + BEFORE_CAPITAL + 12;
/// The most that a label can score that may be an item of a list or one of a level.
const MOST_LIST: i32 = MOST - KEYWORD;

/// For each reading of `candidate` the levels whose forms it has, bit by bit.
fn masks(candidate: &Candidate, grammar: &Grammar) -> [u16; MAX_READINGS] {
    let mut masks = [0; MAX_READINGS];
    for (mask, reading) in masks.iter_mut().zip(candidate.readings.iter()) {
        *mask = if candidate.custom { 1 } else { levels_of(grammar, reading) };
    }
    masks
}

/// Keeps the best of `proposals`, which are sorted, in `next`: one for each position.
fn keep(
    proposals: &[Proposal],
    beam: &[Hypothesis],
    candidate: &Candidate,
    number: u32,
    grammar: &Grammar,
    trace: &mut Vec<Decision>,
    next: &mut Vec<Hypothesis>,
) {
    next.clear();
    for proposal in proposals {
        if next.len() == BEAM || proposal.score < proposals[0].score - MARGIN {
            break;
        }
        let from = &beam[proposal.from as usize];
        let position = moved(from.position, proposal.action, candidate, grammar);
        if next.iter().any(|kept| kept.position == position) {
            continue;
        }
        let mut last = from.trace;
        if let Action::Accept { reading, rank, restart } = proposal.action {
            let reading = candidate.readings[reading as usize];
            trace.push(Decision { previous: from.trace, candidate: number, reading, rank, restart });
            last = trace.len() as u32;
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
            above: None,
        });
        at = decision.previous;
    }
    marks.reverse();
    marks
}

/// All ways to accept `candidate` after `hypothesis`, which is number `from` of the beam.
fn expand(
    hypothesis: &Hypothesis,
    from: u8,
    candidate: &Candidate,
    masks: &[u16],
    grammar: &Grammar,
    proposals: &mut Vec<Proposal>,
) {
    let mut propose = |score: i32, reading: usize, rank: Rank, restart: bool| {
        let action = Action::Accept { reading: reading as u8, rank, restart };
        proposals.push(Proposal { score: hypothesis.score + score, from, action });
    };
    for (number, reading) in candidate.readings.iter().enumerate() {
        if candidate.custom {
            propose(KEYWORD + NEXT, number, Rank::Ladder(0), false);
            continue;
        }
        let mask = masks[number];
        for level in (0..grammar.levels.len()).filter(|l| mask & 1 << l != 0) {
            let rank = Rank::Ladder(level as u8);
            let local = level_evidence(candidate, reading, grammar.levels[level].heading);
            let score = local + hypothesis.position.fit(grammar, level, &reading.number);
            if score > -40 {
                propose(score, number, rank, false);
            }
            if let Some(score) = new_document(hypothesis, candidate, reading, grammar, level) {
                propose(local + score, number, rank, true);
            }
        }
        if reading.keyword.is_none() {
            for (depth, score) in list_places(hypothesis, candidate, reading, mask != 0).into_iter().flatten() {
                propose(score, number, Rank::List(depth as u8), false);
            }
        }
    }
}

/// What the surroundings say of a label at a level of the ladder.
fn level_evidence(candidate: &Candidate, reading: &Reading, heading: Heading) -> i32 {
    let bare = reading.close == Close::None && reading.keyword.is_none() && !reading.open;
    let mut score = place_evidence(candidate, reading, bare) + slip(reading);
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
    if let Some(keyword) = reading.keyword {
        score += if reading.lower { KEYWORD_LOWER } else { KEYWORD };
        score += if keyword.kind == Kind::Bijlage && !begins_annex(candidate) { ANNEX_NAMED } else { 0 };
    }
    let shape = i32::from(candidate.shape);
    score
        + match heading {
            Heading::Required => shape.clamp(-20, 12),
            Heading::Optional => (shape.clamp(-20, 12) / 3).max(-shape.clamp(-12, 0) / 2),
            Heading::None => -shape.clamp(-12, 16) / 2,
        }
}

/// An annex begins behind the end of a sentence, and no sentence goes on with its name.
fn begins_annex(candidate: &Candidate) -> bool {
    let ended = matches!(
        candidate.place,
        Place::Line(Before::Start | Before::Stop) | Place::Inline(After::Start | After::SentenceEnd)
    );
    candidate.next != Next::Small && (ended || candidate.gap >= Gap::Page)
}

fn slip(reading: &Reading) -> i32 {
    if reading.slip { SLIP } else { 0 }
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
    let bare = reading.close == Close::None
        && !reading.open
        && !matches!(reading.numeral, Numeral::Bullet | Numeral::Degree | Numeral::Lettered);
    if bare || reading.numeral == Numeral::Decimal {
        return [None, None];
    }
    let position = &from.position;
    let signature = Signature::of(reading, candidate.glyph);
    let depth = position.depth as usize;
    let open = (0..depth).rev().find(|d| position.lists[*d].0 == signature);
    if let Some(at) = open {
        let score = item_score(&position.lists[at].1, reading) + item_place(candidate, false, bullet) + slip(reading);
        let nested = (bullet || !reading.number.is_first()).then_some(score);
        let restart = nested.or(Some(ITEM_RESTART + item_place(candidate, false, bullet)));
        return [restart.map(|s| (at, s)), None];
    }
    if depth >= MAX_LISTS || bullet && position.open == 0 || !(bullet || reading.number.is_first()) {
        return [None, None];
    }
    let mut score = ITEM_FIRST + item_place(candidate, true, bullet) + slip(reading);
    if position.open == 0 {
        score += ITEM_NOWHERE;
    }
    if like_level && position.open != 0 {
        let colon = matches!(candidate.place, Place::Line(Before::Colon) | Place::Inline(After::Colon));
        score += if colon { ITEM_LIKE_LEVEL } else { ITEM_AS_LEVEL };
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
