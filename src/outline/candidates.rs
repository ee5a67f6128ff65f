//! The candidates: every place where a label may stand, with the evidence around it.

use crate::grammar::Pattern;
use crate::label::{self, After, Close, Number, Numeral, Reading, Readings};
use crate::layout::{Flow, Gap, begins_with_capital, ends_sentence, is_misread_capital};
use crate::limits;
use crate::outline::{bare, heading, notes, opening};

/// What the text before a label at the beginning of a line ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing stands before, or a heading.
    Start,
    /// A sentence ends.
    Stop,
    /// A colon.
    Colon,
    /// A comma or semicolon, `en`, `of`: an item of a list may end so.
    Item,
    /// A sentence goes on.
    Open,
    /// A sentence goes on in a list, whose second item proves it.
    List,
    /// A word with which a reference or a name begins, or a list of numbers.
    Reference,
}

/// What follows a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The end of the line.
    End,
    /// A capital, quote or bracket.
    Capital,
    /// A small letter.
    Small,
    /// A digit.
    Digit,
    /// Anything else.
    Other,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the beginning of a piece.
    Line(Before),
    /// Inside one.
    Inline(After),
}

/// One place where a label may stand.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The piece.
    pub piece: u32,
    /// The first byte in the clean text.
    pub at: u32,
    /// Ways to read it.
    pub readings: Readings,
    /// Where it stands.
    pub place: Place,
    /// What stands between it and the text before.
    pub gap: Gap,
    /// What follows.
    pub next: Next,
    /// A tab or a wide space stands behind it.
    pub wide: bool,
    /// How much what follows looks like a heading, from about -30 to 20.
    pub shape: i16,
    /// The sign of a bullet.
    pub glyph: u16,
    /// The piece ends as a sentence does.
    pub stops: bool,
    /// The piece is so long that headings may stand inside it.
    pub flat: bool,
    /// A pattern of the house style says that it is a label of the first level.
    pub custom: bool,
    /// The first reading takes in the keyword that is all of the piece before.
    pub parted: bool,
    /// It stands among the parties and recitals of a contract: no article begins there.
    pub head: bool,
}

impl Candidate {
    /// Its sign is a bullet and no dash.
    pub fn is_round(&self) -> bool {
        char::from_u32(self.glyph.into()).is_some_and(label::is_round)
    }
}

/// Pieces longer than this, in bytes, may hold more than one paragraph.
const FLAT: u32 = 600;
/// Where lines are so long on average, blocks stand on one line each, see [`has_blocks`]. Such lines may hold more than one
/// paragraph.
const BLOCKS: usize = 160;
/// A longer line that begins with a keyword holds a heading and its text.
const HEADED: u32 = 120;
/// A heading between two labels on one line is no longer than this, in bytes.
const BETWEEN: usize = 100;

/// All candidates in reading order, and the piece from which on there were too many to look at. `patterns` are labels of the
/// house style that no scanner knows.
pub fn collect(text: &str, flow: &Flow, patterns: &[Pattern]) -> (Vec<Candidate>, Option<u32>) {
    // Most lines with a label have one. A vector that grows leaves holes of its earlier sizes in the memory.
    let labelled = (0..flow.pieces.len()).filter(|n| !flow.readings(*n).is_empty()).count();
    let mut found = Vec::with_capacity(labelled.min(limits::most_candidates(text.len())));
    let mut customs = 0;
    let blocks = has_blocks(text, flow);
    let mut starred = false;
    for (number, piece) in flow.pieces.iter().enumerate() {
        let content = &text[piece.range()];
        if let Some(reading) = custom_label(content, patterns, customs + 1) {
            customs += 1;
            let mut readings = Readings::default();
            readings.push(reading);
            let own = candidate(text, flow, number, 0, readings, Place::Line(Before::Start), false);
            found.push(Candidate { custom: true, ..own });
            continue;
        }
        if starred && notes::is_note(text, flow, number) {
            continue;
        }
        starred = starred || notes::has_star(content);
        if !in_piece(text, flow, number, blocks, &mut found) {
            return (found, Some(number as u32));
        }
    }
    (found, None)
}

/// So many labels, with a next one at byte `at` of the text, are too many.
fn is_full(count: usize, at: usize) -> bool {
    count >= limits::most_candidates(at)
}

/// Adds the candidates of one piece, and says whether there was room for all of them. `blocks` says that each line is a block.
fn in_piece(text: &str, flow: &Flow, number: usize, blocks: bool, found: &mut Vec<Candidate>) -> bool {
    let piece = &flow.pieces[number];
    if is_full(found.len(), piece.start as usize) {
        return false;
    }
    let content = &text[piece.range()];
    let parted = parted(text, flow, number);
    let apart = parted.is_some();
    let mut readings = parted.unwrap_or(*flow.readings(number));
    label::add_slip(content, &mut readings);
    label::add_bare(content, &mut readings);
    let keyword = readings.iter().any(|r| r.keyword.is_some());
    let flat = blocks || piece.end - piece.start > if keyword { HEADED } else { FLAT };
    let first = found.len();
    let mut from = 0;
    if let Some(longest) = readings.iter().map(|r| r.len as usize).max() {
        let first = number - usize::from(apart);
        let before = if first == 0 { Before::Start } else { before(text, flow, first) };
        let own = candidate(text, flow, number, 0, readings, Place::Line(before), flat);
        found.push(Candidate { parted: apart, gap: flow.pieces[first].gap, ..own });
        from = longest;
    }
    let mut room = with_signs(text, flow, number, from, flat, found);
    if flat {
        room &= without_signs(text, flow, number, from, first, found);
        unfold(text, piece.end as usize, &mut found[first..]);
    }
    room
}

/// Adds the labels with a sign inside a piece, behind byte `from` of it, while there is room. Only `flat` pieces have dashes there.
fn with_signs(text: &str, flow: &Flow, number: usize, from: usize, flat: bool, found: &mut Vec<Candidate>) -> bool {
    let piece = &flow.pieces[number];
    let content = &text[piece.range()];
    let dash = |c: &label::Candidate| {
        let sign = content[c.start..].starts_with(['-', '–', '—', 'o', '*']);
        sign && c.readings.iter().all(|r| r.numeral == Numeral::Bullet)
    };
    for inside in label::scan_inline(content, from).filter(|c| flat || !dash(c)) {
        if is_full(found.len(), piece.start as usize + inside.start) {
            return false;
        }
        let place = Place::Inline(inside.after);
        found.push(candidate(text, flow, number, inside.start, inside.readings, place, flat));
    }
    true
}

/// Adds the labels without a sign inside a flat piece, whose candidates begin with number `first`, while there is room.
fn without_signs(
    text: &str,
    flow: &Flow,
    number: usize,
    from: usize,
    first: usize,
    found: &mut Vec<Candidate>,
) -> bool {
    let piece = &flow.pieces[number];
    let content = &text[piece.range()];
    let labels = found.len();
    let letters = bare::letters(content).chain(bare::first_letters(content));
    let all = bare::numbers(content, from).chain(letters).chain(bare::words(content, from, &flow.words));
    for (start, readings, after) in all {
        // Those with signs are not counted: they may stand behind.
        if is_full(first + found.len() - labels, piece.start as usize + start) {
            return false;
        }
        if !is_inside(&found[first..labels], piece.start + start as u32) {
            found.push(candidate(text, flow, number, start, readings, Place::Inline(after), true));
        }
    }
    true
}

/// The readings of a number at the beginning of a piece whose keyword is all of the piece before: a narrow column or a
/// running line parted them. Those of the number alone come last.
fn parted(text: &str, flow: &Flow, number: usize) -> Option<Readings> {
    let before = number.checked_sub(1)?;
    let keyword = flow.text(text, before);
    // The keyword of an annex is a label alone.
    let labelled = !flow.readings(before).is_empty();
    if labelled || !label::is_keyword(keyword) || !flow.text(text, number).starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let lead = keyword.len() + 1;
    let whole = label::scan(&[keyword, " ", flow.text(text, number)].concat());
    let own = whole.iter().filter(|r| r.keyword.is_some() && usize::from(r.len) > lead);
    let own: Vec<Reading> = own.map(|r| Reading { len: r.len - lead as u16, ..*r }).collect();
    let mut readings = Readings::default();
    own.iter().chain(flow.readings(number)).for_each(|r| readings.push(*r));
    (!own.is_empty()).then_some(readings)
}

/// Lines longer than this show where the lines of a text end, in bytes.
const SHOWING: usize = 60;

/// Whether each line is a block: lines are very long on average, or nearly all long ones end where a sentence or item does.
fn has_blocks(text: &str, flow: &Flow) -> bool {
    let total: usize = flow.pieces.iter().map(|p| p.range().len()).sum();
    let long = || flow.pieces.iter().map(|p| &text[p.range()]).filter(|line| line.len() > SHOWING);
    let (showing, ended) = (long().count(), long().filter(|line| line.ends_with(['.', ';', ':'])).count());
    total > BLOCKS * flow.pieces.len() || showing * 4 > flow.pieces.len() && ended * 4 > showing * 3
}

/// Whether one of the candidates, which are in order, begins before a byte and ends behind it.
fn is_inside(candidates: &[Candidate], at: u32) -> bool {
    let before = candidates[..candidates.partition_point(|c| c.at < at)].last();
    before.is_some_and(|c| c.at + u32::from(c.readings[0].len) > at)
}

/// The candidates of a long line, which ends at byte `end`: a label that follows another one behind no more than a heading
/// stands as at the beginning of a line, and what is between them is the heading. Behind a dash that is a label stands a
/// sentence: not in `Artikel 3 Levering - Risico 1. Het …`.
fn unfold(text: &str, end: usize, candidates: &mut [Candidate]) {
    if !candidates.is_sorted_by_key(|c| c.at) {
        candidates.sort_by_key(|c| c.at);
    }
    for n in 0..candidates.len() {
        if below_heading(text, candidates, n) {
            candidates[n].place = Place::Inline(After::SentenceEnd);
        }
    }
    for n in 1..candidates.len() {
        let (before, own) = (candidates[n - 1], candidates[n].at as usize);
        let label = before.readings.iter().map(|r| r.len as usize).max().unwrap_or(0);
        let heading = text.get(before.at as usize + label..own).unwrap_or("").trim();
        let begins = begins_with_capital(heading) || heading.starts_with('[');
        if heading.len() > BETWEEN || heading.is_empty() || !begins || ends_sentence(heading) {
            continue;
        }
        let keyword = before.readings.iter().any(|r| r.keyword.is_some());
        let end = candidates.get(n + 1).map_or(end, |c| c.at as usize);
        let dashed = |r: &Reading| {
            let behind = text[own + usize::from(r.len)..end].trim();
            r.numeral == Numeral::Bullet && keyword && ends_sentence(behind)
        };
        let opens = |r: &Reading| r.number.is_first() && r.numeral != Numeral::Bullet;
        let counts =
            candidates[n].readings.iter().next().is_some_and(|r| may_follow_heading(r) || dashed(r) || opens(r));
        if candidates[n].place == Place::Inline(After::Word) && candidates[n].next == Next::Capital && counts {
            candidates[n].place = Place::Inline(After::Start);
        }
        if before.readings.iter().next().is_some_and(may_have_heading) {
            candidates[n - 1].shape = heading::between(heading);
        }
    }
}

/// Whether a number without a sign stands behind a heading that has none: `… is gebeurd. PREMIE EN DUUR 8 Premie 8.1 De`. The
/// heading is in capitals, or a number that carries this one is next.
fn below_heading(text: &str, candidates: &[Candidate], n: usize) -> bool {
    let own = &candidates[n];
    let bare = |r: &&Reading| r.numeral == Numeral::Arabic || r.number.tight && r.number.parts().len() == 2;
    let Some(first) = own.readings.iter().next().filter(bare) else { return false };
    let from = n.checked_sub(1).map_or(0, |before| candidates[before].at as usize);
    if own.place != Place::Inline(After::Word) || own.next != Next::Capital {
        return false;
    }
    let Some((_, heading)) = text[from..own.at as usize].trim_end().rsplit_once(". ") else { return false };
    let mut next = candidates.get(n + 1).into_iter().flat_map(|c| c.readings.iter());
    let carried = next.any(|r| r.number.parts().len() > 1 && r.number.parent_parts() == first.number.parts());
    heading::is_short_line(heading) && (heading::is_capitals(heading) || carried)
}

fn candidate(
    text: &str,
    flow: &Flow,
    number: usize,
    at: usize,
    readings: Readings,
    place: Place,
    flat: bool,
) -> Candidate {
    let piece = &flow.pieces[number];
    let content = &text[piece.range()];
    let first = readings.iter().next().expect("a candidate has a reading");
    let behind = &content[at + first.len as usize..];
    let rest = behind.trim_start();
    let inside = || if flat { heading::inside(rest) } else { None };
    let shape = match may_have_heading(first).then(inside) {
        None => 0,
        Some(Some(end)) => heading::between(&rest[..end]),
        Some(None) => heading::shape(text, flow, number, rest, first.keyword.is_none()),
    };
    Candidate {
        piece: number as u32,
        at: piece.start + at as u32,
        readings,
        place,
        gap: if at == 0 { piece.gap } else { Gap::Cut },
        next: next(if rest.is_empty() { below_label(text, flow, number) } else { rest }),
        wide: behind.starts_with('\t') || behind.starts_with("  "),
        shape,
        glyph: content[at..].chars().next().map_or(0, |c| c as u16),
        stops: content.ends_with(['.', '!', '?']),
        flat,
        custom: false,
        parted: false,
        head: false,
    }
}

/// The label that a pattern finds at the beginning of a line: its first group. They are counted from 1.
fn custom_label(content: &str, patterns: &[Pattern], number: u16) -> Option<Reading> {
    let label = patterns.iter().find_map(|p| p.regex().captures(content)?.get(1))?;
    let fits = label.start() == 0 && !label.is_empty();
    fits.then(|| Reading { number: Number::single(number), len: label.end() as u16, ..Reading::default() })
}

/// Letters in brackets, degree numbers and bullets never stand before a heading.
fn may_have_heading(reading: &Reading) -> bool {
    reading.keyword.is_some()
        || !matches!(reading.numeral, Numeral::Degree | Numeral::Bullet | Numeral::Lower)
            && reading.close != Close::Paren
}

/// Letters, degree numbers and bullets are never the first label below a heading.
fn may_follow_heading(reading: &Reading) -> bool {
    reading.keyword.is_some() || !matches!(reading.numeral, Numeral::Degree | Numeral::Bullet | Numeral::Lower)
}

/// What stands on the line below a label that stands alone on its line, unless that is a label too, or the label was moved.
fn below_label<'t>(text: &'t str, flow: &Flow, number: usize) -> &'t str {
    let below = number + 1;
    let plain = below < flow.pieces.len() && flow.readings(below).is_empty() && !flow.pieces[number].moved;
    if plain { flow.text(text, below) } else { "" }
}

fn next(rest: &str) -> Next {
    match rest.chars().next() {
        None => Next::End,
        Some('“' | '"' | '‘' | '\'' | '(' | '[' | '„' | '«' | '’') => Next::Capital,
        Some(c) if c.is_uppercase() || is_misread_capital(rest) => Next::Capital,
        Some(c) if c.is_lowercase() => Next::Small,
        Some(c) if c.is_ascii_digit() => Next::Digit,
        Some(_) => Next::Other,
    }
}

/// What the piece before piece `number` ends with.
fn before(text: &str, flow: &Flow, number: usize) -> Before {
    let (previous, gap) = (flow.text(text, number - 1), flow.pieces[number].gap);
    let word = previous.rsplit([' ', '\t']).next().unwrap_or("");
    let label = flow.readings(number - 1).iter().map(|r| r.len as usize).max().unwrap_or(0);
    let heading = previous[label..].trim_start();
    // `Leden` alone on its line is a heading, in a sentence it begins a reference.
    let alone = heading == word && begins_with_capital(word) && !word.ends_with('.');
    let learned = || flow.words.iter().any(|w| w.text.eq_ignore_ascii_case(word));
    if !alone && (begins_reference(previous, word) || learned())
        || begins_name(word)
        || is_signer(text, flow, number, word)
    {
        return Before::Reference;
    }
    if previous.ends_with(':') {
        return Before::Colon;
    }
    // A blank to fill in ends what it stands in.
    if ends_sentence(previous) && !previous.ends_with(';') || previous.ends_with('_') {
        return Before::Stop;
    }
    if previous.ends_with([';', ',']) || matches!(word, "en" | "of" | "en/of" | "wel" | "alsmede" | "dan") {
        return Before::Item;
    }
    if heading.is_empty() || heading::is_short_line(heading) || ends_heading(text, flow, number - 1) {
        return Before::Start;
    }
    if opening::opens_list(text, flow, number) {
        return Before::List;
    }
    if gap == Gap::Blank {
        return Before::Start;
    }
    // Where bullets are used, their items often end without a sign.
    let bullet = flow.readings(number - 1).iter().any(|r| r.numeral == Numeral::Bullet && r.keyword.is_none());
    if bullet && heading.len() <= BETWEEN { Before::Item } else { Before::Open }
}

/// Whether a piece is the second line of a heading behind a keyword and its number: both are short, and the sentence does
/// not end.
fn ends_heading(text: &str, flow: &Flow, number: usize) -> bool {
    let Some(first) = number.checked_sub(1).filter(|_| flow.pieces[number].gap == Gap::Line) else { return false };
    let Some(label) = flow.readings(first).iter().filter(|r| r.keyword.is_some()).map(|r| r.len).max() else {
        return false;
    };
    let (heading, rest) = (flow.text(text, first)[label.into()..].trim_start(), flow.text(text, number));
    let short = heading.len() + rest.len() < BETWEEN && !ends_sentence(heading) && !ends_sentence(rest);
    short && begins_with_capital(heading) && rest.starts_with(char::is_lowercase) && flow.readings(number).is_empty()
}

/// Words after which a number is a reference. A number before `en`, `of` or a comma goes on to the next number.
fn begins_reference(previous: &str, word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '“', '"', '‘']);
    if REFERENCE.iter().any(|r| bare.eq_ignore_ascii_case(r)) {
        return true;
    }
    let rest = previous[..previous.len() - word.len()].trim_end();
    let ends_with_number = |s: &str| s.trim_end_matches(['.', ',']).ends_with(|c: char| c.is_ascii_digit());
    match bare {
        "en" | "of" | "en/of" => ends_with_number(rest) && names_article(rest),
        "met" => rest.ends_with("tot en"),
        _ => word.ends_with(',') && ends_with_number(word) && names_article(rest),
    }
}

/// Words behind which a capital with a stop is the initial of a name: `de heer` ⏎ `P. Drosten`.
fn begins_name(word: &str) -> bool {
    matches!(word, "heer" | "mevrouw") || word.strip_suffix('.').is_some_and(label::is_title)
}

/// Offices that stand beside the names of those who sign.
const OFFICES: [&str; 6] = ["griffier", "voorzitter", "burgemeester", "secretaris", "penningmeester", "notaris"];

/// Whether piece `number` is the name of somebody who signs: `de griffier,` ⏎ `A. de Wit`, or `A. de Wit, griffier`. `word` is the
/// last one before it.
fn is_signer(text: &str, flow: &Flow, number: usize, word: &str) -> bool {
    let initial = |r: &Reading| matches!(r.numeral, Numeral::Upper | Numeral::RomanUpper) && r.keyword.is_none();
    let line = flow.text(text, number);
    let office = |word: &str| OFFICES.contains(&word.trim_matches([',', ':', '(', ')']));
    line.len() <= NAME
        && flow.readings(number).iter().all(|r| initial(r) && r.close == Close::Dot)
        && (office(word) || line.contains(',') && office(line.rsplit(' ').next().unwrap_or("")))
}

/// The line of a name is no longer than this, in bytes.
const NAME: usize = 60;

/// A reference word stands shortly before the end.
fn names_article(rest: &str) -> bool {
    rest.rsplit([' ', '\t']).take(5).any(|w| REFERENCE.iter().any(|r| w.eq_ignore_ascii_case(r)))
}

/// See [`begins_reference`].
const REFERENCE: &[&str] = &[
    "artikel",
    "artikelen",
    "artikels",
    "art.",
    "art",
    "artt.",
    "lid",
    "leden",
    "sub",
    "onder",
    "onderdeel",
    "onderdelen",
    "nr.",
    "nr",
    "nummer",
    "nummers",
    "hoofdstuk",
    "hoofdstukken",
    "paragraaf",
    "bijlage",
    "bijlagen",
    "t/m",
    "§",
    "punt",
    "artikelleden",
    "afdeling",
];
