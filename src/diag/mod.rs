//! Diagnostics: everything that a reader of the output should know and that is no failure.

pub mod codes;
mod findings;
pub mod render;
pub mod visible;

pub use findings::Findings;

/// How bad a diagnostic is, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// The text or its structure is doubtful.
    Warning,
    /// The output cannot be right.
    Error,
}

impl Severity {
    /// All of them, from worst to least.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The name in the output: `error`, `warning` or `info`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A finding about the source, with a stable code from [`codes::TABLE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, for instance `number-gap`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The 1-based source line.
    pub line: u32,
    /// The bytes of that line that are meant, counted from its first byte; empty for the whole line.
    pub columns: std::ops::Range<u32>,
    /// The path of the node that it is about, where there is one.
    pub path: Option<String>,
    /// One sentence in plain English.
    pub message: String,
    /// What to do about it, where that is known.
    pub help: Option<String>,
}
