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

/// The first `most` marks of `text` in order.
pub(super) fn find(text: &str, most: usize) -> Vec<Edit> {
    let mut edits: Vec<Edit> = entities(text).take(most).collect();
    let marks = markdown(text, most);
    if marks.len() >= 3 {
        edits.extend(marks);
        edits.sort_by_key(|e| e.was.start);
        edits.truncate(most);
    }
    edits
}

fn entities(text: &str) -> impl Iterator<Item = Edit> {
    let bytes = text.as_bytes();
    let at = memchr::memchr_iter(b'&', bytes);
    at.filter_map(|start| {
        let len = bytes[start..].iter().take(10).position(|b| *b == b';')?;
        let now = entity(&text[start + 1..start + len])?;
        Some(Edit { was: start..start + len + 1, now, rule: ENTITY })
    })
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

/// The marks of Markdown, up to the line in which there are `most`. An edit has the letter that its mark stands at, so that in every later stage the two are of one
/// word; marks that share a letter are one edit.
fn markdown(text: &str, most: usize) -> Vec<Edit> {
    if memchr::memchr3(b'#', b'*', b'\\', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut groups: Vec<(Range<usize>, Vec<Range<usize>>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        for (cut, closes) in marks(line, most) {
            let Some(whole) = with_letter(line, &cut, closes) else { continue };
            let (cut, whole) = (at + cut.start..at + cut.end, at + whole.start..at + whole.end);
            match groups.last_mut().filter(|(was, _)| was.end > whole.start) {
                Some((was, cuts)) => {
                    was.end = was.end.max(whole.end);
                    cuts.push(cut);
                }
                None => groups.push((whole, vec![cut])),
            }
        }
        at += line.len();
        if groups.len() >= most {
            break;
        }
    }
    groups.into_iter().filter_map(|(was, cuts)| without(text, was, &cuts)).collect()
}

/// What is left of `was` without `cuts`; none where nothing is.
fn without(text: &str, was: Range<usize>, cuts: &[Range<usize>]) -> Option<Edit> {
    let kept = text[was.clone()].char_indices().map(|(n, c)| (was.start + n, c));
    let now: String = kept.filter(|(n, _)| !cuts.iter().any(|cut| cut.contains(n))).map(|(_, c)| c).collect();
    now.contains(is_plain).then_some(Edit { was, now, rule: MARKDOWN })
}

/// A mark with the character behind it, or with that before it where it `closes`.
fn with_letter(line: &str, cut: &Range<usize>, closes: bool) -> Option<Range<usize>> {
    let behind = line[cut.end..].chars().next();
    if closes {
        let letter = line[..cut.start].chars().next_back().filter(|c| is_plain(*c))?;
        return (!behind.is_some_and(is_combining)).then_some(cut.start - letter.len_utf8()..cut.end);
    }
    let letter = behind.filter(|c| is_plain(*c))?;
    let end = cut.end + letter.len_utf8();
    (!line[end..].starts_with(is_combining)).then_some(cut.start..end)
}

/// A character that needs no cleaning and shows.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || c.is_alphanumeric() && !('\u{FB00}'..='\u{FB06}').contains(&c) || "“”„‘’€§".contains(c)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// The marks of a line: the signs of a heading, and about `most` of those inside it. The second value says that one closes a pair.
fn marks(line: &str, most: usize) -> Vec<(Range<usize>, bool)> {
    let signs = line.len() - line.trim_start_matches('#').len();
    let head = (1..=6).contains(&signs) && line[signs..].starts_with(' ');
    let head = head.then(|| (0..line.len() - line[signs..].trim_start_matches(' ').len(), false));
    head.into_iter().chain(inline(line, most)).collect()
}

/// Backslashes before a sign, and pairs of stars around words.
fn inline(line: &str, most: usize) -> Vec<(Range<usize>, bool)> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'\\', b'*', &bytes[at..]).filter(|_| found.len() <= 2 * most) {
        let start = at + next;
        let stars = bytes[start..].iter().take_while(|b| **b == b'*').count();
        at = start + stars.max(1);
        if stars == 0 {
            if bytes.get(at).is_some_and(|b| b".*_#-+()[]".contains(b)) {
                found.push((start..at, false));
                at += 1;
            }
            continue;
        }
        let space = |n: Option<&u8>| n.is_none_or(u8::is_ascii_whitespace);
        let (before, after) = (start.checked_sub(1).map(|n| &bytes[n]), bytes.get(at));
        match open.take() {
            Some(other) if other.len() == stars && !space(before) => found.extend([(other, false), (start..at, true)]),
            _ if stars <= 3 && !space(after) && before.is_none_or(|b| !b.is_ascii_alphanumeric()) => {
                open = Some(start..at)
            }
            _ => {}
        }
    }
    found.sort_by_key(|mark| mark.0.start);
    found
}
