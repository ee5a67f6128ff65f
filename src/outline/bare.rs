//! Numbers and letters without a sign inside a long line, and words that only this text uses as keywords. Any text may hold
//! them: what stands around them must ask for a label.

use crate::label::{self, After, Readings};
use crate::layout::{Word, ends_sentence};

/// Where such a label begins, how it can be read, and what stands before it.
type Found = (usize, Readings, After);

/// Numbers before a capital in the middle of a long line: `… artikel 3. 2 De aanvraag …`, `2 | De aanvraag`, `B2 Aanvraag`. Behind
/// the end of a sentence another one may begin with a number or an amount: `… vastgesteld. 2 8 weken na ontvangst …`.
pub(super) fn numbers(content: &str, from: usize) -> impl Iterator<Item = Found> + '_ {
    let words = content[from..].split_ascii_whitespace();
    let placed = words.map(|word| (word.as_ptr() as usize - content.as_ptr() as usize, word));
    placed.filter(move |(start, _)| *start > from).filter_map(|(start, word)| {
        let behind = &content[start + word.len()..];
        let digits = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(word);
        let number = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
        if !number || !(behind.is_empty() || behind.starts_with(' ')) {
            return None;
        }
        let readings = label::scan(&content[start..]);
        let end = start + usize::from(readings.first()?.len);
        let text = content[end..].trim_start();
        let ended = || ends_sentence(content[..start].trim_end());
        let amount = text.starts_with(|c: char| c.is_ascii_digit() || c == '€') && ended();
        let label = end >= start + word.len() && (amount || text.starts_with(char::is_uppercase));
        label.then(|| (start, readings, before(content, start)))
    })
}

/// What stands before a number without a sign.
fn before(content: &str, start: usize) -> After {
    match label::context(content, start) {
        After::Reference => After::Reference,
        _ if ends_sentence(content[..start].trim_end()) => After::SentenceEnd,
        _ => After::Word,
    }
}

/// Letters behind a colon or semicolon and before a small letter: `rekening met: a de behoefte …; b de ruimte …`.
pub(super) fn letters(content: &str) -> impl Iterator<Item = Found> + '_ {
    memchr::memchr2_iter(b':', b';', content.as_bytes()).filter_map(|sign| {
        let behind = content[sign + 1..].trim_start();
        let text = ["en ", "of "].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
        let mut readings = Readings::default();
        label::add_bare(text, &mut readings);
        let start = text.as_ptr() as usize - content.as_ptr() as usize;
        let whole = text.len() > 1 && !readings.is_empty();
        whole.then(|| (start, readings, label::context(content, start)))
    })
}

/// The first letter before a capital in the run of a sentence: only behind a label and its heading is that a label, `1.1 Dekking
/// a. De schade`.
pub(super) fn first_letters(content: &str) -> impl Iterator<Item = Found> + '_ {
    memchr::memmem::find_iter(content.as_bytes(), " a. ").map(|space| space + 1).filter_map(|start| {
        let after = label::context(content, start);
        let capital = content[start..].trim_start_matches("a. ").starts_with(char::is_uppercase);
        (capital && after == After::Word).then(|| (start, label::scan(&content[start..]), after))
    })
}

/// The words that the text uses as keywords, with their numbers.
pub(super) fn words<'t>(content: &'t str, from: usize, words: &'t [Word]) -> impl Iterator<Item = Found> + 't {
    let all = if words.is_empty() { "" } else { &content[from..] };
    let starts = memchr::memchr_iter(b' ', all.as_bytes()).map(move |space| from + space + 1);
    starts.filter_map(|start| {
        let mut readings = Readings::default();
        words.iter().for_each(|w| label::add_worded(&content[start..], &w.text, w.kinds, &mut readings));
        (!readings.is_empty()).then(|| (start, readings, label::context(content, start)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_labels_are_found_where_the_text_around_them_asks_for_one() {
        let places = |text: &str| -> Vec<usize> { numbers(text, 0).chain(letters(text)).map(|it| it.0).collect() };
        for (text, expected) in [
            ("Zie artikel 3. 2 De aanvraag wordt ingediend.", vec![15]),
            ("Het formulier is vastgesteld. 2 8 weken na ontvangst", vec![30]),
            ("Het college let op: a de markt; b de bewoners; en c het verkeer", vec![20, 32, 50]),
            ("Binnen 8 weken en met 2 personen, tegen 5 euro", vec![]),
        ] {
            assert_eq!(places(text), expected, "{text}");
        }
        let letters = |text: &str| -> Vec<usize> { first_letters(text).map(|it| it.0).collect() };
        assert_eq!(letters("1.1 Dekking a. De schade is verzekerd. b. Het verlies ook."), [12]);
        assert!(letters("Zoals onder a. De schade bij a. de bakker: a. De").is_empty());
    }
}
