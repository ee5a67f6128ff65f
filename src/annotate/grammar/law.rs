//! Laws: `BW` `van het Nederlandse Burgerlijk Wetboek` `van de Wet op de Omzetbelasting 1968` `van Verordening (EU) 2017/745`.

use super::words::{boundary, of, one_word, quoted, the};
use crate::annotate::laws::{self, Law, eu};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, satisfy, space1};
use nom::combinator::{fail, opt, recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// The name of a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// One of the table.
    Known(&'static Law),
    /// An act of the European Union by its number.
    Eu(eu::Act),
    /// Any other, as printed.
    Printed(String),
}

/// ```text
/// scope = [","] SP (name / "(" name ")" / former) / of [the] (name / unknown)
/// ```
/// Without `van` only a name of the table: `artikel 6:89 BW`.
pub(super) fn scope(i: &str) -> IResult<&str, Name> {
    if let Ok((rest, _)) = (of, opt(the)).parse(i) {
        return alt((name, unknown)).parse(rest);
    }
    let (rest, _) = (opt(char(',')), space1).parse(i)?;
    alt((delimited(char('('), name, char(')')), name, former)).parse(rest)
}

/// `former = "oud" SP known`: the code that a new one took the place of, as in Belgium
fn former(i: &str) -> IResult<&str, Name> {
    let (rest, _) = (|i| one_word(i, &["oud"]), space1).parse(i)?;
    match laws::at(rest) {
        Some((_, len)) => Ok((&rest[len..], Name::Printed(i[..i.len() - rest.len() + len].to_owned()))),
        None => fail().parse(i),
    }
}

/// `name = ["Nederlandse" SP] known [abbreviation] / act`: without doubt a law
pub fn name(i: &str) -> IResult<&str, Name> {
    let (rest, _) = opt((|i| one_word(i, &["Nederlandse", "Nederlands"]), space1)).parse(i)?;
    if let Some((law, len)) = laws::at(rest) {
        let (rest, _) = opt(abbreviation).parse(&rest[len..])?;
        return Ok((rest, Name::Known(law)));
    }
    let (rest, act) = eu::act(rest)?;
    Ok((rest, act.law().map_or(Name::Eu(act), Name::Known)))
}

/// `abbreviation = [SP 4DIGIT] SP "(" ["hierna" …] 1*CHAR ")"`, behind a name in full: ` (AVG)`
fn abbreviation(i: &str) -> IResult<&str, &str> {
    let short = verify(take_while1(|c: char| !matches!(c, '(' | ')')), |s: &str| s.len() <= 40);
    let inner = alt((quoted, short));
    let known = verify(delimited(tag(" ("), inner, char(')')), |s: &str| {
        laws::abbreviation(s.trim_matches(super::words::is_quote))
    });
    recognize(known).parse(i)
}

/// Words that a name of a law can go on with in small letters, besides any word behind `Wet`.
const INNER: [&str; 28] = [
    "op",
    "van",
    "de",
    "het",
    "den",
    "der",
    "des",
    "inzake",
    "ter",
    "tot",
    "betreffende",
    "voor",
    "en",
    "bij",
    "in",
    "aan",
    "over",
    "met",
    "tegen",
    "om",
    "door",
    "uit",
    "houdende",
    "rond",
    "naar",
    "a",
    "aangaande",
    "omtrent",
];
/// Words that are never in a name.
const OUTER: [&str; 33] = [
    "is",
    "zijn",
    "wordt",
    "worden",
    "bedoelde",
    "bedoeld",
    "genoemde",
    "genoemd",
    "geldt",
    "gelden",
    "niet",
    "dan",
    "dat",
    "die",
    "blijft",
    "blijven",
    "heeft",
    "hebben",
    "kan",
    "kunnen",
    "zal",
    "zullen",
    "mag",
    "moet",
    "dient",
    "tenzij",
    "indien",
    "zoals",
    "waarin",
    "of",
    "toepassing",
    "kracht",
    "als",
];

/// ```text
/// unknown  = compound [SP year] / head 1*7(SP word) [SP year]
/// compound = CAPITAL *LETTER ("wet" / "wetboek" / "besluit" / "regeling" / "verordening" / "richtlijn" / "verdrag" / "code")
/// head     = "Wet" / "Wetboek" / "Besluit" / "Regeling" / "Verordening" / "Richtlijn" / "Verdrag" / "Uitvoeringswet" / …
/// ```
pub fn unknown(i: &str) -> IResult<&str, Name> {
    let (rest, foreign) =
        opt((|i| one_word(i, &["Belgische", "Belgisch", "Duitse", "Franse", "Engelse", "oud", "oude", "Oud"]), space1))
            .parse(i)?;
    let (rest, first) = capitalised(rest)?;
    let heads =
        ["Wet", "Wetboek", "Besluit", "Regeling", "Verordening", "Richtlijn", "Verdrag", "Rijkswet", "Uitvoeringswet"];
    let ends = ["wet", "wetboek", "besluit", "regeling", "verordening", "richtlijn", "verdrag"];
    let end = if heads.contains(&first) {
        inner_words(rest)
    } else if ends.iter().any(|e| first.ends_with(e)) || foreign.is_some() {
        if foreign.is_some() { inner_words(rest) } else { rest }
    } else {
        return fail().parse(i);
    };
    let (rest, _) = opt(preceded(space1, terminated(verify(digit1, |d: &str| d.len() == 4), boundary))).parse(end)?;
    let (rest, _) = opt(verify(recognize((tag(" ("), take_while1(char::is_alphanumeric), char(')'))), |_: &str| true))
        .parse(rest)?;
    let printed = &i[..i.len() - rest.len()];
    let enough = printed.contains(' ') || !heads.contains(&printed);
    if enough { Ok((rest, Name::Printed(printed.to_owned()))) } else { fail().parse(i) }
}

fn capitalised(i: &str) -> IResult<&str, &str> {
    terminated(
        recognize((
            satisfy(char::is_uppercase),
            nom::bytes::complete::take_while(|c: char| c.is_alphanumeric() || c == '-'),
        )),
        boundary,
    )
    .parse(i)
}

/// The rest behind the words that belong to a name that begins with `Wet`.
fn inner_words(i: &str) -> &str {
    let mut end = i;
    let mut rest = i;
    for _ in 0..9 {
        let found: IResult<&str, &str> =
            preceded(char(' '), take_while1(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\''))).parse(rest);
        let Ok((next, word)) = found else { break };
        if OUTER.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        rest = next;
        if !INNER.contains(&word) {
            end = next;
        }
    }
    end
}
