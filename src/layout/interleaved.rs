//! Columns that stand side by side on the same lines, with no gap between them.
//!
//! An extractor that prints a page line by line, with one space between the columns, mixes their sentences beyond repair.
//! It shows in what lines begin with: text that goes on behind a line with the end of a sentence, and labels behind a
//! line in the middle of one. In other texts either is rare, and both together do not come.

use super::flow::{Flow, Gap};
use super::{begins_with_capital, ends_sentence, last_word};

/// Shorter lines are headings and the ends of paragraphs, in bytes.
const LONG: usize = 40;
/// Both signs come at least so often.
const FEWEST: usize = 3;
/// One line in so many begins as it cannot behind the line before: at least 11 in 100 where columns are mixed, at most 3
/// in 100 of other texts with both signs.
const SHARE: usize = 14;

/// The first line, from 1, that shows that columns are mixed in `flow`, if they are.
pub fn interleaved(text: &str, flow: &Flow) -> Option<u32> {
    let (mut lines, mut goes_on, mut begins, mut first) = (0, 0, 0, None);
    for n in 1..flow.pieces.len() {
        let (before, own) = (flow.text(text, n - 1), flow.text(text, n));
        if flow.pieces[n].gap != Gap::Line || before.len() < LONG || own.len() < LONG / 2 {
            continue;
        }
        lines += 1;
        let labels = flow.readings(n);
        if labels.is_empty() && ends_with_stop(before) && own.starts_with(char::is_lowercase) {
            goes_on += 1;
        } else if is_open(before)
            && labels.iter().any(|r| !r.lower && begins_with_capital(own[r.len as usize..].trim_start()))
        {
            begins += 1;
        } else {
            continue;
        }
        first = first.or(Some(flow.pieces[n].line + 1));
    }
    let mixed = goes_on >= FEWEST && begins >= FEWEST && (goes_on + begins) * SHARE >= lines;
    first.filter(|_| mixed)
}

/// A sentence ends, with a word that is no abbreviation.
fn ends_with_stop(line: &str) -> bool {
    let word = last_word(line).trim_end_matches('.');
    line.ends_with('.') && ends_sentence(line) && word.len() > 3 && word.chars().all(char::is_alphabetic)
}

/// The line ends in the middle of a sentence, and not with a word that a reference begins with.
fn is_open(line: &str) -> bool {
    let word = last_word(line);
    let refers = matches!(word, "artikel" | "artikelen" | "lid" | "leden" | "en" | "of" | "onder" | "sub");
    !refers && line.ends_with(|c: char| c.is_lowercase() || matches!(c, '-' | '\u{2010}' | '\u{AD}'))
}
