//! Where a new paragraph begins inside the text of a node.
//!
//! A blank line alone proves nothing: page and column breaks leave them inside sentences and even inside words. It
//! needs a sentence end before and a capital behind, or a text in which no blank line stands inside a sentence.

use crate::layout::{Flow, Gap, begins_with, begins_with_capital, ends_sentence, is_closing, leaves_room};
use crate::outline::{is_short_line, is_torn};
use crate::tree::Part;
use std::ops::Range;

/// What the builder knows of the text before.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The text belongs to an item of a list whose items end with a comma or semicolon.
    pub in_punctuated_list: bool,
    /// Each line of this text is a paragraph, and the text is of no lid: a line end in that can be an accident.
    pub whole_lines: bool,
    /// White space stands at the end of each line that goes on, see [`Flow::spaces_go_on`].
    pub spaces_go_on: bool,
    /// No blank line of this text stands inside a sentence.
    pub blanks_part: bool,
    /// The text is of the last item of its list, and those before end with a comma or semicolon.
    pub ends_list: bool,
    /// The border is that behind the line of a label, where the extraction of this document leaves blank lines.
    pub noisy: bool,
    /// The text is of an article, where no comma ends a paragraph.
    pub labelled: bool,
    /// The text is, or may be followed by, a definition: a colon or another definition stands before.
    pub among_definitions: bool,
}

/// Whether piece `next` begins a new paragraph after piece `last` of the same node.
pub fn breaks(text: &str, flow: &Flow, last: usize, next: usize, context: Context) -> bool {
    let before = flow.text(text, last);
    let after = flow.text(text, next);
    if is_closing(after) && ends_sentence(before) || is_note(flow, next, after) {
        return true;
    }
    if is_formula(after) && (ends_sentence(before) || before.ends_with(',') && !context.labelled) {
        return true;
    }
    if is_end_heading(after) && ends_sentence(before) || is_end_heading(before) && begins_with_capital(after) {
        return true;
    }
    let fresh = begins_with_capital(after) || after.starts_with(|c: char| c.is_ascii_digit() || c == '€');
    if before.ends_with('.') && is_term(text, flow, next) {
        return true;
    }
    let gap = flow.pieces[next].gap;
    if !ends_sentence(before) {
        let blank = gap == Gap::Blank && context.blanks_part && !context.noisy;
        let heading = || !context.labelled && is_heading(text, flow, last, next);
        let comma = || before.ends_with(',') && !is_short_line(after);
        let open = || before.ends_with(['-', '/']) || comma() || is_torn(before, after);
        return fresh && (blank && !open() || heading());
    }
    if context.ends_list && before.ends_with([';', ',']) && gap == Gap::Line && flow.ends_far_off(text, last, next) {
        return true;
    }
    let spaced = flow.pieces[last].spaced;
    let tells = context.spaces_go_on && gap == Gap::Line && before.ends_with('.');
    if tells && (spaced || !flow.drops_space(text, last, next)) {
        return fresh && !spaced;
    }
    match gap {
        Gap::Cut => false,
        Gap::Blank if fresh && !context.noisy => true,
        _ if context.among_definitions && is_definition(after) => true,
        _ if !before.ends_with('.') || !fresh => false,
        _ => context.in_punctuated_list || context.whole_lines || flow.ends_early(text, last, next),
    }
}

/// Whether `line`, that of a piece, is a note: `* doorhalen wat niet van toepassing is`
fn is_note(flow: &Flow, piece: usize, line: &str) -> bool {
    flow.pieces[piece].gap == Gap::Blank && line.starts_with("* ")
}

/// Whether piece `last` is a heading without a label: a short line that begins a paragraph, above a sentence.
fn is_heading(text: &str, flow: &Flow, last: usize, next: usize) -> bool {
    let begins = last == 0 || flow.pieces[last].gap == Gap::Blank;
    let (line, after) = (flow.text(text, last), flow.text(text, next));
    begins && is_short_line(line) && flow.pieces[next].gap == Gap::Line && leaves_room(line, after)
}

/// Whether piece `number` is a term alone on its line, above the sentence that says what it means.
fn is_term(text: &str, flow: &Flow, number: usize) -> bool {
    let Some(below) = flow.pieces.get(number + 1) else { return false };
    let (line, after) = (flow.text(text, number), flow.text(text, number + 1));
    let sentence = begins_with_capital(after) && flow.readings(number + 1).is_empty() && !is_short_line(after);
    is_short_line(line) && line.len() <= TERM && sentence && below.gap == Gap::Line && leaves_room(line, after)
}

/// Whether piece `number`, which stands above a label, is a heading without a label over what the label begins: a short line
/// behind the end of a sentence. Above a lid it announces that with a colon, and may be longer.
pub fn is_subhead(text: &str, flow: &Flow, number: usize, blanks_part: bool, above_lid: bool) -> bool {
    let Some(before) = number.checked_sub(1).map(|n| flow.text(text, n)) else { return false };
    let line = flow.text(text, number);
    let long = above_lid && line.len() <= ANNOUNCEMENT && begins_with_capital(line);
    let announces = line.ends_with(':') && (long || is_short_line(line.trim_end_matches(':')));
    let apart = flow.pieces[number].gap == Gap::Blank && blanks_part;
    let ended = ends_sentence(before) && !before.ends_with(':');
    if above_lid { announces && ended } else { (announces || is_short_line(line)) && (ended || apart) }
}

/// Whether piece `number`, which stands between two items of a list, announces the second one and those behind it: `maar niet:`
pub fn announces_items(text: &str, flow: &Flow, number: usize) -> bool {
    let line = flow.text(text, number);
    let ended = number.checked_sub(1).is_some_and(|n| flow.text(text, n).ends_with([';', '.']));
    ended && line.ends_with(':') && line.len() <= ANNOUNCEMENT
}

/// A line that announces leden or items is no longer than this, in bytes.
const ANNOUNCEMENT: usize = 120;

/// So many blank lines between sentences show what blank lines do in a text.
const BLANKS: usize = 3;

/// Whether blank lines in `pieces` stand between paragraphs only: no sentence goes on behind one.
pub fn blanks_part(text: &str, flow: &Flow, pieces: Range<u32>) -> bool {
    let mut between = 0;
    let blanks = (pieces.start as usize + 1..pieces.end as usize).filter(|n| flow.pieces[*n].gap == Gap::Blank);
    for n in blanks {
        let after = flow.text(text, n);
        if ends_sentence(flow.text(text, n - 1)) || is_short_line(after) {
            between += 1;
        } else if after.starts_with(char::is_lowercase) && flow.readings(n).is_empty() {
            return false;
        }
    }
    between >= BLANKS
}

/// How many blank lines in the middle of a sentence, behind the line of a label, show that these prove nothing.
const NOISE: usize = 3;

/// Whether the extraction left blank lines behind the lines of labels: hanging labels do that. `labels` are the pieces
/// that begin with one.
pub fn has_noise(text: &str, flow: &Flow, labels: impl Iterator<Item = u32>) -> bool {
    let torn = |n: usize| {
        let next = flow.pieces.get(n + 1).filter(|p| p.gap == Gap::Blank);
        next.is_some() && !ends_sentence(flow.text(text, n)) && flow.text(text, n + 1).starts_with(char::is_lowercase)
    };
    labels.filter(|n| torn(*n as usize)).take(NOISE).count() == NOISE
}

/// A line with a set phrase that always begins a paragraph: the recitals of a regulation, the turns of a contract, the
/// closing formula (Aanwijzingen voor de regelgeving, aanwijzing 4.6 and following).
pub fn is_formula(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "gelezen ",
        "gelet op ",
        "overwegende",
        "gehoord ",
        "besluit ",
        "besluiten ",
        "gezamenlijk ",
        "hierna gezamenlijk",
        "hierna samen",
        "tezamen ",
        "aldus vastgesteld",
        "aldus overeengekomen",
        "aldus opgemaakt",
        "aldus besloten",
        "aldus gedaan",
        "waarvan akte",
        "lasten en bevelen",
    ];
    WORDS.iter().any(|w| begins_with(line, w)) || is_turn(line)
}

/// A line that is all the heading of what stands behind the last article: the end of a deed, notes, another statement.
pub fn is_end_heading(line: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "slotverklaring",
        "slotakte",
        "slotformulier",
        "slot",
        "toelichting",
        "algemene toelichting",
        "artikelsgewijze toelichting",
        "artikelsgewijs",
        "nota van toelichting",
        "memorie van toelichting",
        "ondertekening",
        "handtekening",
        "handtekeningen",
        "privacyverklaring",
        "privacy statement",
        "cookieverklaring",
        "disclaimer",
        "versiebeheer",
        "versiegeschiedenis",
        "wijzigingsoverzicht",
        "colofon",
        "nawoord",
    ];
    let line = line.trim_end_matches([':', '.', ' ']);
    line.len() <= END_HEADING && begins_with_capital(line) && HEADINGS.contains(&line.to_lowercase().as_str())
}

/// Such a heading is no longer than this, in bytes.
const END_HEADING: usize = 30;

/// A turn of a contract, which stands outside any list: `OVERWEGENDE DAT:`, `komen overeen als volgt:`, `Aldus …`.
pub fn is_turn(line: &str) -> bool {
    const TURNS: &[&str] = &[
        "ondergetekenden:",
        "overwegen",
        "in aanmerking nemende",
        "nemen in aanmerking",
        "komen overeen",
        "komen het volgende overeen",
        "zijn overeengekomen",
        "zijn het volgende overeengekomen",
        "verklaren het volgende",
        "verklaren te zijn overeengekomen",
        "partijen komen",
        "spreken af",
        "spreken het volgende af",
        "afgesproken",
    ];
    let turns = |folded: &str| TURNS.iter().any(|t| folded.contains(t));
    let announces = || line.len() <= 90 && line.ends_with(':') && turns(&line.to_lowercase());
    let closes = ["aldus ", "waarvan akte", "lasten en bevelen"].iter().any(|words| begins_with(line, words));
    closes && line.len() <= CLOSING || announces()
}

/// A line that closes a set of terms: `Aldus opgemaakt te …`, `Vastgesteld door het bestuur …`
pub fn closes(line: &str) -> bool {
    const DONE: &[&str] =
        &["vastgesteld", "overeengekomen", "opgemaakt", "besloten", "gedaan", "getekend", "ondertekend"];
    let done = |rest: &str| DONE.iter().any(|word| rest.contains(word)) && !rest.ends_with([';', ':']);
    let deed = line.starts_with("Waarvan akte ");
    line.len() <= CLOSING && (is_closing(line) || deed || line.strip_prefix("Aldus ").is_some_and(done))
}

/// A closing formula is no longer than this, in bytes.
pub const CLOSING: usize = 200;

/// Terms are no longer than this, in bytes.
const TERM: usize = 60;

/// The sign between a term and its meaning in place of a colon.
pub const DASH: &str = " – ";

/// A line that begins with a term and a colon: `Back-up: een kopie`, `“Koper”: iedere`, `aanvrager: een persoon`. A tab,
/// a dash between spaces or an equals sign does as well.
pub fn is_definition(line: &str) -> bool {
    let begin = &line.as_bytes()[..line.len().min(TERM + 1)];
    let sign = begin.iter().position(|b| matches!(b, b':' | b'\t' | b'='));
    let near = &line.as_bytes()[..line.len().min(TERM + DASH.len())];
    let dash = memchr::memmem::find(near, DASH.as_bytes()).filter(|end| sign.is_none_or(|sign| *end < sign));
    let Some(end) = dash.or(sign) else { return false };
    let term = line[..end].trim();
    let rest = line[end..].strip_prefix(" –").unwrap_or(line[end..].trim_start_matches([':', '=']));
    let words = term.split_whitespace().count();
    let plain = term.chars().all(|c| c.is_alphanumeric() || " -–/()’'“”\"‘".contains(c));
    (1..=6).contains(&words) && plain && rest.starts_with([' ', '\t']) && !ends_sentence(term)
}

/// Whether the paragraphs of an article say what terms mean and nothing else: then each of them is a paragraph of its own.
pub fn are_definitions(text: &str, paragraphs: &[Vec<Part>]) -> bool {
    let line = |parts: &Vec<Part>| parts.first().map_or("", |p| &text[p.start as usize..p.end as usize]);
    paragraphs.len() >= DEFINITIONS && paragraphs.iter().all(|parts| is_definition(line(parts)))
}

/// Whether so many of the lines of `content` behind the end of a sentence say what a term means that they are a list of terms.
pub fn list_definitions(text: &str, content: &[(u32, Part)]) -> bool {
    let lines = content.iter().map(|(_, part)| &text[part.start as usize..part.end as usize]);
    let mut ended = false;
    let defines = |line: &&str| std::mem::replace(&mut ended, line.ends_with(['.', ';'])) && is_definition(line);
    lines.filter(defines).nth(DEFINITIONS - 1).is_some()
}

/// Fewer terms below a heading are no list of them.
const DEFINITIONS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_known() {
        for (line, yes) in [
            ("Back-up: een kopie van gegevens;", true),
            ("“Koper”: iedere natuurlijke persoon", true),
            ("aanvrager: natuurlijke persoon die", true),
            ("Partijen komen het volgende overeen en verklaren daarbij uitdrukkelijk: dat", false),
            ("Koper\t\tiedere natuurlijke persoon", true),
            ("Koper = iedere natuurlijke persoon", true),
            ("Koper – iedere natuurlijke persoon", true),
            ("verkoop-en leveringsvoorwaarden van de koper", false),
            ("Zie www.voorbeeld.nl: daar", false),
            ("om 9:00 uur", false),
        ] {
            assert_eq!(is_definition(line), yes, "{line}");
        }
    }
}
