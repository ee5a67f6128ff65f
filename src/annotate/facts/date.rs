//! Dates: `1 januari 2019` `01-01-2019`, as ISO 8601. A day without a year is no date.

use super::{Placed, fact};
use crate::tree::FactKind;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

const MONTHS: [&str; 12] = [
    " januari ",
    " februari ",
    " maart ",
    " april ",
    " mei ",
    " juni ",
    " juli ",
    " augustus ",
    " september ",
    " oktober ",
    " november ",
    " december ",
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(MONTHS)
        .expect("the months are few")
});

/// Adds the dates in `text`.
pub(super) fn find(text: &str, out: &mut Vec<Placed>) {
    for hit in FINDER.find_iter(text) {
        let start = text[..hit.start()].bytes().rev().take_while(u8::is_ascii_digit).count();
        let end = text[hit.end()..].bytes().take_while(u8::is_ascii_digit).count();
        let at = hit.start() - start..hit.end() + end;
        let day = &text[at.start..hit.start()];
        let year = &text[hit.end()..at.end];
        out.extend(iso(day, hit.pattern().as_usize() + 1, year).map(|d| fact(text, at, FactKind::Date, d, "")));
    }
    for first in memchr::memchr2_iter(b'-', b'/', text.as_bytes()) {
        out.extend(numeric(text, first));
    }
}

/// `01-02-2019`, `1/2/2019`: in Dutch the day comes first. `first` is the first separator.
fn numeric(text: &str, first: usize) -> Option<Placed> {
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
