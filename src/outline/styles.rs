//! House styles as the search sees them in one text.
//!
//! Most texts have few forms of labels, and most house styles differ in levels that such a text does not have. Two styles that
//! place the same labels at the same levels, counted without those that have none, score alike whatever the search does, so
//! that it needs to look at one of them only.

use super::induce::INDUCED;
use super::position::{Ladder, MAX_LEVELS, levels_of};
use super::ways::{Weights, may_be};
use super::weights::UNNAMED;
use crate::grammar::Grammar;

/// How far below a level the search looks for numbers that have counted, see `Search::is_over`.
pub(super) const WINDOW: usize = 4;

/// A house style in one text.
pub(super) struct Style<'g> {
    /// The house style.
    pub grammar: &'g Grammar,
    /// For each form of the labels of the text ([`Weights::forms`]) the levels that have it, bit by bit.
    pub masks: Vec<u16>,
    /// What the search asks about its levels.
    pub ladder: Ladder,
    /// What it costs that the style has no name.
    pub cost: i32,
}

impl<'g> Style<'g> {
    /// What `grammar` has of the labels that `weights` saw.
    pub fn new(weights: &Weights, grammar: &'g Grammar) -> Style<'g> {
        let masks = weights.forms().map(|(form, _)| levels_of(grammar, form)).collect();
        let cost = if grammar.name == INDUCED { UNNAMED } else { 0 };
        Style { grammar, masks, ladder: Ladder::new(grammar), cost }
    }
}

/// The house styles of which no two make the same of a text: of those that are alike one stands for all.
pub(super) struct Styles<'g> {
    /// All of them.
    all: Vec<Style<'g>>,
    /// For each one what the search asks of it.
    views: Vec<View>,
}

impl<'g> Styles<'g> {
    /// Parts `grammars` by what they make of the labels that `weights` saw.
    pub fn new(weights: &Weights, grammars: &[&'g Grammar]) -> Styles<'g> {
        let all: Vec<Style> = grammars.iter().map(|&grammar| Style::new(weights, grammar)).collect();
        let views = all.iter().map(|style| View::new(weights, style)).collect();
        Styles { all, views }
    }

    /// The first of those that are alike: of equal scores the first wins.
    pub fn first(&self) -> Vec<&Style<'g>> {
        self.all
            .iter()
            .enumerate()
            .filter(|(n, _)| !self.views[..*n].contains(&self.views[*n]))
            .map(|it| it.1)
            .collect()
    }

    /// The last of them, where the last of equal scores is taken ([`super::sets`]).
    pub fn last(&self) -> Vec<&Style<'g>> {
        let again = |n: usize| self.views[n + 1..].contains(&self.views[n]);
        self.all.iter().enumerate().filter(|(n, _)| !again(*n)).map(|it| it.1).collect()
    }
}

/// All that the search asks of a house style in one text.
#[derive(PartialEq)]
struct View {
    /// See [`Style::cost`].
    cost: i32,
    /// For each form of label the levels where it may stand, and whether there are any that have the form.
    forms: Vec<(u16, bool)>,
    levels: Vec<LevelView>,
    /// How many levels the first [`WINDOW`] ones are.
    first: usize,
}

/// What the search asks of a level at which labels may stand.
#[derive(PartialEq)]
struct LevelView {
    heading: u8,
    /// See [`Ladder::of`].
    ladder: [bool; 5],
    /// See [`Ladder::missing_above`].
    missing: [bool; 2],
    /// How many levels are looked at with it for numbers that have counted.
    window: usize,
}

impl View {
    fn new(weights: &Weights, style: &Style) -> View {
        let levels = &style.grammar.levels;
        let able = |able: u8| {
            let fits = levels.iter().take(MAX_LEVELS).enumerate().filter(|(_, level)| may_be(able, level.heading));
            fits.fold(0, |mask, (n, _)| mask | 1 << n)
        };
        let masks = || style.masks.iter().zip(weights.forms()).map(|(mask, form)| mask & able(form.1));
        let used: u16 = masks().fold(0, |used, mask| used | mask);
        let below = |level: usize| (used & ((1_u32 << level) - 1) as u16).count_ones() as usize;
        let own = || (0..MAX_LEVELS).filter(|level| used & 1 << level != 0);
        let view = |level: usize| LevelView {
            heading: levels[level].heading as u8,
            ladder: style.ladder.of(level),
            missing: style.ladder.missing_above(level, used),
            window: below((level + WINDOW).min(MAX_LEVELS)),
        };
        View {
            cost: style.cost,
            levels: own().map(view).collect(),
            first: below(WINDOW),
            forms: masks().zip(&style.masks).map(|(mask, all)| (closed_up(mask, own()), *all != 0)).collect(),
        }
    }
}

/// The bits of `mask` that stand at the `places`, without gaps between them.
fn closed_up(mask: u16, places: impl Iterator<Item = usize>) -> u16 {
    places.enumerate().fold(0, |closed, (n, place)| closed | (mask >> place & 1) << n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::builtin;
    use crate::layout::{Flow, detect};
    use crate::lines::split;
    use crate::outline::{HouseStyles, candidates, scores};

    #[test]
    fn styles_that_are_alike_score_alike() {
        for text in [
            "Artikel 1. Huur\n1. De huur is laag.\n2. Zij stijgt niet.\nArtikel 2. Borg\n1. Er is geen borg.\n",
            "1. Huur\n1.1 De huur is laag.\n1.2 Zij stijgt niet:\na. nu;\nb. later.\n2. Borg\n2.1 Er is geen borg.\n",
            "§ 1 Huur\n1. De huur is laag.\n2. Zij stijgt niet.\n§ 2 Borg\n1. Er is geen borg.\n",
        ] {
            let lines = split(text);
            let flow = Flow::new(text, &lines, &detect(text, &lines, &[]));
            let weights = Weights::new(&candidates::collect(text, &flow, &[]).0);
            let house = HouseStyles::new(builtin());
            let styles = Styles::new(&weights, &builtin().iter().collect::<Vec<_>>());
            let scores = scores(text, &flow, &house);
            let first = |view: &View| styles.views.iter().position(|other| other == view).expect("it is there");
            for (view, (grammar, score)) in styles.views.iter().zip(&scores) {
                assert_eq!(*score, scores[first(view)].1, "{} in {text}", grammar.name);
            }
            assert!(styles.first().len() < builtin().len() && styles.last().len() == styles.first().len());
        }
    }
}
