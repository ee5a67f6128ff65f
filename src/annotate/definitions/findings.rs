//! What is odd about the definitions of a document.

use super::uses::plain;
use crate::diag::{Diagnostic, Severity};
use crate::tree::{Document, Node};
use rustc_hash::{FxHashMap, FxHashSet};

/// Terms that are defined twice; with `pedantic` also those that are not used, and those that are used like defined
/// ones and are not.
pub fn findings(document: &Document, pedantic: bool) -> Vec<Diagnostic> {
    let mut found = twice(document);
    if pedantic {
        found.extend(unused(document));
        found.extend(undefined(document));
    }
    found
}

fn twice(document: &Document) -> Vec<Diagnostic> {
    let mut first: FxHashMap<String, &str> = FxHashMap::default();
    let mut found = Vec::new();
    for definition in document.definitions.iter().filter(|d| !d.widens) {
        let key = plain(&definition.term).to_lowercase();
        match first.get(&key) {
            Some(path) if *path != definition.path => {
                let node = &document.nodes[definition.node as usize];
                let message = format!("`{}` is defined here and in {path}", definition.term);
                found.push(finding("defined-twice", Severity::Warning, node, message));
            }
            Some(_) => {}
            None => {
                first.insert(key, &definition.path);
            }
        }
    }
    found
}

fn unused(document: &Document) -> Vec<Diagnostic> {
    let unused = document.definitions.iter().filter(|d| d.uses == 0);
    let say = |d: &crate::tree::Definition| {
        let node = &document.nodes[d.node as usize];
        finding("defined-unused", Severity::Info, node, format!("`{}` is defined and not used", d.term))
    };
    unused.map(say).collect()
}

/// How many terms must be defined, and how often a word must be used, before it is missed.
const LEAST: usize = 3;

/// Words with a capital behind an article (`de Afnemer`), often, where the terms that are defined are written so too.
fn undefined(document: &Document) -> Vec<Diagnostic> {
    let terms: FxHashSet<String> = document.definitions.iter().map(|d| plain(&d.term).to_lowercase()).collect();
    let capitals = document.definitions.iter().filter(|d| d.term.starts_with(char::is_uppercase)).count();
    if capitals < LEAST {
        return Vec::new();
    }
    let mut uses: FxHashMap<&str, (usize, u32)> = FxHashMap::default();
    for (n, node) in document.nodes.iter().enumerate() {
        let words: Vec<&str> = node.text.split(' ').collect();
        for pair in words.windows(2).filter(|p| matches!(p[0], "de" | "het" | "een")) {
            let word = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
            let shape = word.starts_with(char::is_uppercase)
                && word.chars().skip(1).all(|c| c.is_lowercase())
                && word.len() > 3;
            if shape {
                uses.entry(word).or_insert((0, n as u32)).0 += 1;
            }
        }
    }
    let known = |word: &str| terms.iter().any(|t| t.split(' ').any(|part| word.to_lowercase().starts_with(part)));
    let mut found: Vec<_> = uses.into_iter().filter(|(word, (count, _))| *count >= LEAST && !known(word)).collect();
    found.sort_by_key(|(word, (_, node))| (*node, *word));
    let say = |(word, (count, node)): (&str, (usize, u32))| {
        let message = format!("`{word}` is written like a defined term {count} times, and is not defined");
        finding("used-undefined", Severity::Info, &document.nodes[node as usize], message)
    };
    found.into_iter().map(say).collect()
}

fn finding(code: &'static str, severity: Severity, node: &Node, message: String) -> Diagnostic {
    Diagnostic {
        code,
        severity,
        line: node.first_line,
        columns: 0..0,
        path: Some(node.path.clone()),
        message,
        help: None,
    }
}
