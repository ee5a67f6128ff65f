//! The Dutch word list: what is a word, and how words are spelled.
//!
//! In: a form as it could stand in a text. Out: whether Dutch has it. The list is an [`fst::Set`] that is read where
//! it lies (no start-up time); `lexicon/README.md` tells where it comes from and under which licence it is given.

pub mod recipe;
mod search;

pub use search::Company;

use fst::Set;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// The full list, when the feature `lexicon` is on.
#[cfg(feature = "lexicon")]
static DUTCH: &[u8] = include_bytes!("../../lexicon/dutch.fst");

/// Only the words with a hyphen or a trema: what no rule can know.
static EXCEPTIONS: &[u8] = include_bytes!("../../lexicon/exceptions.fst");

/// A word list, and the words that the user added to it.
#[derive(Clone)]
pub struct Lexicon {
    set: Set<Cow<'static, [u8]>>,
    own: FxHashSet<String>,
    complete: bool,
}

impl Default for Lexicon {
    /// [`Lexicon::dutch`].
    fn default() -> Self {
        Lexicon::dutch()
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon").field("complete", &self.is_complete()).finish_non_exhaustive()
    }
}

impl Lexicon {
    /// The list in the binary: all of Dutch under the feature `lexicon`, else only the exceptions.
    pub fn dutch() -> Self {
        #[cfg(feature = "lexicon")]
        return Lexicon::embedded(DUTCH, true);
        #[cfg(not(feature = "lexicon"))]
        Lexicon::exceptions()
    }

    /// Only the words with a hyphen or a trema.
    pub fn exceptions() -> Self {
        Lexicon::embedded(EXCEPTIONS, false)
    }

    fn embedded(bytes: &'static [u8], complete: bool) -> Self {
        let set = Set::new(Cow::Borrowed(bytes)).expect("the embedded list is a valid fst: tests/repair_lexicon.rs");
        Lexicon { set, own: FxHashSet::default(), complete }
    }

    /// A complete list from the bytes of an [`fst::Set`] of clean words (see [`recipe`]).
    ///
    /// # Errors
    /// When the bytes are no fst.
    pub fn from_fst(bytes: Vec<u8>) -> Result<Self, fst::Error> {
        Ok(Lexicon { set: Set::new(Cow::Owned(bytes))?, own: FxHashSet::default(), complete: true })
    }

    /// Adds words of the user's own: names and trade terms, in the spelling of the text. Blank ones are left out.
    pub fn with_words<S: AsRef<str>>(mut self, words: impl IntoIterator<Item = S>) -> Self {
        for word in words {
            let word = word.as_ref().trim();
            if !word.is_empty() {
                self.own.insert(word.to_lowercase());
            }
        }
        self
    }

    /// Whether the absence of a word says anything: not so for the exceptions.
    pub fn is_complete(&self) -> bool {
        self.complete
    }
}
