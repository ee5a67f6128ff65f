//! What each piece says at its two ends: looked at once, because the searches ask for the same ends again and again.

use crate::label::{Close, Numeral, Reading};
use crate::layout::{Flow, Gap, begins_with_capital, ends_sentence, last_word, opens_sentence};
use crate::repair::is_candidate;
use crate::tree::Kind;

/// Hyphens that stand at the end of a line.
pub const BREAKS: [char; 3] = ['-', '\u{AD}', '\u{2010}'];

/// The two ends of a piece.
#[derive(Clone, Copy, Default)]
pub struct Side {
    /// It is a label and nothing else.
    pub alone: bool,
    /// It begins with a small letter.
    pub small: bool,
    /// It begins with a capital.
    pub capital: bool,
    /// It begins with what can be read as a label, also in running text.
    pub labelled: bool,
    /// It begins with a label that running text does not have.
    pub firm: bool,
    /// Its label may begin an annex.
    pub annex: bool,
    /// Its label may begin a list.
    pub opens: bool,
    /// Its label may be a letter.
    pub lettered: bool,
    /// It begins with a word that has a capital only where a sentence begins, or in a name, which follows another capital.
    pub opener: bool,
    /// It begins as the closing formula does.
    pub aldus: bool,
    /// It is a label with a heading behind it.
    pub titled: bool,
    /// It is short, begins with a capital and has no end.
    pub heading: bool,
    /// It is short.
    pub short: bool,
    /// A sentence ends with it.
    pub ends: bool,
    /// A colon ends it.
    pub colon: bool,
    /// A semicolon ends it.
    pub semicolon: bool,
    /// Its last word begins with a small letter.
    pub lower: bool,
    /// It ends as an item of a list does, where the items are parts of one sentence.
    pub item: bool,
    /// It ends with a comma, a semicolon, a colon or a hyphen: it goes on.
    pub open: bool,
    /// A word may be broken at its end.
    pub broken: bool,
}

/// The ends of all pieces of a flow.
pub struct Sides {
    /// Lines of up to so many bytes can be headings: shorter than the others.
    pub short: usize,
    /// One for each piece.
    pub of: Vec<Side>,
}

/// Headings are no longer than this, in bytes.
const HEADING: usize = 45;

impl Sides {
    /// Looks at the pieces of `flow`.
    pub fn new(text: &str, flow: &Flow) -> Sides {
        let mut lengths: Vec<usize> = flow.pieces.iter().map(|p| p.range().len()).collect();
        let place = lengths.len() * 3 / 4;
        let usual = if lengths.is_empty() { 0 } else { *lengths.select_nth_unstable(place).1 };
        let short = HEADING.min(usual * 4 / 5);
        Sides { short, of: (0..flow.pieces.len()).map(|n| side(text, flow, n, short)).collect() }
    }
}

fn side(text: &str, flow: &Flow, piece: usize, short: usize) -> Side {
    let line = flow.text(text, piece);
    let readings = flow.readings(piece);
    let firm = readings.iter().any(|r| !r.lower && !is_amount(r, line));
    let colon = line.ends_with(':');
    let semicolon = line.ends_with(';');
    let capital = begins_with_capital(line);
    Side {
        alone: line.len() <= 20 && readings.iter().any(|r| r.len as usize == line.len()),
        small: line.starts_with(char::is_lowercase),
        capital,
        labelled: !readings.is_empty(),
        firm,
        annex: readings.iter().any(|r| r.keyword.is_some_and(|k| k.kind == Kind::Bijlage)),
        opens: readings.iter().any(|r| r.number.is_first() || r.numeral == Numeral::Bullet),
        lettered: readings.iter().any(|r| r.numeral == Numeral::Lower && r.keyword.is_none()),
        opener: !firm && capital && opens_sentence(line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")),
        aldus: line.starts_with("Aldus "),
        titled: readings.iter().any(|r| heads(r, line, short)),
        heading: is_heading(line, short) || ends_heading(text, flow, piece, short),
        short: line.len() <= short,
        ends: ends_sentence(line),
        colon,
        semicolon,
        lower: last_word(line).starts_with(char::is_lowercase),
        item: line.ends_with(',') || line.ends_with(" en") || line.ends_with(" of"),
        open: colon || semicolon || line.ends_with(',') || ends_broken(line),
        broken: is_candidate(spaced(text, flow, piece)),
    }
}

/// A piece with the first byte of the white space behind it, where some stands there in the source.
pub fn spaced<'t>(text: &'t str, flow: &Flow, piece: usize) -> &'t str {
    let own = &flow.pieces[piece];
    let spaced = if own.spaced { text.get(own.start as usize..own.end as usize + 1) } else { None };
    spaced.unwrap_or(&text[own.range()])
}

/// A short line with a capital and no end.
pub fn is_heading(line: &str, short: usize) -> bool {
    let whole = || !ends_sentence(line) && !ends_broken(line) && !line.ends_with([',', '/']);
    line.len() <= short && begins_with_capital(line) && whole()
}

/// A short line with which a heading goes on that stands alone, with a label: `Afdeling 2 Toezicht, gevolgen`, `en slot`.
fn ends_heading(text: &str, flow: &Flow, piece: usize, short: usize) -> bool {
    let own = &flow.pieces[piece];
    let alone = flow.pieces.get(piece + 1).is_none_or(|next| next.gap >= Gap::Page);
    let Some(before) =
        piece.checked_sub(1).filter(|n| own.gap == Gap::Line && alone && flow.pieces[*n].gap >= Gap::Page)
    else {
        return false;
    };
    let (line, first) = (flow.text(text, piece), flow.text(text, before));
    let plain = line.len() <= short && !ends_sentence(line) && !line.ends_with([',', '/']) && !ends_broken(line);
    plain && flow.readings(before).iter().any(|r| r.keyword.is_some() && !r.lower && heads(r, first, 2 * HEADING))
}

/// A heading stands behind the label on the line.
fn heads(r: &Reading, line: &str, short: usize) -> bool {
    let rest = line[r.len as usize..].trim_start();
    let title = r.keyword.is_some() && !r.lower || is_heading(rest, short);
    title && rest.len() <= short && !ends_sentence(rest) && begins_with_capital(rest)
}

/// A number without dot or bracket before a small letter: `30 dagen`.
fn is_amount(r: &Reading, line: &str) -> bool {
    let bare = r.keyword.is_none() && r.numeral == Numeral::Arabic && r.close == Close::None;
    bare && line[r.len as usize..].trim_start().starts_with(char::is_lowercase)
}

/// A hyphen of any sort at the end.
pub fn ends_broken(line: &str) -> bool {
    line.ends_with(BREAKS)
}
