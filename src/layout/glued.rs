//! Headings on one line with the text around them, where a line holds a whole block or page and no label tells them.
//!
//! A heading begins where a sentence may, has no stop and no number, and what follows shows its end: the first label below
//! it (`Staat van het gehuurde 2.1 Het`), a word that begins sentences (`Van wie wij ze krijgen De meeste`), its own
//! first word (`Betaling Betaling geschiedt`), small letters behind capitals (`UW RECHTEN U kunt`), or its question mark. One such place
//! proves nothing; several make a pattern, which must be that of the whole text.

use super::flow::{Flow, Gap, Piece, UNKNOWN};
use super::{begins_with_capital, ends_sentence, is_abbreviation, opens_sentence};
use crate::label::{self, After, Close, Numeral, Reading};

/// Lines are as long as this on average, in bytes; those of a page are shorter.
const LONG: usize = 100;
/// Fewer headings are no pattern.
const FEWEST: usize = 3;
/// A heading is no longer than this, in bytes.
const HEADING: usize = 60;
/// So many capitals are a heading, and no abbreviation.
const CAPITALS: usize = 5;
/// A question has so many words.
const QUESTION: usize = 3;
/// A longer first word may be said again.
const AGAIN: usize = 3;

/// Further words that begin a sentence and are no names. `U` is none of them: polite texts have it anywhere.
const OWN: [&str; 6] = ["Onze", "Ons", "Je", "Jij", "Jullie", "Soms"];
/// Words that stand behind the verb with which a sentence begins: `Klagen Bent u ontevreden, dan …`
const SUBJECTS: [&str; 9] = ["u", "je", "jij", "wij", "we", "hij", "zij", "er", "men"];

/// What shows where a heading ends.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    /// The first label below it, with the number of the heading where that carries it.
    Label(u16),
    /// The letters: it is in capitals, and what follows is not.
    Capitals,
    /// The words: a question, or what begins a sentence.
    Words,
}

/// A heading: its piece and its bytes in the text.
struct Head {
    piece: usize,
    start: u32,
    end: u32,
    sign: Sign,
}

/// Parts such headings from the text on their lines.
pub fn part(text: &str, flow: &mut Flow) {
    let total: usize = flow.pieces.iter().map(|p| p.range().len()).sum();
    if total < LONG * flow.pieces.len() || flow.shouts {
        return;
    }
    let mut heads: Vec<Head> = (0..flow.pieces.len()).flat_map(|n| in_piece(text, flow, n)).collect();
    keep_pattern(text, flow, &mut heads);
    if !heads.is_empty() {
        split(text, flow, &heads);
    }
}

/// What may be a heading in one piece.
fn in_piece(text: &str, flow: &Flow, number: usize) -> Vec<Head> {
    let piece = &flow.pieces[number];
    let line = &text[piece.range()];
    let above = number.checked_sub(1).map_or("", |n| flow.text(text, n));
    let fresh = piece.gap == Gap::Blank || ends_sentence(above) || !above.contains(char::is_lowercase);
    let stops = line.bytes().enumerate().filter(|(_, b)| matches!(b, b'.' | b'?' | b'!' | b':')).map(|(at, _)| at + 1);
    let starts = stops.filter(|at| line[*at..].starts_with(' ') && ends_text(&line[..*at])).map(|at| at + 1);
    let mut found: Vec<Head> = Vec::new();
    for start in fresh.then_some(0).into_iter().chain(starts) {
        let colon = line[..start].ends_with(": ");
        let begins = |sign: &(usize, Sign)| !colon || sign.1 == Sign::Capitals;
        let Some((length, sign)) = heading(&line[start..]).filter(begins) else { continue };
        let start = piece.start + start as u32;
        if found.last().is_none_or(|last| last.end < start) {
            found.push(Head { piece: number, start, end: start + length as u32, sign });
            // Below one in capitals another one may stand.
            let rest = &text[(start as usize + length)..piece.end as usize];
            let below = start + length as u32 + (rest.len() - rest.trim_start().len()) as u32;
            if let (Sign::Capitals, Some((length, sign))) = (sign, heading(rest.trim_start())) {
                found.push(Head { piece: number, start: below, end: below + length as u32, sign });
            }
        }
    }
    found
}

/// A sentence ends here, and no abbreviation or label; a number that is referred to may end one.
fn ends_text(before: &str) -> bool {
    let word = super::last_word(before).trim_end_matches(['.', '?', '!', ':']);
    let at = before.len() - super::last_word(before).len();
    let sign = word.len() < 2 || word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'I' | b'V' | b'X' | b'L'));
    // `artikel 2.1.` ends a sentence, `Artikel 2.` and `§ 2.` are labels.
    let named = super::last_word(before[..at].trim_end()).starts_with(char::is_lowercase);
    let label = sign && !(named && label::context(before, at) == After::Reference);
    ends_sentence(before) && !label && (sign || !is_abbreviation(word))
}

/// How long the heading is with which a text begins, and what shows its end.
fn heading(rest: &str) -> Option<(usize, Sign)> {
    let mut near = rest.len().min(2 * HEADING);
    while !rest.is_char_boundary(near) {
        near -= 1;
    }
    let mut words = rest[..near].split(' ').peekable();
    let first = words.next()?;
    if !first.starts_with(char::is_uppercase) || !label::scan(rest).is_empty() {
        return None;
    }
    let (mut last, mut count) = (first, 1);
    while let Some(word) = words.next() {
        let at = word.as_ptr() as usize - rest.as_ptr() as usize;
        let before = rest[..at].trim_end();
        if before.len() > HEADING
            || last.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | ';' | ':' | '!' | '•'))
        {
            return None;
        }
        if last.ends_with('?') {
            return (count >= QUESTION && begins_with_capital(word)).then_some((before.len(), Sign::Words));
        }
        if let Some(sign) = boundary(rest, at, [first, word, words.peek().unwrap_or(&"")]) {
            return Some((before.len(), sign));
        }
        (last, count) = (word, count + 1);
    }
    None
}

/// What shows that a heading ends before a word, at byte `at`, with the first word of the heading and the one behind.
fn boundary(rest: &str, at: usize, [first, word, next]: [&str; 3]) -> Option<Sign> {
    let small = next.starts_with(char::is_lowercase);
    if let Some(reading) = label::scan(&rest[at..]).first() {
        return label_below(rest, reading, at);
    }
    let letters = || rest[..at].chars().filter(|c| c.is_alphabetic());
    let begins = word.starts_with(char::is_uppercase) && word.chars().all(|c| !c.is_uppercase() || word.starts_with(c));
    if begins && letters().count() >= CAPITALS && letters().all(char::is_uppercase) {
        return Some(Sign::Capitals);
    }
    let again = word == first && word.len() > AGAIN;
    let asks = SUBJECTS.contains(&next) && begins_with_capital(word);
    (small && (opens_sentence(word) || OWN.contains(&word) || again || asks)).then_some(Sign::Words)
}

/// Whether the label at byte `at` is the first one below a heading.
fn label_below(rest: &str, reading: &Reading, at: usize) -> Option<Sign> {
    let parts = reading.number.parts();
    let carried = reading.numeral == Numeral::Decimal && parts.len() == 2;
    let simple = reading.numeral == Numeral::Arabic && reading.close != Close::None;
    let behind = rest[at + usize::from(reading.len)..].trim_start();
    let fits = (carried || simple) && reading.number.is_first() && reading.keyword.is_none();
    let named = label::is_keyword(rest[..at].trim_end()) || label::context(rest, at) == After::Reference;
    let number = if carried { parts[0] } else { 0 };
    (fits && !named && begins_with_capital(behind)).then_some(Sign::Label(number))
}

/// Keeps the headings that are a pattern of the whole text: above first labels, or, in a text without any number, above sentences.
fn keep_pattern(text: &str, flow: &Flow, heads: &mut Vec<Head>) {
    let mut last = 0;
    heads.retain(|head| match head.sign {
        Sign::Label(0) => true,
        Sign::Label(number) => {
            let on = number > last && number <= last + FEWEST as u16;
            last = if on { number } else { last };
            on
        }
        _ => true,
    });
    let labelled = heads.iter().filter(|head| matches!(head.sign, Sign::Label(_))).count();
    let enough = heads.len() >= FEWEST;
    match labelled {
        FEWEST.. => heads.retain(|head| head.sign != Sign::Words),
        0 if enough && !is_numbered(text, flow) => {}
        _ => heads.clear(),
    }
}

/// Whether a number or keyword begins a line or follows a sentence.
fn is_numbered(text: &str, flow: &Flow) -> bool {
    let counts =
        |r: &Reading| r.keyword.is_some_and(|_| !r.lower) || matches!(r.numeral, Numeral::Arabic | Numeral::Decimal);
    (0..flow.pieces.len()).any(|n| {
        let ended = |after: After| matches!(after, After::Start | After::SentenceEnd);
        let inside = label::scan_inline(flow.text(text, n), 0);
        let page = n == 0 && flow.text(text, n).starts_with("1 ");
        !page && flow.readings(n).iter().any(counts)
            || inside.into_iter().any(|c| ended(c.after) && c.readings.iter().any(counts))
    })
}

/// Makes each heading, and what stands between two of them, a piece of its own.
fn split(text: &str, flow: &mut Flow, heads: &[Head]) {
    let mut heads = heads.iter().peekable();
    let mut pieces: Vec<Piece> = Vec::with_capacity(flow.pieces.len() + 2 * heads.len());
    let mut lasts = Vec::with_capacity(flow.pieces.len());
    for (n, piece) in flow.pieces.iter().enumerate() {
        let mut from = piece.start;
        let mut first = true;
        let mut push = |start: u32, end: u32| {
            let inner = &text[start as usize..end as usize];
            let start = start + (inner.len() - inner.trim_start().len()) as u32;
            let end = start + inner.trim().len() as u32;
            if start < end {
                let own = Piece { start, end, spaced: end < piece.end || piece.spaced, label: UNKNOWN, ..*piece };
                let apart = Piece { gap: Gap::Blank, page: false, indent: 0, ..own };
                pieces.push(if first { own } else { apart });
                first = false;
            }
        };
        while let Some(head) = heads.next_if(|head| head.piece == n) {
            push(from, head.start);
            push(head.start, head.end);
            from = head.end;
        }
        push(from, piece.end);
        lasts.push(pieces.len() as u32 - 1);
    }
    flow.pieces = pieces;
    flow.cuts.iter_mut().filter_map(|cut| cut.after.as_mut()).for_each(|n| *n = lasts[*n as usize]);
    flow.scan(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_heading_is_found() {
        for marked in [
            "Staat van het gehuurde| 2.1 Het gehuurde wordt opgeleverd in goede staat.",
            "Van wie wij gegevens krijgen| De meeste gegevens krijgen wij van uzelf.",
            "Betaling| Betaling geschiedt binnen dertig dagen.",
            "UW GEGEVENS| Welke gegevens wij vastleggen Wij leggen vast:",
            "Klagen| Bent u niet tevreden, dan hoort het bestuur dat graag.",
            "Gebruiken jullie cookies?| Ja, onze website gebruikt cookies.",
            "De huurder betaalt aan De Haven B.V. de huur.",
            "De huur staat in artikel 1.1 De huurder betaalt.",
            "Artikel 1.1 Het gehuurde",
            "Er zijn 2 De beuken",
            "AVG| De verordening is van toepassing.",
        ] {
            let line = marked.replace('|', "");
            assert_eq!(heading(&line).map(|h| h.0), marked.find('|'), "{line}");
        }
    }
}
