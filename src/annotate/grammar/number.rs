//! Numbers of parts: `8.2` `30.10` `6:235` `7A:1576` `2:24a` `45m` `1bis` `2B` `3.2.b` `A.1` `IV`.

use super::super::facts::is_time;
use super::words::boundary;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, one_of, satisfy, space0};
use nom::combinator::{not, opt, peek, recognize, verify};
use nom::multi::{many_m_n, many0};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// The Latin adverbs of inserted articles.
const LATIN: [&str; 7] = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies"];

/// What a number is followed by when it counts something, so that it is no number of a part, besides the words for time:
/// `artikel 5 en 30 exemplaren`
const COUNTED: [&str; 18] = [
    "procent",
    "euro",
    "eur",
    "stuks",
    "keer",
    "maal",
    "personen",
    "partijen",
    "exemplaren",
    "km",
    "kilometer",
    "meter",
    "m2",
    "kg",
    "kilo",
    "ton",
    "mb",
    "gb",
];

/// ```text
/// number = [boek] digits *2(("." / ":") digits) [suffix] / digits "/" digits / roman
/// boek   = (CAPITAL / roman) "."       ; A.1, VI.53
/// suffix = LATIN-ADVERB / 1*2LETTER / "." LETTER
/// ```
/// Not before a unit (`30 dagen`, `10%`), and never the dot that ends a sentence.
pub fn number(i: &str) -> IResult<&str, &str> {
    terminated(alt((inserted, decimal, roman)), no_unit).parse(i)
}

/// `digits "/" digits`: an article that was put in later, as in Belgium. The numbers of a list (`artikel 3/4`) go up.
fn inserted(i: &str) -> IResult<&str, &str> {
    let short = |most| verify(digit1, move |d: &str| d.len() <= most);
    let goes_up = |rule: &str| rule.split_once('/').is_none_or(|(a, b)| a.parse::<u32>().ok() < b.parse().ok());
    let rule = verify(recognize((short(5), char('/'), short(2))), |rule: &str| !goes_up(rule));
    terminated(rule, (boundary, not(peek((one_of(",.:/"), digit1))))).parse(i)
}

/// The same without romans, for a lid.
pub fn decimal(i: &str) -> IResult<&str, &str> {
    let roman = recognize(take_while_m_n(2, 6, |c| matches!(c, 'I' | 'V' | 'X')));
    let book = opt((alt((roman, recognize(satisfy(|c| c.is_ascii_uppercase())))), char('.')));
    let short_digits = || verify(digit1, |d: &str| d.len() <= 5);
    let more = many_m_n(0, 6, (opt(satisfy(|c| c.is_ascii_uppercase())), one_of(".:"), short_digits()));
    recognize((book, short_digits(), more, opt(suffix), boundary, not(peek((one_of(",.:"), digit1))))).parse(i)
}

fn suffix(i: &str) -> IResult<&str, &str> {
    for adverb in LATIN {
        if let Ok(found) = terminated(tag::<_, _, nom::error::Error<_>>(adverb), boundary).parse(i) {
            return Ok(found);
        }
    }
    let letters = take_while_m_n(1, 2, |c: char| c.is_ascii_alphabetic());
    let dotted = recognize((char('.'), satisfy(|c| c.is_ascii_lowercase())));
    terminated(alt((letters, dotted)), boundary).parse(i)
}

/// `roman = 1*("I" / "V" / "X" / "L" / "C")`
pub fn roman(i: &str) -> IResult<&str, &str> {
    terminated(take_while_m_n(1, 8, |c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')), (boundary, not(peek(char('-')))))
        .parse(i)
}

/// `simple = digits [suffix]`: the number of a lid
pub fn simple(i: &str) -> IResult<&str, &str> {
    let digits = verify(digit1, |d: &str| d.len() <= 3);
    let rule = recognize((digits, many0((char('.'), digit1)), opt(suffix), opt(char('°')), boundary));
    terminated(rule, (not(peek((one_of(",.:"), digit1))), no_unit)).parse(i)
}

/// `letter = LETTER / 2 times the same LETTER / small roman`, and no letter behind it
pub fn letter(i: &str) -> IResult<&str, &str> {
    let letters = take_while_m_n(1, 5, |c: char| c.is_ascii_alphabetic());
    let fits = |s: &str| {
        let b = s.as_bytes();
        b.len() == 1 || b.len() == 2 && b[0] == b[1] || b.iter().all(|c| matches!(c, b'i' | b'v' | b'x'))
    };
    terminated(verify(letters, fits), (boundary, not(peek(one_of("'’-"))))).parse(i)
}

/// Nothing, where the number before it counts nothing.
fn no_unit(i: &str) -> IResult<&str, ()> {
    let (rest, _) = space0(i)?;
    if rest.starts_with(['%', '€', '°']) || rest.starts_with(",-") {
        return nom::combinator::fail().parse(i);
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let counts = rest.len() < i.len()
        && (COUNTED.iter().any(|u| word.eq_ignore_ascii_case(u)) || is_time(word) || amount_words(rest));
    if counts { nom::combinator::fail().parse(i) } else { Ok((i, ())) }
}

/// `14 (veertien) dagen`: a number in words between brackets.
fn amount_words(rest: &str) -> bool {
    let close = rest.bytes().take(80).position(|b| b == b')').filter(|_| rest.starts_with('('));
    let inner = close.map_or("", |close| &rest[1..close]);
    crate::annotate::facts::words::value(inner).is_some()
}

/// `( letter / simple )`, in brackets, quotes or with one closing bracket: `(b)` `b)` `‘b’`
pub fn mark(i: &str) -> IResult<&str, &str> {
    let (rest, open) = opt(one_of("(‘“'\"")).parse(i)?;
    let (rest, found) = alt((letter, simple)).parse(rest)?;
    let (rest, _) = match open {
        Some('(') => preceded(opt(char('.')), one_of(")")).map(Some).parse(rest)?,
        Some(_) => one_of("’”'\"").map(Some).parse(rest)?,
        None => opt(one_of(")°")).parse(rest)?,
    };
    Ok((rest, found.trim_end_matches('°')))
}
