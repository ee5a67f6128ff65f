//! Cleaning the characters: ligatures, soft hyphens, odd spaces, invisible and control characters, composition.
//!
//! The result is the text that all later stages read. Each change is a [`Patch`], so that every place in it can be
//! traced to the source, and each that is more than white space is reported as a `character` repair by the node
//! or the furniture in which it stands. A text with nothing to change is passed through without a copy.

mod characters;
mod hyphens;
mod ligature;
mod marks;
mod markup;

pub use markup::ENTITY;

use crate::limits;
use crate::source::Source;
use std::ops::Range;

/// One replaced stretch of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// Where the new text begins, in bytes of the clean text.
    pub at: u32,
    /// The bytes of the new text.
    pub len: u32,
    /// Where the old text stands in the source, in bytes of the decoded text.
    pub was: Range<u32>,
    /// Why, for the repair record; `None` for white space, which is no repair.
    pub rule: Option<&'static str>,
}

/// The clean text with its way back to the source.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The clean text. Lines are those of the source.
    pub text: String,
    /// The decoded text; empty when nothing was changed, see [`Text::source`].
    decoded: String,
    /// All changes in order.
    pub patches: Vec<Patch>,
    /// The last line, counted from 1, where the text has too many: the ends of those behind it are spaces.
    pub last_line: Option<u32>,
    /// The first line, counted from 1, in which characters are left as they are, where the text has too many odd ones.
    pub first_unclean: Option<u32>,
}

impl Text {
    /// The decoded text as it was.
    pub fn source(&self) -> &str {
        if self.patches.is_empty() { &self.text } else { &self.decoded }
    }

    /// Gives up the decoded text, which is as long as the input; [`Text::source`] may not be asked for any more.
    pub fn drop_source(&mut self) {
        self.decoded = String::new();
    }

    /// The patches whose new text begins in `range` of the clean text, an empty one also at its end.
    pub fn patches_in(&self, range: Range<u32>) -> &[Patch] {
        if self.patches.is_empty() {
            return &[];
        }
        let first = self.patches.partition_point(|p| p.at < range.start);
        let last = self.patches.partition_point(|p| p.at < range.end || (p.at == range.end && p.len == 0));
        &self.patches[first..last.max(first)]
    }
}

impl Text {
    /// The bytes of the source that `range` of the clean text was made from.
    pub fn source_range(&self, range: Range<u32>) -> Range<usize> {
        self.source_offset(range.start, false)..self.source_offset(range.end, true)
    }

    /// Where a byte of the clean text stands in the source. At a place where characters were taken out: behind them
    /// when `behind`, else before.
    fn source_offset(&self, at: u32, behind: bool) -> usize {
        let count = self.patches.partition_point(|p| if p.len == 0 && behind { p.at <= at } else { p.at < at });
        match count.checked_sub(1).map(|n| &self.patches[n]) {
            None => at as usize,
            Some(patch) if at < patch.at + patch.len => patch.was.start as usize,
            Some(patch) => (patch.was.end + (at - patch.at - patch.len)) as usize,
        }
    }
}

/// Cleans the text of `source`, which is taken out of it.
pub fn clean(source: &mut Source) -> Text {
    let mut text = characters::clean(source);
    text.last_line = join_lines(&mut text.text);
    text
}

/// Makes the ends of lines and pages behind the last one that there is room for spaces ([`limits::most_lines`]). Gives its
/// number, counted from 1.
fn join_lines(text: &mut String) -> Option<u32> {
    let ends = memchr::memchr2_iter(b'\n', 0x0C, text.as_bytes());
    let (_, last) = (1..).zip(ends).find(|(number, at)| *number >= limits::most_lines(*at))?;
    if last + 1 == text.len() {
        return None;
    }
    let number = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..last]).count() as u32;
    let mut bytes = std::mem::take(text).into_bytes();
    bytes[last..].iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r' | 0x0C)).for_each(|byte| *byte = b' ');
    *text = String::from_utf8(bytes).expect("one ASCII character for another");
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> Text {
        clean(&mut Source::new("-", text.as_bytes().to_vec()))
    }

    #[test]
    fn characters_are_cleaned() {
        for (was, now, rules) in [
            ("gewoon één – ‘tekst’ € 5\r\n\tx", "gewoon één – ‘tekst’ € 5\r\n\tx", &[][..]),
            ("een\u{A0}\u{2009}lid", "een  lid", &[None, None]),
            ("ver\u{AD}goeding", "vergoeding", &[Some("soft-hyphen")]),
            ("ver\u{AD}\ngoeding", "ver\u{AD}\ngoeding", &[]),
            ("e\u{2010}mail, in\u{2010} en af\u{2010}\ndoen", "e-mail, in- en af-\ndoen", &[Some("hyphen-sign"); 3]),
            ("e-mail\u{2010}adres af\u{2010}\ndoen", "e-mail-adres af\u{2010}\ndoen", &[Some("hyphen-sign")]),
            ("in- en uit\u{2010} en af\u{2010}\ndoen", "in- en uit\u{2010} en af\u{2010}\ndoen", &[]),
            ("ar\u{19F}kel schri\u{14C}elijk \u{14C}saka", "artikel schriftelijk \u{14C}saka", &[Some("ligature"); 2]),
            ("of\u{FB01}cieel e\u{FB03}ciënt", "officieel efficiënt", &[Some("ligature"), Some("ligature")]),
            ("\u{FEFF}a\u{200B}b\0c\u{1B}", "abc", &[Some("invisible"), Some("control"), Some("control")]),
            ("5 \u{2126} \u{212B}\u{387}", "5 Ω Å·", &[Some("same-character"); 3]),
            ("be\u{308}indigen, re\u{301}ën", "bëindigen, réën", &[Some("composed"), Some("composed")]),
            ("i\0\u{311} e\u{200B}\u{308}\u{FEFF}\u{323}", "ȋ ẹ̈", &[Some("composed"); 2]),
            ("\0e\u{301}", "é", &[Some("control"), Some("composed")]),
            ("\u{FB01}\u{302} i&#770; &#105;\u{302} =\u{338}", "fî î î ≠", &[Some("composed"); 4]),
            ("1\u{301}", "1\u{301}", &[]),
            (
                "a\n\u{341} \u{341}\u{200B}",
                "a\n\u{301} \u{301}",
                &[Some("composed"), Some("composed"), Some("invisible")],
            ),
            ("a\rb\rc", "a\nb\nc", &[None, None]),
            ("a\rb\n", "a b\n", &[None]),
        ] {
            let text = cleaned(was);
            assert_eq!(text.text, now);
            assert_eq!(text.patches.iter().map(|p| p.rule).collect::<Vec<_>>(), rules, "{was:?}");
        }
    }

    #[test]
    fn patches_lead_back_to_the_source() {
        let text = cleaned("een \u{FB01}jn\u{A0}lid");
        for patch in &text.patches {
            let now = &text.text[patch.at as usize..(patch.at + patch.len) as usize];
            let was = &text.source()[patch.was.start as usize..patch.was.end as usize];
            assert!([("fi", "\u{FB01}"), (" ", "\u{A0}")].contains(&(now, was)), "{was:?} {now:?}");
        }
        let text = cleaned("xe\0\u{FB01}\0\u{302}\u{200B}\u{323}\u{AD}x");
        assert_eq!(text.text, "xef\u{1ECB}\u{302}x");
        let was: Vec<_> =
            text.patches.iter().map(|p| &text.source()[p.was.start as usize..p.was.end as usize]).collect();
        assert_eq!(was, ["\0", "\u{FB01}\0\u{302}\u{200B}\u{323}", "\u{AD}"]);
        assert_eq!(&text.source()[text.source_range(1..2)], "e\0");
        let text = cleaned("een \u{FB01}jn\u{A0}lid");
        assert_eq!(text.patches_in(0..6).len(), 1);
        assert_eq!(text.patches_in(0..30).len(), 2);
        assert_eq!(text.patches_in(0..2).len(), 0);
    }
}
