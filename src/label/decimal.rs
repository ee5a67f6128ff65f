//! Decimal numbers: `4.1` `4.1.` `1.2.5` `7.2a` `1.1)`, and those that end in a letter or have a colon: `4.a.` `4:1`.
//!
//! ```text
//! decimal  = "(" number ")" / number close [blanks parting] / number ":"
//! parting  = "-" / "|"                   ; white space and a capital after it
//! number   = part *4("." part) "." (part / padded) [suffix]
//!          / CAPITAL 1*5("." part)
//!          / CAPITAL part *4("." part)    ; `A1`: a capital follows, or another part
//!          / roman 1*5("." part)          ; `I.1`, `XII.4.2`: capitals
//! part     = %x31-39 *2DIGIT             ; 1 to 999, no leading zero
//! lettered = part *4("." part) "." %x61-7A close   ; white space after it
//! hyphened = (roman / CAPITAL) "-" part  ; `I-1`, only behind a keyword
//! colon    = part ":" part [suffix]      ; only behind a keyword
//! ```
//!
//! Not decimal: `1.000.000,-` `50.000,-` `1.250` (thousands: three digits after a dot, unless a keyword stands before),
//! `01.02.2019` `1.2.2019` (dates), `9.00-17.00` (times), `1.2.3.4.5.6.7` (more than six parts).

use super::arabic::{bare, natural, padded, suffix};
use super::roman::roman;
use super::tail;
use super::{Close, MAX_PARTS, Number, Numeral, Reading};
use nom::branch::alt;
use nom::character::complete::{char, satisfy};
use nom::combinator::{fail, opt, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// `decimal = "(" number ")" / number close`, with digits or a capital first
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    closed(|i| alt((number, coded)).parse(i), i)
}

/// The same with a roman first.
pub(super) fn roman_label(i: &str) -> IResult<&str, Reading> {
    closed(romanised, i)
}

fn closed(number: fn(&str) -> IResult<&str, Number>, i: &str) -> IResult<&str, Reading> {
    let (rest, label) =
        verify(|i| tail::closed(number, i), |c| !thousands(&c.number) && (c.close != Close::None || bare(&c.number)))
            .parse(i)?;
    if let Some(rest) = tail::colon(rest, label.close) {
        return Ok((rest, Reading { close: Close::Colon, ..Reading::new(Numeral::Decimal, label.number, i, rest) }));
    }
    let follows = tail::blank(rest)
        || match label.close {
            Close::None => {
                !label.number.tight && (glued(rest) || label.number.parts().len() >= DEEP && tail::word(rest))
            }
            Close::Paren => tail::letter(rest),
            _ => tail::capital(rest) || label.number.parts().len() >= DEEP && tail::word(rest),
        };
    let code = label.number.tight && label.number.parts().len() == 2 && !tail::capital(rest.trim_start());
    if !follows || code {
        return fail().parse(i);
    }
    let rest = tail::parting(rest);
    let reading =
        Reading { open: label.open, close: label.close, ..Reading::new(Numeral::Decimal, label.number, i, rest) };
    Ok((rest, reading))
}

/// No measure, version or date has so many numbers, so that any word may be glued to them: `1.1.2.1de`
const DEEP: usize = 3;

/// A word whose space before it was lost: `3.1.1Onder`, not `1.5V` or `2.5GHz`
pub(super) fn glued(rest: &str) -> bool {
    let mut chars = rest.chars();
    let word = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    word && chars.next().is_some_and(|c| c.is_lowercase() || c == ' ')
}

/// `number = part 1*5("." part) [suffix]`
pub(super) fn number(i: &str) -> IResult<&str, Number> {
    let (mut rest, first) = part(i)?;
    let mut parts = [first, 0, 0, 0, 0, 0];
    let mut len = 1;
    let mut zero = false;
    while let [b'.', digit @ b'0'..=b'9', ..] = rest.as_bytes() {
        let (after, value) = alt((part, padded)).parse(&rest[1..])?;
        if len == MAX_PARTS || zero {
            return fail().parse(i);
        }
        zero = *digit == b'0';
        parts[len] = value;
        len += 1;
        rest = after;
    }
    if len == 1 {
        return fail().parse(i);
    }
    let (rest, suffix) = opt(suffix).parse(rest)?;
    match Number::from_parts(&parts[..len]) {
        Some(number) => Ok((rest, number.with_suffix(suffix.unwrap_or(0)).with_zero(zero))),
        None => fail().parse(i),
    }
}

/// `coded = CAPITAL 1*5("." part) / CAPITAL part *4("." part)`: `A.1`, `B.2.1`, `A1`, `B2.1`
pub(super) fn coded(i: &str) -> IResult<&str, Number> {
    let (rest, capital) = satisfy(|c| c.is_ascii_uppercase()).parse(i)?;
    let mut parts = vec![capital as u16 - 'A' as u16 + 1];
    let (mut rest, first) = opt(part).parse(rest)?;
    parts.extend(first);
    while let Ok((after, value)) = preceded(char('.'), part).parse(rest) {
        parts.push(value);
        rest = after;
    }
    match Number::from_parts(&parts) {
        Some(number) if parts.len() > 1 => Ok((rest, number.with_capital(first.is_some()))),
        _ => fail().parse(i),
    }
}

/// `romanised = roman 1*5("." part)`, in capitals: `I.1`, `XII.4.2`
pub(super) fn romanised(i: &str) -> IResult<&str, Number> {
    let (mut rest, (_, first)) = verify(roman, |(numeral, _)| *numeral == Numeral::RomanUpper).parse(i)?;
    let mut parts = vec![first.last()];
    while let Ok((after, value)) = preceded(char('.'), part).parse(rest) {
        parts.push(value);
        rest = after;
    }
    match Number::from_parts(&parts) {
        Some(number) if parts.len() > 1 => Ok((rest, number.with_roman())),
        _ => fail().parse(i),
    }
}

/// `hyphened = (roman / CAPITAL) "-" part`, behind a keyword only: `I-1`, `A-12`
pub(super) fn hyphened(i: &str) -> IResult<&str, Number> {
    let capital = |i| satisfy(|c| c.is_ascii_uppercase()).map(|c| c as u16 - 'A' as u16 + 1).parse(i);
    let upper = verify(roman, |(numeral, _)| *numeral == Numeral::RomanUpper);
    let first = alt((upper.map(|(_, number)| (number.last(), true)), (capital).map(|value| (value, false))));
    let (rest, ((first, roman), _, value)) = (first, char('-'), part).parse(i)?;
    let number = Number::from_parts(&[first, value]).expect("two parts are allowed").with_hyphen();
    Ok((rest, if roman { number.with_roman() } else { number.with_capital(false) }))
}

/// `lettered = part *4("." part) "." %x61-7A close`
pub(super) fn lettered(i: &str) -> IResult<&str, Reading> {
    let mut parts = Vec::with_capacity(MAX_PARTS);
    let mut rest = i;
    while let Ok((after, value)) = terminated(part, char('.')).parse(rest) {
        parts.push(value);
        rest = after;
    }
    let (rest, letter) = satisfy(|c| c.is_ascii_lowercase()).parse(rest)?;
    let (rest, close) = tail::close(rest);
    parts.push(letter as u16 - 'a' as u16 + 1);
    match Number::from_parts(&parts) {
        Some(number) if parts.len() > 1 && tail::blank(rest) => {
            Ok((rest, Reading { close, ..Reading::new(Numeral::Lettered, number, i, rest) }))
        }
        _ => fail().parse(i),
    }
}

/// `colon = part ":" part [suffix]`
pub(super) fn colon(i: &str) -> IResult<&str, Number> {
    let (rest, (before, after, letter)) = (part, preceded(char(':'), part), opt(suffix)).parse(i)?;
    let number = Number::from_parts(&[before, after]).expect("two parts are allowed");
    Ok((rest, number.with_suffix(letter.unwrap_or(0))))
}

/// `part = %x31-39 *2DIGIT`
fn part(i: &str) -> IResult<&str, u16> {
    verify(natural, |value| *value < 1000).parse(i)
}

/// Three digits after a dot: an amount, not a number of a lid.
fn thousands(number: &Number) -> bool {
    number.parts()[1..].iter().any(|part| *part > 99)
}
