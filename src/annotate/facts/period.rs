//! Periods: `30 (dertig) dagen` `drie maanden` `48 uur` `één jaar`. No times of the day (`9.00 uur`), no ages (`18 jaar of ouder`).

use super::{Placed, fact, number};
use crate::tree::FactKind;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Words for a unit of time, each with the unit in the singular.
const UNITS: [(&str, &str); 20] = [
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

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(UNITS.iter().map(|u| format!(" {}", u.0)))
        .expect("the units are few")
});

/// Adds the periods in `text`.
pub(super) fn find(text: &str, out: &mut Vec<Placed>) {
    for hit in FINDER.find_iter(text) {
        let rest = &text[hit.end()..];
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            continue;
        }
        let unit = UNITS[hit.pattern().as_usize()].1;
        let age =
            unit == "jaar" && [" oud", " of ouder", " en ouder", " of jonger"].iter().any(|a| rest.starts_with(a));
        let Some((start, value)) = number::before(text, hit.start()) else { continue };
        let clock = unit == "uur" && text[start..hit.start()].contains('.');
        if !age && !clock {
            out.push(fact(text, start..hit.end(), FactKind::Period, value, unit));
        }
    }
}
