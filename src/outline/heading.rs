//! Headings: how they look, and where those of the chosen labels begin and end.

use super::{Mark, Rank, Section};
use crate::grammar;
use crate::label::{Numeral, is_round};
use crate::layout::{
    Flow, Gap, HYPHENS, begins_with_capital, ends_sentence, last_word, leaves_room, opens_sentence, room,
};
use crate::tree::Kind;

/// The heading of a label: from a byte of one piece up to the end of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The first byte in the clean text.
    pub start: u32,
    /// The first piece.
    pub first: u32,
    /// The last piece.
    pub last: u32,
    /// The byte behind its last one.
    pub end: u32,
}

/// Headings are seldom longer than this, in bytes.
const LONG: usize = 100;
/// A heading stands on so many lines at most.
const LINES: usize = 3;
/// Two lines that both are headings are seldom longer than this.
const LINE: usize = 80;

/// How much `rest`, what follows a label in `piece`, looks like a heading: about -30 to 20.
///
/// With an empty `rest` the next piece is looked at. A label that is `bare` of a keyword may be one of a level without headings.
pub fn shape(text: &str, flow: &Flow, piece: usize, rest: &str, bare: bool) -> i16 {
    let (rest, piece) = match rest {
        "" if piece + 1 < flow.pieces.len() => (flow.text(text, piece + 1), piece + 1),
        rest => (rest, piece),
    };
    if rest.is_empty() {
        return 0;
    }
    let capitals = if flow.shouts && rest.len() <= TEXT && is_capitals(rest) { CAPITALS } else { 0 };
    let alone = line_shape(rest) - capitals + following(text, flow, piece + 1);
    let alone = if bare { alone - filled(text, flow, piece, rest) } else { alone };
    over_lines(text, flow, piece, rest).map_or(alone, |whole| whole.max(alone))
}

/// A line as wide as those behind it, of which the next begins with no label: a heading is seldom so long.
const FILLED: i16 = 8;

/// What it costs that `rest` goes up to the end of the column, where the first word of the next line would not have fitted.
fn filled(text: &str, flow: &Flow, piece: usize, rest: &str) -> i16 {
    let behind = piece + 1..flow.pieces.len().min(piece + 1 + AROUND);
    let Some(next) = behind.clone().next().filter(|n| flow.readings(*n).is_empty()) else { return 0 };
    let widths = behind.map(|n| flow.text(text, n).len());
    let width = widths.max().unwrap_or(0);
    let line = flow.text(text, piece);
    let full = width <= WIDEST && line.len() <= WIDEST && room(line, flow.text(text, next)) > width;
    if full && flow.pieces[next].gap == Gap::Line && !is_capitals(rest) { FILLED } else { 0 }
}

/// A line in capitals, where the other lines are not.
const CAPITALS: i16 = 8;

/// A label or a sentence follows on the same line.
const CLOSED: i16 = 4;

/// The shape of a heading that stands between its label and what follows on the same line.
pub fn between(heading: &str) -> i16 {
    line_shape(heading) + CLOSED
}

/// A word with which a rule begins.
fn begins_rule(word: &str) -> bool {
    opens_sentence(word) || word == "Partijen"
}

/// A longer word with which a heading begins may begin the sentence below it again: `Betaling Betaling geschiedt binnen …`
const AGAIN: usize = 3;

/// Where a heading ends in a line that goes on with a sentence: before a word that begins one or that begins the heading, or
/// behind a question. The line is long, or ends as a sentence does.
pub fn inside(rest: &str) -> Option<usize> {
    if rest.len() <= LONG && !ends_sentence(rest) || !begins_with_capital(rest) {
        return None;
    }
    let mut near = rest.len().min(LINE + 1);
    while !rest.is_char_boundary(near) {
        near -= 1;
    }
    if let Some(end) = question_before(rest, near) {
        return Some(end);
    }
    let first = rest[..near].split(' ').next().unwrap_or("");
    let again = |word: &&str| *word == first && first.len() > AGAIN;
    let words = rest[..near].split(' ').skip(1);
    let opener = words.take_while(|w| !ends_sentence(w)).find(|w| begins_rule(w) || again(w))?;
    let at = opener.as_ptr() as usize - rest.as_ptr() as usize;
    let heading = rest[..at].trim_end();
    (heading.len() <= LINE && !begins_rule(first) && !ends_sentence(first)).then_some(heading.len())
}

/// The shape of a heading that a narrow column breaks: it goes on over a hyphen or with a small letter, and what comes
/// behind it shows that it ended.
fn over_lines(text: &str, flow: &Flow, piece: usize, rest: &str) -> Option<i16> {
    if rest.len() > LONG {
        return None;
    }
    let mut heading = rest.to_owned();
    for next in piece + 1..flow.pieces.len().min(piece + LINES) {
        let line = flow.text(text, next);
        let apart = flow.pieces[next].gap > Gap::Line && !heading.ends_with(HYPHENS);
        if apart || !goes_on(&heading, line) || heading.len() + line.len() > LONG {
            return None;
        }
        heading.push(' ');
        heading.push_str(line);
        let ended = if ends_early(text, flow, next) { CLOSED } else { 0 };
        let after = following(text, flow, next + 1).max(ended);
        if after > 0 && !heading.ends_with([':', '-', '/', ',', '\u{AD}', '\u{2010}']) {
            return Some(line_shape(&heading) + after);
        }
    }
    None
}

/// How many lines behind a heading show how wide the column is.
const AROUND: usize = 4;
/// Longer lines, in bytes, are no lines of a column.
const WIDEST: usize = 160;

/// The line ends far before the width of those behind it, and the next one begins with a capital that would have fitted.
fn ends_early(text: &str, flow: &Flow, line: usize) -> bool {
    let behind = line + 1..flow.pieces.len().min(line + 1 + AROUND);
    let width = behind.clone().map(|n| flow.text(text, n).len()).max().unwrap_or(0);
    let Some(next) = behind.clone().next().map(|n| flow.text(text, n)) else { return false };
    let fits = room(flow.text(text, line), next) * 4 < width * 3;
    width <= WIDEST && fits && begins_with_capital(next) && flow.pieces[line + 1].gap == Gap::Line
}

/// So many words before a stop or a colon are a sentence, not a heading that is printed with a stop.
const SENTENCE: usize = 5;

/// A line longer than this, in bytes, is text whatever it says; looking at all of it behind each label would take long.
const TEXT: usize = 1000;
/// See [`TEXT`].
const NO_HEADING: i16 = -33;

/// What a line alone says: its length, its first letter and its end.
fn line_shape(rest: &str) -> i16 {
    if rest.len() > TEXT {
        return NO_HEADING;
    }
    let mut score = match rest.len() {
        0..=40 => 8,
        41..=60 => 6,
        61..=LONG => 0,
        101..=140 => -12,
        _ => -25,
    };
    score += if begins_with_capital(rest) { 3 } else { -8 };
    let sentence = || memchr::memchr_iter(b' ', rest.as_bytes()).nth(SENTENCE - 2).is_some();
    score += match rest.as_bytes()[rest.len() - 1] {
        b'.' | b':' if sentence() => -24,
        b';' => -24,
        b'.' | b',' => -12,
        b':' => -6,
        b'-' | b'/' => -3,
        _ => 0,
    };
    if is_capitals(rest) {
        score += CAPITALS;
    }
    if memchr::memchr2_iter(b'.', b';', rest.as_bytes()).any(|stop| rest.as_bytes().get(stop + 1) == Some(&b' ')) {
        score -= 8;
    }
    score
}

/// The line goes on behind a running line that was cut out of it.
const TORN: i16 = -25;

/// A label, a blank line or the end after a heading speaks for it, a small letter against it.
fn following(text: &str, flow: &Flow, next: usize) -> i16 {
    let Some(piece) = flow.pieces.get(next) else { return 3 };
    let content = flow.text(text, next);
    if piece.gap == Gap::Cut {
        return TORN;
    }
    if !flow.readings(next).is_empty() {
        return 6;
    }
    match (piece.gap, content.starts_with(char::is_lowercase)) {
        // White space also stands inside sentences, where an extractor takes a stretched line for a block of its own.
        (Gap::Blank, true) => -6,
        (Gap::Blank, false) => 5,
        (_, true) => -12,
        (_, false) => 0,
    }
}

/// All letters are capitals, and there are at least three. An `l` is an `I` that a scanner misread: `LEVERTlJD`
pub fn is_capitals(text: &str) -> bool {
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic() && *c != 'l') {
        if !c.is_uppercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 3
}

/// A short line that begins with a capital and does not end as a sentence does.
pub fn is_short_line(text: &str) -> bool {
    text.len() <= 60 && begins_with_capital(text) && !ends_sentence(text) && !text.ends_with([',', '-', '/'])
}

/// The headings of the marks of `section`.
pub(super) fn find(text: &str, flow: &Flow, section: &Section) -> Vec<Option<Heading>> {
    let marks = &section.marks;
    let of = |n: usize| {
        let next = marks.get(n + 1);
        let end = next.map_or(section.pieces.end, |m| m.first_piece() + u32::from(!m.leads));
        heading_of(text, flow, section, &marks[n], end, next)
    };
    let mut found: Vec<Option<Heading>> = (0..marks.len()).map(of).collect();
    for (level, it) in section.grammar.levels.iter().enumerate() {
        let own = |n: usize| marks[n].rank == Rank::Ladder(level as u8) && !marks[n].inferred;
        let all = (0..marks.len()).filter(|n| own(*n)).count();
        let headed = (0..marks.len()).filter(|n| own(*n) && found[*n].is_some()).count();
        if it.heading == grammar::Heading::Optional && headed * HEADED < all {
            (0..marks.len()).filter(|n| own(*n)).for_each(|n| found[n] = None);
        }
        if it.heading == grammar::Heading::None && all >= FEWEST_APART {
            let apart =
                |n: usize| apart(text, flow, &marks[n], marks.get(n + 1).map_or(section.pieces.end, |m| m.piece));
            let heads: Vec<(usize, Heading)> =
                (0..marks.len()).filter(|n| own(*n)).filter_map(|n| apart(n).map(|heading| (n, heading))).collect();
            if heads.len() * 4 >= all * 3 {
                heads.into_iter().for_each(|(n, heading)| found[n] = Some(heading));
            }
        }
        all_run_in(text, flow, marks, it.kind, &own, &mut found);
    }
    found
}

/// Finds the headings that stand on one line with their text, where most labels of a level have no other and three in four of
/// these have one. `own` tells the labels of the level.
fn all_run_in(
    text: &str,
    flow: &Flow,
    marks: &[Mark],
    kind: Kind,
    own: &dyn Fn(usize) -> bool,
    found: &mut [Option<Heading>],
) {
    let all = (0..marks.len()).filter(|n| own(*n)).count();
    let bare: Vec<usize> = (0..marks.len()).filter(|n| own(*n) && found[*n].is_none()).collect();
    if bare.len() < FEWEST_APART || bare.len() * 2 <= all {
        return;
    }
    let limit = |n: usize| {
        let end = flow.pieces[marks[n].piece as usize].end;
        marks.get(n + 1).filter(|next| next.piece == marks[n].piece).map_or(end, |next| next.at) as usize
    };
    let heading = |n: &usize| run_in(text, flow, &marks[*n], limit(*n), kind).map(|heading| (*n, heading));
    let heads: Vec<(usize, Heading)> = bare.iter().filter_map(heading).collect();
    if heads.len() * 4 >= bare.len() * 3 {
        heads.into_iter().for_each(|(n, heading)| found[n] = Some(heading));
    }
}

/// Headings that stand on one line with their text: `1. Betaling. De huurder betaalt …`, `Artikel 4. Duur: het contract …`
fn run_in(text: &str, flow: &Flow, mark: &Mark, limit: usize, kind: Kind) -> Option<Heading> {
    let start = (mark.at + u32::from(mark.reading.len)) as usize;
    let behind = text.get(start..limit)?;
    let rest = behind.trim_start();
    let stop = rest.bytes().take(RUN_IN).position(|b| matches!(b, b'.' | b':' | b';' | b','))?;
    let (heading, after) = (&rest[..stop], rest[stop + 1..].trim_start());
    let words = heading.split(' ').count();
    let word = last_word(heading);
    let whole = word.len() > 2 && word.chars().all(char::is_alphabetic) && begins_with_capital(heading);
    let short = words <= RUN_IN_WORDS && (words <= 3 || !begins_rule(heading.split(' ').next().unwrap_or("")));
    let goes_on = match rest.as_bytes()[stop] {
        b'.' => begins_with_capital(after),
        b':' => kind == Kind::Artikel && !after.is_empty(),
        _ => false,
    };
    let begin = (start + behind.len() - rest.len()) as u32;
    let heading = Heading { start: begin, first: mark.piece, last: mark.piece, end: begin + stop as u32 + 1 };
    (whole && short && goes_on && flow.pieces[mark.piece as usize].end >= heading.end).then_some(heading)
}

/// A heading on one line with its text is no longer than this, in bytes.
const RUN_IN: usize = 60;
/// It has no more words.
const RUN_IN_WORDS: usize = 6;

/// So many labels of a level that has no headings, and three in four of all, show that it has them in this text.
const FEWEST_APART: usize = 3;

/// The line of a label that is a heading for sure: short, no sentence, and the line below begins one that has room for
/// more than the heading has.
fn apart(text: &str, flow: &Flow, mark: &Mark, end: u32) -> Option<Heading> {
    let (piece, start) = (mark.piece as usize, (mark.at + u32::from(mark.reading.len)) as usize);
    if !mark.leads || mark.piece + 1 >= end {
        return None;
    }
    let behind = &text[start..flow.pieces[piece].end as usize];
    let (rest, below) = (behind.trim_start(), flow.text(text, piece + 1));
    let early = flow.pieces[piece + 1].gap == Gap::Blank || leaves_room(rest, below);
    let heading = is_short_line(rest.trim_end_matches('?')) && begins_with_capital(below) && early;
    heading.then(|| whole(flow, (start + behind.len() - rest.len()) as u32, mark.piece, mark.piece))
}

/// A level that need not have headings has none where fewer than one in so many of its labels seem to have one.
const HEADED: usize = 4;

fn heading_of(
    text: &str,
    flow: &Flow,
    section: &Section,
    mark: &Mark,
    end: u32,
    next: Option<&Mark>,
) -> Option<Heading> {
    let Rank::Ladder(level) = mark.rank else { return None };
    if mark.inferred {
        return inferred(text, flow, mark);
    }
    let wanted = section.grammar.levels[level as usize].heading;
    if wanted == grammar::Heading::None {
        return None;
    }
    if let Some(above) = mark.above {
        return Some(whole(flow, flow.pieces[above as usize].start, above, above));
    }
    let (first, start, rest) = behind_label(text, flow, mark, end, next)?;
    let sure = wanted == grammar::Heading::Required || mark.reading.keyword.is_some();
    if let Some(length) = inside(rest).filter(|_| sure) {
        return Some(Heading { end: (start + length) as u32, ..whole(flow, start as u32, first as u32, first as u32) });
    }
    let parted = next.is_some_and(|m| m.piece as usize == first && !m.leads);
    let score = if parted { between(rest) } else { shape(text, flow, first, rest, false) };
    let required = wanted == grammar::Heading::Required;
    let text_only = || (flow.shouts || !is_capitals(rest)) && is_text(rest, first, next);
    if score < if required { -8 } else { 4 } || !required && text_only() {
        return None;
    }
    let last = extend(text, flow, first, rest, end as usize);
    let below = (first as u32 + 1 < end && last == first && !parted).then(|| flow.text(text, first + 1));
    if below.is_some_and(|below| if sure { is_torn(rest, below) } else { is_broken_off(rest, below) }) {
        return None;
    }
    Some(whole(flow, start as u32, first as u32, last as u32))
}

/// Whether `rest`, behind a label that need not have a heading, is its text: a line that ends with a stop where the label has
/// nothing else, a colon before a list.
fn is_text(rest: &str, first: usize, next: Option<&Mark>) -> bool {
    let all = next.is_some_and(|m| m.leads && m.piece as usize == first + 1);
    let announces = rest.ends_with(':') && next.is_some_and(|m| matches!(m.rank, Rank::List(_)));
    all && rest.ends_with('.') || announces
}

/// The heading of a label that is not printed: whole lines, or the question with which a line begins.
fn inferred(text: &str, flow: &Flow, mark: &Mark) -> Option<Heading> {
    let last = (mark.piece + u32::from(mark.headed)).saturating_sub(1);
    let line = flow.text(text, mark.piece as usize);
    let bullet = mark.headed == 1 && mark.reading.numeral == Numeral::Bullet;
    let asked = if bullet { question(line) } else { None };
    let heading = whole(flow, mark.at, mark.piece, last);
    let end = asked.map_or(heading.end, |end| mark.at + end as u32);
    (mark.headed > 0).then_some(Heading { end, ..heading })
}

/// Where a question ends with which a line begins that goes on with its answer.
pub(super) fn question(line: &str) -> Option<usize> {
    question_before(line, line.len())
}

/// The same, no further than byte `near`.
fn question_before(line: &str, near: usize) -> Option<usize> {
    let end = line[..near].find("? ").map(|at| at + 1)?;
    let answered = begins_with_capital(line[end..].trim_start()) || line[end..].trim_start().starts_with(is_round);
    (begins_with_capital(line) && answered && !line[..end].contains(". ")).then_some(end)
}

/// What stands behind a label on its line, or on the next one: the piece, its first byte and the text.
fn behind_label<'t>(
    text: &'t str,
    flow: &Flow,
    mark: &Mark,
    end: u32,
    next: Option<&Mark>,
) -> Option<(usize, usize, &'t str)> {
    let piece = mark.piece as usize;
    let after = (mark.at + u32::from(mark.reading.len)) as usize;
    let limit = next.filter(|m| m.piece == mark.piece).map_or(flow.pieces[piece].end as usize, |m| m.at as usize);
    let rest = text[after..limit].trim();
    if !rest.is_empty() {
        return Some((piece, after + (text[after..].len() - text[after..].trim_start().len()), rest));
    }
    let below = piece + 1;
    ((below as u32) < end).then(|| (below, flow.pieces[below].start as usize, flow.text(text, below)))
}

/// A heading that goes on to the end of piece `last`.
fn whole(flow: &Flow, start: u32, first: u32, last: u32) -> Heading {
    Heading { start, first, last, end: flow.pieces[last as usize].end }
}

/// The last piece of a heading that begins in `first`: it goes on over lines while it is unfinished.
fn extend(text: &str, flow: &Flow, first: usize, rest: &str, end: usize) -> usize {
    let mut last = first;
    let mut line = rest;
    while last + 1 < end && last < first + 3 {
        let next = flow.text(text, last + 1);
        let joined = flow.pieces[last + 1].gap <= Gap::Line || line.ends_with(HYPHENS);
        if !joined || !goes_on(line, next) || next.len() > LINE || line.len() > LINE || ends_sentence(line) {
            break;
        }
        let after = flow.pieces.get(last + 2);
        let closed = last + 2 >= end || after.is_none_or(|p| p.gap >= Gap::Page);
        if !closed && !is_capitals(next) && !begins_with_capital(flow.text(text, last + 2)) || ends_sentence(next) {
            break;
        }
        last += 1;
        line = next;
    }
    last
}

/// Words that end no heading.
const OPEN: [&str; 27] = [
    "en", "of", "van", "de", "het", "een", "in", "op", "aan", "door", "voor", "bij", "met", "tot", "binnen", "per",
    "onder", "tussen", "tegen", "naar", "zonder", "volgens", "na", "om", "te", "ter", "ten",
];

fn ends_open(line: &str) -> bool {
    let last = last_word(line);
    OPEN.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// What a sentence says with, in headings hardly ever: `De boete bedraagt`, `Het volgende geldt:`
const VERBS: [&str; 12] =
    ["bedraagt", "bedragen", "geldt", "gelden", "is", "zijn", "wordt", "worden", "kan", "kunnen", "betaalt", "betalen"];

/// Whether a heading would end in the middle of a sentence: `Dit reglement treedt in werking op` ⏎ `1 maart 2024.`
pub fn is_torn(line: &str, below: &str) -> bool {
    ends_open(line) && below.starts_with(|c: char| c.is_ascii_digit() || c == '€')
}

/// Whether a line behind a label is a sentence that the line below goes on with: it ends with a word that needs another one,
/// or an amount, a number or a bracket begins the line below, which is no label. A colon behind a verb announces a table.
fn is_broken_off(line: &str, below: &str) -> bool {
    let states = || line.split(' ').skip(1).any(|word| VERBS.contains(&word.trim_end_matches(':')));
    ends_open(line)
        || below.starts_with(|c: char| c.is_ascii_digit() || "€([".contains(c))
        || line.ends_with(':') && states()
        || VERBS.contains(&last_word(line))
}

/// Whether a heading line is unfinished, seen from its end and the line after it.
pub fn goes_on(line: &str, next: &str) -> bool {
    line.ends_with(['-', '/', ',', '\u{AD}', '\u{2010}'])
        || ends_open(line)
        || next.starts_with(char::is_lowercase)
        || is_capitals(line) && is_capitals(next)
}
