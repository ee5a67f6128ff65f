//! `lidwoord diff`.

use super::input::Input;
use super::options::{Colour, ReadArgs};
use super::output::Output;
use super::stop::{Failure, Outcome, Stop};
use clap::ValueEnum;
use lidwoord::diff::{self, Diff, Ignore};
use lidwoord::emit::diff::{self as emit, Comparison, history::Series, text::Style};
use lidwoord::load::{self, Form};
use lidwoord::tree::Conversion;
use std::path::PathBuf;

/// Compare two versions of a text, node by node
#[derive(Debug, clap::Args)]
#[command(after_help = "\
OLD and NEW are raw texts, or trees that `lidwoord convert` wrote as YAML or JSON, in any mix.
Each node of both has one fate: same, edited, moved, renumbered, split, merged, added or removed.

Examples:
  lidwoord diff 2023.txt 2024.txt
  lidwoord diff 2023.yaml 2024.txt --stat
  lidwoord diff 2023.txt 2024.txt --format html -o changes.html
  lidwoord diff 2023.txt 2024.txt --format yaml --ignore punctuation,case
  lidwoord diff 2022.txt 2023.txt 2024.txt --history
  lidwoord diff verhuurder-a.txt verhuurder-b.txt --map Molenwiek=Zilverspar")]
pub struct Args {
    /// The versions, from old to new; `-` for standard input
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    files: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// One line for each node that changed
    #[arg(long)]
    stat: bool,
    /// Show so many unchanged nodes around each change
    #[arg(long, value_name = "NODES", default_value_t = 1)]
    context: usize,
    /// Differences that do not count
    #[arg(long, value_enum, value_delimiter = ',', value_name = "CLASS")]
    ignore: Vec<Class>,
    /// Take a name in OLD for another in NEW; can be given more than once
    #[arg(long, value_name = "OLD=NEW", value_parser = names)]
    map: Vec<(String, String)>,
    /// Show what became of each article over all versions; three or more can be given
    #[arg(long, conflicts_with_all = ["stat", "context"])]
    history: bool,
    /// Exit with 1 where something changed
    #[arg(long)]
    exit_code: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Colours [auto: on a terminal, unless NO_COLOR is set]
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    #[command(flatten)]
    read: ReadArgs,
}

/// The values of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Article by article, for people
    Text,
    /// One YAML document
    Yaml,
    /// One indented JSON object
    Json,
    /// One page for a browser that needs nothing else
    Html,
}

/// The values of `--ignore`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Class {
    /// Punctuation marks and spaces
    Punctuation,
    /// Capitals
    Case,
    /// Terms that both versions define in the same place by another name
    DefinedNames,
}

/// A pair of names, as in `Molenwiek=Zilverspar`.
fn names(text: &str) -> Result<(String, String), String> {
    let has_word = |name: &str| name.contains(char::is_alphanumeric);
    let (old, new) = text.split_once('=').ok_or("there must be a `=` between the two names")?;
    if has_word(old) && has_word(new) { Ok((old.to_owned(), new.to_owned())) } else { Err("a name is missing".into()) }
}

/// Compares the versions.
pub fn run(args: Args) -> Result<Outcome, Stop> {
    let inputs = Input::list(&args.files)?;
    if inputs.iter().filter(|input| matches!(input, Input::Stdin)).count() > 1 {
        return Err(Failure::new("standard input can be read only once", "name a file for the other version").into());
    }
    if args.history && args.format == Format::Html {
        return Err(Failure::new("--history makes no page", "use --format text, yaml or json").into());
    }
    if !args.history && inputs.len() > 2 {
        return Err(Failure::new("there are more than two versions", "name two files, or use --history").into());
    }
    let options = args.options();
    let versions = read(&inputs, &args.read)?;
    let pairs = versions.windows(2);
    let diffs: Vec<Diff> = pairs.map(|p| diff::diff(&p[0].documents, &p[1].documents, &options)).collect();
    let mut out = Output::open(args.output.as_deref(), &args.files)?;
    match args.history {
        true => history(&args, &versions, &diffs, &mut out)?,
        false => compare(&args, &versions, &diffs[0], &options, &mut out)?,
    }
    out.finish()?;
    let changed = diffs.iter().any(|diff| !diff.is_empty());
    Ok(if args.exit_code && changed { Outcome::Findings } else { Outcome::Fine })
}

/// Writes what differs between two versions.
fn compare(
    args: &Args,
    versions: &[Conversion],
    diff: &Diff,
    options: &diff::Options,
    out: &mut Output,
) -> Result<(), Stop> {
    let comparison = Comparison { old: &versions[0], new: &versions[1], options, diff };
    let style = Style { colour: args.color.wanted() && args.output.is_none(), context: args.context };
    out.put(|out| match args.format {
        Format::Text if args.stat => emit::text::stat(&comparison, style, out),
        Format::Text => emit::text::write(&comparison, style, out),
        Format::Yaml => emit::yaml(&comparison, out),
        Format::Json => emit::json(&comparison, out),
        Format::Html => emit::html::write(&comparison, out),
    })
}

/// Writes what became of each article over all versions.
fn history(args: &Args, versions: &[Conversion], diffs: &[Diff], out: &mut Output) -> Result<(), Stop> {
    let documents: Vec<_> = versions.iter().map(|version| version.documents.as_slice()).collect();
    let stories = diff::history::history(&documents, diffs);
    let series = Series { versions, diffs, stories: &stories };
    out.put(|out| match args.format {
        Format::Yaml => emit::history::yaml(&series, out),
        Format::Json => emit::history::json(&series, out),
        Format::Text | Format::Html => emit::history::text(&series, out),
    })
}

impl Args {
    fn options(&self) -> diff::Options {
        let has = |class| self.ignore.contains(&class);
        let (punctuation, case, defined_names) = (has(Class::Punctuation), has(Class::Case), has(Class::DefinedNames));
        diff::Options { ignore: Ignore { punctuation, case, defined_names }, names: self.map.clone() }
    }
}

/// Reads all versions at the same time.
fn read(inputs: &[Input], read: &ReadArgs) -> Result<Vec<Conversion>, Failure> {
    let options = read.options()?;
    let tree = |input: &Input| -> Result<Conversion, Failure> {
        let bytes = input.read(read.max_bytes)?;
        let path = input.path();
        match load::form(&bytes) {
            Form::Text if names_a_tree(&path) => {
                let help = "make a tree with `lidwoord convert`, or give the raw text another name";
                Err(Failure::new(format!("{path} is no tree of lidwoord"), help))
            }
            Form::Text => Ok(lidwoord::convert(&path, bytes, &options)),
            form => load::read(&path, &bytes, form).map_err(|e| {
                let help = "make the tree again with `lidwoord convert`, or compare the raw text";
                Failure::new(format!("{path} looks like a tree, but cannot be read: {e}"), help)
            }),
        }
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = inputs.iter().map(|input| scope.spawn(|| tree(input))).collect();
        let join = |thread: std::thread::ScopedJoinHandle<Result<Conversion, Failure>>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect()
    })
}

/// Whether a name promises YAML or JSON; no raw text has such a name.
fn names_a_tree(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["yaml", "yml", "json", "ndjson"].contains(&ending.as_str()))
}
