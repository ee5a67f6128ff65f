//! README.md says nothing that is not so: its before-and-after is that of the corpus, and its commands print what it shows.
//! Its library example is a doctest of the crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The fenced blocks of a language in README.md.
fn blocks(language: &str) -> Vec<String> {
    let readme = read("README.md");
    let fence = format!("```{language}\n");
    readme.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or("").to_owned()).collect()
}

#[test]
fn before_and_after_are_real() {
    let (before, after) = (&blocks("text")[0], &blocks("yaml")[0]);
    let raw = read("corpus/meubelmakerij/raw.txt").replace('\u{C}', ""); // a form feed stands at the page break
    assert!(raw.contains(before.as_str()), "the text before is not in raw.txt");
    assert!(read("corpus/meubelmakerij/expected.yaml").contains(after.as_str()), "the YAML is not in expected.yaml");
}

/// The commands of a block with the output that is shown for each.
fn commands(block: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), found.last_mut()) {
            (Some(command), _) => found.push((command, String::new())),
            (None, Some((_, shown))) => shown.extend([line, "\n"]),
            (None, None) => panic!("a block of commands begins with `$ `"),
        }
    }
    found
}

#[test]
fn commands_print_what_is_shown() {
    let folder = Path::new(env!("CARGO_BIN_EXE_lidwoord")).parent().expect("a folder");
    let path = std::env::join_paths(
        [folder.to_path_buf()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let path = path.expect("a path");
    for (command, shown) in blocks("console").iter().flat_map(|block| commands(block)) {
        let run = Command::new("sh").args(["-c", command]).current_dir(root()).env("PATH", &path).output();
        let output = String::from_utf8(run.expect("a shell").stdout).expect("UTF-8");
        let same = match shown.split_once("…\n") {
            Some((start, _)) => output.starts_with(start),
            None => output == shown,
        };
        assert!(same, "`{command}` prints\n{output}\nand README.md shows\n{shown}");
    }
}

#[test]
fn the_two_commands_are_there() {
    let wanted = ["cargo run --release -- convert corpus/meubelmakerij/raw.txt\n", "cargo test --release\n"];
    assert_eq!(blocks("sh"), wanted);
}
