//! Words that an earlier joining ran together: `nietsublicentieerbaar`, `deelof voorfacturering`, `LTSPclients`.
//!
//! That is the spelling of the source, so nothing is changed: a suggestion is made where the evidence is strong. At most
//! two false ones in 10,000 words of clean text are allowed (`tests/repair_accuracy`).

use super::letters::{fold, has_capital, is_inner, length};
use super::{Evidence, token};
use std::ops::Range;

/// A word that looks glued, and what it may have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glued {
    /// The bytes of the text that the suggestion stands for.
    pub range: Range<usize>,
    /// How it would read when the joining is undone.
    pub suggestion: String,
    /// What says so: a stable name.
    pub rule: &'static str,
}

/// The words in a text that were probably glued, from left to right.
///
/// In: a line or paragraph. Out: nothing where the lexicon is not complete, for then no word is known to be wrong.
pub fn glued(text: &str, e: &Evidence<'_>) -> Vec<Glued> {
    if !e.lexicon.is_complete() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = Tokens { text, at: 0 };
    while let Some(token) = rest.next() {
        let capital = token.inner & CAPITAL != 0;
        if !(capital || may_be_glued(&token)) {
            continue;
        }
        let Some(word) = word(text, &token) else { continue };
        let whole = one(&text[word.clone()], capital, e);
        let whole = whole.map(|(suggestion, rule)| Glued { range: word.clone(), suggestion, rule });
        found.extend(whole.or_else(|| pair(text, word, rest.clone(), e)));
    }
    found
}

/// The byte is white space.
const SPACE: u8 = 1;
/// The byte is a capital, or of a character that may be one.
const CAPITAL: u8 = 2;
/// The byte is no letter or digit of ASCII.
const MARK: u8 = 4;

/// What the bytes of a text are.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = match b {
            _ if b.is_ascii_whitespace() => SPACE,
            b'A'..=b'Z' => CAPITAL,
            0x80.. => CAPITAL | MARK,
            _ if b.is_ascii_alphanumeric() => 0,
            _ => MARK,
        };
        byte += 1;
    }
    table
};

/// The tokens of a text from `at` on.
#[derive(Clone)]
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

/// A run without white space.
struct Token<'t> {
    text: &'t str,
    /// What its first byte is.
    first: u8,
    /// What its other bytes are.
    inner: u8,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while at < bytes.len() && CLASS[bytes[at] as usize] == SPACE {
            at += 1;
        }
        let start = at;
        let first = CLASS[*bytes.get(start)? as usize];
        let mut inner = 0;
        at += 1;
        while at < bytes.len() && CLASS[bytes[at] as usize] != SPACE {
            inner |= CLASS[bytes[at] as usize];
            at += 1;
        }
        self.at = at;
        Some(Token { text: &self.text[start..at], first, inner })
    }
}

/// What every glued word without a capital inside has: *n* or a mark at its start, or a conjunction at its end. Nearly all
/// words are turned away here.
fn may_be_glued(token: &Token) -> bool {
    let begins = token.first & MARK != 0 || matches!(token.text.as_bytes()[0], b'n' | b'N');
    begins || matches!(token.text.as_bytes(), [.., b'e', b'n'] | [.., b'o', b'f'])
}

/// The run of letters in a token, unless it is short or touches a hyphen, a dot or an address mark.
fn word(text: &str, token: &Token) -> Option<Range<usize>> {
    let range = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    };
    if (token.first | token.inner) & MARK == 0 {
        return (token.text.len() > 4).then(|| range(token.text));
    }
    let word = token::bare(token.text);
    (length(word) > 4 && word.chars().all(is_inner)).then(|| range(word))
}

/// A word that is glued in itself; `capital` tells that there may be a capital inside.
fn one(word: &str, capital: bool, e: &Evidence<'_>) -> Option<(String, &'static str)> {
    let camel = if capital { camel(word, e) } else { None };
    camel.map(|s| (s, "glued-capital")).or_else(|| negation(word, e).map(|s| (s, "glued-negation")))
}

/// `LTSPclients`, `SaaSdienst`: an initialism before a known word, and the document or nobody else writes it so.
fn camel(word: &str, e: &Evidence<'_>) -> Option<String> {
    let capitals = word.char_indices().take_while(|(_, c)| c.is_uppercase()).count();
    let mixed = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).last().map(|(at, c)| at + c.len_utf8());
    let at = mixed.filter(|at| capitals > 1 || e.vocabulary.before_hyphen(&word[..*at]) > 0)?;
    let (left, right) = word.split_at(at);
    let hyphened = [left, "-", right].concat();
    let word_follows = length(right) > 3 && e.lexicon.is_free(right);
    let witness = e.vocabulary.has(&hyphened) || e.vocabulary.before_hyphen(left) > 0 || e.lexicon.knows(&hyphened);
    (word_follows && witness && !e.lexicon.knows(word)).then_some(hyphened)
}

/// `nietsublicentieerbaar`: nobody writes *niet* and an adjective as one word.
fn negation(word: &str, e: &Evidence<'_>) -> Option<String> {
    if !word.as_bytes().first().is_some_and(|b| matches!(b, b'n' | b'N')) {
        return None;
    }
    let folded = fold(word);
    let rest = folded.strip_prefix("niet").or_else(|| folded.strip_prefix("non"))?;
    let adjective = ["baar", "baare", "bare", "lijk", "lijke", "ief", "ieve", "eerd", "eerde", "end", "ende"]
        .iter()
        .any(|end| rest.ends_with(end));
    let whole = e.lexicon.is_free(rest) || adjective;
    let unknown = !e.lexicon.knows(word) && !e.lexicon.is_compound(&folded);
    (length(rest) > 5 && whole && unknown)
        .then(|| [&word[..word.len() - rest.len()], "-", &word[word.len() - rest.len()..]].concat())
}

/// `deelof voorfacturering`, `veren gebruiksartikelen`: the hyphen and the space of a shortened pair are gone.
fn pair(text: &str, word: Range<usize>, mut rest: Tokens, e: &Evidence<'_>) -> Option<Glued> {
    let ending = &text.as_bytes()[word.end - 2..word.end];
    if !matches!(ending, b"en" | b"of") {
        return None;
    }
    let next = rest.next().filter(|next| ending == b"of" || next.text.len() > SHORTEST + 1)?;
    let next = self::word(text, &next)?;
    let short = ending == b"en" && next.len() <= SHORTEST + 1;
    if short || has_capital(&text[next.clone()]) || !text[word.end..next.start].trim().is_empty() {
        return None;
    }
    let (form, following) = (fold(&text[word.clone()]), fold(&text[next.clone()]));
    let conjunction = ["of", "en"].into_iter().find(|c| form.ends_with(c))?;
    let left = &form[..form.len() - conjunction.len()];
    if length(left) < 3 || !(shares(left, &following, e) || unknown_of(left, conjunction, &following, e)) {
        return None;
    }
    let cut = word.end - conjunction.len();
    let suggestion = [&text[word.start..cut], "- ", conjunction, " ", &text[next.clone()]].concat();
    Some(Glued { range: word.start..next.end, suggestion, rule: "glued-conjunction" })
}

/// A word that two words share has more bytes.
const SHORTEST: usize = 5;

/// The last part of the following word makes a known word with the left half too, and both have a prefix of their own:
/// `ver(bruiksartikelen)` beside `ge(bruiksartikelen)`.
fn shares(left: &str, following: &str, e: &Evidence<'_>) -> bool {
    let cuts = following.char_indices().map(|(at, _)| at).skip(2).take_while(|&at| at < 6);
    let mut cuts = cuts.filter(|&at| following.len() - at > SHORTEST);
    let entries = e.lexicon.entries(left);
    let listed = |rest: &str| entries.as_ref().is_some_and(|entries| entries.has(rest));
    let mut form = String::with_capacity(left.len() + following.len());
    form.push_str(left);
    let mut known = |rest: &str| {
        form.truncate(left.len());
        form.push_str(rest);
        (listed(rest) || e.vocabulary.has(&form) || e.lexicon.is_own(&form)) && !e.lexicon.is_free(rest)
    };
    cuts.any(|at| known(&following[at..])) && e.knows(following)
}

/// A word in *-of* that nobody knows, of which the rest is a word, before a compound: `deelof voorfacturering`.
fn unknown_of(left: &str, conjunction: &str, following: &str, e: &Evidence<'_>) -> bool {
    if conjunction != "of" {
        return false;
    }
    let form = [left, conjunction].concat();
    let unknown = !e.lexicon.knows(&form) && !e.lexicon.is_compound(&form);
    unknown
        && e.lexicon.is_first_part(left)
        && (e.lexicon.is_compound(following) || e.vocabulary.has(&[left, "-"].concat()))
}
