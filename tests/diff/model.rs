//! Random versions of a text: a tree of articles, leden and onderdelen, and edits of it.

use lidwoord::tree::{Document, Kind, Node, Reference};
use proptest::prelude::*;
use proptest::sample::select;

/// Few words, so that nodes are often alike.
const WORDS: &[&str] = &[
    "de",
    "huurder",
    "betaalt",
    "binnen",
    "dertig",
    "dagen",
    "verhuurder",
    "De",
    "zaak",
    "schade",
    "boete",
    "wordt",
    "niet",
    "terug",
    "en",
    "schriftelijk",
    "melding",
    "gebreken",
    "oplevering",
    "sleutels",
    "1.000,-",
    "€",
    "(af)levering",
    "één",
    "Molenwiek",
    "e-mail",
    "termijn,",
    "einde.",
    "– slot;",
];

/// One node of the model; its number follows from its place.
#[derive(Clone, Debug)]
pub struct Part {
    pub heading: Option<String>,
    pub text: String,
    /// The article that the text refers to at its end.
    pub refers: Option<usize>,
    pub children: Vec<Part>,
}

/// Something that an editor does.
#[derive(Clone, Debug)]
pub enum Edit {
    Remove(usize),
    Insert(usize, Part),
    Swap(usize, usize),
    Words(usize, String),
    Split(usize),
}

fn words(size: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), size).prop_map(|words| words.join(" "))
}

fn part() -> impl Strategy<Value = Part> {
    let leaf = (prop::option::weighted(0.2, words(1..3)), words(0..14), prop::option::weighted(0.3, 1..6usize))
        .prop_map(|(heading, text, refers)| Part { heading, text, refers, children: Vec::new() });
    leaf.prop_recursive(2, 12, 4, |inner| {
        (prop::option::weighted(0.8, words(1..4)), words(0..4), prop::collection::vec(inner, 0..5))
            .prop_map(|(heading, text, children)| Part { heading, text, refers: None, children })
    })
}

/// A text.
pub fn text() -> impl Strategy<Value = Vec<Part>> {
    prop::collection::vec(part(), 0..7)
}

/// What an editor does to a text.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0..20usize).prop_map(Edit::Remove),
        (0..20usize, part()).prop_map(|(at, part)| Edit::Insert(at, part)),
        (0..20usize, 0..20usize).prop_map(|(a, b)| Edit::Swap(a, b)),
        (0..20usize, words(0..8)).prop_map(|(at, words)| Edit::Words(at, words)),
        (0..20usize).prop_map(Edit::Split),
    ];
    prop::collection::vec(edit, 0..5)
}

/// Every list of parts in a text, in reading order.
fn lists(parts: &mut Vec<Part>, each: &mut impl FnMut(&mut Vec<Part>)) {
    each(parts);
    for part in parts {
        lists(&mut part.children, each);
    }
}

/// The text after the edits.
pub fn edited(mut parts: Vec<Part>, edits: &[Edit]) -> Vec<Part> {
    for edit in edits {
        let mut seen = 0;
        lists(&mut parts, &mut |list| {
            let range = seen..seen + list.len();
            let at = |n: usize| n.checked_sub(range.start).filter(|_| range.contains(&n));
            change(list, edit, at);
            seen = range.end;
        });
    }
    parts
}

fn change(list: &mut Vec<Part>, edit: &Edit, at: impl Fn(usize) -> Option<usize>) {
    match edit {
        Edit::Remove(n) => drop(at(*n).map(|n| list.remove(n))),
        Edit::Insert(n, part) => drop(at(*n).map(|n| list.insert(n, part.clone()))),
        Edit::Swap(a, b) => drop(at(*a).zip(at(*b)).map(|(a, b)| list.swap(a, b))),
        Edit::Words(n, words) => drop(at(*n).map(|n| list[n].text.push_str(words))),
        Edit::Split(n) => {
            if let Some(n) = at(*n) {
                let text = list[n].text.clone();
                let half = text.match_indices(' ').map(|(at, _)| at).nth(text.matches(' ').count() / 2);
                if let Some(half) = half {
                    list[n].text = text[..half].to_owned();
                    let rest =
                        Part { heading: None, text: text[half + 1..].to_owned(), refers: None, children: vec![] };
                    list.insert(n + 1, rest);
                }
            }
        }
    }
}

/// The tree of a text.
pub fn document(parts: &[Part]) -> Document {
    let mut nodes = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        add(part, n + 1, None, parts.len(), &mut nodes);
    }
    Document { title: Some("Voorwaarden".into()), nodes, ..Document::default() }
}

fn add(part: &Part, number: usize, parent: Option<u32>, articles: usize, nodes: &mut Vec<Node>) {
    let own = nodes.len();
    let above = parent.map(|parent| nodes[parent as usize].path.clone());
    let level = above.as_deref().map_or(0, |path| path.matches('.').count() + 1);
    let kind = [Kind::Artikel, Kind::Lid, Kind::Onderdeel][level.min(2)];
    let refers = part.refers.map(|to| (format!("artikel {to}"), to.to_string(), to <= articles));
    let mut text = part.text.clone();
    let mut references = Vec::new();
    if let Some((words, path, there)) = refers {
        text = format!("{text} {words}").trim().to_owned();
        let (to, missing) = if there { (vec![path], vec![]) } else { (vec![], vec![path]) };
        references.push(Reference { text: words, to, missing, ..Reference::default() });
    }
    nodes.push(Node {
        number: Some(number.to_string()),
        label: Some(format!("{number}.")),
        heading: part.heading.clone(),
        text,
        references,
        parent,
        ..Node::new(kind, above.map_or(number.to_string(), |above| format!("{above}.{number}")))
    });
    for (n, child) in part.children.iter().enumerate() {
        add(child, n + 1, Some(own as u32), articles, nodes);
    }
    nodes[own].end = nodes.len() as u32;
}
