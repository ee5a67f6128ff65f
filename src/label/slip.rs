//! Labels that a scanner misread: `l.` for `1.`, `Artikel 1O`, `Artike1 3`, `S 3` for `§ 3`.
//!
//! ```text
//! slip  = token close / keyword blanks token / (spoiled / torn) blanks value / ("S" / "$") blanks value
//!       / number ("," / "-") blank / "artikel" blank number "," blank        ; a capital follows
//! token = 1*5(DIGIT / "." / "l" / "I" / "i" / "|" / "O" / "o" / "S" / "s" / "Z" / "z" / "B")
//!                                        ; not only digits and dots
//! spoiled = "artikel" with one other character, and a capital first
//! torn  = "Ar" [any character but a letter or digit] "kel"
//! ```
//!
//! number = 1*2DIGIT
//!
//! The reading is marked as a slip, and the outline believes it only where the numbers around it ask for it. What is
//! printed stays as it is.

use super::{Reading, Readings, scan};

/// The reading of a label at the start of `text` that a scanner may have misread. Most lines have none.
pub fn scan_slip(text: &str) -> Option<Reading> {
    let first = *text.as_bytes().first()?;
    if !matches!(first, b'0'..=b'9' | b'l' | b'I' | b'i' | b'|' | b'O' | b'S' | b'Z' | b'z' | b'B' | b'A' | b'$') {
        return None;
    }
    let (meant, longer) = meant(text)?;
    let reading = *scan(&meant).first()?;
    let same = scan(text)
        .first()
        .is_some_and(|r| (r.number, r.numeral, r.keyword) == (reading.number, reading.numeral, reading.keyword));
    let len = reading.len.checked_add_signed(-longer)?;
    (!same).then_some(Reading { slip: true, len, ..reading })
}

/// Adds the reading of a misread label to those that [`scan`] found in `text`.
pub fn add_slip(text: &str, readings: &mut Readings) {
    scan_slip(text).into_iter().for_each(|slip| readings.push(slip));
}

/// The line as it may have been, up to its first words, and by how many bytes that is longer.
fn meant(text: &str) -> Option<(String, i16)> {
    let (word, rest) = text.split_once([' ', '\t']).unwrap_or((text, ""));
    let numbered = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let begin = |rest: &str| rest.chars().take(12).collect::<String>();
    if matches!(word, "S" | "$") && numbered {
        return Some((format!("§ {}", begin(rest)), 1));
    }
    if word.eq_ignore_ascii_case("artikel") {
        let (number, rest) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        if let Some(number) = number.strip_suffix(',').filter(|number| is_short(number) && capital(rest)) {
            return Some((format!("{word} {number}. {}", begin(rest)), 0));
        }
        return Some((format!("{word} {} {}", digits(number)?, begin(rest)), 0));
    }
    if let Some(rest) = torn(text) {
        const WORD: &str = "Artikel ";
        let longer = WORD.len() as i16 - (text.len() - rest.len()) as i16;
        return Some(([WORD, &begin(rest)].concat(), longer));
    }
    if numbered && is_spoiled(word) {
        return Some((format!("Artikel {}", begin(rest)), 0));
    }
    if let Some(close) = word.strip_suffix([',', '-']).filter(|number| is_short(number) && capital(rest)) {
        return Some((format!("{close}. {}", begin(rest)), 0));
    }
    let closed = word.ends_with(['.', ')']);
    closed.then(|| Some((format!("{} {}", digits(word)?, begin(rest)), 0))).flatten()
}

/// What stands behind `Artikel`, of which the ligature of `ti` was lost on the way out of a PDF: `Ar kel 4`, `Arkel 4`, `Ar�kel 4`
fn torn(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Ar")?;
    let rest = rest.strip_prefix(|c: char| !c.is_alphanumeric()).unwrap_or(rest).strip_prefix("kel ")?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

/// One or two digits.
fn is_short(number: &str) -> bool {
    matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0')
}

fn capital(rest: &str) -> bool {
    rest.starts_with(char::is_uppercase)
}

/// `artikel` with one other character.
fn is_spoiled(word: &str) -> bool {
    let other = word.bytes().zip(*b"artikel").filter(|(a, b)| !a.eq_ignore_ascii_case(b)).count();
    word.len() == 7 && word.is_ascii() && word.starts_with('A') && other == 1
}

/// A number with the digits that its letters look like.
fn digits(word: &str) -> Option<String> {
    let number = word.trim_end_matches(['.', ')', ':']);
    let fits = |c: char| c.is_ascii_digit() || c == '.' || digit(c).is_some();
    if number.is_empty() || number.len() > 5 || !number.chars().all(fits) || !number.chars().any(|c| digit(c).is_some())
    {
        return None;
    }
    Some(number.chars().map(|c| digit(c).unwrap_or(c)).collect::<String>() + &word[number.len()..])
}

fn digit(c: char) -> Option<char> {
    match c {
        'l' | 'I' | 'i' | '|' => Some('1'),
        'O' | 'o' => Some('0'),
        'Z' | 'z' => Some('2'),
        'S' | 's' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}
