//! Files and folders that are not as they should be: the message says which and what to do, nothing is half written, and
//! inputs are only read.
#![cfg(unix)]

use assert_cmd::Command;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use tempfile::TempDir;

const TERMS: &str = "Artikel 1. Huur\n1.1 De huurder betaalt vooruit.\n";

/// A folder with `in/a.txt`.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    fs::write(folder.path().join("in/a.txt"), TERMS).expect("a file");
    folder
}

fn command(folder: &Path, args: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    command.args(args).current_dir(folder);
    command
}

/// Runs the program, which must fail with this code. Gives its messages.
#[track_caller]
fn refused(command: std::process::Command, code: i32) -> String {
    let run = Command::from_std(command).assert().code(code);
    let message = String::from_utf8(run.get_output().stderr.clone()).expect("messages are UTF-8");
    assert!(!message.contains("panicked"), "{message}");
    message
}

#[track_caller]
fn says(message: &str, expected: &str) {
    assert!(message.contains(expected), "{expected}: {message}");
}

/// The names in a folder, also those that begin with a dot.
fn names(folder: PathBuf) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
}

/// What the program says at its end, and its exit code.
fn end(run: Child) -> (Option<i32>, String) {
    let output = run.wait_with_output().expect("an end");
    let message = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert!(!message.contains("panicked"), "{message}");
    (output.status.code(), message)
}

/// Runs `test` as a user that permissions hold for: nobody, where the tests run as root. It gives nothing where that user
/// cannot start the program, as in a target folder of root's own.
fn as_nobody(folder: &Path, args: &[&str]) -> Option<(Option<i32>, String)> {
    let mut command = command(folder, args);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    if fs::read_dir(folder.join("closed")).is_ok() {
        command.uid(65534).gid(65534);
    }
    match command.spawn() {
        Ok(run) => Some(end(run)),
        Err(error) => {
            eprintln!("skipped: {error}");
            None
        }
    }
}

#[test]
fn folders_without_permission() {
    let folder = folder();
    let set = |place: &str, mode| {
        fs::set_permissions(folder.path().join(place), Permissions::from_mode(mode)).expect("permissions");
    };
    for place in ["closed", "readonly", "open"] {
        fs::create_dir(folder.path().join(place)).expect("a folder");
    }
    fs::write(folder.path().join("closed/b.txt"), TERMS).expect("a file");
    fs::write(folder.path().join("in/secret.txt"), TERMS).expect("a file");
    let modes = [("", 0o755), ("closed", 0o000), ("readonly", 0o555), ("open", 0o777), ("in/secret.txt", 0o000)];
    modes.iter().for_each(|(place, mode)| set(place, *mode));
    let cases: [(&[&str], i32, &str); 6] = [
        (&["convert", "closed", "-o", "open/"], 1, "cannot read closed: you may not"),
        (&["convert", "closed/b.txt"], 2, "cannot read closed/b.txt: you may not"),
        (&["convert", "in/secret.txt"], 2, "cannot read in/secret.txt: you may not"),
        (&["convert", "in/a.txt", "-o", "readonly/a.yaml"], 2, "cannot write readonly/a.yaml: you may not"),
        (&["convert", "in/a.txt", "-o", "readonly/"], 1, "cannot write readonly/a.yaml: you may not"),
        (&["convert", "in", "-o", "readonly/new"], 2, "cannot make readonly/new: you may not"),
    ];
    for (args, code, message) in cases {
        let Some((ended, said)) = as_nobody(folder.path(), args) else { break };
        says(&said, message);
        assert_eq!(ended, Some(code), "{args:?}: {said}");
    }
    set("closed", 0o700);
    assert!(names(folder.path().join("readonly")).is_empty());
}

/// A disk that nobody may write to, not even root.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk() {
    let folder = folder();
    let message = refused(command(folder.path(), &["convert", "in/a.txt", "-o", "/sys/kernel/a.yaml"]), 2);
    says(&message, "cannot write /sys/kernel/a.yaml: ");
    says(&message, "help: ");
}

/// The folder of the output is taken away while the input is read: the input is a pipe, which the program has open when
/// the test can write to it.
#[test]
fn a_folder_of_outputs_that_vanishes() {
    for (out, code) in [("out/a.yaml", 2), ("out/", 1)] {
        let folder = folder();
        pipe(&folder.path().join("pipe"));
        fs::create_dir(folder.path().join("out")).expect("a folder");
        let mut run = command(folder.path(), &["convert", "pipe", "-o", out]);
        let run = run.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("a process");
        let mut input = File::options().write(true).open(folder.path().join("pipe")).expect("a pipe");
        fs::remove_dir_all(folder.path().join("out")).expect("the folder goes");
        input.write_all(TERMS.as_bytes()).expect("a reader");
        drop(input);
        let (ended, message) = end(run);
        says(&message, "cannot write out/");
        says(&message, "there is no such file or folder");
        assert_eq!(ended, Some(code), "{message}");
        assert_eq!(names(folder.path().into()), ["in", "pipe"]);
    }
}

/// An input is taken away while another one is read.
#[test]
fn an_input_that_vanishes() {
    let folder = folder();
    pipe(&folder.path().join("pipe"));
    let mut run = command(folder.path(), &["convert", "pipe", "in/a.txt", "-j", "1", "--format", "ndjson"]);
    let run = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a process");
    let mut input = File::options().write(true).open(folder.path().join("pipe")).expect("a pipe");
    fs::remove_file(folder.path().join("in/a.txt")).expect("the file goes");
    input.write_all(TERMS.as_bytes()).expect("a reader");
    drop(input);
    let output = run.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    says(&String::from_utf8_lossy(&output.stderr), "cannot read in/a.txt: there is no such file or folder");
}

/// A disk that is full in the middle of an output, as a limit on the size of files makes it: nothing half written stays, and
/// what was there before stays as it was.
#[test]
fn a_disk_that_fills_up() {
    let folder = folder();
    fs::write(folder.path().join("in/long.txt"), TERMS.repeat(2_000)).expect("a file");
    fs::create_dir(folder.path().join("out")).expect("a folder");
    fs::write(folder.path().join("out/long.yaml"), "before").expect("a file");
    for (arguments, code) in
        [("in/long.txt -o out/long.yaml", 2), ("in -o out", 1), ("in --format ndjson -o out/long.ndjson", 2)]
    {
        let script = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" convert {arguments}");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_lidwoord")]).current_dir(folder.path());
        let message = refused(command, code);
        says(&message, "cannot write out/long.");
        says(&message, "there is no room for a file of this size\n  help: ");
        let kept = names(folder.path().join("out"));
        let half = kept.iter().any(|name| name.starts_with('.') || name == "long.ndjson");
        assert!(!half, "{arguments}: {kept:?}");
        assert_eq!(fs::read_to_string(folder.path().join("out/long.yaml")).expect("the old output"), "before");
    }
}

#[test]
fn folders_where_a_file_is_expected() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("out/a.yaml")).expect("a folder");
    fs::write(folder.path().join("b.txt"), TERMS).expect("a file");
    let cases: [(&[&str], i32, &str); 7] = [
        (&["convert", "in/a.txt", "-o", "out"], 1, "cannot write out/a.yaml: it is a folder"),
        (&["convert", "in/a.txt", "--lexicon", "in"], 2, "cannot read in: it is a folder"),
        (&["convert", "in/a.txt", "--grammar", "in"], 2, "cannot read in: it is a folder"),
        (&["convert", "in", "-o", "new", "--summary", "in"], 2, "cannot write in: it is a folder"),
        (&["diff", "in", "b.txt"], 2, "cannot read in: it is a folder"),
        (&["diff", "in/a.txt", "b.txt", "-o", "in"], 2, "cannot write in: it is a folder"),
        (&["dump", "--stage", "lines", "in"], 2, "it is a folder"),
    ];
    for (args, code, message) in cases {
        says(&refused(command(folder.path(), args), code), message);
    }
}

/// None of these may wait for somebody at the other end of a pipe.
#[test]
fn pipes_where_a_file_is_expected() {
    let folder = folder();
    fs::create_dir(folder.path().join("out")).expect("a folder");
    pipe(&folder.path().join("out/a.yaml"));
    pipe(&folder.path().join("in/b.txt"));
    let message = refused(command(folder.path(), &["convert", "in", "-o", "out"]), 1);
    says(&message, "cannot write out/a.yaml: it is no file but a pipe or device");
    says(&message, "cannot read in/b.txt: it is no file but a pipe or device");
    for command_name in ["check", "verify", "refs"] {
        says(&refused(command(folder.path(), &[command_name, "in"]), 1), "cannot read in/b.txt: it is no file");
    }
}

#[test]
fn paths_that_lead_upwards_stay_in_the_folder_of_outputs() {
    let folder = folder();
    fs::create_dir(folder.path().join("work")).expect("a folder");
    let work = folder.path().join("work");
    for input in ["../in/a.txt", "../in", "../in/*.txt", "../work/../in"] {
        Command::from_std(command(&work, &["convert", input, "-o", "out/"])).assert().code(0);
        assert_eq!(names(work.join("out")), ["a.yaml"], "{input}");
        fs::remove_dir_all(work.join("out")).expect("the outputs");
    }
    assert_eq!(
        (names(folder.path().into()), names(folder.path().join("in"))),
        (vec!["in".into(), "work".into()], vec!["a.txt".into()])
    );
    // A folder that is named with `..` is where the user said.
    Command::from_std(command(&work, &["convert", "../in", "-o", "../out"])).assert().code(0);
    assert_eq!(names(folder.path().join("out")), ["a.yaml"]);
}

#[test]
fn an_input_under_another_name_is_never_written() {
    let folder = folder();
    let input = folder.path().join("in/a.txt");
    symlink("in/a.txt", folder.path().join("link")).expect("a link");
    symlink("in", folder.path().join("folder")).expect("a link");
    for out in ["link", "folder/a.txt", "in/../in/a.txt", "./in/a.txt"] {
        says(&refused(command(folder.path(), &["convert", "in/a.txt", "-o", out]), 2), "it is an input");
    }
    // A second name of the same file gets another file; the first one stays what it is.
    fs::hard_link(&input, folder.path().join("second")).expect("a link");
    Command::from_std(command(folder.path(), &["convert", "in/a.txt", "-o", "second"])).assert().code(0);
    assert_eq!(fs::read_to_string(&input).expect("the input"), TERMS);
    assert!(fs::read_to_string(folder.path().join("second")).expect("the output").starts_with("lidwoord: 1"));
}

/// The last part of a name is only taken for its kind where it has no digits: `v1.0` and `v1.1` are two outputs.
#[test]
fn numbers_in_names_stay() {
    let folder = folder();
    for name in ["v1.0", "v1.1"] {
        fs::write(folder.path().join(name), TERMS).expect("a file");
    }
    Command::from_std(command(folder.path(), &["convert", "v1.0", "v1.1", "-o", "out/"])).assert().code(0);
    assert_eq!(names(folder.path().join("out")), ["v1.0.yaml", "v1.1.yaml"]);
}

/// A link is no output, also where it leads to one that is up to date.
#[test]
fn a_link_is_not_skipped() {
    let folder = folder();
    let run = || {
        Command::from_std(command(folder.path(), &["convert", "in", "-o", "out", "--skip-existing"])).assert().code(0)
    };
    run();
    let output = folder.path().join("out/a.yaml");
    fs::rename(&output, folder.path().join("other.yaml")).expect("the output");
    symlink("../other.yaml", &output).expect("a link");
    run();
    assert!(fs::symlink_metadata(&output).expect("the output").is_file());
}

/// Inputs are only read: neither their bytes nor their times change.
#[test]
fn inputs_are_only_read() {
    let folder = folder();
    let input = folder.path().join("in/a.txt");
    fs::set_permissions(&input, Permissions::from_mode(0o444)).expect("permissions");
    let before = fs::metadata(&input).expect("the input").modified().expect("a time");
    for args in [
        &["convert", "in", "-o", "out"][..],
        &["check", "in"],
        &["verify", "in"],
        &["refs", "in"],
        &["diff", "in/a.txt", "in/a.txt"],
    ] {
        command(folder.path(), args).output().expect("a process");
    }
    assert_eq!(fs::read_to_string(&input).expect("the input"), TERMS);
    assert_eq!(fs::metadata(&input).expect("the input").modified().expect("a time"), before);
    assert_eq!(names(folder.path().join("in")), ["a.txt"]);
}
