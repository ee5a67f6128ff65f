//! What `lidwoord refs` prints: each reference with the node that it stands in, as lines, JSON or a graph.

use super::{json, wire};
use crate::diag::visible::neutralise;
use crate::tree::{Conversion, Document, Reference};
use serde::Serialize;
use std::io::{self, Write};

/// A reference with the place that it stands in.
#[derive(Serialize)]
struct Edge<'a> {
    /// The path of the input as given.
    file: &'a str,
    /// The document in that file, from 1.
    document: usize,
    /// The path of the node.
    from: &'a str,
    /// What it refers to.
    reference: wire::Reference<'a>,
}

/// All references of all inputs, in reading order: file, number of the document, path of the node.
fn all(conversions: &[Conversion]) -> impl Iterator<Item = (&str, usize, &str, &Reference)> {
    conversions.iter().flat_map(|conversion| {
        let documents = conversion.documents.iter().enumerate();
        documents.flat_map(move |(n, document)| {
            let nodes = document.nodes.iter().flat_map(|node| node.references.iter().map(move |r| (node, r)));
            nodes.map(move |(node, r)| (conversion.source.path.as_str(), n + 1, node.path.as_str(), r))
        })
    })
}

/// Everything that a reference leads to; what is missing with a question mark.
fn targets(reference: &Reference) -> Vec<String> {
    let law = reference.law.as_deref().map(|law| law_name(law, reference));
    let other = reference.document.clone();
    let missing = reference.missing.iter().map(|m| format!("?{m}"));
    let all: Vec<String> = reference.to.iter().cloned().chain(missing).chain(law).chain(other).collect();
    if all.is_empty() { vec![format!("?{}", reference.article.as_deref().unwrap_or(""))] } else { all }
}

/// `Burgerlijk Wetboek 6:89`
fn law_name(law: &str, reference: &Reference) -> String {
    match &reference.article {
        Some(article) => format!("{law} {article}"),
        None => law.to_owned(),
    }
}

/// Writes one line a target: the node, the target, the words, with tabs between. Where there is more than one document
/// the file and the number of the document stand first.
///
/// # Errors
/// Those of `out`.
pub fn text(conversions: &[Conversion], mut out: impl Write) -> io::Result<()> {
    let documents: usize = conversions.iter().map(|c| c.documents.len()).sum();
    for (file, document, from, reference) in all(conversions) {
        for target in targets(reference) {
            if documents > 1 {
                write!(out, "{}#{document}\t", neutralise(file))?;
            }
            writeln!(out, "{}\t{}\t{}", neutralise(from), neutralise(&target), neutralise(&reference.text))?;
        }
    }
    Ok(())
}

/// Writes one indented JSON list.
///
/// # Errors
/// Those of `out`.
pub fn json(conversions: &[Conversion], out: impl Write) -> io::Result<()> {
    let edges = all(conversions).map(|(file, document, from, reference)| Edge {
        file,
        document,
        from,
        reference: reference.into(),
    });
    json::write_pretty(&edges.collect::<Vec<_>>(), out)
}

/// Writes a graph for Graphviz: a cluster for each document, laws as boxes beside it, missing targets dashed.
///
/// # Errors
/// Those of `out`.
pub fn dot(conversions: &[Conversion], mut out: impl Write) -> io::Result<()> {
    writeln!(out, "digraph references {{\n  rankdir=LR;\n  node [shape=plaintext];")?;
    let documents = conversions.iter().flat_map(|c| &c.documents);
    for (n, document) in documents.enumerate() {
        cluster(n, document, &mut out)?;
    }
    writeln!(out, "}}")
}

fn cluster(n: usize, document: &Document, mut out: impl Write) -> io::Result<()> {
    let name = |path: &str| quote(&format!("{n}:{path}"));
    writeln!(out, "  subgraph cluster_{n} {{\n    label={};", quote(document.title.as_deref().unwrap_or("")))?;
    let linked =
        |path: &str| document.nodes.iter().flat_map(|node| &node.references).any(|r| r.to.iter().any(|to| to == path));
    for node in document.nodes.iter().filter(|node| !node.references.is_empty() || linked(&node.path)) {
        writeln!(out, "    {} [label={}];", name(&node.path), quote(&node.path))?;
    }
    writeln!(out, "  }}")?;
    for node in &document.nodes {
        for reference in &node.references {
            for to in &reference.to {
                writeln!(out, "  {} -> {};", name(&node.path), name(to))?;
            }
            for missing in &reference.missing {
                let target = name(&format!("?{missing}"));
                writeln!(out, "  {target} [label={}, fontcolor=red];", quote(missing))?;
                writeln!(out, "  {} -> {target} [style=dashed, color=red];", name(&node.path))?;
            }
            if let Some(law) = &reference.law {
                let law = quote(&law_name(law, reference));
                writeln!(out, "  {law} [shape=box];\n  {} -> {law};", name(&node.path))?;
            }
        }
    }
    Ok(())
}

/// A string in quotes for Graphviz.
fn quote(text: &str) -> String {
    format!("\"{}\"", neutralise(text).replace('\\', "\\\\").replace('"', "\\\""))
}
