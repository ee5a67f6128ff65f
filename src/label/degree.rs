//! Degree numbers, the third level of Dutch and the first of Belgian lists: `1°` `1°.` `1º` `2°)`.
//!
//! ```text
//! degree = natural [suffix] ("°" / "º") close
//! ```
//!
//! No label: `20°C`. Some extractors lose the space behind the sign that closes it: `1°.een afschrift`.

use super::arabic::simple;
use super::tail::{blank, close, word};
use super::{Close, Numeral, Reading};
use nom::character::complete::one_of;
use nom::combinator::fail;
use nom::{IResult, Parser};

/// `degree = natural [suffix] ("°" / "º") close`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    let (rest, (number, _)) = (simple, one_of("°º")).parse(i)?;
    let (rest, close) = close(rest);
    if !(blank(rest) || close != Close::None && word(rest)) {
        return fail().parse(i);
    }
    let reading = Reading { close, ..Reading::new(Numeral::Degree, number, i, rest) };
    Ok((rest, reading))
}
