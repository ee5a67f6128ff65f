//! `lidwoord refs`.

use super::each;
use super::options::ReadArgs;
use super::output::Output;
use super::stop::{Outcome, Stop};
use super::walk::PathArgs;
use clap::ValueEnum;
use lidwoord::emit;

/// Show what refers to what
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A target that the document does not have has a question mark before it.

Examples:
  lidwoord refs voorwaarden.txt
  lidwoord refs voorwaarden.txt --format dot | dot -Tsvg > refs.svg
  lidwoord refs terms/ --format json")]
pub struct Args {
    #[command(flatten)]
    paths: PathArgs,
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
    let inputs = args.paths.inputs(None)?;
    let mut out = Output::stdout();
    let mut all = Vec::new();
    let convert = |path: &str, bytes| lidwoord::convert(path, bytes, &options);
    let outcome = each::input(&inputs, args.read.max_bytes, convert, |_, conversion| {
        all.push(conversion);
        Ok(())
    })?;
    out.put(|out| match args.format {
        Format::Text => emit::refs::text(&all, out),
        Format::Json => emit::refs::json(&all, out),
        Format::Dot => emit::refs::dot(&all, out),
    })?;
    out.finish()?;
    Ok(outcome)
}
