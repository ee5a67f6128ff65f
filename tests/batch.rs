//! Runs of the real program over folders.

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const TERMS: &str = "Artikel 1. Huur\n1.1 De huurder betaalt vooruit.\n1.3 De verhuurder levert.\n";

/// The program in a folder.
fn lidwoord(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    command.args(args).current_dir(folder.path());
    command
}

fn stdout(run: Assert) -> String {
    String::from_utf8(run.get_output().stdout.clone()).expect("output is UTF-8")
}

fn stderr(run: Assert) -> String {
    String::from_utf8(run.get_output().stderr.clone()).expect("messages are UTF-8")
}

/// A folder with texts of these names, each a little different.
fn folder(names: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for name in names {
        put(&folder, name, &format!("{TERMS}1.4 Zie artikel 1.1 in {name}.\n"));
    }
    folder
}

fn put(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// All files below a folder with their contents, by their places.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let place = path.strip_prefix(folder).expect("a place").to_path_buf();
                    found.insert(place, fs::read(&path).expect("a file"));
                }
            }
        }
    }
    found
}

fn places(folder: &TempDir, of: &str) -> Vec<String> {
    tree(&folder.path().join(of)).keys().map(|place| place.to_string_lossy().into_owned()).collect()
}

fn summary(folder: &TempDir) -> Value {
    serde_json::from_slice(&fs::read(folder.path().join("summary.json")).expect("a summary")).expect("JSON")
}

#[test]
fn a_folder_becomes_a_folder() {
    let folder = folder(&["in/b.txt", "in/a.TXT", "in/deep/er/v1.0.text", "in/note.md", "in/.hidden.txt"]);
    let messages = stderr(lidwoord(&folder, &["convert", "in", "-o", "out"]).assert().code(0).stdout(""));
    assert_eq!(places(&folder, "out"), ["a.yaml", "b.yaml", "deep/er/v1.0.yaml"]);
    assert!(messages.contains("3 files: 3 converted, 0 skipped, 0 failed\n1 other file not read"), "{messages}");
    assert!(messages.contains("warnings: 3 number-gap"), "{messages}");
    let alone = stdout(lidwoord(&folder, &["convert", "in/b.txt"]).assert().code(0));
    assert_eq!(fs::read_to_string(folder.path().join("out/b.yaml")).expect("the output"), alone);
    // Outputs inside the folder of the inputs are no inputs of the next run, and JSON works as well.
    lidwoord(&folder, &["convert", "in", "in/b.txt", "--format", "json", "-o", "in/out/", "--quiet"]).assert().code(2);
    for _ in 0..2 {
        lidwoord(&folder, &["convert", "in", "--format", "json", "-o", "in/out/", "--quiet"])
            .assert()
            .code(0)
            .stdout("")
            .stderr("");
        assert_eq!(places(&folder, "in/out"), ["a.json", "b.json", "deep/er/v1.0.json"]);
    }
}

#[test]
fn files_that_are_named_can_go_to_a_folder() {
    let folder = folder(&["x/a.txt", "y/b"]);
    lidwoord(&folder, &["convert", "x/a.txt", "y/b", "-o", "out/"]).assert().code(0);
    assert_eq!(places(&folder, "out"), ["a.yaml", "b.yaml"]);
    lidwoord(&folder, &["convert", "x/../x/a.txt", "-o", "out"]).assert().code(0);
    assert_eq!(places(&folder, "out"), ["a.yaml", "b.yaml"]);
}

#[test]
fn patterns_pick_files() {
    let folder = folder(&["in/a.txt", "in/b.md", "in/deep/c.md", "other/d.md", "e.md"]);
    let listed = |args: &[&str]| {
        let all = [&["convert", "--format", "ndjson"], args].concat();
        let lines = stdout(lidwoord(&folder, &all).assert().code(0));
        let paths = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("NDJSON"));
        paths.map(|json| json["source"]["path"].as_str().expect("a path").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(listed(&["in", "*.md"]), ["in/b.md", "in/deep/c.md"]);
    assert_eq!(listed(&["in", "other", "*.md"]), ["in/b.md", "in/deep/c.md", "other/d.md"]);
    assert_eq!(listed(&["in", "deep/*"]), ["in/deep/c.md"]);
    assert_eq!(listed(&["in/*.md"]), ["in/b.md"]);
    assert_eq!(listed(&["*.md"]), ["e.md"]);
    assert_eq!(listed(&["**/*.{md,txt}"]), ["e.md", "in/a.txt", "in/b.md", "in/deep/c.md", "other/d.md"]);
    lidwoord(&folder, &["convert", "in/**/*.md", "-o", "out"]).assert().code(0);
    assert_eq!(places(&folder, "out"), ["b.yaml", "deep/c.yaml"]);
    let message = stderr(lidwoord(&folder, &["convert", "in/*.doc", "-o", "none"]).assert().code(2));
    assert!(message.contains("there is no text in in/*.doc") && message.contains("help: "), "{message}");
    let message = stderr(lidwoord(&folder, &["convert", "in/[a", "-o", "none"]).assert().code(2));
    assert!(message.contains("cannot be used: unclosed"), "{message}");
    assert!(!folder.path().join("none").exists());
}

#[test]
fn ignored_files_are_left_out() {
    let folder = folder(&["in/a.txt", "in/draft.txt", "in/old/b.txt", "in/.hidden/c.txt"]);
    put(&folder, "in/.ignore", "draft*\nold/\n");
    lidwoord(&folder, &["convert", "in", "-o", "out"]).assert().code(0);
    assert_eq!(places(&folder, "out"), ["a.yaml"]);
    lidwoord(&folder, &["convert", "in", "-o", "all", "--no-ignore"]).assert().code(0);
    assert_eq!(places(&folder, "all"), [".hidden/c.yaml", "a.yaml", "draft.yaml", "old/b.yaml"]);
}

#[test]
fn streams_are_in_a_stable_order() {
    let names: Vec<String> = (0..60).map(|n| format!("in/{:02}/{n}.txt", n * 7 % 13)).collect();
    let folder = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let run = |args: &[&str]| stdout(lidwoord(&folder, &[&["convert", "in", "-q"], args].concat()).assert().code(0));
    let lines = run(&["--format", "ndjson", "--threads", "1"]);
    assert_eq!(lines.lines().count(), 60);
    assert_eq!(lines, run(&["--format", "ndjson", "-j", "7"]));
    assert_eq!(lines, run(&["--format", "ndjson"]));
    assert_eq!(run(&["--format", "ndjson", "-o", "all.ndjson"]), "");
    assert_eq!(fs::read_to_string(folder.path().join("all.ndjson")).expect("the stream"), lines);
    assert_eq!(run(&["-j", "1"]), run(&["-j", "3"]));
    assert_eq!(serde_yaml::Deserializer::from_str(&run(&[])).count(), 60);
    for (threads, out) in [("1", "one"), ("5", "five")] {
        lidwoord(&folder, &["convert", "in", "-o", out, "-j", threads]).assert().code(0);
    }
    assert_eq!(tree(&folder.path().join("one")), tree(&folder.path().join("five")));
    lidwoord(&folder, &["convert", "in", "-j", "0"]).assert().code(2);
}

#[test]
fn a_stream_is_no_folder() {
    let folder = folder(&["in/a.txt"]);
    fs::create_dir(folder.path().join("out")).expect("a folder");
    let message = stderr(lidwoord(&folder, &["convert", "in", "--format", "ndjson", "-o", "out"]).assert().code(2));
    assert!(message.contains("NDJSON is one stream"), "{message}");
    let message = stderr(lidwoord(&folder, &["convert", "in", "--skip-existing"]).assert().code(2));
    assert!(message.contains("needs a folder of outputs"), "{message}");
    let message = stderr(lidwoord(&folder, &["convert", "in", "--format", "json"]).assert().code(2));
    assert!(message.contains("write to a folder with -o"), "{message}");
    let message = stderr(lidwoord(&folder, &["convert", "in", "-o", "in/a.txt"]).assert().code(2));
    assert!(message.contains("cannot write into in/a.txt: it is no folder"), "{message}");
}

#[cfg(unix)]
#[test]
fn a_bad_file_does_not_stop_the_others() {
    use std::os::unix::fs::symlink;
    let folder = folder(&["in/a.txt", "in/d.txt", "in/large.txt", "real/e.txt"]);
    put(&folder, "in/large.txt", &TERMS.repeat(100));
    symlink("nowhere", folder.path().join("in/b.txt")).expect("a link");
    symlink("../real/e.txt", folder.path().join("in/e.txt")).expect("a link");
    symlink("..", folder.path().join("in/up")).expect("a link");
    assert!(
        std::process::Command::new("mkfifo").arg(folder.path().join("in/c.txt")).status().expect("mkfifo").success()
    );
    fs::create_dir_all(folder.path().join("out/d.yaml")).expect("a folder");
    let args = ["convert", "in", "-o", "out", "--summary", "summary.json", "--max-bytes", "5kB"];
    let messages = stderr(lidwoord(&folder, &args).assert().code(1));
    for message in [
        "cannot read in/b.txt: there is no such file or folder",
        "cannot read in/c.txt: it is no file but a pipe or device",
        "cannot write out/d.yaml: it is a folder",
        "cannot read in/large.txt: it has more than 5000 bytes",
        "6 files: 2 converted, 0 skipped, 4 failed",
    ] {
        assert!(messages.contains(message), "{message}: {messages}");
    }
    assert_eq!(places(&folder, "out"), ["a.yaml", "e.yaml"]);
    let summary = summary(&folder);
    assert_eq!((&summary["files"], &summary["converted"], &summary["failed"]), (&6.into(), &2.into(), &4.into()));
    assert_eq!(summary["warnings"]["number-gap"], 2);
    assert_eq!(summary["pages"], 2);
    assert_eq!(summary["failures"].as_array().map(Vec::len), Some(4));
    // The same in a stream, and for the other commands.
    let lines = stdout(lidwoord(&folder, &["convert", "in", "--format", "ndjson"]).assert().code(1));
    assert_eq!(lines.lines().count(), 4);
    lidwoord(&folder, &["convert", "in", "--format", "ndjson", "-o", "all.ndjson"]).assert().code(1);
    assert_eq!(fs::read_to_string(folder.path().join("all.ndjson")).expect("the stream"), lines);
    for command in ["verify", "check", "refs"] {
        assert!(!stdout(lidwoord(&folder, &[command, "in"]).assert().code(1)).is_empty(), "{command}");
    }
}

#[test]
fn clashing_outputs_are_refused_before_anything_is_written() {
    let folder = folder(&["x/a.txt", "y/a.txt", "z/b.txt", "z/b.text", "w/c.txt", "w/c.yaml/d.txt"]);
    for (args, named) in [
        (["x", "y"].as_slice(), "x/a.txt and y/a.txt (a.yaml)"),
        (&["z"], "z/b.text and z/b.txt (b.yaml)"),
        (&["w"], "w/c.txt and w/c.yaml/d.txt (c.yaml)"),
        (&["x/a.txt", "x"], "x/a.txt and x/a.txt (a.yaml)"),
    ] {
        let run = lidwoord(&folder, &[&["convert", "-o", "out"], args].concat()).assert().code(2);
        let message = stderr(run);
        assert!(message.contains("the same output: ") && message.contains(named), "{message}");
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn inputs_are_never_written() {
    let folder = folder(&["in/a.yaml", "in/deep/b.yaml"]);
    let before = tree(folder.path());
    for args in
        [["in", "*.yaml", "-o", "in"], ["in", "*.yaml", "-o", "in/../in/"], ["in/deep", "*.yaml", "-o", "in/deep"]]
    {
        let message = stderr(lidwoord(&folder, &[&["convert"], args.as_slice()].concat()).assert().code(2));
        // The folder of the outputs is no input, so there may be nothing left to read.
        assert!(message.contains("it is an input") || message.contains("there is no text in"), "{message}");
    }
    let message = stderr(lidwoord(&folder, &["convert", "in/a.yaml", "-o", "in"]).assert().code(2));
    assert!(message.contains("in/a.yaml: it is an input"), "{message}");
    assert_eq!(tree(folder.path()), before);
}

#[cfg(unix)]
#[test]
fn links_in_the_folder_of_outputs_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = folder(&["in/a.txt", "in/deep/b.txt", "in/c.txt"]);
    put(&folder, "elsewhere/kept", "kept");
    fs::create_dir(folder.path().join("out")).expect("a folder");
    symlink("../elsewhere", folder.path().join("out/deep")).expect("a link");
    symlink("../elsewhere/kept", folder.path().join("out/a.yaml")).expect("a link");
    symlink("../in/c.txt", folder.path().join("out/c.yaml")).expect("a link");
    let inputs = tree(&folder.path().join("in"));
    let message = stderr(lidwoord(&folder, &["convert", "in", "-o", "out", "--skip-existing"]).assert().code(1));
    assert!(message.contains("cannot write out/deep/b.yaml: out/deep is a link, which is not followed"), "{message}");
    assert_eq!(places(&folder, "elsewhere"), ["kept"]);
    assert_eq!(fs::read_to_string(folder.path().join("elsewhere/kept")).expect("a file"), "kept");
    assert_eq!(tree(&folder.path().join("in")), inputs);
    let made = |name| fs::symlink_metadata(folder.path().join(name)).expect("an output").is_file();
    assert!(made("out/a.yaml") && made("out/c.yaml"));
    // The folder of outputs itself may be a link: that is what the user named.
    symlink("elsewhere", folder.path().join("link")).expect("a link");
    lidwoord(&folder, &["convert", "in", "-o", "link"]).assert().code(0);
    assert!(folder.path().join("elsewhere/deep/b.yaml").is_file());
}

#[test]
fn outputs_that_are_there_are_skipped() {
    let folder = folder(&["in/a.txt", "in/b.txt", "in/c.txt"]);
    let run = |more: &[&str], converted: u64| {
        let args = ["convert", "in", "-o", "out", "--skip-existing", "--summary", "summary.json", "-q"];
        lidwoord(&folder, &[&args, more].concat()).assert().code(0);
        assert_eq!(summary(&folder)["converted"], converted, "{more:?}");
        assert_eq!(summary(&folder)["skipped"], 3 - converted, "{more:?}");
    };
    run(&[], 3);
    run(&[], 0);
    put(&folder, "in/b.txt", "Artikel 1. Anders\n");
    run(&[], 1);
    put(&folder, "out/a.yaml", "lidwoord: 1\n");
    run(&[], 1);
    let other_version = fs::read_to_string(folder.path().join("out/c.yaml")).expect("an output");
    put(&folder, "out/c.yaml", &other_version.replace("tool: lidwoord ", "tool: lidwoord 99"));
    run(&[], 1);
    run(&["--format", "json"], 3);
    run(&["--format", "json"], 0);
    // Other options are another result.
    for options in [["--confidence", "certain"].as_slice(), &["--keep-order"], &["--grammar", "artikel-lid"], &[]] {
        run(options, 3);
        run(options, 0);
    }
    put(&folder, "words", "dekzeil\n");
    run(&["--lexicon", "words"], 3);
    put(&folder, "words", "dekzeilen\n");
    run(&["--lexicon", "words"], 3);
    run(&["--lexicon", "words"], 0);
}

/// A run that is killed leaves whole outputs only, and the next one finishes the work.
#[test]
fn a_killed_run_leaves_no_half_output() {
    let names: Vec<String> = (0..300).map(|n| format!("in/{n}.txt")).collect();
    let folder = folder(&[]);
    names.iter().for_each(|name| put(&folder, name, &format!("{name}\n{}", TERMS.repeat(50))));
    lidwoord(&folder, &["convert", "in", "-o", "whole", "-q"]).assert().code(0);
    let whole = tree(&folder.path().join("whole"));
    let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_lidwoord"))
        .args(["convert", "in", "-o", "out", "-q"])
        .current_dir(folder.path())
        .spawn()
        .expect("a process");
    let out = folder.path().join("out");
    while fs::read_dir(&out).map_or(0, Iterator::count) < 20 && run.try_wait().expect("a process").is_none() {}
    run.kill().expect("a kill");
    run.wait().expect("an end");
    let outputs: Vec<_> =
        tree(&out).into_iter().filter(|(place, _)| place.extension().is_some_and(|e| e == "yaml")).collect();
    assert!(outputs.iter().all(|(place, bytes)| whole.get(place) == Some(bytes)));
    put(&folder, &format!("out/.lidwoord-{}-abc.tmp", run.id()), "half");
    put(&folder, &format!("out/.lidwoord-{}-own.tmp", std::process::id()), "of a run that still goes on");
    lidwoord(&folder, &["convert", "in", "-o", "out", "--skip-existing", "--summary", "summary.json"]).assert().code(0);
    assert!(summary(&folder)["skipped"].as_u64() >= Some(outputs.len() as u64));
    let mut after = tree(&out);
    if cfg!(target_os = "linux") {
        assert!(after.remove(Path::new(&format!(".lidwoord-{}-own.tmp", std::process::id()))).is_some());
    }
    assert_eq!(after, whole);
}

#[test]
fn progress_is_lines_where_there_is_no_terminal() {
    let names: Vec<String> = (0..100).map(|n| format!("in/{n}.txt")).collect();
    let folder = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let messages = stderr(lidwoord(&folder, &["convert", "in", "-o", "out"]).assert().code(0));
    let lines: Vec<&str> = messages.lines().filter(|line| line.contains(" of 100 files, ")).collect();
    assert_eq!(lines.len(), 20, "{messages}");
    assert!(lines[0].starts_with("5 of 100 files, "), "{messages}");
    assert!(!messages.contains('\u{1b}'));
    // A single text to standard output says nothing.
    lidwoord(&folder, &["convert", "in/1.txt"]).assert().code(0).stderr("");
}

#[cfg(unix)]
#[test]
fn odd_names_keep_their_places() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&["in/a b/c\nd.txt", "in/-q.txt", "in/…/é.txt", "in/[x]*.txt"]);
    let odd = folder.path().join(OsStr::from_bytes(b"in/\xff\x1b[31m.txt"));
    fs::write(&odd, TERMS).expect("a file");
    let messages = stderr(lidwoord(&folder, &["convert", "in", "-o", "out"]).assert().code(0));
    assert!(!messages.contains('\u{1b}'));
    let expected = ["-q.yaml", "[x]*.yaml", "a b/c\nd.yaml", "…/é.yaml", "\u{fffd}\u{1b}[31m.yaml"];
    assert_eq!(places(&folder, "out"), expected);
    assert!(folder.path().join(OsStr::from_bytes(b"out/\xff\x1b[31m.yaml")).is_file());
    // A file whose name looks like a pattern is a file.
    assert!(stdout(lidwoord(&folder, &["convert", "in/[x]*.txt"]).assert().code(0)).starts_with("lidwoord: 1"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run() {
    let folder = folder(&["in/a.txt", "in/b.txt"]);
    for args in [
        ["convert", "in", "--format", "ndjson", "-o", "/dev/full"].as_slice(),
        &["convert", "in", "-o", "out", "--summary", "/dev/full"],
    ] {
        let message = stderr(lidwoord(&folder, args).assert().code(2));
        assert!(
            message.contains("cannot write /dev/full: the disk is full") && message.contains("help: "),
            "{message}"
        );
    }
    for command in ["convert", "check", "verify"] {
        let full = fs::File::options().write(true).open("/dev/full").expect("a device");
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_lidwoord"));
        let run = run.args([command, "in"]).current_dir(folder.path()).stdout(full).output().expect("a process");
        assert_eq!(run.status.code(), Some(2), "{command}");
        assert!(String::from_utf8_lossy(&run.stderr).contains("to standard output: the disk is full"), "{command}");
    }
}

/// Folders that may not be read or written are reported. Root may do anything, so there is nothing to see for root.
#[cfg(unix)]
#[test]
fn permissions_are_reported() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&["in/a.txt", "in/closed/b.txt", "out/kept"]);
    let set = |place: &str, mode| {
        fs::set_permissions(folder.path().join(place), fs::Permissions::from_mode(mode)).expect("permissions");
    };
    set("in/closed", 0o000);
    set("out", 0o500);
    let root = fs::read_dir(folder.path().join("in/closed")).is_ok();
    if !root {
        let message = stderr(lidwoord(&folder, &["convert", "in", "-o", "other"]).assert().code(1));
        assert!(message.contains("cannot read in/closed: you may not"), "{message}");
        assert_eq!(places(&folder, "other"), ["a.yaml"]);
        let message = stderr(lidwoord(&folder, &["convert", "in", "-o", "out"]).assert().code(1));
        assert!(message.contains("cannot write out/a.yaml: you may not"), "{message}");
    }
    set("in/closed", 0o700);
    set("out", 0o700);
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read() {
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let writer = std::thread::spawn(move || fs::write(pipe, TERMS).expect("a pipe"));
    assert!(stdout(lidwoord(&folder, &["convert", "pipe"]).assert().code(0)).contains("vooruit"));
    writer.join().expect("a writer");
}

#[test]
fn names_that_cannot_be_are_refused() {
    let folder = folder(&["in/a.txt"]);
    let long = "x".repeat(300);
    for args in [["convert", "in", "-o", &long], ["convert", &long, "-o", "out"]] {
        let message = stderr(lidwoord(&folder, &args).assert().failure());
        assert!(message.contains("the name is too long"), "{message}");
    }
    let message = stderr(lidwoord(&folder, &["convert", "in/a.txt/b", "-o", "out"]).assert().failure());
    assert!(message.contains("a part of its path is no folder"), "{message}");
}
