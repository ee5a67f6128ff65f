//! `lidwoord grammars`, and the grammar that `--grammar` names.

use super::input::read_text;
use super::output::print;
use super::stop::{Failure, Outcome, Stop};
use lidwoord::grammar::{Grammar, builtin};
use std::path::Path;

/// List the house styles that are built in
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord grammars
  lidwoord convert voorwaarden.txt --grammar artikel-lid
  lidwoord convert voorwaarden.txt --grammar my-style.yaml")]
pub struct Args {}

/// Prints one line a grammar.
pub fn run(Args {}: Args) -> Result<Outcome, Stop> {
    let width = builtin().iter().map(|g| g.name.len()).max().unwrap_or(0);
    let lines = builtin().iter().map(|g| format!("{:width$}  {}\n", g.name, g.title));
    print(&lines.collect::<String>())?;
    Ok(Outcome::Fine)
}

/// The grammar of that name, or else in the file of that name.
///
/// # Errors
/// Where there is neither, or the file is no grammar.
pub fn find(name: &str) -> Result<Grammar, Failure> {
    if let Some(known) = builtin().iter().find(|g| g.name == name) {
        return Ok(known.clone());
    }
    if !Path::new(name).exists() {
        let names: Vec<&str> = builtin().iter().map(|g| g.name.as_str()).collect();
        let help = format!("give the path of a grammar file, or one of: {}", names.join(", "));
        return Err(Failure::new(format!("there is no grammar or file {name}"), help));
    }
    let text = read_text(Path::new(name))?;
    Grammar::parse(name, &text)
        .map_err(|e| Failure::new(e.to_string(), "grammars/README.md shows how a grammar file is written"))
}
