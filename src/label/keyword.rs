//! Labels with a keyword: `Artikel 4.` `ARTIKEL 1` `Art. 27` `§3.` `Hoofdstuk II` `Bijlage A` `Artikel 1 –` `Eerste afdeling`.
//!
//! ```text
//! keyword-label = keyword blanks value keyclose
//!               / keyword blanks cardinal wordclose
//!               / ordinal blanks keyword wordclose
//!               / "artikel" blanks simple "lid" blanks simple wordclose
//!               / "artikel" ["en"] blanks simple blanks ("en" / …) blanks simple   ; before `[Vervallen]`
//!               / annex (end / keyclose)  ; `BIJLAGE` without a number, a colon or dash before text
//!               / "Sub" blanks (simple / small letter) keyclose   ; an item of a list
//! keyword       = "artikel" / "art." / "art" / "hoofdstuk" / "hfst." / "afdeling" / "paragraaf" / "§" / "deel" / …
//!                                         ; in any case, also with a space behind each letter
//! blanks        = *(SP / HTAB / NBSP)     ; one or more, none needed before a digit
//! value         = decimal / hyphened / colon / inserted / apart / simple / roman / capital
//! keyclose      = close / blanks ":" / [close] blanks (dash / "|")
//!                                         ; after a dash white space or the end, and then no digit
//! wordclose     = keyclose                ; without a sign only before a capital or the end
//! ```
//!
//! A roman of one letter is a capital as well, and both readings are given (`Deel I`). Small romans and capitals count
//! only where the keyword does not stand in small letters: `deel i`, `titel v`. No labels: `Artikelen 1`, `Artikel 1, lid 2`, `Artikel 1 lid 2`,
//! `art. 6:89`. After `Lid 1` as after a word.

use super::tail::{self, capital};
use super::words::{cardinal, ordinal};
use super::{Close, Keyword, Number, Numeral, Reading, Readings};
use super::{arabic, decimal, letter, roman};
use crate::tree::Kind;
use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{fail, opt, peek, recognize, value, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// The keywords; one that another begins with stands after it. Abbreviations and signs are short.
const KEYWORDS: [(&str, Kind, bool); 37] = [
    ("artikel", Kind::Artikel, false),
    ("article", Kind::Artikel, false),
    ("clausule", Kind::Artikel, false),
    ("clause", Kind::Artikel, false),
    ("lid", Kind::Lid, false),
    ("sub", Kind::Onderdeel, false),
    ("section", Kind::Paragraaf, false),
    ("chapter", Kind::Hoofdstuk, false),
    ("chapitre", Kind::Hoofdstuk, false),
    ("rubriek", Kind::Hoofdstuk, false),
    ("sectie", Kind::Hoofdstuk, false),
    ("module", Kind::Hoofdstuk, false),
    ("thema", Kind::Hoofdstuk, false),
    ("schedule", Kind::Bijlage, false),
    ("exhibit", Kind::Bijlage, false),
    ("art.", Kind::Artikel, true),
    ("art", Kind::Artikel, true),
    ("hoofdstuk", Kind::Hoofdstuk, false),
    ("hoofdst.", Kind::Hoofdstuk, true),
    ("hfst.", Kind::Hoofdstuk, true),
    ("hfst", Kind::Hoofdstuk, true),
    ("paragraaf", Kind::Paragraaf, false),
    ("par.", Kind::Paragraaf, true),
    ("§", Kind::Paragraaf, true),
    ("afdeling", Kind::Afdeling, false),
    ("afd.", Kind::Afdeling, true),
    ("titeldeel", Kind::Titeldeel, false),
    ("titel", Kind::Titeldeel, false),
    ("deel", Kind::Deel, false),
    ("boek", Kind::Boek, false),
    ("bijlage", Kind::Bijlage, false),
    ("bijl.", Kind::Bijlage, true),
    ("annexe", Kind::Bijlage, false),
    ("annex", Kind::Bijlage, false),
    ("appendix", Kind::Bijlage, false),
    ("addendum", Kind::Bijlage, false),
    ("aanhangsel", Kind::Bijlage, false),
];

/// The longest keyword with spaces between its letters, in bytes.
const LONGEST: usize = 19;

/// A number in one of its forms, with what closes it.
pub(super) type Value = ((Numeral, Number), Close);

/// A rule for a number and what closes it.
type Rule = fn(&str) -> IResult<&str, Value>;

/// All readings of a label with a keyword at the start of `text`.
pub(super) fn labels(text: &str, out: &mut Readings) {
    let lower = text.starts_with(|c: char| c.is_ascii_lowercase());
    let mut found = |rest: &str, keyword, ((numeral, number), close): Value| {
        out.push(Reading { keyword: Some(keyword), lower, close, ..Reading::new(numeral, number, text, rest) });
    };
    let Ok((rest, key)) = keyword(text) else {
        if let Ok((rest, (value, key, close))) = ordinal_label(text) {
            found(rest, key, (value, close));
        }
        return;
    };
    if let Ok((rest, close)) = numberless(rest, key.kind)
        && !lower
    {
        found(rest, key, ((Numeral::Bullet, Number::default()), close));
    }
    if key.kind == Kind::Artikel && !lower && may_go_on(rest) {
        if let Ok((rest, number)) = repealed(rest) {
            return found(rest, key, ((Numeral::Arabic, number), Close::None));
        }
        if let Ok((rest, (_, _, value))) = (blanks(1), arabic::simple, lid_of).parse(rest) {
            return found(rest, Keyword { kind: Kind::Lid, short: key.short }, value);
        }
    }
    let Ok((rest, _)) = before_value(rest) else { return };
    for rule in rules(key.kind, rest) {
        if let Ok((rest, value)) = rule(rest)
            && !(key.short && value.0.0 == Numeral::Colon)
            && !goes_deeper(rest)
            && (!lower || may_be_small(key.kind, &value, rest))
            && (key.kind != Kind::Lid || value.1 != Close::None || wordclose(rest).is_ok())
        {
            found(rest, key, value);
        }
    }
}

/// The numbers that may stand behind any keyword at the beginning of `text`, blanks before them, and what follows each.
pub(super) fn values(text: &str) -> impl Iterator<Item = (&str, Value)> {
    let behind = blanks(1).parse(text).map(|(rest, _)| rest).ok();
    let rules: [Rule; 4] = [roman_decimals, digits, romans, capitals];
    behind.into_iter().flat_map(move |rest| rules.into_iter().filter_map(move |rule| rule(rest).ok()))
}

/// What stands behind the keyword that `text` begins with.
pub(super) fn begins(text: &str) -> Option<&str> {
    keyword(text).ok().map(|(rest, _)| rest)
}

/// Whether a word that goes on from a number may stand behind the first one: `en`, `t/m`, `lid`. Nearly all labels have none.
fn may_go_on(rest: &str) -> bool {
    let begin = rest.bytes().take(5 * MOST_BLANKS).skip_while(|b| !b.is_ascii_digit());
    let mut behind = begin.skip_while(u8::is_ascii_alphanumeric).skip_while(|b| b" \t\xC2\xA0".contains(b));
    matches!(behind.next(), Some(b'e' | b'E' | b't' | b'T' | b'l' | b'L'))
}

/// `["en"] blanks simple blanks joint blanks simple`, and a word that says that they are gone: `Artikelen 4 en 5 [Vervallen]`. The
/// label has the first of the numbers.
fn repealed(i: &str) -> IResult<&str, Number> {
    let joint = alt((tag_no_case("en"), tag_no_case("tot en met"), tag_no_case("t/m")));
    let parts = (opt(tag_no_case("en")), blanks(1), arabic::simple, blanks(1), joint, blanks(1), arabic::simple);
    let (rest, (_, _, first, ..)) = { parts }.parse(i)?;
    let word: String = rest.trim_start_matches([' ', '[', '(']).chars().take(9).collect();
    let gone = GONE.iter().any(|gone| word.to_lowercase().starts_with(gone)) && tail::blank(rest);
    if gone { Ok((rest, first)) } else { fail().parse(i) }
}

/// What stands where an article stood, by its first letters.
const GONE: [&str; 5] = ["vervallen", "ingetrokk", "opgeheven", "gereserve", "geschrapt"];

/// Whether a keyword in small letters may begin a label with this number. An item needs a sign, and its text on the same line:
/// not `sub a van lid 2`, or `als bedoeld in artikel 3.2` ⏎ `sub b.`
fn may_be_small(kind: Kind, ((numeral, _), close): &Value, rest: &str) -> bool {
    match kind {
        Kind::Onderdeel => *close != Close::None && !rest.trim_ascii_start().is_empty(),
        _ => matches!(numeral, Numeral::Arabic | Numeral::Decimal),
    }
}

/// What can stand behind a keyword and the blanks there, by the first sign of it.
fn rules(kind: Kind, rest: &str) -> &'static [Rule] {
    match (kind, rest.as_bytes().first()) {
        (Kind::Onderdeel, _) => &[simple, small_letter],
        (_, Some(b'0'..=b'9')) => &[digits, colons],
        (_, Some(b'a'..=b'z')) => &[roman_decimals, romans, cardinals],
        _ => &[roman_decimals, digits, romans, capitals, cardinals],
    }
}

/// Whether a text is a keyword alone, whose number stands elsewhere: `Hoofdstuk`, `ARTIKEL`.
pub fn is_keyword(text: &str) -> bool {
    let short = text.len() <= LONGEST && text.starts_with(char::is_uppercase);
    short && keyword(text).is_ok_and(|(rest, _)| rest.is_empty())
}

/// `blanks "lid" blanks simple wordclose`: behind the number of an article, a lid that is printed with it: `Artikel 1 lid 2 De
/// huur`. The name of a law behind it makes it a reference.
fn lid_of(i: &str) -> IResult<&str, Value> {
    let (rest, number) = preceded((blanks(1), tag_no_case("lid"), blanks(1)), arabic::simple).parse(i)?;
    let (rest, close) = wordclose(rest)?;
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if LAWS.contains(&word) { fail().parse(i) } else { Ok((rest, ((Numeral::Arabic, number), close))) }
}

/// A part of the article is named behind it, as in a reference: `Artikel 4 lid 1`.
fn goes_deeper(rest: &str) -> bool {
    matches!(rest.split_ascii_whitespace().next(), Some("lid" | "leden" | "sub" | "jo." | "juncto"))
}

/// An annex alone on its line, or with a sign before its heading: `BIJLAGE`, `Bijlage: Tarieven`, `BIJLAGE – TARIEVEN`.
fn numberless(rest: &str, kind: Kind) -> IResult<&str, Close> {
    if kind != Kind::Bijlage {
        return fail().parse(rest);
    }
    let (after, close) = keyclose(rest)?;
    if after.trim().is_empty() || matches!(close, Close::Colon | Close::Dash) {
        Ok((after, close))
    } else {
        fail().parse(rest)
    }
}

/// `colon`, closed
fn colons(i: &str) -> IResult<&str, Value> {
    let (rest, value) = (decimal::colon.map(|number| (Numeral::Colon, number)), keyclose).parse(i)?;
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if LAWS.contains(&word) { fail().parse(i) } else { Ok((rest, value)) }
}

/// Laws whose articles have such numbers: `Artikel 6:89 BW` refers to one.
const LAWS: [&str; 5] = ["BW", "Awb", "Wft", "NBW", "Burgerlijk"];

/// `keyword = "artikel" / …`
fn keyword(i: &str) -> IResult<&str, Keyword> {
    let first = i.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    for &(word, kind, short) in KEYWORDS.iter().filter(|k| k.0.as_bytes()[0] == first) {
        if i.as_bytes().get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes())) {
            return Ok((&i[word.len()..], Keyword { kind, short }));
        }
        if let Some(rest) = spaced(word, i).filter(|_| !short) {
            return Ok((rest, Keyword { kind, short }));
        }
    }
    fail().parse(i)
}

/// A word with a space behind each letter: `A R T I K E L 1`; what follows the last letter.
fn spaced<'t>(word: &str, text: &'t str) -> Option<&'t str> {
    let letters = text.as_bytes();
    let fits = |(n, letter): (usize, u8)| {
        letters.get(2 * n).is_some_and(|b| b.eq_ignore_ascii_case(&letter)) && letters.get(2 * n + 1) == Some(&b' ')
    };
    word.bytes().enumerate().all(fits).then(|| &text[2 * word.len() - 1..])
}

/// `ordinal blanks keyword wordclose`
fn ordinal_label(i: &str) -> IResult<&str, ((Numeral, Number), Keyword, Close)> {
    let (rest, (number, _, key)) = (ordinal, blanks(1), keyword).parse(i)?;
    let (rest, close) = wordclose(rest)?;
    Ok((rest, ((Numeral::Arabic, number), key, close)))
}

/// `decimal / inserted / apart / simple`, closed, or before a word whose space was lost: `Artikel 2Betaling`
fn digits(i: &str) -> IResult<&str, Value> {
    let decimal = |number| (Numeral::Decimal, number);
    let arabic = |number| (Numeral::Arabic, number);
    let simple = |_| arabic::simple(i).map(|(rest, number)| (rest, arabic(number)));
    // What stands behind the first digits decides about the form.
    let number = match i.bytes().take(5).find(|b| !b.is_ascii_digit()) {
        Some(b'A'..=b'Z') if !i.starts_with(|c: char| c.is_ascii_digit()) => decimal::coded.map(decimal).parse(i),
        Some(b'.') => decimal::number.map(decimal).parse(i).or_else(simple),
        Some(b'/') => arabic::inserted.map(arabic).parse(i).or_else(simple),
        Some(b' ') => arabic::apart.map(arabic).parse(i).or_else(simple),
        _ => arabic::simple.map(arabic).parse(i),
    };
    let (rest, number) = number?;
    let glued = value(Close::None, peek(verify(nom::combinator::rest, decimal::glued)));
    let (rest, close) = alt((keyclose, glued)).parse(rest)?;
    Ok((rest, (number, close)))
}

/// A decimal number that begins with a roman, or has a hyphen: `Art. I.1`, `Artikel I-1`, closed
fn roman_decimals(i: &str) -> IResult<&str, Value> {
    (alt((decimal::romanised, decimal::hyphened)).map(|number| (Numeral::Decimal, number)), keyclose).parse(i)
}

/// `roman`, closed
fn romans(i: &str) -> IResult<&str, Value> {
    (roman::roman, keyclose).parse(i)
}

/// `capital`, closed
fn capitals(i: &str) -> IResult<&str, Value> {
    let capital = verify(letter::single, |(numeral, _)| *numeral == Numeral::Upper);
    (capital, keyclose).parse(i)
}

/// `simple`, closed
fn simple(i: &str) -> IResult<&str, Value> {
    (arabic::simple.map(|number| (Numeral::Arabic, number)), keyclose).parse(i)
}

/// A small letter, closed
fn small_letter(i: &str) -> IResult<&str, Value> {
    let small = verify(letter::single, |(numeral, _)| *numeral == Numeral::Lower);
    (small, keyclose).parse(i)
}

/// `cardinal`, closed
fn cardinals(i: &str) -> IResult<&str, Value> {
    (cardinal.map(|number| (Numeral::Arabic, number)), wordclose).parse(i)
}

/// What may stand between a keyword and its number.
const BLANKS: [char; 3] = [' ', '\t', '\u{A0}'];
/// No more of them, so that a label stays short.
const MOST_BLANKS: usize = 40;

/// `blanks`: at least `least`, and at most [`MOST_BLANKS`]
fn blanks<'a>(least: usize) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(least, MOST_BLANKS, |c| BLANKS.contains(&c))
}

/// One blank or more; none are needed before a digit.
fn before_value(i: &str) -> IResult<&str, &str> {
    alt((blanks(1), recognize(peek(satisfy(|c| c.is_ascii_digit()))))).parse(i)
}

/// `keyclose = close / blanks ":" / [close] blanks dash`
fn keyclose(i: &str) -> IResult<&str, Close> {
    let (closed, _) = tail::close(i);
    if !closed.trim_start_matches(BLANKS).starts_with([':', '-', '–', '—', '|']) {
        return plain(i);
    }
    let closing = |i| Ok(tail::close(i));
    let dash =
        value(Close::Dash, (closing, blanks(0), one_of("-–—|"), peek(verify(nom::combinator::rest, after_dash))));
    let colon = value(
        Close::Colon,
        (
            blanks(0),
            char(':'),
            peek(verify(nom::combinator::rest, |rest: &str| tail::blank(rest) || tail::letter(rest))),
        ),
    );
    alt((dash, colon, plain)).parse(i)
}

/// `close`, and what may follow it
fn plain(i: &str) -> IResult<&str, Close> {
    let (rest, close) = tail::close(i);
    let follows = tail::blank(rest)
        || match close {
            Close::Paren => tail::letter(rest),
            Close::Dot => capital(rest),
            _ => false,
        };
    if follows { Ok((rest, close)) } else { fail().parse(i) }
}

/// White space or the end, and no number: `Artikel 1 - 5` is a range.
fn after_dash(rest: &str) -> bool {
    tail::blank(rest) && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// `wordclose = keyclose`, without a sign only before a capital or the end: not `Deel een van`
fn wordclose(i: &str) -> IResult<&str, Close> {
    let (rest, close) = keyclose(i)?;
    let text = rest.trim_start();
    if close != Close::None || text.is_empty() || capital(text) { Ok((rest, close)) } else { fail().parse(i) }
}
