//! The truth of a corpus document: `source.yaml` as nodes with paths, by the rules that corpus/README.md gives.

use serde::Deserialize;
use std::collections::HashMap;

/// `source.yaml`; with `documents`, a file that holds several sets of terms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    #[serde(default)]
    documents: Vec<Terms>,
    title: Option<String>,
    version: Option<String>,
    #[serde(default)]
    preamble: Vec<String>,
    #[serde(default)]
    nodes: Vec<Node>,
}

/// One set of terms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The title as printed.
    pub title: Option<String>,
    /// The version line as printed.
    pub version: Option<String>,
    #[serde(default)]
    preamble: Vec<String>,
    nodes: Vec<Node>,
}

/// One node.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The name of the kind.
    pub kind: String,
    /// The number without dots at its ends and brackets.
    pub number: Option<String>,
    /// The label as printed.
    pub label: Option<String>,
    /// The heading as printed.
    pub heading: Option<String>,
    /// The own text.
    pub text: Option<String>,
    #[serde(default, rename = "inline")]
    _inline: bool,
    #[serde(default)]
    children: Vec<Node>,
}

impl Source {
    /// The sets of terms, each with its nodes in reading order.
    pub fn terms(self) -> Vec<Terms> {
        let Source { documents, title, version, preamble, nodes } = self;
        if documents.is_empty() { vec![Terms { title, version, preamble, nodes }] } else { documents }
    }
}

impl Terms {
    /// The nodes with their paths in reading order; the preamble is paragraphs without a number.
    pub fn flat(&mut self) -> Vec<(String, &Node)> {
        let preamble = std::mem::take(&mut self.preamble).into_iter();
        let alineas = preamble.map(|text| Node { kind: "alinea".into(), text: Some(text), ..Node::default() });
        self.nodes.splice(0..0, alineas);
        let mut found = Vec::new();
        flatten(&self.nodes, "", &mut HashMap::new(), &mut found);
        found
    }
}

fn flatten<'a>(nodes: &'a [Node], parent: &str, taken: &mut HashMap<String, u32>, found: &mut Vec<(String, &'a Node)>) {
    let mut numberless = 0;
    for node in nodes {
        numberless += u32::from(node.number.is_none());
        let mut path = node.path(parent, numberless);
        let times = taken.entry(path.clone()).or_default();
        *times += 1;
        if *times > 1 {
            path = format!("{path}~{times}");
        }
        found.push((path.clone(), node));
        flatten(&node.children, &path, taken, found);
    }
}

impl Node {
    fn is_container(&self) -> bool {
        !matches!(self.kind.as_str(), "artikel" | "lid" | "onderdeel" | "alinea")
    }

    /// The path; `numberless` is the place among the children of `parent` without a number.
    fn path(&self, parent: &str, numberless: u32) -> String {
        let step = match &self.number {
            None => format!("+{numberless}"),
            Some(number) if self.is_container() => {
                if self.is_carried(number) && (parent.is_empty() || number.contains('.')) {
                    return number.clone();
                }
                format!("{}-{number}", self.kind)
            }
            Some(number) if self.kind == "artikel" || number.contains('.') => return number.clone(),
            Some(number) => number.clone(),
        };
        if parent.is_empty() { step } else { format!("{parent}.{step}") }
    }

    /// Whether the articles in a container begin with its number.
    fn is_carried(&self, number: &str) -> bool {
        let mut articles = Vec::new();
        self.articles(&mut articles);
        let carries = |article: &&str| article.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'));
        !articles.is_empty() && articles.iter().all(carries)
    }

    fn articles<'a>(&'a self, found: &mut Vec<&'a str>) {
        for child in &self.children {
            match child.kind.as_str() {
                "artikel" => found.push(child.number.as_deref().unwrap_or("")),
                _ if child.is_container() => child.articles(found),
                _ => {}
            }
        }
    }
}
