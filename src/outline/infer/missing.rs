//! One article whose label is lost among printed ones: its heading stands there, its leden begin again at 1 below it, and the
//! numbers of the articles around it leave room for just this one.

use super::inferred;
use crate::label::Numeral;
use crate::layout::{Flow, ends_sentence};
use crate::outline::{Mark, Rank, Section, is_short_line};
use crate::tree::Kind;

/// The marks of `section` with the articles that are missing among them; `None` where there are none.
pub(super) fn infer(text: &str, flow: &Flow, section: &Section) -> Option<Vec<Mark>> {
    let kind = |m: &Mark| match m.rank {
        Rank::Ladder(level) => Some(section.grammar.levels[level as usize].kind),
        Rank::List(_) => None,
    };
    let articles: Vec<usize> =
        (0..section.marks.len()).filter(|n| kind(&section.marks[*n]) == Some(Kind::Artikel)).collect();
    let lost = |pair: &[usize]| {
        let [before, after] = [pair[0], pair[1]];
        let own = &section.marks[before];
        let number = room_for_one(own, &section.marks[after])?;
        let Rank::Ladder(level) = own.rank else { return None };
        let leden: Vec<usize> = (before + 1..after).filter(|n| kind(&section.marks[*n]) == Some(Kind::Lid)).collect();
        let again = |n: &&usize| is_first_below_heading(text, flow, &section.marks[**n]);
        let mut found = leden.iter().skip(1).filter(again);
        let (Some(first), None) = (found.next(), found.next()) else { return None };
        let heading = section.marks[*first].piece - 1;
        let at = flow.pieces[heading as usize].start;
        Some((*first, inferred(heading, at, &[number], level, 1)))
    };
    let found: Vec<(usize, Mark)> = articles.windows(2).filter_map(lost).collect();
    let mut marks = Vec::with_capacity(section.marks.len() + found.len());
    let mut done = 0;
    for (at, mark) in &found {
        marks.extend_from_slice(&section.marks[done..*at]);
        marks.push(*mark);
        done = *at;
    }
    marks.extend_from_slice(&section.marks[done..]);
    (!found.is_empty()).then_some(marks)
}

/// The one number between those of two articles.
fn room_for_one(before: &Mark, after: &Mark) -> Option<u16> {
    let simple = |m: &Mark| {
        m.reading.numeral == Numeral::Arabic && m.reading.number.suffix == 0 && m.reading.number.parts().len() == 1
    };
    let (low, high) = (before.reading.number.last(), after.reading.number.last());
    (simple(before) && simple(after) && before.rank == after.rank && high == low + 2).then_some(low + 1)
}

/// A lid with number 1 below a short line, which stands behind the end of a sentence.
fn is_first_below_heading(text: &str, flow: &Flow, mark: &Mark) -> bool {
    let Some(heading) = (mark.piece as usize).checked_sub(1).filter(|n| *n > 0) else { return false };
    let free = flow.readings(heading).is_empty() && is_short_line(flow.text(text, heading));
    mark.leads && mark.reading.number.is_first() && free && ends_sentence(flow.text(text, heading - 1))
}
