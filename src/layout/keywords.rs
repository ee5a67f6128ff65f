//! Words that a text uses as keywords though no list has them: `Regel 1`, `Regel 2` …, `Blok A`, `Blok B` …
//!
//! The numbers behind such a word count from the first one, three at least, and they do so through most of the text: the
//! steps of a procedure and the classes of a table stand together. Where articles are printed with their keyword, the word
//! can only be that of parts above them. Otherwise it may be that of articles or of parts, which the outline decides.

use super::Flow;
use crate::label::{self, Number, Numeral};
use crate::tree::Kind;
use rustc_hash::FxHashMap;

/// A word that a text uses as a keyword.
#[derive(Clone, Debug)]
pub struct Word {
    /// The word, as it is printed first.
    pub text: String,
    /// What its labels may be.
    pub kinds: &'static [Kind],
}

/// A text has no more such words.
const MOST: usize = 3;
/// So many numbers in a row prove a word.
const PROOF: u16 = 3;
/// Lines longer than this, in bytes, may hold labels inside.
const FLAT: usize = 400;
/// Words before a number that is none of a part of the text.
const CAPTIONS: [&str; 12] = [
    "tabel", "figuur", "afbeelding", "grafiek", "foto", "kaart", "pagina", "blad", "bladzijde", "nummer", "versie",
    "telefoon",
];
/// Articles may be printed with the word or stand below it.
const EITHER: &[Kind] = &[Kind::Artikel, Kind::Hoofdstuk];
/// Only parts above the articles have it.
const PARTS: &[Kind] = &[Kind::Hoofdstuk];

/// How the numbers behind one word run.
#[derive(Default)]
struct Series {
    /// The last number in the row.
    last: u16,
    /// The longest row.
    most: u16,
    fits: u32,
    misses: u32,
    /// Where the first and the last one stand.
    from: usize,
    to: usize,
    /// How many of them stand right above an article.
    above: u32,
}

impl Series {
    fn add(&mut self, number: &Number, at: usize, above: bool) {
        match number.last() {
            n if n == self.last + 1 || n == 1 => {
                self.last = n;
                self.most = self.most.max(n);
                self.fits += 1;
                self.to = at;
                self.above += u32::from(above);
                self.from = if self.fits == 1 { at } else { self.from };
            }
            _ => self.misses += 1,
        }
    }

    /// Whether the numbers go through most of a text.
    fn spans(&self, text: &std::ops::Range<usize>) -> bool {
        let (half, third) = (text.start + text.len() / 2, text.len() / 3);
        self.from <= half && self.to >= half && self.to - self.from >= third
    }
}

/// The words that `text` uses as keywords, in the order in which they stand there first.
pub(super) fn find(text: &str, flow: &Flow) -> Vec<Word> {
    let articles = (0..flow.pieces.len()).filter(|n| is_article(flow, *n)).nth(usize::from(PROOF) - 1).is_some();
    let mut known: FxHashMap<(String, Numeral), Series> = FxHashMap::default();
    for (number, piece) in flow.pieces.iter().enumerate() {
        let content = flow.text(text, number);
        let mut add = |start: usize, above: bool| {
            for (word, (numeral, value)) in label::worded(&content[start..]).into_iter().flat_map(|(w, all)| all.map(move |v| (w, v))) {
                if value.parts().len() == 1 {
                    known.entry((word.to_lowercase(), numeral)).or_default().add(&value, piece.range().start + start, above);
                }
            }
        };
        if flow.readings(number).is_empty() {
            add(0, (number + 1..flow.pieces.len().min(number + 1 + NEAR)).any(|n| is_article(flow, n)));
        }
        if content.len() > FLAT {
            let inside = memchr::memchr_iter(b' ', content.as_bytes()).map(|space| space + 1);
            inside.for_each(|start| add(start, false));
        }
    }
    let (Some(first), Some(last)) = (flow.pieces.first(), flow.pieces.last()) else { return Vec::new() };
    let whole = first.range().start..last.range().end;
    let proven = |s: &Series| s.most >= PROOF && s.misses * 3 <= s.fits && s.spans(&whole);
    let stands = |s: &Series| !articles || s.above * 4 >= s.fits * 3;
    let mut found: Vec<(usize, String)> = known
        .into_iter()
        .filter(|((word, _), series)| proven(series) && stands(series) && !CAPTIONS.contains(&word.as_str()))
        .map(|((word, _), series)| (series.from, word))
        .collect();
    found.sort();
    found.dedup_by(|a, b| a.1 == b.1);
    found.truncate(MOST);
    let kinds = if articles { PARTS } else { EITHER };
    found.into_iter().map(|(_, text)| Word { text, kinds }).collect()
}

/// The first article of a part stands no more pieces below its label: the heading goes over a line.
const NEAR: usize = 3;

/// Whether a piece begins with the label of an article that has its keyword.
fn is_article(flow: &Flow, number: usize) -> bool {
    flow.readings(number).iter().any(|r| r.keyword.is_some_and(|k| k.kind == Kind::Artikel) && !r.lower)
}
