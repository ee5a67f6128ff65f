//! The table of laws, and the marks of publications.

pub mod eu;
pub mod publication;

use super::keywords::Keywords;
use std::sync::LazyLock;

/// One law.
#[derive(Debug, PartialEq, Eq)]
pub struct Law {
    /// Its name in full.
    pub name: &'static str,
    /// Its BWB or CELEX identifier, or those of the books of the Burgerlijk Wetboek; empty where none is confirmed.
    id: &'static str,
}

/// A way to write a law.
struct Alias {
    text: &'static str,
    law: usize,
    /// An abbreviation: its capitals count.
    short: bool,
    /// It can mean something else, so it counts only behind an article.
    weak: bool,
}

/// The table, ready for use.
struct Table {
    laws: Vec<Law>,
    aliases: Vec<Alias>,
    finder: Keywords,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("laws.tsv")));

impl Table {
    /// A line has the name, the abbreviations and other names, the identifier and where that was checked, with tabs
    /// between. An alias that begins with `~` counts only behind an article.
    fn read(text: &'static str) -> Table {
        let mut laws = Vec::new();
        let mut aliases = Vec::new();
        for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let mut fields = line.split('\t').map(str::trim);
            let name = fields.next().unwrap_or("");
            let names = fields.next().unwrap_or("").split(';').map(str::trim).filter(|a| !a.is_empty());
            for alias in std::iter::once(name).chain(names) {
                let (weak, text) = alias.strip_prefix('~').map_or((false, alias), |a| (true, a));
                let short = !text.contains(' ') && text.chars().skip(1).any(char::is_uppercase) || text.len() <= 5;
                aliases.push(Alias { text, law: laws.len(), short, weak });
            }
            laws.push(Law { name, id: fields.next().unwrap_or("") });
        }
        let finder = Keywords::new(aliases.iter().map(|a| a.text));
        Table { laws, aliases, finder }
    }
}

/// All ways to write a law that may be looked for everywhere.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLE.aliases.iter().filter(|a| !a.weak).map(|a| a.text)
}

/// The law whose name or abbreviation stands at the start of `text`, and the bytes that it takes.
pub fn at(text: &str) -> Option<(&'static Law, usize)> {
    let (alias, len) = alias(text)?;
    Some((&TABLE.laws[alias.law], len))
}

/// The same without the abbreviations that can mean something else.
pub fn surely_at(text: &str) -> Option<(&'static Law, usize)> {
    let (alias, len) = alias(text).filter(|(alias, _)| !alias.weak)?;
    Some((&TABLE.laws[alias.law], len))
}

fn alias(text: &str) -> Option<(&'static Alias, usize)> {
    let alias = &TABLE.aliases[TABLE.finder.at(text)? as usize];
    let (printed, rest) = text.split_at(alias.text.len());
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let same = if alias.short { printed == alias.text } else { printed.starts_with(char::is_alphabetic) };
    (ends && same).then_some((alias, printed.len()))
}

/// Whether `text` as a whole is an abbreviation of a law.
pub fn abbreviation(text: &str) -> bool {
    alias(text).is_some_and(|(alias, len)| alias.short && len == text.len())
}

/// The law with a CELEX number.
fn by_celex(celex: &str) -> Option<&'static Law> {
    TABLE.laws.iter().find(|l| l.id == celex)
}

impl Law {
    /// Whether its articles are numbered in each book anew, so that the book is part of the number.
    pub fn has_books(&self) -> bool {
        self.id.contains('=')
    }

    /// The address of the law, or of one of its articles, where its identifier is known. The Burgerlijk Wetboek has
    /// an identifier for each book, so it needs the article: `6:89`. An article of a Dutch law is linked by the
    /// Juriconnect standard BWB 1.3, as wetten.overheid.nl does itself.
    pub fn uri(&self, article: Option<&str>) -> Option<String> {
        let (id, place) = match self.has_books() {
            true => {
                let (book, article) = article?.split_once(':')?;
                let id = self.id.split(' ').find_map(|part| part.strip_prefix(book)?.strip_prefix('='))?;
                (id, is_plain(article).then(|| format!("&boek={book}&artikel={article}")))
            }
            false => (self.id, article.filter(|a| is_plain(a)).map(|a| format!("&artikel={a}"))),
        };
        match id.get(..3)? {
            "BWB" => Some(match place {
                Some(place) => format!("https://wetten.overheid.nl/jci1.3:c:{id}{place}"),
                None => format!("https://wetten.overheid.nl/{id}"),
            }),
            _ => Some(eur_lex(id)),
        }
    }
}

/// The address of an act on EUR-Lex.
pub fn eur_lex(celex: &str) -> String {
    format!("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{celex}")
}

/// A number of one article that may stand in an address.
fn is_plain(article: &str) -> bool {
    !article.is_empty() && article.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b':'))
}
