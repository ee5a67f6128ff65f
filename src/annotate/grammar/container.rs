//! Parts above the article: `hoofdstuk 2` `de hoofdstukken 2 en 3` `paragraaf 3` `§ 3` `afdeling 2B` `titel 7.10` `Boek 6` `bijlage 1` `deel A`
//! `het hoofdstuk ‘Dienstverlening’` `‘Hoofdstuk Software-as-a-Service’`.

use super::list::list;
use super::words::{boundary, closing, is_quote, may_begin, no_case, quoted};
use super::{At, Group, Level, Named, Step, number};
use crate::tree::Kind;
use nom::branch::alt;
use nom::character::complete::{char, satisfy, space0, space1};
use nom::combinator::{fail, opt};
use nom::sequence::terminated;
use nom::{IResult, Parser};

/// The keywords; a plural stands before its singular.
static KEYWORDS: [(&str, Kind, bool); 18] = [
    ("hoofdstukken", Kind::Hoofdstuk, true),
    ("hoofdstuk", Kind::Hoofdstuk, false),
    ("afdelingen", Kind::Afdeling, true),
    ("afdeling", Kind::Afdeling, false),
    ("paragrafen", Kind::Paragraaf, true),
    ("paragraaf", Kind::Paragraaf, false),
    ("§§", Kind::Paragraaf, true),
    ("§", Kind::Paragraaf, false),
    ("titeldeel", Kind::Titeldeel, false),
    ("titels", Kind::Titeldeel, true),
    ("titel", Kind::Titeldeel, false),
    ("boeken", Kind::Boek, true),
    ("boek", Kind::Boek, false),
    ("delen", Kind::Deel, true),
    ("deel", Kind::Deel, false),
    ("bijlagen", Kind::Bijlage, true),
    ("bijlages", Kind::Bijlage, true),
    ("bijlage", Kind::Bijlage, false),
];

/// `container = keyword SP (list / quoted) / open keyword SP 1*CHAR close / "onder" SP quoted`
pub(super) fn container(i: &str) -> IResult<&str, Group> {
    alt((in_quotes, numbered, under)).parse(i)
}

/// The kind that a keyword names, and whether it is a plural.
pub(super) fn keyword(i: &str) -> IResult<&str, (Kind, bool)> {
    for &(word, kind, plural) in KEYWORDS.iter().filter(|keyword| may_begin(i, keyword.0)) {
        if let Ok((rest, _)) = terminated(no_case(word), boundary_or_sign(word)).parse(i) {
            return Ok((rest, (kind, plural)));
        }
    }
    fail().parse(i)
}

/// A sign may have its number right behind it: `§3`
fn boundary_or_sign<'a>(word: &str) -> impl Parser<&'a str, Output = (), Error = nom::error::Error<&'a str>> + use<'a> {
    let sign = word.starts_with('§');
    move |i: &'a str| if sign { Ok((i, ())) } else { boundary(i) }
}

/// `keyword SP (list / quoted)`
fn numbered(i: &str) -> IResult<&str, Group> {
    let (rest, (kind, plural)) = keyword(i)?;
    let (rest, _) = if i.starts_with('§') { space0(rest)? } else { space1(rest)? };
    if let Ok((rest, heading)) = quoted(rest) {
        return Ok((rest, named(Level::Container(kind), heading)));
    }
    list(rest, plural, |i| member(i, kind))
}

/// `member = number / CAPITAL`
fn member(i: &str, kind: Kind) -> IResult<&str, Named> {
    let capital = nom::combinator::recognize(terminated(satisfy(|c: char| c.is_ascii_uppercase()), boundary));
    let (rest, number) = alt((number::number, capital)).parse(i)?;
    Ok((rest, Named::number(Level::Container(kind), number.to_owned())))
}

/// A quotation that begins with the keyword: `‘Hoofdstuk Software-as-a-Service (SaaS)’`
fn in_quotes(i: &str) -> IResult<&str, Group> {
    let (rest, open) = satisfy(is_quote).parse(i)?;
    let (rest, ((kind, _), _)) = (keyword, space1).parse(rest)?;
    match closing(rest, open) {
        Some((heading, rest)) => Ok((rest, named(Level::Container(kind), heading))),
        None => fail().parse(i),
    }
}

/// A heading in quotes: `de bepalingen onder ‘Algemeen’`
fn under(i: &str) -> IResult<&str, Group> {
    let (rest, _) = (no_case("onder"), char(' '), opt(no_case("het kopje "))).parse(i)?;
    let (rest, heading) = quoted(rest)?;
    Ok((rest, named(Level::Heading, heading)))
}

fn named(level: Level, heading: &str) -> Group {
    let step = Step { level, at: At::Heading(heading.trim().to_owned()) };
    Group(vec![Named { step, until: None, tail: Vec::new() }])
}
