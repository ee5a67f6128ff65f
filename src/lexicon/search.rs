//! Questions to the list: a form, its compounds, the company a first part keeps.

use super::Lexicon;
use fst::{IntoStreamer, Streamer};

/// Word-like entries of the list that stand alone only in grammars: prefixes and endings, and letters.
const BOUND: &[&str] = &[
    "aar", "be", "co", "de", "den", "der", "des", "en", "er", "ers", "ge", "gen", "heid", "her", "ing", "lijk", "on",
    "ont", "re", "ren", "sel", "ten", "ter", "tie", "ties", "ver",
];

/// How Dutch writes the compounds of a first part: with and without a hyphen, counted in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// Entries that go on with a hyphen (`niet-roker`), at most 60.
    pub hyphened: u32,
    /// Entries that go on with a word, without one (`nettoloon`), at most 60.
    pub joined: u32,
}

impl Lexicon {
    /// Whether the list has the form: as it is, in lower case, or with a capital (a name in a heading).
    pub fn knows(&self, form: &str) -> bool {
        if form.is_empty() {
            return false;
        }
        if self.set.contains(form) || self.own.contains(form) {
            return true;
        }
        let capitals = form.chars().filter(|c| c.is_uppercase()).count();
        if capitals == 0 {
            return false;
        }
        let lower = form.to_lowercase();
        self.set.contains(&lower)
            || self.own.contains(&lower)
            || (capitals > 1 && self.set.contains(capitalised(&lower)))
    }

    /// Whether the list has the form exactly as it is, with its capital.
    pub fn has_name(&self, form: &str) -> bool {
        form.starts_with(char::is_uppercase) && self.set.contains(form)
    }

    /// Whether the form can stand alone as a word: known, of two letters or more, and no mere prefix or ending.
    pub fn is_free(&self, form: &str) -> bool {
        form.chars().nth(1).is_some() && !BOUND.contains(&form.to_lowercase().as_str()) && self.knows(form)
    }

    /// Whether the form is made of two known words, of three letters and of four or more, maybe with a linking *s*.
    ///
    /// In: a lower-case form of letters. Compounding in Dutch is free, so the list never has them all.
    pub fn is_compound(&self, form: &str) -> bool {
        self.split(form).is_some()
    }

    /// Where the last part of a compound begins (a byte offset), the longest last part first.
    pub fn split(&self, form: &str) -> Option<usize> {
        let cuts: Vec<usize> = form.char_indices().map(|(at, _)| at).skip(3).collect();
        cuts.into_iter().find(|&at| {
            let (first, last) = form.split_at(at);
            last.chars().nth(3).is_some()
                && self.set.contains(last)
                && !BOUND.contains(&last)
                && self.is_first_part(first)
        })
    }

    /// Whether the form can be the first part of a compound: a word, also with a linking *s* (`arbeids-`).
    pub fn is_first_part(&self, form: &str) -> bool {
        let free = |w: &str| w.chars().nth(2).is_some() && !BOUND.contains(&w) && self.set.contains(w);
        free(form) || form.strip_suffix('s').is_some_and(free)
    }

    /// How the list writes the compounds that begin with `first` (lower case, without hyphen).
    pub fn company(&self, first: &str) -> Company {
        let mut company = Company::default();
        let mut stream = self.set.range().ge(first).into_stream();
        let mut looked = 0;
        while let Some(key) = stream.next() {
            let Some(rest) = key.strip_prefix(first.as_bytes()) else { break };
            looked += 1;
            if looked > 3000 || company.joined >= 60 {
                break;
            }
            match rest {
                [b'-', _, ..] => company.hyphened = (company.hyphened + 1).min(60),
                rest if rest.len() > 3 && self.set.contains(rest) => company.joined += 1,
                _ => {}
            }
        }
        company
    }
}

/// The word with its first letter in upper case.
fn capitalised(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
