//! Periods: `30 (dertig) dagen` `drie maanden` `48 uur` `één jaar`. No times of the day (`9.00 uur`), no ages (`18 jaar of ouder`).

use super::{Placed, fact, number};
use crate::tree::FactKind;
use std::ops::Range;

/// Words for a unit of time, each with the unit in the singular.
pub(super) const UNITS: [(&str, &str); 20] = [
    ("minuut", "minuut"),
    ("minuten", "minuut"),
    ("uur", "uur"),
    ("uren", "uur"),
    ("dag", "dag"),
    ("dagen", "dag"),
    ("werkdag", "werkdag"),
    ("werkdagen", "werkdag"),
    ("kalenderdag", "kalenderdag"),
    ("kalenderdagen", "kalenderdag"),
    ("week", "week"),
    ("weken", "week"),
    ("maand", "maand"),
    ("maanden", "maand"),
    ("kalendermaand", "kalendermaand"),
    ("kalendermaanden", "kalendermaand"),
    ("kwartaal", "kwartaal"),
    ("kwartalen", "kwartaal"),
    ("jaar", "jaar"),
    ("jaren", "jaar"),
];

/// The period whose unit stands at `at`, in small letters behind a space.
pub(super) fn at(text: &str, at: Range<usize>, unit: usize) -> Option<Placed> {
    let (word, unit) = UNITS[unit];
    let rest = &text[at.end..];
    let whole = text[..at.start].ends_with(' ') && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    if !whole || &text[at.clone()] != word {
        return None;
    }
    let age = unit == "jaar" && [" oud", " of ouder", " en ouder", " of jonger"].iter().any(|a| rest.starts_with(a));
    let (start, value) = number::before(text, at.start - 1)?;
    let clock = unit == "uur" && text[start..at.start].contains('.');
    (!age && !clock).then(|| fact(text, start..at.end, FactKind::Period, value, unit))
}
