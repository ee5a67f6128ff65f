//! The laws that every output obeys, checked from outside: on the JSON that a user gets, and on nothing else.

use lidwoord::audit::is_visible;
use lidwoord::emit::{self, Format};
use lidwoord::{Options, convert, pipeline, verify};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use unicode_normalization::is_nfc;

/// An input as bytes and its output as JSON.
pub struct Output {
    /// The decoded source.
    source: String,
    /// The JSON of the conversion.
    pub json: Value,
}

/// Converts `bytes` and checks all laws.
///
/// # Errors
/// The first law that is broken, with the place.
pub fn obeyed(bytes: &[u8]) -> Result<Output, String> {
    let options = Options::default();
    let conversion = convert("law.txt", bytes.to_vec(), &options);
    let json = text(Format::Ndjson, &conversion);
    if json != text(Format::Ndjson, &convert("law.txt", bytes.to_vec(), &options)) {
        return Err("twice the same input gives two outputs".into());
    }
    verify("law.txt", bytes.to_vec(), &options).map_err(|loss| format!("verify: {loss}"))?;
    let json = serde_json::from_str(&json).map_err(|error| format!("the output is no JSON: {error}"))?;
    let output = Output { source: pipeline::source_text(bytes), json };
    nothing_is_empty(&output.json, "")?;
    nothing_is_lost(&output)?;
    let lines = output.json["source"]["lines"].as_u64().unwrap_or(0);
    let moved = list(&output.json, "documents").iter().any(|d| !list(d, "repairs").is_empty());
    for document in list(&output.json, "documents") {
        document_is_sound(document, lines)?;
        if !moved {
            nodes_stand_in_order(document)?;
        }
    }
    for item in list(&output.json, "furniture") {
        lines_are_inside(item, lines)?;
    }
    for finding in list(&output.json, "diagnostics") {
        let line = number(finding, "line");
        if line < 1 || line > lines {
            return Err(format!("a diagnostic about line {line} of {lines}: {finding}"));
        }
    }
    Ok(output)
}

fn text(format: Format, conversion: &lidwoord::tree::Conversion) -> String {
    let mut bytes = Vec::new();
    emit::write(format, conversion, &mut bytes).expect("a vector takes anything");
    String::from_utf8(bytes).expect("output is UTF-8")
}

/// The list under a key; none where the key is absent.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap_or(0)
}

/// All nodes of a document in reading order, with their paths.
pub fn nodes<'a>(document: &'a Value) -> Vec<&'a Value> {
    let mut found = Vec::new();
    let mut open: Vec<&'a Value> = list(document, "nodes").iter().rev().collect();
    while let Some(node) = open.pop() {
        found.push(node);
        open.extend(list(node, "children").iter().rev());
    }
    found
}

/// Keys without a value are left out.
fn nothing_is_empty(value: &Value, place: &str) -> Result<(), String> {
    let empty = match value {
        Value::Null => true,
        Value::String(text) => text.is_empty() && !place.ends_with(".now"),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    if empty {
        return Err(format!("a key without a value: {place}"));
    }
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| nothing_is_empty(item, place)),
        Value::Object(map) => map.iter().try_for_each(|(key, item)| nothing_is_empty(item, &format!("{place}.{key}"))),
        _ => Ok(()),
    }
}

/// The visible characters of titles, labels, headings, texts and furniture, with what repairs took away and without
/// what they added, are those of the source.
fn nothing_is_lost(output: &Output) -> Result<(), String> {
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let mut count = |text: &str, each: i64| {
        text.chars().filter(|c| is_visible(*c)).for_each(|c| *balance.entry(c).or_default() += each);
    };
    count(&output.source, -1);
    for document in list(&output.json, "documents") {
        count(string(document, "title"), 1);
        for owner in nodes(document).into_iter().chain([document]) {
            ["label", "heading", "text"].iter().for_each(|key| count(string(owner, key), 1));
            for repair in list(owner, "repairs").iter().chain(list(owner, "title_repairs")) {
                count(string(repair, "was"), 1);
                count(string(repair, "now"), -1);
            }
        }
    }
    list(&output.json, "furniture").iter().for_each(|item| count(string(item, "text"), 1));
    match balance.into_iter().find(|(_, more)| *more != 0) {
        Some((c, more)) => Err(format!("the output has {more:+} of the character {c:?}")),
        None => Ok(()),
    }
}

fn document_is_sound(document: &Value, lines: u64) -> Result<(), String> {
    lines_are_inside(document, lines)?;
    one_line(document, "title")?;
    let nodes = nodes(document);
    let mut paths = HashSet::new();
    for node in &nodes {
        node_is_sound(node, lines)?;
        if !paths.insert(string(node, "path")) {
            return Err(format!("the path {} stands twice", node["path"]));
        }
        if number(node, "first_line") < number(document, "first_line") {
            return Err(format!("{} stands before its document", node["path"]));
        }
    }
    for target in nodes.iter().flat_map(|n| list(n, "references")).flat_map(|r| list(r, "to")) {
        if !paths.contains(target.as_str().unwrap_or("")) {
            return Err(format!("a reference to {target}, which is no path"));
        }
    }
    Ok(())
}

/// Where nothing was moved, nodes stand in the order of the source.
fn nodes_stand_in_order(document: &Value) -> Result<(), String> {
    let nodes = nodes(document);
    let back = nodes.windows(2).find(|pair| number(pair[1], "first_line") < number(pair[0], "first_line"));
    match back {
        Some(pair) => Err(format!("{} stands before {} in the source", pair[1]["path"], pair[0]["path"])),
        None => Ok(()),
    }
}

fn node_is_sound(node: &Value, lines: u64) -> Result<(), String> {
    lines_are_inside(node, lines)?;
    ["label", "heading", "text"].iter().try_for_each(|key| one_line(node, key))?;
    for place in list(node, "more_lines") {
        let (first, last) = (place[0].as_u64().unwrap_or(0), place[1].as_u64().unwrap_or(0));
        if first < 1 || first > last || last > lines {
            return Err(format!("{} has lines {place} of {lines}", node["path"]));
        }
    }
    for repair in list(node, "repairs") {
        let line = number(repair, "line");
        let own = (number(node, "first_line")..=number(node, "last_line")).contains(&line);
        let more =
            || list(node, "more_lines").iter().any(|p| p[0].as_u64() <= Some(line) && Some(line) <= p[1].as_u64());
        let behind = repair["kind"] == "furniture-cut"; // it may stand on a line of its own behind the text
        if !own && !more() && !behind {
            return Err(format!("{} has a repair at line {line}, which is not its own", node["path"]));
        }
    }
    Ok(())
}

fn lines_are_inside(value: &Value, lines: u64) -> Result<(), String> {
    let (first, last) = (number(value, "first_line"), number(value, "last_line"));
    if first >= 1 && first <= last && last <= lines {
        return Ok(());
    }
    let name = if value["path"].is_string() { string(value, "path") } else { string(value, "kind") };
    Err(format!("{name:?} has lines {first} to {last} of {lines}"))
}

/// Scripts beyond these are not composed yet; see `one_line`.
const COMPOSED: std::ops::Range<char> = '\0'..'\u{590}';

/// One line, single spaces, none at the ends, Unicode NFC (Latin, Greek and Cyrillic: all that Dutch terms hold).
fn one_line(value: &Value, key: &str) -> Result<(), String> {
    let text = string(value, key);
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text != folded {
        return Err(format!("{key} of {} has odd white space: {text:?}", value["path"]));
    }
    if !is_nfc(text) && text.chars().all(|c| COMPOSED.contains(&c)) {
        return Err(format!("{key} of {} is not NFC: {text:?}", value["path"]));
    }
    Ok(())
}
