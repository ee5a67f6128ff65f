//! What stands in the margin of lines: quote marks of e-mail (`> > Artikel 1`), numbers that count the lines, and the buttons with
//! which a web page unfolds its articles (`+ 1. Bestellen`).
//!
//! All are taken off the lines before anything else is looked at, so that a label stands at the beginning of its line again.
//! Quote marks need to stand at most lines between the first and the last that have them. Numbers need to count the
//! lines, all of them or every fifth, and to stand in the middle of sentences, as no label does.

use crate::lines::{Line, strip};
use std::ops::Range;

/// Fewer quoted lines are no quotation.
const QUOTED: usize = 3;
/// Where all quoted lines are shorter, in bytes, they are links of a menu.
const SENTENCE: usize = 40;
/// Fewer numbered lines are a list.
const COUNTED: usize = 10;
/// Where every fifth line is numbered, so many numbers are enough.
const FIFTHS: usize = 3;

/// Takes the margin off `lines`; what was taken off, in bytes of `text`.
pub fn clear(text: &str, lines: &mut [Line]) -> Vec<Range<u32>> {
    let mut cleared = quotes(text, lines);
    cleared.extend(numbers(text, lines));
    cleared.extend(buttons(text, lines));
    cleared
}

/// Signs of buttons that unfold what stands below them.
const BUTTONS: [char; 7] = ['+', '▼', '▾', '▸', '▶', '⌄', '−'];
/// Fewer lines with one sign are no page of that kind.
const UNFOLDED: usize = 3;

/// The signs before short lines that begin with a number, a keyword or another capital: all lines with the sign are such.
fn buttons(text: &str, lines: &mut [Line]) -> Vec<Range<u32>> {
    let mut taken = Vec::new();
    let any: Vec<usize> = (0..lines.len()).filter(|n| text[lines[*n].content()].starts_with(BUTTONS)).collect();
    for sign in BUTTONS.into_iter().filter(|_| any.len() >= UNFOLDED) {
        let signed: Vec<usize> = any.iter().copied().filter(|n| text[lines[*n].content()].starts_with(sign)).collect();
        let heads = |n: &usize| {
            let rest = &text[lines[*n].content()][sign.len_utf8()..];
            let head = rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            head && rest.starts_with([' ', '\t']) && rest.len() < BUTTON && !rest.ends_with(['.', ';'])
        };
        if signed.len() >= UNFOLDED && signed.iter().all(heads) {
            taken.extend(signed.into_iter().map(|n| strip(text, &mut lines[n], sign.len_utf8())));
        }
    }
    taken
}

/// A line with a button is shorter than this, in bytes.
const BUTTON: usize = 80;

fn quotes(text: &str, lines: &mut [Line]) -> Vec<Range<u32>> {
    let quoted: Vec<usize> = (0..lines.len()).filter(|n| text[lines[*n].content()].starts_with('>')).collect();
    let (Some(first), Some(last)) = (quoted.first(), quoted.last()) else { return Vec::new() };
    let all = lines[*first..=*last].iter().filter(|l| !l.is_blank()).count();
    let sentences = quoted.iter().any(|n| lines[*n].content().len() > SENTENCE);
    if quoted.len() < QUOTED || quoted.len() * 2 < all || !sentences {
        return Vec::new();
    }
    let mut taken = Vec::with_capacity(quoted.len());
    for number in quoted {
        let line = &mut lines[number];
        let content = &text[line.content()];
        let marks = content.len() - content.trim_start_matches(['>', ' ', '\t']).len();
        taken.push(strip(text, line, marks));
    }
    taken
}

/// A number at the beginning of a line.
struct Counted {
    line: usize,
    value: usize,
    /// The bytes of the number.
    len: usize,
    /// The line is otherwise blank, or goes on with a small letter.
    inside: bool,
}

fn numbers(text: &str, lines: &mut [Line]) -> Vec<Range<u32>> {
    let found: Vec<Counted> = (0..lines.len()).filter_map(|n| counted(&text[lines[n].content()], n)).collect();
    let follows = |a: &Counted, b: &Counted| b.value.checked_sub(a.value) == Some(b.line - a.line);
    let runs = found.chunk_by(follows).filter(|run| is_margin(run));
    runs.flatten().map(|it| strip(text, &mut lines[it.line], it.len)).collect()
}

fn counted(content: &str, line: usize) -> Option<Counted> {
    let len = content.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let rest = &content[len..];
    let value =
        content[..len].parse().ok().filter(|_| len < 5 && (rest.is_empty() || rest.starts_with([' ', '\t'])))?;
    let inside = rest.is_empty() || rest.trim_start().starts_with(char::is_lowercase);
    Some(Counted { line, value, len, inside })
}

/// The numbers count all lines, some of them inside sentences, or every fifth line.
fn is_margin(run: &[Counted]) -> bool {
    let inside = run.iter().filter(|it| it.inside).count();
    let fifths = run.len() >= FIFTHS && run.iter().all(|it| it.value % 5 == 0);
    run.len() >= COUNTED && inside * 5 >= run.len() || fifths
}
