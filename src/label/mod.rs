//! Labels: does one start here, and which readings has it?
//!
//! A scanner is a pure function: text in, readings out. Which reading is real is decided by the outline,
//! which sees the whole document. A label at the start of a line is found by [`scan`], those inside a line by
//! [`scan_inline`]. Each construct has a file of its own, with its production as the doc comment.

mod arabic;
mod bullet;
mod context;
mod decimal;
mod degree;
mod first;
mod inline;
mod keyword;
mod letter;
mod number;
mod readings;
mod roman;
mod second;
mod slip;
mod step;
mod tail;
mod worded;
mod words;

pub use bullet::round as is_round;
pub use context::{After, context, is_title};
pub use first::scan;
pub use inline::{Candidate, Inline, scan_inline};
pub use keyword::is_keyword;
pub use letter::add_bare;
pub use number::{First, MAX_PARTS, Number, print_number};
pub use readings::{MAX_READINGS, Readings};
pub use slip::{add_slip, scan_slip};
pub use step::{Step, step};
pub use worded::{add_worded, worded};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numeral {
    /// `4`, `7a`, `2bis`
    #[default]
    Arabic,
    /// `4.1`, `1.2.5`: two or more numbers with dots between
    Decimal,
    /// `4:1`: the number of a chapter and that of an article in it
    Colon,
    /// `4.a`, `4.1.a`: a number and a letter with a dot between
    Lettered,
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
    /// `-`, `–`, `•`, a check mark or another sign without a number; also a keyword without one, `BIJLAGE`
    Bullet,
}

/// What closes a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Close {
    /// Nothing: `6.8 Het is`
    #[default]
    None,
    /// `1.`
    Dot,
    /// `a)` or `(a)`, also `a.)`
    Paren,
    /// `Artikel 1:`, `a:`, also `1:` before a capital
    Colon,
    /// `Artikel 1 –`, `Artikel 1 -`, `Art. 1. –`; keywords only, as the colon
    Dash,
}

/// One way to read the beginning of a text as a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The keyword, where one is printed.
    pub keyword: Option<Keyword>,
    /// The keyword begins with a small letter, as in running text: `artikel 4 van de wet`.
    pub lower: bool,
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
    /// It is what a scanner may have misread, see [`scan_slip`].
    pub slip: bool,
}

impl Reading {
    /// No label.
    const NONE: Reading = Reading {
        keyword: None,
        lower: false,
        numeral: Numeral::Arabic,
        number: Number::NONE,
        open: false,
        close: Close::None,
        len: 0,
        slip: false,
    };

    /// A reading of the beginning of `text`, up to where `rest` begins, without keyword and brackets.
    fn new(numeral: Numeral, number: Number, text: &str, rest: &str) -> Reading {
        Reading { numeral, number, len: (text.len() - rest.len()) as u16, ..Reading::default() }
    }

    /// A letter that is written twice, in a series of its own: `aa`, `bb` below `a`, `b`.
    pub fn is_twice(&self) -> bool {
        self.number.suffix == number::TWICE
    }

    /// The own number of its node, as [`print_number`] gives it.
    pub fn print(&self) -> String {
        print_number(&self.number, self.numeral)
    }
}
