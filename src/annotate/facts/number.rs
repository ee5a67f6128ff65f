//! Numbers as they are printed: `30` `1.000` `2,5` `50.000,-` `dertig` `30 (dertig)` `dertig (30)`.

use super::words;

/// A number in Dutch notation as a plain decimal: `1.000,50` is `1000.50`. Dots must part groups of three; `,-` and the like
/// stand for no cents.
pub fn plain(printed: &str) -> Option<String> {
    let (whole, cents) = match printed.split_once(',') {
        Some((whole, cents)) => (whole, cents),
        None => (printed, ""),
    };
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let many = whole.contains('.');
    if !digits(first) || first.len() > if many { 3 } else { 12 } || !groups.all(|g| g.len() == 3 && digits(g)) {
        return None;
    }
    let whole = whole.replace('.', "");
    match cents {
        "" | "-" | "--" | "–" | "—" | "=" => Some(whole),
        cents if digits(cents) && cents.len() <= 4 => Some(format!("{whole}.{cents}")),
        _ => None,
    }
}

/// The number that ends at `end`, where it begins and its value: digits, words, or both with one between brackets.
pub fn before(text: &str, end: usize) -> Option<(usize, String)> {
    let left = text[..end].trim_end();
    if let Some(open) = left.strip_suffix(')').and_then(opening) {
        let inner = left[open + 1..left.len() - 1].trim();
        let (start, value) = single(text, text[..open].trim_end().len())?;
        let other = plain(inner).or_else(|| words::value(inner).map(|v| v.to_string()));
        return (other.as_ref() == Some(&value)).then_some((start, value));
    }
    single(text, left.len())
}

/// The bracket that opens at most 80 bytes before the end.
fn opening(text: &str) -> Option<usize> {
    let near = text.as_bytes().iter().rev().take(80).position(|b| *b == b'(')?;
    Some(text.len() - 1 - near)
}

/// One token of digits or a number in words that ends at `end`.
fn single(text: &str, end: usize) -> Option<(usize, String)> {
    let left = &text[..end];
    let start = left
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')))
        .map_or(0, |at| at + left[at..].chars().next().map_or(1, char::len_utf8));
    let token = &left[start..];
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        let joined = text[..start].ends_with(['-', '–', '/', ':', '.', '€']);
        let range =
            [" tot ", " à ", " t/m ", " x ", " maal ", " tot en met "].iter().any(|w| text[..start].ends_with(w));
        return plain(token).filter(|_| !joined && !range).map(|value| (start, value));
    }
    let mut value = words::value(token)?;
    let mut start = start;
    while let Some((at, longer)) = longer(text, start, end) {
        (start, value) = (at, longer?);
    }
    let article = text[start..end].eq_ignore_ascii_case("een") && !counts(&text[..start]);
    (!article).then(|| (start, value.to_string()))
}

/// The number with the word before it, where that is a number too: `tweehonderd duizend`. Both may make no number
/// together.
fn longer(text: &str, start: usize, end: usize) -> Option<(usize, Option<u64>)> {
    let left = text[..start].strip_suffix(' ')?;
    let at = left
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + left[at..].chars().next().map_or(1, char::len_utf8));
    words::value(&left[at..])?;
    Some((at, words::value(&text[at..end])))
}

/// `een` is a number behind words of measure; else it may be the article.
fn counts(left: &str) -> bool {
    let word = left.trim_end().rsplit(' ').next().unwrap_or("");
    ["binnen", "gedurende", "van", "uiterlijk", "minimaal", "maximaal", "minstens", "hoogstens", "telkens", "minste"]
        .contains(&word)
}
