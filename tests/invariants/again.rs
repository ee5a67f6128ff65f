//! The repaired text, printed as a clean document: what a reader would have typed.

use super::laws::{list, nodes};
use serde_json::Value;

/// The repairs of words that were broken; on clean text there are none.
const WORD_REPAIRS: &[&str] =
    &["hyphen-join", "hyphen-keep", "trema-restore", "slash-join", "bracket-join", "url-join", "residue-join"];

/// Each title and each node on lines of their own between blank ones, furniture left out. A heading stands on the line of
/// its label, and the text below it; without a heading the text stands behind the label.
pub fn printed(json: &Value) -> String {
    let mut out = String::new();
    for document in list(json, "documents") {
        out.extend([document["title"].as_str().unwrap_or(""), "\n\n"]);
        for node in nodes(document) {
            let part = |key: &str| node[key].as_str().unwrap_or("").to_owned();
            let (label, heading, text) = (part("label"), part("heading"), part("text"));
            let below = if heading.is_empty() { " " } else { "\n" };
            out.push_str(format!("{label} {heading}{below}{text}").trim());
            out.push_str("\n\n");
        }
    }
    out
}

/// The repairs of broken words in an output.
pub fn word_repairs(json: &Value) -> Vec<&Value> {
    let owners = list(json, "documents").iter().flat_map(nodes);
    let repairs = owners.flat_map(|node| list(node, "repairs"));
    repairs.filter(|repair| WORD_REPAIRS.contains(&repair["kind"].as_str().unwrap_or(""))).collect()
}
