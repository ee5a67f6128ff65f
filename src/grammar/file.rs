//! The grammar file as it is written.
//!
//! Each check runs while the value is read, inside the visitor, so that the YAML reader can add line and column.

use super::form::{self, Example};
use super::pattern::Pattern;
use super::read::{List, Scalar, scalar};
use super::{Grammar, Heading, Level, Numbering};
use crate::label::Numeral;
use crate::tree::Kind;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The most levels of a ladder.
const MAX_LEVELS: usize = 12;

/// A whole file, with patterns of one kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a grammar, with `title:` and `levels:`", bound = "P: Deserialize<'de>")]
pub(super) struct File<P> {
    title: Scalar,
    #[serde(default)]
    about: Scalar,
    levels: Levels,
    #[serde(default)]
    patterns: Patterns<P>,
}

impl<P: Into<Pattern>> File<P> {
    /// The grammar of that name.
    pub(super) fn into_grammar(self, name: &str) -> Grammar {
        let patterns = |list: List<P>| list.0.into_iter().map(P::into).collect();
        Grammar {
            name: name.to_owned(),
            title: self.title.0,
            about: self.about.0.trim().to_owned(),
            levels: self.levels.0,
            label_patterns: patterns(self.patterns.label),
            heading_patterns: patterns(self.patterns.heading),
            furniture_patterns: patterns(self.patterns.furniture),
        }
    }
}

/// `patterns:`
#[derive(Deserialize)]
#[serde(
    default,
    deny_unknown_fields,
    expecting = "patterns, such as `heading: ['^BIJLAGE$']`",
    bound = "P: Deserialize<'de>"
)]
struct Patterns<P> {
    label: List<P>,
    heading: List<P>,
    furniture: List<P>,
}

impl<P> Default for Patterns<P> {
    fn default() -> Patterns<P> {
        Patterns { label: List::default(), heading: List::default(), furniture: List::default() }
    }
}

/// `levels:`, checked from the outside in.
struct Levels(Vec<Level>);

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Levels, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Levels;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of levels, each of which begins with `- kind:`")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Levels, A::Error> {
                let mut levels = Vec::new();
                while let Some(level) = seq.next_element_seed(Below(&levels))? {
                    levels.push(level);
                    if levels.len() > MAX_LEVELS {
                        return Err(A::Error::custom(format!("there are more than {MAX_LEVELS} levels")));
                    }
                }
                match levels.is_empty() {
                    true => Err(A::Error::custom("there is no level; write at least one, such as `- kind: artikel`")),
                    false => Ok(Levels(levels)),
                }
            }
        }
        from.deserialize_seq(All)
    }
}

/// Reads one level below those above it.
struct Below<'a>(&'a [Level]);

impl<'de> DeserializeSeed<'de> for Below<'_> {
    type Value = Level;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Level, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Below<'_> {
    type Value = Level;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a level, with `kind:` and `labels:`")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Level, A::Error> {
        let level = FileLevel::deserialize(MapAccessDeserializer::new(map))?;
        level.check(self.0).map_err(A::Error::custom)
    }
}

/// One entry of `levels:`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLevel {
    kind: LevelKind,
    labels: List<Example>,
    #[serde(default)]
    heading: Option<Heading>,
    numbers: Option<Numbering>,
    #[serde(default)]
    optional: bool,
}

impl FileLevel {
    /// The level, where it fits below those above it.
    fn check(self, above: &[Level]) -> Result<Level, String> {
        let kind = self.kind.0;
        let name = kind.name();
        if let Some(outer) = above.last().filter(|outer| rank(outer.kind) >= rank(kind)) {
            let outer = outer.kind.name();
            return Err(format!("`{name}` cannot stand below `{outer}`; write the levels from the outside in"));
        }
        let mut forms = Vec::new();
        for example in self.labels.0 {
            if let Some(other) = example.form.keyword.filter(|_| !form::stands_at(&example.form, kind)) {
                let text = example.text;
                return Err(format!(
                    "the label `{text}` has the keyword of `{}`, this level is `{name}`",
                    other.name()
                ));
            }
            form::merge(&mut forms, example.form);
        }
        if forms.is_empty() {
            return Err(format!("the level `{name}` has no labels; write an example, such as `labels: [\"1.\"]`"));
        }
        let decimal = forms.iter().all(|form| form.numerals == [Numeral::Decimal]);
        let numbering = self.numbers.unwrap_or(match above.is_empty() {
            _ if decimal && !above.is_empty() => Numbering::Prefix,
            true => Numbering::Continue,
            false => Numbering::Restart,
        });
        Ok(Level {
            kind,
            forms,
            heading: self.heading.unwrap_or(Heading::Optional),
            numbering,
            optional: self.optional,
        })
    }
}

/// The kind of a level: any but the alinea, which has no label, and the onderdeel, of which lists consist.
struct LevelKind(Kind);

impl<'de> Deserialize<'de> for LevelKind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<LevelKind, D::Error> {
        scalar(from, "a kind, such as `artikel`", |text| {
            let kinds = || Kind::ALL.into_iter().filter(|k| !matches!(k, Kind::Onderdeel | Kind::Alinea));
            kinds().find(|kind| kind.name() == text).map(LevelKind).ok_or_else(|| {
                let names: Vec<&str> = kinds().map(Kind::name).collect();
                format!("`{text}` is no kind of level; use one of {}", names.join(", "))
            })
        })
    }
}

/// The place of a kind from the outside in; a bijlage holds all others.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Bijlage => 0,
        other => other as u8 + 1,
    }
}
