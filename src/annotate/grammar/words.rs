//! Words and signs between the numbers of a reference.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, satisfy, space1};
use nom::combinator::{fail, not, opt, peek};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

/// The letters of `wanted`, ASCII ones in any case. (The rule of nom folds every character by Unicode, which takes
/// half of the time of this stage.)
pub fn no_case<'a>(wanted: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    move |i: &'a str| match i.as_bytes().get(..wanted.len()) {
        Some(head) if head.eq_ignore_ascii_case(wanted.as_bytes()) => Ok((&i[wanted.len()..], &i[..wanted.len()])),
        _ => fail().parse(i),
    }
}

/// Whether the first letter is that of `wanted`: a quick look that turns most words of a list away.
pub(super) fn may_begin(i: &str, wanted: &str) -> bool {
    i.as_bytes().first().map(u8::to_ascii_lowercase) == wanted.as_bytes().first().map(u8::to_ascii_lowercase)
}

/// `word = 1*LETTER`, in any case, and no letter or digit behind it
pub fn word<'a>(wanted: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    terminated(no_case(wanted), boundary)
}

/// One of several words; the first that fits.
pub fn one_word<'a>(i: &'a str, wanted: &[&'static str]) -> IResult<&'a str, &'a str> {
    for each in wanted.iter().filter(|each| may_begin(i, each)) {
        if let Ok(found) = word(each).parse(i) {
            return Ok(found);
        }
    }
    nom::combinator::fail().parse(i)
}

/// Nothing, before something that is no letter or digit
pub fn boundary(i: &str) -> IResult<&str, ()> {
    not(peek(satisfy(char::is_alphanumeric))).parse(i)
}

/// What joins the members of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// `,`: the list must still get a conjunction
    Comma,
    /// `en`, `of`, `en/of`, …
    And,
    /// `tot en met`, `t/m`
    Until,
}

/// ```text
/// joint       = until / conjunction / comma
/// until       = ["."] *SP ("tot en met" / "t/m" / "t.e.m." / "tem" / "–" / "-") *SP
/// conjunction = [","] ["."] SP ("en/of" / "en" / "of" / "alsmede" / "dan wel" / "juncto" / "jo." / …) SP / "/"
/// comma       = ["."] "," SP
/// ```
/// A dot counts only where a small letter follows: `artikel 4.6. t/m 4.8.`
pub fn joint(i: &str) -> IResult<&str, Joint> {
    if let Ok((rest, _)) = until(i) {
        return Ok((rest, Joint::Until));
    }
    if let Ok((rest, _)) = conjunction(i) {
        return Ok((rest, Joint::And));
    }
    let (rest, _) = (opt(char('.')), char(','), space1).parse(i)?;
    Ok((rest, Joint::Comma))
}

fn until(i: &str) -> IResult<&str, ()> {
    let (rest, _) = (opt(char('.')), opt(space1)).parse(i)?;
    for sign in ["tot en met ", "t/m", "t.e.m.", "tem ", "tot en met", "–", "-"] {
        if let Ok((rest, _)) = tag::<_, _, ()>(sign).parse(rest) {
            let (rest, _) = opt(space1).parse(rest)?;
            return Ok((rest, ()));
        }
    }
    nom::combinator::fail().parse(i)
}

/// The words that join the last member of a list.
const CONJUNCTIONS: [&str; 17] = [
    "en/of",
    "en / of",
    "en ook",
    "en",
    "of",
    "alsmede",
    "alsook",
    "evenals",
    "dan wel",
    "danwel",
    "juncto",
    "jo.",
    "jo",
    "respectievelijk",
    "resp.",
    "c.q.",
    "&",
];

fn conjunction(i: &str) -> IResult<&str, ()> {
    if let Ok((rest, _)) = (char::<_, ()>('/'), opt(space1)).parse(i) {
        return Ok((rest, ()));
    }
    let (rest, _) = (opt(char(',')), opt(char('.')), space1).parse(i)?;
    for each in CONJUNCTIONS {
        if let Ok((rest, _)) = (tag::<_, _, ()>(each), space1).parse(rest) {
            return Ok((rest, ()));
        }
    }
    nom::combinator::fail().parse(i)
}

/// `before-tail = [","] ["."] [SP]`: what may stand between a number and the part inside it: `artikel 1.2, tweede lid`
pub fn before_tail(i: &str) -> IResult<&str, ()> {
    let (rest, _) = (opt(char('.')), opt(char(',')), space1).parse(i)?;
    Ok((rest, ()))
}

/// `quoted = open 1*CHAR close`: in quotes of any sort, at most 120 bytes
pub fn quoted(i: &str) -> IResult<&str, &str> {
    let (rest, open) = satisfy(is_quote).parse(i)?;
    match closing(rest, open) {
        Some((inner, rest)) if !inner.is_empty() => Ok((rest, inner.trim())),
        _ => fail().parse(i),
    }
}

/// The text up to the sign that closes the quotation, at most 120 bytes, and what stands behind that sign.
pub fn closing(text: &str, open: char) -> Option<(&str, &str)> {
    let near = text.char_indices().take_while(|(at, _)| *at <= 120);
    let (end, close) = near.into_iter().find(|(_, c)| closes(open, *c))?;
    Some((&text[..end], &text[end + close.len_utf8()..]))
}

/// A sign that opens or closes a quotation.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '‘' | '’' | '“' | '”' | '„' | '«' | '»' | '‚' | '`' | '´')
}

/// Single quotes are closed by single ones, double by double.
pub fn closes(open: char, close: char) -> bool {
    let single = |c| matches!(c, '\'' | '‘' | '’' | '‚' | '`' | '´');
    is_quote(close) && single(open) == single(close)
}

/// `( rule )`, the brackets not needed
pub fn bracketed<'a, T>(i: &'a str, rule: impl Fn(&'a str) -> IResult<&'a str, T>) -> IResult<&'a str, T> {
    alt((delimited(char('('), &rule, char(')')), &rule)).parse(i)
}

/// `of = [","] SP ("van" / "uit" / "in" / "bij") SP`
pub fn of(i: &str) -> IResult<&str, &str> {
    let (rest, _) = (opt(char(',')), space1).parse(i)?;
    let (rest, word) = one_word(rest, &["van", "uit", "in", "bij"])?;
    let (rest, _) = space1(rest)?;
    Ok((rest, word))
}

/// `the = ("de" / "het" / "den") SP`
pub fn the(i: &str) -> IResult<&str, &str> {
    terminated(|i| one_word(i, &["de", "het", "den"]), space1).parse(i)
}
