//! The source: the input bytes as text, with what is known about them.
//!
//! Everything later counts in bytes of [`Source::text`], the decoded text, or in 1-based lines of it.

mod encoding;

use crate::tree::SourceInfo;
use sha2::{Digest, Sha256};

/// This program and its version, as outputs name it.
pub const TOOL: &str = concat!("lidwoord ", env!("CARGO_PKG_VERSION"));

/// A decoded input.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The facts for the output.
    pub info: SourceInfo,
    /// The bytes as text, without a byte order mark. Bytes that could not be decoded are U+FFFD.
    pub text: String,
    /// For some U+FFFD in `text`: its offset and the character that the byte means in Windows-1252. Files that
    /// were pasted together from two encodings have such bytes.
    pub strays: Vec<(u32, char)>,
}

impl Source {
    /// Decodes `bytes`. Never fails: what cannot be decoded is U+FFFD.
    ///
    /// `path` is the name for the output, `-` for standard input.
    pub fn new(path: &str, bytes: Vec<u8>) -> Source {
        let sha256 = hex(&Sha256::digest(&bytes));
        let length = bytes.len() as u64;
        let decoded = encoding::decode(bytes);
        let lines = count_lines(&decoded.text);
        let info = SourceInfo {
            path: path.to_owned(),
            sha256,
            bytes: length,
            lines,
            encoding: decoded.encoding.to_ascii_lowercase(),
            tool: TOOL.to_owned(),
        };
        Source { info, text: decoded.text, strays: decoded.strays }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        write!(out, "{byte:02x}").expect("a string takes anything");
    }
    out
}

/// The number of lines; a last line without terminator counts, an empty text has none. A carriage return alone ends a
/// line where there are no line feeds, as in [`crate::decode`].
fn count_lines(text: &str) -> u32 {
    let end = if memchr::memchr(b'\n', text.as_bytes()).is_some() { b'\n' } else { b'\r' };
    let full = memchr::memchr_iter(end, text.as_bytes()).count();
    let open = text.as_bytes().last().is_some_and(|last| *last != end);
    (full + usize::from(open)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted() {
        for (text, lines) in [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2), ("a\rb", 2), ("a\rb\n", 1)] {
            assert_eq!(count_lines(text), lines, "{text:?}");
        }
    }
}
