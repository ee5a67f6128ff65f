//! YAML in block style, written straight from the tree in one pass and without recursion.
//!
//! Numbers, paths and digests are always quoted, so that they look alike whether or not they look like numbers.

use super::SCHEMA_NUMBER;
use super::keys::Yaml;
use super::scalar::{self, Place};
use crate::diag::Diagnostic;
use crate::trace::Repair;
use crate::tree::{Conversion, Definition, Document, Fact, Furniture, Move, Node, Reference, SourceInfo};
use std::io::{self, Write};

/// Writes one conversion as one YAML document, without `---`.
///
/// # Errors
/// Those of `out`.
pub fn write(conversion: &Conversion, out: impl Write) -> io::Result<()> {
    let mut yaml = Yaml::new(out);
    yaml.number("lidwoord", SCHEMA_NUMBER.into())?;
    yaml.source(&conversion.source)?;
    yaml.items("documents", &conversion.documents, Yaml::document)?;
    yaml.items("furniture", &conversion.furniture, Yaml::furniture)?;
    yaml.items("diagnostics", &conversion.diagnostics, Yaml::diagnostic)?;
    yaml.out.flush()
}

/// The mappings of the contract, key by key.
impl<W: Write> Yaml<W> {
    fn source(&mut self, source: &SourceInfo) -> io::Result<()> {
        self.open("source")?;
        self.indent += 2;
        self.text("path", &source.path)?;
        self.quoted("sha256", &source.sha256)?;
        self.number("bytes", source.bytes)?;
        self.number("lines", source.lines.into())?;
        self.text("encoding", &source.encoding)?;
        self.text("tool", &source.tool)?;
        self.indent -= 2;
        Ok(())
    }

    fn document(&mut self, document: &Document) -> io::Result<()> {
        self.text("title", document.title.as_deref().unwrap_or(""))?;
        self.text("version", document.version.as_deref().unwrap_or(""))?;
        self.text("grammar", &document.grammar)?;
        self.number("first_line", document.first_line.into())?;
        self.number("last_line", document.last_line.into())?;
        self.nodes(&document.nodes)?;
        self.items("repairs", &document.repairs, Yaml::order)?;
        self.items("title_repairs", &document.title_repairs, Yaml::repair)?;
        self.items("definitions", &document.definitions, Yaml::definition)
    }

    /// `children` is the last key of a node, so the tree is written by walking the nodes in reading order; only the
    /// ends of the open nodes are remembered.
    fn nodes(&mut self, nodes: &[Node]) -> io::Result<()> {
        let base = self.indent;
        let mut open: Vec<usize> = Vec::new();
        for (i, node) in nodes.iter().enumerate() {
            let before = open.len();
            while open.last().is_some_and(|&end| end <= i) {
                open.pop();
            }
            self.indent = base + 2 * open.len();
            if i == 0 {
                self.open("nodes")?;
            } else if open.len() == before {
                self.open("children")?;
            }
            self.indent += 2;
            self.dash = true;
            self.node(node)?;
            open.push(node.end as usize);
        }
        self.indent = base;
        Ok(())
    }

    fn node(&mut self, node: &Node) -> io::Result<()> {
        self.text("kind", node.kind.name())?;
        self.quoted("number", node.number.as_deref().unwrap_or(""))?;
        self.quoted("path", &node.path)?;
        self.text("label", node.label.as_deref().unwrap_or(""))?;
        if node.inferred {
            self.text_as("inferred", b"true")?;
        }
        self.text("heading", node.heading.as_deref().unwrap_or(""))?;
        self.text("text", &node.text)?;
        self.number("first_line", node.first_line.into())?;
        self.number("last_line", node.last_line.into())?;
        self.more_lines(&node.more_lines)?;
        self.list("defines", &node.defines, |s, out| scalar::write(s, Place::Flow, out))?;
        self.items("references", &node.references, Yaml::reference)?;
        self.items("repairs", &node.repairs, Yaml::repair)?;
        self.items("facts", &node.facts, Yaml::fact)
    }

    fn more_lines(&mut self, places: &[(u32, u32)]) -> io::Result<()> {
        self.list("more_lines", places, |&(first, last), out| {
            out.write_all(b"[")?;
            scalar::write_number(first.into(), out)?;
            out.write_all(b", ")?;
            scalar::write_number(last.into(), out)?;
            out.write_all(b"]")
        })
    }

    fn reference(&mut self, reference: &Reference) -> io::Result<()> {
        self.text("text", &reference.text)?;
        self.list("to", &reference.to, |s, out| scalar::write_quoted(s, out))?;
        self.list("missing", &reference.missing, |s, out| scalar::write_quoted(s, out))?;
        self.text("law", reference.law.as_deref().unwrap_or(""))?;
        self.quoted("article", reference.article.as_deref().unwrap_or(""))?;
        self.list("lid", &reference.lid, |s, out| scalar::write_quoted(s, out))?;
        self.list("onderdeel", &reference.onderdeel, |s, out| scalar::write_quoted(s, out))?;
        self.text("uri", reference.uri.as_deref().unwrap_or(""))?;
        self.text("document", reference.document.as_deref().unwrap_or(""))
    }

    fn definition(&mut self, definition: &Definition) -> io::Result<()> {
        self.text("term", &definition.term)?;
        self.quoted("path", &definition.path)?;
        self.text("text", &definition.text)?;
        self.number("uses", definition.uses.into())
    }

    fn fact(&mut self, fact: &Fact) -> io::Result<()> {
        self.text("kind", fact.kind.name())?;
        self.text("text", &fact.text)?;
        self.quoted("value", &fact.value)?;
        self.text("unit", fact.unit)
    }

    fn repair(&mut self, repair: &Repair) -> io::Result<()> {
        self.text("kind", repair.kind.name())?;
        self.number("line", repair.line.into())?;
        self.text("was", &repair.was)?;
        self.text("now", &repair.now)?;
        self.text("rule", repair.rule)?;
        self.text("confidence", repair.confidence.name())
    }

    fn order(&mut self, order: &Move) -> io::Result<()> {
        self.text("kind", "order")?;
        self.number("first_line", order.first_line.into())?;
        self.number("last_line", order.last_line.into())?;
        self.number("after_line", order.after_line.into())?;
        self.text("rule", order.rule)?;
        self.text("confidence", order.confidence.name())
    }

    fn furniture(&mut self, furniture: &Furniture) -> io::Result<()> {
        self.number("first_line", furniture.first_line.into())?;
        self.number("last_line", furniture.last_line.into())?;
        self.text("kind", furniture.kind.name())?;
        self.text("text", &furniture.text)
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        self.text("code", diagnostic.code)?;
        self.text("severity", diagnostic.severity.name())?;
        self.number("line", diagnostic.line.into())?;
        self.quoted("path", diagnostic.path.as_deref().unwrap_or(""))?;
        self.text("message", &diagnostic.message)
    }
}
