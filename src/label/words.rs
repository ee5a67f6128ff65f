//! Numbers in words, from one to twelve: `Hoofdstuk één`, `Eerste afdeling`, `TWEEDE HOOFDSTUK`.
//!
//! ```text
//! cardinal = "één" / "een" / "twee" / … / "twaalf"         ; in any case, and no letter after it
//! ordinal  = "eerste" / "tweede" / … / "twaalfde" / "enig" ; likewise; `Enig artikel` is the first
//! ```

use super::Number;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::alpha1;
use nom::combinator::{map_opt, value};
use nom::{IResult, Parser};

const CARDINALS: [&str; 12] =
    ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];

const ORDINALS: [&str; 12] = [
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
    "twaalfde",
];

/// `cardinal = "één" / "een" / "twee" / …`
pub(super) fn cardinal(i: &str) -> IResult<&str, Number> {
    let accented = alt((tag("één"), tag("Eén"), tag("Één"), tag("ÉÉN")));
    alt((value(Number::single(1), accented), |i| word(&CARDINALS, i))).parse(i)
}

/// `ordinal = "eerste" / "tweede" / … / "enig"`
pub(super) fn ordinal(i: &str) -> IResult<&str, Number> {
    alt((value(Number::single(1), tag_no_case("enig")), |i| word(&ORDINALS, i))).parse(i)
}

fn word<'a>(table: &[&str], i: &'a str) -> IResult<&'a str, Number> {
    map_opt(alpha1, |word: &str| {
        let place = table.iter().position(|w| w.eq_ignore_ascii_case(word))?;
        Some(Number::single(place as u16 + 1))
    })
    .parse(i)
}
