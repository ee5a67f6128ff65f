//! Where in the numbering a text has come.

use super::counting::{Label, Series, series};
use super::parts::{self, ANNEX, NONE, UNKNOWN, is_article, part};
use crate::label::{Reading, Readings};

/// Where in the numbering a text has come: the last label that counts, and the items since then, by their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct State {
    /// The last label that counts.
    pub main: Option<Place>,
    items: [(Series, Place); ITEMS],
    count: u8,
    /// The last article.
    pub article: Option<Place>,
    /// The last number of each part above the articles, [`NONE`] where its parent has none yet.
    pub parts: [u16; parts::COUNT],
    /// Where the text began is not known, so that any number may go on from it.
    pub begun: bool,
}

/// The place of a reading among the labels of a spine. The searches copy states all the time, and a reading is long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The label.
    pub label: u32,
    /// Its reading.
    pub reading: u8,
}

/// So many readings of items are kept in mind.
const ITEMS: usize = 8;

/// Where the numbering has come behind each of `labels`.
pub fn states(labels: &[Label]) -> Vec<State> {
    let mut state = State::default();
    let behind = |(n, label): (usize, &Label)| {
        state = match label.main {
            Some(reading) => state.main_behind(Place { label: n as u32, reading }, &label.items[reading as usize]),
            None => state.behind(n, label.items),
        };
        state
    };
    labels.iter().enumerate().map(behind).collect()
}

impl State {
    /// In the middle of a text of which the beginning is not known.
    pub fn begun() -> State {
        State { begun: true, parts: [UNKNOWN; parts::COUNT], ..State::default() }
    }

    /// Behind a label that counts.
    fn main_behind(&self, at: Place, main: &Reading) -> State {
        let (mut article, mut parts) = (self.article, self.parts);
        if is_article(main) {
            article = Some(at);
        } else if let Some(depth) = part(main) {
            parts[depth] = main.number.last();
            parts[depth + 1..].fill(NONE);
            article = article.filter(|_| depth != ANNEX);
        }
        State { main: Some(at), article, parts, ..State::default() }
    }

    /// The items since the last label that counts, from the outside in.
    pub fn items(&self) -> &[(Series, Place)] {
        &self.items[..self.count as usize]
    }

    /// Behind an item with these readings, which is label number `label`. Items of inner lists end where an outer one goes on.
    pub fn behind(mut self, label: usize, readings: &Readings) -> State {
        let own = |s: Series| s != 0 && readings.iter().any(|r| series(r) == s);
        if let Some(n) = self.items().iter().position(|s| own(s.0)) {
            self.count = n as u8;
            // States that say the same are the same.
            self.items[n..].fill(Default::default());
        }
        for (n, reading) in readings.iter().enumerate().take(ITEMS - self.count as usize) {
            self.items[self.count as usize] = (series(reading), Place { label: label as u32, reading: n as u8 });
            self.count += 1;
        }
        self
    }
}
