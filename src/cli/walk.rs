//! What the paths of a command line stand for: files, folders and patterns.

use super::input::Input;
use super::stop::Failure;
use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, WalkBuilder};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What a file in a folder must end with, in small or capital letters, where no pattern picks the files.
pub const ENDINGS: [&str; 2] = ["txt", "text"];

/// Characters that make a path a pattern, where no file has that name.
const MAGIC: [char; 4] = ['*', '?', '[', '{'];

/// The paths to read.
#[derive(Debug, clap::Args)]
pub struct PathArgs {
    /// Text files, folders with texts, or quoted patterns; `-` or none for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Take also hidden files, and those that .gitignore and .ignore files name
    #[arg(long, help_heading = "Folders")]
    no_ignore: bool,
}

/// One input, and its place among the others.
#[derive(Clone, Debug)]
pub struct Found {
    /// What to read.
    pub input: Input,
    /// Its path in the folder that was named, or only its name: what its output is named after.
    pub place: PathBuf,
    /// Bytes of the file, as far as they are known before it is read.
    pub bytes: u64,
}

/// All inputs of a run, in a stable order: as named, and by path in a folder.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The inputs.
    pub found: Vec<Found>,
    /// Folders and entries that could not be looked at.
    pub failures: Vec<Failure>,
    /// Files in folders that do not have one of the [`ENDINGS`] or do not fit a pattern.
    pub others: usize,
    /// A folder or a pattern was named, not only files.
    pub folders: bool,
}

impl PathArgs {
    /// Whether only standard input is read.
    pub fn is_stdin(&self) -> bool {
        self.paths.iter().all(|path| path == Path::new("-"))
    }

    /// The inputs that the paths stand for, without what lies in the folder `except` (where outputs go).
    ///
    /// # Errors
    /// Where there are none, or a pattern is wrong.
    pub fn inputs(&self, except: Option<&Path>) -> Result<Inputs, Failure> {
        let (folders, rest): (Vec<_>, Vec<_>) = self.paths.iter().partition(|p| p.is_dir());
        let patterns: Vec<&str> = rest.iter().filter_map(|p| p.to_str().filter(|s| is_pattern(s))).collect();
        let mut inputs = Inputs { folders: !folders.is_empty() || !patterns.is_empty(), ..Inputs::default() };
        if !inputs.folders {
            inputs.found = Input::list(&self.paths)?.into_iter().map(Found::named).collect();
            return Ok(inputs);
        }
        let filters = patterns.iter().map(|p| matcher(p)).collect::<Result<Vec<_>, _>>()?;
        let walk = Walk { no_ignore: self.no_ignore, except: except.and_then(|e| fs::canonicalize(e).ok()) };
        for path in &self.paths {
            match path.to_str().filter(|_| !path.is_dir()) {
                Some(pattern) if patterns.contains(&pattern) && folders.is_empty() => {
                    walk.pattern(pattern, &mut inputs)?;
                }
                Some(pattern) if patterns.contains(&pattern) => {}
                _ if path.is_dir() => walk.folder(path, None, |place| picks(&filters, place), &mut inputs),
                _ => inputs.found.extend(Input::list(std::slice::from_ref(path))?.into_iter().map(Found::named)),
            }
        }
        if inputs.found.is_empty() && inputs.failures.is_empty() {
            let names: Vec<_> = self.paths.iter().map(|p| p.to_string_lossy()).collect();
            let help = "in a folder, files that end in .txt are read, unless a pattern such as '*.md' says which; \
                --no-ignore takes hidden and ignored ones too";
            return Err(Failure::new(format!("there is no text in {}", names.join(", ")), help));
        }
        Ok(inputs)
    }
}

impl Found {
    /// An input that was named itself.
    fn named(input: Input) -> Found {
        let (place, bytes) = match &input {
            Input::Stdin => (PathBuf::from("stdin"), 0),
            Input::File(path) | Input::Found(path) => {
                let bytes = fs::metadata(path).map_or(0, |m| m.len());
                (path.file_name().map(PathBuf::from).unwrap_or_default(), bytes)
            }
        };
        Found { input, place, bytes }
    }
}

/// Whether a path is a pattern, and no file.
fn is_pattern(path: &str) -> bool {
    path.contains(MAGIC) && fs::symlink_metadata(path).is_err()
}

fn matcher(pattern: &str) -> Result<GlobMatcher, Failure> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    glob.map(|glob| glob.compile_matcher()).map_err(|error| {
        let help = "`*` stands for a part of a name, `**` for any folders, `{a,b}` for one of two";
        Failure::new(format!("the pattern {pattern} cannot be used: {}", error.kind()), help)
    })
}

/// Whether a file in a folder is wanted: by a pattern for its name or its place, or else by its ending.
fn picks(filters: &[GlobMatcher], place: &Path) -> bool {
    let name = place.file_name().unwrap_or_default();
    if filters.is_empty() {
        let ending = Path::new(name).extension().unwrap_or_default();
        return ENDINGS.iter().any(|e| ending.eq_ignore_ascii_case(e));
    }
    filters
        .iter()
        .any(|filter| filter.is_match(place) || (!filter.glob().glob().contains('/') && filter.is_match(name)))
}

/// How folders are looked through.
struct Walk {
    no_ignore: bool,
    /// The real path of the folder that is left out.
    except: Option<PathBuf>,
}

impl Walk {
    /// Adds the files below `root`, as deep as it says, whose place in it is picked.
    fn folder(&self, root: &Path, depth: Option<usize>, picked: impl Fn(&Path) -> bool, into: &mut Inputs) {
        let mut walk = WalkBuilder::new(root);
        walk.standard_filters(!self.no_ignore).sort_by_file_path(Ord::cmp).max_depth(depth);
        if let Some(except) = self.except.clone() {
            walk.filter_entry(move |entry| !is_folder(entry) || !is_at(entry.path(), &except));
        }
        for entry in walk.build() {
            match entry {
                Ok(entry) => add(root, &entry, &picked, into),
                Err(error) => into.failures.push(unreadable(root, error)),
            }
        }
    }

    /// Adds the files that a pattern stands for, with their places in the folder before its first sign.
    fn pattern(&self, pattern: &str, into: &mut Inputs) -> Result<(), Failure> {
        let fixed: PathBuf = Path::new(pattern)
            .components()
            .take_while(|c| !matches!(c, Component::Normal(name) if name.to_string_lossy().contains(MAGIC)))
            .collect();
        let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
        let rest = Path::new(pattern).strip_prefix(&fixed).ok().and_then(Path::to_str).unwrap_or(pattern);
        let filter = matcher(rest)?;
        let depth = (!rest.contains("**")).then(|| Path::new(rest).components().count());
        self.folder(root, depth, |place| filter.is_match(place), into);
        Ok(())
    }
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

fn is_at(path: &Path, real: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|path| path == real)
}

/// Adds a file of a folder. A link counts as what it leads to, except that links to folders are not followed.
fn add(root: &Path, entry: &DirEntry, picked: impl Fn(&Path) -> bool, into: &mut Inputs) {
    let metadata = fs::metadata(entry.path());
    if is_folder(entry) || metadata.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return;
    }
    let place = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_path_buf();
    if !picked(&place) {
        into.others += 1;
        return;
    }
    let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
    let bytes = metadata.map_or(0, |m| m.len());
    into.found.push(Found { input: Input::Found(path.to_path_buf()), place, bytes });
}

fn unreadable(root: &Path, error: ignore::Error) -> Failure {
    let text = error.to_string();
    let name = match &error {
        ignore::Error::WithPath { path, .. } => path.to_string_lossy().into_owned(),
        ignore::Error::WithDepth { err, .. } => match &**err {
            ignore::Error::WithPath { path, .. } => path.to_string_lossy().into_owned(),
            _ => root.to_string_lossy().into_owned(),
        },
        _ => root.to_string_lossy().into_owned(),
    };
    match error.into_io_error() {
        Some(error) => Failure::file("read", &name, &error),
        None => Failure::new(format!("cannot read {name}: {text}"), ""),
    }
}
