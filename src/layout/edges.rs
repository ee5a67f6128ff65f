//! The edges of a set of terms: what stands before the first label and behind the last text.
//!
//! Titles and versions become fields of the document, sentences become paragraphs, and the chrome of web pages,
//! addresses and leftovers become furniture.

use super::{Flow, Gap, begins_with_capital, ends_sentence};
use crate::tree::FurnitureKind;

/// What a piece at an edge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeRole {
    /// A part of the title.
    Title,
    /// Text of the document.
    Body,
    /// Left out.
    Furniture(FurnitureKind),
}

/// The roles of a range of pieces.
#[derive(Clone, Debug, Default)]
pub struct Edges {
    /// One for each piece.
    pub roles: Vec<EdgeRole>,
    /// The version as printed, where one stands there.
    pub version: Option<String>,
}

/// Words that a title has.
const TITLES: &[&str] = &[
    "voorwaarden",
    "overeenkomst",
    "contract",
    "reglement",
    "verordening",
    "regeling",
    "statuten",
    "statement",
    "verklaring",
    "bepalingen",
    "besluit",
    "akte",
    "protocol",
    "gedragscode",
    "wet",
    "convenant",
    "huisregels",
    "beleid",
    "addendum",
    "bijlage",
    "terms",
    "conditions",
    "agreement",
];

/// The pieces before the first label.
pub fn front(text: &str, flow: &Flow, pieces: std::ops::Range<u32>) -> Edges {
    let lines: Vec<&str> = pieces.clone().map(|n| flow.text(text, n as usize)).collect();
    let gap = |n: usize| flow.pieces[pieces.start as usize + n].gap;
    let prose = prose_lines(&lines, &gap);
    let mut roles = vec![EdgeRole::Body; lines.len()];
    let mut version = None;
    let title = find_title(&lines, &gap, &prose);
    let title_start = title.as_ref().map_or(0, |t| t.start);
    let menu = lines[..title_start].iter().any(|l| is_chrome(l));
    for (n, line) in lines.iter().enumerate() {
        roles[n] = if title.as_ref().is_some_and(|t| t.contains(&n)) {
            EdgeRole::Title
        } else if let Some(printed) = version_of(line).filter(|_| !(prose[n] && goes_on(&lines, &gap, n))) {
            version = version.or(Some(printed));
            EdgeRole::Furniture(FurnitureKind::Version)
        } else if prose[n] {
            EdgeRole::Body
        } else if is_contact(line) {
            EdgeRole::Furniture(FurnitureKind::Contact)
        } else if n < title_start || is_chrome(line) {
            EdgeRole::Furniture(if menu || is_chrome(line) { FurnitureKind::Menu } else { FurnitureKind::Other })
        } else {
            EdgeRole::Body
        };
    }
    spread_contact(&lines, &gap, &prose, &mut roles);
    if pieces.end as usize == flow.pieces.len()
        && let Some(start) = trailing_menu(&lines)
    {
        roles[start..].iter_mut().filter(|r| **r == EdgeRole::Body).for_each(|r| *r = MENU_ROLE);
    }
    Edges { roles, version }
}

const MENU_ROLE: EdgeRole = EdgeRole::Furniture(FurnitureKind::Menu);

/// Where the foot of a web page begins: the short lines behind the last sentence, where two of them, and one in four, are
/// of a menu.
fn trailing_menu(lines: &[&str]) -> Option<usize> {
    let start = lines.iter().rposition(|l| l.len() > 60 && !is_chrome(l) || ends_sentence(l))? + 1;
    let chrome = lines[start..].iter().filter(|l| is_chrome(l)).count();
    (chrome >= 2 && chrome * 4 >= lines.len() - start).then_some(start)
}

/// The line goes on with the sentence of the one before.
fn goes_on(lines: &[&str], gap: &dyn Fn(usize) -> Gap, n: usize) -> bool {
    n > 0 && gap(n) <= Gap::Line && !ends_sentence(lines[n - 1])
}

/// A short line that stands right above or below an address belongs to it.
fn spread_contact(lines: &[&str], gap: &dyn Fn(usize) -> Gap, prose: &[bool], roles: &mut [EdgeRole]) {
    const CONTACT: EdgeRole = EdgeRole::Furniture(FurnitureKind::Contact);
    let loose = |n: usize, roles: &[EdgeRole]| roles[n] == EdgeRole::Body && !prose[n] && is_short(lines[n]);
    for n in (1..lines.len()).rev() {
        if roles[n] == CONTACT && gap(n) <= Gap::Line && loose(n - 1, roles) {
            roles[n - 1] = CONTACT;
        }
    }
    for n in 1..lines.len() {
        if roles[n - 1] == CONTACT && gap(n) <= Gap::Line && loose(n, roles) {
            roles[n] = CONTACT;
        }
    }
}

/// The pieces behind the beginning of the last node. What is furniture stands at the end and behind a blank line.
pub fn tail(text: &str, flow: &Flow, pieces: std::ops::Range<u32>) -> Edges {
    let lines: Vec<&str> = pieces.clone().map(|n| flow.text(text, n as usize)).collect();
    let gap = |n: usize| flow.pieces[pieces.start as usize + n].gap;
    let prose = prose_lines(&lines, &gap);
    let mut roles = vec![EdgeRole::Body; lines.len()];
    let mut version = None;
    let last_prose = (0..lines.len()).rev().find(|n| prose[*n]).map_or(0, |n| n + 1);
    let apart = (last_prose..lines.len()).find(|n| *n > 0 && gap(*n) >= Gap::Page || version_of(lines[*n]).is_some());
    let Some(start) = apart.or_else(|| trailing_menu(&lines)) else {
        return Edges { roles, version };
    };
    let chrome = lines[start..].iter().any(|l| is_contact(l) || is_chrome(l) || version_of(l).is_some());
    if !chrome {
        return Edges { roles, version };
    }
    for n in start..lines.len() {
        let line = lines[n];
        let kind = if let Some(printed) = version_of(line) {
            version = version.or(Some(printed));
            FurnitureKind::Version
        } else if is_contact(line) {
            FurnitureKind::Contact
        } else {
            FurnitureKind::Menu
        };
        roles[n] = EdgeRole::Furniture(kind);
    }
    Edges { roles, version }
}

/// Lines of a paragraph with a sentence in it: long, or going on over lines, up to a stop.
fn prose_lines(lines: &[&str], gap: &dyn Fn(usize) -> Gap) -> Vec<bool> {
    let mut prose = vec![false; lines.len()];
    let (mut start, mut length, mut words) = (0, 0, 0);
    for n in 0..lines.len() {
        if n > start && (gap(n) >= Gap::Page || is_chrome(lines[n])) {
            start = n;
        }
        if n == start {
            (length, words) = (0, 0);
        }
        let line = lines[n];
        length += line.len();
        words += line.split_whitespace().count();
        if ends_sentence(line) && length > 60 && words >= 8 && !is_contact(line) && !is_chrome(line) {
            let from = if length > 60 { start } else { n };
            // A line that is long on its own does not make prose of short lines above it.
            let from = if line.len() > 60 && lines[from..n].iter().all(|l| is_short(l)) { n } else { from };
            let from = from + if from == 0 || gap(from) >= Gap::Page { title_lines(&lines[from..=n]) } else { 0 };
            prose[from..=n].fill(true);
            start = n + 1;
        }
    }
    prose
}

/// A title has no more lines than this in a narrow column.
const TITLE_LINES: usize = 5;

/// So many lines show whether they are broken by counting letters.
const COUNTED: usize = 4;

/// How many of `lines`, a paragraph, are a title that stands right above it: they name a set of terms, and the last of
/// them ends where the next word would have fitted.
fn title_lines(lines: &[&str]) -> usize {
    let length = |n: usize| lines[n].chars().count();
    let width = (0..lines.len()).map(length).max().unwrap_or(0);
    let with_next = |n: usize| length(n - 1) + 1 + lines[n].split(' ').next().map_or(0, |w| w.chars().count());
    // Lines that are broken by counting letters end only where the next word does not fit.
    let fitting: Vec<usize> = (1..lines.len()).filter(|n| with_next(*n) <= width).collect();
    let counted = lines.len() >= COUNTED && fitting.len() == 1;
    let ends =
        |n: usize| with_next(n) * 4 < width * 3 || super::ends_with_company(lines[n - 1]) || counted && fitting == [n];
    let last = lines.len().min(TITLE_LINES + 1);
    let open = lines[..last].iter().take_while(|l| super::ends_with_company(l) || !ends_sentence(l)).count();
    let found = (1..last.min(open + 1)).rfind(|n| begins_with_capital(lines[*n]) && ends(*n));
    found.filter(|n| is_title(&joined(&lines[..*n]))).unwrap_or(0)
}

/// Lines as one, broken words put together.
fn joined(lines: &[&str]) -> String {
    let mut whole = String::new();
    for line in lines {
        if !whole.is_empty() && !whole.ends_with(HYPHENS) {
            whole.push(' ');
        }
        whole.truncate(whole.trim_end_matches(HYPHENS).len());
        whole.push_str(line);
    }
    whole
}

/// What a broken word ends with.
const HYPHENS: [char; 3] = ['-', '\u{AD}', '\u{2010}'];

/// A short line that is no sentence; the abbreviation of a company (`B.V.`, `V.O.F.`) does not end one here.
fn is_short(line: &str) -> bool {
    line.len() < 60 && (super::ends_with_company(line) || !ends_sentence(line)) && begins_with_capital(line)
}

/// The pieces of the title: short lines with a word of a title, the last such ones before the text.
fn find_title(lines: &[&str], gap: &dyn Fn(usize) -> Gap, prose: &[bool]) -> Option<std::ops::Range<usize>> {
    let limit = (0..lines.len()).find(|n| prose[*n] && lines[*n].len() > 120).unwrap_or(lines.len());
    let named_here = |n: usize| {
        let broken = lines[n].ends_with(HYPHENS) && n + 1 < lines.len() && gap(n + 1) <= Gap::Line;
        is_title(lines[n]) || broken && is_title(&joined(&lines[n..=n + 1]))
    };
    let names = |n: usize| named_here(n) && (n == 0 || !lines[n - 1].ends_with(',') || gap(n) >= Gap::Page);
    let mut named: Vec<usize> = (0..limit).filter(|n| names(*n) && (!prose[*n] || lines[*n].len() < 70)).collect();
    if named.iter().any(|n| !prose[*n]) {
        named.retain(|n| !prose[*n]);
    }
    let chosen = match named.iter().copied().max_by_key(|n| lines[*n].len().min(40)) {
        Some(n) => n,
        None => (0..limit)
            .find(|n| !prose[*n] && is_short(lines[*n]) && !is_chrome(lines[*n]) && version_of(lines[*n]).is_none())?,
    };
    let close = |n: usize| (n < lines.len() && gap(n) <= Gap::Line).then(|| lines[n]);
    let mut start = chosen;
    // A stack of short lines is a menu; only the first of a block is a part of the title below it.
    let stacked = |n: usize| n > 0 && gap(n) <= Gap::Line && is_short(lines[n]) && is_short(lines[n - 1]);
    while start > 0
        && gap(start) <= Gap::Line
        && joins(lines[start - 1], lines[start], close(start + 1))
        && !is_chrome(lines[start - 1])
        && (unfinished(lines[start - 1], lines[start]) || !stacked(start - 1))
    {
        start -= 1;
    }
    let mut end = chosen + 1;
    while end < lines.len()
        && end <= start + TITLE_LINES
        && gap(end) <= Gap::Line
        && prose[end] == prose[chosen]
        && joins(lines[end - 1], lines[end], close(end + 1))
        && !is_chrome(lines[end])
    {
        end += 1;
    }
    Some(start..end)
}

/// A line that names a set of terms: short, with a capital, and with a word such as `voorwaarden`.
pub fn is_title(line: &str) -> bool {
    line.len() <= 140
        && begins_with_capital(line)
        && names_terms(line)
        && !holds_sentence_end(line)
        && !is_chrome(line)
        && !is_contact(line)
        && version_of(line).is_none()
}

/// One of the words that name a set of terms stands in the line.
fn names_terms(line: &str) -> bool {
    let folded = line.to_lowercase();
    TITLES.iter().any(|t| folded.contains(t))
}

/// A sentence ends inside the line: a small letter, a stop, and a capital behind it.
fn holds_sentence_end(line: &str) -> bool {
    let ends = |at: usize| line[..at].ends_with(char::is_lowercase) && line[at + 2..].starts_with(char::is_uppercase);
    line.match_indices(". ").any(|(at, _)| ends(at))
}

/// Whether two lines make one title. `after` is the line behind them, where it stands close: when a sentence begins
/// there, the second line is complete and no beginning of a text.
fn joins(line: &str, next: &str, after: Option<&str>) -> bool {
    let short = || is_short(next) && version_of(next).is_none() && after.is_none_or(begins_with_capital);
    !ends_sentence(line) && next.len() < 100 && (unfinished(line, next) || short())
}

/// Whether the look of two lines shows that the first one of a title is not all of it.
fn unfinished(line: &str, next: &str) -> bool {
    let capitals = |l: &str| l.chars().any(char::is_alphabetic) && !l.chars().any(char::is_lowercase);
    let word = line.rsplit(' ').next().unwrap_or("").to_lowercase();
    capitals(line) && capitals(next)
        || line.ends_with(HYPHENS)
        || line.ends_with(['/', ','])
        || matches!(word.as_str(), "en" | "of" | "van" | "de" | "het" | "voor" | "bij" | "der" | "in" | "tot")
        || next.starts_with(char::is_lowercase) && !ends_sentence(next) && line.len() > 25
}

/// The version that a line gives, without the word for it: `Versie 2.1`, `versie: 1 januari 2019`.
fn version_of(line: &str) -> Option<String> {
    let folded = line.to_lowercase();
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
    ]
    .iter()
    .find(|w| folded.starts_with(**w))?;
    let rest = line.get(word.len()..).filter(|rest| !rest.starts_with(char::is_alphabetic))?;
    let rest = rest.trim_start_matches([':', ' ', '\t', '.']).trim();
    let dated = rest.chars().any(|c| c.is_ascii_digit());
    (dated && line.len() < 80 && rest.len() < line.len()).then(|| rest.to_owned())
}

/// A short line that says when the terms were made: `Vastgesteld door het bestuur op 17 oktober 2022`.
fn dated_line(line: &str) -> Option<String> {
    let folded = line.to_lowercase();
    let begins =
        ["vastgesteld", "datum", "ingangsdatum", "geldig van", "geldend van", "in werking", "per ", "d.d.", "uitgave"];
    let year = line.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit) && (w[0] == b'1' || w[0] == b'2'));
    let short = line.len() < 80 && !line.ends_with(['.', ';', ',']);
    (short && year && begins.iter().any(|b| folded.starts_with(b))).then(|| line.to_owned())
}

/// Telephone, e-mail, web address, postcode, registration numbers.
fn is_contact(line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let folded = line.to_lowercase();
    let begins = [
        "tel",
        "e-mail",
        "email",
        "fax",
        "t:",
        "e:",
        "kvk",
        "kamer van koophandel:",
        "btw",
        "iban",
        "www.",
        "http",
        "postbus",
        "mail:",
    ];
    begins.iter().any(|b| folded.starts_with(b)) && line.len() < 90
        || folded.contains('@') && folded.contains('.')
        || has_postcode(line) && line.len() < 80
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
];

/// Lines of menus, link lists and page feet of web sites.
fn is_chrome(line: &str) -> bool {
    if line.len() > 110 {
        return false;
    }
    let folded = line.to_lowercase();
    let bullet = line.starts_with(['•', '·', '›', '»', '>', '|']) && line.split_whitespace().count() <= 6;
    let link = line.ends_with(['>', '»', '›']) || line.contains(" | ") || line.contains(" > ");
    let owned = folded.contains("copyright") || folded.contains('©');
    let begins = |w: &&str| folded.strip_prefix(*w).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let few = || !ends_sentence(line) && line.split_whitespace().nth(8).is_none();
    bullet || link || owned || MENU.iter().any(begins) && few()
}
