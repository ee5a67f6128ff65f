//! The fuzz targets, each with a fixed seed and its committed inputs. `scripts/fuzz.sh` runs them for long.

#[path = "../../fuzz/src/targets.rs"]
mod targets;
#[path = "../../fuzz/src/text.rs"]
mod text;
#[path = "../../fuzz/src/words.rs"]
mod words;

use lidwoord::grammar::builtin;
use std::fs;
use std::path::PathBuf;

/// Random inputs a target.
const CASES: usize = 200;

/// A linear congruential generator: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end
    }

    /// Up to `most` bytes, of which the first ones choose composed text twice of three times.
    fn bytes(&mut self, most: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..self.below(most)).map(|_| self.below(256) as u8).collect();
        if self.below(3) > 0 {
            bytes.iter_mut().take(9).for_each(|byte| *byte |= 1);
        }
        bytes
    }
}

/// The committed inputs of a target: those that the fuzzer found most by, and those that once broke a law.
fn committed(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let entries = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read(path).expect("a file"))).collect()
}

/// Runs a target on its committed inputs and on random ones.
fn run(target: &str, law: fn(&[u8])) {
    for (path, data) in committed(target) {
        eprintln!("{}", path.display());
        law(&data);
    }
    let mut random = Random(19);
    for _ in 0..CASES {
        law(&random.bytes(600));
    }
}

#[test]
fn convert() {
    run("convert", targets::convert);
}

#[test]
fn formats() {
    run("formats", targets::formats);
}

#[test]
fn repair() {
    run("repair", targets::repair);
}

/// Grammar files are changed at random, because random bytes are hardly ever one.
#[test]
fn grammar() {
    run("grammar", targets::grammar);
    let mut random = Random(7);
    for file in fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("grammars")).expect("a folder") {
        let path = file.expect("an entry").path();
        let Some(text) = path.extension().filter(|e| *e == "yaml").and_then(|_| fs::read(&path).ok()) else { continue };
        for _ in 0..CASES / builtin().len() {
            let mut changed = text.clone();
            for _ in 0..1 + random.below(4) {
                let at = random.below(changed.len());
                match random.below(4) {
                    0 => changed[at] = b"[]{}&*!|>'\"%@`#,?:-\n \t0aA"[random.below(25)],
                    1 => drop(changed.remove(at)),
                    2 => changed.truncate(at + 1),
                    _ => changed.extend_from_slice(&text[at % text.len()..]),
                }
            }
            targets::grammar(&changed);
        }
    }
}
