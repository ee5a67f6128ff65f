//! Paths, by the rules of the output contract.

use crate::tree::{Kind, Node};
use rustc_hash::FxHashMap;

/// The paths that are taken.
#[derive(Debug, Default)]
pub struct Paths {
    taken: FxHashMap<String, u32>,
}

/// What a path is made from.
pub struct Step<'a> {
    /// The kind of the node.
    pub kind: Kind,
    /// Its number, none for an alinea or bullet.
    pub number: Option<&'a str>,
    /// The number carries its parents.
    pub carries: bool,
    /// A container whose number does not stand in the numbers inside it.
    pub named: bool,
    /// Its place among the numberless children of its parent, from 1.
    pub place: u32,
}

impl Paths {
    /// The path of a node below `parent`. The second value says that the number was taken.
    pub fn path(&mut self, parent: Option<&Node>, step: &Step) -> (String, bool) {
        let wanted = match step.number {
            None if step.kind == Kind::Bijlage => step.kind.name().to_owned(),
            None => match parent {
                Some(p) => [&p.path, ".+", &step.place.to_string()].concat(),
                None => format!("+{}", step.place),
            },
            Some(number) if step.named => match parent.filter(|p| is_container(p.kind)) {
                Some(p) => format!("{}.{}-{number}", p.path, step.kind.name()),
                None => format!("{}-{number}", step.kind.name()),
            },
            Some(number) if step.carries => number.to_owned(),
            Some(number) => match parent.filter(|p| !is_apart(p) || step.kind != Kind::Artikel) {
                Some(p) => [&p.path, ".", number].concat(),
                None => number.to_owned(),
            },
        };
        self.unique(wanted)
    }

    /// Takes a path as it is.
    pub fn take(&mut self, path: &str) {
        let base = path.rsplit_once('~').map_or(path, |(base, _)| base);
        *self.taken.entry(base.to_owned()).or_insert(0) += 1;
    }

    /// A path that nobody has, made from `path`, which may have the `~2` of another document.
    pub fn free(&mut self, path: String) -> String {
        let base =
            path.rsplit_once('~').filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit())).map(|it| it.0.to_owned());
        self.unique(base.unwrap_or(path)).0
    }

    /// A taken path gets `~2`, then `~3`.
    fn unique(&mut self, wanted: String) -> (String, bool) {
        let count = self.taken.entry(wanted.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return (wanted, false);
        }
        let path = format!("{wanted}~{count}");
        (path, true)
    }
}

/// A kind above the article.
pub fn is_container(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Boek | Kind::Deel | Kind::Titeldeel | Kind::Hoofdstuk | Kind::Afdeling | Kind::Paragraaf | Kind::Bijlage
    )
}

/// A container whose path does not stand in those of its articles: it has its kind in its path, or no number.
fn is_apart(node: &Node) -> bool {
    let last = node.path.rsplit('.').next().unwrap_or("");
    is_container(node.kind) && (node.number.is_none() || last.starts_with(node.kind.name()))
}
