//! Signs without a number: `-` `–` `•` `✓` and what extractors make of the signs of symbol fonts.
//!
//! ```text
//! bullet = sign (WSP / end)
//!        / round (ALPHA / quote)          ; an extractor lost the space
//! sign   = round / "-" / "–" / "—" / "·" / "›" / "»" / "*" / "o" / "ü" / "§" / private
//! round  = "•" / "▪" / "●" / "✓" / …
//! ```
//!
//! `ü` is the check mark of Wingdings, `§` its square and `o` the circle of Courier; private is any character of the
//! private use area. No bullet: `-5` `--` `§ 3` (a keyword).

use super::tail::{blank, letter};
use super::{Number, Numeral, Reading};
use nom::character::complete::satisfy;
use nom::combinator::fail;
use nom::{IResult, Parser};

/// `bullet = sign (WSP / end) / round (ALPHA / quote)`
pub(super) fn label(i: &str) -> IResult<&str, Reading> {
    let (rest, sign) = satisfy(|c| round(c) || doubtful(c)).parse(i)?;
    let section = sign == '§' && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if section || !(blank(rest) || round(sign) && letter(rest)) {
        return fail().parse(i);
    }
    Ok((rest, Reading::new(Numeral::Bullet, Number::default(), i, rest)))
}

/// A sign that is never anything else.
pub fn round(c: char) -> bool {
    matches!(c, '•' | '▪' | '●' | '◦' | '○' | '■' | '□' | '►' | '➢' | '❖' | '✓' | '✔' | '☑' | '→')
}

/// A sign that is a bullet only with white space after it.
fn doubtful(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '·' | '›' | '»' | '*' | 'o' | 'ü' | '§' | '\u{E000}'..='\u{F8FF}')
}
