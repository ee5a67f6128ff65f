//! Dates: `1 januari 2019` `01-01-2019`, as ISO 8601. A day without a year is no date.

use super::{Placed, fact};
pub(super) use crate::layout::MONTHS;
use crate::tree::FactKind;
use std::ops::Range;

/// The date whose month stands at `at`, with a day before it and a year behind it.
pub(super) fn named(text: &str, at: Range<usize>, month: usize) -> Option<Placed> {
    let (before, behind) = (text[..at.start].strip_suffix(' ')?, text[at.end..].strip_prefix(' ')?);
    let day = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = behind.bytes().take_while(u8::is_ascii_digit).count();
    let date = iso(&before[before.len() - day..], month + 1, &behind[..year])?;
    Some(fact(text, before.len() - day..at.end + 1 + year, FactKind::Date, date, ""))
}

/// The dates in digits.
pub(super) fn numeric(text: &str) -> impl Iterator<Item = Placed> {
    memchr::memchr2_iter(b'-', b'/', text.as_bytes()).filter_map(|first| in_digits(text, first))
}

/// `01-02-2019`, `1/2/2019`: in Dutch the day comes first. `first` is the first separator.
fn in_digits(text: &str, first: usize) -> Option<Placed> {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let day = text[..first].bytes().rev().take_while(u8::is_ascii_digit).count();
    let month = digits(&text[first + 1..]);
    let second = first + 1 + month;
    if !(1..=2).contains(&day) || !(1..=2).contains(&month) || text.as_bytes().get(second) != text.as_bytes().get(first)
    {
        return None;
    }
    let year = digits(&text[second + 1..]);
    let at = first - day..second + 1 + year;
    let alone = !text[..at.start].ends_with(['-', '/', '.']) && !text[at.end..].starts_with(['-', '/']);
    let number: usize = text[first + 1..second].parse().ok()?;
    let date = iso(&text[at.start..first], number, &text[second + 1..at.end]).filter(|_| alone)?;
    Some(fact(text, at, FactKind::Date, date, ""))
}

/// The date as `2019-01-01`, where it exists.
fn iso(day: &str, month: usize, year: &str) -> Option<String> {
    let day: u32 = day.parse().ok()?;
    let number: u32 = Some(year).filter(|y| y.len() == 4)?.parse().ok()?;
    let leap = number.is_multiple_of(4) && (!number.is_multiple_of(100) || number.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1..=days).contains(&day) && number >= 1500).then(|| format!("{year}-{month:02}-{day:02}"))
}
