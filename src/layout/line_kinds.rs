//! What a line around a set of terms can be, by its words: a version, an address, a part of a menu.

use super::{begins_with, begins_with_capital, ends_sentence};

/// A short line that is no sentence; the abbreviation of a company (`B.V.`, `V.O.F.`) does not end one here.
pub(super) fn is_short(line: &str) -> bool {
    line.len() < 60 && (super::ends_with_company(line) || !ends_sentence(line)) && begins_with_capital(line)
}

/// The version that a line gives, without the word for it: `Versie 2.1`, `versie: 1 januari 2019`.
pub(super) fn version_of(line: &str) -> Option<String> {
    if let Some(line) = dated_line(line) {
        return Some(line);
    }
    let word = [
        "versienummer",
        "versiedatum",
        "versie",
        "laatst gewijzigd op",
        "laatst bijgewerkt op",
        "laatst gewijzigd",
        "laatst bijgewerkt",
        "laatst aangepast",
        "laatste wijziging",
        "laatste aanpassing",
        "laatste update",
        "v.",
        "v",
    ]
    .iter()
    .find(|w| begins_with(line, w))?;
    let counts = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let whole = |rest: &str| if word.len() > 2 { !rest.starts_with(char::is_alphabetic) } else { counts(rest) };
    let rest = line.get(word.len()..).filter(|rest| whole(rest))?;
    let rest = rest.trim_start_matches([':', ' ', '\t', '.']).trim();
    let dated = rest.chars().any(|c| c.is_ascii_digit());
    (dated && line.len() < 80 && rest.len() < line.len()).then(|| rest.to_owned())
}

/// The months in their order.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A line that is a date, perhaps behind a place: `januari 2020`, `Lopik, 1 mei 2023`.
pub(super) fn date_of(line: &str) -> Option<String> {
    let (place, date) = line.split_once(", ").unwrap_or(("", line));
    let named = place.is_empty() || begins_with_capital(place) && place.split(' ').nth(PLACE).is_none();
    // A line may be as long as the text, and a date has three words.
    let words: Vec<&str> = date.split_ascii_whitespace().take(4).collect();
    let number = |word: &str, digits: usize| word.len() <= digits && word.bytes().all(|b| b.is_ascii_digit());
    let month = |word: &str| MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month));
    let dated = match words[..] {
        [name, year] => month(name) && year.len() == 4 && number(year, 4),
        [day, name, year] => number(day, 2) && month(name) && year.len() == 4 && number(year, 4),
        _ => false,
    };
    (named && dated).then(|| line.to_owned())
}

/// The name of a place has so many words at most.
const PLACE: usize = 3;

/// A short line that says when the terms were made: `Vastgesteld door het bestuur op 17 oktober 2022`.
fn dated_line(line: &str) -> Option<String> {
    let begins =
        ["vastgesteld", "datum", "ingangsdatum", "geldig van", "geldend van", "in werking", "per ", "d.d.", "uitgave"];
    let year = line.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit) && (w[0] == b'1' || w[0] == b'2'));
    // With a stop it is a sentence of the text, unless it says nothing but when the terms were written.
    let written = begins_with(line, "opgesteld op ") && line.len() < 40;
    if written && year {
        return Some(line.to_owned());
    }
    let short = line.len() < 80 && !line.ends_with(['.', ';', ',']);
    (short && year && begins.iter().any(|b| begins_with(line, b))).then(|| line.to_owned())
}

/// Telephone, e-mail, web address, postcode, registration numbers.
pub(super) fn is_contact(line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let begins = [
        "tel.",
        "tel:",
        "tel ",
        "telefoon",
        "e-mail",
        "email",
        "fax",
        "t:",
        "e:",
        "kvk",
        "ondernemingsnummer",
        "kamer van koophandel:",
        "btw",
        "iban",
        "www.",
        "http",
        "postbus",
        "mail:",
    ];
    begins.iter().any(|b| begins_with(line, b)) && line.len() < 90
        || line.contains('@') && line.contains('.')
        || has_postcode(line) && line.len() < 80
        || has_street(line) && !ends_sentence(line) && (line.len() < 60 || is_registered(line) || has_postcode(line))
}

/// The name of a street with a number behind it: `Dorpsstraat 5`.
fn has_street(line: &str) -> bool {
    const ENDS: [&str; 11] =
        ["straat", "weg", "laan", "plein", "kade", "dijk", "gracht", "singel", "steenweg", "lei", "markt"];
    let numbered = |word: &str| word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit());
    let street = |word: &str| begins_with_capital(word) && ENDS.iter().any(|end| word.to_lowercase().ends_with(end));
    let mut words = line.split_ascii_whitespace().map(|word| word.trim_end_matches(',')).peekable();
    std::iter::from_fn(|| Some((words.next()?, words.peek().copied())))
        .any(|(word, next)| next.is_some_and(numbered) && street(word))
}

/// The number of a firm in a register, or of its telephone, stands in the line.
fn is_registered(line: &str) -> bool {
    let marks = ["KvK", "K.v.K", "BTW", "KBO", "RPR", "IBAN", "tel.", "Tel", "www."];
    marks.iter().any(|mark| line.contains(mark)) && line.contains(|c: char| c.is_ascii_digit())
}

/// Four digits and two capitals: `8913 HB`.
fn has_postcode(line: &str) -> bool {
    line.as_bytes().windows(7).any(|w| {
        w[..4].iter().all(u8::is_ascii_digit) && w[4] == b' ' && w[5].is_ascii_uppercase() && w[6].is_ascii_uppercase()
    })
}

/// Words that a line of a menu begins with.
const MENU: &[&str] = &[
    "cookie",
    "copyright",
    "©",
    "alle rechten voorbehouden",
    "home",
    "contact",
    "inloggen",
    "aanmelden",
    "zoeken",
    "zoek",
    "toon",
    "bekijk",
    "download",
    "ga naar",
    "klantenservice",
    "menu",
    "terug naar boven",
    "print deze pagina",
    "kruimelpad",
    "privacy",
    "sitemap",
    "social media",
    "facebook",
    "linkedin",
    "nieuwsbrief",
    "winkelwagen",
    "over ons",
    "disclaimer",
    "bel ons",
    "volg ons",
    "delen",
    "deel dit",
    "reacties",
    "laat een reactie",
];

/// Lines of menus, link lists and page feet of web sites.
pub(super) fn is_chrome(line: &str) -> bool {
    // The row of a table is none: `| Basis | gratis |`.
    if line.len() > 110 || line.starts_with('|') && line.ends_with('|') {
        return false;
    }
    let bullet = line.starts_with(['•', '·', '›', '»', '>', '|']) && line.split_whitespace().count() <= 6;
    let link = line.ends_with(['>', '»', '›']) || line.contains(" | ") || line.contains(" > ");
    let bytes = line.as_bytes();
    let owned = || memchr::memchr2_iter(b'c', b'C', bytes).any(|at| begins_with(&bytes[at..], "copyright"));
    let begins = |w: &&str| begins_with(line, w) && matches!(bytes.get(w.len()), None | Some(b' '));
    let few = || !ends_sentence(line) && line.split_whitespace().nth(8).is_none();
    bullet || link || line.contains('©') || owned() || MENU.iter().any(begins) && few()
}
