//! The differences between two texts, word by word.

use super::Ignore;
use super::names::Names;
use super::references::{Retargeted, shape};
use super::side::lower;
use super::spans::Span;
use crate::tree::Node;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Which text of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The heading.
    Heading,
    /// The text; of several nodes their headings and texts, joined by spaces.
    Text,
}

impl Field {
    /// The name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Field::Heading => "heading",
            Field::Text => "text",
        }
    }
}

/// What sort of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Other words.
    Words,
    /// Other punctuation marks or spaces between the same words.
    Punctuation,
    /// The same word with other capitals.
    Case,
    /// A name that means the same on both sides.
    DefinedNames,
    /// A reference that follows the new number of what it names.
    Reference,
}

impl Class {
    /// All classes.
    pub const ALL: [Class; 5] = [Class::Words, Class::Punctuation, Class::Case, Class::DefinedNames, Class::Reference];

    /// The name in the output, for instance `defined-names`.
    pub fn name(self) -> &'static str {
        match self {
            Class::Words => "words",
            Class::Punctuation => "punctuation",
            Class::Case => "case",
            Class::DefinedNames => "defined-names",
            Class::Reference => "reference",
        }
    }
}

/// One difference: `was` at byte `at` of the old text became `now`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// Which text.
    pub field: Field,
    /// The byte of the old text where it begins.
    pub at: u32,
    /// The old words; empty where words came in.
    pub was: String,
    /// The new words; empty where words went out.
    pub now: String,
    /// What sort of difference it is.
    pub class: Class,
    /// It does not make the node another one: the caller ignores its class, or it only follows a new number.
    pub ignored: bool,
}

/// What several nodes say together: their headings and texts, joined by spaces.
pub fn joined<'n>(nodes: impl Iterator<Item = &'n Node>) -> String {
    let texts = nodes.flat_map(|node| [node.heading.as_deref().unwrap_or(""), &node.text]);
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text with the references in it.
pub struct Source<'t> {
    /// The text.
    pub text: &'t str,
    /// The references in it.
    pub spans: &'t [Span],
    /// What each reference names, in a form that is the same on both sides.
    pub targets: &'t [Vec<String>],
    /// What each reference names, as paths.
    pub named: &'t [Vec<String>],
}

/// What the words of two texts are compared by.
pub struct Comparer<'c> {
    /// Names that mean the same.
    pub names: &'c Names,
    /// Differences that do not count.
    pub ignore: Ignore,
}

/// What two tokens must have in common to be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Word,
    Sign,
    Name { mapped: bool },
    Reference(usize),
}

/// A word, sign, name or reference.
struct Token {
    range: Range<usize>,
    key: u32,
    sort: Sort,
}

/// The numbers of keys.
#[derive(Default)]
struct Keys(FxHashMap<String, u32>);

impl Keys {
    fn number(&mut self, key: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next)
    }
}

impl Comparer<'_> {
    /// Compares two texts, and appends what differs.
    pub fn compare(
        &self,
        field: Field,
        old: &Source,
        new: &Source,
        changes: &mut Vec<WordChange>,
        retargeted: &mut Vec<Retargeted>,
    ) {
        let mut keys = Keys::default();
        let [a, b] = [old, new].map(|source| self.tokens(source, &mut keys));
        let [ka, kb] = [&a, &b].map(|tokens| tokens.iter().map(|token| token.key).collect::<Vec<_>>());
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &ka, &kb) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                pairs.extend((0..len).map(|n| (old_index + n, new_index + n)));
            }
        }
        pairs.push((a.len(), b.len()));
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in pairs {
            let between = Between { old, new, a: (&a, i..next_i), b: (&b, j..next_j) };
            changes.extend(between.change(field, self.ignore));
            retargeted.extend(between.retargeted());
            if let (Some(x), Some(y)) = (a.get(next_i), b.get(next_j)) {
                changes.extend(self.equal(field, (old.text, x), (new.text, y)));
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
    }

    /// Two tokens that count as equal, and may still be written in another way.
    fn equal(&self, field: Field, (old, x): (&str, &Token), (new, y): (&str, &Token)) -> Option<WordChange> {
        let (was, now) = (&old[x.range.clone()], &new[y.range.clone()]);
        let (class, ignored) = match x.sort {
            _ if was == now => return None,
            Sort::Word | Sort::Sign => (Class::Case, self.ignore.case),
            Sort::Name { mapped } => (Class::DefinedNames, mapped || self.ignore.defined_names),
            Sort::Reference(_) => (Class::Reference, true),
        };
        let at = x.range.start as u32;
        Some(WordChange { field, at, was: was.to_owned(), now: now.to_owned(), class, ignored })
    }

    fn tokens(&self, source: &Source, keys: &mut Keys) -> Vec<Token> {
        let mut spans = source.spans.iter().filter(|span| span.internal).peekable();
        let mut tokens: Vec<Token> = Vec::new();
        let mut inside = 0;
        for (at, part) in source.text.split_word_bound_indices() {
            let end = at + part.len();
            // A reference can begin inside a word: `zie:artikel 1` is one by the rules of Unicode.
            let head = &part[..spans.peek().map_or(end, |span| span.range.start.clamp(at, end)) - at];
            if at >= inside && !head.chars().all(char::is_whitespace) {
                let sort = if head.chars().all(is_sign) { Sort::Sign } else { Sort::Word };
                let mut folded = String::new();
                lower(head, &mut folded);
                tokens.push(Token { range: at..at + head.len(), key: keys.number(folded), sort });
            }
            while let Some(span) = spans.next_if(|span| span.range.start < end) {
                if span.range.start < inside {
                    continue;
                }
                let targets = source.targets.get(span.index).map_or(String::new(), |targets| targets.join(" "));
                let key = keys.number(format!("\0{} {targets}", shape(&source.text[span.range.clone()])));
                tokens.push(Token { range: span.range.clone(), key, sort: Sort::Reference(span.index) });
                inside = span.range.end;
            }
        }
        if !self.names.is_empty() {
            self.join_names(source.text, &mut tokens, keys);
        }
        tokens
    }

    /// Makes one token of each name.
    fn join_names(&self, text: &str, tokens: &mut Vec<Token>, keys: &mut Keys) {
        let folded: Vec<String> = tokens.iter().map(|token| text[token.range.clone()].to_lowercase()).collect();
        let mut joined = Vec::with_capacity(tokens.len());
        let mut skip = 0;
        for (n, token) in tokens.iter().enumerate() {
            if n < skip {
                continue;
            }
            let words = (n..tokens.len()).filter(|&m| tokens[m].sort == Sort::Word);
            let found = (token.sort == Sort::Word)
                .then(|| self.names.find(words.clone().map(|m| folded[m].as_str())))
                .flatten();
            let (last, key, sort) = match found {
                None => (n, token.key, token.sort),
                Some(found) => {
                    let last = words.clone().nth(found.words - 1).unwrap_or(n);
                    (last, keys.number(format!("\0name {}", found.pair)), Sort::Name { mapped: found.mapped })
                }
            };
            joined.push(Token { range: token.range.start..tokens[last].range.end, key, sort });
            skip = last + 1;
        }
        *tokens = joined;
    }
}

/// What stands between two tokens that are equal on both sides.
struct Between<'b, 't> {
    old: &'b Source<'t>,
    new: &'b Source<'t>,
    a: (&'b [Token], Range<usize>),
    b: (&'b [Token], Range<usize>),
}

impl Between<'_, '_> {
    fn change(&self, field: Field, ignore: Ignore) -> Option<WordChange> {
        let range = stretch(self.old.text, self.a.0, &self.a.1);
        let other = stretch(self.new.text, self.b.0, &self.b.1);
        let (mut was, mut now) = (&self.old.text[range.clone()], &self.new.text[other]);
        if was == now && self.a.1.is_empty() && self.b.1.is_empty() {
            return None;
        }
        let mut at = range.start;
        while was.starts_with(' ') && now.starts_with(' ') {
            (was, now, at) = (&was[1..], &now[1..], at + 1);
        }
        while was.ends_with(' ') && now.ends_with(' ') {
            (was, now) = (&was[..was.len() - 1], &now[..now.len() - 1]);
        }
        if was == now {
            // Only what a reference names is another, and that is reported apart.
            return None;
        }
        let signs = |(tokens, range): &(&[Token], Range<usize>)| {
            tokens[range.clone()].iter().all(|token| token.sort == Sort::Sign)
        };
        let class =
            if signs(&self.a) && signs(&self.b) || only_signs(was, now) { Class::Punctuation } else { Class::Words };
        let ignored = class == Class::Punctuation && ignore.punctuation;
        Some(WordChange { field, at: at as u32, was: was.to_owned(), now: now.to_owned(), class, ignored })
    }

    /// References on both sides that name other nodes; the first with the first, the second with the second.
    fn retargeted(&self) -> Vec<Retargeted> {
        let references = |source: &Source, (tokens, range): &(&[Token], Range<usize>)| -> Vec<(String, usize)> {
            let found = tokens[range.clone()].iter().filter_map(|token| match token.sort {
                Sort::Reference(index) => Some((source.text[token.range.clone()].to_owned(), index)),
                _ => None,
            });
            found.collect()
        };
        let (olds, news) = (references(self.old, &self.a), references(self.new, &self.b));
        let both = olds.into_iter().zip(news).filter(|(a, b)| self.old.targets[a.1] != self.new.targets[b.1]);
        both.map(|((was, a), (now, b))| Retargeted {
            was,
            now,
            from: self.old.named[a].clone(),
            to: self.new.named[b].clone(),
        })
        .collect()
    }
}

/// The bytes from the end of the token before a range of tokens to the beginning of the one behind it.
fn stretch(text: &str, tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    let start = range.start.checked_sub(1).map_or(0, |before| tokens[before].range.end);
    start..tokens.get(range.end).map_or(text.len(), |next| next.range.start)
}

/// Whether two texts without digits are the same letters: `e-mail` and `email`. With digits, a sign is no small thing.
fn only_signs(was: &str, now: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !is_sign(*c)).collect::<String>();
    let digits = |text: &str| text.contains(|c: char| c.is_numeric());
    !digits(was) && !digits(now) && letters(was) == letters(now)
}

/// A punctuation mark. Signs that are read as words (`€`, `%`, `§`, `+`) are none.
fn is_sign(c: char) -> bool {
    matches!(c, '!' | '"' | '\'' | '(' | ')' | '*' | ',' | '-' | '.' | '/' | ':' | ';' | '?' | '[' | '\\' | ']' | '_')
        || matches!(c, '{' | '}' | '«' | '»' | '·' | '\u{2010}'..='\u{2027}' | '\u{2039}' | '\u{203A}')
}
