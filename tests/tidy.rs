//! The layering rules and the sizes, so that ARCHITECTURE.md stays true.
//!
//! What breaks a rule and may is listed at the top of this file, and nowhere else. The lists hold in both directions: an
//! exception that is no longer needed must be taken out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The stages: one may use those before it. `trace`, `diag` and `tree` are the words that all of them share.
const ORDER: &[&str] = &[
    "limits", "chains", "tree", "source", "trace", "diag", "decode", "lines", "label", "grammar", "layout", "outline",
    "lexicon", "repair", "order", "hanging", "assemble", "annotate", "check", "audit", "diff", "emit", "load",
    "pipeline", "cli",
];

/// Uses against the order: the stage and the later one that it uses.
const AGAINST_ORDER: &[(&str, &str)] = &[
    // A node carries its repairs and a conversion its diagnostics; the ledger counts by kind of furniture.
    ("tree", "diag"),
    ("tree", "trace"),
];

/// Crates and calls that belong to few stages, with those stages.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("nom::", &["label", "annotate"]),
    ("serde", &["grammar", "emit", "load"]),
    ("similar::", &["diff"]),
    ("unicode_segmentation", &["diff"]),
    ("schemars", &["emit"]),
    ("clap", &["cli"]),
    ("annotate_snippets", &["diag"]),
    ("std::fs", &["cli"]),
    ("std::env", &["cli"]),
    ("std::process", &["cli", "main.rs"]),
    ("File::", &["cli"]),
    ("stdout()", &["cli"]),
    ("println!", &["cli"]),
    ("print!", &["cli"]),
    ("eprint!", &["cli"]),
    ("eprintln!", &["cli"]),
    ("unsafe ", &[]),
    ("todo!", &[]),
    ("dbg!", &[]),
];

/// Paths that exist on one machine only.
const OUTSIDE: &[&str] = &["/work/", "../shared", "/home/", "/root/"];

/// Functions of more than [`LONG`] lines, with their lines. The list should shrink.
const LONG_FUNCTIONS: &[(&str, &str, usize)] = &[];

/// Functions should be shorter than this.
const LONG: usize = 40;
/// No function is longer than this.
const LONGEST: usize = 60;
/// No file is longer than this.
const LONGEST_FILE: usize = 500;

struct File {
    /// The path below `src/`.
    name: String,
    text: String,
}

impl File {
    /// The stage, or the name of a file that stands in `src/` itself.
    fn stage(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or("");
        if first == self.name {
            first.strip_suffix(".rs").filter(|s| ORDER.contains(s)).unwrap_or(first)
        } else {
            first
        }
    }

    /// The code without comments; strings stay.
    fn code(&self) -> String {
        let lines = self.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with this ending, by their paths in it.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => open.push(path),
                false if path.extension().is_some_and(|e| e == ending) => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<File> {
    let src = root().join("src");
    let read = |path: PathBuf| File {
        name: path.strip_prefix(&src).expect("a path in src").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).expect("UTF-8"),
    };
    files(&src, "rs").into_iter().map(read).collect()
}

#[track_caller]
fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The modules of this crate that a file names: `crate::a::b`, `use crate::{a, b::c}`, and `lidwoord::` in the tool.
fn uses(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for key in ["crate::", "lidwoord::"] {
        for (at, _) in code.match_indices(key) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
                continue;
            }
            let rest = &code[at + key.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(top_names(group)),
                None => found.extend(name_at(rest)),
            }
        }
    }
    found
}

fn name_at(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// The first names of the items of a `use` group, whose opening brace is already read.
fn top_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut item) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(name_at(std::mem::take(&mut item).trim())),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    names.extend(name_at(item.trim()));
    names
}

#[test]
fn names_are_found() {
    let code = "use crate::{a, b::{c, d},\n e as f};\ncrate::g::h(); use lidwoord::i; $crate::j";
    assert_eq!(uses(code).into_iter().collect::<Vec<_>>(), ["a", "b", "e", "g", "i"]);
}

#[test]
fn no_stage_uses_a_later_one() {
    let place = |stage: &str| ORDER.iter().position(|s| *s == stage);
    let mut exceptions: BTreeSet<_> = AGAINST_ORDER.iter().copied().collect();
    let mut found = Vec::new();
    for file in sources() {
        let stage = file.stage().to_owned();
        let Some(own) = place(&stage) else {
            assert!(["lib.rs", "main.rs"].contains(&file.name.as_str()), "{} is in no stage of ORDER", file.name);
            continue;
        };
        for used in uses(&file.code()) {
            let Some(other) = place(&used).filter(|other| *other > own) else { continue };
            let pair = (ORDER[own], ORDER[other]);
            if AGAINST_ORDER.contains(&pair) {
                exceptions.remove(&pair);
            } else {
                found.push(format!("{} uses {}, which comes after {stage}", file.name, ORDER[other]));
            }
        }
    }
    none("against the order of the stages", found);
    assert!(exceptions.is_empty(), "no longer needed in AGAINST_ORDER: {exceptions:?}");
}

#[test]
fn crates_and_calls_stay_in_their_stages() {
    let mut found = Vec::new();
    for file in sources() {
        let code = file.code();
        for (word, stages) in ONLY_IN.iter().filter(|(_, stages)| !stages.contains(&file.stage())) {
            let alone = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let lines = code.match_indices(word).filter(|(at, _)| !word.starts_with(char::is_alphabetic) || alone(*at));
            found.extend(lines.map(|(at, _)| {
                let line = code[..at].rfind('\n').map_or(0, |n| n + 1);
                let line = code[line..].lines().next().unwrap_or("").trim();
                format!("{}: `{word}` belongs to {stages:?}: {line}", file.name)
            }));
        }
    }
    none("in the wrong stage", found);
}

#[test]
fn sources_name_no_paths_of_one_machine() {
    let outside = |file: &File| OUTSIDE.iter().any(|path| file.text.contains(path));
    none("paths outside the repository", sources().into_iter().filter(outside).map(|f| f.name).collect());
}

#[test]
fn every_stage_is_in_the_library() {
    let library = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let stages = ORDER.iter().filter(|stage| **stage != "cli" && root().join("src").join(stage).is_dir());
    none(
        "not in src/lib.rs",
        stages.filter(|s| !library.contains(&format!("pub mod {s};"))).map(|s| s.to_string()).collect(),
    );
    for attribute in ["#![deny(missing_docs)]", "#![forbid(unsafe_code)]"] {
        assert!(library.contains(attribute), "src/lib.rs has {attribute}");
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut found = Vec::new();
    for file in sources() {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            found.push(format!("{} has {lines} lines, more than {LONGEST_FILE}", file.name));
        }
        if !file.text.starts_with("//! ") {
            found.push(format!("{} does not begin with a description (`//! …`)", file.name));
        }
    }
    none("files", found);
}

/// The functions of a file with their lines. The code is formatted, so a function ends at a brace below its first letter.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let words = bare.split_whitespace().take_while(|w| *w != "fn").collect::<Vec<_>>();
        let starts = words.iter().all(|w| w.starts_with("pub") || ["const", "async", "default"].contains(w));
        let Some(name) = bare.split_once("fn ").filter(|_| starts).and_then(|(_, rest)| name_at(rest)) else {
            continue;
        };
        let indent = &line[..line.len() - bare.len()];
        let end = lines[number..].iter().position(|l| {
            *l == format!("{indent}}}")
                || (l.starts_with(indent) && l.ends_with(';') && !l[indent.len()..].starts_with(' '))
        });
        if !line.ends_with('}') {
            found.push((name, end.map_or(1, |end| end + 1)));
        }
    }
    found
}

#[test]
fn functions_are_found() {
    let text = "pub fn a() {\n    b()\n}\n\nfn c() {}\nimpl X {\n    fn d(\n        x: u8,\n    ) -> u8 {\n        x;\n        x\n    }\n}\n";
    assert_eq!(functions(text), [("a".to_owned(), 3), ("d".to_owned(), 6)]);
}

#[test]
fn functions_are_short() {
    let (mut found, mut long) = (Vec::new(), BTreeMap::new());
    for file in sources() {
        for (name, lines) in functions(&file.text) {
            if lines > LONGEST {
                found.push(format!("{}: {name} has {lines} lines, more than {LONGEST}", file.name));
            } else if lines > LONG {
                long.insert((file.name.clone(), name), lines);
            }
        }
    }
    none("too long", found);
    let listed: BTreeMap<_, _> = LONG_FUNCTIONS.iter().map(|f| ((f.0.to_owned(), f.1.to_owned()), f.2)).collect();
    let longer = long.iter().filter(|(f, n)| listed.get(*f).is_none_or(|listed| *n > listed));
    none(
        "longer than 40 lines",
        longer.map(|((file, name), n)| format!("    (\"{file}\", \"{name}\", {n}),")).collect(),
    );
    let shorter = listed.iter().filter(|(f, n)| long.get(*f).is_none_or(|now| now < n));
    none("shorter now; correct LONG_FUNCTIONS", shorter.map(|((file, name), _)| format!("{file}: {name}")).collect());
}

/// The documents of the repository.
fn documents() -> Vec<(String, String)> {
    let all = files(&root().join("docs"), "md").into_iter().chain(
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md", "grammars/README.md"]
            .map(|name| root().join(name)),
    );
    all.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"))))
        .collect()
}

#[test]
fn documents_name_files_that_exist() {
    let folders =
        ["src", "tests", "scripts", "grammars", "corpus", "docs", "benches", "examples", "lexicon", "fuzz", ".ci"];
    let mut found = Vec::new();
    for (name, text) in documents() {
        for word in text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace) {
            let path = word.trim_end_matches([',', '.', ')', ':']);
            let ours = path.split_once('/').is_some_and(|(first, _)| folders.contains(&first));
            let pattern =
                path.contains(['*', '<', '{']) || path.chars().any(|c| c.is_ascii_uppercase()) && path.contains("NAME");
            if ours && !pattern && !root().join(path).exists() {
                found.push(format!("{name}: {path}"));
            }
        }
    }
    none("documents name files that do not exist", found);
}

#[test]
fn documents_stay_inside_the_repository() {
    let found = documents().into_iter().flat_map(|(name, text)| {
        OUTSIDE.iter().filter(|path| text.contains(*path)).map(|path| format!("{name}: {path}")).collect::<Vec<_>>()
    });
    none("paths outside the repository", found.collect());
}

#[test]
fn every_crate_is_accounted_for() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let code: String = sources().iter().map(File::code).collect();
    let mut section = "";
    let (mut unexplained, mut unused) = (Vec::new(), Vec::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]")
            && let Some((name, _)) = line.split_once(" = ")
        {
            if !architecture.contains(&format!("| `{name}` |")) {
                unexplained.push(name.to_owned());
            }
            if section == "[dependencies]" && !code.contains(&name.replace('-', "_")) {
                unused.push(name.to_owned());
            }
        }
    }
    none("crates without a row in ARCHITECTURE.md", unexplained);
    none("crates that nothing uses", unused);
}
