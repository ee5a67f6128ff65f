//! The second item of a list inside a line, which proves the first one where no colon announces the list: `die (a) …; (b) …`.

use super::{Numeral, Reading, Step, scan, step};

/// An item is no longer than this, in bytes.
const LONGEST: usize = 600;
/// So many semicolons in it are looked at.
const SEMICOLONS: usize = 8;

/// Whether `label` at the beginning of `text` opens a list: a small letter follows, and the label that comes next stands behind a
/// semicolon further on.
pub(super) fn opens_list(text: &str, label: &Reading) -> bool {
    let bullet = label.numeral == Numeral::Bullet;
    let item = text[usize::from(label.len)..].trim_start();
    if label.keyword.is_some() || !(bullet || label.number.is_first()) || !item.starts_with(char::is_lowercase) {
        return false;
    }
    let window = &item.as_bytes()[..item.len().min(LONGEST)];
    let next = |semicolon: usize| {
        let behind = item[semicolon + 1..].trim_start();
        let behind = ["en ", "of ", "en/of "].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
        let follows = |r: &Reading| {
            let form = r.numeral == label.numeral && r.close == label.close && r.open == label.open;
            form && if bullet { behind.chars().next() == text.chars().next() } else { counts_on(label, r) }
        };
        scan(behind).iter().any(follows)
    };
    memchr::memchr_iter(b';', window).take(SEMICOLONS).any(next)
}

fn counts_on(label: &Reading, next: &Reading) -> bool {
    matches!(step(&label.number, &next.number), Step::Next)
}
