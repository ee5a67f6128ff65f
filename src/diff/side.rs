//! One side of a comparison as the alignment sees it: a flat tree of items, each with the bag of its words.

use super::names::Names;
use super::spans::{Span, fields};
use crate::tree::{Document, Node};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word of both sides; equal numbers are equal words.
pub type Word = u32;

/// Stands for any internal reference, whose numbers change when others do.
pub const REFERENCE: Word = 0;

/// The words of both sides, folded, and in how many items each stands.
#[derive(Debug)]
pub struct Vocabulary {
    numbers: FxHashMap<Box<str>, Word>,
    /// In how many items of both sides each word stands.
    pub counts: Vec<u32>,
    /// How many items both sides have.
    pub items: u32,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary { numbers: FxHashMap::default(), counts: vec![0], items: 0 }
    }
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> Word {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.counts.len() as Word;
        self.numbers.insert(word.into(), number);
        self.counts.push(0);
        number
    }

    /// How much two items that share a word are alike by it: the rarer, the more. References say little.
    pub fn weight(&self, word: Word) -> f32 {
        if word == REFERENCE {
            return 0.2;
        }
        (1.0 + self.items as f32 / self.counts[word as usize].max(1) as f32).ln()
    }
}

/// A node, a document, or the root of a side.
#[derive(Debug)]
pub struct Item {
    /// The document, from 0; that of the root means nothing.
    pub document: u32,
    /// Its index in the document; none for a document and the root.
    pub node: Option<u32>,
    /// The item that it stands below; that of the root is itself.
    pub parent: u32,
    /// The index after the last item of its subtree.
    pub end: u32,
    /// How deep it stands; 0 for the root.
    pub level: u32,
    /// Its words without order: a range of [`Side::words`].
    pub bag: Range<u32>,
    /// The hash of its words in their order.
    pub hash: u64,
    /// How many words it has with all below it, at least one.
    pub size: u32,
}

/// One side.
#[derive(Debug)]
pub struct Side<'t> {
    /// The documents.
    pub documents: &'t [Document],
    /// The items in reading order; the first is the root.
    pub items: Vec<Item>,
    /// The words of the items, sorted within each.
    pub words: Vec<Word>,
    /// The item of each document.
    pub firsts: Vec<u32>,
    /// The item that defines a term, by the term in lower case; the first where there are more.
    pub terms: FxHashMap<String, u32>,
}

impl<'t> Side<'t> {
    /// Reads the words of all nodes.
    pub fn new(documents: &'t [Document], names: &Names, vocabulary: &mut Vocabulary) -> Self {
        let mut side =
            Side { documents, items: Vec::new(), words: Vec::new(), firsts: Vec::new(), terms: FxHashMap::default() };
        side.push(0, None, 0, 0);
        for (number, document) in documents.iter().enumerate() {
            let first = side.items.len() as u32;
            side.firsts.push(first);
            side.push(number as u32, None, 0, 1);
            for (index, node) in document.nodes.iter().enumerate() {
                let parent = node.parent.map_or(first, |p| first + 1 + p);
                let level = side.items[parent as usize].level + 1;
                side.push(number as u32, Some(index as u32), parent, level);
                side.read(node, names, vocabulary);
                let own = side.items.len() as u32 - 1;
                for term in &node.defines {
                    side.terms.entry(term.to_lowercase()).or_insert(own);
                }
            }
        }
        side.close();
        vocabulary.items += side.items.len() as u32;
        side
    }

    fn push(&mut self, document: u32, node: Option<u32>, parent: u32, level: u32) {
        let end = self.items.len() as u32 + 1;
        let at = self.words.len() as u32;
        self.items.push(Item { document, node, parent, end, level, bag: at..at, hash: 0, size: 1 });
    }

    /// Gives the last item its words.
    fn read(&mut self, node: &Node, names: &Names, vocabulary: &mut Vocabulary) {
        let start = self.words.len();
        for (text, spans) in fields(node) {
            fold(text, &spans, names, |word| {
                let number = word.map_or(REFERENCE, |word| vocabulary.number(word));
                self.words.push(number);
            });
        }
        let own = &mut self.words[start..];
        let mut hasher = FxHasher::default();
        own.iter().for_each(|&word| hasher.write_u32(word));
        own.sort_unstable();
        let mut last = None;
        for &word in own.iter() {
            if last.replace(word) != Some(word) {
                vocabulary.counts[word as usize] += 1;
            }
        }
        let item = self.items.last_mut().expect("an item was pushed");
        item.hash = hasher.finish();
        item.bag = start as u32..self.words.len() as u32;
        item.size = item.bag.len().max(1) as u32;
    }

    /// Sets where subtrees end and how many words they have.
    fn close(&mut self) {
        for i in (1..self.items.len()).rev() {
            let (parent, end, size) = (self.items[i].parent as usize, self.items[i].end, self.items[i].size);
            let parent = &mut self.items[parent];
            parent.end = parent.end.max(end);
            parent.size += size;
        }
    }

    /// The words of an item, sorted.
    pub fn bag(&self, item: u32) -> &[Word] {
        let bag = &self.items[item as usize].bag;
        &self.words[bag.start as usize..bag.end as usize]
    }

    /// The node of an item.
    pub fn node(&self, item: u32) -> Option<&'t Node> {
        let item = &self.items[item as usize];
        item.node.map(|node| &self.documents[item.document as usize].nodes[node as usize])
    }

    /// The items directly below one.
    pub fn children(&self, item: u32) -> impl Iterator<Item = u32> + '_ {
        let end = self.items[item as usize].end;
        let mut next = item + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.items[child as usize].end;
            Some(child)
        })
    }

    /// Whether nothing stands below an item.
    pub fn is_leaf(&self, item: u32) -> bool {
        self.items[item as usize].end == item + 1
    }
}

/// Calls `each` for the words of a text in lower case, and with nothing for a reference. A mapped name is one word.
fn fold(text: &str, spans: &[Span], names: &Names, mut each: impl FnMut(Option<&str>)) {
    let mut folded: Vec<(usize, String)> = Vec::new();
    let mut spans = spans.iter().filter(|span| span.internal).peekable();
    let mut inside = 0;
    let mut buffer = String::new();
    for (at, word) in text.unicode_word_indices() {
        while spans.peek().is_some_and(|span| span.range.start <= at) {
            let Some(span) = spans.next() else { break };
            inside = span.range.end;
            flush(&mut folded, names, &mut each);
            each(None);
        }
        if at < inside {
            continue;
        }
        if names.is_empty() {
            buffer.clear();
            lower(word, &mut buffer);
            each(Some(&buffer));
        } else {
            folded.push((at, word.to_lowercase()));
        }
    }
    flush(&mut folded, names, &mut each);
}

/// Hands out words with the names in them replaced.
fn flush(folded: &mut Vec<(usize, String)>, names: &Names, each: &mut impl FnMut(Option<&str>)) {
    let mut at = 0;
    while at < folded.len() {
        match names.find(folded[at..].iter().map(|(_, word)| word.as_str())) {
            Some(found) => {
                each(Some(&format!("\0{}", found.pair)));
                at += found.words;
            }
            None => {
                each(Some(&folded[at].1));
                at += 1;
            }
        }
    }
    folded.clear();
}

/// Appends a word in lower case.
pub fn lower(word: &str, into: &mut String) {
    if word.is_ascii() {
        into.extend(word.bytes().map(|b| b.to_ascii_lowercase() as char));
    } else {
        into.push_str(&word.to_lowercase());
    }
}
