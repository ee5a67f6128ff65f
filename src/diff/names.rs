//! Names that mean the same on both sides: those that the caller maps, and terms that both sides define.

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

/// Endings of the genitive that a name may carry: `Molenwieks`, `Molenwiek's`.
const GENITIVES: [&str; 3] = ["'s", "’s", "s"];

/// Pairs of names, found by the folded words that they begin with.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_first: FxHashMap<String, Vec<Name>>,
    pairs: u32,
}

/// One name of a pair.
#[derive(Clone, Debug)]
struct Name {
    /// Its folded words, without the first.
    rest: Vec<String>,
    /// The pair.
    pair: u32,
    /// It is one that the caller mapped.
    mapped: bool,
}

/// A name at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many words it has.
    pub words: usize,
    /// The pair.
    pub pair: u32,
    /// It is one that the caller mapped.
    pub mapped: bool,
}

impl Names {
    /// The names that a caller maps.
    pub fn new(mapped: &[(String, String)]) -> Self {
        let mut names = Names::default();
        for (old, new) in mapped {
            names.add(old, new, true);
        }
        names
    }

    /// Adds a pair.
    pub fn add(&mut self, old: &str, new: &str, mapped: bool) {
        let pair = self.pairs;
        self.pairs += 1;
        for name in [old, new] {
            let mut words = name.unicode_words().map(str::to_lowercase);
            let Some(first) = words.next() else { continue };
            let names = self.by_first.entry(first).or_default();
            names.push(Name { rest: words.collect(), pair, mapped });
            names.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The longest name that some folded words begin with; the last word may be a genitive.
    pub fn find<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<Found> {
        let first = words.clone().next()?;
        self.by_first
            .get(first)
            .into_iter()
            .chain(GENITIVES.iter().filter_map(|end| self.by_first.get(first.strip_suffix(end)?)))
            .flatten()
            .find(|name| name.fits(words.clone()))
            .map(|name| Found { words: name.rest.len() + 1, pair: name.pair, mapped: name.mapped })
    }
}

impl Name {
    fn fits<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        let mut words = words.skip(1);
        self.rest.iter().enumerate().all(|(n, own)| {
            let last = n + 1 == self.rest.len();
            words.next().is_some_and(|word| {
                word == own || last && GENITIVES.iter().any(|end| word.strip_suffix(end) == Some(own))
            })
        })
    }
}
