//! Trees that were written before: the YAML and JSON of `convert`, read back as far as comparing needs them.
//!
//! Source facts, titles, nodes and references come back; repairs, facts, furniture and diagnostics do not.

mod file;

use crate::emit::SCHEMA_NUMBER;
use crate::limits;
use crate::tree::Conversion;
use serde::Deserialize;
use std::fmt;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Raw text, to be converted.
    Text,
    /// A tree as YAML, or several of them after each other.
    Yaml,
    /// A tree as JSON, or one a line.
    Json,
}

/// Why a file that looks like a tree cannot be read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// What is wrong, in plain English, with line and column where they are known.
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for LoadError {}

impl From<String> for LoadError {
    fn from(message: String) -> Self {
        LoadError { message }
    }
}

/// Tells by the content what a file holds. A tree has the keys `lidwoord` and `source` at its top, in any order.
pub fn form(bytes: &[u8]) -> Form {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    let has = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    if start.starts_with(b"{") {
        return if has(b"\"lidwoord\"") && has(b"\"source\"") { Form::Json } else { Form::Text };
    }
    let begins = |key: &[u8]| memchr::memmem::find_iter(bytes, key).any(|at| at == 0 || bytes[at - 1] == b'\n');
    if begins(b"lidwoord:") && begins(b"source:") { Form::Yaml } else { Form::Text }
}

/// Reads the trees of a file; several of them become the documents of one conversion. `form` is that of [`form`].
///
/// # Errors
/// Where the file is no tree, or one of another schema number.
pub fn read(path: &str, bytes: &[u8], form: Form) -> Result<Conversion, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|e| format!("it is not UTF-8 (byte {})", e.valid_up_to() + 1))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut trees: Vec<file::Tree> = Vec::new();
    if form == Form::Json {
        for tree in serde_json::Deserializer::from_str(text).into_iter() {
            trees.push(tree.map_err(|e| e.to_string())?);
        }
    } else if limits::is_too_nested(text) {
        return Err("too many brackets are open in each other".to_owned().into());
    } else {
        for tree in serde_yaml::Deserializer::from_str(text) {
            trees.push(file::Tree::deserialize(tree).map_err(|e| e.to_string())?);
        }
    }
    let mut all = Conversion::default();
    for tree in trees {
        if tree.lidwoord != SCHEMA_NUMBER {
            return Err(format!("its schema number is {}; this program reads {SCHEMA_NUMBER}", tree.lidwoord).into());
        }
        tree.put_into(&mut all)?;
    }
    path.clone_into(&mut all.source.path);
    Ok(all)
}
