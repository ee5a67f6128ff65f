//! Looking up nodes of one document by number, heading and place.

use super::super::grammar::{At, Level, Step};
use crate::tree::{Document, Kind, Node};
use rustc_hash::{FxHashMap, FxHashSet};

/// One document, ready to be looked up in.
#[derive(Debug)]
pub struct Index<'d> {
    /// The document.
    pub document: &'d Document,
    /// The nodes by path, those with `~2` with the first of that path.
    by_path: FxHashMap<&'d str, Same>,
    /// Articles and the parts above them by number, in small letters.
    by_number: FxHashMap<String, Vec<u32>>,
    /// The same by heading, see [`plain`].
    by_heading: FxHashMap<String, Vec<u32>>,
    /// The kinds that there are.
    kinds: FxHashSet<Kind>,
    /// Leden are printed with a paragraph sign: `§ 1.`
    signed: bool,
    /// The nodes of one kind with one parent, in order; all articles have none.
    brothers: FxHashMap<(Option<u32>, Kind), Vec<u32>>,
    /// The place of each node among its brothers.
    places: Vec<u32>,
}

/// The nodes of one path: nearly always one, which needs no memory of its own.
type Same = (u32, Vec<u32>);

/// More parts than this are not spelled out one by one.
pub(super) const MOST: usize = 200;

impl<'d> Index<'d> {
    /// Reads all paths.
    pub fn new(document: &'d Document) -> Index<'d> {
        let mut index = Index {
            document,
            by_path: FxHashMap::with_capacity_and_hasher(document.nodes.len(), Default::default()),
            by_number: FxHashMap::default(),
            by_heading: FxHashMap::default(),
            kinds: document.nodes.iter().map(|n| n.kind).collect(),
            signed: document.nodes.iter().any(is_signed),
            brothers: FxHashMap::default(),
            places: Vec::with_capacity(document.nodes.len()),
        };
        for (n, node) in document.nodes.iter().enumerate() {
            index.add(n as u32, node);
        }
        index
    }

    fn add(&mut self, n: u32, node: &'d Node) {
        let brothers = self.brothers.entry(family(node)).or_default();
        self.places.push(brothers.len() as u32);
        brothers.push(n);
        self.take(&node.path, n);
        if let Some((base, count)) = node.path.rsplit_once('~')
            && count.bytes().all(|b| b.is_ascii_digit())
        {
            self.take(base, n);
        }
        if matches!(node.kind, Kind::Lid | Kind::Onderdeel | Kind::Alinea) {
            return;
        }
        if let Some(number) = &node.number {
            self.by_number.entry(number.to_ascii_lowercase()).or_default().push(n);
        }
        if let Some(heading) = &node.heading {
            self.by_heading.entry(plain(heading)).or_default().push(n);
        }
    }

    fn take(&mut self, path: &'d str, n: u32) {
        self.by_path.entry(path).and_modify(|same| same.1.push(n)).or_insert((n, Vec::new()));
    }

    /// Articles or parts above them with this number.
    fn numbered(&self, number: &str) -> impl Iterator<Item = u32> {
        self.by_number.get(&number.to_ascii_lowercase()).into_iter().flatten().copied()
    }

    /// Whether the document numbers anything.
    pub fn is_numbered(&self) -> bool {
        self.document.nodes.iter().any(|n| n.number.is_some())
    }

    /// Whether a part of this kind can be missed: the document has others, or they are often apart from it.
    pub fn named_kind(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Bijlage | Kind::Hoofdstuk) || self.kinds.contains(&kind)
    }

    /// The node that one step names, inside `scope` or seen from `from`.
    pub fn step(&self, from: u32, scope: Option<u32>, step: &Step) -> Option<u32> {
        match (&step.at, step.level) {
            (At::This, level) => self.enclosing(from, level),
            (At::Before(Some(1)) | At::After(Some(1)), _) => self.near(from, step).first().copied(),
            (At::Before(_) | At::After(_), _) => None,
            (At::Heading(heading), level) => self.headed(heading, level),
            (At::Number(number), Level::Artikel) => self.article(from, scope, number),
            (At::Number(number), Level::Lid) => self.lid(from, scope, number),
            (At::Number(number), Level::Onderdeel) => self.onderdeel(from, scope, number),
            (At::Number(number), Level::Container(kind)) => self.container(from, scope, kind, number),
            (At::Number(_), Level::Heading) => None,
        }
    }

    /// The node with this path; of several the nearest.
    fn path(&self, from: u32, path: &str) -> Option<u32> {
        let (first, more) = self.by_path.get(path)?;
        self.nearest(from, std::iter::once(first).chain(more).copied())
    }

    /// Of several nodes the one that shares the most with `from`, else the first.
    fn nearest(&self, from: u32, nodes: impl Iterator<Item = u32>) -> Option<u32> {
        let shared =
            |node: u32| self.ancestors(from).position(|a| (a..self.document.nodes[a as usize].end).contains(&node));
        nodes.take(MOST).min_by_key(|n| shared(*n).unwrap_or(usize::MAX))
    }

    /// The node itself and what it stands in, from the inside out.
    fn ancestors(&self, node: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(node), |n| self.document.nodes[*n as usize].parent)
    }

    /// `dit artikel`: the innermost of this level around the node, or the node itself.
    fn enclosing(&self, from: u32, level: Level) -> Option<u32> {
        let kind_of = |n: u32| self.document.nodes[n as usize].kind;
        let fits = |n: &u32| match level {
            Level::Artikel => kind_of(*n) == Kind::Artikel,
            Level::Lid => kind_of(*n) == Kind::Lid,
            Level::Onderdeel => kind_of(*n) == Kind::Onderdeel,
            Level::Container(kind) => kind_of(*n) == kind,
            Level::Heading => false,
        };
        let any_container = || {
            let deep = matches!(level, Level::Container(Kind::Hoofdstuk | Kind::Deel));
            self.ancestors(from).find(|n| deep && matches!(kind_of(*n), Kind::Hoofdstuk | Kind::Deel))
        };
        self.ancestors(from).find(fits).or_else(any_container)
    }

    /// The artikel around a node.
    pub fn artikel_of(&self, from: u32) -> Option<u32> {
        self.enclosing(from, Level::Artikel)
    }

    /// `het vorige lid`, `de volgende leden`: the brothers of the part of that level around the node. Artikelen are
    /// brothers over the borders of their chapters.
    pub fn near(&self, from: u32, step: &Step) -> Vec<u32> {
        let Some(own) = self.enclosing(from, step.level) else { return Vec::new() };
        let brothers = &self.brothers[&family(&self.document.nodes[own as usize])];
        let place = self.places[own as usize] as usize;
        let found = match step.at {
            At::Before(count) => &brothers[place.saturating_sub(count.unwrap_or(place))..place],
            At::After(count) => {
                &brothers[place + 1..(place + 1).saturating_add(count.unwrap_or(usize::MAX)).min(brothers.len())]
            }
            _ => &[],
        };
        if found.len() > MOST { Vec::new() } else { found.to_vec() }
    }

    fn article(&self, from: u32, scope: Option<u32>, number: &str) -> Option<u32> {
        if let Some(scope) = scope {
            let found = self.below(scope, |kind| kind == Kind::Artikel, number);
            return found.or_else(|| self.path(from, number));
        }
        let exact = self.path(from, number);
        exact.or_else(|| self.path(from, &dotted(number)?)).or_else(|| self.unlike(number))
    }

    /// An artikel with that number whose path is another one, where it is the only one.
    fn unlike(&self, number: &str) -> Option<u32> {
        only(self.numbered(number).filter(|n| self.document.nodes[*n as usize].kind == Kind::Artikel))
    }

    fn lid(&self, from: u32, scope: Option<u32>, number: &str) -> Option<u32> {
        if number.contains('.') {
            return self.path(from, number);
        }
        if let Some(scope) = scope {
            return self.inside(from, scope, number, |kind| kind != Kind::Onderdeel || self.is_flat(scope));
        }
        let artikel = self.artikel_of(from);
        if let Some(found) = artikel.and_then(|a| self.inside(from, a, number, |kind| kind == Kind::Lid)) {
            return Some(found);
        }
        if artikel.is_some() {
            return None;
        }
        self.ancestors(from).find_map(|a| self.inside(from, a, number, |kind| kind == Kind::Lid))
    }

    /// Nothing but onderdelen in it: its leden were read as those.
    fn is_flat(&self, node: u32) -> bool {
        self.document.children(Some(node)).all(|c| self.document.nodes[c as usize].kind == Kind::Onderdeel)
    }

    fn onderdeel(&self, from: u32, scope: Option<u32>, number: &str) -> Option<u32> {
        if number.contains('.') {
            return self.path(from, number);
        }
        match scope {
            Some(scope) => self.inside(from, scope, number, |_| true),
            None => self.ancestors(from).find_map(|a| self.child(a, number, |_| true)),
        }
    }

    fn container(&self, from: u32, scope: Option<u32>, kind: Kind, number: &str) -> Option<u32> {
        let nodes = &self.document.nodes;
        let inside = |n: u32| scope.is_none_or(|s| (s..nodes[s as usize].end).contains(&n));
        let found = self.nearest(from, self.numbered(number).filter(|n| inside(*n) && nodes[*n as usize].kind == kind));
        let other = matches!(kind, Kind::Hoofdstuk | Kind::Paragraaf) && !self.kinds.contains(&kind);
        if other && kind == Kind::Paragraaf && self.signed {
            return self.lid(from, scope, number);
        }
        found.or_else(|| if other { self.path(from, number) } else { None })
    }

    /// A part below `scope`: its child, or the only one of that number deeper down.
    fn inside(&self, from: u32, scope: u32, number: &str, kind: impl Fn(Kind) -> bool + Copy) -> Option<u32> {
        let joined = format!("{}.{number}", self.document.nodes[scope as usize].path);
        let by_path = self.path(from, &joined).filter(|n| kind(self.document.nodes[*n as usize].kind));
        by_path.or_else(|| self.child(scope, number, kind)).or_else(|| self.below(scope, kind, number))
    }

    fn child(&self, scope: u32, number: &str, kind: impl Fn(Kind) -> bool) -> Option<u32> {
        let fits = |c: &u32| {
            let node = &self.document.nodes[*c as usize];
            kind(node.kind) && (is_number(&node.number, number) || carried(&node.path, number, scope, self))
        };
        self.document.children(Some(scope)).find(fits)
    }

    fn below(&self, scope: u32, kind: impl Fn(Kind) -> bool, number: &str) -> Option<u32> {
        let end = self.document.nodes[scope as usize].end;
        let inside = self.document.nodes.iter().enumerate().take(end as usize).skip(scope as usize + 1);
        only(inside.filter(|(_, n)| kind(n.kind) && is_number(&n.number, number)).map(|(n, _)| n as u32))
    }

    /// A container, or an artikel, by its heading.
    fn headed(&self, heading: &str, level: Level) -> Option<u32> {
        let fits = |n: &u32| (self.document.nodes[*n as usize].kind == Kind::Artikel) == (level == Level::Artikel);
        self.by_heading.get(&plain(heading))?.iter().copied().find(fits)
    }
}

/// What brothers have in common: parent and kind. Artikelen are brothers over the borders of their chapters.
fn family(node: &Node) -> (Option<u32>, Kind) {
    let parent = if node.kind == Kind::Artikel { None } else { node.parent };
    (parent, node.kind)
}

/// A number that carries its parents: `1.2.3` is lid 3 of `1.2`.
fn carried(path: &str, number: &str, scope: u32, index: &Index) -> bool {
    let parent = &index.document.nodes[scope as usize].path;
    path.strip_prefix(parent.as_str()).and_then(|rest| rest.strip_prefix('.')) == Some(number)
}

/// The only one.
fn only(mut nodes: impl Iterator<Item = u32>) -> Option<u32> {
    let first = nodes.next()?;
    nodes.next().is_none().then_some(first)
}

/// A lid with a paragraph sign, as Flemish texts have them.
fn is_signed(node: &Node) -> bool {
    node.kind == Kind::Lid && node.label.as_ref().is_some_and(|label| label.starts_with('§'))
}

/// Numbers are alike in any case: `II` and `ii`, `2A` and `2a`.
fn is_number(number: &Option<String>, wanted: &str) -> bool {
    number.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(wanted))
}

/// `3.2b` as a path: `3.2.b`.
fn dotted(number: &str) -> Option<String> {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (digits.len() + 1 == number.len() && !digits.ends_with('.'))
        .then(|| format!("{digits}.{}", &number[digits.len()..]))
}

/// A heading without case, quotes, hyphens and double spaces.
fn plain(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    for word in heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}
