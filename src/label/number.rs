//! A number as a value, and how it is printed.

use super::Numeral;
use std::fmt::Write;

/// The most numbers that a decimal number may have; longer ones are no label.
pub const MAX_PARTS: usize = 6;

/// The Latin adverbs that follow a number, from `bis` = 101.
pub(super) const LATIN: [&str; 9] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

/// The suffix of the first Latin adverb.
pub(super) const BIS: u8 = 101;

/// The suffix of a letter that is written twice: `bb` is number 28 in this spelling, `ab` in the other.
pub(super) const DOUBLED: u8 = 250;

/// The suffix of a letter that is written twice and begins a series of its own: `aa`, `bb`, below a list `a`, `b`.
pub(super) const TWICE: u8 = 251;

/// The suffix of an inserted number with a slash, less one: `3/1`, as in Belgium; 201 to 240.
pub(super) const SLASH: u8 = 200;

/// The most that may stand behind a slash.
pub(super) const MAX_SLASH: u16 = 40;

/// A number as a value: `7.2a` is parts 7 and 2 with the suffix `a`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number {
    parts: [u16; MAX_PARTS],
    len: u8,
    /// 0 for none, 1 to 26 for `a` to `z`, 27 to 52 for `A` to `Z`, from 101 for `bis`, `ter`, `quater`,
    /// `quinquies`, `sexies`, `septies`, `octies`, `novies`, `decies`; from 201 for `/1`, `/2` …; 250 for a letter
    /// that is written twice (`bb`, which comes after `aa` as `ab` does, and has the same value); 251 where `aa`, `bb` are a
    /// series of their own, with the values of `a` and `b`.
    pub suffix: u8,
    /// The last part has a leading zero: `01`, `1.01`.
    pub padded: bool,
    /// How the first part is written.
    pub first: First,
    /// No stop stands behind the capital that it begins with: `A1`, `B2.1`.
    pub tight: bool,
    /// A hyphen stands for its stops: `I-1`.
    pub hyphen: bool,
}

/// How the first part of a number of several parts is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum First {
    /// As the others: `4.1`
    #[default]
    Digits,
    /// As a capital: `A.1`, `B2.1`
    Capital,
    /// As a roman number: `I.1`, `XII.4.2`
    Roman,
}

impl Number {
    /// No number, as that of a bullet.
    pub(super) const NONE: Number = Number {
        parts: [0; MAX_PARTS],
        len: 0,
        suffix: 0,
        padded: false,
        first: First::Digits,
        tight: false,
        hyphen: false,
    };

    /// A number of one part.
    pub fn single(value: u16) -> Number {
        Number { parts: [value, 0, 0, 0, 0, 0], len: 1, ..Number::default() }
    }

    /// A number of one to [`MAX_PARTS`] parts; `None` for other lengths.
    pub fn from_parts(values: &[u16]) -> Option<Number> {
        if values.is_empty() || values.len() > MAX_PARTS {
            return None;
        }
        let mut parts = [0; MAX_PARTS];
        parts[..values.len()].copy_from_slice(values);
        Some(Number { parts, len: values.len() as u8, ..Number::default() })
    }

    /// The same number with a suffix.
    pub fn with_suffix(self, suffix: u8) -> Number {
        Number { suffix, ..self }
    }

    /// The same number, of which the last part is printed with a leading zero.
    pub fn with_zero(self, padded: bool) -> Number {
        Number { padded, ..self }
    }

    /// The same number, of which the first part is printed as a capital; `tight`: without a stop behind it.
    pub fn with_capital(self, tight: bool) -> Number {
        Number { first: First::Capital, tight, ..self }
    }

    /// The same number, of which the first part is printed as a roman number.
    pub fn with_roman(self) -> Number {
        Number { first: First::Roman, ..self }
    }

    /// The same number with a hyphen for its stops.
    pub fn with_hyphen(self) -> Number {
        Number { hyphen: true, ..self }
    }

    /// The numbers from the outside in; empty for a bullet.
    pub fn parts(&self) -> &[u16] {
        &self.parts[..self.len as usize]
    }

    /// The parts that it shares with its brothers: 4 and 1 of `4.1.2`; empty for a simple number.
    pub fn parent_parts(&self) -> &[u16] {
        &self.parts[..(self.len as usize).saturating_sub(1)]
    }

    /// The last number, 0 for a bullet.
    pub fn last(&self) -> u16 {
        self.parts().last().copied().unwrap_or(0)
    }

    /// The first of its series: `1`, `a`, `i`, `1.1`; not `1a`.
    pub fn is_first(&self) -> bool {
        self.last() == 1 && matches!(self.suffix, 0 | TWICE)
    }
}

/// The own number as the output has it: `4`, `01`, `7a`, `2bis`, `1.2.5`, `A.1`, `II.3`, `I-1`, `b`, `ii`, `1` for a degree number, and
/// nothing for a bullet. Letters and romans keep their case.
pub fn print_number(number: &Number, numeral: Numeral) -> String {
    match numeral {
        Numeral::Arabic | Numeral::Decimal | Numeral::Degree => digits(number),
        Numeral::Colon => digits(number).replace('.', ":"),
        Numeral::Lettered => lettered(number),
        Numeral::Lower => letters(number),
        Numeral::Upper => letters(number).to_ascii_uppercase(),
        Numeral::RomanLower => roman(number.last()).to_ascii_lowercase(),
        Numeral::RomanUpper => roman(number.last()),
        Numeral::Bullet => String::new(),
    }
}

fn digits(number: &Number) -> String {
    let mut out = String::with_capacity(8);
    let last = number.parts().len().saturating_sub(1);
    for (n, part) in number.parts().iter().enumerate() {
        out.push_str(match n > usize::from(number.tight) {
            true if number.hyphen => "-",
            true => ".",
            false => "",
        });
        match n {
            0 if number.first == First::Capital => out.push_str(&letters(&Number::single(*part)).to_ascii_uppercase()),
            0 if number.first == First::Roman => out.push_str(&roman(*part)),
            _ => {
                out.push_str(if n == last && number.padded { "0" } else { "" });
                match u8::try_from(*part) {
                    // Most numbers are of one digit, which need not be formatted.
                    Ok(digit @ 0..10) => out.push((b'0' + digit) as char),
                    _ => write!(out, "{part}").expect("a string takes all"),
                }
            }
        }
    }
    match number.suffix {
        s @ 1..=26 => out.push((b'a' + s - 1) as char),
        s @ 27..=52 => out.push((b'A' + s - 27) as char),
        s @ 201..DOUBLED => out.push_str(&format!("/{}", s - SLASH)),
        s => out.push_str(s.checked_sub(BIS).map_or("", |latin| LATIN.get(latin as usize).copied().unwrap_or(""))),
    }
    out
}

/// `4.a`: all parts but the last are digits.
fn lettered(number: &Number) -> String {
    let before: String = number.parent_parts().iter().map(|part| format!("{part}.")).collect();
    before + &letters(&Number::single(number.last()))
}

/// `a` to `z`, then `aa`, `ab` …, or `aa`, `bb` … where the number says so.
fn letters(number: &Number) -> String {
    let Some(place) = number.last().checked_sub(1) else {
        return String::new();
    };
    let letter = (b'a' + (place % 26) as u8) as char;
    match place / 26 {
        0 if number.suffix == TWICE => format!("{letter}{letter}"),
        0 => letter.to_string(),
        _ if number.suffix == DOUBLED => format!("{letter}{letter}"),
        row => format!("{}{letter}", (b'a' + ((row - 1) % 26) as u8) as char),
    }
}

fn roman(mut value: u16) -> String {
    const SIGNS: [(u16, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}
