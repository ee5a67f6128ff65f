//! The beam search: the best set of readings for one house style.

use super::candidates::{Before, Candidate, Place};
use super::evidence::{item_place, slip};
use super::position::{Ladder, MAX_LISTS, Position, Signature, gap};
use super::styles::WINDOW;
use super::ways::{Entry, LEAST, Way, Ways, Weights};
use super::weights::*;
use super::{Mark, Rank};
use crate::chains::{Chains, Last};
use crate::label::{After, Numeral, Reading, Step, step};

/// How many explanations are kept side by side.
const BEAM: usize = 12;
/// An explanation that is worse than the best by more than this is given up.
const MARGIN: i32 = 90;

/// One explanation of the candidates so far.
#[derive(Clone, Copy, Default)]
pub struct Hypothesis {
    /// How good it is.
    pub score: i32,
    /// Where in the ladder it stands.
    pub position: Position,
    /// The last of its decisions.
    pub last: Last,
}

/// The explanations that are kept side by side, the best one first.
pub struct Beam {
    /// Those so far; never empty in a search that goes on.
    pub best: Vec<Hypothesis>,
    /// Room for those that come next.
    next: Vec<Hypothesis>,
    proposals: Vec<Proposal>,
}

impl Beam {
    /// The beginning of a text, with a score.
    pub fn new(score: i32) -> Beam {
        // Many texts are short, and are looked at in many house styles: room is made once.
        let mut best = Vec::with_capacity(BEAM);
        best.push(Hypothesis { score, ..Hypothesis::default() });
        Beam { best, next: Vec::with_capacity(BEAM), proposals: Vec::with_capacity(4 * BEAM) }
    }

    /// Adds an explanation, if it is good enough and none that stands where it does is better.
    pub fn add(&mut self, new: Hypothesis) {
        let better = self.best.iter().position(|h| h.score < new.score).unwrap_or(self.best.len());
        if better >= BEAM || self.best[..better].iter().any(|h| h.position == new.position) {
            return;
        }
        self.best.retain(|h| h.position != new.position);
        self.best.insert(better, new);
        self.best.truncate(BEAM);
    }
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

/// One accepted reading.
#[derive(Clone, Copy)]
pub struct Decision {
    /// The candidate that was accepted.
    pub candidate: u32,
    /// Which of its readings.
    pub reading: u8,
    /// Where it belongs.
    pub rank: Rank,
    /// A new set of terms begins with it.
    pub restart: bool,
}

/// What the search looks at.
pub struct Search<'a> {
    /// All candidates of the text.
    pub candidates: &'a [Candidate],
    /// The levels of the house style.
    pub ladder: &'a Ladder,
    /// What it can make of them.
    pub ways: &'a Ways,
    /// What every house style sees in the text.
    pub weights: &'a Weights,
}

impl Search<'_> {
    /// The best explanation of the candidates by the house style: its score and its labels.
    ///
    /// `least` is the score below which nobody wants to know: `None` as soon as no explanation can reach it.
    pub fn run(&self, least: i32) -> Option<(i32, Vec<Mark>)> {
        let mut chains = Chains::new();
        let mut beam = Beam::new(self.ways.base);
        for (number, entry) in self.ways.entries.iter().enumerate() {
            if beam.best[0].score + entry.bound < least {
                return None;
            }
            self.advance(number, &mut beam, &mut chains);
            chains.prune(beam.best.iter_mut().map(|h| &mut h.last));
        }
        Some((beam.best[0].score, marks(self.candidates, &chains.read(beam.best[0].last))))
    }

    /// Takes the candidate of entry `number` in every way that is good enough.
    pub fn advance(&self, number: usize, beam: &mut Beam, chains: &mut Chains<Decision>) {
        let entry = &self.ways.entries[number];
        beam.proposals.clear();
        // A full beam stays full where the candidate is text: no proposal below the last of these can be kept.
        let least = beam.best.get(BEAM - 1).map_or(i32::MIN, |last| last.score + entry.ignored);
        for (from, hypothesis) in (0..).zip(&beam.best) {
            beam.proposals.push(Proposal { score: hypothesis.score + entry.ignored, from, action: Action::Ignore });
            self.expand(hypothesis, from, number, least, &mut beam.proposals);
        }
        if beam.proposals.len() == beam.best.len() {
            // Text in every explanation.
            beam.best.iter_mut().for_each(|h| h.score += entry.ignored);
            return;
        }
        sort(&mut beam.proposals);
        self.keep(entry, beam, chains);
        std::mem::swap(&mut beam.best, &mut beam.next);
    }

    /// Keeps the best of the proposals, which are sorted: the best one for each position.
    fn keep(&self, entry: &Entry, beam: &mut Beam, chains: &mut Chains<Decision>) {
        let Beam { best, next, proposals } = beam;
        next.clear();
        for proposal in proposals.iter() {
            if next.len() == BEAM {
                break;
            }
            let from = &best[proposal.from as usize];
            let position = self.moved(from.position, proposal.action, entry);
            if next.iter().any(|kept| kept.position == position) {
                continue;
            }
            let mut last = from.last;
            if let Action::Accept { reading, rank, restart } = proposal.action {
                let candidate = entry.candidate;
                last = chains.push(Decision { candidate, reading, rank, restart }, last);
            }
            next.push(Hypothesis { score: proposal.score, position, last });
        }
    }

    /// The position after an action.
    fn moved(&self, mut position: Position, action: Action, entry: &Entry) -> Position {
        let Action::Accept { reading, rank, restart } = action else { return position };
        let number = self.weights.number(entry.local + u32::from(reading));
        if restart {
            position = Position::default();
        }
        let candidate = &self.candidates[entry.candidate as usize];
        let reading = &candidate.readings[reading as usize];
        match rank {
            Rank::Ladder(level) => position.enter(self.ladder, level as usize, number, reading.keyword.is_some()),
            Rank::List(depth) => {
                let signature = Signature::of(reading, candidate.glyph);
                position.enter_list(depth as usize, signature, number);
            }
        }
        position
    }

    /// All ways to accept the candidate of entry `number` after `hypothesis`, which is number `from` of the beam, with a score
    /// of at least `least`.
    fn expand(&self, hypothesis: &Hypothesis, from: u8, number: usize, least: i32, proposals: &mut Vec<Proposal>) {
        let entry = &self.ways.entries[number];
        let candidate = &self.candidates[entry.candidate as usize];
        let position = &hypothesis.position;
        let mut propose = |score: i32, reading: u8, rank: Rank, restart: bool| {
            let score = hypothesis.score + score;
            if score >= least {
                proposals.push(Proposal { score, from, action: Action::Accept { reading, rank, restart } });
            }
        };
        for way in self.ways.of(number) {
            let (rank, level) = (Rank::Ladder(way.level), way.level as usize);
            let reading = &candidate.readings[way.reading as usize];
            if position.is_amount(self.ladder, level, reading) {
                continue;
            }
            let mut fit = match candidate.custom {
                true => NEXT,
                false => position.fit(&self.weights.numbers, self.ladder, level, &reading.number),
            };
            fit += misfit(position, candidate, reading, level);
            if way.local + fit > LEAST {
                propose(way.local + fit, way.reading, rank, false);
            }
            if way.opens && self.is_over(position, level) {
                propose(way.local + NEW_DOCUMENT + FIRST, way.reading, rank, true);
            }
        }
        let mut items = entry.items;
        while items != 0 {
            let at = items.trailing_zeros() as u8;
            items &= items - 1;
            let reading = &candidate.readings[at as usize];
            if let Some((depth, score)) = self.list_place(position, candidate, reading, entry.levels & 1 << at != 0) {
                propose(score, at, Rank::List(depth as u8), false);
            }
        }
    }

    /// The explanations with which another set of terms begins at entry `number`, behind the explanation `ended`, which may
    /// be one of another house style.
    pub fn openings(&self, number: usize, ended: &Hypothesis, chains: &mut Chains<Decision>) -> Vec<Hypothesis> {
        let entry = &self.ways.entries[number];
        let open = |way: &Way| {
            let (reading, rank) = (way.reading, Rank::Ladder(way.level));
            let action = Action::Accept { reading, rank, restart: true };
            Hypothesis {
                score: ended.score + way.local + NEW_DOCUMENT + FIRST,
                position: self.moved(Position::default(), action, entry),
                last: chains.push(Decision { candidate: entry.candidate, reading, rank, restart: true }, ended.last),
            }
        };
        self.ways.of(number).iter().filter(|way| way.opens).map(open).collect()
    }

    /// Whether a set of terms may end before entry `number`, so that one begins that may have another house style: no outer
    /// level is open, or the numbers of the level would begin again. `None` where this style has no label there.
    pub fn may_end(&self, position: &Position, number: Option<usize>) -> bool {
        let ways = number.map_or(&[][..], |number| self.ways.of(number));
        let again = |level: usize| self.weights.numbers.of(position.numbers[level]).last() > 2;
        match ways {
            [] => self.is_over(position, 0) && !position.is_in_annex(self.ladder),
            ways => {
                ways.iter().map(|way| way.level as usize).any(|level| again(level) || self.is_over(position, level))
            }
        }
    }

    /// Whether a set of terms may end here, so that another one begins at `level`: it has some articles, and no outer level
    /// is open.
    fn is_over(&self, position: &Position, level: usize) -> bool {
        let outer = position.open & ((1 << level) - 1);
        let many = |n: &u32| self.weights.numbers.of(*n).last() > 2;
        position.open != 0 && outer == 0 && position.numbers.iter().take(level + WINDOW).any(many)
    }

    /// Where a label can be an item of a list, with its score: on in an open list, or as the first of a new one.
    fn list_place(
        &self,
        position: &Position,
        candidate: &Candidate,
        reading: &Reading,
        like_level: bool,
    ) -> Option<(usize, i32)> {
        let bullet = reading.numeral == Numeral::Bullet;
        let signature = Signature::of(reading, candidate.glyph);
        let depth = position.depth as usize;
        if let Some(at) = (0..depth).rev().find(|d| position.lists[*d].0 == signature) {
            let goes_on = bullet || !reading.number.is_first();
            let last = self.weights.numbers.of(position.lists[at].1);
            let score = if goes_on { item_score(last, reading) } else { ITEM_RESTART };
            return Some((at, score + item_place(candidate, reading, false) + slip(reading)));
        }
        // Outside numbered text the menus of web pages have bullets too: there a list stands behind a sentence, or is one.
        let announces = [Place::Line(Before::Colon), Place::Line(Before::Stop), Place::Inline(After::Colon)];
        let announced = position.open != 0 || candidate.stops || announces.contains(&candidate.place);
        if depth >= MAX_LISTS || bullet && !announced || !(bullet || reading.number.is_first()) {
            return None;
        }
        if reading.numeral == Numeral::Decimal && !position.is_below_innermost(&self.weights.numbers, &reading.number) {
            return None;
        }
        let mut score = ITEM_FIRST + item_place(candidate, reading, true) + slip(reading);
        if position.open == 0 {
            score += ITEM_NOWHERE;
        }
        if like_level && position.open != 0 {
            let announced = [Place::Line(Before::List), Place::Inline(After::List)].contains(&candidate.place);
            let colon = matches!(candidate.place, Place::Line(Before::Colon) | Place::Inline(After::Colon));
            score += if colon || announced { ITEM_LIKE_LEVEL } else { ITEM_AS_LEVEL };
        }
        Some((depth, score))
    }
}

/// What speaks against a label at a level of the ladder: others of the level have a keyword, or an item that ends with a colon
/// announces a list.
fn misfit(position: &Position, candidate: &Candidate, reading: &Reading, level: usize) -> i32 {
    let wordless = position.worded & 1 << level != 0 && reading.keyword.is_none();
    let announced = position.depth > 0 && reading.number.is_first() && candidate.place == Place::Line(Before::Colon);
    i32::from(wordless) * WORDLESS + i32::from(announced) * ITEM_ANNOUNCES
}

/// The best proposals first, those made first among equals; what is too far behind the best is left out.
fn sort(proposals: &mut Vec<Proposal>) {
    let best = proposals.iter().map(|p| p.score).max().unwrap_or(0);
    proposals.retain(|p| p.score >= best - MARGIN);
    proposals.sort_by_key(|p| std::cmp::Reverse(p.score));
}

/// The labels that were accepted.
pub fn marks(candidates: &[Candidate], decisions: &[&Decision]) -> Vec<Mark> {
    let mark = |decision: &&Decision| {
        let candidate = &candidates[decision.candidate as usize];
        let reading = candidate.readings[decision.reading as usize];
        Mark {
            piece: candidate.piece,
            at: candidate.at,
            reading,
            rank: decision.rank,
            restart: decision.restart,
            leads: matches!(candidate.place, Place::Line(_)),
            inferred: false,
            headed: 0,
            custom: candidate.custom,
            above: None,
            keyword: (candidate.parted && reading.keyword.is_some()).then(|| candidate.piece - 1),
        }
    };
    decisions.iter().map(mark).collect()
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
