//! Decimal numbers: `4.1` `4.1.` `1.2.5` `7.2a` `1.1)`.
//!
//! ```text
//! decimal = "(" number ")" / number close
//! number  = part 1*5("." part) [suffix]
//! part    = %x31-39 *2DIGIT              ; 1 to 999, no leading zero
//! ```
//!
//! Not decimal: `1.000.000,-` `50.000,-` `1.250` (thousands: three digits after a dot, unless a keyword stands before),
//! `01.02.2019` `1.2.2019` (dates), `9.00-17.00` (times), `1.2.3.4.5.6.7` (more than six parts).

use super::arabic::{bare, natural, suffix};
use super::tail;
use super::{Close, MAX_PARTS, Number, Numeral, Reading};
use nom::character::complete::{char, satisfy};
use nom::combinator::{fail, not, opt, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// `decimal = "(" number ")" / number close`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    let (rest, label) =
        verify(|i| tail::closed(number, i), |c| !thousands(&c.number) && (c.close != Close::None || bare(&c.number)))
            .parse(i)?;
    let follows = tail::blank(rest)
        || match label.close {
            Close::None => false,
            Close::Paren => tail::letter(rest),
            _ => tail::capital(rest),
        };
    if !follows {
        return fail().parse(i);
    }
    let reading =
        Reading { open: label.open, close: label.close, ..Reading::new(Numeral::Decimal, label.number, i, rest) };
    Ok((rest, reading))
}

/// `number = part 1*5("." part) [suffix]`
pub(super) fn number(i: &str) -> IResult<&str, Number> {
    let (mut rest, first) = part(i)?;
    let mut parts = [first, 0, 0, 0, 0, 0];
    let mut len = 1;
    while let Ok((after, value)) = preceded(char('.'), part).parse(rest) {
        if len == MAX_PARTS {
            return fail().parse(i);
        }
        parts[len] = value;
        len += 1;
        rest = after;
    }
    let (rest, _) = not((char('.'), satisfy(|c| c.is_ascii_digit()))).parse(rest)?;
    let (rest, suffix) = opt(suffix).parse(rest)?;
    match Number::from_parts(&parts[..len]) {
        Some(number) if len > 1 => Ok((rest, number.with_suffix(suffix.unwrap_or(0)))),
        _ => fail().parse(i),
    }
}

/// `part = %x31-39 *2DIGIT`
fn part(i: &str) -> IResult<&str, u16> {
    verify(natural, |value| *value < 1000).parse(i)
}

/// Three digits after a dot: an amount, not a number of a lid.
fn thousands(number: &Number) -> bool {
    number.parts()[1..].iter().any(|part| *part > 99)
}
