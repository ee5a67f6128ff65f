//! `lidwoord dump`.

use super::input::Input;
use super::options::ReadArgs;
use super::output::print;
use super::stop::{Outcome, Stop};
use clap::ValueEnum;
use lidwoord::diag::visible::neutralise_lines;
use lidwoord::pipeline;
use std::path::PathBuf;

/// Show what a stage makes of a text, for those who work on the tool; the form is not stable
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  lidwoord dump --stage layout voorwaarden.txt")]
pub struct Args {
    /// The text file; `-` or none for standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The stage
    #[arg(long, value_enum)]
    stage: Stage,
    #[command(flatten)]
    read: ReadArgs,
}

/// The values of `--stage`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stage {
    /// Line tokens
    Lines,
    /// Pages, columns and furniture
    Layout,
    /// The readings of labels
    Labels,
    /// The labels taken for real, and how well each house style explains the text
    Outline,
}

/// Prints the stage for one input.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let options = args.read.options()?;
    let stage = match args.stage {
        Stage::Lines => pipeline::Stage::Lines,
        Stage::Layout => pipeline::Stage::Layout,
        Stage::Labels => pipeline::Stage::Labels,
        Stage::Outline => pipeline::Stage::Outline,
    };
    for input in Input::list(args.file.as_slice())? {
        let dump = pipeline::dump(stage, input.read(args.read.max_bytes)?, &options);
        print(&neutralise_lines(&dump))?;
    }
    Ok(Outcome::Fine)
}
