//! Romans: `i.` `ii)` `(iv)` `IV.` `IV`, as they are properly written, up to `L` = 50.
//!
//! ```text
//! romans = "(" roman ")" / roman close
//! roman  = tens [ones] / ones             ; all capitals or all small, and at most 50
//! tens   = "XXX" / "XX" / "XL" / "X" / "L"
//! ones   = "IX" / "IV" / "VIII" / "VII" / "VI" / "V" / "III" / "II" / "I"
//! ```
//!
//! Only capitals can do without a sign that closes them. Not roman: `iiii` `vx` `ic` `Iv` `LX`.

use super::tail::{self, Closed};
use super::{Close, Number, Numeral, Reading};
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::one_of;
use nom::combinator::{consumed, fail, map_opt, opt, peek};
use nom::{IResult, Parser};

const TENS: [(&str, u16); 5] = [("xxx", 30), ("xx", 20), ("xl", 40), ("x", 10), ("l", 50)];
const ONES: [(&str, u16); 9] =
    [("ix", 9), ("iv", 4), ("viii", 8), ("vii", 7), ("vi", 6), ("v", 5), ("iii", 3), ("ii", 2), ("i", 1)];

/// `romans = "(" roman ")" / roman close`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    let (rest, label) = tail::closed(roman, i)?;
    if !follows(rest, &label) {
        return fail().parse(i);
    }
    let (numeral, number) = label.number;
    let reading = Reading { open: label.open, close: label.close, ..Reading::new(numeral, number, i, rest) };
    Ok((rest, reading))
}

/// `roman = tens [ones] / ones`
pub(super) fn roman(i: &str) -> IResult<&str, (Numeral, Number)> {
    peek(one_of("ivxlIVXL")).parse(i)?;
    let value = alt(((tens, opt(ones)).map(|(tens, ones)| tens + ones.unwrap_or(0)), ones));
    map_opt(consumed(value), |(printed, value): (&str, u16)| {
        let numeral = match printed.bytes().filter(u8::is_ascii_uppercase).count() {
            0 => Numeral::RomanLower,
            all if all == printed.len() => Numeral::RomanUpper,
            _ => return None,
        };
        (value <= 50).then(|| (numeral, Number::single(value)))
    })
    .parse(i)
}

fn tens(i: &str) -> IResult<&str, u16> {
    sign(&TENS, i)
}

fn ones(i: &str) -> IResult<&str, u16> {
    sign(&ONES, i)
}

/// The first sign of the table that the text begins with.
fn sign<'a>(table: &[(&str, u16)], i: &'a str) -> IResult<&'a str, u16> {
    for (sign, worth) in table {
        if let Ok((rest, _)) = tag_no_case::<_, _, ()>(*sign).parse(i) {
            return Ok((rest, *worth));
        }
    }
    fail().parse(i)
}

fn follows(rest: &str, label: &Closed<(Numeral, Number)>) -> bool {
    match label.close {
        Close::None => label.number.0 == Numeral::RomanUpper && tail::blank(rest),
        Close::Paren => tail::blank(rest) || tail::letter(rest),
        _ => tail::blank(rest) || tail::word(rest),
    }
}
