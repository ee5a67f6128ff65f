//! Lines as a token stream: the hot path. It touches the two ends of each line and allocates nothing for it.
//!
//! A line owns its terminator, so the lines tile the text. A form feed counts as white space of its line.

/// One line. All offsets are bytes of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first byte, white space included.
    pub start: u32,
    /// The bytes without the terminator (`\n` or `\r\n`).
    pub len: u32,
    /// The bytes of white space at the beginning; the whole line for a blank one, at most 65,535.
    pub indent: u16,
    /// The bytes of white space at the end; 0 for a blank line.
    pub trail: u16,
    /// What it begins with.
    pub first: Class,
    /// What it ends with.
    pub last: Class,
    /// A form feed stands in the white space at its beginning.
    pub form_feed: bool,
    /// Its place in the source, counted from 0; the columns of a page may be read in another order.
    pub number: u32,
}

/// A coarse class of the first and last byte of a line's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing: the line is blank.
    Blank,
    /// `0` to `9`
    Digit,
    /// An ASCII capital
    Upper,
    /// An ASCII small letter
    Lower,
    /// `.`, `!` or `?`
    Stop,
    /// `:` or `;`
    Colon,
    /// `,`
    Comma,
    /// `-`
    Hyphen,
    /// `/`
    Slash,
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// Any other ASCII character
    Other,
    /// A byte of a character beyond ASCII
    Wide,
}

impl Line {
    /// Whether it holds nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.first == Class::Blank
    }

    /// The bytes of the content, without white space at both ends.
    pub fn content(&self) -> std::ops::Range<usize> {
        let start = self.start as usize + self.indent as usize;
        let end = self.start as usize + self.len as usize - self.trail as usize;
        start..end.max(start)
    }
}

/// Splits `text` into lines, one call of `each` a line.
pub fn for_each(text: &str, mut each: impl FnMut(Line)) {
    let bytes = text.as_bytes();
    let (mut start, mut number) = (0, 0);
    for end in memchr::memchr_iter(b'\n', bytes) {
        each(line(bytes, start, end, number));
        (start, number) = (end + 1, number + 1);
    }
    if start < bytes.len() {
        each(line(bytes, start, bytes.len(), number));
    }
}

/// A part of line `number` as a line of its own.
pub fn part(text: &str, bytes: std::ops::Range<usize>, number: u32) -> Line {
    line(text.as_bytes(), bytes.start, bytes.end, number)
}

/// Where lines begin, for places that are asked for one after the other: from front to back no byte is looked at twice, so
/// that a line of any length may hold any number of them.
#[derive(Clone, Debug, Default)]
pub struct LineStarts {
    /// The beginning of the line of the last place, and that place.
    begin: usize,
    upto: usize,
}

impl LineStarts {
    /// The beginning of the line of `text` in which byte `at` stands.
    pub fn of(&mut self, text: &str, at: usize) -> usize {
        if at < self.begin {
            *self = LineStarts::default();
        }
        if at > self.upto {
            let end = memchr::memrchr(b'\n', &text.as_bytes()[self.upto..at]);
            self.begin = end.map_or(self.begin, |end| self.upto + end + 1);
            self.upto = at;
        }
        self.begin
    }
}

/// Makes the first `len` bytes of the content of `line`, and the white space behind them, a part of its indent. Gives the
/// stretch of those bytes without the white space at their end.
pub fn strip(text: &str, line: &mut Line, len: usize) -> std::ops::Range<u32> {
    let content = line.content();
    let taken = text[content.start..content.start + len].trim_end().len();
    let rest = text[content.start + len..content.end].trim_start().len();
    let indent = line.indent as usize + content.len() - rest;
    if rest == 0 {
        *line = Line {
            indent: line.len.min(u32::from(u16::MAX)) as u16,
            trail: 0,
            first: Class::Blank,
            last: Class::Blank,
            ..*line
        };
    } else {
        *line = Line { indent: indent as u16, first: CLASS[text.as_bytes()[content.end - rest] as usize], ..*line };
    }
    content.start as u32..(content.start + taken) as u32
}

/// All lines of `text`.
pub fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 48 + 1);
    for_each(text, |line| lines.push(line));
    lines
}

#[inline]
fn line(bytes: &[u8], start: usize, end: usize, number: u32) -> Line {
    let end = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
    let content = &bytes[start..end];
    let mut indent = 0;
    let mut form_feed = false;
    while indent < content.len() && is_space(content[indent]) && indent < u16::MAX as usize {
        form_feed |= content[indent] == 0x0C;
        indent += 1;
    }
    let mut trail = 0;
    while indent + trail < content.len() && is_space(content[content.len() - 1 - trail]) && trail < u16::MAX as usize {
        trail += 1;
    }
    let inner = &content[indent..content.len() - trail];
    let class = |byte: Option<&u8>| byte.map_or(Class::Blank, |b| CLASS[*b as usize]);
    Line {
        start: start as u32,
        len: content.len() as u32,
        indent: indent as u16,
        trail: trail as u16,
        first: class(inner.first()),
        last: class(inner.last()),
        form_feed,
        number,
    }
}

#[inline]
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0C | b'\r')
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' => Class::Upper,
            b'a'..=b'z' => Class::Lower,
            b'.' | b'!' | b'?' => Class::Stop,
            b':' | b';' => Class::Colon,
            b',' => Class::Comma,
            b'-' => Class::Hyphen,
            b'/' => Class::Slash,
            b'(' | b'[' | b'{' => Class::Open,
            b')' | b']' | b'}' => Class::Close,
            0x80.. => Class::Wide,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_line_is_found_in_any_order() {
        let text = "een\n\ntwee twee\ndrie";
        let begin = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
        for step in [1, 3, 7, 11] {
            let mut starts = LineStarts::default();
            for at in (0..40).map(|n| n * step % (text.len() + 1)) {
                assert_eq!(starts.of(text, at), begin(at), "{at}");
            }
        }
    }

    #[test]
    fn lines_tile_the_text() {
        let text = "a\r\n\n  Een lid. \t\n\x0C 1. x-\nlaatste";
        let lines = split(text);
        let mut at = 0;
        for line in &lines {
            assert_eq!(line.start, at);
            at = line.start + line.len;
            at += if text[at as usize..].starts_with("\r\n") { 2 } else { 1 };
        }
        assert_eq!(at as usize, text.len() + 1);
        let contents: Vec<_> = lines.iter().map(|l| &text[l.content()]).collect();
        assert_eq!(contents, ["a", "", "Een lid.", "1. x-", "laatste"]);
        assert_eq!((lines[2].indent, lines[2].trail, lines[2].last), (2, 2, Class::Stop));
        assert!(lines[1].is_blank() && lines[3].form_feed && lines[3].last == Class::Hyphen);
    }
}
