//! The differences as YAML in block style, from the [`wire`](super::wire) types.

use super::wire::{Change, Diff, Names, Place, Reference, Source, Summary, Title, Word};
use crate::emit::keys::Yaml;
use crate::emit::scalar::{self, Place as Scalar};
use std::io::{self, Write};

/// Writes the differences as one YAML document, without `---`.
pub(super) fn write(diff: &Diff, out: impl Write) -> io::Result<()> {
    let mut yaml = Yaml::new(out);
    yaml.number("lidwoord_diff", diff.lidwoord_diff.into())?;
    yaml.diff_source("old", &diff.old)?;
    yaml.diff_source("new", &diff.new)?;
    yaml.list("ignore", &diff.ignore, |s, out| scalar::write(s, Scalar::Flow, out))?;
    yaml.items("names", &diff.names, Yaml::names)?;
    yaml.items("titles", &diff.titles, Yaml::title)?;
    yaml.summary(&diff.summary)?;
    if diff.changes.is_empty() {
        yaml.text_as("changes", b"[]")?;
    }
    yaml.items("changes", &diff.changes, Yaml::change)?;
    yaml.out.flush()
}

impl<W: Write> Yaml<W> {
    fn diff_source(&mut self, key: &str, source: &Source) -> io::Result<()> {
        self.open(key)?;
        self.indent += 2;
        self.text("path", source.path)?;
        self.quoted("sha256", source.sha256)?;
        self.indent -= 2;
        Ok(())
    }

    fn names(&mut self, names: &Names) -> io::Result<()> {
        self.text("old", names.old)?;
        self.text("new", names.new)
    }

    fn title(&mut self, title: &Title) -> io::Result<()> {
        self.number("document", title.document as u64)?;
        self.text("field", title.field)?;
        self.text("was", title.was)?;
        self.text("now", title.now)
    }

    fn summary(&mut self, summary: &Summary) -> io::Result<()> {
        let Summary { same, edited, moved, renumbered, split, merged, added, removed, also_edited } = summary;
        self.open("summary")?;
        self.indent += 2;
        self.number("same", *same as u64)?;
        self.number("edited", *edited as u64)?;
        self.number("moved", *moved as u64)?;
        self.number("renumbered", *renumbered as u64)?;
        self.number("split", *split as u64)?;
        self.number("merged", *merged as u64)?;
        self.number("added", *added as u64)?;
        self.number("removed", *removed as u64)?;
        self.number("also_edited", *also_edited as u64)?;
        self.indent -= 2;
        Ok(())
    }

    fn change(&mut self, change: &Change) -> io::Result<()> {
        self.text("fate", change.fate)?;
        if change.edited {
            self.text_as("edited", b"true")?;
        }
        self.text("kind", change.kind)?;
        self.places("old", &change.old)?;
        self.places("new", &change.new)?;
        // A number with a decimal point, also where it is whole, as in JSON.
        self.text_as("score", format!("{:?}", change.score).as_bytes())?;
        self.list("rests_on", &change.rests_on, |s, out| scalar::write(s, Scalar::Flow, out))?;
        self.text("heading", change.heading)?;
        self.text("text", change.text)?;
        self.items("words", &change.words, Yaml::word)?;
        self.items("references", &change.references, Yaml::retargeted)
    }

    /// Both lists are always there, so that a reader need not ask.
    pub(super) fn places(&mut self, key: &str, places: &[Place]) -> io::Result<()> {
        if places.is_empty() {
            return self.text_as(key, b"[]");
        }
        self.list(key, places, |place, out| {
            write!(out, "{{document: {}, path: ", place.document)?;
            scalar::write_quoted(place.path, out)?;
            out.write_all(b"}")
        })
    }

    fn word(&mut self, word: &Word) -> io::Result<()> {
        self.text("field", word.field)?;
        self.number("at", word.at as u64)?;
        self.text("was", word.was)?;
        self.text("now", word.now)?;
        self.text("class", word.class)
    }

    fn retargeted(&mut self, reference: &Reference) -> io::Result<()> {
        self.text("code", reference.code)?;
        self.text("was", reference.was)?;
        self.text("now", reference.now)?;
        self.list("from", reference.from, |s, out| scalar::write_quoted(s, out))?;
        self.list("to", reference.to, |s, out| scalar::write_quoted(s, out))
    }
}
