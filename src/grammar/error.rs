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
        let mut message = error.to_string();
        let place = error.location().map(|at| (at.line(), at.column()));
        if let Some((line, column)) = place
            && let Some(cut) = message.find(&format!(" at line {line} column {column}"))
        {
            message.truncate(cut);
        }
        if message.contains("cannot start any token") {
            message.push_str("; indent with spaces, and put quotes around text that begins with a sign");
        }
        GrammarError { file: file.to_owned(), place, message }
    }
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
