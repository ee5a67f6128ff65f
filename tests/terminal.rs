//! No input steers a terminal: neither the text nor the name of a file nor an argument reaches it with a character that does
//! not show. Run on the real program, for each command that prints for people.

use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// Clears the screen, sets the title, hides, goes back, turns the direction, and is C1 for the same.
const EVIL: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{8}\u{7f}\u{9b}31m\u{202e}\u{2066}\u{61c}\u{200b}\u{feff}\u{e0041}\r";

/// The standard output and messages of a run.
fn run(folder: &TempDir, args: &[&str]) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    let output = command.args(args).current_dir(folder.path()).output().expect("a process");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (text(output.stdout), text(output.stderr))
}

/// A character that does not show, other than what ends lines and parts columns.
fn hidden(c: char) -> bool {
    let plain = matches!(c, ' ' | '\n' | '\t');
    !plain && (c.is_control() || c.is_whitespace() || EVIL.contains(c) && !c.is_ascii_graphic())
}

#[track_caller]
fn shows_all(folder: &TempDir, args: &[&str], mentions: &str) {
    let (out, messages) = run(folder, args);
    for (name, text) in [("output", &out), ("messages", &messages)] {
        let bad = text.chars().find(|c| hidden(*c));
        assert!(bad.is_none(), "the {name} of {args:?} has {bad:?}:\n{}", text.escape_debug());
    }
    assert!((out + &messages).contains(mentions), "{args:?} says nothing of {mentions}");
}

/// A folder with two versions of a text, as text and as a tree, with evil names and contents. Gives their names.
fn folder() -> (TempDir, [String; 4]) {
    let folder = TempDir::new().expect("a folder");
    let file = |name: &str, content: String| {
        let name = name.replace("EVIL", &EVIL.replace(['\r', '\u{7}'], "\n"));
        fs::write(folder.path().join(&name), content).expect("a file");
        name
    };
    let old = file(
        "oud EVIL.txt",
        format!("Artikel 1. Hu{EVIL}ur\n1.1 De {EVIL}huurder betaalt; zie artikel 9{EVIL}.\n1.3 Niets.\n"),
    );
    let new = file(
        "nieuw EVIL.txt",
        format!("Artikel 1. Hu{EVIL}ur\n1.1 De {EVIL}pachter betaalt; zie artikel 8{EVIL}.\n1.4 Iets.\n"),
    );
    let evil: String = EVIL.chars().map(|c| format!("\\U{:08x}", c as u32)).collect();
    let tree = file(
        "boom EVIL.yaml",
        format!(
            "lidwoord: 1\nsource: {{}}\ndocuments:\n- title: \"Voorwaarden {evil}\"\n  nodes:\n  - {{kind: artikel, path: \"1{evil}\", \
             number: \"1{evil}\", label: \"Artikel 1{evil}\", heading: \"Huur {evil}\", text: \"De huurder {evil}\"}}\n"
        ),
    );
    let broken = file(
        "kapot EVIL.yaml",
        format!("lidwoord: 1\nsource: {{}}\ndocuments: [{{nodes: [{{kind: \"zin{evil}\", path: \"{evil}\"}}]}}]\n"),
    );
    (folder, [old, new, tree, broken])
}

#[test]
fn commands_show_every_character() {
    let (folder, [old, new, tree, broken]) = folder();
    let (old, new, tree, broken) = (old.as_str(), new.as_str(), tree.as_str(), broken.as_str());
    shows_all(&folder, &["check", old, new], "number-gap");
    shows_all(&folder, &["check", old, "--format", "json"], "number-gap");
    shows_all(&folder, &["verify", old, new], "visible characters");
    shows_all(&folder, &["refs", old, new], "artikel 9");
    shows_all(&folder, &["refs", old, "--format", "dot"], "digraph");
    shows_all(&folder, &["convert", old], "huurder");
    shows_all(&folder, &["convert", old, "--format", "ndjson"], "huurder");
    for stage in ["lines", "layout", "labels", "outline"] {
        shows_all(&folder, &["dump", "--stage", stage, old], "1");
    }
    for other in [new, tree] {
        for how in [&[][..], &["--stat"], &["--format", "yaml"], &["--format", "json"], &["--format", "html"]] {
            shows_all(&folder, &[&["diff", old, other], how].concat(), "");
        }
        shows_all(&folder, &["diff", old, new, other, "--history"], "");
    }
    shows_all(&folder, &["diff", old, broken], "there is no kind zin");
}

#[test]
fn messages_show_every_character() {
    let (folder, [old, ..]) = folder();
    let evil = EVIL;
    let old = old.as_str();
    shows_all(&folder, &["convert", evil], "there is no text in");
    shows_all(&folder, &["verify", &evil.replace('[', "(")], "cannot read");
    shows_all(&folder, &["convert", old, "-o", &format!("{evil}/x")], "cannot write");
    shows_all(&folder, &["convert", old, "--grammar", evil], "there is no grammar");
    shows_all(&folder, &["convert", old, "--grammar", old], "help: grammars/README.md");
    shows_all(&folder, &["convert", old, "--lexicon", evil], "cannot read");
    shows_all(&folder, &["convert", &format!("{{{evil}"), "."], "cannot be used");
    shows_all(&folder, &["explain", evil], "no code");
    shows_all(&folder, &["convert", ".", "-o", "out", "--summary", &format!("{evil}/x")], "cannot write");
    // What the shell makes of `*` can begin with a dash.
    shows_all(&folder, &["convert", &format!("--{evil}")], "unexpected argument");
    shows_all(&folder, &[evil], "unrecognized subcommand");
    shows_all(&folder, &["convert", old, "--max-bytes", evil], "invalid value");
    shows_all(&folder, &["diff", old, old, "--map", evil], "invalid value");
}
