//! Kinds of input that a new user tries: `kinds/NAME.txt` is the raw text, `kinds/NAME.outline` what is expected of it.
//!
//! An outline is read at a glance: the title, each node with its number, heading and the ends of its text, what was left
//! out, and the findings. It was checked by hand; `UPDATE=1 cargo test --test inputs` writes it again, and the
//! difference is the review of a change.

#[path = "../laws/mod.rs"]
mod laws;

use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/kinds")
}

/// The names of the kinds in alphabetical order.
fn names() -> Vec<String> {
    let files = fs::read_dir(root()).expect("the folder kinds").map(|entry| entry.expect("an entry").path());
    let texts = files.filter(|file| file.extension().is_some_and(|e| e == "txt"));
    let mut names: Vec<String> = texts.map(|f| f.file_stem().unwrap_or_default().to_string_lossy().into()).collect();
    names.sort();
    names
}

/// A long text as its first and last words.
fn brief(text: &str) -> String {
    let text = text.replace('\n', " / ");
    let words: Vec<&str> = text.split(' ').collect();
    match words.len() {
        0..=10 => text,
        count => format!("{} … {}", words[..5].join(" "), words[count - 3..].join(" ")),
    }
}

fn outline(output: &Value) -> String {
    let mut out = String::new();
    for document in laws::list(output, "documents") {
        line(&mut out, "title", &[field(document, "title")]);
        line(&mut out, "version", &[field(document, "version")]);
        children(&mut out, document, "nodes", 0);
    }
    for item in laws::list(output, "furniture") {
        line(&mut out, "furniture", &[field(item, "kind"), &brief(field(item, "text"))]);
    }
    for finding in laws::list(output, "diagnostics") {
        line(&mut out, "finding", &[field(finding, "code"), field(finding, "path"), field(finding, "message")]);
    }
    out
}

/// A line for what has anything to say.
fn line(out: &mut String, name: &str, fields: &[&str]) {
    if fields.iter().any(|field| !field.is_empty()) {
        let _ = writeln!(out, "{name}: {}", fields.join(" | "));
    }
}

fn field<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

fn children(out: &mut String, parent: &Value, key: &str, depth: usize) {
    for node in laws::list(parent, key) {
        let number = field(node, "number");
        let own = [field(node, "kind"), if number.is_empty() { field(node, "label") } else { number }];
        let own = own.join(" ").trim_end().to_owned();
        let _ =
            writeln!(out, "{}{own} | {} | {}", "  ".repeat(depth), field(node, "heading"), brief(field(node, "text")));
        children(out, node, "children", depth + 1);
    }
}

#[test]
fn outlines_are_as_expected() {
    let mut wrong = Vec::new();
    for name in names() {
        let raw = fs::read(root().join(format!("{name}.txt"))).expect("a text");
        let output = laws::obeyed(&raw).unwrap_or_else(|law| panic!("tests/inputs/kinds/{name}.txt: {law}"));
        let now = outline(&output.json);
        let file = root().join(format!("{name}.outline"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &now).expect("an outline can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if let Some((now, expected)) = now.lines().zip(expected.lines().chain([""])).find(|(a, b)| a != b) {
            wrong.push(format!("{name}:\n  now      {now}\n  expected {expected}"));
        } else if now.lines().count() != expected.lines().count() {
            wrong.push(format!("{name}: {} lines for {}", now.lines().count(), expected.lines().count()));
        }
    }
    let help = "UPDATE=1 cargo test --test inputs writes them again";
    assert!(wrong.is_empty(), "{} outlines differ ({help}):\n{}", wrong.len(), wrong.join("\n"));
}

/// Line ends of Windows are line ends: nothing else in the tree changes with them.
#[test]
fn line_ends_do_not_matter() {
    for name in names() {
        let raw = fs::read_to_string(root().join(format!("{name}.txt"))).expect("a text").replace('\r', "");
        let outline = |raw: &str| outline(&laws::obeyed(raw.as_bytes()).expect("the laws hold").json);
        assert_eq!(outline(&raw.replace('\n', "\r\n")), outline(&raw), "{name}");
    }
}
