//! The corpus: every document against its committed output, against the truth, and against the laws.
//!
//! - `expected.yaml` is what `lidwoord convert corpus/NAME/raw.txt` prints, byte for byte but for the line with
//!   the version of the tool: a new version alone changes no output.
//!   `UPDATE=1 cargo test --test corpus` writes it again; read the difference before you commit it.
//! - `source.yaml` is the truth. What still differs from it is listed in `corpus/known.yaml`, and the list holds in both
//!   directions: a new difference fails, and so does a listed one that is gone. `UPDATE=1` takes out what is gone;
//!   what is new must be written in by hand.

mod compare;
#[path = "../laws/mod.rs"]
mod laws;
mod truth;

use lidwoord::emit::{self, Format, schema};
use lidwoord::trace::{Confidence, Repair};
use lidwoord::tree::Conversion;
use lidwoord::{Options, convert};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The differences that are known, by document.
type Known = BTreeMap<String, Vec<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The names of the documents in alphabetical order.
fn names() -> Vec<String> {
    let entries = fs::read_dir(root()).expect("the folder corpus").map(|entry| entry.expect("an entry"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().into_string().expect("a plain name")).collect();
    names.sort();
    names
}

fn raw(name: &str) -> Vec<u8> {
    fs::read(root().join(name).join("raw.txt")).unwrap_or_else(|error| panic!("corpus/{name}/raw.txt: {error}"))
}

/// What the program makes of a document when it is run in the root of the repository.
fn converted(name: &str) -> Conversion {
    convert(&format!("corpus/{name}/raw.txt"), raw(name), &Options::default())
}

fn text(format: Format, conversion: &Conversion) -> String {
    let mut bytes = Vec::new();
    emit::write(format, conversion, &mut bytes).expect("a vector takes anything");
    String::from_utf8(bytes).expect("output is UTF-8")
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// An output without the line that names the version of the tool.
fn versionless(output: &str) -> String {
    output.split_inclusive('\n').filter(|line| !line.starts_with("  tool: lidwoord ")).collect()
}

/// The first line in which two texts differ.
fn first_difference(a: &str, b: &str) -> String {
    let number = a.lines().zip(b.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(number).unwrap_or("(the end)").trim().to_owned();
    format!("line {}:\n  now       {}\n  committed {}", number + 1, line(a), line(b))
}

#[test]
fn documents_are_complete() {
    let readme = fs::read_to_string(root().join("README.md")).expect("corpus/README.md");
    for name in names() {
        for file in ["raw.txt", "source.yaml", "meta.yaml", "expected.yaml"] {
            let there = root().join(name.as_str()).join(file).is_file() || (updating() && file == "expected.yaml");
            assert!(there, "corpus/{name}/{file} is missing");
        }
        assert!(readme.contains(&format!("| `{name}` |")), "corpus/README.md has no row for {name}");
    }
}

#[test]
fn outputs_are_as_committed() {
    let mut changed = Vec::new();
    for name in names() {
        let now = text(Format::Yaml, &converted(&name));
        let file = root().join(name.as_str()).join("expected.yaml");
        if updating() {
            fs::write(&file, &now).expect("expected.yaml can be written");
        }
        let committed = fs::read_to_string(&file).unwrap_or_default();
        let (now, committed) = (versionless(&now), versionless(&committed));
        if now != committed {
            changed.push(format!("corpus/{name}/expected.yaml, {}", first_difference(&now, &committed)));
        }
    }
    let help = "UPDATE=1 cargo test --test corpus writes them again";
    assert!(changed.is_empty(), "{} outputs changed ({help}):\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn differences_with_the_truth_are_known() {
    let file = root().join("known.yaml");
    let known = fs::read_to_string(&file).expect("corpus/known.yaml");
    let mut known: Known = serde_yaml::from_str(&known).expect("corpus/known.yaml is lists by document");
    let (mut new, mut gone) = (Vec::new(), Vec::new());
    for name in names() {
        let source = fs::read_to_string(root().join(name.as_str()).join("source.yaml")).expect("source.yaml");
        let source = serde_yaml::from_str(&source).unwrap_or_else(|e| panic!("corpus/{name}/source.yaml: {e}"));
        let found = compare::differences(&converted(&name), source);
        let listed = known.entry(name.clone()).or_default();
        new.extend(found.iter().filter(|d| !listed.contains(d)).map(|d| format!("{name}: {d}")));
        gone.extend(listed.iter().filter(|d| !found.contains(d)).map(|d| format!("{name}: {d}")));
        listed.retain(|d| found.contains(d));
    }
    gone.extend(known.keys().filter(|name| !names().contains(name)).map(|name| format!("{name}: no such document")));
    if updating() {
        write_known(known);
        gone.clear();
    }
    let (new, gone) = (new.join("\n"), gone.join("\n"));
    assert!(new.is_empty(), "differs from the truth and is not in corpus/known.yaml:\n{new}");
    assert!(gone.is_empty(), "no longer differs; take it out of corpus/known.yaml (or UPDATE=1):\n{gone}");
}

/// Writes the list again, with the comment at its head.
fn write_known(mut known: Known) {
    known.retain(|_, listed| !listed.is_empty());
    let file = root().join("known.yaml");
    let old = fs::read_to_string(&file).expect("corpus/known.yaml");
    let head: String = old.lines().take_while(|l| l.starts_with('#')).flat_map(|l| [l, "\n"]).collect();
    let list = serde_yaml::to_string(&known).expect("lists of strings");
    fs::write(&file, head + &list).expect("corpus/known.yaml can be written");
}

#[test]
fn laws_hold() {
    for name in names() {
        let output = laws::obeyed(&raw(&name)).unwrap_or_else(|law| panic!("corpus/{name}: {law}"));
        let count = laws::list(&output.json, "documents").iter().map(|d| laws::nodes(d).len()).sum::<usize>();
        assert!(count > 20, "corpus/{name} has {count} nodes");
    }
}

#[test]
fn outputs_fit_the_schema() {
    let schema = serde_json::to_value(schema::schema()).expect("a schema");
    let validator = jsonschema::draft202012::new(&schema).expect("a valid schema");
    for name in names() {
        let json = text(Format::Json, &converted(&name));
        let json = serde_json::from_str(&json).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "corpus/{name}: {errors:?}");
    }
}

#[test]
fn formats_say_the_same() {
    for name in names() {
        let conversion = converted(&name);
        let json: serde_json::Value = serde_json::from_str(&text(Format::Json, &conversion)).expect("JSON");
        let line = text(Format::Ndjson, &conversion);
        assert_eq!(line.matches('\n').count(), 1, "corpus/{name}: NDJSON is one line");
        assert_eq!(json, serde_json::from_str::<serde_json::Value>(&line).expect("NDJSON"), "corpus/{name}");
        let yaml = text(Format::Yaml, &conversion);
        assert_eq!(json, serde_yaml::from_str::<serde_json::Value>(&yaml).expect("YAML"), "corpus/{name}");
    }
}

/// What `--confidence` asks for: a repair that is less sure is not made but reported, and nothing is lost by that.
#[test]
fn doubtful_repairs_can_be_left_to_the_reader() {
    for name in names() {
        let all = converted(&name);
        for confidence in [Confidence::Likely, Confidence::Certain] {
            let options = Options { confidence, ..Options::default() };
            let path = format!("corpus/{name}/raw.txt");
            let sure = convert(&path, raw(&name), &options);
            let made = |c: &Conversion| words(c).map(|r| r.confidence).filter(|sure| *sure < confidence).count();
            let reported = |c: &Conversion| c.diagnostics.iter().filter(|d| d.code == "hyphen-doubtful").count();
            assert_eq!(made(&sure), 0, "{name}: a repair is less than {confidence:?}");
            assert!(reported(&sure) >= reported(&all) + made(&all), "{name}: not all are reported at {confidence:?}");
            lidwoord::verify(&path, raw(&name), &options).unwrap_or_else(|lost| panic!("{name}: {lost}"));
        }
    }
}

/// The repairs of broken words.
fn words(conversion: &Conversion) -> impl Iterator<Item = &Repair> {
    let nodes = conversion.documents.iter().flat_map(|document| &document.nodes);
    nodes.flat_map(|node| &node.repairs).filter(|repair| repair.kind.name().ends_with("join"))
}
