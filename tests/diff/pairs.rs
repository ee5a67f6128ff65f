//! Pairs of versions in `tests/diff/pairs`, each with a list of changes that was written by hand: `old.txt`, `new.txt` and
//! `changes.yaml`. The program is run on them as users run it, on raw text and on trees, and prints what the list says.

use assert_cmd::Command;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

#[derive(Debug, Deserialize)]
struct Wanted {
    changes: Vec<Change>,
    retargeted: Vec<Retargeted>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Change {
    fate: String,
    #[serde(default)]
    edited: bool,
    old: Vec<String>,
    new: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Retargeted {
    old: String,
    from: Vec<String>,
    to: Vec<String>,
}

/// The output, as far as it is looked at.
#[derive(Debug, Deserialize)]
struct Output {
    summary: BTreeMap<String, usize>,
    changes: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    fate: String,
    #[serde(default)]
    edited: bool,
    old: Vec<Place>,
    new: Vec<Place>,
    #[serde(default)]
    references: Vec<Reference>,
}

#[derive(Debug, Deserialize)]
struct Place {
    document: u32,
    path: String,
}

#[derive(Debug, Deserialize)]
struct Reference {
    code: String,
    from: Vec<String>,
    to: Vec<String>,
}

fn pairs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/pairs");
    let mut pairs: Vec<PathBuf> =
        fs::read_dir(folder).expect("the pairs").map(|entry| entry.expect("an entry").path()).collect();
    pairs.sort();
    assert!(pairs.len() >= 2);
    pairs
}

fn run(args: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_lidwoord")).args(args).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn changes(output: &Output) -> Vec<Change> {
    let paths = |places: &[Place]| {
        assert!(places.iter().all(|place| place.document == 1));
        places.iter().map(|place| place.path.clone()).collect::<Vec<_>>()
    };
    let change = |e: &Entry| Change { fate: e.fate.clone(), edited: e.edited, old: paths(&e.old), new: paths(&e.new) };
    output.changes.iter().filter(|entry| entry.fate != "same").map(change).collect()
}

fn retargeted(output: &Output) -> Vec<Retargeted> {
    let of = |entry: &Entry| {
        let one = |it: &Reference| {
            assert_eq!(it.code, "reference-retargeted");
            Retargeted { old: entry.old[0].path.clone(), from: it.from.clone(), to: it.to.clone() }
        };
        entry.references.iter().map(one).collect::<Vec<_>>()
    };
    output.changes.iter().flat_map(of).collect()
}

#[test]
fn the_changes_are_those_that_were_written_down() {
    for pair in pairs() {
        let (old, new) = (pair.join("old.txt"), pair.join("new.txt"));
        let list = fs::read_to_string(pair.join("changes.yaml")).expect("changes.yaml");
        let wanted: Wanted = serde_yaml::from_str(&list).expect("a list of changes");
        let output: Output =
            serde_yaml::from_str(&run(&["diff", text(&old), text(&new), "--format", "yaml"])).expect("YAML");
        let found = changes(&output);
        let odd: Vec<String> = found
            .iter()
            .filter(|change| !wanted.changes.contains(change))
            .map(|change| format!("found  {change:?}"))
            .chain(wanted.changes.iter().filter(|c| !found.contains(c)).map(|change| format!("wanted {change:?}")))
            .collect();
        assert!(odd.is_empty(), "{}:\n{}", pair.display(), odd.join("\n"));
        assert_eq!(found, wanted.changes, "{}: in another order", pair.display());
        assert_eq!(retargeted(&output), wanted.retargeted, "{}", pair.display());
        for (fate, count) in output.summary.iter().filter(|(fate, _)| *fate != "also_edited") {
            assert_eq!(*count, output.changes.iter().filter(|e| e.fate == **fate).count(), "{fate}");
        }
    }
}

#[test]
fn trees_and_raw_text_give_the_same_in_any_mix() {
    let folder = TempDir::new().expect("a folder");
    for pair in pairs() {
        let (old, new) = (pair.join("old.txt"), pair.join("new.txt"));
        let wanted = run(&["diff", text(&old), text(&new), "--stat"]);
        let (yaml, json) = (folder.path().join("tree"), folder.path().join("tree.txt"));
        run(&["convert", text(&old), "-o", text(&yaml)]);
        run(&["convert", text(&new), "--format", "json", "-o", text(&json)]);
        for versions in [[&yaml, &json], [&yaml, &new], [&old, &json]] {
            assert_eq!(run(&["diff", text(versions[0]), text(versions[1]), "--stat"]), wanted);
        }
    }
}

#[test]
fn yaml_and_json_say_the_same_and_fit_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&run(&["schema", "diff"])).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a valid schema");
    for pair in pairs() {
        let (old, new) = (pair.join("old.txt"), pair.join("new.txt"));
        let args = ["diff", text(&old), text(&new), "--ignore", "case,punctuation", "--map", "Glansrijk=Huurder"];
        let yaml: serde_json::Value =
            serde_yaml::from_str(&run(&[&args[..], &["--format", "yaml"]].concat())).expect("YAML");
        let json: serde_json::Value =
            serde_json::from_str(&run(&[&args[..], &["--format", "json"]].concat())).expect("JSON");
        assert_eq!(yaml, json);
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}
