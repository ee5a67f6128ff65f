//! Parts by their place: `dit artikel` `dit artikel 20.3` `dit lid` `het vorige lid` `de vorige leden` `de navolgende artikelleden (3 t/m 6)`
//! `dit hoofdstuk ‘Hosting’` `het volgende artikel`.

use super::words::{one_word, quoted, word};
use super::{At, Group, Level, Named, Step, article, container, lid};
use nom::branch::alt;
use nom::character::complete::{char, space1};
use nom::combinator::{fail, map, not, peek, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// Words that point back, and words that point on.
const BACK: [&str; 8] =
    ["vorige", "vorig", "voorgaande", "voorgaand", "voorafgaande", "voorafgaand", "bovenstaande", "bovengenoemde"];
const ON: [&str; 6] = ["volgende", "navolgende", "opvolgende", "hiernavolgende", "onderstaande", "hierna volgende"];
const THIS: [&str; 5] = ["dit", "deze", "onderhavige", "onderhavig", "het onderhavige"];
const COUNTS: [&str; 5] = ["een", "twee", "drie", "vier", "vijf"];

/// `relative = this SP noun [SP number / SP quoted] / (back / on) [SP count] SP noun [SP numbers]`
pub(super) fn relative(i: &str) -> IResult<&str, Group> {
    alt((this, near)).parse(i)
}

/// A printed number wins over the word: `dit artikel 20.3`, `dit hoofdstuk 4`.
fn this(i: &str) -> IResult<&str, Group> {
    let (rest, _) = (|i| one_word(i, &THIS), space1).parse(i)?;
    if let Ok(found) = alt((article::articles, lid::leden)).parse(rest) {
        return Ok(found);
    }
    let (rest, (level, plural)) = noun(rest)?;
    if plural {
        return fail().parse(i);
    }
    let (rest, _) = nom::combinator::opt((char(' '), quoted)).parse(rest)?;
    Ok((rest, group(level, At::This)))
}

fn near(i: &str) -> IResult<&str, Group> {
    let back = map(|i| one_word(i, &BACK), |_| true);
    let on = map(|i| one_word(i, &ON), |_| false);
    let (rest, back) = terminated(alt((back, on)), space1).parse(i)?;
    if let Ok(found) = lid::leden(rest) {
        return Ok(found);
    }
    let count = terminated(|i| one_word(i, &COUNTS), space1);
    let (rest, count) = nom::combinator::opt(count).parse(rest)?;
    let (rest, (level, plural)) = noun(rest)?;
    not(peek(preceded(char(' '), (word("van"), space1, alt((word("de"), word("het"), word("een"))))))).parse(rest)?;
    let count = count.and_then(|c| COUNTS.iter().position(|each| each.eq_ignore_ascii_case(c))).map(|n| n + 1);
    if count.is_some() != plural && count.is_some() || plural && count.is_none() && level != Level::Lid {
        return fail().parse(i);
    }
    let count = if plural { count } else { Some(1) };
    Ok((rest, group(level, if back { At::Before(count) } else { At::After(count) })))
}

/// `noun = "artikel" / "lid" / "leden" / "onderdeel" / container-keyword`; whether it is a plural
fn noun(i: &str) -> IResult<&str, (Level, bool)> {
    let artikel = alt((value(true, word("artikelen")), value(false, word("artikel")))).map(|p| (Level::Artikel, p));
    let plural = alt((word("artikelleden"), word("leden")));
    let single = alt((word("artikellid"), word("lid")));
    let lid = alt((value(true, plural), value(false, single))).map(|p| (Level::Lid, p));
    let onderdeel = value((Level::Onderdeel, false), word("onderdeel"));
    let container = container::keyword.map(|(kind, plural)| (Level::Container(kind), plural));
    alt((artikel, lid, onderdeel, container)).parse(i)
}

fn group(level: Level, at: At) -> Group {
    Group(vec![Named { step: Step { level, at }, until: None, tail: Vec::new() }])
}
