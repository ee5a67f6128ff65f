//! Headings on the line before their label: `Betaling` ⏎ `Artikel 5`.
//!
//! A line above a label can also be the end of a list or a title, so one label proves nothing: at least two labels of a
//! level, and more than three of four of those that stand alone on their line, must have a heading above and none behind them.
//! Where fewer have one, it is that of a group, which may have one article only.

use super::{Mark, Rank, Section, heading};
use crate::grammar;
use crate::layout::{Flow, Gap, ends_sentence, is_title};

/// Tells the marks of `section` where their headings stand above them.
pub(super) fn find(text: &str, flow: &Flow, section: &mut Section) {
    let found: Vec<Option<u32>> = (0..section.marks.len()).map(|n| heading_above(text, flow, section, n)).collect();
    for level in 0..section.grammar.levels.len() {
        let own = |m: &Mark| m.rank == Rank::Ladder(level as u8) && m.reading.keyword.is_some();
        let marks = || section.marks.iter().zip(&found).filter(|(m, _)| own(m) && is_alone(text, flow, m));
        let with = marks().filter(|(_, above)| above.is_some()).count();
        if with < 2 || with * 4 <= marks().count() * 3 {
            continue;
        }
        for (mark, above) in section.marks.iter_mut().zip(&found).filter(|(m, _)| own(m)) {
            mark.above = *above;
        }
    }
}

/// The piece above mark `number` that can be its heading.
fn heading_above(text: &str, flow: &Flow, section: &Section, number: usize) -> Option<u32> {
    let mark = &section.marks[number];
    let Rank::Ladder(level) = mark.rank else { return None };
    let headed = section.grammar.levels[level as usize].heading != grammar::Heading::None;
    if !headed || !is_alone(text, flow, mark) || has_heading(text, flow, section, number) {
        return None;
    }
    let above = mark.piece.checked_sub(1).filter(|n| *n >= section.pieces.start)?;
    let previous = number.checked_sub(1).map(|n| &section.marks[n]);
    let free = previous.is_none_or(|p| p.piece < above && !(p.piece + 1 == above && is_alone(text, flow, p)));
    let line = flow.text(text, above as usize);
    let before = || flow.text(text, above as usize - 1);
    let apart = above == section.pieces.start
        || flow.pieces[above as usize].gap >= Gap::Page
        || ends_sentence(before())
        || previous.is_none_or(|p| matches!(p.rank, Rank::List(_)))
            && (is_title(before()) || heading::is_capitals(before()));
    let heading = heading::is_short_line(line) && flow.readings(above as usize).is_empty();
    (free && apart && heading && !(previous.is_none() && is_title(line))).then_some(above)
}

/// Nothing stands behind the label on its line, and it is the first there.
fn is_alone(text: &str, flow: &Flow, mark: &Mark) -> bool {
    let end = flow.pieces[mark.piece as usize].end as usize;
    let behind = (mark.at + u32::from(mark.reading.len)) as usize;
    mark.leads && !mark.inferred && text[behind..end].trim().is_empty()
}

/// A heading stands on the line below the label.
fn has_heading(text: &str, flow: &Flow, section: &Section, number: usize) -> bool {
    let below = section.marks[number].piece as usize + 1;
    let labelled = section.marks.get(number + 1).is_some_and(|next| next.piece as usize <= below);
    !labelled && flow.pieces.get(below).is_some_and(|_| heading::is_short_line(flow.text(text, below)))
}
