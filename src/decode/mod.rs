//! Cleaning the characters: ligatures, soft hyphens, odd spaces, invisible and control characters, composition.
//!
//! The result is the text that all later stages read. Each change is a [`Patch`], so that every place in it can be
//! traced to the source, and each that is more than white space is reported as a `character` repair by the node
//! or the furniture in which it stands. A text with nothing to change is passed through without a copy.

mod marks;
mod markup;

pub use markup::ENTITY;

use crate::limits;
use crate::source::Source;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

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
    let mut text = characters(source);
    text.last_line = join_lines(&mut text.text);
    text
}

/// Makes the ends of lines and pages behind the last one that there is room for spaces ([`limits::most_lines`]). Gives its
/// number, counted from 1.
fn join_lines(text: &mut String) -> Option<u32> {
    let most = limits::most_lines(text.len());
    let mut ends = memchr::memchr2_iter(b'\n', 0x0C, text.as_bytes());
    let last = ends.nth(most - 1).filter(|last| last + 1 < text.len())?;
    let number = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..last]).count() as u32;
    let mut bytes = std::mem::take(text).into_bytes();
    bytes[last..].iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r' | 0x0C)).for_each(|byte| *byte = b' ');
    *text = String::from_utf8(bytes).expect("one ASCII character for another");
    Some(number)
}

/// Cleans the characters, up to the last odd one that there is room for ([`limits::most_repairs`]).
fn characters(source: &mut Source) -> Text {
    let decoded = std::mem::take(&mut source.text);
    let most = limits::most_repairs(decoded.len());
    let mut edits = markup::find(&decoded, most + 1);
    let stop = if edits.len() <= most { decoded.len() } else { edits.pop().map_or(0, |edit| edit.was.start) };
    let mut edits = edits.into_iter().peekable();
    let mut at = next_odd(decoded.as_bytes(), 0);
    if at == decoded.len() && edits.peek().is_none() {
        return Text { text: decoded, ..Text::default() };
    }
    let mut made = Cleaner::new(&decoded, &source.strays);
    let first_unclean = loop {
        let next = edits.peek().map_or(at, |edit| edit.was.start.min(at));
        if next >= stop || made.patches.len() == most {
            break line_of(&decoded, next);
        }
        match edits.next_if(|edit| edit.was.start <= at) {
            None => at = next_odd(decoded.as_bytes(), made.odd(at)),
            Some(edit) if edit.was.start < made.copied => {}
            Some(edit) => {
                // Behind the mark the next odd character is still the next one: looking for it at each mark is quadratic.
                if at < edit.was.end {
                    at = next_odd(decoded.as_bytes(), edit.was.end);
                }
                made.replace(edit.was, &edit.now, Some(edit.rule));
            }
        }
    };
    made.copy(decoded.len());
    let Cleaner { text, patches, .. } = made;
    if patches.is_empty() {
        return Text { text: decoded, ..Text::default() };
    }
    Text { text, decoded, patches, last_line: None, first_unclean }
}

/// The line of byte `at`, counted from 1; none at the end of the text.
fn line_of(text: &str, at: usize) -> Option<u32> {
    let before = text.as_bytes().get(..at).filter(|before| before.len() < text.len())?;
    Some(1 + memchr::memchr_iter(b'\n', before).count() as u32)
}

/// The clean text so far.
struct Cleaner<'a> {
    decoded: &'a str,
    /// Where the text has one byte of another encoding, and its character there.
    strays: &'a [(u32, char)],
    /// Which soft hyphens show.
    signs: Signs,
    /// A carriage return alone ends a line.
    returns_are_lines: bool,
    text: String,
    patches: Vec<Patch>,
    /// So many bytes of `decoded` are done.
    copied: usize,
}

impl<'a> Cleaner<'a> {
    fn new(decoded: &'a str, strays: &'a [(u32, char)]) -> Cleaner<'a> {
        Cleaner {
            decoded,
            strays,
            signs: soft_hyphens_are_signs(decoded),
            // In a file without line feeds they do, and elsewhere they are spaces.
            returns_are_lines: memchr::memchr(b'\n', decoded.as_bytes()).is_none(),
            text: String::with_capacity(decoded.len()),
            patches: Vec::new(),
            copied: 0,
        }
    }

    /// Cleans the odd character at byte `at`. Gives the byte behind it.
    fn odd(&mut self, at: usize) -> usize {
        let (end, mut new, mut rule) = replacement(self.decoded, at, self.strays, self.returns_are_lines);
        let soft = self.decoded[at..].starts_with(SHY);
        if soft && (self.signs == Signs::All || self.signs == Signs::Inside && rule == Some(SOFT_HYPHEN)) {
            (new, rule) = (Some("-".into()), Some("hyphen-sign"));
        }
        match new {
            Some(new) => self.replace(at..end, &new, rule),
            None if self.decoded[at..].starts_with(marks::is_mark) => self.compose(end),
            None => {}
        }
        end
    }

    /// Copies what comes before byte `end` as it is.
    fn copy(&mut self, end: usize) {
        self.text.push_str(&self.decoded[self.copied..end]);
        self.copied = end;
    }

    /// Copies up to `was` and puts `new` in its place.
    fn replace(&mut self, was: Range<usize>, new: &str, rule: Option<&'static str>) {
        self.copy(was.start);
        let at = self.text.len() as u32;
        self.patches.push(Patch { at, len: new.len() as u32, was: was.start as u32..was.end as u32, rule });
        self.text.push_str(new);
        self.copied = was.end;
        if new.starts_with(marks::is_mark) {
            self.compose(was.end);
        }
    }

    /// Copies up to byte `end`, where combining marks end, and composes them with the letter before them.
    fn compose(&mut self, end: usize) {
        self.copy(end);
        marks::compose_end(&mut self.text, &mut self.patches, end);
    }
}

const SOFT_HYPHEN: &str = "soft-hyphen";
const SHY: char = '\u{AD}';

/// Which soft hyphens are hyphens that show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signs {
    None,
    /// Those inside a line.
    Inside,
    All,
}

/// Some extractors print every hyphen as a soft one. Then one stands where no word can be broken (`in- en verkoop`,
/// `€ 15,-`). Where soft hyphens end lines and plain ones never do, one inside a line belongs to its word.
fn soft_hyphens_are_signs(text: &str) -> Signs {
    let (mut soft, mut plain) = (0, 0);
    for line in text.lines().map(str::trim_end) {
        let mut rest = line;
        while let Some(at) = rest.find(SHY) {
            let before = rest[..at].chars().next_back();
            rest = &rest[at + SHY.len_utf8()..];
            let ends_word = rest.starts_with([' ', ',', '.', ';', ')']);
            if ends_word && before.is_some_and(|c| !c.is_whitespace()) {
                return Signs::All;
            }
        }
        soft += usize::from(line.ends_with(SHY));
        plain += usize::from(line.ends_with('-') && line.len() > 1 && !line.ends_with(" -"));
    }
    if soft > 0 && plain == 0 { Signs::Inside } else { Signs::None }
}

/// What to do with the odd character at `at`: the end of the old text, the new text or `None` to leave it, the rule. A
/// carriage return alone ends a line in a file without line feeds (`returns_are_lines`), and is a space elsewhere.
fn replacement(
    text: &str,
    at: usize,
    strays: &[(u32, char)],
    returns_are_lines: bool,
) -> (usize, Option<String>, Option<&'static str>) {
    let c = text[at..].chars().next().expect("odd characters stand on boundaries");
    let end = at + c.len_utf8();
    match c {
        '\u{00A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => (end, Some(" ".into()), None),
        '\r' if !text[end..].starts_with('\n') => (end, Some(if returns_are_lines { "\n" } else { " " }.into()), None),
        '\r' => (end, None, None),
        '\u{0B}' | '\u{85}' => (end, Some(" ".into()), None),
        '\u{AD}' if ends_line(&text[end..]) => (end, None, None),
        '\u{AD}' => (end, Some(String::new()), Some(SOFT_HYPHEN)),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
            (end, Some(String::new()), Some("invisible"))
        }
        '\u{FB00}'..='\u{FB06}' => (end, Some(c.nfkc().collect()), Some("ligature")),
        c if touches_letter(text, at, end) && lost_ligature(c).is_some() => {
            (end, lost_ligature(c).map(Into::into), Some("ligature"))
        }
        c if marks::is_mark(c) => (at + marks::leading(&text[at..]).len(), None, None),
        '\u{0374}' | '\u{037E}' | '\u{0387}' | '\u{2126}' | '\u{212A}' | '\u{212B}' => {
            (end, Some(c.nfc().collect()), Some("same-character"))
        }
        char::REPLACEMENT_CHARACTER => match strays.binary_search_by_key(&(at as u32), |s| s.0) {
            Ok(found) => {
                let marks = marks::leading(&text[end..]);
                let meant = std::iter::once(strays[found].1).chain(marks.chars()).nfc().collect();
                (end + marks.len(), Some(meant), Some("mixed-encoding"))
            }
            Err(_) => (end, Some(c.into()), Some("undecodable")),
        },
        c if c.is_control() => (end, Some(String::new()), Some("control")),
        _ => (end, None, None),
    }
}

/// The letters of a ligature that has no character of its own: PDF files in Calibri name another one for it, which no Dutch word
/// has (`schri\u{14C}elijk`, `ar\u{19F}kel`, `be\u{1A9}er`, `se\u{1AB}ng`).
fn lost_ligature(c: char) -> Option<&'static str> {
    match c {
        '\u{14C}' => Some("ft"),
        '\u{19F}' => Some("ti"),
        '\u{1A9}' => Some("tt"),
        '\u{1AB}' => Some("tti"),
        _ => None,
    }
}

/// Whether a letter stands beside the character from byte `at` to `end`; a name may begin with `\u{14C}`.
fn touches_letter(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].ends_with(char::is_lowercase);
    before || !text[at..].starts_with('\u{14C}') && text[end..].starts_with(|c: char| c.is_ascii_lowercase())
}

fn ends_line(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t', '\u{A0}', '\r', '\u{0C}']).starts_with('\n') || rest.trim().is_empty()
}

/// The offset of the next character that [`replacement`] must look at, or the length.
fn next_odd(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        // Most text is plain, sixteen bytes at a time.
        while let Some(plain) = bytes[at..].first_chunk::<16>().filter(|chunk| is_plain(chunk)) {
            at += plain.len();
        }
        if at == bytes.len() {
            break;
        }
        match ODD[bytes[at] as usize] {
            0 => at += 1,
            1 => return at,
            _ if is_odd(bytes, at) => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Whether all bytes are visible ASCII characters, spaces or line feeds.
fn is_plain(chunk: &[u8; 16]) -> bool {
    chunk.iter().fold(true, |plain, byte| plain & ((b' '..0x7F).contains(byte) | (*byte == b'\n')))
}

/// Whether the longer sequence at `at` is a character to look at.
fn is_odd(bytes: &[u8], at: usize) -> bool {
    let next = |n: usize| bytes.get(at + n).copied().unwrap_or(0);
    match bytes[at] {
        b'\r' => next(1) != b'\n',
        0xC2 => next(1) <= 0xA0 || next(1) == 0xAD,
        0xC5 => next(1) == 0x8C,
        0xC6 => matches!(next(1), 0x9F | 0xA9 | 0xAB),
        0xCC => true,
        0xCD => next(1) < 0xB0 || matches!(next(1), 0xB4 | 0xBE),
        0xCE => next(1) == 0x87,
        0xE1 => next(1) == 0x9A && next(2) == 0x80,
        0xE2 => {
            (next(1) == 0x80 && (next(2) <= 0x8F || (0xA8..=0xAF).contains(&next(2))))
                || next(1) == 0x81
                || (next(1) == 0x84 && matches!(next(2), 0xA6 | 0xAA | 0xAB))
        }
        0xE3 => next(1) == 0x80 && next(2) == 0x80,
        0xEF => (next(1) == 0xAC && next(2) <= 0x86) || (next(1) == 0xBB && next(2) == 0xBF) || next(1) == 0xBF,
        _ => false,
    }
}

/// 0: plain, 1: always odd, 2: depends on what follows.
static ODD: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = 1;
        byte += 1;
    }
    table[b'\t' as usize] = 0;
    table[b'\n' as usize] = 0;
    table[0x0C] = 0;
    table[b'\r' as usize] = 2;
    table[0x7F] = 1;
    table[0xC2] = 2;
    table[0xC5] = 2;
    table[0xC6] = 2;
    table[0xCC] = 2;
    table[0xCD] = 2;
    table[0xCE] = 2;
    table[0xE1] = 2;
    table[0xE2] = 2;
    table[0xE3] = 2;
    table[0xEF] = 2;
    table
};

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
