//! `lidwoord verify`.

use super::each;
use super::options::ReadArgs;
use super::output::Output;
use super::stop::{Outcome, Stop};
use super::walk::PathArgs;
use lidwoord::diag::visible::neutralise;

/// Prove that every visible character of a text is accounted for
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Prints one line a file: how many visible characters stand in the tree as they were, how many were
rewritten by a repair, and how many are in furniture, by kind. Where a character is lost or stands
twice, the line gives the place, and the exit code is 1.

Examples:
  lidwoord verify voorwaarden.txt
  lidwoord verify terms/")]
pub struct Args {
    #[command(flatten)]
    paths: PathArgs,
    #[command(flatten)]
    read: ReadArgs,
}

/// Verifies each input in turn.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let options = args.read.options()?;
    let inputs = args.paths.inputs(None)?;
    let mut out = Output::stdout();
    let mut losses = Outcome::Fine;
    let verify = |path: &str, bytes| lidwoord::verify(path, bytes, &options);
    let outcome = each::input(&inputs, args.read.max_bytes, verify, |path, verdict| {
        let line = match verdict {
            Ok(ledger) => format!("{path}: {ledger}"),
            Err(loss) => {
                losses = Outcome::Findings;
                format!("{path}:{loss}")
            }
        };
        out.put(|out| writeln!(out, "{}", neutralise(&line)))
    })?;
    out.finish()?;
    Ok(outcome.max(losses))
}
