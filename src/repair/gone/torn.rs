//! Words with a space in them, where a line ended.

use crate::layout::last_word;
use crate::repair::columns::is_function_word;
use crate::repair::letters::{fold, is_hyphen, length};
use crate::repair::token::bare;
use crate::repair::{Decision, Evidence, Residue, spelling};
use crate::trace::{Confidence, RepairKind};

/// A first half of so few letters is rarely a word of its own.
const SYLLABLE: usize = 3;

/// Small words that make another one with the next (`ten minste`, `zo ver`), beside those that begin no second half.
const SMALL: &[&str] =
    &["daar", "even", "hier", "hoe", "nog", "ten", "ter", "toe", "veel", "waar", "wat", "weer", "zo"];

/// The words with a space in them.
pub(super) fn torn(text: &str, e: &Evidence<'_>) -> impl Iterator<Item = Residue> {
    memchr::memchr_iter(b' ', text.as_bytes()).filter_map(move |at| {
        let left = last_word(&text[..at]);
        let right = text[at + 1..].split(' ').next().unwrap_or("");
        let half = bare(right);
        let range = at - left.len()..at + 1 + half.len();
        let letters = |part: &str| part.len() > 1 && part.chars().all(char::is_alphabetic);
        let ends = right.starts_with(half) && !right[half.len()..].starts_with(is_hyphen);
        let halves = ends && letters(left) && letters(half) && half.starts_with(char::is_lowercase);
        let whole = || [left, half].concat();
        let known = halves && e.gone.place(&range).is_some() && is_one(left, half, &fold(&whole()), e);
        known.then(|| Residue { range, decision: decision(whole()) })
    })
}

/// Whether two halves are one word: the list has it, and the halves do not stand in the text by themselves.
///
/// The halves may be words as well (`kalender jaar`, `bo ven`): then the first one, which is no small word as in `ten minste`, stands
/// nowhere else in the text, and the whole does; or neither half does, and the first one is no more than a syllable.
fn is_one(left: &str, right: &str, whole: &str, e: &Evidence<'_>) -> bool {
    let (left, right) = (fold(left), fold(right));
    if spelling::is_native_prefix(&left) || !(e.lists(&left) && e.lists(&right)) {
        // Nearly all halves are words, which were asked for before.
        return e.lexicon.knows(whole);
    }
    let rare = |half: &str| e.vocabulary.count(half) <= 1;
    let small = SMALL.contains(&&*left) || is_function_word(&left);
    let syllable = || length(&left) <= SYLLABLE && rare(&right);
    rare(&left) && !small && (e.vocabulary.has(whole) || syllable()) && e.lists(whole)
}

fn decision(now: String) -> Decision {
    let (kind, rule) = (RepairKind::HyphenJoin, "torn-word");
    Decision { kind, now, rule, confidence: Confidence::Likely, alternative: None }
}
