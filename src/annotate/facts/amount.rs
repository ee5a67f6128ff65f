//! Amounts in euros and percentages: `€ 2.500,-` `EUR 40` `500 euro` `€ 1,5 miljoen` `15%` `2,5 procent`.

use super::{Placed, fact, number};
use crate::tree::FactKind;
use std::ops::Range;

/// The words of an amount; a percentage has a sign of its own.
pub(super) const SIGNS: [&str; 4] = ["€", "EUR", "euro", "procent"];

/// The amount or percentage whose word of [`SIGNS`] stands at `at`.
pub(super) fn at(text: &str, at: Range<usize>, sign: usize) -> Option<Placed> {
    let inside = sign != 0 && text[at.end..].starts_with(char::is_alphanumeric);
    match (sign, &text[at.clone()]) {
        _ if inside => None,
        (0, _) | (1, "EUR") => behind(text, at.start, at.end),
        (2, "euro" | "Euro") => before(text, at.start, at.end).or_else(|| behind(text, at.start, at.end)),
        (3, "procent") => percentage(text, at.start, at.end),
        _ => None,
    }
}

/// The percentages with their sign: `15%`, `2,5 %`.
pub(super) fn percentages(text: &str) -> impl Iterator<Item = Placed> {
    memchr::memchr_iter(b'%', text.as_bytes()).filter_map(|at| percentage(text, at, at + 1))
}

fn percentage(text: &str, start: usize, end: usize) -> Option<Placed> {
    let (from, value) = number::before(text, start)?;
    Some(fact(text, from..end, FactKind::Percentage, value, "%"))
}

/// `€ 2.500,-`, `€ 1,5 miljoen`
fn behind(text: &str, start: usize, end: usize) -> Option<Placed> {
    let rest = &text[end..];
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let from = text.len() - rest.len();
    let len = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let digits = rest[..len].trim_end_matches(['.', ',']);
    let tail = &rest[digits.len()..];
    let cents = [",--", ",-", ",–", ",—", ",="].into_iter().find(|c| tail.starts_with(c)).map_or(0, str::len);
    let value = number::plain(digits)?;
    let (end, value) = millions(text, from + digits.len() + cents, value);
    Some(fact(text, start..end, FactKind::Amount, cent(&value)?, "EUR"))
}

/// `500 euro`, `vijfhonderd euro`
fn before(text: &str, start: usize, end: usize) -> Option<Placed> {
    let (from, value) = number::before(text, start)?;
    Some(fact(text, from..end, FactKind::Amount, cent(&value)?, "EUR"))
}

/// `€ 1,5 miljoen`: the end and the value with the word.
fn millions(text: &str, end: usize, value: String) -> (usize, String) {
    let word = [" miljoen", " mln."].into_iter().find(|w| text[end..].starts_with(w));
    let Some(word) = word else { return (end, value) };
    let (whole, part) = value.split_once('.').unwrap_or((&value, ""));
    if part.len() > 6 {
        return (end, value);
    }
    let all = format!("{whole}{part:0<6}");
    let all = all.trim_start_matches('0');
    (end + word.len(), all.to_owned())
}

/// With two decimals.
fn cent(value: &str) -> Option<String> {
    match value.split_once('.') {
        None => Some(format!("{value}.00")),
        Some((_, cents)) if cents.len() == 2 => Some(value.to_owned()),
        _ => None,
    }
}
