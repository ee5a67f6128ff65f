//! The command line: arguments, files, exit codes. One file a subcommand.

mod batch;
mod check;
mod convert;
mod diff;
mod dump;
mod each;
mod explain;
mod grammars;
mod input;
mod options;
mod output;
mod parallel;
mod progress;
mod refs;
mod shell;
mod stop;
mod target;
mod verify;
mod walk;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use stop::{Outcome, Stop};

/// Turns raw Dutch legal text into a numbered article tree, written as YAML or JSON.
#[derive(Debug, Parser)]
#[command(name = "lidwoord", version, after_help = EXAMPLES, arg_required_else_help = true)]
#[command(subcommand_required = true, propagate_version = true, max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  lidwoord convert voorwaarden.txt                  the tree as YAML
  pdftotext voorwaarden.pdf - | lidwoord convert    the same from a pipe
  lidwoord convert a.txt b.txt --format ndjson      one line of JSON a file
  lidwoord diff 2023.txt 2024.txt                   what changed, article by article
  lidwoord convert terms/ -o trees/                 all texts of a folder, on all cores
  lidwoord check voorwaarden.txt                    what is doubtful, and where
  lidwoord refs voorwaarden.txt                     what refers to what
  lidwoord verify voorwaarden.txt                   proof that nothing was lost
  lidwoord explain number-gap                       what a code means

Exit codes:
  0  fine
  1  findings: check found warnings or errors, verify found a loss, or some files of a folder failed
  2  failure: a file could not be read or written, or the arguments are wrong

Limits:
  an input has at most 256 MB (--max-bytes; no more than 1GB can be converted), a word list 16 MB,
  a grammar file 64 KiB; eight times the input and 50 MB are needed in memory
  counted from the beginning of the text: at most 25,000 labels and as many paragraphs, and
  one more for each 96 bytes (lidwoord explain too-many-nodes: the rest is text of the last node);
  120,000 lines, and one more for each 24 bytes (too-many-lines); 25,000 references and as many
  amounts, and one more for each 128 bytes (too-many-annotations); 60,000 cleaned characters and
  as many repaired words, and one more for each 56 bytes (too-many-repairs); 5,000 findings of
  a code, and one more for each 2,000 bytes (too-many-findings)
  JSON is written to 200 levels, YAML is read to 128; lines may be as long as the input";

#[derive(Debug, Subcommand)]
enum Command {
    Convert(convert::Args),
    Check(check::Args),
    Diff(diff::Args),
    Refs(refs::Args),
    Verify(verify::Args),
    Explain(explain::Args),
    Grammars(grammars::Args),
    Schema(shell::Schema),
    Completions(shell::Completions),
    Man(shell::Man),
    Dump(dump::Args),
}

/// Runs the tool with the arguments of the process.
pub fn main() -> ExitCode {
    let args = Args::try_parse().unwrap_or_else(|error| stop::wrong_arguments(&error));
    let outcome = match run(args.command) {
        Ok(outcome) => outcome,
        Err(Stop::Pipe) => Outcome::Fine,
        Err(Stop::Failed(failure)) => failure.report(),
    };
    ExitCode::from(outcome as u8)
}

fn run(command: Command) -> Result<Outcome, Stop> {
    match command {
        Command::Convert(args) => convert::run(args),
        Command::Check(args) => check::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Refs(args) => refs::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Grammars(args) => grammars::run(args),
        Command::Schema(args) => shell::schema(args),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args),
        Command::Dump(args) => dump::run(args),
    }
}
