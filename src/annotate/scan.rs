//! One search through the texts of a document for all words that this stage looks for.

use super::keywords::{Hit, Keywords};
use super::{definitions, facts, find};
use crate::tree::Document;
use std::ops::Range;
use std::sync::LazyLock;

/// What a keyword is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    /// A reference, a law, a publication.
    Reference,
    /// A definition inside a text.
    Definition,
    /// A fact.
    Fact,
}

/// The keywords of the topics, one after the other, and where those of each begin.
struct Words {
    all: Keywords,
    begins: [u32; 3],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let references: Vec<&str> = find::keywords().collect();
    let definitions = references.len() + definitions::KEYWORDS.len();
    let begins = [0, references.len() as u32, definitions as u32];
    Words { all: Keywords::new(references.into_iter().chain(definitions::KEYWORDS).chain(facts::keywords())), begins }
});

impl Words {
    /// The topic of a keyword.
    fn topic(&self, keyword: u32) -> Topic {
        match keyword {
            n if n >= self.begins[Topic::Fact as usize] => Topic::Fact,
            n if n >= self.begins[Topic::Definition as usize] => Topic::Definition,
            _ => Topic::Reference,
        }
    }
}

/// The keywords in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a>(&'a [Hit]);

impl Found<'_> {
    /// The hits of one topic, in order; `keyword` is the place in the list of the topic.
    pub fn of(self, topic: Topic) -> impl Iterator<Item = Hit> {
        let words = &*WORDS;
        let begin = words.begins[topic as usize];
        let own = self.0.iter().filter(move |hit| words.topic(hit.keyword) == topic);
        own.map(move |hit| Hit { keyword: hit.keyword - begin, ..*hit })
    }
}

/// The keywords in texts, one text after the other.
#[derive(Debug, Default)]
pub(super) struct Scan {
    hits: Vec<Hit>,
    /// Where the hits of each text end.
    ends: Vec<usize>,
}

impl Scan {
    /// Those in the texts of all nodes.
    pub fn of(document: &Document) -> Scan {
        let mut scan = Scan::default();
        scan.ends.reserve_exact(document.nodes.len());
        document.nodes.iter().for_each(|node| scan.read(&node.text));
        scan
    }

    /// Those in one text.
    pub fn one(text: &str) -> Scan {
        let mut scan = Scan::default();
        scan.read(text);
        scan
    }

    /// The longest keyword of each topic at each place.
    fn read(&mut self, text: &str) {
        let words = &*WORDS;
        let first = self.hits.len();
        for hit in words.all.find_all(text) {
            let same = |other: &&Hit| other.start == hit.start;
            let mut longer = self.hits[first..].iter().rev().take_while(same);
            if !longer.any(|other| words.topic(other.keyword) == words.topic(hit.keyword)) {
                self.hits.push(hit);
            }
        }
        self.ends.push(self.hits.len());
    }

    /// Those in text `n`.
    pub fn text(&self, n: usize) -> Found<'_> {
        let Range { start, end } = n.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[n];
        Found(&self.hits[start..end])
    }
}
