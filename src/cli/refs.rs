//! `lidwoord refs`.

use super::input::Input;
use super::options::ReadArgs;
use super::output::Output;
use super::stop::{Outcome, Stop};
use clap::ValueEnum;
use lidwoord::emit;
use std::path::PathBuf;

/// Show what refers to what
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A target that the document does not have has a question mark before it.

Examples:
  lidwoord refs voorwaarden.txt
  lidwoord refs voorwaarden.txt --format dot | dot -Tsvg > refs.svg
  lidwoord refs terms/*.txt --format json")]
pub struct Args {
    /// The text files; `-` or none for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    read: ReadArgs,
}

/// The values of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line a target: from, to, and the words, with tabs between
    Text,
    /// One list of all references
    Json,
    /// A graph for Graphviz
    Dot,
}

/// Shows the references of each input in turn.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let options = args.read.options()?;
    let mut out = Output::stdout();
    let mut outcome = Outcome::Fine;
    let mut all = Vec::new();
    for input in Input::list(&args.files)? {
        match input.read() {
            Ok(bytes) => all.push(lidwoord::convert(&input.path(), bytes, &options)),
            Err(failure) => outcome = failure.report(),
        }
    }
    out.put(|out| match args.format {
        Format::Text => emit::refs::text(&all, out),
        Format::Json => emit::refs::json(&all, out),
        Format::Dot => emit::refs::dot(&all, out),
    })?;
    out.finish()?;
    Ok(outcome)
}
