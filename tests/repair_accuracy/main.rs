//! How often broken words are put together right, class by class.
//!
//! `cargo test --release --test repair_accuracy -- --nocapture` prints the figures; `WRONG=20` prints wrong ones too.
//! The test set is made here: the corpus set in lines of many widths, and words of the lexicon in generated lines.
#![cfg(feature = "lexicon")]

mod random;
mod score;
mod setting;
mod syllables;
mod words;

use lidwoord::lexicon::Lexicon;
use lidwoord::repair::{Evidence, glued, residues};
use random::Random;
use score::Score;
use setting::{Class, Page};
use std::collections::HashSet;
use words::{Generated, Words};

/// The clean texts of the corpus, one a document.
fn corpus() -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")) else { return Vec::new() };
    let mut files: Vec<_> =
        folder.flatten().map(|entry| entry.path().join("source.yaml")).filter(|p| p.is_file()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let value: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let mut text = String::new();
        texts(&value, &mut text);
        text
    };
    files.iter().map(read).collect()
}

/// Adds all headings and texts below a value.
fn texts(value: &serde_yaml::Value, text: &mut String) {
    match value {
        serde_yaml::Value::String(s) if s.contains(' ') => text.extend([s.as_str(), "\n"]),
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| texts(item, text)),
        serde_yaml::Value::Mapping(map) => map.iter().for_each(|(_, item)| texts(item, text)),
        _ => {}
    }
}

/// The corpus, set in lines of 36 to 84 characters.
fn set_corpus(hyphenate: bool, inline: bool) -> Score {
    let lexicon = Lexicon::dutch();
    let mut score = Score::default();
    for text in corpus() {
        let words: Vec<&str> = text.split_whitespace().collect();
        for width in (36..=84).step_by(4) {
            score.add(&Page::set(&words, width, hyphenate), &lexicon, inline);
        }
    }
    score
}

/// 60 generated documents, and the words that they break.
fn generated(words: &Words, make: impl Fn(&Words, &mut Random, usize) -> Generated) -> (Vec<Page>, HashSet<String>) {
    let mut random = Random::new(20_240_515);
    let made: Vec<Generated> = (0..60).map(|_| make(words, &mut random, 150)).collect();
    let broken = made.iter().flat_map(|g| g.broken.iter().cloned()).collect();
    (made.into_iter().map(|g| g.page).collect(), broken)
}

fn score(pages: &[Page], lexicon: &Lexicon) -> Score {
    let mut score = Score::default();
    pages.iter().for_each(|page| score.add(page, lexicon, false));
    score
}

#[test]
fn corpus_that_hyphenates() {
    use Class::*;
    set_corpus(true, false)
        .report("corpus set in lines", &[(Join, 99.8), (Keep, 97.0), (Suspended, 99.0), (Trema, 98.0), (Slash, 99.0)]);
}

#[test]
fn corpus_that_never_hyphenates() {
    set_corpus(false, false).report("corpus never hyphenated", &[(Class::Keep, 98.0), (Class::Suspended, 99.0)]);
}

#[test]
fn corpus_run_together() {
    set_corpus(true, true)
        .report("corpus set in lines, then run together", &[(Class::Join, 99.8), (Class::Keep, 97.0)]);
}

/// The pages again, a fifth of the broken words at a time left out of the lexicon, and only those counted.
fn score_left_out(pages: &[Page], words: &Words, broken: &HashSet<String>) -> Score {
    let mut sorted: Vec<&String> = broken.iter().collect();
    sorted.sort_unstable();
    let mut score = Score::default();
    for fold in 0..5 {
        let out: HashSet<String> = sorted.iter().skip(fold).step_by(5).map(|w| w.to_string()).collect();
        let lexicon = Lexicon::from_fst(words.without(&out)).unwrap();
        for page in pages {
            score.add_some(page, &lexicon, false, |truth| out.contains(truth.trim_end_matches([',', '.'])));
        }
    }
    score
}

const LEFT_OUT: &str = "the same words, left out of the lexicon";

/// Clean text has nothing to repair, and hardly a word that looks glued.
#[test]
fn clean_text() {
    let lexicon = Lexicon::dutch();
    let (mut words, mut reports) = (0, Vec::new());
    for text in corpus() {
        let evidence = Evidence::gather(text.lines(), &lexicon);
        words += text.split_whitespace().count();
        for line in text.lines() {
            assert_eq!(residues(line, &evidence), [], "{line}");
            reports.extend(glued(line, &evidence).into_iter().map(|g| g.suggestion));
        }
    }
    println!("clean text: {words} words, {} reported as glued", reports.len());
    assert!(reports.len() * 10_000 <= 2 * words.max(10_000), "{reports:?}");
}

#[test]
fn lexicon_words() {
    use Class::*;
    let words = Words::read();
    let (pages, broken) = generated(&words, Words::hyphenating);
    let all = score(&pages, &Lexicon::dutch());
    assert!(all.total() >= 5000);
    all.report("lexicon words", &[(Join, 99.8), (Keep, 97.0), (Suspended, 99.0), (Trema, 98.0), (Diminutive, 98.0)]);
    score_left_out(&pages, &words, &broken).report(LEFT_OUT, &[(Join, 99.8), (Keep, 80.0), (Trema, 85.0)]);
}

#[test]
fn lexicon_words_never_hyphenated() {
    let words = Words::read();
    let (pages, broken) = generated(&words, Words::never);
    score(&pages, &Lexicon::dutch())
        .report("lexicon words, never hyphenated", &[(Class::Keep, 98.0), (Class::Suspended, 99.0)]);
    score_left_out(&pages, &words, &broken).report(LEFT_OUT, &[(Class::Keep, 98.0)]);
}
