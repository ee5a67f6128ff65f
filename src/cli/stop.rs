//! How a run ends.

use lidwoord::diag::visible::{hidden, neutralise, neutralise_lines};
use std::io::{self, Write};

/// The exit code of a run that was not cut short, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing to report.
    Fine = 0,
    /// Findings about the text.
    Findings = 1,
    /// Something could not be done.
    Failure = 2,
}

/// Why a run ends at once.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads the output any more, which is no error.
    Pipe,
    /// Something could not be done.
    Failed(Failure),
}

/// What could not be done, and what to do about it, in plain English.
#[derive(Clone, Debug)]
pub struct Failure {
    what: String,
    help: String,
    /// No other file can be written, either.
    fatal: bool,
}

impl Failure {
    pub fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Failure { what: what.into(), help: help.into(), fatal: false }
    }

    /// A file or folder that could not be read or written: `action` is for instance `read`.
    pub fn file(action: &str, name: &str, error: &io::Error) -> Self {
        let (why, help) = reason(error);
        let fatal = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::ReadOnlyFilesystem);
        Failure { fatal, ..Failure::new(format!("cannot {action} {name}: {why}"), help) }
    }

    /// Whether no other file can be written, either: the disk is full or read-only.
    pub fn is_fatal(&self) -> bool {
        self.fatal
    }

    /// What could not be done.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Prints it to standard error.
    pub fn report(&self) -> Outcome {
        let text = format!("lidwoord: {}\n", neutralise(&self.what));
        let help = if self.help.is_empty() { String::new() } else { format!("  help: {}\n", neutralise(&self.help)) };
        // Where standard error is closed there is nobody to tell.
        let _ = io::stderr().write_all((text + &help).as_bytes());
        Outcome::Failure
    }
}

/// Ends the program with what its reader of arguments has to say: help, or what is wrong. That repeats arguments, which can be
/// names of files that the shell put there.
pub fn wrong_arguments(error: &clap::Error) -> ! {
    let clean = std::env::args_os().all(|arg| !arg.to_string_lossy().contains(hidden));
    if clean || !error.use_stderr() {
        error.exit();
    }
    let _ = io::stderr().write_all(neutralise_lines(&error.render().to_string()).as_bytes());
    std::process::exit(error.exit_code());
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Stop::Failed(failure)
    }
}

impl Stop {
    /// An error while writing to `name`.
    pub fn writing(name: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Pipe,
            _ => Stop::Failed(Failure::file("write", name, error)),
        }
    }
}

/// What an error means and what to do, in plain English.
fn reason(error: &io::Error) -> (String, &'static str) {
    let (why, help) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder", "check the spelling of the name"),
        io::ErrorKind::PermissionDenied => ("you may not", "check the permissions of the file and its folder"),
        io::ErrorKind::IsADirectory => ("it is a folder", "name the files in it, for instance FOLDER/*.txt"),
        io::ErrorKind::NotADirectory => ("a part of its path is no folder", "check the path"),
        io::ErrorKind::StorageFull => ("the disk is full", "make room, or write to another disk with -o"),
        io::ErrorKind::FileTooLarge | io::ErrorKind::QuotaExceeded => (
            "there is no room for a file of this size",
            "raise the limit (ulimit -f, quota), or write elsewhere with -o",
        ),
        io::ErrorKind::OutOfMemory => ("there is not enough memory", "split the file, or stop other programs"),
        io::ErrorKind::InvalidFilename => ("the name is too long", "choose a shorter name"),
        io::ErrorKind::ReadOnlyFilesystem => ("the disk is read-only", "write to another folder with -o"),
        _ => return (error.to_string(), ""),
    };
    (why.to_string(), help)
}
