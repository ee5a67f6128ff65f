//! `lidwoord check`.

use super::each;
use super::options::{Colour, ReadArgs};
use super::output::Output;
use super::stop::{Outcome, Stop};
use super::walk::PathArgs;
use clap::ValueEnum;
use lidwoord::diag::render::{Lines, Renderer};
use lidwoord::diag::{Diagnostic, Severity};
use lidwoord::{Options, emit, pipeline};

/// Show what is doubtful in a text, and where
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The exit code is 1 where there are warnings or errors; `lidwoord explain CODE` says what a code means.

Examples:
  lidwoord check voorwaarden.txt
  lidwoord check terms/ --format json")]
pub struct Args {
    #[command(flatten)]
    paths: PathArgs,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Colours [auto: on a terminal, unless NO_COLOR is set]
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    /// Show also what is often about nothing: terms that are not used or seem undefined
    #[arg(long)]
    pedantic: bool,
    #[command(flatten)]
    read: ReadArgs,
}

/// The values of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Source lines with carets, for people
    Text,
    /// One list of all findings, for programs
    Json,
}

/// Checks each input in turn.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let options = Options { pedantic: args.pedantic, ..args.read.options()? };
    let renderer = Renderer::new(args.color.wanted());
    let inputs = args.paths.inputs(None)?;
    let mut out = Output::stdout();
    let mut all = Vec::new();
    let check = |path: &str, bytes: Vec<u8>| {
        let text = (args.format == Format::Text).then(|| pipeline::source_text(&bytes));
        let found = lidwoord::convert(path, bytes, &options).diagnostics;
        let lines = text.as_deref().map(Lines::new);
        let shown = lines.map(|lines| found.iter().map(|d| renderer.render(path, &lines, d) + "\n\n").collect());
        (found, shown.unwrap_or_default())
    };
    let outcome = each::input(&inputs, args.read.max_bytes, check, |path, (found, shown): (_, String)| {
        all.push((path, found));
        out.put(|out| out.write_all(shown.as_bytes()))
    })?;
    match args.format {
        Format::Json => out.put(|out| emit::findings::write(&all, out))?,
        Format::Text => out.put(|out| writeln!(out, "{}", summary(&all)))?,
    }
    out.finish()?;
    let bad = all.iter().flat_map(|f| &f.1).any(|d| d.severity >= Severity::Warning);
    Ok(outcome.max(if bad { Outcome::Findings } else { Outcome::Fine }))
}

/// `2 files: 1 error, 3 warnings, 0 notes`.
fn summary(files: &[(String, Vec<Diagnostic>)]) -> String {
    let count = |severity| files.iter().flat_map(|f| &f.1).filter(|d| d.severity == severity).count();
    let [errors, warnings, notes] = Severity::ALL.map(count);
    let parts = [(files.len(), "file"), (errors, "error"), (warnings, "warning"), (notes, "note")];
    let [files, errors, warnings, notes] =
        parts.map(|(n, word)| format!("{n} {word}{}", if n == 1 { "" } else { "s" }));
    format!("{files}: {errors}, {warnings}, {notes}")
}
