//! YAML scalars: which strings may stand plain, and how the others are quoted.
//!
//! A string stands plain only where every reader of YAML 1.1 and 1.2 takes it for that same string; the rule errs
//! on the side of quotes. Sources: YAML 1.2.2 sections 5.1 (printable characters), 5.7 (escapes), 7.3.3 (plain
//! style) and 10.3 (core schema); the YAML 1.1 type repository (bool, float, int, merge, null, timestamp, value);
//! and what readers add of their own, such as commas in numbers (Psych), `E0` as a float (npm's yaml) and `?`
//! ending a plain scalar (old PyYAML).

use crate::diag::visible::{hidden, may_hide};
use std::io::{self, Write};

/// The byte may end a plain scalar or cannot stand in one; the neighbours or the whole character decide.
const STOPS_PLAIN: u8 = 1;
/// The byte cannot stand in a plain scalar inside `[…]`.
const STOPS_FLOW: u8 = 2;
/// The byte must be escaped in double quotes, or may begin a character that must.
const STOPS_QUOTED: u8 = 4;
/// The byte stands in numbers, dates and times, or between their parts.
const NUMBER: u8 = 8;
/// A plain scalar may begin with the byte.
const STARTS_PLAIN: u8 = 16;

/// What each byte may be.
const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = class(i as u8);
        i += 1;
    }
    table
};

const fn class(byte: u8) -> u8 {
    let mut bits = 0;
    if may_hide(byte) {
        bits |= STOPS_PLAIN | STOPS_FLOW | STOPS_QUOTED;
    }
    if matches!(byte, b':' | b'#') {
        bits |= STOPS_PLAIN;
    }
    if matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'?' | b'#') {
        bits |= STOPS_FLOW;
    }
    if matches!(byte, b'"' | b'\\') {
        bits |= STOPS_QUOTED;
    }
    if matches!(byte, b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f' | b'x' | b'X' | b'o' | b'O' | b't' | b'T' | b'z' | b'Z')
        || matches!(byte, b'_' | b':' | b'.' | b',' | b'+' | b'-' | b' ')
    {
        bits |= NUMBER;
    }
    if matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'(' | b'/' | 0x80..) {
        bits |= STARTS_PLAIN;
    }
    bits
}

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// After `key: ` in block style.
    Block,
    /// In a list `[a, b]`.
    Flow,
}

/// Writes a string plain where that is safe, else in double quotes.
///
/// # Errors
/// Those of `out`.
pub fn write(text: &str, place: Place, out: &mut impl Write) -> io::Result<()> {
    if is_plain(text, place) { out.write_all(text.as_bytes()) } else { write_quoted(text, out) }
}

/// Whether every reader takes the plain string for itself.
pub fn is_plain(text: &str, place: Place) -> bool {
    let bytes = text.as_bytes();
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return false };
    if CLASS[first as usize] & STARTS_PLAIN == 0 || last == b' ' {
        return false;
    }
    if starts_number(first, bytes) && bytes.iter().all(|&b| CLASS[b as usize] & NUMBER != 0) {
        return false;
    }
    if bytes.len() <= LONGEST_WORD && WORDS.iter().any(|w| w.eq_ignore_ascii_case(text)) {
        return false;
    }
    runs_plain(text, if place == Place::Block { STOPS_PLAIN } else { STOPS_FLOW })
}

/// Whether a string may be a number: it begins with a digit, or with an exponent (`E0` is a float to npm's yaml).
fn starts_number(first: u8, bytes: &[u8]) -> bool {
    first.is_ascii_digit() || (matches!(first, b'e' | b'E') && bytes.iter().any(u8::is_ascii_digit))
}

/// Words that some reader takes for a boolean, null or number, in any case.
const WORDS: [&str; 13] =
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "inf", "nan", "infinity"];
const LONGEST_WORD: usize = 8;

/// Whether nothing inside the string ends a plain scalar or must be escaped.
fn runs_plain(text: &str, stops: u8) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(run) = bytes[at..].iter().position(|&b| CLASS[b as usize] & stops != 0) {
        at += run;
        at += match bytes[at] {
            b':' if stops == STOPS_PLAIN && bytes.get(at + 1).is_some_and(|&b| b != b' ') => 1,
            b'#' if stops == STOPS_PLAIN && bytes[at - 1] != b' ' => 1,
            0x80.. => match shown_char(&text[at..]) {
                Some(length) => length,
                None => return false,
            },
            _ => return false,
        };
    }
    true
}

/// The length of the first character where it is one that shows.
fn shown_char(text: &str) -> Option<usize> {
    text.chars().next().filter(|&c| !hidden(c)).map(char::len_utf8)
}

/// Writes a string in double quotes.
///
/// # Errors
/// Those of `out`.
pub fn write_quoted(text: &str, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(run) = bytes[at..].iter().position(|&b| CLASS[b as usize] & STOPS_QUOTED != 0) {
        at += run;
        if let Some(length) = shown_char(&text[at..])
            && bytes[at] >= 0x80
        {
            at += length;
            continue;
        }
        out.write_all(&bytes[from..at])?;
        at += write_escape(&text[at..], out)?;
        from = at;
    }
    out.write_all(&bytes[from..])?;
    out.write_all(b"\"")
}

/// Writes the first character as an escape that YAML 1.1 and 1.2 share, and returns its length in bytes.
fn write_escape(text: &str, out: &mut impl Write) -> io::Result<usize> {
    let Some(c) = text.chars().next() else { return Ok(0) };
    match c {
        '"' => out.write_all(b"\\\"")?,
        '\\' => out.write_all(b"\\\\")?,
        '\n' => out.write_all(b"\\n")?,
        '\r' => out.write_all(b"\\r")?,
        '\t' => out.write_all(b"\\t")?,
        '\0'..='\u{FF}' => write!(out, "\\x{:02X}", c as u32)?,
        '\u{100}'..='\u{FFFF}' => write!(out, "\\u{:04X}", c as u32)?,
        _ => write!(out, "\\U{:08X}", c as u32)?,
    }
    Ok(c.len_utf8())
}

/// Writes a number in decimal.
///
/// # Errors
/// Those of `out`.
pub fn write_number(mut number: u64, out: &mut impl Write) -> io::Result<()> {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return out.write_all(&digits[at..]);
        }
    }
}
