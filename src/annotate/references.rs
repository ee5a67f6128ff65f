//! The references of one document: found, resolved, and what is missing reported.

use super::find::{Found, What, find};
use super::grammar::law::Name;
use super::grammar::scope::Scope;
use super::grammar::{At, Item, Level, Mention};
use super::laws::eur_lex;
use super::named::Names;
use super::place::Places;
use super::resolve::{Index, Targets, resolve};
use super::room::Room;
use super::scan::{Scan, Topic};
use crate::decode::Text;
use crate::diag::{Diagnostic, Findings, Severity};
use crate::tree::{Document, Kind, Reference};

/// The references of each node that has some, and the dangling ones.
pub fn references(text: &Text, document: &Document) -> (Vec<(u32, Vec<Reference>)>, Vec<Diagnostic>) {
    let mut findings = Findings::new(usize::MAX);
    let found = scanned(text, document, &Scan::of(document), &mut Room::endless(), &mut findings);
    (found, findings.sorted())
}

/// The same where the keywords are known; the dangling ones are added to `findings`.
pub(super) fn scanned(
    text: &Text,
    document: &Document,
    scan: &Scan,
    room: &mut Room,
    findings: &mut Findings,
) -> Vec<(u32, Vec<Reference>)> {
    let mut all = Vec::new();
    let mut index = None;
    let names = Names::new(document);
    let mut places = Places::new(text, document);
    for (n, node) in document.nodes.iter().enumerate() {
        let mut found = find(&node.text, scan.text(n).of(Topic::Reference), room);
        names.add(&node.text, &mut found);
        let mut references = Vec::new();
        for each in found {
            let index = index.get_or_insert_with(|| Index::new(document));
            let new = read(index, n as u32, &each);
            let size: usize = new.iter().map(|r| 1 + r.to.len() + r.missing.len()).sum();
            if !room.take(size, each.at.start, node.first_line, findings) {
                break;
            }
            findings.extend(new.iter().filter_map(|r| dangling(&mut places, index, n as u32, &each, r)));
            references.extend(new);
        }
        room.pass(node.text.len());
        if !references.is_empty() {
            references.shrink_to_fit();
            all.push((n as u32, references));
        }
    }
    all
}

/// What one mention refers to: nothing where it turns out to be none.
fn read(index: &Index, from: u32, found: &Found) -> Vec<Reference> {
    let printed = index.document.nodes[from as usize].text[found.at.clone()].trim_end_matches([',', ' ']);
    let plain = Reference { text: printed.to_owned(), ..Reference::default() };
    match &found.what {
        What::Law(name) => vec![law(name, None, plain)],
        What::Publication(p) => {
            vec![Reference { law: Some(p.printed.clone()), uri: p.uri.clone(), ..plain }]
        }
        What::Parts(mention) => parts(index, from, mention, plain),
    }
}

fn parts(index: &Index, from: u32, mention: &Mention, plain: Reference) -> Vec<Reference> {
    match &mention.scope {
        Scope::Law(name) => articles(&mention.items).into_iter().map(|a| law(name, Some(a), plain.clone())).collect(),
        Scope::SomeLaw => articles(&mention.items).into_iter().map(|a| a.of(plain.clone())).collect(),
        Scope::Named(name) if !is_own(index.document, name) => {
            vec![Reference { document: Some(name.clone()), ..plain }]
        }
        Scope::Unsaid | Scope::Own | Scope::Named(_) => {
            let Targets { to, missing } = resolve(index, from, &mention.items);
            if to.is_empty() && missing.is_empty() {
                return Vec::new();
            }
            let to = to.into_iter().map(|n| index.document.nodes[n as usize].path.clone()).collect();
            vec![Reference { to, missing, ..plain }]
        }
    }
}

/// `de algemene voorwaarden` are the document itself where its title says so.
fn is_own(document: &Document, name: &str) -> bool {
    let noun = name.rsplit(' ').next().unwrap_or("").to_lowercase();
    document.title.as_deref().is_some_and(|t| t.to_lowercase().contains(&noun))
}

/// An article of a law.
#[derive(Default)]
struct Article {
    number: String,
    lid: Vec<String>,
    onderdeel: Vec<String>,
    range: bool,
    book: Option<String>,
}

impl Article {
    fn of(self, plain: Reference) -> Reference {
        let article = Some(self.number).filter(|n| !n.is_empty());
        Reference { article, lid: self.lid, onderdeel: self.onderdeel, ..plain }
    }
}

/// The articles that are named, each with its leden and onderdelen. A reference to a chapter has none.
fn articles(items: &[Item]) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for item in items {
        let number = |level: Level| {
            item.steps.iter().rev().find_map(|s| match &s.at {
                At::Number(n) if s.level == level => Some(n.clone()),
                _ => None,
            })
        };
        let last = item.steps.last().map(|s| s.level);
        let until = |level: Level, n: String| match item.until.as_ref().filter(|_| last == Some(level)) {
            Some(end) => format!("{n} t/m {end}"),
            None => n,
        };
        let artikel = number(Level::Artikel).map_or(String::new(), |n| until(Level::Artikel, n));
        let range = item.until.is_some() && last == Some(Level::Artikel);
        if articles.last().is_none_or(|a| a.number != artikel) {
            let book = number(Level::Container(Kind::Boek));
            articles.push(Article { number: artikel, range, book, ..Article::default() });
        }
        let article = articles.last_mut().expect("there is one");
        let mut add = |level, list: fn(&mut Article) -> &mut Vec<String>| {
            let list = list(article);
            if let Some(n) = number(level).map(|n| until(level, n)).filter(|n| !list.contains(n)) {
                list.push(n);
            }
        };
        add(Level::Lid, |a| &mut a.lid);
        add(Level::Onderdeel, |a| &mut a.onderdeel);
    }
    articles
}

fn law(name: &Name, article: Option<Article>, plain: Reference) -> Reference {
    let mut article = article.unwrap_or_default();
    let (law, uri) = match name {
        Name::Known(law) => {
            if let Some(book) = article.book.as_ref().filter(|_| law.has_books() && !article.number.contains(':')) {
                article.number = format!("{book}:{}", article.number);
            }
            (law.name.to_owned(), law.uri(place_in_law(&article)))
        }
        Name::Eu(act) => (act.printed.clone(), Some(eur_lex(&act.celex))),
        Name::Printed(name) => (name.clone(), None),
    };
    article.number = article.number.strip_suffix(':').map_or(article.number.clone(), |_| String::new());
    article.of(Reference { law: Some(law), uri, ..plain })
}

/// What an address can name: one article, or the book of a range.
fn place_in_law(article: &Article) -> Option<&str> {
    let number = article.number.as_str();
    let book = number.find(':').map(|colon| &number[..=colon]);
    if article.range { book } else { Some(number).filter(|n| !n.is_empty()) }
}

/// The finding for a reference to something that is not there.
fn dangling(places: &mut Places, index: &Index, from: u32, found: &Found, reference: &Reference) -> Option<Diagnostic> {
    if reference.missing.is_empty() || !index.is_numbered() {
        return None;
    }
    let node = &index.document.nodes[from as usize];
    let place = places.of(from, found.at.clone());
    let missing = reference.missing.join(", ");
    let annex = reference.missing.iter().all(|m| m.starts_with("bijlage "));
    let other = "look whether it stands in another document, or under a number that was not recognised";
    Some(Diagnostic {
        code: "dangling-reference",
        severity: if annex { Severity::Info } else { Severity::Warning },
        line: place.line,
        columns: place.columns,
        path: Some(node.path.clone()),
        message: format!("`{}` names {missing}, which this document does not have", reference.text),
        help: Some(other.to_owned()),
    })
}
