//! What is wrong with a grammar file, and where.

use std::fmt;

/// A grammar file that cannot be used. Printed as `FILE:LINE:COLUMN: message`, the message says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrammarError {
    /// The file as it was named.
    pub file: String,
    /// The 1-based line and column; none where the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// What is wrong, and what to write instead.
    pub message: String,
}

impl GrammarError {
    /// An error about the whole file.
    pub(super) fn whole(file: &str, message: impl Into<String>) -> GrammarError {
        GrammarError { file: file.to_owned(), place: None, message: message.into() }
    }

    /// An error of the YAML reader, or one that a check raised while it read.
    pub(super) fn from_yaml(file: &str, error: &serde_yaml::Error) -> GrammarError {
        let place = error.location().map(|at| (at.line(), at.column()));
        let message = plain(&error.to_string(), place);
        let indent = message.contains("cannot start any token") || message.contains("a tab");
        let help = match indent {
            true => "; indent with spaces, and put text that begins with a sign in quotes",
            false => "",
        };
        GrammarError { file: file.to_owned(), place, message: message + help }
    }
}

/// The message without its place (which is printed before it) and in words that are no programmer's.
fn plain(message: &str, place: Option<(usize, usize)>) -> String {
    let cut = place.and_then(|(line, column)| message.find(&format!(" at line {line} column {column}")));
    let message = &message[..cut.unwrap_or(message.len())];
    let path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '[' | ']');
    let message = match message.split_once(": ") {
        Some((before, message)) if before.chars().all(path) => message,
        _ => message,
    };
    let words = [
        ("unknown field", "unknown key"),
        ("missing field", "missing key"),
        ("duplicate field", "a second time the key"),
        ("unknown variant", "unknown value"),
        ("invalid type: ", "here stands a "),
        ("a unit value", "value that is empty"),
        ("expected a boolean", "expected true or false"),
    ];
    words.iter().fold(message.to_owned(), |text, (from, to)| text.replace(from, to))
}

impl fmt::Display for GrammarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for GrammarError {}
