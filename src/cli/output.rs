//! Where output goes: standard output, or a file that appears only when it is whole.

use super::stop::{Failure, Stop};
use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Bytes that are gathered before they go to standard output.
const BUFFER: usize = 64 * 1024;

/// What the names of temporary files begin with; then comes the process that made them.
pub const TEMPORARY: &str = ".lidwoord-";

/// An output that is being written.
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A device or pipe that already stands there, such as `/dev/null`; it is written in place.
    Device(PathBuf, File),
    /// A temporary file in the folder of the path, which becomes that path at the end.
    File(PathBuf, NamedTempFile),
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Self {
        Output::Stdout(BufWriter::with_capacity(BUFFER, io::stdout()))
    }

    /// The file that `-o` names, or standard output where there is none or it is `-`.
    ///
    /// # Errors
    /// Where it is one of the inputs, a folder, or cannot be made.
    pub fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Failure> {
        let Some(path) = path.filter(|p| *p != Path::new("-")) else { return Ok(Output::stdout()) };
        let name = path.to_string_lossy();
        let there = fs::metadata(path).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Failure::new(format!("cannot write {name}: it is a folder"), "name a file in it with -o"));
        }
        if inputs.iter().any(|input| same_file(input, path)) {
            return Err(Failure::new(format!("cannot write {name}: it is an input"), "choose another name for -o"));
        }
        let made = match there {
            Some(there) if !there.is_file() => {
                File::options().write(true).open(path).map(|file| Output::Device(path.into(), file))
            }
            there => temporary(path, there.map(|t| t.permissions())).map(|file| Output::File(path.into(), file)),
        };
        made.map_err(|e| Failure::file("write", &name, &e))
    }

    /// A file that takes the place of what has the name, which is not followed where it is a link.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn replace(path: &Path) -> Result<Self, Failure> {
        let permissions =
            fs::symlink_metadata(path).ok().filter(|there| there.is_file()).map(|there| there.permissions());
        let made = temporary(path, permissions).map(|file| Output::File(path.into(), file));
        made.map_err(|e| Failure::file("write", &path.to_string_lossy(), &e))
    }

    /// The name for messages.
    fn name(&self) -> String {
        match self {
            Output::Stdout(_) => "to standard output".into(),
            Output::Device(path, _) | Output::File(path, _) => path.to_string_lossy().into_owned(),
        }
    }

    /// Runs a writer on this output.
    ///
    /// # Errors
    /// Those of the writer; a pipe that nobody reads stops the run without a failure.
    pub fn put(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
        let written = match self {
            Output::Stdout(out) => write(out),
            Output::Device(_, file) => write(file),
            Output::File(_, file) => write(file),
        };
        written.map_err(|e| Stop::writing(&self.name(), &e))
    }

    /// Makes the output whole: the last bytes go out, and a file gets its name.
    ///
    /// # Errors
    /// Where that fails; the file that had the name is then still there.
    pub fn finish(mut self) -> Result<(), Stop> {
        self.put(|out| out.flush())?;
        let Output::File(path, file) = self else { return Ok(()) };
        let name = path.to_string_lossy();
        file.persist(&path).map_err(|e| Stop::writing(&name, &e.error))?;
        Ok(())
    }
}

/// Prints a text to standard output.
///
/// # Errors
/// Where it cannot be written.
pub fn print(text: &str) -> Result<(), Stop> {
    let mut out = Output::stdout();
    out.put(|out| out.write_all(text.as_bytes()))?;
    out.finish()
}

/// Whether two paths name one file that exists.
fn same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// A temporary file beside `path`, with the permissions of the file that it will replace or else those that any new
/// file gets.
fn temporary(path: &Path, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    let prefix = format!("{TEMPORARY}{}-", std::process::id());
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    Ok(file)
}
