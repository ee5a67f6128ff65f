//! The output files of a run over folders: one for each input, in a folder, with the places of the inputs kept.

use super::input::Input;
use super::output::{Output, TEMPORARY};
use super::stop::Failure;
use super::walk::Found;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How many pairs of inputs with the same output a message names.
const NAMED: usize = 5;

/// The output of one input.
#[derive(Debug)]
pub struct Target {
    /// The folder that was named with `-o`.
    root: PathBuf,
    /// The path in it.
    place: PathBuf,
}

/// The outputs of all inputs, in their order.
///
/// # Errors
/// Before anything is written: where two inputs would have the same output, one output would be the folder of another,
/// or an output is an input.
pub fn plan(found: &[Found], root: &Path, ending: &str) -> Result<Vec<Target>, Failure> {
    let places: Vec<PathBuf> = found.iter().map(|f| named(&f.place, ending)).collect();
    let mut first: HashMap<&Path, &Input> = HashMap::with_capacity(places.len());
    let mut clashes = Vec::new();
    for (place, found) in places.iter().zip(found) {
        if let Some(other) = first.insert(place, &found.input) {
            clashes.push(format!("{} and {} ({})", other.path(), found.input.path(), place.display()));
        }
    }
    for place in &places {
        for folder in place.ancestors().skip(1) {
            if let (Some(outer), Some(inner)) = (first.get(folder), first.get(place.as_path())) {
                clashes.push(format!("{} and {} ({})", outer.path(), inner.path(), folder.display()));
            }
        }
    }
    if !clashes.is_empty() {
        let more = clashes.len().saturating_sub(NAMED);
        clashes.truncate(NAMED);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        let what = format!("these inputs would have the same output: {}{more}", clashes.join("; "));
        return Err(Failure::new(what, "nothing was written; rename them, or convert them into different folders"));
    }
    no_output_is_an_input(found, &places, root)?;
    Ok(places.into_iter().map(|place| Target { root: root.to_path_buf(), place }).collect())
}

/// The name of an output: a last part of letters is replaced (`a.txt` is `a.yaml`), anything else stays (`v1.0` is
/// `v1.0.yaml`).
fn named(place: &Path, ending: &str) -> PathBuf {
    let letters = |e: &std::ffi::OsStr| e.as_encoded_bytes().iter().all(u8::is_ascii_alphabetic);
    if place.extension().is_some_and(letters) {
        return place.with_extension(ending);
    }
    let mut name = place.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn no_output_is_an_input(found: &[Found], places: &[PathBuf], root: &Path) -> Result<(), Failure> {
    let Ok(real) = fs::canonicalize(root) else { return Ok(()) };
    let inputs: HashSet<PathBuf> = found.iter().filter_map(|f| fs::canonicalize(f.input.file()?).ok()).collect();
    let same = places.iter().map(|place| real.join(place)).find(|output| {
        // The folder of the output may be a link, too.
        let real = output.parent().zip(output.file_name()).and_then(|(p, n)| Some(fs::canonicalize(p).ok()?.join(n)));
        inputs.contains(&real.unwrap_or_else(|| output.clone()))
    });
    match same {
        None => Ok(()),
        Some(path) => {
            let what = format!("cannot write {}: it is an input", path.display());
            Err(Failure::new(what, "nothing was written; choose another folder with -o"))
        }
    }
}

impl Target {
    /// The path of the output.
    pub fn path(&self) -> PathBuf {
        self.root.join(&self.place)
    }

    /// The output, ready to be written: its folders are made.
    ///
    /// # Errors
    /// Where that fails, something else has the name, or the path leads out of the folder through a link.
    pub fn open(&self) -> Result<Output, Failure> {
        let path = self.path();
        let name = path.to_string_lossy();
        let mut folder = self.root.clone();
        for part in self.place.parent().into_iter().flat_map(Path::components) {
            folder.push(part);
            let made = fs::create_dir(&folder);
            match (made, fs::symlink_metadata(&folder)) {
                (_, Ok(there)) if there.is_dir() => {}
                (_, Ok(there)) if there.is_symlink() => {
                    let what = format!("cannot write {name}: {} is a link, which is not followed", folder.display());
                    return Err(Failure::new(what, "take the link away, or choose another folder with -o"));
                }
                (_, Ok(_)) => {
                    let what = format!("cannot write {name}: {} is no folder", folder.display());
                    return Err(Failure::new(what, "take it away, or choose another folder with -o"));
                }
                (made, Err(error)) => return Err(Failure::file("write", &name, made.as_ref().err().unwrap_or(&error))),
            }
        }
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_dir() => {
                Err(Failure::new(format!("cannot write {name}: it is a folder"), "take it away, or choose another -o"))
            }
            Ok(there) if !there.is_file() && !there.is_symlink() => {
                let what = format!("cannot write {name}: it is no file but a pipe or device");
                Err(Failure::new(what, "take it away, or choose another folder with -o"))
            }
            _ => Output::replace(&path),
        }
    }

    /// The first bytes of an output that is already there, whole and no link; none where there is none.
    pub fn head(&self, bytes: u64) -> Option<Vec<u8>> {
        use std::io::Read;
        let path = self.path();
        let there = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file);
        let mut head = Vec::new();
        there.and_then(|_| fs::File::open(&path).ok()?.take(bytes).read_to_end(&mut head).ok())?;
        Some(head)
    }
}

/// Makes the folder that `-o` names, where it is not there.
///
/// # Errors
/// Where that fails.
pub fn make_root(root: &Path) -> Result<(), Failure> {
    fs::create_dir_all(root).map_err(|e| match fs::metadata(root) {
        Ok(there) if !there.is_dir() => {
            let what = format!("cannot write into {}: it is no folder", root.display());
            Failure::new(what, "several outputs need a folder: choose another name for -o")
        }
        _ => Failure::file("make", &root.to_string_lossy(), &e),
    })
}

/// Takes away what killed runs have left in the folders of these outputs: temporary files of programs that no longer
/// run. What cannot be taken away is no harm.
pub fn sweep(targets: &[Target]) {
    let folders: HashSet<PathBuf> = targets.iter().filter_map(|t| t.path().parent().map(Path::to_path_buf)).collect();
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    for entry in entries.filter(|e| e.file_type().is_ok_and(|t| t.is_file())) {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|n| n.strip_prefix(TEMPORARY)?.split('-').next()?.parse::<u32>().ok());
        if owner.is_some_and(|id| !runs(id)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a process runs, where the system tells.
fn runs(id: u32) -> bool {
    id == std::process::id() || Path::new("/proc").join(id.to_string()).exists()
}
