//! `lidwoord schema`, `completions` and `man`: what other programs want to know of this one.

use super::output::{Output, print};
use super::stop::{Failure, Outcome, Stop};
use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell;
use lidwoord::emit;

/// Print the JSON Schema of the output (draft 2020-12)
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord schema > lidwoord.schema.json
  lidwoord schema diff > lidwoord-diff.schema.json")]
pub struct Schema {
    /// Of which output
    #[arg(value_enum, default_value_t = Of::Tree)]
    of: Of,
}

/// The outputs that have a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// Trees, as `convert` writes them
    Tree,
    /// Differences, as `diff` writes them
    Diff,
    /// Histories, as `diff --history` writes them
    History,
}

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord completions bash > ~/.local/share/bash-completion/completions/lidwoord
  lidwoord completions zsh > ~/.zfunc/_lidwoord
  lidwoord completions fish > ~/.config/fish/completions/lidwoord.fish")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Print the man page of the tool, or of one of its commands
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lidwoord man > lidwoord.1
  lidwoord man convert | man -l -")]
pub struct Man {
    /// A command, for instance convert
    command: Option<String>,
}

/// Prints the schema.
pub fn schema(args: Schema) -> Result<Outcome, Stop> {
    let mut out = Output::stdout();
    let schema = match args.of {
        Of::Tree => emit::schema::schema(),
        Of::Diff => emit::diff::schema(),
        Of::History => emit::diff::history::schema(),
    };
    out.put(|out| emit::schema::write(&schema, out))?;
    out.finish()?;
    Ok(Outcome::Fine)
}

/// Prints the completions.
pub fn completions(args: Completions) -> Result<Outcome, Stop> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut super::Args::command(), "lidwoord", &mut text);
    print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Fine)
}

/// Prints a man page.
pub fn man(args: Man) -> Result<Outcome, Stop> {
    let mut tool = super::Args::command();
    tool.build();
    let command = match args.command.as_deref() {
        None => tool,
        Some(name) => match tool.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let help = "`lidwoord --help` lists the commands";
                return Err(Failure::new(format!("there is no command {name}"), help).into());
            }
        },
    };
    let mut out = Output::stdout();
    out.put(|mut out| clap_mangen::Man::new(command).render(&mut out))?;
    out.finish()?;
    Ok(Outcome::Fine)
}
