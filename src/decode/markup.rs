//! Marks of a text format that show because the text was copied from its source: HTML entities and Markdown.
//!
//! `Artikel&nbsp;1` and `1\\. De **huurder**` are read as `Artikel 1` and `1. De huurder`. An entity is never anything else;
//! Markdown is believed where a text has at least three of its marks.

use std::ops::Range;

/// The rule of the repair for an entity.
pub const ENTITY: &str = "html-entity";
/// The rule of the repair for a mark of Markdown.
const MARKDOWN: &str = "markdown";

/// A stretch of the source and what it stands for.
pub(super) struct Edit {
    /// The bytes of the source.
    pub was: Range<usize>,
    /// The characters that they stand for.
    pub now: String,
    /// Why.
    pub rule: &'static str,
}

/// The named entities of Dutch texts; those of letters are the letter with the first characters of its accent.
const NAMES: &[(&str, &str)] = &[
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("euro", "€"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("sect", "§"),
    ("deg", "°"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("frac12", "½"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("iacute", "í"),
    ("iuml", "ï"),
    ("oacute", "ó"),
    ("ouml", "ö"),
    ("uacute", "ú"),
    ("uuml", "ü"),
    ("aacute", "á"),
    ("agrave", "à"),
    ("auml", "ä"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
    ("Eacute", "É"),
    ("Euml", "Ë"),
    ("Iuml", "Ï"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
];

/// The marks of `text` in order.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = entities(text);
    let marks = markdown(text);
    if marks.len() >= 3 {
        edits.extend(marks);
        edits.sort_by_key(|e| e.was.start);
    }
    edits
}

fn entities(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let at = memchr::memchr_iter(b'&', bytes);
    at.filter_map(|start| {
        let len = bytes[start..].iter().take(10).position(|b| *b == b';')?;
        let now = entity(&text[start + 1..start + len])?;
        Some(Edit { was: start..start + len + 1, now, rule: ENTITY })
    })
    .collect()
}

fn entity(name: &str) -> Option<String> {
    let code = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        },
        None => return NAMES.iter().find(|n| n.0 == name).map(|n| n.1.to_owned()),
    };
    match char::from_u32(code?)? {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => Some(" ".to_owned()),
        c if c.is_control() || c.is_whitespace() => None,
        c => Some(c.to_string()),
    }
}

fn markdown(text: &str) -> Vec<Edit> {
    if memchr::memchr3(b'#', b'*', b'\\', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut cut = |was: Range<usize>| edits.push(Edit { was, now: String::new(), rule: MARKDOWN });
        let marks = line.len() - line.trim_start_matches('#').len();
        let head = (1..=6).contains(&marks) && line[marks..].starts_with(' ');
        if head {
            cut(at..at + line.len() - line[marks..].trim_start_matches(' ').len());
        }
        for mark in inline(line) {
            cut(at + mark.start..at + mark.end);
        }
        at += line.len();
    }
    edits
}

/// Backslashes before a sign, and pairs of stars around words.
fn inline(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'\\', b'*', &bytes[at..]) {
        let start = at + next;
        let stars = bytes[start..].iter().take_while(|b| **b == b'*').count();
        at = start + stars.max(1);
        if stars == 0 {
            if bytes.get(at).is_some_and(|b| b".*_#-+()[]".contains(b)) {
                found.push(start..at);
                at += 1;
            }
            continue;
        }
        let space = |n: Option<&u8>| n.is_none_or(u8::is_ascii_whitespace);
        let (before, after) = (start.checked_sub(1).map(|n| &bytes[n]), bytes.get(at));
        match open.take() {
            Some(other) if other.len() == stars && !space(before) => found.extend([other, start..at]),
            _ if stars <= 3 && !space(after) && before.is_none_or(|b| !b.is_ascii_alphanumeric()) => {
                open = Some(start..at)
            }
            _ => {}
        }
    }
    found.sort_by_key(|r| r.start);
    found
}
