//! Small documents for tests, written as an outline: one node a line, indented, `kind number path | heading | text`.

use lidwoord::tree::{Document, Kind, Node};

/// The document of an outline. `-` is no number.
pub fn document(outline: &str) -> Document {
    let lines: Vec<&str> = outline.lines().filter(|l| !l.trim().is_empty()).collect();
    let depth = |l: &str| l.len() - l.trim_start().len();
    let mut nodes: Vec<Node> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let end = (n + 1..lines.len()).find(|m| depth(lines[*m]) <= depth(line)).unwrap_or(lines.len());
        let parent = (0..n).rev().find(|m| depth(lines[*m]) < depth(line));
        nodes.push(node(line, parent.map(|p| p as u32), end as u32));
    }
    Document { nodes, ..Document::default() }
}

fn node(line: &str, parent: Option<u32>, end: u32) -> Node {
    let mut fields = line.split('|').map(str::trim);
    let mut names = fields.next().unwrap_or("").split(' ');
    let kind = names.next().unwrap_or("");
    let number = names.next().filter(|n| *n != "-").map(str::to_owned);
    let path = names.next().or(number.as_deref()).unwrap_or("").to_owned();
    let kind = Kind::ALL.into_iter().find(|k| k.name() == kind).unwrap_or_else(|| panic!("kind in {line:?}"));
    Node {
        label: number.clone(),
        number,
        heading: fields.next().filter(|h| !h.is_empty()).map(str::to_owned),
        text: fields.next().unwrap_or("").to_owned(),
        first_line: 1,
        last_line: 1,
        parent,
        end,
        ..Node::new(kind, path)
    }
}
