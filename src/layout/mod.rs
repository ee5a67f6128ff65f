//! Layout that text alone shows: which lines are page furniture, and the flow of the rest in reading order.
//!
//! A detector only labels lines; nothing is removed. [`Flow`] is what the outline reads: the lines that are left,
//! cut into pieces where furniture stands inside one.

mod chrome;
mod columns;
mod contents;
mod edges;
mod flow;
mod glued;
mod interleaved;
mod keywords;
mod line_ends;
mod line_kinds;
mod mail;
mod margin;
mod opening;
mod pages;
mod running;
mod sheets;
mod single;
mod spliced;
mod title;
mod twice;
mod words;

pub use edges::{EdgeRole, Edges, front, tail};
pub use flow::{Cut, Flow, Gap, Piece};
pub use glued::part as part_headings;
pub use interleaved::interleaved;
pub use keywords::Word;
pub use line_ends::WIDEST;
pub use line_kinds::MONTHS;
pub use margin::clear;
pub use opening::part as part_title;
pub use spliced::cut;
pub use title::{HYPHENS, is_title};

use crate::grammar::Pattern;
use crate::label;
use crate::lines::Line;
use crate::tree::FurnitureKind;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text of the terms, or a blank line.
    Body,
    /// Left out of the tree.
    Furniture(FurnitureKind),
}

/// The lines of a text with their roles, one each.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What each line is.
    pub roles: Vec<Role>,
}

/// The lines in reading order, where columns that stand side by side make it another than the printed one, and the roles of
/// those lines. `patterns` are furniture of the house style.
pub fn read(text: &str, lines: &[Line], patterns: &[Pattern]) -> (Option<Vec<Line>>, Layout) {
    let roles = running_lines(text, lines);
    let rows = if columns::may_be(text, lines) { columns::unfold(text, lines, &roles) } else { None };
    let layout = match &rows {
        Some(rows) => detect(text, rows, patterns),
        None => rest(text, lines, patterns, roles),
    };
    (rows, layout)
}

/// Finds the furniture that shows before the outline is known: contents lists and running lines.
pub fn detect(text: &str, lines: &[Line], patterns: &[Pattern]) -> Layout {
    rest(text, lines, patterns, running_lines(text, lines))
}

/// The furniture that comes back from page to page.
fn running_lines(text: &str, lines: &[Line]) -> Vec<Role> {
    let mut roles = vec![Role::Body; lines.len()];
    running::mark(text, lines, &mut roles);
    pages::mark(text, lines, &mut roles);
    twice::mark(text, lines, &mut roles);
    keep_title(text, lines, &mut roles);
    keywords::keep(text, lines, &mut roles);
    roles
}

/// A title that says the same as the header above it has the same lines once more: these are text.
fn keep_title(text: &str, lines: &[Line], roles: &mut [Role]) {
    let top: Vec<usize> = (0..lines.len()).filter(|n| !lines[*n].is_blank()).take(2 * HEADER_LINES).collect();
    let content = |n: &usize| &text[lines[*n].content()];
    let twice = |half: &usize| {
        let (head, title) = top[..2 * half].split_at(*half);
        let same = head.iter().map(content).eq(title.iter().map(content));
        same && head.iter().chain(title).all(|n| roles[*n] != Role::Body)
    };
    if let Some(half) = (1..=top.len() / 2).find(twice) {
        top[half..2 * half].iter().for_each(|n| roles[*n] = Role::Body);
    }
}

/// A header has no more lines.
const HEADER_LINES: usize = 3;

/// The furniture that is no running line, beside that which is marked in `roles`.
fn rest(text: &str, lines: &[Line], patterns: &[Pattern], mut roles: Vec<Role>) -> Layout {
    contents::mark(text, lines, &mut roles);
    chrome::mark(text, lines, &mut roles);
    mail::mark(text, lines, &mut roles);
    if !patterns.is_empty() {
        for (line, role) in lines.iter().zip(&mut roles) {
            let content = &text[line.content()];
            if !content.is_empty() && patterns.iter().any(|p| p.is_match(content)) {
                *role = Role::Furniture(FurnitureKind::Other);
            }
        }
    }
    Layout { roles }
}

/// The end of the white space behind byte `end`, which tells whether a word ends there. A wide gap before another column
/// tells nothing.
pub fn with_spaces(text: &str, end: usize) -> usize {
    let rest = &text.as_bytes()[end..];
    let spaces = rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let in_line = rest.get(spaces).is_some_and(|b| !matches!(b, b'\n' | b'\r' | 0x0C));
    if spaces > 1 && in_line { end } else { end + spaces }
}

/// How long `line` is with the first word of `next`, in bytes: a line is broken where that is too long.
pub fn room(line: &str, next: &str) -> usize {
    line.len() + 1 + next.split(' ').next().map_or(0, str::len)
}

/// Whether `line` ends although the first word of the one below, which is so much longer, would have fitted.
pub fn leaves_room(line: &str, below: &str) -> bool {
    room(line, below) * 10 <= below.len() * 9
}

/// Quotes, brackets and spaces that may close a sentence; a text of nothing else is asked about each of its places.
const CLOSERS: usize = 12;

/// Whether a text ends as a sentence does: with a stop, colon, semicolon, or one of these before a closing quote
/// or bracket.
pub fn ends_sentence(text: &str) -> bool {
    if text.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let closers =
        text.chars().rev().take(CLOSERS).take_while(|c| matches!(c, '”' | '"' | '’' | '\'' | ')' | ']' | ' '));
    let inner = &text[..text.len() - closers.map(char::len_utf8).sum::<usize>()];
    inner.ends_with(['.', ';', ':', '!', '?', '…']) && !goes_on_with_name(inner)
}

/// The line that closes a set of terms: `Vastgesteld door het bestuur op 4 maart.`
pub fn is_closing(line: &str) -> bool {
    const WORDS: &[&str] = &["Vastgesteld ", "Goedgekeurd ", "Opgemaakt ", "Ondertekend ", "Getekend "];
    let rest = WORDS.iter().find_map(|w| line.strip_prefix(w));
    rest.is_some_and(|rest| ["door ", "op ", "te ", "in ", "bij "].iter().any(|w| rest.starts_with(w)))
}

/// Whether a text ends with the form of a company: `B.V.`, `V.O.F.`
fn ends_with_company(text: &str) -> bool {
    let word = last_word(text);
    word.len() >= 4 && word.ends_with('.') && word.chars().all(|c| c == '.' || c.is_uppercase())
}

/// The initial of a name or a title before it: `de heer J.`, `voor mij, mr.`
fn goes_on_with_name(text: &str) -> bool {
    let Some(word) = last_word(text).strip_suffix('.') else { return false };
    word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() || label::is_title(word)
}

/// What stands behind the last space of a text. It is near, so that bytes one by one are the quickest way to it.
pub fn last_word(text: &str) -> &str {
    &text[text.bytes().rposition(|byte| byte == b' ').map_or(0, |space| space + 1)..]
}

/// Words that begin a sentence and stand with a capital nowhere else, but in names.
const OPENERS: &[&str] = &[
    "Aan",
    "Alle",
    "Als",
    "Behalve",
    "Behoudens",
    "Bij",
    "Binnen",
    "Dat",
    "De",
    "Deze",
    "Die",
    "Dit",
    "Door",
    "Een",
    "Elk",
    "Elke",
    "Er",
    "Gedurende",
    "Geen",
    "Het",
    "Hij",
    "Ieder",
    "Iedere",
    "In",
    "Heden",
    "Indien",
    "Ingeval",
    "Krachtens",
    "Met",
    "Na",
    "Naast",
    "Om",
    "Onder",
    "Onverminderd",
    "Ook",
    "Op",
    "Over",
    "Te",
    "Tegen",
    "Tenzij",
    "Ter",
    "Tijdens",
    "Tot",
    "Uit",
    "Vanaf",
    "Volgens",
    "Voor",
    "Voordat",
    "Waar",
    "Wanneer",
    "Wat",
    "Wie",
    "Wij",
    "Zij",
    "Zodra",
    "Zolang",
    "Zonder",
];

/// Whether a word with a capital begins a sentence, and is no name.
pub fn opens_sentence(word: &str) -> bool {
    // Nearly all words begin with a small letter.
    word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) && OPENERS.contains(&word)
}

/// Whether a word, without the stop behind it, is an abbreviation or the initial of a name, so that the stop ends no
/// sentence: `o.a`, `B.V`, `J`, `nr`.
pub fn is_abbreviation(word: &str) -> bool {
    let initial = word.len() == 1 && word.starts_with(char::is_uppercase);
    initial || word.contains('.') || label::is_title(word) || ABBREVIATIONS.contains(&word)
}

/// See [`is_abbreviation`].
const ABBREVIATIONS: &[&str] = &["nr", "art", "resp", "bijv", "incl", "excl", "ca", "jo", "blz", "pag", "tel", "vgl"];

/// Whether a line begins with words of ASCII, in any case.
pub fn begins_with(line: impl AsRef<[u8]>, words: &str) -> bool {
    line.as_ref().get(..words.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether a text begins with a capital I that a scanner took for a small L: `lnstrumenten`, `lmport`. No word begins so.
pub fn is_misread_capital(text: &str) -> bool {
    text.starts_with("ln") || text.starts_with("lmp")
}

/// Whether a text begins with a capital, after quotes and brackets; a scanner may have misread it.
pub fn begins_with_capital(text: &str) -> bool {
    if let Some(letter) = text.bytes().next().filter(u8::is_ascii_alphanumeric) {
        return letter.is_ascii_uppercase() || is_misread_capital(text);
    }
    text.trim_start_matches(['“', '"', '‘', '\'', '(', '[', '„', '«', '’']).starts_with(char::is_uppercase)
}
