//! What closes a label without a keyword, and what may stand after it.
//!
//! ```text
//! close   = ".)" / ")" / "}" / "." / ""
//! bracket = "(" number ")"
//! ```
//!
//! After the label comes white space or the end of the text. Extractors also lose that space: `(xiii)bedrijf`,
//! `a.Diensten`, `1.Definities`. How much of this is believed depends on the label, because `b.v.` and `1.5` exist.

use super::Close;
use nom::character::complete::char;
use nom::sequence::delimited;
use nom::{IResult, Parser};

/// A number with the brackets or the sign that close it.
pub(super) struct Closed<T> {
    /// The number.
    pub number: T,
    /// A bracket stands before it.
    pub open: bool,
    /// What closes it.
    pub close: Close,
}

/// `closed = bracket / number close`
pub(super) fn closed<'a, T>(number: fn(&'a str) -> IResult<&'a str, T>, i: &'a str) -> IResult<&'a str, Closed<T>> {
    if i.starts_with('(') {
        let (rest, number) = delimited(char('('), number, char(')')).parse(i)?;
        return Ok((rest, Closed { number, open: true, close: Close::Paren }));
    }
    let (rest, number) = number(i)?;
    let (rest, close) = close(rest);
    Ok((rest, Closed { number, open: false, close }))
}

/// `close = ".)" / ")" / "}" / "." / ""`
pub(super) fn close(i: &str) -> (&str, Close) {
    match i.as_bytes() {
        [b'.', b')', ..] => (&i[2..], Close::Paren),
        // A scanner takes a bracket for a brace.
        [b')' | b'}', ..] => (&i[1..], Close::Paren),
        [b'.', ..] => (&i[1..], Close::Dot),
        _ => (i, Close::None),
    }
}

/// What stands behind the colon that closes a number, which has no other sign: `1: Huur`, `1.1: De huur`, but not `1:2` or `1: de`.
pub(super) fn colon(rest: &str, close: Close) -> Option<&str> {
    let rest = rest.strip_prefix(':').filter(|_| close == Close::None)?;
    let begins = rest.trim_start().is_empty() || capital(rest.trim_start());
    (blank(rest) && begins).then_some(rest)
}

/// A sign that parts a number from its text, with the white space before it: `1.1 - De huur`, `1 | Huur`, `1 . De`. What follows
/// begins with a capital, so that `1 - 3` is none.
pub(super) fn parting(rest: &str) -> &str {
    let sign = rest.trim_start_matches([' ', '\t']);
    let Some(behind) = sign.strip_prefix(['-', '–', '—', '|', '.']).filter(|_| sign.len() < rest.len()) else {
        return rest;
    };
    if blank(behind) && capital(behind.trim_start()) { behind } else { rest }
}

/// White space, or nothing at all.
pub(super) fn blank(rest: &str) -> bool {
    match rest.as_bytes().first() {
        None | Some(b' ' | b'\t' | b'\n' | b'\r') => true,
        Some(byte) if byte.is_ascii() => matches!(byte, 0x0B | 0x0C),
        Some(_) => rest.starts_with(char::is_whitespace),
    }
}

/// White space so wide that what stands before it is set apart, and text behind it.
pub(super) fn gap(rest: &str) -> bool {
    let wide = rest.starts_with('\t') || rest.starts_with("  ");
    wide && !rest.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) && !rest.trim().is_empty()
}

/// A letter or an opening quote.
pub(super) fn letter(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_alphabetic() || quote(c))
}

/// A capital or an opening quote.
pub(super) fn capital(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_uppercase() || quote(c))
}

/// Two letters or more, or an opening quote; so not the rest of `b.v.` and `o.a.`
pub(super) fn word(rest: &str) -> bool {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    quote(first) || first.is_alphabetic() && chars.next().is_some_and(char::is_alphabetic)
}

fn quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»')
}
