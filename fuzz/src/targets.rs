//! The laws. Each takes any bytes, and panics where the law does not hold.

use super::text::{input, versions};
use super::trees::tree as tree_of;
use lidwoord::diag::visible::hidden;
use lidwoord::diff;
use lidwoord::emit::diff::{Comparison, text::Style};
use lidwoord::emit::{self, Format};
use lidwoord::grammar::Grammar;
use lidwoord::load;
use lidwoord::tree::Conversion;
use lidwoord::{Options, convert as convert_text, verify};
use serde_json::Value;

#[path = "../../tests/invariants/again.rs"]
mod again;
#[path = "../../tests/diff/obeyed.rs"]
mod compared;
#[path = "../../tests/laws/mod.rs"]
mod laws;

/// Whatever comes in, nothing panics, nothing is lost, and the output is sound.
pub fn convert(data: &[u8]) {
    obeyed(&input(data));
}

fn obeyed(bytes: &[u8]) -> Value {
    match laws::obeyed(bytes) {
        Ok(output) => output.json,
        Err(law) => panic!("{law}\n{}", String::from_utf8_lossy(bytes)),
    }
}

/// YAML, JSON and NDJSON say the same, and NDJSON is one line.
pub fn formats(data: &[u8]) {
    // The first bytes are the name of the file, which the output carries as it is.
    let (name, data) = data.split_at(data.len().min(8));
    let mut options = Options { pedantic: true, ..Options::default() };
    options.keep_order = data.first().is_some_and(|first| first & 2 == 2);
    let conversion = convert_text(&format!("x{}", String::from_utf8_lossy(name)), input(data), &options);
    let text = |format| written(format, &conversion);
    let json: Value = serde_json::from_str(&text(Format::Json)).expect("JSON");
    let line = text(Format::Ndjson);
    assert_eq!(line.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&line).expect("NDJSON"), json);
    assert_eq!(serde_yaml::from_str::<Value>(&text(Format::Yaml)).expect("YAML"), json);
}

fn written(format: Format, conversion: &Conversion) -> String {
    let mut out = Vec::new();
    emit::write(format, conversion, &mut out).expect("a vector takes anything");
    String::from_utf8(out).expect("output is UTF-8")
}

/// Text that was repaired and printed again is a text like any other: it obeys the laws, and each repair in it says
/// what it did.
pub fn repair(data: &[u8]) {
    let first = obeyed(&input(data));
    let second = obeyed(again::printed(&first).as_bytes());
    for repair in again::word_repairs(&second) {
        assert_ne!(repair["was"], repair["now"], "a repair that changes nothing");
    }
}

/// A grammar file of any content gives an error or a house style, with which texts can be read.
pub fn grammar(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(grammar) = Grammar::parse("fuzz", text) else { return };
    let options = Options { grammar: Some(grammar), ..Options::default() };
    let sample =
        "Artikel 1. Huur\n1. De huurder betaalt:\na) vooruit;\nb. later.\n§ 2 Slot\nI. Einde\n2.1 x\nBIJLAGE\n";
    verify("fuzz", sample.into(), &options).expect("nothing is lost");
}

/// The laws of a comparison, for two texts that have much, little or nothing in common.
pub fn diff(data: &[u8]) {
    let (old, new) = versions(data);
    // The search for the order of columns takes most of the time, and is fuzzed by `convert`.
    let reading = Options { keep_order: true, ..Options::default() };
    let [old, new] = [old, new].map(|text| convert_text("fuzz", text, &reading));
    let ignore = diff::Ignore { punctuation: true, case: true, defined_names: true };
    for options in [diff::Options::default(), diff::Options { ignore, names: Vec::new() }] {
        compared::obeyed(&old.documents, &new.documents, &options).unwrap_or_else(|law| panic!("{law}"));
        let diff = diff::diff(&old.documents, &new.documents, &options);
        shown(&Comparison { old: &old, new: &new, options: &options, diff: &diff });
    }
}

/// YAML and JSON of a comparison say the same; neither the page nor the terminal gets anything from the texts but text.
fn shown(comparison: &Comparison) {
    let write = |to: &dyn Fn(&mut Vec<u8>) -> std::io::Result<()>| {
        let mut out = Vec::new();
        to(&mut out).expect("a vector takes anything");
        String::from_utf8(out).expect("output is UTF-8")
    };
    let json: Value = serde_json::from_str(&write(&|out| emit::diff::json(comparison, out))).expect("JSON");
    let yaml = write(&|out| emit::diff::yaml(comparison, out));
    assert_eq!(serde_yaml::from_str::<Value>(&yaml).expect("YAML"), json);
    let plain = Style { colour: false, context: 1 };
    let page = write(&|out| emit::diff::html::write(comparison, out));
    let listed = write(&|out| emit::diff::text::stat(comparison, plain, out));
    let text = write(&|out| emit::diff::text::write(comparison, plain, out));
    for shown in [&page, &listed, &text] {
        assert_eq!(shown.chars().find(|c| *c != '\n' && hidden(*c)), None, "a character that steers is shown as it is");
    }
    let (head, rest) = page.split_at(page.find("<body").expect("a body"));
    assert_eq!((head.matches("<script").count(), rest.matches("<script").count()), (0, 1), "only that of the page");
    let body = &rest[..rest.rfind("<script").expect("that script")];
    assert_eq!(body.matches('<').count(), body.matches('>').count(), "each tag is whole");
}

/// A file that looks like a tree gives an error or a tree; that tree obeys the laws, and written and read again it is the
/// same.
pub fn tree(data: &[u8]) {
    let bytes = tree_of(data);
    let form = load::form(&bytes);
    if form == load::Form::Text {
        return;
    }
    let Ok(read) = load::read("fuzz", &bytes, form) else { return };
    compared::obeyed(&read.documents, &read.documents, &diff::Options::default()).unwrap_or_else(|law| panic!("{law}"));
    for (form, format) in [(load::Form::Yaml, Format::Yaml), (load::Form::Json, Format::Ndjson)] {
        let again = load::read("fuzz", written(format, &read).as_bytes(), form).expect("what was written can be read");
        assert_eq!(compared::said(&again.documents), compared::said(&read.documents));
    }
}
