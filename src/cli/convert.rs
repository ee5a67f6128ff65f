//! `lidwoord convert`.

use super::batch::{self, Job};
use super::options::ReadArgs;
use super::output::Output;
use super::stop::{Failure, Outcome, Stop};
use super::target;
use super::walk::{Inputs, PathArgs};
use clap::ValueEnum;
use lidwoord::emit;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Convert text to a tree
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord convert voorwaarden.txt
  lidwoord convert voorwaarden.txt --format json -o voorwaarden.json
  pdftotext voorwaarden.pdf - | lidwoord convert
  lidwoord convert terms/ -o trees/
  lidwoord convert terms/ '*.md' -o trees/ --skip-existing
  lidwoord convert 'terms/**/2024-*.txt' --format ndjson > terms.ndjson

Several files give a stream of YAML documents, each after a line `---`, or one line of NDJSON each,
in a stable order. A file that cannot be read is reported and does not stop the others; the exit code
is then 2, and with -o FILE nothing is written.

Of a folder, all files that end in .txt are read, also those in folders below it, except hidden files
and what .gitignore or .ignore names. Patterns in quotes pick other files: of the folders that are
named, or where none is, as a path. Links to folders are not followed. With -o OUTDIR each file gets
an output of the same place and name in that folder (a/b.txt gives OUTDIR/a/b.yaml), which appears
only when it is whole; links in OUTDIR are not followed. Run one conversion into a folder at a time.
A file that fails is reported and counted, and the exit code is 1.")]
pub struct Args {
    #[command(flatten)]
    paths: PathArgs,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
    /// Write to this file instead of standard output, or one file for each input to this folder
    #[arg(short, long, value_name = "FILE|OUTDIR")]
    output: Option<PathBuf>,
    /// Skip inputs whose output in OUTDIR is of the same text (SHA-256), version and options
    #[arg(long, help_heading = "Folders")]
    skip_existing: bool,
    /// Write what the run did to this file, as JSON
    #[arg(long, value_name = "FILE", help_heading = "Folders")]
    summary: Option<PathBuf>,
    /// Show no progress and no summary; what fails is still reported
    #[arg(short, long, help_heading = "Folders")]
    quiet: bool,
    /// Use this many threads [default: one a core]
    #[arg(short = 'j', long, value_name = "N", help_heading = "Folders")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    read: ReadArgs,
}

/// The values of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One YAML document a file
    Yaml,
    /// One indented JSON object a file
    Json,
    /// One JSON object a line, for many files
    Ndjson,
}

impl Format {
    /// What the writer is called, and what names of its files end in.
    fn writer(self) -> (emit::Format, &'static str) {
        match self {
            Format::Yaml => (emit::Format::Yaml, "yaml"),
            Format::Json => (emit::Format::Json, "json"),
            Format::Ndjson => (emit::Format::Ndjson, "ndjson"),
        }
    }
}

/// Converts all inputs.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let folder = args.output.as_deref().filter(|path| path.is_dir() || ends_as_folder(path));
    let inputs = args.paths.inputs(args.output.as_deref())?;
    let (format, ending) = args.format.writer();
    let job = Job {
        format,
        options: args.read.options()?,
        tool: args.read.tool()?,
        max_bytes: args.read.max_bytes,
        threads: args.threads,
        quiet: args.quiet || !inputs.folders,
        summary: args.summary.as_deref(),
    };
    // One stream where there is no -o, one of NDJSON, or -o is a file and the inputs are files.
    let stream = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let root = stream.filter(|_| folder.is_some() || (inputs.folders && args.format != Format::Ndjson));
    let root = root.filter(|_| !args.paths.is_stdin());
    match root {
        Some(_) if args.format == Format::Ndjson => {
            Err(Failure::new("NDJSON is one stream, not one file for each input", "name a file with -o").into())
        }
        Some(root) => {
            let targets = target::plan(&inputs.found, root, ending)?;
            batch::to_folder(&Job { quiet: args.quiet, ..job }, inputs, root, &targets, args.skip_existing)
        }
        None if args.skip_existing => {
            Err(Failure::new("--skip-existing needs a folder of outputs", "name one with -o").into())
        }
        None => stream_of(&args, &job, inputs),
    }
}

fn stream_of(args: &Args, job: &Job, inputs: Inputs) -> Result<Outcome, Stop> {
    if args.format == Format::Json && (inputs.found.len() > 1 || inputs.folders) {
        let help = "use --format ndjson, write to a folder with -o, or convert one file at a time";
        return Err(Failure::new("--format json takes one file", help).into());
    }
    let files: Vec<PathBuf> = inputs.found.iter().filter_map(|f| f.input.file()).map(Path::to_path_buf).collect();
    let out = Output::open(args.output.as_deref(), &files)?;
    batch::to_stream(job, inputs, out, args.output.is_some())
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().last().is_some_and(|last| std::path::is_separator(char::from(*last)))
}
