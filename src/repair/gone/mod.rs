//! Hyphens that are gone: an extractor took them away with the line ends.
//!
//! One prints a page on one line. Another puts the second half of a word behind the first one where a line ends, and
//! sometimes the rest of the next line as well: then no line ends with a hyphen, and long lines end with such words, or have a
//! space in one where the first line ended. Where the typesetter broke words with another character (a soft hyphen, U+2010),
//! those are left, and only the hyphens of the words themselves are gone.
//!
//! There `emailadres` is `e-mailadres` where the same text has that word with its hyphen, at least as often, and the word list
//! has none without; the word list proves it too, and so does the spelling: initialisms before a word (`IBANnummer`), negations
//! (`nietbetaling`), vowels that clash, and the shortened pairs that `glued.rs` suggests. At line ends somebody may have
//! written them so, and they are only reported where the text has the word a second time.
//!
//! `EUR 45,per dag` is `EUR 45,- per dag`: no comma stands between an amount and a letter. `Par tijen` is `Partijen` where that
//! is a word and one of the halves is none, or where the text does not have them elsewhere. In any other place such words are
//! what somebody wrote.

mod torn;
mod words;

use super::letters::is_hyphen;
use super::{Evidence, Residue, glued};
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

/// Whether many lines, nearly all of one width, go on in the next one, and none of them with a hyphen of its own.
fn at_line_ends<'t>(lines: impl Iterator<Item = &'t str>) -> Gone {
    let (mut lengths, mut every) = ([0_usize; LONGEST + 1], [0_usize; LONGEST + 1]);
    // Lines that end with a hyphen, with another character for one, and those that go on at all.
    let (mut hyphens, mut soft, mut all) = (0, 0, 0);
    for line in lines.map(str::trim_end).filter(|line| line.len() >= SHORTEST) {
        let last = line.as_bytes()[line.len() - 1];
        let broken = last >= 0x80 && line.ends_with(is_hyphen);
        hyphens += usize::from(last == b'-');
        soft += usize::from(broken);
        every[line.len().min(LONGEST)] += 1;
        if last.is_ascii_lowercase() || broken {
            lengths[line.len().min(LONGEST)] += 1;
            all += 1;
        }
    }
    // Two lines that were run together are no line of the text.
    let longest = at_share(&lengths, all / 2) * 3 / 2;
    let shorter = |lengths: &[usize]| lengths.iter().take(longest).sum::<usize>();
    let single = shorter(&lengths);
    let (median, width) = (at_share(&lengths, single / 2), at_share(&lengths, single * 3 / 4));
    let set_in_lines = shorter(&every) * 2 > every.iter().sum::<usize>();
    let even = set_in_lines && width < LONGEST && median * 5 >= width * 4;
    let left = if soft * LEFT > all { hyphens > 0 } else { hyphens * LEFT > all };
    if all < LINES || left || !even { Gone::Nowhere } else { Gone::LineEnds(width) }
}

/// The length that `count` of the lines do not exceed.
fn at_share(lengths: &[usize], count: usize) -> usize {
    let sums = lengths.iter().scan(0, |sum, own| {
        *sum += own;
        Some(*sum)
    });
    sums.take_while(|sum| *sum < count).count()
}

/// Where a hyphen may be gone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Anywhere in a page.
    Page,
    /// Where the first line of a text ended: an extractor joins the next one to it.
    FirstEnd,
    /// Where a further line may have ended, as far as that can be counted.
    LaterEnd,
}

impl Gone {
    /// What stands at a range of bytes of a text.
    fn place(self, range: &Range<usize>) -> Option<Place> {
        let Gone::LineEnds(width) = self else { return (self == Gone::Pages).then_some(Place::Page) };
        let ends = |n: &usize| range.start <= n * width + width / 8 && range.end >= n * width - width / 4;
        let lines = range.start / width + 1;
        let first = (lines.max(2) - 1..=lines + 1).find(ends)?;
        Some(if first == 1 { Place::FirstEnd } else { Place::LaterEnd })
    }

    /// Whether a text is so long that a hyphen may be gone in it.
    fn is_possible(self, text: &str) -> bool {
        match self {
            Gone::Nowhere => false,
            Gone::Pages => true,
            Gone::LineEnds(width) => text.len() > width - width / 4,
        }
    }
}

/// The words of a text whose hyphen is gone.
pub(super) fn restored(text: &str, e: &Evidence<'_>) -> Vec<Residue> {
    if !e.gone.is_possible(text) {
        return Vec::new();
    }
    let mut found = words(text, e);
    let suggested = glued(text, e).into_iter().filter(|it| {
        let word = first_word(text, &it.range);
        may_be_a_fault(e.gone.place(&word), &text[word], e)
    });
    found.extend(suggested.map(|it| Residue { range: it.range, decision: words::decision(it.suggestion, it.rule) }));
    if e.gone != Gone::Pages {
        found.extend(torn::torn(text, e));
        found.sort_by_key(|it| it.range.start);
    }
    found
}

/// Whether a word that is spelled wrong may have lost a hyphen: where a first line ended, somebody who writes so has it elsewhere
/// in the text as well.
fn may_be_a_fault(place: Option<Place>, word: &str, e: &Evidence<'_>) -> bool {
    match place {
        Some(Place::Page) => true,
        Some(Place::FirstEnd) => e.vocabulary.count(word) <= 1,
        _ => false,
    }
}

/// The first of the words in a range.
fn first_word(text: &str, range: &Range<usize>) -> Range<usize> {
    let word = text[range.clone()].split_ascii_whitespace().next().unwrap_or("");
    range.start..range.start + word.len()
}

/// The words whose hyphen is gone, one by one.
fn words(text: &str, e: &Evidence<'_>) -> Vec<Residue> {
    let mut before = "";
    let mut found = Vec::new();
    for token in text.split_ascii_whitespace() {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let range = start..start + token.len();
        if let Some(place) = e.gone.place(&range) {
            let decision = words::amount(before, token).or_else(|| words::restored(token, place, e));
            found.extend(decision.map(|decision| Residue { range, decision }));
        }
        before = token;
    }
    found
}
