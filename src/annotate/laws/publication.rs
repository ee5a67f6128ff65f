//! Marks of publications: `Stb. 2018, 144` `Stcrt. 2020, nr. 12345` `Trb. 1986, 61` `ECLI:NL:HR:2019:1284`.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, space0, space1};
use nom::combinator::{fail, opt, value, verify};
use nom::{IResult, Parser};

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// As printed.
    pub printed: String,
    /// Its address.
    pub uri: Option<String>,
}

/// `publication = ecli / official`
pub fn publication(i: &str) -> IResult<&str, Publication> {
    alt((ecli, official)).parse(i)
}

/// `official = ("Stb." / "Staatsblad" / "Stcrt." / "Staatscourant" / "Trb." / "Tractatenblad") SP year ["," ] SP ["nr." SP] digits`
///
/// The address is that of the publication site of the government; it has the Staatsblad from 1995 on.
fn official(i: &str) -> IResult<&str, Publication> {
    let series = alt((
        value("stb", alt((tag("Stb."), tag("Stb"), tag("Staatsblad")))),
        value("stcrt", alt((tag("Stcrt."), tag("Stcrt"), tag("Staatscourant")))),
        value("trb", alt((tag("Trb."), tag("Trb"), tag("Tractatenblad")))),
    ));
    let year = verify(digit1, |y: &str| y.len() == 4);
    let (rest, (series, _, year, _, _)) = (series, space1, year, opt(char(',')), space1).parse(i)?;
    let (rest, _) = opt((alt((tag("nr."), tag("nr"), tag("no."))), space0)).parse(rest)?;
    let (rest, number) = verify(digit1, |n: &str| n.len() <= 6).parse(rest)?;
    let online = year >= "1995";
    let uri = online.then(|| format!("https://zoek.officielebekendmakingen.nl/{series}-{year}-{number}.html"));
    Ok((rest, Publication { printed: i[..i.len() - rest.len()].to_owned(), uri }))
}

/// `ecli = "ECLI:" country ":" court ":" year ":" 1*25(LETTER / DIGIT / ".")`, without the dot that ends a sentence
///
/// Source: Council conclusions 2011/C 127/01, annex.
fn ecli(i: &str) -> IResult<&str, Publication> {
    let (rest, _) = tag("ECLI:").parse(i)?;
    let (_, code) = take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '.')).parse(rest)?;
    let code = code.trim_end_matches([':', '.']);
    let parts: Vec<&str> = code.split(':').collect();
    let [country, court, year, number] = parts.as_slice() else { return fail().parse(i) };
    if country.len() != 2 || court.is_empty() || court.len() > 7 || year.len() != 4 || number.is_empty() {
        return fail().parse(i);
    }
    let printed = format!("ECLI:{code}");
    let uri = (*country == "NL").then(|| format!("https://deeplink.rechtspraak.nl/uitspraak?id={printed}"));
    Ok((&i[printed.len()..], Publication { printed, uri }))
}
