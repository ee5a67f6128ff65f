//! The edges of a set of terms: what stands before the first label and behind the last text.
//!
//! Titles and versions become fields of the document, sentences become paragraphs, and the chrome of web pages,
//! addresses and leftovers become furniture.

use super::line_kinds::{date_of, is_chrome, is_contact, is_short, version_of};
use super::title::{find_title, is_title, title_lines, unnamed_lines};
use super::{Flow, Gap, ends_sentence};
use crate::tree::FurnitureKind;
use std::ops::Range;

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

/// The pieces before the first label.
pub fn front(text: &str, flow: &Flow, pieces: Range<u32>) -> Edges {
    let lines: Vec<&str> = pieces.clone().map(|n| flow.text(text, n as usize)).collect();
    let gap = |n: usize| flow.pieces[pieces.start as usize + n].gap;
    let (prose, above) = prose_lines(&lines, &gap);
    let mut roles = vec![EdgeRole::Body; lines.len()];
    let mut version = None;
    let title = find_title(&lines, &gap, &prose, above);
    let title_start = title.as_ref().map_or(0, |t| t.start);
    let menu = lines[..title_start].iter().any(|l| is_chrome(l));
    let titled = |n: usize| title.as_ref().is_some_and(|t| t.contains(&n));
    let inner = |n: usize| prose[n] && goes_on(&lines, &gap, n) && !titled(n - 1);
    let dated = |n: usize| {
        version_of(lines[n]).filter(|_| !begins_another(&lines, &gap, &prose, n)).or_else(|| date_of(lines[n]))
    };
    for (n, line) in lines.iter().enumerate() {
        roles[n] = if titled(n) {
            EdgeRole::Title
        } else if let Some(printed) = dated(n).filter(|_| !inner(n)) {
            version = version.or(Some(printed));
            EdgeRole::Furniture(FurnitureKind::Version)
        } else if prose[n] && n < title_start && menu && line.to_lowercase().contains("cookie") {
            MENU_ROLE
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
    // Behind a colon stands what it announces.
    if lines[start - 1].ends_with(':') {
        return None;
    }
    let chrome = lines[start..].iter().filter(|l| is_chrome(l)).count();
    (chrome >= 2 && chrome * 4 >= lines.len() - start).then_some(start)
}

/// The line begins another sentence, which the next one goes on with: `Vastgesteld op 4 juli 2022. Deze voorwaarden`
fn begins_another(lines: &[&str], gap: &dyn Fn(usize) -> Gap, prose: &[bool], n: usize) -> bool {
    let torn = |below: &&&str| below.starts_with(char::is_lowercase) && prose[n] && prose[n + 1];
    lines[n].contains(". ") && lines.get(n + 1).filter(torn).is_some() && goes_on(lines, gap, n + 1)
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
pub fn tail(text: &str, flow: &Flow, pieces: Range<u32>) -> Edges {
    let lines: Vec<&str> = pieces.clone().map(|n| flow.text(text, n as usize)).collect();
    let gap = |n: usize| flow.pieces[pieces.start as usize + n].gap;
    let (prose, _) = prose_lines(&lines, &gap);
    let mut roles = vec![EdgeRole::Body; lines.len()];
    let mut version = None;
    if let Some(start) = lines.iter().position(|l| is_greeting(l)).filter(|n| *n > 0 && lines.len() - n <= SIGNATURE) {
        roles[start..].fill(EdgeRole::Furniture(FurnitureKind::Contact));
        return Edges { roles, version };
    }
    let last_prose = (0..lines.len()).rev().find(|n| prose[*n]).map_or(0, |n| n + 1);
    let last_prose = behind_short_text(&lines, &gap, last_prose);
    let apart =
        (last_prose..lines.len()).find(|n| *n > 0 && (gap(*n) >= Gap::Page || version_at(&lines, *n).is_some()));
    let Some(start) = apart.or_else(|| trailing_menu(&lines)) else {
        return Edges { roles, version };
    };
    if pieces.end as usize == flow.pieces.len() && is_name_below(&lines, start) {
        roles[start] = EdgeRole::Furniture(FurnitureKind::Footer);
        return Edges { roles, version };
    }
    let chrome = lines[start..].iter().any(|line| is_foot(line)) || version_at(&lines, start).is_some();
    if !chrome {
        return Edges { roles, version };
    }
    for n in start..lines.len() {
        let line = lines[n];
        let kind = if let Some(printed) = version_at(&lines, n) {
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

/// A line that stands at the foot of a text only.
fn is_foot(line: &str) -> bool {
    is_contact(line) || is_chrome(line) || version_of(line).is_some()
}

/// The version that line `n` gives. Above the names of those who sign, a date alone is a part of the text.
fn version_at(lines: &[&str], n: usize) -> Option<String> {
    version_of(lines[n]).or_else(|| date_of(lines[n]).filter(|_| lines[n + 1..].iter().all(|line| is_foot(line))))
}

/// The name of the terms alone below their last sentence is a footer.
fn is_name_below(lines: &[&str], n: usize) -> bool {
    let named = is_title(lines[n]) && !ends_sentence(lines[n]);
    named && n + 1 == lines.len() && n > 0 && ends_sentence(lines[n - 1])
}

/// The line with which an e-mail or letter ends, above the name of who sent it.
fn is_greeting(line: &str) -> bool {
    const GREETINGS: [&str; 6] = [
        "met vriendelijke groet",
        "met hartelijke groet",
        "vriendelijke groet",
        "hoogachtend",
        "hartelijke groet",
        "mvg",
    ];
    let folded = line.trim_end_matches([',', '.', '!', ' ']).to_lowercase();
    GREETINGS.iter().any(|it| folded.strip_prefix(it).is_some_and(|rest| matches!(rest, "" | "en")))
}

/// What stands behind such a line has no more lines than this, in which no article begins.
const SIGNATURE: usize = 25;

/// Lines of a paragraph with a sentence in it: long, or going on over lines, up to a stop. The lines of the first title that
/// stands right above such a paragraph.
fn prose_lines(lines: &[&str], gap: &dyn Fn(usize) -> Gap) -> (Vec<bool>, Option<Range<usize>>) {
    let mut prose = vec![false; lines.len()];
    let mut above = None;
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
        // The name of a company in a title ends no sentence.
        let named = super::ends_with_company(line) && n + 1 < lines.len() && gap(n + 1) <= Gap::Line;
        if ends_sentence(line) && !named && length > 60 && words >= 8 && !is_contact(line) && !is_chrome(line) {
            let from = if length > 60 { start } else { n };
            // A line that is long on its own does not make prose of short lines above it.
            let from = if line.len() > 60 && lines[from..n].iter().all(|l| is_short(l)) { n } else { from };
            let begins = from == 0 || gap(from) >= Gap::Page;
            let title = match if begins { title_lines(&lines[from..=n]) } else { 0 } {
                0 if from == 0 => unnamed_lines(&lines[..=n]),
                named => named,
            };
            above = above.or((title > 0).then(|| from..from + title));
            let from = from + title;
            prose[from..=n].fill(true);
            start = n + 1;
        }
    }
    (prose, above)
}

/// Where the text ends that stands behind line `from` in blocks of a heading and one short sentence.
fn behind_short_text(lines: &[&str], gap: &dyn Fn(usize) -> Gap, from: usize) -> usize {
    let apart = |n: usize| n == lines.len() || gap(n) >= Gap::Page;
    let sentence = |line: &str| line.ends_with('.') && line.split(' ').count() >= SENTENCE && !is_contact(line);
    let mut end = from;
    while end > 0
        && end + 1 < lines.len()
        && apart(end)
        && is_short(lines[end])
        && !is_chrome(lines[end])
        && gap(end + 1) <= Gap::Line
        && sentence(lines[end + 1])
        && apart(end + 2)
    {
        end += 2;
    }
    end
}

/// A sentence has so many words.
const SENTENCE: usize = 5;
