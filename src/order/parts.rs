//! The parts above the articles: books, chapters, divisions, paragraphs, and the annexes that end them.

use super::succession::{BACK, DEEPER, GAP, NEXT, NO_FIRST, OTHER, WIDE_GAP, kind};
use crate::label::Reading;
use crate::tree::Kind;

/// How many kinds of parts there are.
pub const COUNT: usize = 7;
/// They stand in this order, from the outside in. Behind the number of an annex everything begins again.
const PARTS: [Kind; COUNT] =
    [Kind::Bijlage, Kind::Boek, Kind::Deel, Kind::Titeldeel, Kind::Hoofdstuk, Kind::Afdeling, Kind::Paragraaf];
/// The place of an annex among them.
pub const ANNEX: usize = 0;
/// No part of a kind yet, behind its parent.
pub const NONE: u16 = 0;
/// The text began in the middle, and the last part of a kind is not known.
pub const UNKNOWN: u16 = u16::MAX;

/// Which part above the articles a label begins, from the outside in.
pub fn part(r: &Reading) -> Option<usize> {
    PARTS.iter().position(|k| Some(*k) == kind(r))
}

/// Whether a label begins an article, with a keyword.
pub fn is_article(r: &Reading) -> bool {
    kind(r) == Some(Kind::Artikel)
}

/// The kind of part with the number of which those of the articles begin: nearly all of its parts, of which there are two or more.
pub fn carried<'r>(mains: impl Iterator<Item = &'r Reading>) -> Option<usize> {
    let mut counts = [(0, 0); COUNT];
    let mut last = [NONE; COUNT];
    for main in mains {
        if let Some(depth) = part(main) {
            last[depth] = main.number.last();
        } else if is_article(main) && main.number.parts().len() > 1 {
            for (number, count) in last.iter_mut().zip(&mut counts).filter(|it| *it.0 != NONE) {
                count.0 += u32::from(main.number.parts()[0] == *number);
                count.1 += 1;
                *number = NONE;
            }
        }
    }
    counts.iter().rposition(|(same, all)| *same >= 2 && same * 4 >= all * 3).filter(|depth| *depth != ANNEX)
}

/// How well a part follows the last one of its kind.
pub fn follows(last: u16, part: &Reading) -> i32 {
    let own = part.number.last();
    match last {
        UNKNOWN => 0,
        NONE if own <= 1 => DEEPER,
        NONE => NO_FIRST,
        last if own == last.saturating_add(1) => NEXT,
        last if own == last.saturating_add(2) => GAP,
        last if own > last => WIDE_GAP,
        last if own == last => OTHER,
        _ => BACK,
    }
}

/// A chapter or another part above the articles is followed by one that is no part of it, so that nothing stands in it.
pub fn leaves_empty(last: &Reading, next: &Reading) -> bool {
    part(last).zip(part(next)).is_some_and(|(last, next)| next <= last && last != ANNEX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_no_article_follows_is_empty() {
        let label = |line: &str| crate::label::scan(line)[0];
        for (last, next, empty) in [
            ("Afdeling 2 Toezicht", "Hoofdstuk 4 Slot", true),
            ("Hoofdstuk 1 Begin", "Hoofdstuk 2 Slot", true),
            ("Hoofdstuk 1 Begin", "Afdeling 1 Begrippen", false),
            ("Hoofdstuk 1 Begin", "Artikel 1 Begrippen", false),
            ("Artikel 4 Slot", "Hoofdstuk 2 Toezicht", false),
        ] {
            assert_eq!(leaves_empty(&label(last), &label(next)), empty, "{last}, {next}");
        }
    }
}
