//! Counts per class how many breaks are decided right.

use crate::setting::{Class, Page};
use lidwoord::lexicon::Lexicon;
use lidwoord::repair::{Break, Evidence, Place, Verdict, decide};
use std::collections::BTreeMap;

/// Right and all, for each class.
#[derive(Default)]
pub struct Score {
    counts: BTreeMap<Class, (u32, u32)>,
    wrong: Vec<String>,
}

impl Score {
    /// Decides every break of the page with the page's own evidence; `inline` as if its lines were run together.
    pub fn add(&mut self, page: &Page, lexicon: &Lexicon, inline: bool) {
        self.add_some(page, lexicon, inline, |_| true);
    }

    /// The same, but only the breaks of tokens that `counts` accepts are counted.
    pub fn add_some(&mut self, page: &Page, lexicon: &Lexicon, inline: bool, counts: impl Fn(&str) -> bool) {
        let flat = [page.lines.join(" ")];
        let lines = if inline { &flat[..] } else { &page.lines[..] };
        let evidence = Evidence::gather(lines.iter().map(String::as_str), lexicon);
        for (number, class, truth) in page.truth.iter().filter(|(_, _, truth)| counts(truth)) {
            let Some(following) = page.lines.get(number + 1) else { continue };
            let Some(found) = Break::between(&page.lines[*number], following, false) else { continue };
            let place = if inline { Place::Inline { space: true } } else { found.place };
            let verdict = decide(&Break { place, ..found }, &evidence);
            let right = match (&verdict, class) {
                (Verdict::Repair(_), Class::Suspended) => false,
                (Verdict::Repair(decision), _) => decision.now == *truth,
                (_, class) => *class == Class::Suspended,
            };
            let (rights, all) = self.counts.entry(*class).or_default();
            (*rights, *all) = (*rights + u32::from(right), *all + 1);
            if !right {
                self.wrong.push(format!("{class:?} {truth}: {} + {} gives {verdict:?}", found.left, found.right));
            }
        }
    }

    /// How many breaks were decided.
    pub fn total(&self) -> u32 {
        self.counts.values().map(|(_, all)| all).sum()
    }

    /// Prints a line for each class, with a few wrong ones, and fails where a class is below its floor (in %).
    pub fn report(&self, name: &str, floors: &[(Class, f64)]) {
        println!("{name}: {} breaks", self.total());
        for (class, (right, all)) in &self.counts {
            println!("  {class:<12?} {right:>6} of {all:<6} {:>7.2} %", percent(*right, *all));
        }
        for wrong in self.wrong.iter().take(std::env::var("WRONG").map_or(0, |n| n.parse().unwrap_or(0))) {
            println!("    {wrong}");
        }
        for (class, floor) in floors {
            let Some((right, all)) = self.counts.get(class) else { continue };
            assert!(percent(*right, *all) >= *floor, "{name}: {class:?} is below {floor} %");
        }
    }
}

fn percent(right: u32, all: u32) -> f64 {
    100.0 * f64::from(right) / f64::from(all.max(1))
}
