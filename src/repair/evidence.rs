//! What a document says about itself, gathered before any of its breaks is decided.

use super::gone::Gone;
use super::habit::Tally;
use super::letters::{fold, length};
use super::{Break, Habits, Vocabulary, is_candidate, residue, spelling};
use crate::lexicon::{Company, Lexicon};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Of so many forms it is kept what the word list says: a text of nothing but broken words asks about each of its bytes.
const KNOWN: usize = 20_000;

/// The witnesses that the rules ask: the document's words, its habits, the lexicon.
pub struct Evidence<'a> {
    /// The words of the document, away from its breaks.
    pub vocabulary: Vocabulary,
    /// What the document does with words at its line ends and inside its lines.
    pub habits: Habits,
    /// Where hyphens are gone with the line ends.
    pub(super) gone: Gone,
    /// The Dutch word list.
    pub lexicon: &'a Lexicon,
    /// What the list said of first parts so far: the same few are asked for again and again.
    companies: RefCell<FxHashMap<String, Company>>,
    /// What it said of forms: each break is asked about by more than one stage, and by more than one rule.
    listed: RefCell<FxHashMap<String, bool>>,
}

impl<'a> Evidence<'a> {
    /// Gathers the evidence of a document.
    ///
    /// In: its lines in reading order, without terminators but with the spaces at their ends, furniture taken out.
    /// A document in which nothing can be broken is only looked through once; otherwise its words are counted as well.
    pub fn gather<'t, I>(lines: I, lexicon: &'a Lexicon) -> Self
    where
        I: IntoIterator<Item = &'t str>,
        I::IntoIter: Clone,
    {
        let lines = lines.into_iter();
        let mut evidence = Evidence {
            vocabulary: Vocabulary::default(),
            habits: Habits::default(),
            gone: Gone::of(lines.clone()),
            lexicon,
            companies: RefCell::default(),
            listed: RefCell::default(),
        };
        let is_read = evidence.gone != Gone::Nowhere;
        if is_read || lines.clone().any(|line| is_candidate(line) || residue::is_possible(line)) {
            evidence.vocabulary = Vocabulary::of(lines.clone());
            evidence.habits = evidence.tally(lines).habits();
        }
        evidence
    }

    /// Looks at every break and every inner hyphen of the document.
    fn tally<'t>(&self, lines: impl Iterator<Item = &'t str>) -> Tally {
        let mut tally = Tally::default();
        let mut lines = lines.filter(|line| !line.trim().is_empty()).peekable();
        while let Some(line) = lines.next() {
            let found = lines.peek().and_then(|following| Break::between(line, following, false));
            tally.line(line, found.as_ref(), self);
            residue::tally(line, self, &mut tally);
        }
        tally
    }

    /// How the word list writes the compounds that begin with `first`, see [`Lexicon::company`].
    pub fn company(&self, first: &str) -> Company {
        if let Some(known) = self.companies.borrow().get(first) {
            return *known;
        }
        let company = self.lexicon.company(first);
        self.companies.borrow_mut().insert(first.to_owned(), company);
        company
    }

    /// Whether the word list has the form, see [`Lexicon::knows`].
    pub fn lists(&self, form: &str) -> bool {
        if let Some(known) = self.listed.borrow().get(form) {
            return *known;
        }
        let listed = self.lexicon.knows(form);
        let mut known = self.listed.borrow_mut();
        if known.len() < KNOWN {
            known.insert(form.to_owned(), listed);
        }
        listed
    }

    /// Whether somebody writes the form: the document away from its breaks, or the lexicon.
    pub fn knows(&self, form: &str) -> bool {
        self.vocabulary.has(form) || self.lists(form)
    }

    /// Whether the halves are known to be one word: it is known, also with a trema, or a compound whose seam is elsewhere
    /// (`goederenwaar` + `de`).
    pub fn attests(&self, left: &str, right: &str) -> bool {
        let (left, right) = (fold(left), fold(right));
        let joined = [&*left, &right].concat();
        let trema = || spelling::trema_form(&left, &right).is_some_and(|form| self.knows(&form));
        let seam = || self.lexicon.split(&joined).is_some_and(|at| at != left.len());
        self.knows(&joined) || trema() || seam()
    }

    /// Whether the form can stand alone as a word.
    pub fn is_word(&self, form: &str) -> bool {
        self.lexicon.is_free(form) || (length(form) > 2 && self.vocabulary.has(form))
    }

    /// Whether the form is a word or can be read as a compound of two.
    pub fn is_word_or_compound(&self, form: &str) -> bool {
        self.is_word(form) || self.lexicon.is_compound(&fold(form))
    }
}
