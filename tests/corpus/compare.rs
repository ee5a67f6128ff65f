//! What differs between a conversion and the truth, one line a difference; scripts/corpus_check.py prints the same.

use super::truth::{Node, Source, Terms};
use lidwoord::tree::{self, Conversion};
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// All differences.
pub fn differences(got: &Conversion, want: Source) -> Vec<String> {
    let mut want = want.terms();
    let mut found = Vec::new();
    if got.documents.len() != want.len() {
        found.push(format!("{} documents, should be {}", got.documents.len(), want.len()));
    }
    let several = want.len() > 1;
    for (number, (got, want)) in got.documents.iter().zip(&mut want).enumerate() {
        let place = if several { format!("document {}: ", number + 1) } else { String::new() };
        heads(&place, got, want, &mut found);
        nodes(&place, &got.nodes, &want.flat(), &mut found);
    }
    found
}

fn heads(place: &str, got: &tree::Document, want: &Terms, found: &mut Vec<String>) {
    let place = format!("{place}head");
    found.extend(differs(&place, "title", &fold(&got.title), &fold(&want.title)));
    found.extend(differs(&place, "version", &version(&got.version), &version(&want.version)));
}

/// `Versie 2.1, 1 maart 2024` and `2.1, 1 maart 2024` say the same.
fn version(text: &Option<String>) -> String {
    let text = fold(text);
    let bare = text.get(..6).filter(|word| word.eq_ignore_ascii_case("versie")).map(|_| &text[6..]);
    let bare = bare.map(|rest| rest.trim_start_matches(':')).filter(|rest| rest.starts_with(' '));
    bare.map_or(text.clone(), |rest| rest.trim_start().to_owned())
}

fn nodes(place: &str, got: &[tree::Node], want: &[(String, &Node)], found: &mut Vec<String>) {
    let places: HashMap<&str, usize> = got.iter().enumerate().map(|(n, node)| (node.path.as_str(), n)).collect();
    for (path, wanted) in want {
        match places.get(path.as_str()) {
            Some(at) => fields(&format!("{place}{path}"), &got[*at], wanted, found),
            None => found.push(format!("{place}{path}: missing ({} “{}”)", wanted.kind, start(wanted))),
        }
    }
    let wanted: HashSet<&str> = want.iter().map(|(path, _)| path.as_str()).collect();
    for node in got.iter().filter(|node| !wanted.contains(node.path.as_str())) {
        let text = node.heading.as_deref().unwrap_or(&node.text);
        found.push(format!("{place}{}: extra ({} “{}”)", node.path, node.kind.name(), shown(text, "")));
    }
    let both: Vec<(&str, usize)> =
        want.iter().filter_map(|(path, _)| Some((path.as_str(), *places.get(path.as_str())?))).collect();
    for pair in both.windows(2).filter(|pair| pair[0].1 > pair[1].1) {
        found.push(format!("{place}{}: stands before {}, should stand after it", pair[1].0, pair[0].0));
    }
}

fn start(node: &Node) -> String {
    shown(&fold(if node.heading.is_some() { &node.heading } else { &node.text }), "")
}

fn fields(place: &str, got: &tree::Node, want: &Node, found: &mut Vec<String>) {
    let pairs = [
        ("kind", got.kind.name().to_owned(), want.kind.clone()),
        ("number", fold(&got.number), fold(&want.number)),
        ("label", fold(&got.label), fold(&want.label)),
        ("heading", fold(&got.heading), fold(&want.heading)),
        ("text", fold(&Some(got.text.clone())), fold(&want.text)),
    ];
    found.extend(pairs.iter().filter_map(|(field, got, want)| differs(place, field, got, want)));
}

fn differs(place: &str, field: &str, got: &str, want: &str) -> Option<String> {
    (got != want).then(|| format!("{place}: {field} is “{}”, should be “{}”", shown(got, want), shown(want, got)))
}

/// The part of a long text where it begins to differ from another.
fn shown(text: &str, other: &str) -> String {
    let same = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let cut = same.saturating_sub(20);
    let part: String = text.chars().skip(cut).take(80).collect();
    let (before, after) = (if cut > 0 { "…" } else { "" }, if text.chars().count() > cut + 80 { "…" } else { "" });
    format!("{before}{part}{after}")
}

fn fold(text: &Option<String>) -> String {
    text.as_deref().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}
