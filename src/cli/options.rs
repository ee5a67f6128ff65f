//! The options that say how an input is read, shared by the subcommands that read one.

use super::grammars;
use super::input::read_text;
use super::stop::Failure;
use clap::ValueEnum;
use lidwoord::Options;
use lidwoord::lexicon::Lexicon;
use lidwoord::limits;
use lidwoord::source::TOOL;
use lidwoord::trace::Confidence;
use sha2::{Digest, Sha256};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

/// How an input is read.
#[derive(Debug, clap::Args)]
pub struct ReadArgs {
    /// House style: a name from `lidwoord grammars`, or a grammar file [default: the one that fits best]
    #[arg(long, value_name = "NAME|FILE", help_heading = "Reading")]
    grammar: Option<String>,
    /// Apply a repair only from this confidence on; the others become findings
    #[arg(long, value_enum, default_value_t = Least::Guess, help_heading = "Reading")]
    confidence: Least,
    /// Leave columns and pages in the order in which they are printed
    #[arg(long, help_heading = "Reading")]
    keep_order: bool,
    /// Words of your own (names, trade terms) for broken words: UTF-8, one a line
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    lexicon: Option<PathBuf>,
    /// Refuse inputs of more bytes, at most 1GB; kB, MB and GB may follow the number
    #[arg(long, value_name = "N", default_value = "256MB", value_parser = size, help_heading = "Limits")]
    pub max_bytes: u64,
}

/// A number of bytes, with or without a unit of the decimal system.
fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "" | "B" => 1,
        "kB" | "KB" | "k" | "K" => 1_000,
        "MB" | "M" => 1_000_000,
        "GB" | "G" => 1_000_000_000,
        other => return Err(format!("`{other}` is no unit; use kB, MB or GB")),
    };
    let bytes = digits.parse::<u64>().map_err(|_| "write a number, such as 256MB".to_owned())?.saturating_mul(unit);
    match bytes {
        0 => Err("it must be more than nothing".into()),
        n if n > limits::MOST_INPUT_BYTES => Err("no input of more than 1GB can be converted".into()),
        n => Ok(n),
    }
}

/// The values of `--confidence`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Least {
    /// Only where nothing else is possible
    Certain,
    /// Also where a spelling rule or one witness decides
    Likely,
    /// Always the better reading
    Guess,
}

impl ReadArgs {
    /// The options for the library.
    ///
    /// # Errors
    /// Where the grammar or the word list cannot be read.
    pub fn options(&self) -> Result<Options, Failure> {
        let lexicon = self.lexicon.as_deref().map(read_text).transpose()?.unwrap_or_default();
        Ok(Options {
            grammar: self.grammar.as_deref().map(grammars::find).transpose()?,
            confidence: match self.confidence {
                Least::Certain => Confidence::Certain,
                Least::Likely => Confidence::Likely,
                Least::Guess => Confidence::Guess,
            },
            keep_order: self.keep_order,
            lexicon: Arc::new(Lexicon::dutch().with_words(lexicon.lines().map(str::trim).filter(|w| !w.is_empty()))),
            pedantic: false,
        })
    }

    /// The name of this program for outputs. Options that change what it makes add a digest, so that outputs of other
    /// options are known apart.
    ///
    /// # Errors
    /// Where the grammar or the word list cannot be read.
    pub fn tool(&self) -> Result<String, Failure> {
        if self.grammar.is_none()
            && self.lexicon.is_none()
            && !self.keep_order
            && matches!(self.confidence, Least::Guess)
        {
            return Ok(TOOL.to_owned());
        }
        let grammar_file = self.grammar.as_ref().map(Path::new).filter(|path| path.is_file());
        let mut digest = Sha256::new();
        digest.update(format!("{:?} {:?} {}\n", self.grammar, self.confidence, self.keep_order));
        for file in [grammar_file, self.lexicon.as_deref()].into_iter().flatten() {
            digest.update(read_text(file)?);
        }
        let first: String = digest.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Ok(format!("{TOOL}+{first}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size("256MB"), Ok(limits::INPUT_BYTES), "the default of --max-bytes");
        assert_eq!((size("12"), size("5kB"), size("1GB")), (Ok(12), Ok(5000), Ok(limits::MOST_INPUT_BYTES)));
        for wrong in ["", "MB", "0", "-1", "2GB", "1TB", "1.5MB", "99999999999999999999GB", "é"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}

/// The values of `--color`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// Whether output is coloured.
    pub fn wanted(self) -> bool {
        match self {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}
