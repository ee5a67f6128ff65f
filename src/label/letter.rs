//! Letters: `a.` `a)` `(a)` `A.` `A)` `A` `aa.` `bb)` `ab.` `a/`
//!
//! ```text
//! letters = "(" mark ")" / mark close / small (":" / "/")
//! mark    = double / ALPHA
//! double  = 2(same ALPHA) / "a" %x62-7A   ; after z: aa, bb, … or aa, ab, …
//! ```
//!
//! Only a single capital can do without a sign that closes it (`A WEBSITE`), and a single letter before a tab or several spaces. No letters: `b.v.` `o.a.` `i.v.m.`
//! (an abbreviation goes on with one letter), `(af)levering` (`af` needs white space after it), `de`.

use super::number::{DOUBLED, TWICE};
use super::tail::{self, Closed};
use super::{Close, Number, Numeral, Reading, Readings};
use nom::branch::alt;
use nom::character::complete::satisfy;
use nom::combinator::{fail, map_opt};
use nom::{IResult, Parser};

/// `letters = "(" mark ")" / mark close / small (":" / "/")`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    if let [b'a'..=b'z', sign @ (b':' | b'/'), ..] = i.as_bytes()
        && let Ok((_, (numeral, number))) = single(i)
        && tail::blank(&i[2..])
    {
        let close = if *sign == b':' { Close::Colon } else { Close::Paren };
        return Ok((&i[2..], Reading { close, ..Reading::new(numeral, number, i, &i[2..]) }));
    }
    let (rest, label) = tail::closed(mark, i)?;
    if !follows(rest, &label) {
        return fail().parse(i);
    }
    let (numeral, number) = label.number;
    let reading = Reading { open: label.open, close: label.close, ..Reading::new(numeral, number, i, rest) };
    Ok((rest, reading))
}

/// The same label where the letter is written twice, as one of a series of its own: `aa)`, `bb)`.
pub(super) fn twice(i: &str, label: &Reading) -> Option<Reading> {
    let place = label.number.last().checked_sub(26).filter(|place| *place > 0)?;
    let letters = i.trim_start_matches('(').as_bytes();
    // `ii` is a roman.
    let twice = letters[0] == letters[1] && !matches!(letters[0], b'i' | b'I');
    twice.then(|| Reading { number: Number::single(place).with_suffix(TWICE), ..*label })
}

/// Adds the reading of a small letter before a single space and a small letter, `a de huur`, or alone on its line. Only a list
/// that is announced and goes on makes that a label, so [`scan`](super::scan) does not know it.
pub fn add_bare(text: &str, readings: &mut Readings) {
    if let [b'a'..=b'z', b' ', b'a'..=b'z', ..] | [b'a'..=b'z'] = text.as_bytes()
        && let Ok((rest, (numeral, number))) = single(text)
    {
        readings.push(Reading::new(numeral, number, text, rest));
    }
}

/// `mark = double / ALPHA`
fn mark(i: &str) -> IResult<&str, (Numeral, Number)> {
    alt((double, single)).parse(i)
}

/// One letter, as a value.
pub(super) fn single(i: &str) -> IResult<&str, (Numeral, Number)> {
    map_opt(satisfy(|c| c.is_ascii_alphabetic()), |c| value(c as u8)).parse(i)
}

/// `double = 2(same ALPHA) / "a" %x62-7A`
fn double(i: &str) -> IResult<&str, (Numeral, Number)> {
    let number = match *i.as_bytes() {
        [a, b, ..] if a == b => value(a).map(|(numeral, n)| {
            let suffix = if n.last() == 1 { 0 } else { DOUBLED };
            (numeral, Number::single(n.last() + 26).with_suffix(suffix))
        }),
        [b'a', b @ b'b'..=b'z', ..] => Some((Numeral::Lower, Number::single((b - b'a' + 27).into()))),
        _ => None,
    };
    number.map_or_else(|| fail().parse(i), |number| Ok((&i[2..], number)))
}

fn value(letter: u8) -> Option<(Numeral, Number)> {
    match letter {
        b'a'..=b'z' => Some((Numeral::Lower, Number::single((letter - b'a' + 1).into()))),
        b'A'..=b'Z' => Some((Numeral::Upper, Number::single((letter - b'A' + 1).into()))),
        _ => None,
    }
}

fn follows(rest: &str, label: &Closed<(Numeral, Number)>) -> bool {
    let (numeral, number) = label.number;
    let long = number.last() > 26;
    let closed = label.close != Close::None || !long && (numeral == Numeral::Upper || tail::gap(rest));
    tail::blank(rest) && closed
        || match label.close {
            _ if long && number.suffix != DOUBLED && number.last() > 27 => false,
            Close::Paren => tail::letter(rest),
            Close::Dot => tail::word(rest),
            _ => false,
        }
}
