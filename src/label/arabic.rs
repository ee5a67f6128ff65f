//! Simple numbers: `1.` `12.` `1)` `(1)` `1` `7a` `7a.` `2bis`.
//!
//! ```text
//! arabic  = "(" simple ")" [blanks parting] / simple close [blanks parting] / simple ":"
//!                                        ; after the colon the end, or white space and a capital
//! parting = "-" / "|"                    ; white space and a capital after it
//! simple  = (natural / padded) [suffix]
//! natural = %x31-39 *3DIGIT              ; 1 to 9999, no leading zero
//! padded  = "0" %x31-39                  ; `01` to `09`
//! suffix  = latin / ALPHA                ; and no letter or digit after it
//! latin   = "bis" / "ter" / "quater" / …
//! ```
//!
//! Without a sign that closes it, a number from 1000 is a year, `1e` is an ordinal and `3x` is `three times`.
//! No number: `1e` `2de` `1ste` `30%` `12,5` `1/2` `6:89` `1-1-2020` `020` `12345`.

use super::number::{BIS, LATIN, MAX_SLASH, SLASH};
use super::tail::{self, Closed};
use super::{Close, Number, Numeral, Reading};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, satisfy};
use nom::combinator::{fail, not, opt, peek, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// `arabic = "(" simple ")" [blanks parting] / simple close [blanks parting] / simple ":"`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    let (rest, label) = tail::closed(simple, i)?;
    if let Some(rest) = tail::colon(rest, label.close) {
        return Ok((rest, Reading { close: Close::Colon, ..Reading::new(Numeral::Arabic, label.number, i, rest) }));
    }
    if !(label.open || label.close != Close::None || bare(&label.number)) || !follows(rest, &label) {
        return fail().parse(i);
    }
    let rest = tail::parting(rest);
    let Closed { number, open, close } = label;
    let reading = Reading { open, close, ..Reading::new(Numeral::Arabic, number, i, rest) };
    Ok((rest, reading))
}

/// `simple = (natural / padded) [suffix]`
pub(super) fn simple(i: &str) -> IResult<&str, Number> {
    let value = alt((natural.map(Number::single), padded.map(|n| Number::single(n).with_zero(true))));
    (value, opt(suffix)).map(|(number, suffix)| number.with_suffix(suffix.unwrap_or(0))).parse(i)
}

/// `padded = "0" %x31-39`, and no digit after it: the numbers of a house style that has `01` to `10`
pub(super) fn padded(i: &str) -> IResult<&str, u16> {
    match digits(i) {
        [b'0', digit @ b'1'..=b'9'] => Ok((&i[2..], u16::from(digit - b'0'))),
        _ => fail().parse(i),
    }
}

/// `natural = %x31-39 *3DIGIT`, and no digit after it
pub(super) fn natural(i: &str) -> IResult<&str, u16> {
    match digits(i) {
        all @ [b'1'..=b'9', more @ ..] if more.len() < 4 => {
            Ok((&i[all.len()..], all.iter().fold(0, |value, digit| value * 10 + u16::from(digit - b'0'))))
        }
        _ => fail().parse(i),
    }
}

/// The digits at the beginning, and no more than tell that they are too many.
fn digits(i: &str) -> &[u8] {
    let len = i.bytes().take(5).take_while(u8::is_ascii_digit).count();
    &i.as_bytes()[..len]
}

/// `inserted = natural "/" natural`, and no letter, digit or slash after it: an article that was put in later, in Belgium
pub(super) fn inserted(i: &str) -> IResult<&str, Number> {
    let place = verify(natural, |n| *n <= MAX_SLASH);
    let end = not(satisfy(|c| c.is_alphanumeric() || c == '/'));
    let number = |(value, place)| Number::single(value).with_suffix(SLASH + place as u8);
    terminated((natural, preceded(char('/'), place)), end).map(number).parse(i)
}

/// `apart = natural blank latin`, and no letter or digit after it: `Artikel 5 bis`
pub(super) fn apart(i: &str) -> IResult<&str, Number> {
    let end = not(satisfy(char::is_alphanumeric));
    let number = |(value, suffix)| Number::single(value).with_suffix(suffix);
    terminated((natural, preceded(char(' '), latin)), end).map(number).parse(i)
}

/// `suffix = latin / ALPHA`, and no letter or digit after it
pub(super) fn suffix(i: &str) -> IResult<&str, u8> {
    let letter = satisfy(|c| c.is_ascii_alphabetic()).map(|c| match c {
        'a'..='z' => c as u8 - b'a' + 1,
        _ => c as u8 - b'A' + 27,
    });
    // Nearly all numbers have none.
    peek(satisfy(|c| c.is_ascii_alphabetic())).parse(i)?;
    terminated(alt((latin, letter)), not(satisfy(char::is_alphanumeric))).parse(i)
}

/// `latin = "bis" / "ter" / …`
fn latin(i: &str) -> IResult<&str, u8> {
    for (place, word) in (BIS..).zip(LATIN) {
        if let Ok((rest, _)) = tag::<_, _, ()>(word).parse(i) {
            return Ok((rest, place));
        }
    }
    fail().parse(i)
}

/// Whether a number can be a label without anything that closes it.
pub(super) fn bare(number: &Number) -> bool {
    const E: u8 = 5;
    const X: u8 = 24;
    number.parts()[0] < 1000 && !matches!(number.suffix, E | X)
}

fn follows(rest: &str, label: &Closed<Number>) -> bool {
    match label.close {
        Close::None => {
            let text = rest.strip_prefix(' ').unwrap_or(rest);
            let dialled = label.number.padded && text.starts_with(|c: char| c.is_ascii_digit());
            tail::blank(rest) && !text.starts_with(['%', '‰']) && !dialled
        }
        Close::Paren => tail::blank(rest) || tail::letter(rest),
        _ => tail::blank(rest) || tail::capital(rest),
    }
}
