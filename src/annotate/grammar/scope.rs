//! Whose parts they are: `van deze algemene voorwaarden`, `van de offerte`, `van de Gemeentewet`, `BW`.

use super::words::{boundary, of, one_word};
use super::{At, Item, Level, law};
use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, space1};
use nom::combinator::{fail, opt};
use nom::{IResult, Parser};

/// Whose parts a reference names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Not said: those of the document itself.
    Unsaid,
    /// `van deze voorwaarden`: those of the document itself.
    Own,
    /// Another document or this one, as printed: `de offerte`, `de algemene voorwaarden`.
    Named(String),
    /// A law.
    Law(law::Name),
    /// A law that is not named; the form of the number says so: `6:119`.
    SomeLaw,
}

/// Words for documents of which a reference can name a part; a compound ends in one.
const DOCUMENTS: [&str; 36] = [
    "voorwaarden",
    "bepalingen",
    "overeenkomst",
    "contract",
    "offerte",
    "opdracht",
    "opdrachtbevestiging",
    "reglement",
    "statuten",
    "akte",
    "polis",
    "regeling",
    "verordening",
    "besluit",
    "wet",
    "wetboek",
    "verdrag",
    "richtlijn",
    "protocol",
    "code",
    "bestek",
    "plan",
    "bijlage",
    "annex",
    "addendum",
    "sla",
    "convenant",
    "cao",
    "regels",
    "document",
    "stuk",
    "handleiding",
    "aanvraag",
    "beleid",
    "tarieven",
    "agreement",
];

/// `scope = ["e.v."] [law / own / other]`; a number with a colon is one of a law
pub(super) fn scope<'a>(i: &'a str, items: &[Item]) -> IResult<&'a str, Scope> {
    let (rest, _) = opt(following).parse(i)?;
    if let Ok((rest, name)) = law::scope(rest) {
        return Ok((rest, Scope::Law(name)));
    }
    if items.iter().any(with_colon) {
        return Ok((rest, Scope::SomeLaw));
    }
    if let Ok(found) = alt((own, other)).parse(rest) {
        return Ok(found);
    }
    Ok((rest, Scope::Unsaid))
}

/// `6:89`
fn with_colon(item: &Item) -> bool {
    item.steps.iter().any(|s| s.level == Level::Artikel && matches!(&s.at, At::Number(n) if n.contains(':')))
}

/// `following = SP ("en volgende" / "en verder" / "e.v.")`
fn following(i: &str) -> IResult<&str, &str> {
    let (rest, _) = (opt(char(',')), space1).parse(i)?;
    one_word(rest, &["en volgende", "en verder", "e.v.", "e.v"])
}

/// `own = of ("deze" / "dit" / "onderhavige" / …) SP *4(word SP) document`
fn own(i: &str) -> IResult<&str, Scope> {
    let these = ["deze", "dit", "onderhavige", "de onderhavige", "het onderhavige", "onze", "de hierna volgende"];
    let (rest, _) = (of, |i| one_word(i, &these), space1).parse(i)?;
    let (rest, _) = document(rest)?;
    Ok((rest, Scope::Own))
}

/// `other = of ("de" / "het" / "een" / …) SP *4(word SP) document`
fn other(i: &str) -> IResult<&str, Scope> {
    let the = ["de", "het", "een", "haar", "zijn", "hun", "uw", "bedoelde", "genoemde", "dat", "die", "voornoemde"];
    let (start, _) = of(i)?;
    let (rest, _) = (|i| one_word(i, &the), space1).parse(start)?;
    let (rest, _) = document(rest)?;
    Ok((rest, Scope::Named(start[..start.len() - rest.len()].to_owned())))
}

/// Up to four words and a word for a document.
fn document(i: &str) -> IResult<&str, &str> {
    let mut rest = i;
    for _ in 0..5 {
        let (next, word) = take_while1(|c: char| c.is_alphanumeric() || c == '-').parse(rest)?;
        let lower = word.to_lowercase();
        if DOCUMENTS.iter().any(|d| lower.ends_with(d)) {
            boundary(next)?;
            return Ok((next, &i[..i.len() - next.len()]));
        }
        (rest, _) = char(' ').parse(next)?;
    }
    fail().parse(i)
}
