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
use crate::diag::{Diagnostic, Severity};
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

    /// All of them for a text with these candidates, the named ones first.
    pub(super) fn all(&'g self, text: &str, candidates: &[Candidate]) -> Vec<&'g Grammar> {
        let show = || induce(text, candidates, self.known);
        let own = self.own.get_or_init(|| if self.known.len() > 1 { show() } else { None });
        self.known.iter().chain(own).collect()
    }
}

/// The style that the labels show, unless one of `known` has its levels.
fn induce(text: &str, candidates: &[Candidate], known: &[Grammar]) -> Option<Grammar> {
    let forms = series::find(candidates);
    let order = nesting::order(&forms);
    let rungs = ladder::rungs(&order)?;
    let named = known.iter().any(|grammar| has(grammar, &rungs));
    let annexes = known[0].levels.iter().filter(|level| level.kind == Kind::Bijlage).cloned();
    let about = rungs.iter().map(|rung| rung.show(text)).collect::<Vec<_>>().join(", ");
    let levels = annexes.chain(rungs.into_iter().map(|rung| rung.level)).collect();
    (!named).then(|| Grammar {
        name: INDUCED.to_owned(),
        title: "Het stramien dat uit de tekst zelf blijkt".to_owned(),
        about,
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
    /// Where that begins in the text.
    at: u32,
}

impl Rung {
    /// The level as a reader knows it: lid `(1)`.
    fn show(&self, text: &str) -> String {
        let label = &text[self.at as usize..][..self.label.len.into()];
        format!("{} `{label}`", self.level.kind.name())
    }
}

/// The finding that a set of terms from a line on is in no style that has a name.
pub(super) fn finding(style: &Grammar, line: u32) -> Diagnostic {
    Diagnostic {
        code: "style-induced",
        severity: Severity::Info,
        line,
        columns: 0..0,
        path: None,
        message: format!("no house style has these levels, which the labels of the text show: {}", style.about),
        help: Some("where they are wrong, write them down in a grammar file and use it with --grammar".to_owned()),
    }
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
