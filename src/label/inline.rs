//! Labels in the middle of a text, where extraction or the drafter left no line break.
//!
//! ```text
//! inline = boundary "(" number ")"                  ; (a) (iv), anywhere but in a word
//!        / WSP number (")" / ".)")                  ; a) 2), where no bracket is open
//!        / WSP (simple "." / decimal ["."])         ; 2. 4.8, not in the run of a sentence
//!        / WSP mark "."                             ; b. after other punctuation only
//!        / boundary Keyword-label                   ; Artikel 12, ARTIKEL 12, § 3
//!        / WSP degree / WSP round                   ; 1° and •
//!        / WSP dash WSP                             ; - – o and *, after punctuation or before a capital
//! ```
//!
//! In the run of a sentence a number counts only before a capital, not in `drie (3) maanden`, or where it opens a list
//! (`second.rs`).
//!
//! Two searches run side by side over the text, one for `(`, `)` and `.`, one for keywords and signs; a rule is tried
//! only where one of them stops. Every look back is bounded, so the whole is linear.

use super::bullet::round;
use super::context::{after, window};
use super::{After, Close, Numeral, Reading, Readings, scan, second};
use memchr::{memchr3, memrchr2};

/// A place where a label may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The byte at which the label begins.
    pub start: usize,
    /// What stands before it.
    pub after: After,
    /// How it can be read; never empty.
    pub readings: Readings,
}

/// The labels that may stand in `text` at or after byte `from`, in order. `from` is the end of the label at the start
/// of the text, or 0; what stands before it counts as context.
///
/// ```
/// use lidwoord::label::{After, scan_inline};
/// let found: Vec<_> = scan_inline("Wij leveren: a) hout, b) steen (mede).", 0).collect();
/// assert_eq!(found.len(), 2);
/// assert_eq!((found[0].start, found[0].after), (13, After::Colon));
/// assert_eq!((found[1].start, found[1].after), (22, After::Comma));
/// ```
pub fn scan_inline(text: &str, from: usize) -> Inline<'_> {
    let search = Search { at: from, held: None };
    Inline { text, marks: search, signs: search, end: from, floor: from }
}

/// Iterator over the candidates of a text; see [`scan_inline`].
#[derive(Clone, Debug)]
pub struct Inline<'a> {
    text: &'a str,
    /// The search for `(`, `)` and `.`
    marks: Search,
    /// The search for keywords, degree signs and bullets.
    signs: Search,
    /// The end of the candidate before.
    end: usize,
    /// The end of the last one that was no reference.
    floor: usize,
}

/// Where a search goes on, and what it found and nobody took yet.
#[derive(Clone, Copy, Debug)]
struct Search {
    at: usize,
    held: Option<(usize, Readings)>,
}

impl Iterator for Inline<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        loop {
            let (start, readings) = self.take()?;
            if start < self.end {
                continue;
            }
            let mut after = after(self.text, start, self.floor);
            if after == After::Word && readings.iter().any(|r| second::opens_list(&self.text[start..], r)) {
                after = After::List;
            }
            let end = start + readings[0].len as usize;
            // `volgens artikel 9. - Partijen`: the dash is not of this number.
            let bare = end > start + 1 && readings[0].keyword.is_none();
            let dashed = bare && self.text[..end].ends_with(['-', '–', '—']);
            if dashed && matches!(after, After::Word | After::Reference) {
                continue;
            }
            let dash = !self.text[start..].starts_with(round);
            if admissible(&readings[0], after, self.text[end..].trim_start(), dash) {
                self.end = end;
                if after != After::Reference {
                    self.floor = end;
                }
                return Some(Candidate { start, after, readings });
            }
        }
    }
}

impl Inline<'_> {
    /// The first of what the two searches find.
    fn take(&mut self) -> Option<(usize, Readings)> {
        let marks = &mut self.marks;
        let signs = &mut self.signs;
        let mark = marks.held.or_else(|| next_mark(self.text, &mut marks.at));
        let sign = signs.held.or_else(|| next_sign(self.text, &mut signs.at));
        (marks.held, signs.held) = (mark, sign);
        let first = match (mark, sign) {
            (Some(mark), Some(sign)) if sign.0 < mark.0 => &mut signs.held,
            (None, _) => &mut signs.held,
            _ => &mut marks.held,
        };
        first.take()
    }
}

/// The next label without keyword that has a bracket or a dot in it.
fn next_mark(text: &str, at: &mut usize) -> Option<(usize, Readings)> {
    while let Some(found) = memchr3(b'(', b')', b'.', &text.as_bytes()[*at..]) {
        let hit = *at + found;
        *at = hit + 1;
        let starts = match text.as_bytes()[hit] {
            b'(' => [outside_word(text, hit).then_some(hit), None],
            b')' => [token(text, hit).filter(|_| !bracketed(text, hit)), None],
            _ => [token(text, hit), glued(text, hit)],
        };
        for start in starts.into_iter().flatten() {
            let readings = scan(&text[start..]);
            if readings.first().is_some_and(|r| r.keyword.is_none() && start + r.len as usize >= hit) {
                return Some((start, readings));
            }
        }
    }
    *at = text.len();
    None
}

/// The next keyword in capitalised form, degree number or bullet.
fn next_sign(text: &str, at: &mut usize) -> Option<(usize, Readings)> {
    while let Some(found) = text.as_bytes()[*at..].iter().position(|byte| BEGINS[usize::from(*byte)]) {
        let hit = *at + found;
        // Nearly every small `o` stands in a word.
        if text.as_bytes()[hit] == b'o' && text.as_bytes().get(hit + 1) != Some(&b' ') {
            *at = hit + 1;
            continue;
        }
        let (start, end) = sign_at(text, *at, hit);
        *at = end;
        let Some(start) = start else { continue };
        let readings = scan(&text[start..]);
        let sign = readings
            .first()
            .is_some_and(|r| r.keyword.is_some() || matches!(r.numeral, Numeral::Degree | Numeral::Bullet));
        if sign {
            return Some((start, readings));
        }
    }
    *at = text.len();
    None
}

/// The keywords that are looked for in the middle of a text.
const KEYWORDS: [&str; 24] = [
    "Artikel",
    "ARTIKEL",
    "Art",
    "ART",
    "Clausule",
    "CLAUSULE",
    "Lid",
    "Sub",
    "Hoofdstuk",
    "HOOFDSTUK",
    "Afdeling",
    "AFDELING",
    "Paragraaf",
    "PARAGRAAF",
    "Titel",
    "TITEL",
    "Deel",
    "DEEL",
    "Boek",
    "BOEK",
    "Bijlage",
    "BIJLAGE",
    "Annex",
    "ANNEX",
];

/// The bytes with which a keyword or a sign begins: of [`KEYWORDS`], of a hyphen, `*` and `o`, and of longer characters.
static BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut n = 0;
    while n < KEYWORDS.len() {
        table[KEYWORDS[n].as_bytes()[0] as usize] = true;
        n += 1;
    }
    table[b'-' as usize] = true;
    table[b'*' as usize] = true;
    table[b'o' as usize] = true;
    // Of `§`, `°` and `º`, and of the dashes, bullets and check marks.
    table[0xC2] = true;
    table[0xE2] = true;
    table
};

/// Where a label begins whose keyword or sign stands at byte `hit`, if one does, and the byte behind that. A dash stands between
/// spaces, which are not looked for before byte `from`.
fn sign_at(text: &str, from: usize, hit: usize) -> (Option<usize>, usize) {
    let rest = &text[hit..];
    let sign = rest.chars().next().unwrap_or(' ');
    let end = hit + sign.len_utf8();
    match sign {
        '°' | 'º' => (token(text, hit), end),
        '§' => (outside_word(text, hit).then_some(hit), end),
        '•' | '▪' | '●' | '✓' | '✔' => (spaced(text, hit), end),
        '-' | '–' | '—' | '*' | 'o' if text[from..hit].ends_with(' ') && text[end..].starts_with(' ') => {
            (Some(hit), end + 1)
        }
        _ if !sign.is_ascii_uppercase() || !outside_word(text, hit) => (None, end),
        _ => match KEYWORDS.iter().find(|word| rest.starts_with(**word)) {
            Some(word) => (Some(hit), hit + word.len()),
            None => (None, end),
        },
    }
}

/// The start of the short word of letters, digits and dots that ends at `end`, where white space stands before it.
fn token(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let least = end.saturating_sub(16);
    let mut start = end;
    while start > least && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'.') {
        start -= 1;
    }
    (start < end).then(|| spaced(text, start)).flatten()
}

/// The start of a number or letter whose stop stands at `end` and whose line was glued to the one before: `… van Glans.2. De`,
/// `Toepasselijkheid1. Deze`, `zorgt voor:a. toegang`.
fn glued(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = bytes[..end].iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    let letter = usize::from(digits == 0 && end > 0 && bytes[end - 1].is_ascii_lowercase());
    let start = end - digits - letter;
    let before = text[..start].chars().next_back()?;
    let behind = text[end + 1..].strip_prefix(' ')?;
    let fits = match (digits, before) {
        (1 | 2, '.' | ';' | ':' | ')') => behind.starts_with(char::is_uppercase),
        (1 | 2, _) => before.is_lowercase() && behind.starts_with(char::is_uppercase),
        (0, ':' | ';') => letter == 1 && behind.starts_with(char::is_alphabetic),
        _ => false,
    };
    // `op blz.2. De`: what stands before the sign is a word of some length, and none before a number.
    let word = text[..start].trim_end_matches(['.', ';', ':', ')']);
    let long = word.bytes().rev().take(WORD).filter(u8::is_ascii_alphabetic).count() == WORD;
    (fits && long && !NUMBERED.iter().any(|short| word.ends_with(short))).then_some(start)
}

/// Shorter words are abbreviations.
const WORD: usize = 3;
/// Words of this length that stand before a number.
const NUMBERED: [&str; 6] = ["blz", "pag", "par", "art", "lid", "sub"];

/// `start`, where white space or nothing stands before it.
fn spaced(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].chars().next_back();
    before.is_none_or(char::is_whitespace).then_some(start)
}

fn outside_word(text: &str, start: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric)
}

/// A bracket is open before `at`: `(lid 3)`, `(zie bijlage a)`.
fn bracketed(text: &str, at: usize) -> bool {
    let before = window(text, at).as_bytes();
    memrchr2(b'(', b')', before).is_some_and(|bracket| before[bracket] == b'(')
}

/// Whether a label of this form is believed after what stands before it. `dash`: a bullet would be a dash.
fn admissible(reading: &Reading, after: After, text: &str, dash: bool) -> bool {
    let counted = matches!(reading.numeral, Numeral::Arabic | Numeral::Decimal);
    match reading.numeral {
        // A dash in the run of a sentence is one of its marks; behind a heading it can be a label.
        Numeral::Bullet if dash && after == After::Word && !text.starts_with(char::is_uppercase) => false,
        Numeral::Degree | Numeral::Bullet => true,
        _ if reading.keyword.is_some() => true,
        // `drie (3) maanden` says a number twice.
        _ if after == After::Word && counted => text.starts_with(char::is_uppercase),
        _ if reading.close == Close::Paren => true,
        _ if after == After::Word => false,
        _ => counted || reading.close == Close::Dot,
    }
}
