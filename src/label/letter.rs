//! Letters: `a.` `a)` `(a)` `A.` `A)` `A` `aa.` `bb)` `ab.`
//!
//! ```text
//! letters = "(" mark ")" / mark close
//! mark    = double / ALPHA
//! double  = 2(same ALPHA) / "a" %x62-7A   ; after z: aa, bb, … or aa, ab, …
//! ```
//!
//! Only a single capital can do without a sign that closes it (`A WEBSITE`), and a single letter before a tab or several spaces. No letters: `b.v.` `o.a.` `i.v.m.`
//! (an abbreviation goes on with one letter), `(af)levering` (`af` needs white space after it), `de`.

use super::number::DOUBLED;
use super::tail::{self, Closed};
use super::{Close, Number, Numeral, Reading};
use nom::branch::alt;
use nom::bytes::complete::take;
use nom::character::complete::satisfy;
use nom::combinator::{fail, map_opt};
use nom::{IResult, Parser};

/// `letters = "(" mark ")" / mark close`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    let (rest, label) = tail::closed(mark, i)?;
    if !follows(rest, &label) {
        return fail().parse(i);
    }
    let (numeral, number) = label.number;
    let reading = Reading { open: label.open, close: label.close, ..Reading::new(numeral, number, i, rest) };
    Ok((rest, reading))
}

/// `mark = double / ALPHA`
fn mark(i: &str) -> IResult<&str, (Numeral, Number)> {
    alt((double, single)).parse(i)
}

/// One letter, as a value.
pub(super) fn single(i: &str) -> IResult<&str, (Numeral, Number)> {
    map_opt(satisfy(|c| c.is_ascii_alphabetic()), |c| value(c as u8)).parse(i)
}

/// `double = 2(same ALPHA) / "a" %x62-7A`
fn double(i: &str) -> IResult<&str, (Numeral, Number)> {
    map_opt(take(2usize), |pair: &str| match *pair.as_bytes() {
        [a, b] if a == b => value(a).map(|(numeral, n)| {
            let suffix = if n.last() == 1 { 0 } else { DOUBLED };
            (numeral, Number::single(n.last() + 26).with_suffix(suffix))
        }),
        [b'a', b @ b'b'..=b'z'] => Some((Numeral::Lower, Number::single((b - b'a' + 27).into()))),
        _ => None,
    })
    .parse(i)
}

fn value(letter: u8) -> Option<(Numeral, Number)> {
    match letter {
        b'a'..=b'z' => Some((Numeral::Lower, Number::single((letter - b'a' + 1).into()))),
        b'A'..=b'Z' => Some((Numeral::Upper, Number::single((letter - b'A' + 1).into()))),
        _ => None,
    }
}

fn follows(rest: &str, label: &Closed<(Numeral, Number)>) -> bool {
    let (numeral, number) = label.number;
    let long = number.last() > 26;
    let closed = label.close != Close::None || !long && (numeral == Numeral::Upper || tail::gap(rest));
    tail::blank(rest) && closed
        || match label.close {
            _ if long && number.suffix != DOUBLED && number.last() > 27 => false,
            Close::Paren => tail::letter(rest),
            Close::Dot => tail::word(rest),
            _ => false,
        }
}
