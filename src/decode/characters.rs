//! The odd characters of a text, each with what stands for it in the clean one.

use super::hyphens::{HYPHEN, Hyphens, SHY};
use super::{Patch, Text, ligature, marks, markup};
use crate::limits;
use crate::source::Source;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Cleans the characters, up to the last odd one that there is room for ([`limits::most_repairs`]).
pub(super) fn clean(source: &mut Source) -> Text {
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
        if next >= stop || made.patches.len() >= limits::most_repairs(next) {
            break line_of(&decoded, next.min(stop));
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
    /// Which hyphens are plain ones.
    hyphens: Hyphens,
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
            hyphens: Hyphens::of(decoded),
            // In a file without line feeds they do, and elsewhere they are spaces.
            returns_are_lines: memchr::memchr(b'\n', decoded.as_bytes()).is_none(),
            text: String::with_capacity(decoded.len()),
            patches: Vec::new(),
            copied: 0,
        }
    }

    /// Cleans the odd character at byte `at`. Gives the byte behind it.
    fn odd(&mut self, at: usize) -> usize {
        let (end, new, rule) = self.change(at);
        match new {
            Some(new) => self.replace(at..end, &new, rule),
            None if self.decoded[at..].starts_with(marks::is_mark) => self.compose(end),
            None => {}
        }
        end
    }

    /// What to do with the odd character at byte `at`; some depend on the rest of the text.
    fn change(&self, at: usize) -> Change {
        let c = self.decoded[at..].chars().next().expect("odd characters stand on boundaries");
        let end = at + c.len_utf8();
        let change = replacement(self.decoded, at, c, end);
        match c {
            SHY | HYPHEN if self.hyphens.is_plain(c, ends_line(&self.decoded[end..])) => {
                (end, Some("-".into()), Some("hyphen-sign"))
            }
            '\r' if !self.decoded[end..].starts_with('\n') => {
                (end, Some(if self.returns_are_lines { "\n" } else { " " }.into()), None)
            }
            char::REPLACEMENT_CHARACTER => self.stray(at, end),
            _ => change,
        }
    }

    /// What to do with a byte that is no text in the encoding of the others.
    fn stray(&self, at: usize, end: usize) -> Change {
        match self.strays.binary_search_by_key(&(at as u32), |stray| stray.0) {
            Ok(found) => {
                let marks = marks::leading(&self.decoded[end..]);
                let meant = std::iter::once(self.strays[found].1).chain(marks.chars()).nfc().collect();
                (end + marks.len(), Some(meant), Some("mixed-encoding"))
            }
            Err(_) => (end, Some(char::REPLACEMENT_CHARACTER.into()), Some("undecodable")),
        }
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
/// What to do with an odd character: the end of the old text, the new text or `None` to leave it, and the rule.
type Change = (usize, Option<String>, Option<&'static str>);

/// What to do with the character `c` from byte `at` to `end`.
fn replacement(text: &str, at: usize, c: char, end: usize) -> Change {
    if let Some(letters) = ligature::lost(text, at, end) {
        return (end, Some(letters.into()), Some("ligature"));
    }
    match c {
        c if is_space(c) => (end, Some(" ".into()), None),
        '\r' => (end, None, None),
        '\u{AD}' if ends_line(&text[end..]) => (end, None, None),
        '\u{AD}' => (end, Some(String::new()), Some(SOFT_HYPHEN)),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
            (end, Some(String::new()), Some("invisible"))
        }
        '\u{FB00}'..='\u{FB06}' => (end, Some(c.nfkc().collect()), Some("ligature")),
        c if marks::is_mark(c) => (at + marks::leading(&text[at..]).len(), None, None),
        '\u{0374}' | '\u{037E}' | '\u{0387}' | '\u{2126}' | '\u{212A}' | '\u{212B}' => {
            (end, Some(c.nfc().collect()), Some("same-character"))
        }
        c if c.is_control() => (end, Some(String::new()), Some("control")),
        _ => (end, None, None),
    }
}

/// White space that is a plain space in the clean text.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{0B}' | '\u{85}' | '\u{00A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
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
            (next(1) == 0x80 && (next(2) <= 0x90 || (0xA8..=0xAF).contains(&next(2))))
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
