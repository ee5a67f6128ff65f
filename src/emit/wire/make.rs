//! The output contract from the tree: each type from the one of the tree that it shows.

use super::*;

/// An empty text is no value.
fn some(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|t| !t.is_empty())
}

impl<'a> From<&'a tree::Conversion> for Conversion<'a> {
    fn from(from: &'a tree::Conversion) -> Self {
        Conversion {
            lidwoord: SCHEMA_NUMBER,
            source: Source::from(&from.source),
            documents: List::new(&from.documents),
            furniture: List::new(&from.furniture),
            diagnostics: List::new(&from.diagnostics),
        }
    }
}

impl<'a> From<&'a tree::SourceInfo> for Source<'a> {
    fn from(from: &'a tree::SourceInfo) -> Self {
        let tree::SourceInfo { path, sha256, bytes, lines, encoding, tool } = from;
        Source { path, sha256, bytes: *bytes, lines: *lines, encoding, tool }
    }
}

impl<'a> From<&'a tree::Document> for Document<'a> {
    fn from(from: &'a tree::Document) -> Self {
        Document {
            title: some(&from.title),
            version: some(&from.version),
            grammar: &from.grammar,
            first_line: from.first_line,
            last_line: from.last_line,
            nodes: Nodes { document: from, parent: None },
            repairs: List::new(&from.repairs),
            title_repairs: List::new(&from.title_repairs),
            definitions: List::new(&from.definitions),
        }
    }
}

impl<'a> Node<'a> {
    pub(super) fn new(document: &'a tree::Document, index: u32) -> Self {
        let node = &document.nodes[index as usize];
        Node {
            kind: node.kind.name(),
            number: some(&node.number),
            path: &node.path,
            label: some(&node.label),
            inferred: node.inferred,
            heading: some(&node.heading),
            text: &node.text,
            first_line: node.first_line,
            last_line: node.last_line,
            more_lines: &node.more_lines,
            defines: &node.defines,
            references: List::new(&node.references),
            repairs: List::new(&node.repairs),
            facts: List::new(&node.facts),
            children: Nodes { document, parent: Some(index) },
        }
    }
}

impl<'a> From<&'a tree::Reference> for Reference<'a> {
    fn from(from: &'a tree::Reference) -> Self {
        let tree::Reference { text, to, missing, law, article, lid, onderdeel, uri, document } = from;
        let (law, article, uri, document) = (some(law), some(article), some(uri), some(document));
        Reference { text, to, missing, law, article, lid, onderdeel, uri, document }
    }
}

impl<'a> From<&'a tree::Definition> for Definition<'a> {
    fn from(from: &'a tree::Definition) -> Self {
        let tree::Definition { term, path, text, uses, .. } = from;
        Definition { term, path, text, uses: *uses }
    }
}

impl<'a> From<&'a tree::Fact> for Fact<'a> {
    fn from(from: &'a tree::Fact) -> Self {
        let tree::Fact { kind, text, value, unit } = from;
        Fact { kind: kind.name(), text, value, unit }
    }
}

impl<'a> From<&'a trace::Repair> for Repair<'a> {
    fn from(from: &'a trace::Repair) -> Self {
        Repair {
            kind: from.kind.name(),
            line: from.line,
            was: &from.was,
            now: &from.now,
            rule: from.rule,
            confidence: from.confidence.name(),
        }
    }
}

impl From<&tree::Move> for Move {
    fn from(from: &tree::Move) -> Self {
        Move {
            kind: trace::RepairKind::Order.name(),
            first_line: from.first_line,
            last_line: from.last_line,
            after_line: from.after_line,
            rule: from.rule,
            confidence: from.confidence.name(),
        }
    }
}

impl<'a> From<&'a tree::Furniture> for Furniture<'a> {
    fn from(from: &'a tree::Furniture) -> Self {
        let tree::Furniture { first_line, last_line, kind, text } = from;
        Furniture { first_line: *first_line, last_line: *last_line, kind: kind.name(), text }
    }
}

impl<'a> From<&'a diag::Diagnostic> for Diagnostic<'a> {
    fn from(from: &'a diag::Diagnostic) -> Self {
        Diagnostic {
            code: from.code,
            severity: from.severity.name(),
            line: from.line,
            path: some(&from.path),
            message: &from.message,
        }
    }
}
