//! The shapes that a text can have whose numbers are lost at some levels.

use super::super::{Mark, Rank, Section};
use crate::grammar::Grammar;
use crate::label::{Numeral, Reading};
use crate::tree::Kind;

/// Where the articles of a text come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Articles {
    /// They are printed.
    Printed,
    /// Headings below the printed chapters, each chapter from 1: 2.1, 2.2.
    Below,
    /// Headings that count on through the text.
    On,
    /// The same, each right above a lid with number 1.
    Above,
}

/// A shape: which levels are lost, and the house style that has them all.
#[derive(Clone, Debug)]
pub struct Shape<'g> {
    /// The house style.
    pub grammar: &'g Grammar,
    /// For each printed level of the style that was found, the level of `grammar`.
    pub levels: Vec<u8>,
    /// No chapter is printed, and headings stand above the headings of the articles.
    pub chapters: bool,
    /// Where the articles come from.
    pub articles: Articles,
    /// Paragraphs are leden without numbers.
    pub leden: bool,
    /// The level of the style that was found whose labels are no leden here: letters are items of lists, a number that
    /// stands alone is that of a page.
    pub stray: Option<u8>,
}

impl Shape<'_> {
    /// Whether a printed mark has no place in the shape: among leden whose articles are lost, a reference at the
    /// beginning of a line passes for an article.
    pub fn drops(&self, mark: &Mark) -> bool {
        let odd = self.articles == Articles::Above && matches!(mark.rank, Rank::Ladder(_)) && is_odd(mark);
        odd || self.is_stray(mark) && mark.reading.numeral != Numeral::Lower
    }

    fn is_stray(&self, mark: &Mark) -> bool {
        self.stray.is_some_and(|level| mark.rank == Rank::Ladder(level))
    }

    /// The rank of a printed mark in the shape.
    pub fn rank_of(&self, mark: &Mark) -> Rank {
        match self.level_of(mark) {
            Some(level) => Rank::Ladder(level),
            None if self.is_stray(mark) => Rank::List(0),
            None => mark.rank,
        }
    }

    /// The level of a printed mark; none for an item of a list and for what has no place in the shape.
    pub fn level_of(&self, mark: &Mark) -> Option<u8> {
        match mark.rank {
            Rank::Ladder(level) if !self.drops(mark) && !self.is_stray(mark) => {
                Some(self.levels.get(level as usize).copied().unwrap_or(0))
            }
            // Without their articles, leden pass for items of a list.
            Rank::List(_) if self.articles == Articles::Above && is_number(&mark.reading) => {
                Some(self.level(Kind::Lid))
            }
            _ => None,
        }
    }

    /// The level of a kind, for which the house style was chosen.
    pub fn level(&self, kind: Kind) -> u8 {
        self.grammar.levels.iter().position(|l| l.kind == kind).unwrap_or(0) as u8
    }
}

/// The shapes that the printed labels of `section` allow; none where they are complete.
pub fn shapes<'g>(section: &Section<'g>, grammars: &'g [Grammar]) -> Vec<Shape<'g>> {
    let printed: Vec<&Mark> = section.marks.iter().filter(|m| matches!(m.rank, Rank::Ladder(_))).collect();
    let mut found: Vec<Shape> = above(section, &printed, grammars).into_iter().collect();
    let kind = |m: &Mark| match m.rank {
        Rank::Ladder(level) => section.grammar.levels[level as usize].kind,
        Rank::List(_) => Kind::Onderdeel,
    };
    let carries = |m: &&&Mark| kind(m) != Kind::Artikel && m.reading.number.parts().len() > 1;
    let (leden, printed): (Vec<&Mark>, Vec<&Mark>) = printed.iter().copied().partition(|m| kind(m) == Kind::Lid);
    let lettered = leden.iter().all(|m| m.reading.numeral == Numeral::Lower);
    let few = leden.len() * FEW <= printed.len();
    if printed.iter().chain(&leden).any(|m| carries(&m)) || !lettered && !few {
        return found;
    }
    let stray =
        leden.first().map(|m| m.rank).and_then(|r| if let Rank::Ladder(level) = r { Some(level) } else { None });
    let Some(first) = printed.first() else { return bare(grammars) };
    let one = printed.iter().all(|m| m.rank == first.rank);
    let own = |articles, leden| Some(Shape { stray, ..own_style(section, articles, leden)? });
    if printed.iter().any(|m| kind(m) == Kind::Artikel) {
        found.extend(own(Articles::Printed, true));
    } else if let (true, Some(grammar)) = (one, style(grammars, &[Kind::Artikel, Kind::Lid], Some(&first.reading))) {
        let levels = outermost(grammar);
        let articles = Articles::Printed;
        found.push(Shape { grammar, levels, chapters: false, articles, leden: true, stray });
    }
    if !printed.iter().any(|m| kind(m) == Kind::Artikel) && !is_number(&first.reading) {
        found.extend(own(Articles::On, false));
        found.extend(own(Articles::On, true));
    }
    let ladder = [Kind::Hoofdstuk, Kind::Artikel, Kind::Lid];
    if let (true, Some(grammar)) = (one, style(grammars, &ladder, Some(&first.reading))) {
        let levels = outermost(grammar);
        let below = Shape { grammar, levels, chapters: false, articles: Articles::Below, leden: false, stray };
        found.extend([below.clone(), Shape { leden: true, ..below }]);
    }
    found
}

/// One printed label in so many at most can be a page number that passes for a lid.
const FEW: usize = 4;

/// Every printed level is the outermost one of `grammar` that is no annex.
fn outermost(grammar: &Grammar) -> Vec<u8> {
    vec![grammar.outermost() as u8; 16]
}

/// A number without a keyword, which the articles below it carry.
fn is_number(reading: &Reading) -> bool {
    reading.keyword.is_none() && reading.numeral == Numeral::Arabic
}

/// The shape in the house style that was found, where that has articles and leden.
fn own_style<'g>(section: &Section<'g>, articles: Articles, leden: bool) -> Option<Shape<'g>> {
    let grammar = section.grammar;
    let has = |kind| grammar.levels.iter().any(|l| l.kind == kind);
    let levels = (0..grammar.levels.len() as u8).collect();
    let shape = Shape { grammar, levels, chapters: false, articles, leden, stray: None };
    (has(Kind::Artikel) && has(Kind::Lid)).then_some(shape)
}

/// The shapes of a text without any number.
fn bare(grammars: &[Grammar]) -> Vec<Shape<'_>> {
    let two = style(grammars, &[Kind::Artikel, Kind::Lid], None);
    let three = style(grammars, &[Kind::Hoofdstuk, Kind::Artikel, Kind::Lid], None);
    let shape = |grammar, chapters, articles, leden| {
        let levels = Vec::new();
        Shape { grammar, levels, chapters, articles, leden, stray: None }
    };
    let on = two.into_iter().flat_map(|g| [false, true].map(|leden| shape(g, false, Articles::On, leden)));
    let below = three.into_iter().flat_map(|g| [false, true].map(|leden| shape(g, true, Articles::Below, leden)));
    on.chain(below).collect()
}

/// One printed label in so many at most can be odd.
const ODD: usize = 10;

/// A label of an article, or one that carries the number of one.
fn is_odd(mark: &Mark) -> bool {
    let article = mark.reading.keyword.is_some_and(|k| k.kind == Kind::Artikel);
    article || mark.reading.number.parts().len() > 1
}

/// The shape of leden with simple numbers that begin again under headings without one.
fn above<'g>(section: &Section, printed: &[&Mark], grammars: &'g [Grammar]) -> Option<Shape<'g>> {
    let (odd, real): (Vec<&Mark>, Vec<&Mark>) = printed.iter().partition(|m| is_odd(m));
    let (leden, mut upper): (Vec<&Mark>, Vec<&Mark>) = real.into_iter().partition(|m| is_number(&m.reading));
    upper.dedup_by_key(|m| m.rank);
    let lid = leden.first().filter(|_| odd.len() * ODD <= leden.len())?;
    let fits = |g: &&Grammar| {
        let at = |kind| g.levels.iter().position(|l| l.kind == kind);
        let (Some(article), Some(last)) = (at(Kind::Artikel), at(Kind::Lid)) else { return false };
        let above = |m: &&Mark| g.levels[..article].iter().any(|l| l.matches(&m.reading));
        last == article + 1 && g.levels[last].matches(&lid.reading) && upper.iter().all(above)
    };
    let grammar = grammars.iter().filter(fits).min_by_key(|g| g.levels.len())?;
    let last = grammar.levels.iter().position(|l| l.kind == Kind::Lid)? as u8;
    let level = |old: usize| {
        let mark = printed.iter().find(|m| m.rank == Rank::Ladder(old as u8))?;
        let place = grammar.levels.iter().position(|l| l.matches(&mark.reading))?;
        Some(if is_number(&mark.reading) { last } else { place as u8 })
    };
    let levels = (0..section.grammar.levels.len()).map(|old| level(old).unwrap_or(last)).collect();
    Some(Shape { grammar, levels, chapters: false, articles: Articles::Above, leden: false, stray: None })
}

/// The house style whose levels are of `kinds` and whose first level prints `label`, rather one with decimal numbers.
fn style<'g>(grammars: &'g [Grammar], kinds: &[Kind], label: Option<&Reading>) -> Option<&'g Grammar> {
    let fits = |g: &&Grammar| {
        let levels = &g.levels[g.outermost()..];
        levels.len() == kinds.len()
            && levels.iter().zip(kinds).all(|(level, kind)| level.kind == *kind)
            && label.is_none_or(|l| levels[0].matches(l))
    };
    let decimal =
        |g: &&Grammar| g.levels.last().is_some_and(|l| l.forms.iter().any(|f| f.numerals.contains(&Numeral::Decimal)));
    grammars.iter().filter(fits).find(decimal).or_else(|| grammars.iter().find(fits))
}
