//! Chapters by their name without quotes: `de Algemene Bepalingen`.
//!
//! Only headings that end in `bepalingen` and have two words or more are looked for: any other heading is a common word
//! or phrase as well.

use super::find::{Found, What};
use super::grammar::scope::Scope;
use super::grammar::{At, Item, Level, Mention, Step};
use crate::tree::{Document, Kind};
use aho_corasick::AhoCorasick;

/// The names of the chapters of one document, ready to be looked for.
#[derive(Debug)]
pub(super) struct Names {
    finder: Option<AhoCorasick>,
    headings: Vec<String>,
}

impl Names {
    /// Reads the headings.
    pub(super) fn new(document: &Document) -> Names {
        let above = |kind| !matches!(kind, Kind::Artikel | Kind::Lid | Kind::Onderdeel | Kind::Alinea);
        let nodes = document.nodes.iter().filter(|n| above(n.kind));
        let fits = |h: &&str| h.to_lowercase().ends_with("bepalingen") && h.trim().contains(' ') && h.len() <= 100;
        let headings: Vec<String> =
            nodes.filter_map(|n| n.heading.as_deref()).filter(fits).map(str::to_owned).collect();
        let finder = (!headings.is_empty()).then(|| {
            AhoCorasick::builder().ascii_case_insensitive(true).build(&headings).expect("the headings are few")
        });
        Names { finder, headings }
    }

    /// Adds the names in `text` to what was found there, in order. The first letter is a capital, and `de` or `van` stands
    /// before it.
    pub(super) fn add(&self, text: &str, found: &mut Vec<Found>) {
        let Some(finder) = &self.finder else { return };
        for hit in finder.find_iter(text) {
            let at = hit.range();
            let named = text[at.clone()].starts_with(char::is_uppercase) && text[..at.start].ends_with(" de ");
            let whole = !text[at.end..].starts_with(char::is_alphanumeric);
            if !named || !whole || found.iter().any(|f| f.at.start < at.end && at.start < f.at.end) {
                continue;
            }
            let heading = At::Heading(self.headings[hit.pattern().as_usize()].clone());
            let item = Item { steps: vec![Step { level: Level::Heading, at: heading }], until: None };
            let place = found.partition_point(|f| f.at.start < at.start);
            found.insert(place, Found { at, what: What::Parts(Mention { items: vec![item], scope: Scope::Own }) });
        }
    }
}
