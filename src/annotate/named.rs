//! Chapters by their name without quotes: `de Algemene Bepalingen`.
//!
//! Only headings that end in `bepalingen` and have two words or more are looked for: any other heading is a common word
//! or phrase as well.

use super::find::{Found, What};
use super::grammar::scope::Scope;
use super::grammar::{At, Item, Level, Mention, Step};
use crate::tree::{Document, Kind};
use memchr::memmem;

/// The names of the chapters of one document, ready to be looked for.
#[derive(Debug)]
pub(super) struct Names {
    headings: Vec<String>,
}

/// What stands before a name.
const ARTICLE: &str = " de ";

impl Names {
    /// Reads the headings.
    pub(super) fn new(document: &Document) -> Names {
        let above = |kind| !matches!(kind, Kind::Artikel | Kind::Lid | Kind::Onderdeel | Kind::Alinea);
        let nodes = document.nodes.iter().filter(|n| above(n.kind));
        let fits = |h: &&str| h.to_lowercase().ends_with("bepalingen") && h.trim().contains(' ') && h.len() <= 100;
        let mut headings: Vec<String> =
            nodes.filter_map(|n| n.heading.as_deref()).filter(fits).map(str::to_owned).collect();
        headings.dedup();
        Names { headings }
    }

    /// The name with which a text begins, if that is a whole word with a capital.
    fn begins(&self, text: &str) -> Option<&String> {
        let begins = |name: &&String| {
            text.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
                && !text[name.len()..].starts_with(char::is_alphanumeric)
        };
        if text.starts_with(char::is_uppercase) { self.headings.iter().find(begins) } else { None }
    }

    /// Adds the names in `text` to what was found there, in order. The first letter is a capital, and `de` stands before it.
    pub(super) fn add(&self, text: &str, found: &mut Vec<Found>) {
        if self.headings.is_empty() {
            return;
        }
        for article in memmem::find_iter(text.as_bytes(), ARTICLE) {
            let start = article + ARTICLE.len();
            let Some(name) = self.begins(&text[start..]) else { continue };
            let at = start..start + name.len();
            if found.iter().any(|f| f.at.start < at.end && at.start < f.at.end) {
                continue;
            }
            let heading = At::Heading(name.clone());
            let item = Item { steps: vec![Step { level: Level::Heading, at: heading }], until: None };
            let place = found.partition_point(|f| f.at.start < at.start);
            found.insert(place, Found { at, what: What::Parts(Mention { items: vec![item], scope: Scope::Own }) });
        }
    }
}
