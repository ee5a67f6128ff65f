//! The labels that count through a text, and those of items and leden between them.

use super::parts::is_article;
use super::sides::Sides;
use super::succession::kind;
use crate::label::{Close, Numeral, Reading, Readings};
use crate::layout::{Flow, begins_with_capital, ends_sentence, last_word};
use crate::tree::Kind;

/// So many keywords count through a text; fewer may be parts of it, or annexes.
pub const KEYWORDS: usize = 5;
/// So many numbers at least count through a text that has no keywords.
const SERIES: usize = 3;
/// One in so many of them may be missing or stand twice.
const ODD: usize = 6;

/// What the items of one series have in common; 0 for a label with a keyword, which stands in none.
pub type Series = u32;

/// The series of a reading.
pub fn series(r: &Reading) -> Series {
    match r.keyword {
        None => 1 << 24 | (r.numeral as u32) << 16 | (r.close as u32) << 8 | u32::from(r.open),
        Some(_) => 0,
    }
}

/// One label of a flow.
pub struct Label<'f> {
    /// The piece that it begins.
    pub piece: usize,
    /// The reading that counts through the document, by its place; `None` for an item.
    pub main: Option<u8>,
    /// What the label can be.
    pub items: &'f Readings,
}

impl<'f> Label<'f> {
    /// The reading that counts through the document.
    pub fn main(&self) -> Option<&'f Reading> {
        self.main.map(|n| &self.items[n as usize])
    }
}

/// The labels of `flow`, the pieces of which have these `sides`.
pub fn labels<'f>(text: &str, flow: &'f Flow, sides: &Sides) -> Vec<Label<'f>> {
    let mut labels = Vec::new();
    // Labels without a keyword that have a heading, by their places, and those of them that are nothing else.
    let (mut headed, mut idle) = (Vec::new(), Vec::new());
    for piece in 0..flow.pieces.len() {
        let items = flow.readings(piece);
        if items.is_empty() || piece.checked_sub(1).is_some_and(|n| refers(flow.text(text, n))) {
            continue;
        }
        let line = flow.text(text, piece);
        let next = flow.pieces.get(piece + 1).map_or("", |_| flow.text(text, piece + 1));
        let main = items.iter().position(|r| counts(r, line, next)).map(|n| n as u8);
        let heads = main.is_none() && is_headed(line, sides, piece);
        let known = main.is_some() || items.iter().any(|r| is_item(r, line, next));
        if heads {
            headed.push(labels.len());
        }
        if heads && !known {
            idle.push(piece);
        }
        if heads || known {
            labels.push(Label { piece, main, items });
        }
    }
    count_on(&mut labels, &headed);
    labels.retain(|l| l.main.is_some() || idle.binary_search(&l.piece).is_err());
    leave_to_keywords(&mut labels);
    leave_signs_to_articles(&mut labels);
    labels
}

/// The labels without a keyword, and not decimal, that count through `flow`, with the pieces that they begin.
pub fn headings(text: &str, flow: &Flow) -> Vec<(usize, Reading)> {
    let found = labels(text, flow, &Sides::new(text, flow));
    let heading = |l: &Label| l.main().filter(|r| may_count(r)).map(|r| (l.piece, *r));
    found.iter().filter_map(heading).collect()
}

/// Whether a label stands before a heading, on its line or above it, and no sentence goes on behind.
fn is_headed(line: &str, sides: &Sides, piece: usize) -> bool {
    let side = |n: usize| sides.of.get(n);
    let heading = |n: usize| side(n).is_some_and(|s| s.heading && !s.firm);
    let (own, behind) = (&sides.of[piece], if sides.of[piece].alone { piece + 2 } else { piece + 1 });
    let ends = side(behind).is_none_or(|s| !s.small || s.firm);
    let asks = own.short && line.ends_with('?');
    ends && (own.titled || asks || own.alone && heading(piece + 1))
}

/// Numbers without a keyword count through a text where each of 1 to the last stands once before a heading, wherever: `1 Prijs`,
/// `II. Duur`, `C Slot`. Those `headed` are looked at.
fn count_on(labels: &mut [Label], headed: &[usize]) {
    let forms = headed.iter().flat_map(|n| labels[*n].items).filter(|r| may_count(r)).map(series);
    let mut forms: Vec<Series> = forms.collect();
    forms.sort_unstable();
    forms.dedup();
    let of = |form: Series| {
        let place = |n: &usize| labels[*n].items.iter().position(|r| series(r) == form).map(|at| (*n, at as u8));
        headed.iter().filter_map(place).collect::<Vec<(usize, u8)>>()
    };
    let all = forms.into_iter().map(of).filter(|found| is_complete(labels, found));
    let Some(found) = all.max_by_key(Vec::len).filter(|found| !has_rivals(labels, found)) else { return };
    let simple = |r: &Reading| r.keyword.is_none() && r.numeral == Numeral::Arabic;
    labels.iter_mut().filter(|l| l.main().is_some_and(simple)).for_each(|l| l.main = None);
    for (label, reading) in found {
        labels[label].main = Some(reading);
    }
}

/// Arabic numbers without a sign, capitals and romans may count through a text.
fn may_count(r: &Reading) -> bool {
    let bare = r.numeral == Numeral::Arabic && r.close == Close::None;
    r.keyword.is_none() && (bare || matches!(r.numeral, Numeral::Upper | Numeral::RomanUpper))
}

/// Whether each number from 1 to the last stands there once; one in [`ODD`] may be missing or stand twice.
fn is_complete(labels: &[Label], found: &[(usize, u8)]) -> bool {
    let mut numbers: Vec<usize> =
        found.iter().map(|(n, at)| labels[*n].items[*at as usize].number.last().into()).collect();
    numbers.sort_unstable();
    let (all, last) = (numbers.len(), numbers.last().copied().unwrap_or(0));
    numbers.dedup();
    let distinct = numbers.len();
    distinct >= SERIES && last - distinct <= last / ODD && all - distinct <= last / ODD
}

/// Whether other labels count through the text, and not below these: as many keywords or numbers with a stop, or decimal
/// numbers that do not begin with the number of the label above them.
fn has_rivals(labels: &[Label], found: &[(usize, u8)]) -> bool {
    let mains = || labels.iter().filter_map(Label::main);
    let others = mains().filter(|r| r.numeral != Numeral::Decimal || r.keyword.is_some()).count();
    let below = |it: &(usize, u8)| {
        let next = labels.get(it.0 + 1).and_then(Label::main).filter(|r| r.number.parts().len() > 1)?;
        Some(next.number.parts()[0] == labels[it.0].items[it.1 as usize].number.last())
    };
    let below: Vec<bool> = found.iter().filter_map(below).collect();
    let fit = below.iter().filter(|fits| **fits).count();
    let decimal = mains().any(|r| r.number.parts().len() > 1);
    others * 2 > found.len() || decimal && (fit == 0 || fit * 4 < below.len() * 3)
}

/// Where keywords count through the text, simple numbers are items, also those that seem to have a heading.
fn leave_to_keywords(labels: &mut [Label]) {
    let simple = |r: &Reading| r.keyword.is_none() && r.numeral == Numeral::Arabic;
    let mains = || labels.iter().filter_map(Label::main);
    let keywords = mains().filter(|r| r.keyword.is_some()).count();
    if keywords >= KEYWORDS && keywords * 2 >= mains().filter(|r| simple(r)).count() {
        labels.iter_mut().filter(|l| l.main().is_some_and(simple)).for_each(|l| l.main = None);
    }
}

/// Nothing but a label without a keyword: one of its readings is as long as the line.
pub fn is_alone(readings: &Readings, line: usize) -> bool {
    line <= 20 && readings.iter().any(|r| r.len as usize == line && r.keyword.is_none())
}

/// The line before a number of a reference: `in artikel`, `en`.
fn refers(before: &str) -> bool {
    let word = last_word(before);
    matches!(word, "artikel" | "artikelen" | "lid" | "leden" | "onder" | "sub" | "art." | "onderdeel" | "paragraaf")
        || before.ends_with("tot en met")
}

/// A label that counts through a document: with a keyword, decimal, or a simple number before a heading.
fn counts(r: &Reading, line: &str, next: &str) -> bool {
    let rest = line[r.len as usize..].trim_start();
    let alone = rest.is_empty();
    let rest = if alone { next } else { rest };
    let ends = alone || !next.starts_with(char::is_lowercase);
    let headed = rest.len() <= 50 && ends && begins_with_capital(rest) && !ends_sentence(rest);
    match (r.keyword, r.numeral) {
        (Some(_), _) => !r.lower && !rest.starts_with(char::is_lowercase),
        (None, Numeral::Decimal) => !rest.starts_with(char::is_lowercase),
        (None, Numeral::Arabic) => r.close == Close::Dot && headed && (r.len as usize) < line.len(),
        _ => false,
    }
}

/// An item of a list, or a lid with a simple number.
fn is_item(r: &Reading, line: &str, next: &str) -> bool {
    let rest = line[r.len as usize..].trim_start();
    let rest = if rest.is_empty() { next } else { rest };
    match r.numeral {
        Numeral::Bullet | Numeral::Decimal => false,
        Numeral::Arabic if r.close == Close::None => r.number.last() < 30 && rest.starts_with(char::is_uppercase),
        _ => r.keyword.is_none() && (r.close != Close::None || r.numeral == Numeral::Degree),
    }
}

/// Where `§ 1` stands right behind articles, as in Belgium, it is a lid and counts through no document.
fn leave_signs_to_articles(labels: &mut [Label]) {
    let sign = |l: &Label| l.main().is_some_and(|r| kind(r) == Some(Kind::Paragraaf) && r.number.parts().len() == 1);
    let first = |l: &Label| sign(l) && l.main().is_some_and(|r| r.number.is_first());
    let mains: Vec<usize> = (0..labels.len()).filter(|n| labels[*n].main.is_some()).collect();
    let firsts = mains.iter().filter(|n| first(&labels[**n])).count();
    let behind = |w: &&[usize]| first(&labels[w[1]]) && labels[w[0]].main().is_some_and(is_article);
    let leden = mains.windows(2).filter(behind).count();
    if leden > 1 && leden * 2 > firsts {
        labels.iter_mut().filter(|l| sign(l)).for_each(|l| l.main = None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{layout, lines};

    /// The numbers that count through a text.
    fn mains(text: &str) -> Vec<u16> {
        let rows = lines::split(text);
        let flow = Flow::new(text, &rows, &layout::detect(text, &rows, &[]));
        let labels = labels(text, &flow, &Sides::new(text, &flow));
        labels.iter().filter_map(Label::main).map(|r| r.number.last()).collect()
    }

    /// Articles with leden, of which the labels are written by `label`, in this order.
    fn articles(label: impl Fn(usize) -> String, order: &[usize]) -> String {
        let lid =
            |n: usize| format!("{n}. De huurder betaalt de pacht van zijn tuin steeds vooraf, op de eerste dag.\n");
        order.iter().map(|n| format!("{} Pacht en beheer\n{}{}", label(*n), lid(1), lid(2))).collect()
    }

    #[test]
    fn numbers_that_all_stand_before_a_heading_count_in_any_order() {
        const ROMANS: [&str; 5] = ["I.", "II.", "III.", "IV.", "V."];
        for order in [[1, 2, 3, 4, 5], [4, 5, 1, 2, 3]] {
            let numbers: Vec<u16> = order.iter().map(|n| *n as u16).collect();
            assert_eq!(mains(&articles(|n| ROMANS[n - 1].to_owned(), &order)), numbers);
            assert_eq!(mains(&articles(|n| n.to_string(), &order)), numbers);
        }
        assert_eq!(mains(&articles(|n| (2 * n).to_string(), &[1, 2, 3, 4, 5])), [0; 0], "numbers are missing");
    }
}
