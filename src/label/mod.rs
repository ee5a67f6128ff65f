//! Labels: does one start here, and which readings has it?
//!
//! A scanner is a pure function: text in, readings out. Which reading is real is decided by the outline,
//! which sees the whole document.

use crate::tree::Kind;

/// The printed keyword of a label, as the kind it stands for and whether it was shortened (`Art.`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keyword {
    /// The kind that the keyword names; `§` and `Paragraaf` are both [`Kind::Paragraaf`].
    pub kind: Kind,
    /// An abbreviation (`Art.`, `Hfst.`) or sign (`§`) instead of the word in full.
    pub short: bool,
}

/// The way in which a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numeral {
    /// `4`, `7a`, `2bis`
    Arabic,
    /// `4.1`, `1.2.5`: two or more numbers with dots between
    Decimal,
    /// `a`
    Lower,
    /// `A`
    Upper,
    /// `iv`
    RomanLower,
    /// `IV`
    RomanUpper,
    /// `1°`
    Degree,
    /// `-`, `–`, `•`, a check mark or another sign without a number
    Bullet,
}

/// What closes a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Close {
    /// Nothing: `6.8 Het is`
    None,
    /// `1.`
    Dot,
    /// `a)` or `(a)`, also `a.)`
    Paren,
    /// `Artikel 1:`
    Colon,
    /// `Artikel 1 –`, `Artikel 1 -`
    Dash,
}

/// The most numbers that a decimal number may have; longer ones are no label.
pub const MAX_PARTS: usize = 6;

/// A number as a value: `7.2a` is parts 7 and 2 with the suffix `a`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number {
    parts: [u16; MAX_PARTS],
    len: u8,
    /// 0 for none, 1 to 26 for `a` to `z`, from 101 for `bis`, `ter`, `quater`, `quinquies`, `sexies`, `septies`,
    /// `octies`, `novies`, `decies`.
    pub suffix: u8,
}

impl Number {
    /// A number of one part.
    pub fn single(value: u16) -> Number {
        Number { parts: [value, 0, 0, 0, 0, 0], len: 1, suffix: 0 }
    }

    /// A number of one to [`MAX_PARTS`] parts; `None` for other lengths.
    pub fn from_parts(values: &[u16]) -> Option<Number> {
        if values.is_empty() || values.len() > MAX_PARTS {
            return None;
        }
        let mut parts = [0; MAX_PARTS];
        parts[..values.len()].copy_from_slice(values);
        Some(Number { parts, len: values.len() as u8, suffix: 0 })
    }

    /// The same number with a suffix.
    pub fn with_suffix(self, suffix: u8) -> Number {
        Number { suffix, ..self }
    }

    /// The numbers from the outside in; empty for a bullet.
    pub fn parts(&self) -> &[u16] {
        &self.parts[..self.len as usize]
    }

    /// The last number, 0 for a bullet.
    pub fn last(&self) -> u16 {
        self.parts().last().copied().unwrap_or(0)
    }
}

/// One way to read the beginning of a text as a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The keyword, where one is printed.
    pub keyword: Option<Keyword>,
    /// How the number is written.
    pub numeral: Numeral,
    /// The number as a value; letters count from `a` = 1, romans by value, a bullet is empty.
    pub number: Number,
    /// A bracket stands before the number: `(a)`, `(1)`.
    pub open: bool,
    /// What closes the label.
    pub close: Close,
    /// The bytes of the label, with what closes it and without the white space after it.
    pub len: u16,
}
