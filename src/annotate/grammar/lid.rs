//! Leden: `lid 2` `lid 1, 2 en 3` `de leden 1 tot en met 3` `artikelleden (3 t/m 6)` `het eerste en tweede lid` `§ 5`.

use super::list::list;
use super::words::{Joint, before_tail, boundary, bracketed, joint, no_case, one_word};
use super::{Group, Level, Named, number, onderdeel};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{fail, opt, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// The ordinals, the first for 1.
pub(in crate::annotate) const ORDINALS: [&str; 20] = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
];

/// `leden = numbered / ordinal-leden`
pub(super) fn leden(i: &str) -> IResult<&str, Group> {
    alt((numbered, ordinals)).parse(i)
}

/// `lid-tail = before-tail (numbered / ordinal-leden / paragraph-sign)`
pub(super) fn tail(i: &str) -> IResult<&str, Group> {
    preceded(before_tail, alt((numbered, ordinals, sign))).parse(i)
}

/// `numbered = keyword SP ["("] list [")"]`
fn numbered(i: &str) -> IResult<&str, Group> {
    let (rest, plural) = keyword(i)?;
    let (rest, _) = space1(rest)?;
    bracketed(rest, |i| list(i, plural, member))
}

/// `keyword = "artikelleden" / "artikellid" / "leden" / "lid"`; whether it is a plural
fn keyword(i: &str) -> IResult<&str, bool> {
    let plural = alt((no_case("artikelleden"), no_case("leden")));
    let single = alt((no_case("artikellid"), no_case("lid")));
    terminated(alt((value(true, plural), value(false, single))), boundary).parse(i)
}

/// `member = [keyword SP] simple *(onderdeel-tail)`: `lid 1 of lid 3 onder a`
fn member(i: &str) -> IResult<&str, Named> {
    let (rest, _) = opt((keyword, space1)).parse(i)?;
    let (rest, number) = number::simple(rest)?;
    inside(rest, number.trim_end_matches('°').to_owned())
}

/// The parts inside a lid.
fn inside(rest: &str, number: String) -> IResult<&str, Named> {
    let mut named = Named::number(Level::Lid, number);
    let mut rest = rest;
    if let Ok((next, group)) = onderdeel::tail(rest) {
        rest = next;
        named.tail.push(group);
    }
    Ok((rest, named))
}

/// `ordinal-leden = ordinal *(joint ordinal) SP ("lid" / "artikellid") [onderdeel-tail]`
fn ordinals(i: &str) -> IResult<&str, Group> {
    let (mut rest, first) = ordinal(i)?;
    let mut found = vec![Named::number(Level::Lid, first)];
    while found.len() < 20
        && let Ok((next, (kind, number))) = (terminated(joint, opt(tag("het "))), ordinal).parse(rest)
    {
        rest = next;
        match found.last_mut() {
            Some(last) if kind == Joint::Until => last.until = Some(number),
            _ => found.push(Named::number(Level::Lid, number)),
        }
    }
    let (rest, _) = (space1, |i| one_word(i, &["lid", "artikellid", "leden"])).parse(rest)?;
    match onderdeel::tail(rest) {
        Ok((rest, group)) => {
            found.last_mut().expect("the first is there").tail.push(group);
            Ok((rest, Group(found)))
        }
        Err(_) => Ok((rest, Group(found))),
    }
}

/// `ordinal = "eerste" / … / digits ("e" / "de" / "ste")`
fn ordinal(i: &str) -> IResult<&str, String> {
    let digits =
        terminated(nom::character::complete::u8::<_, nom::error::Error<_>>, alt((tag("ste"), tag("de"), tag("e"))));
    if let Ok((rest, number)) = terminated(digits, boundary).parse(i) {
        return Ok((rest, number.to_string()));
    }
    let (rest, found) = take_while1(char::is_alphabetic).parse(i)?;
    let place = ORDINALS.iter().position(|o| o.eq_ignore_ascii_case(found)).filter(|_| boundary(rest).is_ok());
    match place {
        Some(place) => Ok((rest, (place + 1).to_string())),
        None => fail().parse(i),
    }
}

/// `paragraph-sign = "§" ["§"] *SP list`: a lid, in Flemish articles
fn sign(i: &str) -> IResult<&str, Group> {
    let (rest, _) = (char('§'), opt(char('§')), space0).parse(i)?;
    list(rest, false, member)
}
