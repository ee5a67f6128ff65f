//! Breaks that an earlier reflow left inside a line: `verge-lijkbare`, `bron- materialen`, `en/ of`, `inkt-(cartridges)`.

use super::habit::{Tally, is_soft};
use super::letters::{is_hyphen, is_inner};
use super::token::{LONGEST, word_end, word_start};
use super::{Break, Decision, Evidence, Place, Verdict, decide, gone};
use crate::limits;
use crate::trace::{Confidence, RepairKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// A residue and what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residue {
    /// The bytes of the text that the decision replaces.
    pub range: Range<usize>,
    /// What replaces them, and why.
    pub decision: Decision,
}

/// Whether the line has a mark that a residue needs: one fast look at its bytes.
pub(crate) fn is_possible(line: &str) -> bool {
    mark_bytes(line).any(|at| mark_at(line, at).is_some())
}

/// The residues in a text, from left to right; they never overlap.
///
/// In: a line, or the text of a paragraph. Out: nothing where no witness speaks: a clean text has none. At most so many of
/// each sort as there is room for ([`limits::most_repairs`]).
pub fn residues(text: &str, e: &Evidence<'_>) -> Vec<Residue> {
    let most = limits::most_repairs(text.len());
    let mut found: BTreeMap<usize, Residue> = BTreeMap::new();
    let marked =
        marks(text).filter_map(|mark| Some(Residue { decision: mark.decision(e)?, range: mark.range })).take(most);
    for it in marked.chain(gone::restored(text, e).into_iter().take(most)) {
        let before = found.range(..it.range.end).next_back();
        if before.is_none_or(|(_, before)| before.range.end <= it.range.start) {
            found.insert(it.range.start, it);
        }
    }
    found.into_values().collect()
}

/// Counts the breaks inside a line for the habits of its document.
pub(crate) fn tally(line: &str, e: &Evidence<'_>, tally: &mut Tally) {
    for mark in marks(line) {
        match mark.found.place {
            Place::Inline { space: true } if mark.found.left.ends_with(is_hyphen) => tally.inline(&mark.found, e),
            Place::Inline { space: false } => {
                tally.residue.all += 1;
                tally.residue.soft += u32::from(mark.is_broken_word(e));
            }
            _ => {}
        }
    }
}

/// A hyphen or slash inside a line with its tokens.
struct Mark<'a> {
    range: Range<usize>,
    found: Break<'a>,
}

impl Mark<'_> {
    fn decision(&self, e: &Evidence<'_>) -> Option<Decision> {
        match self.found.place {
            Place::Inline { space: false } => self.inner(e),
            _ => match decide(&self.found, e) {
                Verdict::Repair(decision) => Some(decision),
                _ => None,
            },
        }
    }

    /// A hyphen inside a token.
    fn inner(&self, e: &Evidence<'_>) -> Option<Decision> {
        if self.found.right.starts_with('(') {
            return self.before_bracket(e);
        }
        // The right side is half a word itself: `de-mi-` + `nimissteun`.
        if self.found.right.ends_with(is_hyphen) {
            return None;
        }
        if self.is_broken_word(e) {
            return Some(self.joined("residue", Confidence::Certain));
        }
        (e.habits.residues && self.is_known_joined(e)).then(|| self.joined("residue-habit", Confidence::Likely))
    }

    /// `inkt-(cartridges)`, where the document has `inkt(cartridges)` or the lexicon the whole.
    fn before_bracket(&self, e: &Evidence<'_>) -> Option<Decision> {
        let (left, right) = self.words();
        if e.vocabulary.has(&[left, "(", right].concat()) {
            return Some(self.joined("document-word", Confidence::Certain));
        }
        e.lists(&[left, right].concat()).then(|| self.joined("lexicon-word", Confidence::Likely))
    }

    /// Whether the token can only be a broken word: known without its hyphen, and a side is no word.
    fn is_broken_word(&self, e: &Evidence<'_>) -> bool {
        let (left, right) = self.words();
        left.len() > 1
            && right.len() > 1
            && lower(right)
            && is_soft(left, right, e)
            && !e.lists(&[left, "-", right].concat())
    }

    /// Whether the word is known without its hyphen and not with it.
    fn is_known_joined(&self, e: &Evidence<'_>) -> bool {
        let (left, right) = self.words();
        lower(right) && e.attests(left, right) && !e.lists(&[left, "-", right].concat())
    }

    fn words(&self) -> (&str, &str) {
        let left = self.found.left.trim_end_matches(is_hyphen);
        let right = self.found.right.trim_start_matches('(');
        (&left[word_start(left)..], &right[..word_end(right)])
    }

    fn joined(&self, rule: &'static str, confidence: Confidence) -> Decision {
        let now = [self.found.left.trim_end_matches(is_hyphen), self.found.right].concat();
        Decision { kind: RepairKind::ResidueJoin, now, rule, confidence, alternative: None }
    }
}

fn lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// The marks in a text that could be residues.
fn marks(text: &str) -> impl Iterator<Item = Mark<'_>> {
    mark_bytes(text).filter_map(move |at| mark_at(text, at))
}

/// Where a mark may begin: the first bytes of the hyphens and the slash. Most texts have no hyphen but that of ASCII.
fn mark_bytes(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let long = memchr::memchr2(0xC2, 0xE2, bytes).is_some();
    let ascii = (!long).then(|| memchr::memchr2_iter(b'-', b'/', bytes));
    let all = long.then(|| (0..bytes.len()).filter(|at| matches!(bytes[*at], b'-' | b'/' | 0xC2 | 0xE2)));
    ascii.into_iter().flatten().chain(all.into_iter().flatten())
}

/// The mark at a byte, when a letter stands before it and a word (maybe after one space) behind it.
fn mark_at(text: &str, at: usize) -> Option<Mark<'_>> {
    let mark = text[at..].chars().next().filter(|c| *c == '/' || is_hyphen(*c))?;
    let after = at + mark.len_utf8();
    text[..at].ends_with(is_inner).then_some(())?;
    let rest = &text[after..];
    let right = rest.trim_start_matches([' ', '\u{a0}']);
    let space = right.len() < rest.len();
    let hyphen = is_hyphen(mark);
    let begins = |c: char| c.is_alphanumeric() || (c == '(' && !space && hyphen);
    if !right.starts_with(begins) || (!hyphen && !space) {
        return None;
    }
    let start = at - run(text[..at].chars().rev())?;
    let end = text.len() - right.len() + run(right.chars())?;
    let next = text[end..].split_whitespace().next().unwrap_or("");
    let found = Break {
        left: &text[start..after],
        right: &text[text.len() - right.len()..end],
        next,
        place: Place::Inline { space },
    };
    Some(Mark { range: start..end, found })
}

/// The bytes before the first white space; none where a token is too long for a word.
fn run(chars: impl Iterator<Item = char>) -> Option<usize> {
    let mut bytes = 0;
    for c in chars.take_while(|c| !c.is_whitespace()) {
        bytes += c.len_utf8();
        if bytes > LONGEST {
            return None;
        }
    }
    Some(bytes)
}
