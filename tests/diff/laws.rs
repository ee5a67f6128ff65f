//! What holds for any two versions.

use super::model::{document, edited, edits, text};
use super::obeyed::obeyed;
use lidwoord::diff::{Ignore, Options};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fs;
use std::path::PathBuf;

/// Few cases, a fixed seed; the environment variables of proptest come first.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(19);
    }
    config
}

fn all_options() -> Vec<Options> {
    let ignore = Ignore { punctuation: true, case: true, defined_names: true };
    let names = vec![("Molenwiek".to_owned(), "huurder".to_owned())];
    vec![Options::default(), Options { ignore, names }]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn edited_texts(old in text(), edits in edits()) {
        let new = edited(old.clone(), &edits);
        for options in all_options() {
            if let Err(law) = obeyed(&[document(&old)], &[document(&new)], &options) {
                prop_assert!(false, "{law}");
            }
        }
    }

    #[test]
    fn unrelated_texts(old in prop::collection::vec(text(), 0..3), new in prop::collection::vec(text(), 0..3)) {
        let [old, new] = [old, new].map(|texts| texts.iter().map(|text| document(text)).collect::<Vec<_>>());
        if let Err(law) = obeyed(&old, &new, &Options::default()) {
            prop_assert!(false, "{law}");
        }
    }

    /// The same sets of terms several times, of which one is left out.
    #[test]
    fn terms_that_repeat(texts in prop::collection::vec(text(), 1..3), times in 2..5usize, left_out in 0..8usize) {
        let old: Vec<_> = texts.iter().cycle().take(texts.len() * times).map(|text| document(text)).collect();
        let mut new = old.clone();
        new.remove(left_out % old.len());
        if let Err(law) = obeyed(&old, &new, &Options::default()) {
            prop_assert!(false, "{law}");
        }
    }
}

#[test]
fn corpus_documents() {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(corpus)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path().join("raw.txt"))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    let read = |file: &PathBuf| lidwoord::convert("-", fs::read(file).expect("a text"), &lidwoord::Options::default());
    let trees: Vec<_> = files.iter().map(read).collect();
    for pair in trees.windows(2) {
        obeyed(&pair[0].documents, &pair[1].documents, &Options::default()).unwrap_or_else(|law| panic!("{law}"));
    }
}
