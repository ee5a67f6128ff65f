//! `lidwoord explain`.

use super::output::print;
use super::stop::{Failure, Outcome, Stop};
use lidwoord::diag::codes::{self, Code};

/// Say what a code of `check` means, with an example; without a code, list them all
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord explain
  lidwoord explain number-gap")]
pub struct Args {
    /// A code, for instance number-gap
    code: Option<String>,
}

/// Prints one explanation, or the list.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    match args.code.as_deref() {
        None => print(&list())?,
        Some(name) => match codes::find(name) {
            Some(code) => print(&explanation(code))?,
            None => {
                let help = match codes::nearest(name) {
                    Some(code) => format!("did you mean {}? `lidwoord explain` lists all codes", code.code),
                    None => "`lidwoord explain` lists all codes".into(),
                };
                return Err(Failure::new(format!("there is no code {name}"), help).into());
            }
        },
    }
    Ok(Outcome::Fine)
}

fn list() -> String {
    let width = codes::TABLE.iter().map(|c| c.code.len()).max().unwrap_or(0);
    let line = |c: &Code| format!("{:width$}  {:7}  {}\n", c.code, c.severity.name(), c.title);
    codes::TABLE.iter().map(line).collect()
}

fn explanation(code: &Code) -> String {
    format!("{} ({})\n{}\n\n{}\n", code.code, code.severity.name(), code.title, code.text)
}
