//! Numbers that are not printed: headings and paragraphs are counted where the text refers to numbers that no label has.
//!
//! An extraction can lose the numbers of whole levels and keep only those of the chapters, or none. The text itself
//! tells what they were: `artikel 1.6.2` names the second paragraph below the sixth heading of chapter 1. The count is
//! believed when most references find what they name; each is reported as a witness.

use super::blocks::{Block, blocks};
use super::{Mark, Rank, Section};
use crate::diag::{Diagnostic, Severity};
use crate::grammar::Grammar;
use crate::label::{Close, Number, Numeral, Reading};
use crate::layout::Flow;
use crate::tree::Kind;
use rustc_hash::FxHashMap;

/// At least so many references must name numbers that are not printed.
const WITNESSES: usize = 3;

/// What was inferred for a section.
pub struct Inference<'g> {
    /// The house style with the levels that were inferred.
    pub grammar: &'g Grammar,
    /// The printed and the inferred labels in reading order.
    pub marks: Vec<Mark>,
    /// What the references say of the count.
    pub findings: Vec<Diagnostic>,
}

/// Infers the numbers of `section` from its headings, paragraphs and references, where they are not printed.
pub fn infer<'g>(text: &str, flow: &Flow, section: &Section<'g>, grammars: &'g [Grammar]) -> Option<Inference<'g>> {
    let printed: Vec<&Mark> = section.marks.iter().filter(|m| matches!(m.rank, Rank::Ladder(_))).collect();
    let depth = printed.iter().map(|m| m.reading.number.parts().len()).max().unwrap_or(0);
    let pieces = section.pieces.len();
    if depth > 1 || printed.len() * 20 > pieces || printed.windows(2).any(|w| w[0].rank != w[1].rank) {
        return None;
    }
    let references = references(text, flow, section);
    let deeper: Vec<&Vec<u16>> = references.iter().map(|r| &r.0).filter(|n| n.len() > depth).collect();
    let wanted = deeper.iter().map(|n| n.len()).max()?;
    if deeper.len() < WITNESSES || wanted > 3 || wanted <= depth {
        return None;
    }
    let grammar = style(grammars, wanted, printed.first().map(|m| &m.reading))?;
    let found = blocks(text, flow, section);
    let (marks, numbers) = count(section, &found, depth, wanted, grammar.outermost());
    let known = |number: &Vec<u16>| numbers.contains_key(number);
    let witnesses = deeper.iter().filter(|n| known(n)).count();
    if witnesses * 2 < deeper.len() {
        return None;
    }
    let findings = findings(flow, &references, &numbers, depth);
    Some(Inference { grammar, marks, findings })
}

/// The house style whose levels carry their parents down to `depth` and whose first level prints `label`.
fn style<'g>(grammars: &'g [Grammar], depth: usize, label: Option<&Reading>) -> Option<&'g Grammar> {
    let kinds: &[Kind] =
        if depth == 3 { &[Kind::Hoofdstuk, Kind::Artikel, Kind::Lid] } else { &[Kind::Artikel, Kind::Lid] };
    let fits = |g: &&Grammar| {
        let levels = &g.levels[g.outermost()..];
        levels.len() == kinds.len()
            && levels.iter().zip(kinds).all(|(level, kind)| level.kind == *kind)
            && label.is_none_or(|l| levels[0].matches(l))
    };
    let named =
        |g: &&Grammar| g.levels.last().is_some_and(|l| l.forms.iter().any(|f| f.numerals.contains(&Numeral::Decimal)));
    grammars.iter().filter(fits).find(named).or_else(|| grammars.iter().find(fits))
}

/// Numbers of the inferred tree with the piece at which each begins.
type Numbers = FxHashMap<Vec<u16>, u32>;

/// Counts headings and paragraphs. With one printed level, headings are the second and paragraphs the third; with none,
/// headings are the first and paragraphs the second. `outermost` is the place of the first level in the ladder.
fn count(section: &Section, found: &[Block], depth: usize, wanted: usize, outermost: usize) -> (Vec<Mark>, Numbers) {
    let mut marks = Vec::new();
    let mut numbers = Numbers::default();
    let mut path: Vec<u16> = Vec::new();
    for block in found {
        match *block {
            Block::Label(n) => {
                let mark = section.marks[n];
                marks.push(mark);
                if let Rank::Ladder(_) = mark.rank {
                    path = mark.reading.number.parts().to_vec();
                    numbers.insert(path.clone(), mark.piece);
                }
            }
            Block::Heading { piece, at } if path.len() >= depth => {
                let last = if path.len() > depth { path[depth] } else { 0 };
                path.truncate(depth);
                path.push(last + 1);
                marks.push(inferred(piece, at, &path, outermost));
                numbers.insert(path.clone(), piece);
            }
            Block::Paragraph { piece, at } if path.len() > depth && wanted > depth + 1 => {
                let last = if path.len() > depth + 1 { path[depth + 1] } else { 0 };
                path.truncate(depth + 1);
                path.push(last + 1);
                marks.push(inferred(piece, at, &path, outermost));
                numbers.insert(path.clone(), piece);
            }
            Block::Heading { .. } | Block::Paragraph { .. } => {}
        }
    }
    (marks, numbers)
}

fn inferred(piece: u32, at: u32, path: &[u16], outermost: usize) -> Mark {
    let numeral = if path.len() > 1 { Numeral::Decimal } else { Numeral::Arabic };
    let number = Number::from_parts(path).unwrap_or_default();
    let reading = Reading { number, numeral, close: Close::None, ..Reading::default() };
    Mark {
        piece,
        at,
        reading,
        rank: Rank::Ladder((outermost + path.len() - 1) as u8),
        restart: false,
        leads: true,
        inferred: true,
        custom: false,
        above: None,
    }
}

/// The numbers that the text refers to as articles of its own, each with the piece of the reference.
fn references(text: &str, flow: &Flow, section: &Section) -> Vec<(Vec<u16>, u32)> {
    let mut joined = String::new();
    let mut starts = Vec::new();
    for n in section.pieces.clone() {
        starts.push((joined.len(), n));
        let piece = flow.text(text, n as usize);
        match piece.strip_suffix('-') {
            Some(half) => joined.push_str(half),
            None => {
                joined.push_str(piece);
                joined.push(' ');
            }
        }
    }
    let piece_at = |at: usize| starts[starts.partition_point(|s| s.0 <= at) - 1].1;
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(joined.as_bytes(), b"rtikel") {
        let rest = joined[at + 6..].trim_start_matches("en");
        for number in numbers_at(rest) {
            found.push((number, piece_at(at)));
        }
    }
    found
}

/// The numbers at the beginning of a text: `1.6.2 en 1.6.3`, without those of a law (`6:89`).
fn numbers_at(text: &str) -> Vec<Vec<u16>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let digits = rest[..end].trim_matches('.');
        let number: Option<Vec<u16>> = digits.split('.').map(|part| part.parse().ok()).collect();
        match number {
            Some(number) if !rest[end..].starts_with(':') => found.push(number),
            _ => return found,
        }
        rest = rest[end..].trim_start();
        let Some(next) = [", ", "en ", "of ", "en/of "].iter().find_map(|w| rest.strip_prefix(w)) else { return found };
        rest = next;
    }
}

/// One finding for each number that is referred to: confirmed, with the count of its witnesses, or doubtful.
fn findings(flow: &Flow, references: &[(Vec<u16>, u32)], numbers: &Numbers, depth: usize) -> Vec<Diagnostic> {
    let mut counts: Vec<(&Vec<u16>, u32, usize)> = Vec::new();
    for (number, piece) in references.iter().filter(|r| r.0.len() > depth) {
        match counts.iter_mut().find(|c| c.0 == number) {
            Some(entry) => entry.2 += 1,
            None => counts.push((number, *piece, 1)),
        }
    }
    let finding = |(number, piece, count): (&Vec<u16>, u32, usize)| {
        let path = number.iter().map(u16::to_string).collect::<Vec<_>>().join(".");
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        let target = numbers.get(number);
        let line = flow.pieces[*target.unwrap_or(&piece) as usize].line + 1;
        let (code, severity, message) = match target {
            Some(_) => {
                ("number-confirmed", Severity::Info, format!("the text refers to the inferred number {path} {times}"))
            }
            None => (
                "number-doubtful",
                Severity::Warning,
                format!("the text refers to {path}, which the count does not reach"),
            ),
        };
        Diagnostic { code, severity, line, columns: 0..0, path: target.map(|_| path), message, help: None }
    };
    counts.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_references_are_read() {
        for (text, numbers) in [
            (" 1.6.2 en 1.6.3 beperkt", vec![vec![1, 6, 2], vec![1, 6, 3]]),
            (" 4. 7. ", vec![vec![4]]),
            (" 8, blijft", vec![vec![8]]),
            (" 6:89 BW", vec![]),
            (" fixme.", vec![]),
        ] {
            assert_eq!(numbers_at(text), numbers, "{text}");
        }
    }
}
