//! Words that a text uses as keywords though no list has them: `Regel 1`, `Regel 2` …, `Blok A`, `Blok B` …
//!
//! The numbers behind such a word count from the first one, three at least, and they do so through most of the text: the
//! steps of a procedure and the classes of a table stand together. Where articles are printed with their keyword, the word
//! can only be that of parts above them. Otherwise it may be that of articles or of parts, which the outline decides.

use super::Role;
use crate::label::{self, Number, Numeral, Readings};
use crate::lines::Line;
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
/// Words before a number that are looked at. Stops a text of nothing but such words, each another one, from taking a hundred
/// times its size in memory.
const LOOKED_AT: usize = 1_000;
/// So many numbers in a row prove a word.
const PROOF: u16 = 3;
/// Lines longer than this, in bytes, may hold labels inside.
const FLAT: usize = 400;
/// Words before a number that is none of a part of the text.
const CAPTIONS: [&str; 12] = [
    "tabel",
    "figuur",
    "afbeelding",
    "grafiek",
    "foto",
    "kaart",
    "pagina",
    "blad",
    "bladzijde",
    "nummer",
    "versie",
    "telefoon",
];
/// Articles may be printed with the word or stand below it.
const EITHER: &[Kind] = &[Kind::Artikel, Kind::Hoofdstuk];
/// Articles are printed with it: another word is that of parts.
const ARTICLES: &[Kind] = &[Kind::Artikel];
/// Only parts above the articles have it.
const PARTS: &[Kind] = &[Kind::Hoofdstuk];

/// So many numbers may be missing between two: a running line inside the text can hide a label.
const MISSED: u16 = 2;

/// How the numbers behind one word run.
#[derive(Default)]
struct Series {
    /// The last number that fits.
    last: u16,
    /// The highest one.
    most: u16,
    /// Numbers that do not fit, and gaps.
    misses: usize,
    /// The lines on which those stand that fit.
    lines: Vec<usize>,
    /// Where the first and the last one stand.
    from: usize,
    to: usize,
}

impl Series {
    fn add(&mut self, number: &Number, line: usize, at: usize) {
        let number = number.last();
        let on = number == 1 || number > self.last && number <= self.last + 1 + MISSED;
        self.misses += usize::from(!on || number > self.last + 1);
        if on {
            self.last = number;
            self.most = self.most.max(number);
            self.from = if self.lines.is_empty() { at } else { self.from };
            self.to = at;
            self.lines.push(line);
        }
    }

    /// Whether the numbers count and go through most of a text of this length.
    fn is_proven(&self, length: usize) -> bool {
        let fits = self.lines.len();
        let counts = self.most >= PROOF && fits >= PROOF.into() && self.misses * 3 <= fits;
        counts && self.from <= length / 2 && self.to >= length / 2 && self.to - self.from >= length / 3
    }
}

/// The words that a text uses as keywords, in the order in which they stand there first. `lines` are those of the text.
pub(super) fn find<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> Vec<Word> {
    let mut found = proven(lines.clone());
    if found.is_empty() {
        return Vec::new();
    }
    let articles: Vec<usize> = lines.enumerate().filter(|(_, line)| is_article(line)).map(|it| it.0).collect();
    let printed = articles.len() >= PROOF.into();
    if printed {
        let above = |line: &usize| {
            let next = articles[articles.partition_point(|n| n <= line)..].first();
            next.is_some_and(|n| *n <= line + NEAR)
        };
        found.retain(|(_, s)| s.lines.iter().filter(|line| above(line)).count() * 4 >= s.lines.len() * 3);
    }
    let fits = |series: &Series| series.lines.len();
    let most = found.iter().map(|it| fits(&it.1)).max().unwrap_or(0);
    let kinds = |own: usize| match () {
        () if printed || own < most => PARTS,
        () if found.iter().any(|it| fits(&it.1) < most) => ARTICLES,
        () => EITHER,
    };
    found.iter().map(|(text, series)| Word { text: text.clone(), kinds: kinds(fits(series)) }).collect()
}

/// The first article of a part stands no more lines below its label: the heading goes over a line.
const NEAR: usize = 2;

/// The words whose numbers count through the text. Of the numerals that one may have, the one that fits most.
fn proven<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<(String, Series)> {
    let mut known: FxHashMap<(String, Numeral), Series> = FxHashMap::default();
    let mut before = 0;
    for (line, content) in lines.enumerate() {
        let mut add = |start: usize| {
            let Some((word, numbers)) = label::worded(&content[start..]) else { return };
            for (numeral, value) in numbers.filter(|(_, value)| value.parts().len() == 1) {
                let key = (word.to_lowercase(), numeral);
                if known.len() < LOOKED_AT || known.contains_key(&key) {
                    known.entry(key).or_default().add(&value, line, before + start);
                }
            }
        };
        add(0);
        if content.len() > FLAT {
            memchr::memchr_iter(b' ', content.as_bytes()).for_each(|space| add(space + 1));
        }
        before += content.len();
    }
    let fits = |word: &str, series: &Series| series.is_proven(before) && !CAPTIONS.contains(&word);
    let all = known.into_iter().filter(|((word, _), series)| fits(word, series));
    let mut found: Vec<(String, Series)> = all.map(|((word, _), series)| (word, series)).collect();
    found.sort_by(|a, b| (&a.0, b.1.lines.len(), a.1.from).cmp(&(&b.0, a.1.lines.len(), b.1.from)));
    found.dedup_by(|a, b| a.0 == b.0);
    found.sort_by(|a, b| (a.1.from, &a.0).cmp(&(b.1.from, &b.0)));
    found.truncate(MOST);
    found
}

/// Whether a line begins with the label of an article that has its keyword.
fn is_article(line: &str) -> bool {
    label::scan(line).iter().any(|r| r.keyword.is_some_and(|k| k.kind == Kind::Artikel) && !r.lower)
}

/// Takes back that lines are furniture which begin with a word that the text uses as a keyword: `Regel 4. Wat u betaalt` and
/// `Regel 7. Wat u betaalt` differ by their numbers only, as running lines do.
pub(super) fn keep(text: &str, lines: &[Line], roles: &mut [Role]) {
    let content = |line: &Line| &text[line.content()];
    let left: Vec<usize> = (0..lines.len()).filter(|n| roles[*n] != Role::Body).collect();
    if !left.iter().any(|n| label::worded(content(&lines[*n])).is_some()) {
        return;
    }
    let words = find(lines.iter().map(content).filter(|line| !line.is_empty()));
    for n in left {
        let mut readings = Readings::default();
        words.iter().for_each(|w| label::add_worded(content(&lines[n]), &w.text, w.kinds, &mut readings));
        if !readings.is_empty() {
            roles[n] = Role::Body;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text with as many lines of text between its labels.
    fn words(labels: &[&str]) -> Vec<(String, usize)> {
        let body = ["De huurder betaalt de huur vooruit.", "Hij houdt het gehuurde schoon."];
        let lines = labels.iter().flat_map(|label| [*label].into_iter().chain(body));
        find(lines).into_iter().map(|word| (word.text, word.kinds.len())).collect()
    }

    #[test]
    fn a_word_whose_numbers_count_through_the_text_is_a_keyword() {
        let found = |labels: &[&str], expected: &[(&str, usize)]| {
            let found = words(labels);
            let found: Vec<(&str, usize)> = found.iter().map(|(word, kinds)| (word.as_str(), *kinds)).collect();
            assert_eq!(found, expected, "{labels:?}");
        };
        found(&["Regel 1. Huur", "Regel 2. Borg", "Regel 3. Rust"], &[("regel", 2)]);
        found(
            &["BLOK A", "Regel 1", "Regel 2", "BLOK B", "Regel 3", "BLOK C", "Regel 4"],
            &[("blok", 1), ("regel", 1)],
        );
        found(&["Regel 1. Huur", "Regel 3. Rust", "Regel 4. Eind", "Regel 5. Slot"], &[("regel", 2)]);
        // Only two; steps that stand together; captions; a word right above no article where articles are printed.
        found(&["Regel 1. Huur", "Regel 2. Borg"], &[]);
        found(&["Huur", "Borg", "Rust", "Stap 1 Meten", "Stap 2 Zagen", "Stap 3 Boren", "Eind", "Slot", "Erf"], &[]);
        found(&["Tabel 1 Huur", "Tabel 2 Borg", "Tabel 3 Rust"], &[]);
        found(&["Artikel 1", "Fase 1 Bouw", "Artikel 2", "Fase 2 Afbouw", "Artikel 3", "Fase 3 Slot"], &[]);
    }
}
