//! Keys and values of YAML in block style: what the writers of trees and of differences are made of.

use super::scalar::{self, Place};
use std::io::{self, BufWriter, Write};

/// Bytes that are gathered before they go out.
const BUFFER: usize = 64 * 1024;

/// The writer's place in the output.
pub(super) struct Yaml<W: Write> {
    pub(super) out: BufWriter<W>,
    /// The column of the keys.
    pub(super) indent: usize,
    /// The next key is the first of a list item.
    pub(super) dash: bool,
}

/// Keys and values. A key without a value is left out.
impl<W: Write> Yaml<W> {
    /// A writer at the beginning of a document.
    pub(super) fn new(out: W) -> Self {
        Yaml { out: BufWriter::with_capacity(BUFFER, out), indent: 0, dash: false }
    }

    /// A list of mappings.
    pub(super) fn items<T>(
        &mut self,
        key: &str,
        items: &[T],
        item: fn(&mut Self, &T) -> io::Result<()>,
    ) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        self.open(key)?;
        self.indent += 2;
        for each in items {
            self.dash = true;
            item(self, each)?;
        }
        self.indent -= 2;
        Ok(())
    }

    /// A list of scalars on one line.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        items: &[T],
        item: impl Fn(&T, &mut BufWriter<W>) -> io::Result<()>,
    ) -> io::Result<()> {
        let Some((first, rest)) = items.split_first() else { return Ok(()) };
        self.key(key)?;
        self.out.write_all(b" [")?;
        item(first, &mut self.out)?;
        for each in rest {
            self.out.write_all(b", ")?;
            item(each, &mut self.out)?;
        }
        self.out.write_all(b"]\n")
    }

    /// A string, plain where that is safe.
    pub(super) fn text(&mut self, key: &str, value: &str) -> io::Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        self.key(key)?;
        self.out.write_all(b" ")?;
        scalar::write(value, Place::Block, &mut self.out)?;
        self.out.write_all(b"\n")
    }

    /// A string that is always quoted.
    pub(super) fn quoted(&mut self, key: &str, value: &str) -> io::Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        self.key(key)?;
        self.out.write_all(b" ")?;
        scalar::write_quoted(value, &mut self.out)?;
        self.out.write_all(b"\n")
    }

    /// A number.
    pub(super) fn number(&mut self, key: &str, value: u64) -> io::Result<()> {
        self.key(key)?;
        self.out.write_all(b" ")?;
        scalar::write_number(value, &mut self.out)?;
        self.out.write_all(b"\n")
    }

    /// A value that is written as it stands.
    pub(super) fn text_as(&mut self, key: &str, value: &[u8]) -> io::Result<()> {
        self.key(key)?;
        self.out.write_all(b" ")?;
        self.out.write_all(value)?;
        self.out.write_all(b"\n")
    }

    /// A key whose value stands on the next lines.
    pub(super) fn open(&mut self, key: &str) -> io::Result<()> {
        self.key(key)?;
        self.out.write_all(b"\n")
    }

    fn key(&mut self, key: &str) -> io::Result<()> {
        let mut spaces = self.indent - if self.dash { 2 } else { 0 };
        while spaces > 0 {
            let some = spaces.min(SPACES.len());
            self.out.write_all(&SPACES[..some])?;
            spaces -= some;
        }
        if std::mem::take(&mut self.dash) {
            self.out.write_all(b"- ")?;
        }
        self.out.write_all(key.as_bytes())?;
        self.out.write_all(b":")
    }
}

const SPACES: [u8; 64] = [b' '; 64];
