//! Where a new paragraph begins inside the text of a node.
//!
//! A blank line alone proves nothing: page and column breaks leave them inside sentences and even inside words. It
//! needs a sentence end before and a capital behind.

use crate::layout::{Flow, Gap, begins_with_capital, ends_sentence};

/// What the builder knows of the text before.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The text belongs to an item of a list whose items end with a comma or semicolon.
    pub in_punctuated_list: bool,
    /// The border is that behind the line of a label, where the extraction of this document leaves blank lines.
    pub noisy: bool,
    /// The text is of an article, where no comma ends a paragraph.
    pub labelled: bool,
    /// The text is, or may be followed by, a definition: a colon or another definition stands before.
    pub among_definitions: bool,
}

/// Whether piece `next` begins a new paragraph after piece `last` of the same node.
pub fn breaks(text: &str, flow: &Flow, last: usize, next: usize, context: Context) -> bool {
    let before = flow.text(text, last);
    let after = flow.text(text, next);
    if is_formula(after) && (ends_sentence(before) || before.ends_with(',') && !context.labelled) {
        return true;
    }
    if !ends_sentence(before) {
        return false;
    }
    let fresh = begins_with_capital(after) || after.starts_with(|c: char| c.is_ascii_digit());
    match flow.pieces[next].gap {
        Gap::Cut => false,
        Gap::Blank if fresh && !context.noisy => true,
        _ if context.among_definitions && is_definition(after) => true,
        _ => before.ends_with('.') && fresh && (context.in_punctuated_list || is_short(text, flow, last, next)),
    }
}

/// How many lines on each side show how wide a column is.
const AROUND: usize = 8;
/// Longer lines, in bytes, are whole paragraphs and not lines of a column.
pub const WIDEST: usize = 160;

/// Whether piece `last` ends so far before the width of the lines around it that the next word would have fitted. The
/// widest fifth of them is left out: it can be of another column.
fn is_short(text: &str, flow: &Flow, last: usize, next: usize) -> bool {
    let around = &flow.pieces[last.saturating_sub(AROUND)..flow.pieces.len().min(next + AROUND)];
    let mut widths: Vec<usize> = around.iter().map(|p| p.range().len()).collect();
    widths.sort_unstable();
    let width = widths[(widths.len() - 1) * 4 / 5];
    let word = flow.text(text, next).split(' ').next().map_or(0, str::len);
    width <= WIDEST && (flow.text(text, last).len() + 1 + word) * 4 < width * 3
}

/// How many blank lines in the middle of a sentence, behind the line of a label, show that these prove nothing.
const NOISE: usize = 3;

/// Whether the extraction left blank lines behind the lines of labels: hanging labels do that. `labels` are the pieces
/// that begin with one.
pub fn has_noise(text: &str, flow: &Flow, labels: impl Iterator<Item = u32>) -> bool {
    let torn = |n: usize| {
        let next = flow.pieces.get(n + 1).filter(|p| p.gap == Gap::Blank);
        next.is_some() && !ends_sentence(flow.text(text, n)) && flow.text(text, n + 1).starts_with(char::is_lowercase)
    };
    labels.filter(|n| torn(*n as usize)).take(NOISE).count() == NOISE
}

/// A line with a set phrase that always begins a paragraph: the recitals of a regulation, the turns of a contract, the
/// closing formula (Aanwijzingen voor de regelgeving, aanwijzing 4.6 and following).
pub fn is_formula(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "gelezen ",
        "gelet op ",
        "overwegende",
        "gehoord ",
        "besluit ",
        "besluiten ",
        "gezamenlijk ",
        "hierna gezamenlijk",
        "hierna samen",
        "tezamen ",
        "aldus vastgesteld",
        "aldus overeengekomen",
        "aldus opgemaakt",
        "aldus besloten",
        "aldus gedaan",
    ];
    WORDS.iter().any(|w| begins_with(line, w)) || is_turn(line)
}

/// Whether the line begins with words of ASCII in small letters, in any case.
fn begins_with(line: &str, words: &str) -> bool {
    let first = line.as_bytes().first().map(u8::to_ascii_lowercase);
    let start = line.as_bytes().get(..words.len()).filter(|_| first == words.bytes().next());
    start.is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
}

/// A turn of a contract, which stands outside any list: `OVERWEGENDE DAT:`, `komen overeen als volgt:`, `Aldus …`.
pub fn is_turn(line: &str) -> bool {
    const TURNS: &[&str] = &[
        "overwegende",
        "in aanmerking nemende",
        "nemen in aanmerking",
        "komen overeen",
        "komen het volgende overeen",
        "zijn overeengekomen",
        "zijn het volgende overeengekomen",
        "verklaren het volgende",
        "verklaren te zijn overeengekomen",
        "partijen komen",
    ];
    if line.len() > 90 {
        return false;
    }
    let turns = |folded: &str| TURNS.iter().any(|t| folded.contains(t));
    begins_with(line, "aldus ") || line.ends_with(':') && turns(&line.to_lowercase())
}

/// Terms are no longer than this, in bytes.
const TERM: usize = 60;

/// A line that begins with a term and a colon: `Back-up: een kopie`, `“Koper”: iedere`, `aanvrager: een persoon`.
pub fn is_definition(line: &str) -> bool {
    let Some(colon) = line.bytes().take(TERM + 1).position(|b| b == b':') else { return false };
    let term = line[..colon].trim();
    let rest = &line[colon + 1..];
    let words = term.split_whitespace().count();
    let plain = term.chars().all(|c| c.is_alphanumeric() || " -–/()’'“”\"‘".contains(c));
    (1..=6).contains(&words) && plain && rest.starts_with(' ') && !ends_sentence(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_known() {
        for (line, yes) in [
            ("Back-up: een kopie van gegevens;", true),
            ("“Koper”: iedere natuurlijke persoon", true),
            ("aanvrager: natuurlijke persoon die", true),
            ("Partijen komen het volgende overeen en verklaren daarbij uitdrukkelijk: dat", false),
            ("Zie www.voorbeeld.nl: daar", false),
            ("om 9:00 uur", false),
        ] {
            assert_eq!(is_definition(line), yes, "{line}");
        }
    }
}
