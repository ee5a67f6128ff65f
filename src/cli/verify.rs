//! `lidwoord verify`.

use super::input::Input;
use super::options::ReadArgs;
use super::output::Output;
use super::stop::{Outcome, Stop};
use lidwoord::diag::visible::neutralise;
use std::path::PathBuf;

/// Prove that every visible character of a text is accounted for
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Prints one line a file: how many visible characters stand in the tree as they were, how many were
rewritten by a repair, and how many are in furniture, by kind. Where a character is lost or stands
twice, the line gives the place, and the exit code is 1.

Examples:
  lidwoord verify voorwaarden.txt
  lidwoord verify terms/*.txt")]
pub struct Args {
    /// The text files; `-` or none for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
}

/// Verifies each input in turn.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let options = args.read.options()?;
    let mut out = Output::stdout();
    let mut outcome = Outcome::Fine;
    for input in Input::list(&args.files)? {
        let Some(bytes) = input.read_or_report(&mut outcome) else { continue };
        let path = input.path();
        let line = match lidwoord::verify(&path, bytes, &options) {
            Ok(ledger) => format!("{path}: {ledger}"),
            Err(loss) => {
                outcome = outcome.max(Outcome::Findings);
                format!("{path}:{loss}")
            }
        };
        out.put(|out| writeln!(out, "{}", neutralise(&line)))?;
    }
    out.finish()?;
    Ok(outcome)
}
