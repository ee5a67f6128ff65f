//! Names that are given on the way: `(hierna: ‘Dienstverlener’)` `hierna te noemen ‘de programmatuur’` `(verder: ’de materialen’)`
//! `verder te noemen opdrachtnemer,` `hierna ook ‘wij’ genoemd` `te noemen “Partijen” en ieder afzonderlijk “Partij”` `(“Koper”)`.

use super::super::grammar::words::{one_word, quoted};
use super::{Defined, sentence_end, sentence_start};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1};
use nom::character::complete::char;
use nom::combinator::{fail, opt, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};
use std::sync::LazyLock;

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = ["hierna", "verder", "te noemen", "aangeduid als", "(“", "(\"", "(de “", "(het “", "(de \"", "(het \""];
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .expect("the keywords are few")
});

/// Adds the names that are given in `text`.
pub(super) fn find(text: &str, out: &mut Vec<Defined>) {
    let mut done = 0;
    for hit in FINDER.find_iter(text) {
        let inside_word = text[..hit.start()].ends_with(char::is_alphanumeric);
        if hit.start() < done || inside_word {
            continue;
        }
        let Ok((rest, terms)) = alt((named, alone)).parse(&text[hit.start()..]) else { continue };
        done = text.len() - rest.len();
        let sentence = sentence_start(text, hit.start())..sentence_end(text, done);
        out.extend(terms.into_iter().map(|term| Defined { term, text: sentence.clone(), widens: false }));
    }
}

/// ```text
/// named = ("hierna" / "verder") *3(SP adverb) (naming (quoted / bare) / SP quoted) *(more) / naming quoted *(more)
/// ```
fn named(i: &str) -> IResult<&str, Vec<String>> {
    let after = alt((tag("hierna verder"), tag("hierna"), tag("Hierna"), tag("verder")));
    let (rest, marked) = opt((after, many_m_n(0, 3, adverb))).parse(i)?;
    let (rest, way) = if marked.is_some() { opt(naming).parse(rest)? } else { naming.map(Some).parse(rest)? };
    let (rest, _) = opt(char(' ')).parse(rest)?;
    let (mut rest, first) = match quoted(rest) {
        Ok((rest, term)) => (rest, term),
        Err(_) if marked.is_some() && way.is_some() => bare(rest)?,
        Err(e) => return Err(e),
    };
    let mut terms = vec![first.to_owned()];
    while let Ok((next, term)) = more(rest) {
        rest = next;
        terms.push(term.to_owned());
    }
    Ok((rest, terms))
}

/// `adverb = SP ("ook" / "steeds" / "gezamenlijk" / …)`
fn adverb(i: &str) -> IResult<&str, &str> {
    let words = [
        "ook",
        "steeds",
        "gezamenlijk",
        "tezamen",
        "afzonderlijk",
        "ieder",
        "mede",
        "wel",
        "tevens",
        "verder",
        "gemakshalve",
    ];
    preceded(char(' '), |i| one_word(i, &words)).parse(i)
}

/// `naming = ":" / [SP] ("te noemen" / "genoemd" / "aangeduid als" / "aan te duiden als") [":"]`
fn naming(i: &str) -> IResult<&str, &str> {
    let words = alt((tag("te noemen"), tag("aangeduid als"), tag("aan te duiden als"), tag("genoemd")));
    recognize(alt((recognize(char(':')), recognize((opt(char(' ')), words, opt(char(':'))))))).parse(i)
}

/// A name without quotes, up to the comma or bracket behind it: at most four words and 50 bytes.
fn bare(i: &str) -> IResult<&str, &str> {
    let near = i.char_indices().take_while(|(at, _)| *at <= 50);
    let end = near.into_iter().find(|(_, c)| matches!(c, ',' | ')' | '.' | ';' | ':'));
    match end {
        Some((end, ',' | ')')) if end > 0 && i[..end].split(' ').count() <= 4 => Ok((&i[end..], i[..end].trim())),
        _ => fail().parse(i),
    }
}

/// `more = [","] SP ("en" / "of" / "dan wel") SP *3(word SP) quoted`
fn more(i: &str) -> IResult<&str, &str> {
    let and = alt((tag(" en "), tag(" of "), tag(" dan wel "), tag(", "), tag("/"), tag(" / ")));
    let word = (take_till1(|c: char| !c.is_alphabetic()), char(' '));
    preceded((and, many_m_n(0, 3, word)), quoted).parse(i)
}

/// `alone = "(" ["de" / "het" SP] quoted ")"`: a name with a capital in double quotes
fn alone(i: &str) -> IResult<&str, Vec<String>> {
    let the = opt(alt((tag("de "), tag("het "))));
    let name = verify(quoted, |term: &str| term.starts_with(char::is_uppercase) && term.len() <= 50);
    delimited((char('('), the), name, char(')')).map(|term| vec![term.to_owned()]).parse(i)
}
