//! Inputs: files by name, or standard input.

use super::stop::{Failure, Outcome};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// One input, named on the command line.
#[derive(Clone, Debug)]
pub enum Input {
    /// Standard input: `-`, or no file at all.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// The inputs that the arguments name; standard input where they name none.
    ///
    /// # Errors
    /// Where that is a terminal, so that nobody waits for nothing.
    pub fn list(files: &[PathBuf]) -> Result<Vec<Input>, Failure> {
        if files.is_empty() && io::stdin().is_terminal() {
            let help = "give a FILE, or pipe text in: pdftotext voorwaarden.pdf - | lidwoord convert";
            return Err(Failure::new("there is no input", help));
        }
        if files.is_empty() {
            return Ok(vec![Input::Stdin]);
        }
        Ok(files.iter().map(|f| if f == Path::new("-") { Input::Stdin } else { Input::File(f.clone()) }).collect())
    }

    /// The path as given; `-` for standard input.
    pub fn path(&self) -> String {
        match self {
            Input::Stdin => "-".into(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// All bytes of the input; where it cannot be read, that is reported, and the run goes on as a failure.
    pub fn read_or_report(&self, outcome: &mut Outcome) -> Option<Vec<u8>> {
        self.read().map_err(|failure| *outcome = failure.report()).ok()
    }

    /// All bytes of the input.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Failure> {
        match self {
            Input::Stdin => {
                let mut bytes = Vec::new();
                let read = io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|e| Failure::file("read", "standard input", &e))?;
                Ok(bytes)
            }
            Input::File(path) => std::fs::read(path).map_err(|e| Failure::file("read", &self.path(), &e)),
        }
    }
}

/// A text file that an option names.
///
/// # Errors
/// Where it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let name = path.to_string_lossy();
    let bytes = std::fs::read(path).map_err(|e| Failure::file("read", &name, &e))?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::new(format!("{name} is not UTF-8 (byte {})", at + 1), "save it as UTF-8")
    })
}
