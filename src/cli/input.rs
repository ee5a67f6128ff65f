//! Inputs: files by name or in a folder, or standard input.

use super::stop::Failure;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// One input.
#[derive(Clone, Debug)]
pub enum Input {
    /// Standard input: `-`, or no file at all.
    Stdin,
    /// A file that was named; it may be a pipe or device.
    File(PathBuf),
    /// A file that was found in a folder.
    Found(PathBuf),
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

    /// The path, where it is a file.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Input::Stdin => None,
            Input::File(path) | Input::Found(path) => Some(path),
        }
    }

    /// The path as given; `-` for standard input.
    pub fn path(&self) -> String {
        self.file().map_or("-".into(), |path| path.to_string_lossy().into_owned())
    }

    /// All bytes of the input, of which there may be `most`.
    ///
    /// # Errors
    /// Where it cannot be read, or has more.
    pub fn read(&self, most: u64) -> Result<Vec<u8>, Failure> {
        let name = if matches!(self, Input::Stdin) { "standard input".into() } else { self.path() };
        let read = match self {
            Input::Stdin => bounded(io::stdin().lock(), 0, most),
            Input::File(path) => open(path, most),
            Input::Found(path) => match path.metadata() {
                Ok(there) if !there.is_file() => {
                    let what = format!("cannot read {name}: it is no file but a pipe or device");
                    return Err(Failure::new(what, "name it itself to read it, not the folder that it is in"));
                }
                _ => open(path, most),
            },
        };
        read.map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => {
                let help = "split it, or allow more with --max-bytes";
                Failure::new(format!("cannot read {name}: it has more than {most} bytes"), help)
            }
            _ => Failure::file("read", &name, &error),
        })
    }
}

fn open(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    bounded(file, length, most)
}

/// Reads to the end, where that comes before there are more than `most` bytes. `length` is what the file says of itself.
fn bounded(from: impl Read, length: u64, most: u64) -> io::Result<Vec<u8>> {
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    // One byte more than the length, so that the end is seen without growing.
    bytes.try_reserve_exact(length as usize + 1).map_err(|_| io::ErrorKind::OutOfMemory)?;
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// A text file that an option names.
///
/// # Errors
/// Where it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let name = path.to_string_lossy();
    let bytes = Input::File(path.to_path_buf()).read(lidwoord::limits::OPTION_FILE_BYTES)?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::new(format!("{name} is not UTF-8 (byte {})", at + 1), "save it as UTF-8")
    })
}
