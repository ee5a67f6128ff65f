//! `lidwoord convert`.

use super::input::Input;
use super::options::ReadArgs;
use super::output::Output;
use super::stop::{Failure, Outcome, Stop};
use clap::ValueEnum;
use lidwoord::{Options, emit};
use std::path::PathBuf;

/// Convert text to a tree
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord convert voorwaarden.txt
  lidwoord convert voorwaarden.txt --format json -o voorwaarden.json
  pdftotext voorwaarden.pdf - | lidwoord convert
  lidwoord convert terms/*.txt --format ndjson > terms.ndjson

Several files give a stream of YAML documents, each after a line `---`, or one line of NDJSON each.
A file that cannot be read is reported and does not stop the others; the exit code is then 2.
With -o the output appears only when everything went well.")]
pub struct Args {
    /// The text files; `-` or none for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
}

/// The values of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One YAML document a file
    Yaml,
    /// One indented JSON object, for one file
    Json,
    /// One JSON object a line, for many files
    Ndjson,
}

impl From<Format> for emit::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Yaml => emit::Format::Yaml,
            Format::Json => emit::Format::Json,
            Format::Ndjson => emit::Format::Ndjson,
        }
    }
}

/// Converts each input in turn.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let inputs = Input::list(&args.files)?;
    if args.format == Format::Json && inputs.len() > 1 {
        let help = "use --format ndjson, or convert one file at a time";
        return Err(Failure::new("--format json takes one file", help).into());
    }
    let options = args.read.options()?;
    let mut out = Output::open(args.output.as_deref(), &args.files)?;
    let mut outcome = Outcome::Fine;
    for input in &inputs {
        let separator = args.format == Format::Yaml && inputs.len() > 1;
        if let Some(bytes) = input.read_or_report(&mut outcome) {
            convert(&input.path(), bytes, &options, args.format, separator, &mut out)?;
        }
    }
    if outcome == Outcome::Fine || args.output.is_none() {
        out.finish()?;
    }
    Ok(outcome)
}

/// Converts one input.
fn convert(
    path: &str,
    bytes: Vec<u8>,
    options: &Options,
    format: Format,
    separator: bool,
    out: &mut Output,
) -> Result<(), Stop> {
    let conversion = lidwoord::convert(path, bytes, options);
    out.put(|out| {
        if separator {
            out.write_all(b"---\n")?;
        }
        emit::write(format.into(), &conversion, out)
    })
}
