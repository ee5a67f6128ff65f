//! The grammar of references: text in, what is named out. It knows nothing of the tree.
//!
//! ```text
//! reference  = parts [outer] scope
//! parts      = articles / leden / onderdelen / container / relative
//! outer      = of [the] parts [outer]        ; lid 2 van artikel 5
//! ```
//!
//! A rule reads one form and stands in a file of its own; the doc comment of a rule is its production. Rules read the
//! repaired text of a node: one line, single spaces.

mod article;
mod container;
pub mod law;
mod lid;
mod list;
pub mod number;
mod onderdeel;
mod outer;
mod relative;
pub mod scope;
pub mod words;

pub(super) use lid::ORDINALS;

use crate::tree::Kind;
use nom::branch::alt;
use nom::{IResult, Parser};
use scope::Scope;

/// The level of the numbering that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `artikel`
    Artikel,
    /// `lid`, `artikellid`, `§` behind an artikel
    Lid,
    /// `sub`, `onder`, `onderdeel`
    Onderdeel,
    /// `hoofdstuk` and the others above the artikel
    Container(Kind),
    /// A quoted heading without a keyword: `de bepalingen onder ‘Algemeen’`
    Heading,
}

/// Which part of a level is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// By its number as printed, ordinals as digits.
    Number(String),
    /// By its heading.
    Heading(String),
    /// `dit artikel`
    This,
    /// `het vorige lid`; so many, or all of them for `de vorige leden`
    Before(Option<usize>),
    /// `het volgende lid`, `de navolgende leden`
    After(Option<usize>),
}

/// One step from the outside in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The level of the part.
    pub level: Level,
    /// Which one.
    pub at: At,
}

/// One part that is named, or a range of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The way to it from the outside in; never empty.
    pub steps: Vec<Step>,
    /// The number that ends the range, at the level of the last step.
    pub until: Option<String>,
}

/// A reference as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it names, in order; never empty.
    pub items: Vec<Item>,
    /// Whose parts these are.
    pub scope: Scope,
}

/// Parts of one level, each with the parts inside it that are named: `artikel 2.1, 2.5, eerste en tweede lid, en 3.1`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Group(Vec<Named>);

/// One member of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    step: Step,
    until: Option<String>,
    tail: Vec<Group>,
}

impl Named {
    fn number(level: Level, number: String) -> Named {
        Named { step: Step { level, at: At::Number(number) }, until: None, tail: Vec::new() }
    }
}

/// The ways from the outside in, spelled out.
fn flatten(groups: &[Group]) -> Vec<Item> {
    let mut items = Vec::with_capacity(groups.iter().map(|g| g.0.len()).sum());
    for named in groups.iter().flat_map(|g| &g.0) {
        if named.tail.is_empty() {
            items.push(Item { steps: vec![named.step.clone()], until: named.until.clone() });
        }
        for mut item in flatten(&named.tail) {
            item.steps.insert(0, named.step.clone());
            items.push(item);
        }
    }
    items
}

/// `reference = parts [outer] scope`
pub fn reference(i: &str) -> IResult<&str, Mention> {
    let (rest, items) = outer::nested(i, 0)?;
    let (rest, scope) = scope::scope(rest, &items)?;
    Ok((rest, Mention { items, scope }))
}

/// `parts = articles / leden / onderdelen / container / relative`
fn parts(i: &str) -> IResult<&str, Group> {
    alt((article::articles, relative::relative, lid::leden, onderdeel::onderdelen, container::container)).parse(i)
}
