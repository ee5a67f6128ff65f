//! The options that say how an input is read, shared by the subcommands that read one.

use super::grammars;
use super::input::read_text;
use super::stop::Failure;
use clap::ValueEnum;
use lidwoord::Options;
use lidwoord::lexicon::Lexicon;
use lidwoord::trace::Confidence;
use std::io::{self, IsTerminal};
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
