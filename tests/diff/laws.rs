//! What holds for any two versions.

use super::model::{document, edited, edits, text};
use lidwoord::diff::{Change, Diff, Fate, Ignore, Options, Place, apply::apply, diff};
use lidwoord::tree::Document;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeSet;
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

/// Everything that [`apply`] must make.
fn said(documents: &[Document]) -> String {
    let mut all = String::new();
    for document in documents {
        all += &format!("{:?} {:?}\n", document.title, document.version);
        for n in &document.nodes {
            let place = (&n.path, n.parent, n.end, n.kind, &n.number, &n.label, n.inferred);
            all += &format!("{place:?} {:?} {:?}\n", n.heading, n.text);
        }
    }
    all
}

fn places(documents: &[Document]) -> Vec<Place> {
    let of = |(d, document): (usize, &Document)| {
        let nodes = document.nodes.iter().enumerate();
        let place = |(n, node): (usize, &lidwoord::tree::Node)| Place {
            document: d as u32,
            node: n as u32,
            path: node.path.clone(),
        };
        nodes.map(place).collect::<Vec<_>>()
    };
    documents.iter().enumerate().flat_map(of).collect()
}

/// Fate and places of each entry, as they should be when the sides change places.
fn mirrored(diff: &Diff, swap: bool) -> BTreeSet<(Fate, bool, Vec<Place>, Vec<Place>)> {
    let entry = |change: &Change| match swap {
        false => (change.fate, change.edited, change.old.clone(), change.new.clone()),
        true => {
            let fate = match change.fate {
                Fate::Added => Fate::Removed,
                Fate::Removed => Fate::Added,
                Fate::Split => Fate::Merged,
                Fate::Merged => Fate::Split,
                fate => fate,
            };
            (fate, change.edited, change.new.clone(), change.old.clone())
        }
    };
    diff.changes.iter().map(entry).collect()
}

/// Checks the laws for two versions.
fn obeyed(old: &[Document], new: &[Document], options: &Options) -> Result<(), String> {
    let there = diff(old, new, options);
    for (side, documents) in [("old", old), ("new", new)] {
        let mut found: Vec<Place> =
            there.changes.iter().flat_map(|c| if side == "old" { &c.old } else { &c.new }).cloned().collect();
        found.sort();
        if found != places(documents) {
            return Err(format!("not each node of the {side} side has one fate"));
        }
    }
    let made = apply(old, &there)?;
    if said(&made) != said(new) {
        return Err(format!("applied:\n{}\nshould be:\n{}", said(&made), said(new)));
    }
    let back = mirrored(&diff(new, old, options), true);
    if mirrored(&there, false) != back {
        let there = mirrored(&there, false);
        let odd: Vec<_> = there.symmetric_difference(&back).collect();
        return Err(format!("swapping the sides does not mirror {odd:#?}"));
    }
    for documents in [old, new] {
        if !diff(documents, documents, options).is_empty() {
            return Err("a text differs from itself".into());
        }
    }
    Ok(())
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
