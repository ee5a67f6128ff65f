//! Hyphens that are gone: an extractor took them away with the line ends.
//!
//! One prints a page on one line. Another puts the second half of a word behind the first one where a line ends, and
//! sometimes the rest of the next line as well: then no line ends with a hyphen, and long lines end with such words, or have a
//! space in one where the first line ended.
//!
//! There `emailadres` is `e-mailadres` where the same text has that word with its hyphen, at least as often, and the word list
//! has none without; the word list proves it too. In pages on one line initialisms before a word (`IBANnummer`) and what
//! `glued.rs` suggests do as well; at line ends somebody may have written them so, and they are only reported.
//!
//! `EUR 45,per dag` is `EUR 45,- per dag`: no comma stands between an amount and a letter. `Par tijen` is `Partijen` where that
//! is a word and one of the halves is none. In any other place such words are what somebody wrote.

use super::letters::{fold, is_hyphen};
use super::{Decision, Evidence, Residue, glued};
use crate::layout::last_word;
use crate::trace::{Confidence, RepairKind};
use std::ops::Range;

/// A page on one line has so many bytes, on average.
const PAGE: usize = 600;
/// So many lines that go on show how the lines of a text end.
const LINES: usize = 40;
/// Fewer than one line in so many ends with a hyphen where they are gone: those at the ends of columns are left.
const LEFT: usize = 40;
/// Shorter lines are no lines of a paragraph, in bytes.
const SHORTEST: usize = 25;
/// Lines up to so long are counted, in bytes; longer ones are as long.
const LONGEST: usize = 255;

/// Letters that stand for words, before a word.
const INITIALISM: &str = "initialism";

/// Where in a text hyphens are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gone {
    Nowhere,
    /// Each line holds a page, or nearly so.
    Pages,
    /// At the ends of lines of at least so many bytes.
    LineEnds(usize),
}

impl Gone {
    /// Looks at the lines of a text.
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> Gone {
        let (count, bytes) = lines.clone().fold((0, 0), |(count, bytes), line| (count + 1, bytes + line.len()));
        if bytes > PAGE * count { Gone::Pages } else { at_line_ends(lines) }
    }
}

/// Whether many lines, nearly all of one width, go on in the next one, and none of them with a hyphen.
fn at_line_ends<'t>(lines: impl Iterator<Item = &'t str>) -> Gone {
    let mut lengths = [0_usize; LONGEST + 1];
    let (mut broken, mut all) = (0, 0);
    for line in lines.map(str::trim_end).filter(|line| line.len() >= SHORTEST) {
        let last = line.as_bytes()[line.len() - 1];
        if last.is_ascii_lowercase() {
            lengths[line.len().min(LONGEST)] += 1;
            all += 1;
        } else if last == b'-' || last >= 0x80 && line.ends_with(is_hyphen) {
            broken += 1;
        }
    }
    let (median, width) = (at_share(&lengths, all / 2), at_share(&lengths, all * 3 / 4));
    let even = width < LONGEST && median * 20 >= width * 17;
    if all < LINES || broken * LEFT > all || !even { Gone::Nowhere } else { Gone::LineEnds(width) }
}

/// The length that `count` of the lines do not exceed.
fn at_share(lengths: &[usize], count: usize) -> usize {
    let sums = lengths.iter().scan(0, |sum, own| {
        *sum += own;
        Some(*sum)
    });
    sums.take_while(|sum| *sum < count).count()
}

/// The words of a text whose hyphen is gone.
pub(super) fn restored(text: &str, e: &Evidence<'_>) -> Vec<Residue> {
    let width = match e.gone {
        Gone::Nowhere => return Vec::new(),
        Gone::Pages => None,
        Gone::LineEnds(width) if text.len() <= width + width / 8 => return Vec::new(),
        Gone::LineEnds(width) => Some(width),
    };
    let is_looked_at = |range: &Range<usize>| width.is_none_or(|width| is_at_end(range, width));
    let mut found = words(text, e, is_looked_at);
    match width {
        None => {
            let suggested = glued(text, e).into_iter();
            found.extend(suggested.map(|it| Residue { range: it.range, decision: decision(it.suggestion, it.rule) }));
        }
        Some(_) => {
            found.retain(|it| it.decision.rule != INITIALISM);
            found.extend(torn(text, e, is_looked_at));
            found.sort_by_key(|it| it.range.start);
        }
    }
    found
}

/// Whether one of the lines that a text was made of, each a little shorter than `width`, may have ended in these bytes.
fn is_at_end(range: &Range<usize>, width: usize) -> bool {
    let lines = range.start / width + 1;
    (lines.max(2) - 1..=lines + 1).any(|n| range.start <= n * width && range.end >= n * width * 4 / 5)
}

/// The words whose hyphen is gone, one by one.
fn words(text: &str, e: &Evidence<'_>, is_looked_at: impl Fn(&Range<usize>) -> bool) -> Vec<Residue> {
    let mut before = "";
    let mut found = Vec::new();
    for token in text.split_ascii_whitespace() {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let range = start..start + token.len();
        if is_looked_at(&range) {
            let decision = amount(before, token).or_else(|| word(token, e));
            found.extend(decision.map(|decision| Residue { range, decision }));
        }
        before = token;
    }
    found
}

/// The words with a space in them, of which one half is no word.
fn torn(text: &str, e: &Evidence<'_>, is_looked_at: impl Fn(&Range<usize>) -> bool) -> Vec<Residue> {
    let spaces = memchr::memchr_iter(b' ', text.as_bytes());
    let whole = |at: usize| {
        let left = last_word(&text[..at]);
        let right = text[at + 1..].split(' ').next().unwrap_or("");
        let half = super::token::bare(right);
        let range = at - left.len()..at + 1 + half.len();
        if !is_looked_at(&range) {
            return None;
        }
        let letters = |part: &str| part.len() > 1 && part.chars().all(char::is_alphabetic);
        let halves = letters(left) && letters(half) && right.starts_with(half) && half.starts_with(char::is_lowercase);
        let joined = || [left, half].concat();
        let words = || e.lists(&fold(left)) && e.lists(half);
        // Nearly all halves are words, which were asked for before.
        let known = halves && !words() && e.lexicon.knows(&fold(&joined()));
        let kind = RepairKind::HyphenJoin;
        let decision =
            || Decision { kind, now: joined(), rule: "torn-word", confidence: Confidence::Likely, alternative: None };
        known.then(|| Residue { range, decision: decision() })
    };
    spaces.filter_map(whole).collect()
}

/// `45,per` behind a sign for money, `10.000,per` anywhere.
fn amount(before: &str, token: &str) -> Option<Decision> {
    let (number, word) = token.split_once(',').filter(|(_, word)| word.starts_with(char::is_lowercase))?;
    let bare = number.strip_prefix('€').unwrap_or(number);
    let money = bare.len() < number.len() || matches!(before, "€" | "EUR" | "euro") || bare.contains('.');
    let digits =
        bare.starts_with(|c: char| c.is_ascii_digit()) && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (money && digits).then(|| decision([number, ",- ", word].concat(), "amount-dash"))
}

/// A word that the text or the word list has with a hyphen.
fn word(token: &str, e: &Evidence<'_>) -> Option<Decision> {
    let word = super::token::bare(token);
    let plain = (SHORT + 1..=super::token::LONGEST).contains(&word.len())
        && word.chars().all(|c| c.is_alphabetic() || c == '-');
    if !plain || e.lists(word) {
        return None;
    }
    if let Some(known) = e.vocabulary.with_hyphen(word) {
        // The letters are those of the token: the known form is folded.
        let mut letters = word.chars().filter(|c| *c != '-');
        let form: String = known.chars().filter_map(|c| if c == '-' { Some('-') } else { letters.next() }).collect();
        return Some(decision(token.replacen(word, &form, 1), "document-word"));
    }
    let segment = word.rfind('-').map_or(0, |at| at + 1);
    let mut splits = word[segment..].char_indices().skip(1).map(|(at, _)| word.split_at(segment + at));
    let (rule, (left, right)) = match hyphened_at(word, segment, e) {
        Some(at) => ("lexicon-word", word.split_at(at)),
        None => (INITIALISM, splits.find(|(left, right)| is_initialism(&left[segment..], right, e))?),
    };
    Some(decision(token.replacen(word, &[left, "-", right].concat(), 1), rule))
}

/// The byte of a word, behind byte `segment`, at which the list has it with a hyphen, whatever its capitals.
fn hyphened_at(word: &str, segment: usize, e: &Evidence<'_>) -> Option<usize> {
    let at = e.lexicon.hyphened_at(&fold(word), segment)?;
    // Small letters may have other bytes.
    word.char_indices().map(|(at, _)| at).nth(fold(word)[..at].chars().count())
}

/// Shorter words are not looked at, in bytes.
const SHORT: usize = 4;

/// `SaaS` before `dienst`: two capitals or more, the last letter is one, and a word in small letters.
fn is_initialism(left: &str, right: &str, e: &Evidence<'_>) -> bool {
    let capitals = left.chars().filter(|c| c.is_uppercase()).count();
    let word = right.len() > SHORT - 1 && right.chars().all(char::is_lowercase);
    capitals > 1 && left.ends_with(char::is_uppercase) && word && e.is_word_or_compound(right)
}

fn decision(now: String, rule: &'static str) -> Decision {
    Decision { kind: RepairKind::HyphenKeep, now, rule, confidence: Confidence::Likely, alternative: None }
}
