//! Letters and hyphens: the smallest facts that the rules stand on.

use std::borrow::Cow;

/// Whether the character is a hyphen, a soft one, or the minus sign that some extractors print for it.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' | '\u{2212}')
}

/// Whether the character can stand inside a word: a letter, a digit or an apostrophe.
pub fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c) || is_combining(c)
}

/// Whether the character is an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Whether the character is a combining mark that belongs to the letter before it.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The form under which words are compared: lower case, one hyphen, one apostrophe.
pub fn fold(form: &str) -> Cow<'_, str> {
    if form.is_ascii() {
        let small = !form.bytes().any(|b| b.is_ascii_uppercase());
        return if small { Cow::Borrowed(form) } else { Cow::Owned(form.to_ascii_lowercase()) };
    }
    let mut folded = String::with_capacity(form.len());
    for c in form.chars() {
        match c {
            'a'..='z' => folded.push(c),
            c if is_hyphen(c) => folded.push('-'),
            '’' => folded.push('\''),
            c => folded.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(folded)
}

/// Whether the letter is a vowel of Dutch spelling, accents included; `y` is none.
pub fn is_vowel(c: char) -> bool {
    "aeiouáéíóúàèìòùâêîôûäëïöü".contains(c.to_lowercase().next().unwrap_or(c))
}

/// The letter with a trema, for the vowels that can carry one.
pub fn with_trema(c: char) -> Option<char> {
    Some(match c {
        'a' => 'ä',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Ä',
        'E' => 'Ë',
        'I' => 'Ï',
        'O' => 'Ö',
        'U' => 'Ü',
        _ => return None,
    })
}

/// Whether the word has letters and all of them are capitals; one capital alone counts.
pub fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether the word begins with a capital.
pub fn has_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// How many characters the word has.
pub fn length(word: &str) -> usize {
    word.chars().count()
}
