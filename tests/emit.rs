//! The writers: what they print, and that all of them say the same.

use lidwoord::diag::{Diagnostic, Severity};
use lidwoord::emit::scalar::{Place, is_plain};
use lidwoord::emit::{Format, diff, schema, write};
use lidwoord::trace::{Confidence, Repair, RepairKind};
use lidwoord::tree::{
    Conversion, Definition, Document, Fact, FactKind, Furniture, FurnitureKind, Kind, Move, Node, Reference, SourceInfo,
};
use proptest::prelude::*;
use serde_json::Value;
use std::io::{self, Write};

mod nasty;

fn text(format: Format, conversion: &Conversion) -> String {
    let mut out = Vec::new();
    write(format, conversion, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("output is UTF-8")
}

/// All formats are read and must be equal; returns what they say.
fn read_alike(conversion: &Conversion) -> Value {
    let json: Value = serde_json::from_str(&text(Format::Json, conversion)).expect("JSON");
    let yaml: Value = serde_yaml::from_str(&text(Format::Yaml, conversion)).expect("YAML");
    let line = text(Format::Ndjson, conversion);
    assert_eq!(yaml, json);
    assert_eq!(serde_json::from_str::<Value>(&line).expect("NDJSON"), json);
    assert_eq!(line.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count(), 1);
    json
}

#[test]
fn a_tree_of_any_depth_is_written_or_refused() {
    for (levels, fits) in [(150, true), (3000, false)] {
        let nested = (0..levels).map(|n| Node { end: levels, ..nasty::node(n, "x") }).collect();
        let document = Document { nodes: nested, ..Document::default() };
        let conversion = Conversion { documents: vec![document], ..Conversion::default() };
        assert!(write(Format::Yaml, &conversion, io::sink()).is_ok());
        for format in [Format::Json, Format::Ndjson] {
            let written = write(format, &conversion, io::sink());
            assert_eq!(written.is_ok(), fits, "{levels} levels");
            assert!(written.err().is_none_or(|e| e.kind() == io::ErrorKind::InvalidData));
        }
    }
}

/// The schemas that were published with the number in their titles. Keys may be added; what is there stays.
#[test]
fn the_schemas_only_grow() {
    let schemas = [
        ("schema-1.json", schema::schema()),
        ("schema-diff-1.json", diff::schema()),
        ("schema-history-1.json", diff::history::schema()),
    ];
    for (name, schema) in schemas {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emit").join(name);
        if std::env::var_os("UPDATE").is_some() {
            let mut text = Vec::new();
            schema::write(&schema, &mut text).expect("a vector takes anything");
            std::fs::write(&file, text).expect("the snapshot");
        }
        let published: Value = serde_json::from_slice(&std::fs::read(&file).expect("the snapshot")).expect("JSON");
        let mut changes = Vec::new();
        compatible(&published, &schema.to_value(), "", &mut changes);
        assert!(changes.is_empty(), "{name}: a new schema number is needed:\n{}", changes.join("\n"));
    }
}

/// What a reader of the old schema could not rely on any more: a key that is gone or has another meaning, a value that was
/// not allowed, a key that may be absent now.
fn compatible(old: &Value, new: &Value, place: &str, changes: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(old), Value::Object(_)) => {
            for (key, value) in old.iter().filter(|(key, _)| *key != "description") {
                compatible(value, &new[key], &format!("{place}/{key}"), changes);
            }
        }
        (Value::Array(old), Value::Array(new)) if place.ends_with("/required") => {
            let gone = old.iter().filter(|key| !new.contains(key));
            changes.extend(gone.map(|key| format!("{place}: {key} may be absent now")));
        }
        (Value::Array(old), Value::Array(new)) if place.ends_with("/enum") => {
            let gone = old.iter().filter(|value| !new.contains(value));
            changes.extend(gone.map(|value| format!("{place}: {value} is gone")));
        }
        (old, new) if old == new => {}
        (old, new) => changes.push(format!("{place}: was {old}, is {new}")),
    }
}

#[test]
fn a_change_of_the_schema_is_seen() {
    let old = schema::schema().to_value();
    let changes = |new: &Value| {
        let mut changes = Vec::new();
        compatible(&old, new, "", &mut changes);
        changes
    };
    assert_eq!(changes(&old), Vec::<String>::new());
    let mut more = old.clone();
    more["properties"]["new"] = serde_json::json!({ "type": "string" });
    assert!(changes(&more).is_empty());
    let mut gone = old.clone();
    gone["$defs"]["Node"]["properties"].as_object_mut().expect("keys").remove("path");
    assert!(!changes(&gone).is_empty());
    let mut other = old.clone();
    other["$defs"]["Node"]["properties"]["text"]["type"] = "array".into();
    assert!(!changes(&other).is_empty());
}

#[test]
fn an_output_says_what_it_was_made_from() {
    let mut conversion = example();
    conversion.source.path = "tool: x\nsha256: y\", \"sha256\": \"z".into();
    for format in [Format::Yaml, Format::Json] {
        let output = text(format, &conversion);
        let expected = (conversion.source.sha256.as_str(), "lidwoord 0.1.0");
        assert_eq!(lidwoord::emit::made_from(&output), Some(expected), "{output}");
    }
    assert_eq!(lidwoord::emit::made_from("lidwoord: 1\nsource:\n  sha256: \"12\"\n"), None);
}

/// The keys of an output in the order in which they stand. Works for YAML and indented JSON.
fn keys(output: &str) -> Vec<&str> {
    let lines = output.lines().map(|l| l.trim_start_matches([' ', '-', '"']));
    lines.filter_map(|l| l.split_once(':').map(|(key, _)| key.trim_end_matches('"'))).collect()
}

/// The example of the output contract.
fn example() -> Conversion {
    let repair = Repair {
        kind: RepairKind::HyphenJoin,
        line: 61,
        was: "samenhan-\ngende".into(),
        now: "samenhangende".into(),
        rule: "document-word",
        confidence: Confidence::Certain,
        span: 0..0,
    };
    let inside = Reference {
        text: "artikelen 4.6, 4.7 en 4.8".into(),
        to: vec!["4.6".into(), "4.7".into()],
        missing: vec!["4.8".into()],
        ..Reference::default()
    };
    let law = Reference {
        text: "artikel 6:89 BW".into(),
        law: Some("Burgerlijk Wetboek".into()),
        article: Some("6:89".into()),
        ..Reference::default()
    };
    let artikel = Node {
        kind: Kind::Artikel,
        label: Some("Artikel 4.".into()),
        inferred: true,
        heading: Some("Inzage in het dossier".into()),
        more_lines: vec![(402, 409), (500, 500)],
        defines: vec!["Back-up".into(), "Dienst, x".into()],
        references: vec![inside, law],
        repairs: vec![repair],
        end: 3,
        ..nasty::node(3, "4")
    };
    let lid = |i: u32, text: &str| Node { parent: Some(0), end: i + 1, ..nasty::node(i, text) };
    let order =
        Move { first_line: 402, last_line: 477, after_line: 321, rule: "broken-word", confidence: Confidence::Certain };
    Conversion {
        source: SourceInfo {
            path: "voorwaarden.txt".into(),
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            bytes: 81727,
            lines: 1672,
            encoding: "utf-8".into(),
            tool: "lidwoord 0.1.0".into(),
        },
        documents: vec![Document {
            title: Some("Algemene voorwaarden Molenwiek B.V.".into()),
            version: Some("1 januari 2019".into()),
            grammar: "artikel-lid".into(),
            first_line: 19,
            last_line: 288,
            nodes: vec![artikel, lid(1, "a"), lid(2, "b")],
            repairs: vec![order],
            ..Document::default()
        }],
        furniture: vec![Furniture {
            first_line: 1,
            last_line: 17,
            kind: FurnitureKind::Menu,
            text: "• Nederlands\nBel ons …".into(),
        }],
        diagnostics: vec![Diagnostic {
            code: "number-gap",
            severity: Severity::Warning,
            line: 79,
            columns: 0..3,
            path: Some("7.4".into()),
            message: "7.3 is missing between 7.2 and 7.4".into(),
            help: None,
        }],
    }
}

#[test]
fn the_example_of_the_contract() {
    let expected = include_str!("emit/example.yaml");
    assert_eq!(text(Format::Yaml, &example()), expected);
    assert_eq!(keys(&text(Format::Json, &example())), keys(expected));
    read_alike(&example());
}

#[test]
fn strings_that_readers_mistake_are_quoted() {
    for (reason, strings) in nasty::QUOTED {
        for string in *strings {
            assert!(!is_plain(string, Place::Block), "{reason}: {string:?}");
            assert!(!is_plain(string, Place::Flow), "{reason}: {string:?}");
        }
    }
}

#[test]
fn ordinary_strings_are_plain() {
    for string in nasty::PLAIN {
        assert!(is_plain(string, Place::Block), "{string:?}");
    }
    for string in ["a, b", "a[1]", "{a}", "a?b", "a:b", "a#b"] {
        assert!(!is_plain(string, Place::Flow), "{string:?}");
    }
    assert!(is_plain("Back-up", Place::Flow));
}

#[test]
fn nasty_strings_are_read_alike() {
    let strings = nasty::strings();
    let read = read_alike(&nasty::conversion(&strings));
    let nodes = read["documents"][0]["nodes"].as_array().expect("nodes");
    let texts: Vec<&str> = nodes.iter().map(|n| n["text"].as_str().unwrap_or("")).collect();
    assert_eq!(texts, strings);
}

#[test]
fn an_empty_conversion_is_short() {
    let conversion = Conversion::default();
    let yaml = text(Format::Yaml, &conversion);
    assert_eq!(yaml, "lidwoord: 1\nsource:\n  bytes: 0\n  lines: 0\n");
}

#[test]
fn outputs_fit_the_schema_and_name_no_other_keys() {
    let mut strict = serde_json::to_value(schema::schema()).expect("a schema");
    close(&mut strict);
    let validator = jsonschema::draft202012::new(&strict).expect("a valid schema");
    for conversion in [example(), nasty::conversion(&nasty::strings()[..200])] {
        let json = read_alike(&conversion);
        let errors: Vec<String> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let mut wrong = read_alike(&example());
    wrong["documents"][0]["nodes"][0]["kind"] = "article".into();
    assert!(!validator.is_valid(&wrong));
    wrong["documents"][0]["nodes"][0]["kind"] = Value::Null;
    assert!(!validator.is_valid(&wrong));
}

/// Forbids keys that the schema does not name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(close);
            if map.contains_key("properties") {
                map.insert("additionalProperties".into(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn every_key_is_described() {
    let schema = serde_json::to_value(schema::schema()).expect("a schema");
    let types = schema["$defs"].as_object().expect("types").values().chain([&schema]);
    for (key, property) in types.flat_map(|t| t["properties"].as_object().expect("properties")) {
        assert!(property["description"].is_string(), "{key}");
    }
    assert!(!schema.to_string().contains("null"));
}

#[test]
fn depth_costs_no_stack() {
    const DEPTH: u32 = 1500;
    let nodes = (0..DEPTH).map(|i| Node { end: DEPTH, ..nasty::node(i, "a") }).collect();
    let conversion = Conversion { documents: vec![Document { nodes, ..Document::default() }], ..Conversion::default() };
    std::thread::Builder::new()
        .stack_size(64 * 1024)
        .spawn(move || assert_eq!(text(Format::Yaml, &conversion).matches("children:").count(), DEPTH as usize - 1))
        .expect("a thread")
        .join()
        .expect("no overflow");
}

/// Takes a number of bytes, then fails.
struct Full {
    left: usize,
    largest: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.largest = self.largest.max(bytes.len());
        self.left = self.left.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn output_streams_and_errors_come_through() {
    let strings: Vec<String> = (0..20_000).map(|i| format!("tekst {i}")).collect();
    let conversion = nasty::conversion(&strings);
    for format in [Format::Yaml, Format::Json, Format::Ndjson] {
        let mut all = Full { left: usize::MAX, largest: 0 };
        write(format, &conversion, &mut all).expect("room enough");
        assert!(all.largest <= 64 * 1024, "{}", all.largest);
        let error = write(format, &conversion, Full { left: 100_000, largest: 0 }).expect_err("no room");
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}

/// Any string, with those that readers mistake more often than chance would.
fn string() -> impl Strategy<Value = String> {
    let known: Vec<String> =
        nasty::QUOTED.iter().flat_map(|q| q.1).chain(nasty::PLAIN).map(|s| s.to_string()).collect();
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter),
        "[0-9a-fxo_:.,+eETZ -]{0,10}",
        "[a-c:#,?&*!|>'\"%@`~=<\\[\\]{}\\\\ \n\t\u{a0}\u{2028}-]{0,8}",
        proptest::sample::select(known),
    ]
}

/// A string that is not empty, for keys that are always there.
fn value() -> impl Strategy<Value = String> {
    string().prop_filter("a value", |s| !s.is_empty())
}

/// One node without its place in the tree.
fn node() -> impl Strategy<Value = Node> {
    let strings = || proptest::collection::vec(string(), 0..3);
    let option = || proptest::option::of(string());
    let lists = (strings(), strings(), strings(), strings());
    let reference =
        (value(), lists, option(), option(), option(), option()).prop_map(|(text, lists, law, article, uri, other)| {
            let (to, missing, lid, onderdeel) = lists;
            Reference { text, to, missing, law, article, lid, onderdeel, uri, document: other }
        });
    let fact = (value(), value(), proptest::sample::select(&FactKind::ALL[..])).prop_map(|(text, value, kind)| Fact {
        kind,
        text,
        value,
        unit: "EUR",
    });
    let repair = (string(), string(), any::<u32>()).prop_map(|(was, now, line)| Repair {
        kind: RepairKind::SlashJoin,
        line,
        was,
        now,
        rule: "rule",
        confidence: Confidence::Guess,
        span: 0..0,
    });
    let names =
        (proptest::option::of(string()), value(), proptest::option::of(string()), proptest::option::of(string()));
    let lists = (
        proptest::collection::vec(any::<(u32, u32)>(), 0..3),
        strings(),
        proptest::collection::vec(reference, 0..2),
        proptest::collection::vec(repair, 0..2),
        proptest::collection::vec(fact, 0..2),
    );
    let kind = proptest::sample::select(&Kind::ALL[..]);
    (kind, names, string(), any::<bool>(), lists).prop_map(|(kind, names, text, inferred, lists)| {
        let (number, path, label, heading) = names;
        let (more_lines, defines, references, repairs, facts) = lists;
        let first = nasty::node(0, "");
        Node {
            kind,
            number,
            path,
            label,
            heading,
            text,
            inferred,
            more_lines,
            defines,
            references,
            repairs,
            facts,
            ..first
        }
    })
}

/// A document with nodes nested at random.
fn document() -> impl Strategy<Value = Document> {
    let nodes = proptest::collection::vec((node(), 0..4_usize), 0..8);
    let definition = (value(), value(), string(), any::<u32>()).prop_map(|(term, path, text, uses)| Definition {
        term,
        path,
        text,
        uses,
        ..Definition::default()
    });
    let definitions = proptest::collection::vec(definition, 0..3);
    (proptest::option::of(string()), string(), nodes, definitions).prop_map(|(title, grammar, nodes, definitions)| {
        let depths: Vec<usize> =
            nodes.iter().scan(0, |depth, n| Some(std::mem::replace(depth, n.1.min(*depth + 1)))).collect();
        let end = |i: usize| (i + 1..depths.len()).find(|&j| depths[j] <= depths[i]).unwrap_or(depths.len()) as u32;
        let nodes = nodes.into_iter().enumerate().map(|(i, n)| Node { end: end(i), ..n.0 }).collect();
        Document { title, grammar, nodes, definitions, ..Document::default() }
    })
}

proptest! {
    #[test]
    fn any_tree_is_read_alike(
        documents in proptest::collection::vec(document(), 0..3),
        path in value(),
        furniture in string(),
        message in value(),
    ) {
        let mut conversion = Conversion { documents, ..example() };
        conversion.source.path = path;
        conversion.furniture[0].text = furniture;
        conversion.diagnostics[0].message = message;
        read_alike(&conversion);
    }
}
