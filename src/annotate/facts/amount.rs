//! Amounts in euros and percentages: `€ 2.500,-` `EUR 40` `500 euro` `€ 1,5 miljoen` `15%` `2,5 procent`.

use super::{Placed, fact, number};
use crate::tree::FactKind;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

const SIGNS: [&str; 6] = ["€", "EUR", "euro", "Euro", "%", "procent"];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(SIGNS).expect("the signs are few")
});

/// Adds the amounts and percentages in `text`.
pub(super) fn find(text: &str, out: &mut Vec<Placed>) {
    for hit in FINDER.find_iter(text) {
        let sign = hit.pattern().as_usize();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let word = sign != 0 && sign != 4;
        if word && (inside(text[..hit.start()].chars().next_back()) || inside(text[hit.end()..].chars().next())) {
            continue;
        }
        let found = match sign {
            0 | 1 => behind(text, hit.start(), hit.end()),
            2 | 3 => before(text, hit.start(), hit.end()).or_else(|| behind(text, hit.start(), hit.end())),
            _ => number::before(text, hit.start())
                .map(|(start, value)| fact(text, start..hit.end(), FactKind::Percentage, value, "%")),
        };
        out.extend(found);
    }
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
