//! The fuzz targets, each with a fixed seed and its committed inputs. `scripts/fuzz.sh` runs them for long.

#[path = "../../fuzz/src/targets.rs"]
mod targets;
#[path = "../../fuzz/src/text.rs"]
mod text;
#[path = "../../fuzz/src/trees.rs"]
mod trees;
#[path = "../../fuzz/src/words.rs"]
mod words;

use lidwoord::emit::{self, Format};
use lidwoord::grammar::{Grammar, builtin};
use lidwoord::load::{self, Form};
use lidwoord::{Options, convert as convert_text};
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
            targets::grammar(&changed(&text, &mut random));
        }
    }
}

/// A file in which some bytes were changed or taken out, or that was cut off or repeated.
fn changed(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut changed = text.to_vec();
    for _ in 0..1 + random.below(4) {
        let at = random.below(changed.len());
        match random.below(4) {
            0 => changed[at] = b"[]{}&*!|>'\"%@`#,?:-\n \t0aA"[random.below(25)],
            1 if changed.len() > 1 => drop(changed.remove(at)),
            2 => changed.truncate(at + 1),
            _ => changed.extend_from_slice(&text[at % text.len()..]),
        }
    }
    changed
}

#[test]
fn diff() {
    run("diff", targets::diff);
}

/// Trees that were written, changed at random, because random bytes are hardly ever one.
#[test]
fn tree() {
    run("tree", targets::tree);
    let text = "Voorwaarden\n\nArtikel 1. Huur\n1.1 De huurder betaalt:\na) vooruit;\nb) zie artikel 1.2 [bijlage].\n1.2 Slot\n";
    let conversion = convert_text("x", text.into(), &Options::default());
    let mut random = Random(23);
    for format in [Format::Yaml, Format::Json, Format::Ndjson] {
        let mut whole = vec![0];
        emit::write(format, &conversion, &mut whole).expect("a vector takes anything");
        targets::tree(&whole);
        for _ in 0..CASES {
            let changed = changed(&whole[1..], &mut random);
            targets::tree(&[&[0], changed.as_slice()].concat());
        }
    }
}

/// Trees and grammar files that were made to fill the memory or to take for ever. Each is refused at once: the reader needs
/// minutes for some of them.
#[test]
fn hostile_yaml_is_refused() {
    const HEAD: &str = "lidwoord: 1\nsource: {}\ndocuments: ";
    let laughs: String =
        (1..40).map(|n| format!("- &a{n} [{}]\n", format!("*a{},", n - 1).repeat(10))).collect::<Vec<_>>().concat();
    let hostile = [
        ("brackets", "[".repeat(300_000)),
        ("braces", "{a: ".repeat(300_000)),
        ("quotes between brackets", "[']', ".repeat(300_000)),
        ("brackets on lines", "[\n".repeat(300_000)),
        ("items", format!("\n{}", "- ".repeat(300_000))),
        ("keys", format!("\n{}", "? ".repeat(300_000))),
        ("levels", (0..2_000).map(|n| format!("\n{}- nodes:", "  ".repeat(n))).collect()),
        ("aliases of aliases", format!("\n- &a0 [x, x]\n{laughs}")),
        ("an alias of itself", "&a\n- nodes: [*a]\n".to_owned()),
        ("an unknown alias", "*a".to_owned()),
        ("a key twice", "\n- nodes: []\n  nodes: []\n".to_owned()),
        ("a huge number", format!("\n- first_line: {}\n", "9".repeat(1_000_000))),
        ("a huge value", format!("\n- nodes: {}\n", "a".repeat(10_000_000))),
        ("a huge key", format!("\n- {}: 1\n  nodes: 1\n", "a".repeat(1_000_000))),
        ("tags", "!a ".repeat(100_000)),
        ("a list without an end", format!("\n- nodes: [{}", "a, ".repeat(1_000_000))),
        ("NUL", "\0".to_owned()),
    ];
    for (name, yaml) in hostile {
        let tree = load::read("x", format!("{HEAD}{yaml}\n").as_bytes(), Form::Yaml);
        assert!(tree.is_err(), "{name}");
        let cut: String = yaml.chars().take(60_000).collect();
        assert!(Grammar::parse("x", &format!("title: x\nlevels: {cut}\n")).is_err(), "{name}");
    }
}

#[test]
fn hostile_json_is_refused() {
    const HEAD: &str = "{\"lidwoord\": 1, \"source\": {}, \"documents\": ";
    for (name, json) in [
        ("brackets", "[".repeat(1_000_000)),
        ("levels", "[{\"nodes\": ".repeat(300_000)),
        ("a key twice", "[{\"nodes\": [], \"nodes\": []}]}".to_owned()),
        ("a huge number", format!("[{{\"first_line\": {}}}]}}", "9".repeat(1_000_000))),
        ("half a pair", "[{\"title\": \"\\uD800\"}]}".to_owned()),
        ("more behind it", "[]} x".to_owned()),
    ] {
        assert!(load::read("x", format!("{HEAD}{json}").as_bytes(), Form::Json).is_err(), "{name}");
    }
}
