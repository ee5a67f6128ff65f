//! The history of each article over a series of versions: as text, and as YAML and JSON.

use super::wire::{Place, Source};
use super::{SCHEMA_NUMBER, node};
use crate::diag::visible::neutralise;
use crate::diff::history::{Step as DiffStep, Story};
use crate::diff::{self, Change, Fate};
use crate::emit::json;
use crate::emit::keys::Yaml;
use crate::tree::{Conversion, Kind};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The history of each article over a series of versions.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "lidwoord_history 1")]
pub struct History<'a> {
    /// The number of this schema.
    #[schemars(extend("const" = SCHEMA_NUMBER))]
    pub lidwoord_history: u32,
    /// The versions, from old to new.
    pub versions: Vec<Source<'a>>,
    /// The articles of the last version, then those that an earlier one had and the next had not, the latest first.
    pub articles: Vec<Article<'a>>,
}

/// One article through the versions. In a text without articles, what stands at the top.
#[derive(Serialize, JsonSchema)]
pub struct Article<'a> {
    /// The last version that has it, counted from 1.
    pub version: usize,
    /// Its kind in that version.
    #[schemars(extend("enum" = Kind::ALL.map(Kind::name)))]
    pub kind: &'static str,
    /// The document in that version, counted from 1.
    pub document: u32,
    /// Its path in that version.
    pub path: &'a str,
    /// Its heading in that version.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub heading: &'a str,
    /// What happened between the versions, from old to new, one step for each; one that was merged has more before that.
    pub steps: Vec<Step<'a>>,
}

/// What happened to an article between a version and the one before it.
#[derive(Serialize, JsonSchema)]
pub struct Step<'a> {
    /// The newer version, counted from 1.
    pub version: usize,
    /// What became of the article.
    #[schemars(extend("enum" = Fate::ALL.map(Fate::name)))]
    pub fate: &'static str,
    /// True where its own heading or text changed too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(extend("const" = true))]
    pub edited: bool,
    /// Its nodes in the older version.
    pub old: Vec<Place<'a>>,
    /// Its nodes in the newer version.
    pub new: Vec<Place<'a>>,
    /// How many nodes below it have each fate; `edited` counts those whose words changed, whatever else became of them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub below: BTreeMap<&'static str, usize>,
}

/// A series of versions with what differs between each and the next.
#[derive(Clone, Copy)]
pub struct Series<'s> {
    /// The versions, from old to new.
    pub versions: &'s [Conversion],
    /// The differences between each version and the next.
    pub diffs: &'s [diff::Diff],
    /// The stories of the articles.
    pub stories: &'s [Story],
}

impl<'s> Series<'s> {
    fn change(&self, step: &DiffStep) -> &'s Change {
        &self.diffs[step.version - 1].changes[step.change]
    }

    fn wire(&self) -> History<'s> {
        let step = |step: &DiffStep| {
            let change = self.change(step);
            Step {
                version: step.version + 1,
                fate: change.fate.name(),
                edited: change.edited,
                old: change.old.iter().map(Place::from).collect(),
                new: change.new.iter().map(Place::from).collect(),
                below: step.below.iter().map(|(fate, count)| (fate.name(), *count)).collect(),
            }
        };
        let article = |story: &'s Story| {
            let node = node(&self.versions[story.version].documents, &story.place);
            Article {
                version: story.version + 1,
                kind: node.kind.name(),
                document: story.place.document + 1,
                path: &story.place.path,
                heading: node.heading.as_deref().unwrap_or(""),
                steps: story.steps.iter().map(step).collect(),
            }
        };
        History {
            lidwoord_history: SCHEMA_NUMBER,
            versions: self.versions.iter().map(|version| Source::from(&version.source)).collect(),
            articles: self.stories.iter().map(article).collect(),
        }
    }
}

/// Writes the history as one YAML document.
///
/// # Errors
/// Those of `out`.
pub fn yaml(series: &Series, out: impl Write) -> io::Result<()> {
    let history = series.wire();
    let mut yaml = Yaml::new(out);
    yaml.number("lidwoord_history", history.lidwoord_history.into())?;
    yaml.items("versions", &history.versions, |yaml, it| {
        yaml.text("path", it.path)?;
        yaml.quoted("sha256", it.sha256)
    })?;
    if history.articles.is_empty() {
        yaml.text_as("articles", b"[]")?;
    }
    yaml.items("articles", &history.articles, Yaml::story)?;
    yaml.out.flush()
}

impl<W: Write> Yaml<W> {
    fn story(&mut self, article: &Article) -> io::Result<()> {
        self.number("version", article.version as u64)?;
        self.text("kind", article.kind)?;
        self.number("document", article.document.into())?;
        self.quoted("path", article.path)?;
        self.text("heading", article.heading)?;
        if article.steps.is_empty() {
            self.text_as("steps", b"[]")?;
        }
        self.items("steps", &article.steps, |yaml, step| {
            yaml.number("version", step.version as u64)?;
            yaml.text("fate", step.fate)?;
            if step.edited {
                yaml.text_as("edited", b"true")?;
            }
            yaml.places("old", &step.old)?;
            yaml.places("new", &step.new)?;
            if !step.below.is_empty() {
                yaml.open("below")?;
                yaml.indent += 2;
                step.below.iter().try_for_each(|(fate, count)| yaml.number(fate, *count as u64))?;
                yaml.indent -= 2;
            }
            Ok(())
        })
    }
}

/// Writes the history as one indented JSON object.
///
/// # Errors
/// Those of `out`.
pub fn json(series: &Series, out: impl Write) -> io::Result<()> {
    json::write_pretty(&series.wire(), out)
}

/// The schema of the YAML and JSON form, as JSON Schema, draft 2020-12.
pub fn schema() -> Schema {
    crate::emit::schema::of::<History>()
}

/// Writes the articles to which something happened, with a line for each version that changed them, and a line of sums.
///
/// # Errors
/// Those of `out`.
pub fn text(series: &Series, mut out: impl Write) -> io::Result<()> {
    let mut quiet = 0;
    for story in series.stories {
        if !story.is_eventful(series.diffs) {
            quiet += 1;
            continue;
        }
        let node = node(&series.versions[story.version].documents, &story.place);
        let label = node.label.as_deref().unwrap_or(&story.place.path);
        let heading = node.heading.as_deref().unwrap_or("");
        writeln!(out, "{}", neutralise(format!("{label} {heading}").trim()))?;
        for step in &story.steps {
            let change = series.change(step);
            if change.fate != Fate::Same || !step.below.is_empty() {
                writeln!(out, "  {}", neutralise(&line(series, step, change)))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{} changed, {quiet} the same in all versions", series.stories.len() - quiet)
}

/// `2024.txt: renumbered 5 → 4; below it 2 edited, 1 added`
fn line(series: &Series, step: &DiffStep, change: &Change) -> String {
    let paths = |places: &[diff::Place]| places.iter().map(|p| p.path.as_str()).collect::<Vec<_>>().join(" + ");
    let (old, new) = (paths(&change.old), paths(&change.new));
    let both = match (old.is_empty(), new.is_empty()) {
        (false, false) if old != new => format!(" {old} → {new}"),
        (true, _) => format!(" {new}"),
        _ => format!(" {old}"),
    };
    let also = if change.edited { ", edited" } else { "" };
    let below: Vec<String> = step.below.iter().map(|(fate, count)| format!("{count} {}", fate.name())).collect();
    let below = if below.is_empty() { String::new() } else { format!("; below it {}", below.join(", ")) };
    format!("{}: {}{also}{both}{below}", series.versions[step.version].source.path, change.fate.name())
}
