//! Onderdelen: `sub b` `onder a en c` `onderdeel (b)` `onderdelen a tot en met c` `aanhef en onder b` `onder 13.1` `sub 1`.

use super::list::list;
use super::words::{before_tail, boundary, no_case};
use super::{Group, Level, Named, number};
use nom::branch::alt;
use nom::character::complete::{char, digit1, space1};
use nom::combinator::{fail, opt, value};
use nom::sequence::terminated;
use nom::{IResult, Parser};

/// How deep onderdelen are named inside each other.
const DEPTH: usize = 4;

/// `onderdelen = keyword SP list`
pub(super) fn onderdelen(i: &str) -> IResult<&str, Group> {
    at_depth(i, 0)
}

/// `onderdeel-tail = before-tail (["aanhef en" SP] onderdelen / degrees)`
pub(super) fn tail(i: &str) -> IResult<&str, Group> {
    alt((|i| tail_at_depth(i, 0), degrees)).parse(i)
}

/// `degrees = before-tail list of (1*DIGIT "°")`: `artikel 10, 1° en 2°`
fn degrees(i: &str) -> IResult<&str, Group> {
    let (rest, _) = before_tail(i)?;
    list(rest, false, degree)
}

fn degree(i: &str) -> IResult<&str, Named> {
    let (rest, digits) = terminated(digit1, (char('°'), boundary)).parse(i)?;
    Ok((rest, Named::number(Level::Onderdeel, digits.to_owned())))
}

fn at_depth(i: &str, depth: usize) -> IResult<&str, Group> {
    if depth >= DEPTH {
        return fail().parse(i);
    }
    let (rest, plural) = keyword(i)?;
    list(rest, plural, |i| member(i, depth))
}

fn tail_at_depth(i: &str, depth: usize) -> IResult<&str, Group> {
    let head = alt((no_case("aanhef, en "), no_case("aanhef en "), no_case("aanhef, ")));
    let (rest, _) = (before_tail, opt(head)).parse(i)?;
    at_depth(rest, depth)
}

/// `keyword = "onderdelen" / "onderdeel" / "onder" / "sub" / "letter" / "punt"`; whether it is a plural
fn keyword(i: &str) -> IResult<&str, bool> {
    let plural = alt((no_case("onderdelen"), no_case("subs"), no_case("letters"), no_case("punten")));
    let words = ["onderdeel", "onder", "sub", "letter", "punt"];
    let single = alt(words.map(no_case));
    let (rest, plural) = terminated(alt((value(true, plural), value(false, single))), (boundary, space1)).parse(i)?;
    let (rest, _) = opt((no_case("nummer"), space1)).parse(rest)?;
    Ok((rest, plural))
}

/// `member = [keyword SP] mark [onderdeel-tail]`
fn member(i: &str, depth: usize) -> IResult<&str, Named> {
    let (rest, _) = opt(keyword).parse(i)?;
    let (rest, mark) = alt((absolute, number::mark)).parse(rest)?;
    let mut named = Named::number(Level::Onderdeel, mark.to_owned());
    if let Ok((rest, group)) = tail_at_depth(rest, depth + 1) {
        named.tail.push(group);
        return Ok((rest, named));
    }
    Ok((rest, named))
}

/// A number that carries its parents: `onder 13.1`
fn absolute(i: &str) -> IResult<&str, &str> {
    nom::combinator::verify(number::decimal, |n: &str| n.contains('.')).parse(i)
}
