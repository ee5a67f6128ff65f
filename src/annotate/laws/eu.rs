//! Acts of the European Union by their number: `Verordening (EU) 2016/679` `Verordening (EG) nr. 593/2008` `Richtlijn 93/13/EEG`.
//!
//! The CELEX number of an act follows from its sort, year and number: sector 3, four digits of the year, `R` for a
//! regulation, `L` for a directive, `D` for a decision, and four digits of the number (EUR-Lex, "How CELEX numbers are
//! composed"). Until 2014 a regulation has its number before its year, and says `nr.`.

use super::super::grammar::words::no_case;
use super::Law;
use nom::branch::alt;
use nom::character::complete::{char, digit1, space1};
use nom::combinator::{fail, opt, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// An act of the European Union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// As printed.
    pub printed: String,
    /// The CELEX number.
    pub celex: String,
}

impl Act {
    /// The row of the table of laws that it has.
    pub fn law(&self) -> Option<&'static Law> {
        super::by_celex(&self.celex)
    }
}

/// ```text
/// act    = sort SP ["(" body ")" SP] ["nr." SP] digits "/" digits ["/" body]
/// sort   = ["Uitvoerings" / "Gedelegeerde" SP] ("Verordening" / "Richtlijn" / "Besluit")
/// body   = "EU" / "EG" / "EEG" / "Euratom"
/// ```
/// One of the two bodies is needed: `Verordening 12/2020` can be a local one.
pub fn act(i: &str) -> IResult<&str, Act> {
    let (rest, sort) = sort(i)?;
    let (rest, before) = opt(delimited(char('('), body, (char(')'), space1))).parse(rest)?;
    let (rest, number_first) = opt(terminated(alt((no_case("nr."), no_case("nr"))), opt(space1))).parse(rest)?;
    let (rest, (first, _, second)) = (short_digits, char('/'), short_digits).parse(rest)?;
    let (rest, after) = opt(preceded(char('/'), body)).parse(rest)?;
    let (rest, _) = super::super::grammar::words::boundary(rest)?;
    if before.is_none() && after.is_none() {
        return fail().parse(i);
    }
    let (year, number) = if number_first.is_some() && sort == 'R' { (second, first) } else { (first, second) };
    let Some(year) = full_year(year) else { return fail().parse(i) };
    let printed = i[..i.len() - rest.len()].to_owned();
    Ok((rest, Act { printed, celex: format!("3{year}{sort}{number:0>4}") }))
}

fn sort(i: &str) -> IResult<&str, char> {
    let kind = opt(alt((no_case("Uitvoerings"), no_case("Gedelegeerde "))));
    let name =
        alt((value('R', no_case("verordening")), value('L', no_case("richtlijn")), value('D', no_case("besluit"))));
    delimited(kind, name, space1).parse(i)
}

fn body(i: &str) -> IResult<&str, &str> {
    alt((no_case("EEG"), no_case("EU"), no_case("EG"), no_case("Euratom"))).parse(i)
}

fn short_digits(i: &str) -> IResult<&str, &str> {
    verify(digit1, |d: &str| d.len() <= 4).parse(i)
}

/// `2016`, and `93` for 1993.
fn full_year(year: &str) -> Option<u32> {
    let value: u32 = year.parse().ok()?;
    match year.len() {
        4 => Some(value).filter(|y| (1952..2100).contains(y)),
        2 => Some(1900 + value).filter(|y| *y >= 1952),
        _ => None,
    }
}
