//! What stands before a label in the middle of a text.

/// What stands before a candidate label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum After {
    /// Nothing but white space since the place where the search began, or since a candidate that is no
    /// reference.
    Start,
    /// A colon.
    Colon,
    /// A semicolon, also with `en`, `of` or `dan wel` after it.
    Semicolon,
    /// A comma, also with one of these after it.
    Comma,
    /// The end of a sentence.
    SentenceEnd,
    /// `en`, `of`, `dan wel` after a word.
    Conjunction,
    /// A word that makes a reference of what follows (`artikel`, `lid`, `onder`), also over other numbers:
    /// `artikel 4, 5 en`.
    Reference,
    /// A word, before the first item of a list that a semicolon and the second item prove.
    List,
    /// Anything else.
    Word,
}

/// The most bytes that are looked at.
const WINDOW: usize = 120;

const REFERENCES: &[&str] = &[
    "artikel",
    "artikelen",
    "artikels",
    "art",
    "artt",
    "lid",
    "leden",
    "sub",
    "onder",
    "onderdeel",
    "onderdelen",
    "punt",
    "letter",
    "letters",
    "hoofdstuk",
    "hoofdstukken",
    "hfst",
    "paragraaf",
    "paragrafen",
    "par",
    "afdeling",
    "afdelingen",
    "titel",
    "deel",
    "boek",
    "bijlage",
    "bijlagen",
    "nr",
    "nrs",
    "nummer",
    "nummers",
    "alinea",
    "bepaling",
    "bepalingen",
    "clausule",
    "rubriek",
    "rubrieken",
    "sectie",
    "secties",
    "module",
    "modules",
    "t/m",
    "§",
];

/// The class of what stands before `start`. `floor` is where the search began or
/// the last label ended.
pub(super) fn after(text: &str, start: usize, floor: usize) -> After {
    if text[floor..start].trim_start().is_empty() {
        return After::Start;
    }
    classify(window(text, start).trim_end())
}

/// The same, where no label stands before it in the text.
pub fn context(text: &str, start: usize) -> After {
    after(text, start, 0)
}

/// The last [`WINDOW`] bytes before `start`, or a few less.
pub(super) fn window(text: &str, start: usize) -> &str {
    let mut from = start.saturating_sub(WINDOW);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..start]
}

fn classify(before: &str) -> After {
    let bare = before.trim_end_matches([')', ']', '”', '"', '’', '\'', '»']);
    match bare.chars().next_back() {
        Some(':') => After::Colon,
        Some(';') => After::Semicolon,
        Some(',') if refers(before) => After::Reference,
        Some(',') => After::Comma,
        Some('.') => stop(bare),
        Some('!' | '?' | '…') => After::SentenceEnd,
        _ => word(before),
    }
}

/// After a full stop: an abbreviation or the end of a sentence.
fn stop(before: &str) -> After {
    let token = last_word(before).trim_matches(['.', '(']);
    if is_reference(token) && token.len() <= 4 {
        return After::Reference;
    }
    match token.len() {
        1 if token.as_bytes()[0].is_ascii_alphabetic() => After::Word,
        _ if is_title(token) => After::Word,
        _ => After::SentenceEnd,
    }
}

/// Titles that stand with a stop before the initials of a name.
const TITLES: &[&str] = &["mr", "drs", "dr", "ir", "ing", "prof", "bc", "dhr", "mw", "mevr"];

/// Whether a word, without the stop behind it, is a title before a name: `mr`, in small letters or with a capital.
pub fn is_title(word: &str) -> bool {
    (2..=4).contains(&word.len()) && TITLES.iter().any(|title| title.eq_ignore_ascii_case(word))
}

fn word(before: &str) -> After {
    let token = last_word(before).trim_start_matches('(');
    if is_reference(token) || refers(before) {
        return After::Reference;
    }
    let rest = match CONJUNCTIONS.iter().find(|c| ends_with_word(before, c)) {
        Some(conjunction) => before[..before.len() - conjunction.len()].trim_end(),
        None => return After::Word,
    };
    match rest.chars().next_back() {
        Some(';') => After::Semicolon,
        Some(',') => After::Comma,
        _ => After::Conjunction,
    }
}

/// What may stand before the last item of a list; the longer ones first.
const CONJUNCTIONS: &[&str] = &["dan wel", "danwel", "ofwel", "alsmede", "alsook", "en/of", "en", "of"];

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric) && !rest.ends_with('/'))
}

/// A reference word, then only numbers and what joins them: `artikel 4, 5 en`, `leden 1 tot en met`.
fn refers(before: &str) -> bool {
    for token in before.split_whitespace().rev().take(16) {
        if token.ends_with(';') {
            return false;
        }
        let token = token.trim_start_matches('(').trim_end_matches([',', '.', ')']);
        if is_reference(token) {
            return true;
        }
        let joins = matches!(token, "en" | "of" | "en/of" | "tot" | "met" | "-" | "–" | "");
        if !joins && !numberish(token) {
            return false;
        }
    }
    false
}

fn numberish(token: &str) -> bool {
    let letter = token.len() == 1 && token.as_bytes()[0].is_ascii_alphabetic();
    let roman = token.len() <= 5 && token.bytes().all(|b| b"ivxIVX".contains(&b));
    letter || roman || token.len() <= 12 && token.starts_with(|c: char| c.is_ascii_digit())
}

fn is_reference(token: &str) -> bool {
    (2..=13).contains(&token.len()) && REFERENCES.iter().any(|word| word.eq_ignore_ascii_case(token))
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}
