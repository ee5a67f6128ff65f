//! A house style that the text itself shows, for texts whose labels stand at levels where no named style has them.
//!
//! The forms of labels that count on through the text (`series`) are laid on each other as they stand: one that begins
//! again behind labels of another stands below it (`nesting`). The innermost form with headings is that of the articles,
//! unless their keyword is printed; those above it are parts, the one below it leden (`ladder`). The style that comes out
//! is only one more for the search to choose from, with a cost, and only where no named style has the same levels.

mod ladder;
mod nesting;
mod series;

use super::candidates::Candidate;
use super::position::levels_of;
use crate::grammar::{Grammar, Heading, Level};
use crate::label::Reading;
use crate::tree::Kind;
use std::cell::OnceCell;

/// The name of the style in the output. No file in `grammars/` has it.
pub const INDUCED: &str = "afgeleid";

/// The house styles that may be chosen from: the known ones, and that which the text shows.
#[derive(Debug)]
pub struct HouseStyles<'g> {
    /// Those with a name; with one, it is forced.
    pub known: &'g [Grammar],
    own: OnceCell<Option<Grammar>>,
}

impl<'g> HouseStyles<'g> {
    /// Of these grammars, and what a text will show.
    pub fn new(known: &'g [Grammar]) -> HouseStyles<'g> {
        HouseStyles { known, own: OnceCell::new() }
    }

    /// All of them for the text with these candidates, the named ones first.
    pub(super) fn all(&'g self, candidates: &[Candidate]) -> Vec<&'g Grammar> {
        let own = self.own.get_or_init(|| if self.known.len() > 1 { induce(candidates, self.known) } else { None });
        self.known.iter().chain(own).collect()
    }
}

/// The style that the labels show, unless one of `known` has its levels.
fn induce(candidates: &[Candidate], known: &[Grammar]) -> Option<Grammar> {
    let forms = series::find(candidates);
    let order = nesting::order(&forms);
    let rungs = ladder::rungs(&order)?;
    let named = known.iter().any(|grammar| has(grammar, &rungs));
    let annexes = known[0].levels.iter().filter(|level| level.kind == Kind::Bijlage).cloned();
    let levels = annexes.chain(rungs.into_iter().map(|rung| rung.level)).collect();
    (!named).then(|| Grammar {
        name: INDUCED.to_owned(),
        title: "Het stramien dat uit de tekst zelf blijkt".to_owned(),
        about: String::new(),
        levels,
        label_patterns: Vec::new(),
        heading_patterns: Vec::new(),
        furniture_patterns: Vec::new(),
    })
}

/// A level with the label that shows its form.
struct Rung {
    level: Level,
    label: Reading,
}

/// Whether a grammar has all levels in their order.
fn has(grammar: &Grammar, rungs: &[Rung]) -> bool {
    let fits = |own: Heading, of: Heading| own == of || of == Heading::Optional || own == Heading::Optional;
    let mut from = 0;
    rungs.iter().all(|rung| {
        let mask = levels_of(grammar, &rung.label);
        let place = (from..grammar.levels.len()).find(|n| {
            let level = &grammar.levels[*n];
            mask & 1 << n != 0 && level.kind == rung.level.kind && fits(rung.level.heading, level.heading)
        });
        from = place.map_or(from, |n| n + 1);
        place.is_some()
    })
}
