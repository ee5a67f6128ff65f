//! Articles: `artikel 8.2` `de artikelen 4.6, 4.7 en 4.8` `art. 6 lid 3 en 4` `artikel(en) 71.1 en/of 71.2` `artikels 1bis en 5bis`.

use super::list::list;
use super::words::{boundary, no_case, quoted};
use super::{At, Group, Level, Named, Step, lid, number, onderdeel};
use nom::branch::alt;
use nom::character::complete::{space0, space1};
use nom::combinator::{opt, peek, recognize, value};
use nom::{IResult, Parser};

/// `articles = keyword SP (list / quoted)`
pub(super) fn articles(i: &str) -> IResult<&str, Group> {
    let (rest, plural) = keyword(i)?;
    if let Ok((rest, heading)) = quoted(rest) {
        let step = Step { level: Level::Artikel, at: At::Heading(heading.to_owned()) };
        return Ok((rest, Group(vec![Named { step, until: None, tail: Vec::new() }])));
    }
    list(rest, plural, article)
}

/// `keyword = "artikelen" / "artikel(en)" / "artikels" / "artikel" / "art." / "artt." / "art"`, any case; whether it is a plural
fn keyword(i: &str) -> IResult<&str, bool> {
    let plural = alt((no_case("artikelen"), no_case("artikel(en)"), no_case("artikels"), no_case("artt.")));
    let single = alt((no_case("artikel"), no_case("art.")));
    let short = recognize((no_case("art"), peek((space1, nom::character::complete::digit1))));
    let (rest, plural) = alt((value(true, plural), value(false, single), value(false, short))).parse(i)?;
    let (rest, _) = boundary(rest)?;
    let (rest, _) = alt((space1, recognize(peek(nom::character::complete::digit1)))).parse(rest)?;
    let (rest, _) = opt((alt((no_case("nummer"), no_case("nrs."), no_case("nr."))), space0)).parse(rest)?;
    Ok((rest, plural))
}

/// `article = number *(lid-tail / onderdeel-tail)`; a keyword may stand before each member that is not the first
fn article(i: &str) -> IResult<&str, Named> {
    let (rest, number) = number::number(i)?;
    let mut named = Named::number(Level::Artikel, number.to_owned());
    let mut rest = rest;
    while named.tail.len() < 4
        && let Ok((next, group)) = alt((lid::tail, onderdeel::tail)).parse(rest)
    {
        rest = next;
        named.tail.push(group);
    }
    // `artikel 3 § 5 lid 3`: each step is inside the one before it.
    while named.tail.len() > 1 {
        let inner = named.tail.pop().expect("more than one");
        let last = named.tail.last_mut().and_then(|g| g.0.last_mut()).expect("a group is not empty");
        last.tail.push(inner);
    }
    Ok((rest, named))
}
