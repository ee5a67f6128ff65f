//! The real program: its manners, its messages and its exit codes.

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use lidwoord::limits;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

const TERMS: &str = "Artikel 1. Huur\n1.1 De huurder betaalt vooruit.\n";

fn lidwoord(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    command.args(args).env_remove("NO_COLOR");
    command
}

fn stdout(run: Assert) -> String {
    String::from_utf8(run.get_output().stdout.clone()).expect("output is UTF-8")
}

fn stderr(run: Assert) -> String {
    String::from_utf8(run.get_output().stderr.clone()).expect("messages are UTF-8")
}

/// A folder with `terms.txt`.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("terms.txt"), TERMS).expect("a file");
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name().into()).collect();
    names.sort();
    names
}

#[test]
fn help_has_examples() {
    for command in
        ["convert", "diff", "check", "refs", "verify", "explain", "grammars", "schema", "completions", "man", "dump"]
            .map(Some)
            .iter()
            .chain([&None])
    {
        let args: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
        let help = stdout(lidwoord(&args).assert().code(0));
        assert!(help.contains("Example"), "{command:?}");
        assert!(help.contains("lidwoord "), "{command:?}");
    }
    stderr(lidwoord(&[]).assert().code(2));
    assert!(stdout(lidwoord(&["--version"]).assert().code(0)).starts_with("lidwoord 0."));
}

#[test]
fn help_names_the_limits() {
    let help = stdout(lidwoord(&["--help"]).assert().code(0));
    let thousands = |n: usize| format!("{},{:03}", n / 1000, n % 1000);
    for limit in [
        format!("{} MB (--max-bytes", limits::INPUT_BYTES / 1_000_000),
        format!("{}GB can be converted", limits::MOST_INPUT_BYTES / 1_000_000_000),
        format!("a word list {} MB", limits::OPTION_FILE_BYTES / 1_000_000),
        format!("a grammar file {} KiB", lidwoord::grammar::MAX_BYTES / 1024),
        format!("at most {} labels", thousands(limits::most_nodes(0))),
        format!("one more for each {} bytes", 96_000 / (limits::most_nodes(96_000) - limits::most_nodes(0))),
        format!("JSON is written to {} levels", limits::JSON_LEVELS),
    ] {
        assert!(help.contains(&limit), "{limit}: {help}");
    }
}

#[test]
fn convert_reads_a_file_a_dash_and_a_pipe() {
    let folder = folder();
    let file = path(&folder, "terms.txt");
    let from_file = stdout(lidwoord(&["convert", &file]).assert().code(0));
    let from_dash = stdout(lidwoord(&["convert", "-"]).write_stdin(TERMS).assert().code(0));
    let from_pipe = stdout(lidwoord(&["convert"]).write_stdin(TERMS).assert().code(0));
    assert_eq!(from_dash, from_pipe);
    assert!(from_pipe.contains("  path: \"-\"\n"));
    assert!(from_file.contains("De huurder betaalt vooruit."));
    assert!(from_file.starts_with("lidwoord: 1\nsource:\n  path: "));
}

#[test]
fn formats() {
    let json = stdout(lidwoord(&["convert", "--format", "json"]).write_stdin(TERMS).assert().code(0));
    let line = stdout(lidwoord(&["convert", "--format", "ndjson"]).write_stdin(TERMS).assert().code(0));
    let yaml = stdout(lidwoord(&["convert", "--format", "yaml"]).write_stdin(TERMS).assert().code(0));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(line.lines().count(), 1);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&line).expect("NDJSON"), json);
    assert_eq!(serde_yaml::from_str::<serde_json::Value>(&yaml).expect("YAML"), json);
    lidwoord(&["convert", "--format", "xml"]).assert().code(2);
}

#[test]
fn many_files() {
    let folder = folder();
    let file = path(&folder, "terms.txt");
    let yaml = stdout(lidwoord(&["convert", &file, &file]).assert().code(0));
    assert_eq!(serde_yaml::Deserializer::from_str(&yaml).count(), 2);
    let lines = stdout(lidwoord(&["convert", &file, &file, "--format", "ndjson"]).assert().code(0));
    assert_eq!(lines.lines().count(), 2);
    let run = lidwoord(&["convert", &file, &file, "--format", "json"]).assert().code(2);
    assert!(stderr(run).contains("--format ndjson"));
}

#[test]
fn a_missing_file_is_named_and_the_others_go_on() {
    let folder = folder();
    let (file, missing) = (path(&folder, "terms.txt"), path(&folder, "no.txt"));
    for command in ["convert", "check", "verify"] {
        let run = lidwoord(&[command, &missing, &file]).assert().code(2);
        assert!(!run.get_output().stdout.is_empty(), "{command}");
        let message = stderr(run);
        assert!(message.contains(&format!("cannot read {missing}: there is no such file or folder")), "{message}");
        assert!(message.contains("help: check the spelling"), "{message}");
    }
}

#[test]
fn a_folder_is_no_file() {
    let folder = folder();
    let message = stderr(lidwoord(&["dump", "--stage", "lines", &path(&folder, "")]).assert().code(2));
    assert!(message.contains("it is a folder"), "{message}");
    let message = stderr(lidwoord(&["convert", "-o", &path(&folder, "")]).write_stdin(TERMS).assert().code(2));
    assert!(message.contains("it is a folder"), "{message}");
}

#[test]
fn output_files_are_whole_or_not_there() {
    let folder = folder();
    let (file, out) = (path(&folder, "terms.txt"), path(&folder, "tree.yaml"));
    let printed = stdout(lidwoord(&["convert", &file]).assert().code(0));
    lidwoord(&["convert", &file, "-o", &out]).assert().code(0).stdout("");
    assert_eq!(fs::read_to_string(&out).expect("the output"), printed);
    // A failure leaves the old output, and no temporary file.
    lidwoord(&["convert", &file, "no.txt", "-o", &out]).assert().code(2);
    assert_eq!(fs::read_to_string(&out).expect("the output"), printed);
    let message = stderr(lidwoord(&["convert", &file, "-o", &path(&folder, "no/tree.yaml")]).assert().code(2));
    assert!(message.contains("cannot write") && message.contains("no such file or folder"), "{message}");
    let message = stderr(lidwoord(&["convert", &file, "-o", &file]).assert().code(2));
    assert!(message.contains("it is an input"), "{message}");
    assert_eq!(fs::read_to_string(&file).expect("the input"), TERMS);
    assert_eq!(names(folder.path()), ["terms.txt", "tree.yaml"].map(PathBuf::from));
}

#[cfg(unix)]
#[test]
fn output_files_have_the_usual_permissions_and_replace_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let (file, out) = (path(&folder, "terms.txt"), path(&folder, "tree.yaml"));
    let mode = |path: &str| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    lidwoord(&["convert", &file, "-o", &out]).assert().code(0);
    assert_eq!(mode(&out), mode(&file));
    fs::set_permissions(&out, fs::Permissions::from_mode(0o640)).expect("permissions");
    lidwoord(&["convert", &file, "-o", &out]).assert().code(0);
    assert_eq!(mode(&out), 0o640);
    let (target, link) = (path(&folder, "target"), path(&folder, "link"));
    fs::write(&target, "kept").expect("a file");
    symlink(&target, &link).expect("a link");
    lidwoord(&["convert", &file, "-o", &link]).assert().code(0);
    assert_eq!(fs::read_to_string(&target).expect("the target"), "kept");
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_written_in_place() {
    lidwoord(&["convert", "-o", "/dev/null"]).write_stdin(TERMS).assert().code(0);
    assert!(!fs::metadata("/dev/null").expect("a device").is_file());
    let message = stderr(lidwoord(&["convert", "-o", "/dev/full"]).write_stdin(TERMS).assert().code(2));
    assert!(message.contains("cannot write /dev/full: the disk is full"), "{message}");
}

#[cfg(unix)]
#[test]
fn odd_names_work() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"a b\n\xff'\x1b[31m.txt"));
    fs::write(&odd, TERMS).expect("a file");
    let yaml = stdout(lidwoord(&["convert"]).arg(&odd).assert().code(0));
    assert!(yaml.contains("a b\\n\u{fffd}'\\x1B[31m.txt\""), "{yaml}");
    for command in ["check", "verify"] {
        let shown = stdout(lidwoord(&[command]).arg(&odd).assert());
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }
    fs::remove_file(&odd).expect("the file");
    assert!(!stderr(lidwoord(&["convert"]).arg(&odd).assert().code(2)).contains('\u{1b}'));
}

/// The exit code and messages of a run whose reader leaves after one byte.
fn with_broken_pipe(args: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    let mut run = command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a process");
    drop(run.stdout.take());
    let output = run.wait_with_output().expect("an end");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_broken_pipe_is_no_error() {
    let folder = folder();
    let big = path(&folder, "big.txt");
    fs::write(&big, TERMS.repeat(20_000)).expect("a file");
    let runs: [&[&str]; 8] = [
        &["convert", &big],
        &["convert", &big, "--format", "json"],
        &["convert", &big, "--format", "ndjson"],
        &["explain"],
        &["schema"],
        &["completions", "bash"],
        &["man"],
        &["dump", "--stage", "lines", &big],
    ];
    for args in runs {
        assert_eq!(with_broken_pipe(args), (Some(0), String::new()), "{args:?}");
    }
}

#[test]
fn verify_prints_one_line_a_file() {
    let folder = folder();
    let file = path(&folder, "terms.txt");
    let lines = stdout(lidwoord(&["verify", &file, &file]).assert().code(0));
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.starts_with(&format!("{file}: 40 visible characters: ")), "{lines}");
}

#[test]
fn check_ends_with_a_summary_or_is_json() {
    let folder = folder();
    let file = path(&folder, "terms.txt");
    let shown = stdout(lidwoord(&["check", &file]).assert());
    assert!(shown.lines().last().is_some_and(|l| l.starts_with("1 file: ")), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    let json = stdout(lidwoord(&["check", &file, "--format", "json"]).assert());
    assert!(serde_json::from_str::<serde_json::Value>(&json).expect("JSON").is_array());
}

#[test]
fn explain_knows_all_codes() {
    let list = stdout(lidwoord(&["explain"]).assert().code(0));
    for line in list.lines() {
        let code = line.split(' ').next().expect("a code");
        let text = stdout(lidwoord(&["explain", code]).assert().code(0));
        assert!(text.starts_with(&format!("{code} (")) && text.contains("Example"), "{text}");
    }
    assert!(list.contains("number-gap"));
    let message = stderr(lidwoord(&["explain", "nummer-gap"]).assert().code(2));
    assert!(message.contains("did you mean number-gap?"), "{message}");
}

#[test]
fn what_other_programs_ask() {
    let schema = stdout(lidwoord(&["schema"]).assert().code(0));
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(lidwoord(&["completions", shell]).assert().code(0)).contains("convert"), "{shell}");
    }
    assert!(stdout(lidwoord(&["man"]).assert().code(0)).contains(".TH lidwoord 1"));
    assert!(stdout(lidwoord(&["man", "convert"]).assert().code(0)).contains("\\-\\-format"));
    lidwoord(&["man", "nothing"]).assert().code(2);
    lidwoord(&["completions", "nothing"]).assert().code(2);
}

#[test]
fn options_that_name_files() {
    let folder = folder();
    let words = path(&folder, "words.txt");
    fs::write(&words, "Molenwiek\n\n  dekzeil \n").expect("a file");
    lidwoord(&["convert", "--lexicon", &words]).write_stdin(TERMS).assert().code(0);
    let message = stderr(lidwoord(&["convert", "--lexicon", "no.txt"]).write_stdin(TERMS).assert().code(2));
    assert!(message.contains("cannot read no.txt"), "{message}");
    fs::write(&words, b"caf\xe9").expect("a file");
    let message = stderr(lidwoord(&["convert", "--lexicon", &words]).write_stdin(TERMS).assert().code(2));
    assert!(message.contains("is not UTF-8 (byte 4)"), "{message}");
    let message = stderr(lidwoord(&["convert", "--grammar", "nothing"]).write_stdin(TERMS).assert().code(2));
    assert!(message.contains("there is no grammar or file nothing"), "{message}");
}

#[test]
fn dump_shows_stages() {
    for stage in ["lines", "layout", "labels"] {
        lidwoord(&["dump", "--stage", stage]).write_stdin(TERMS).assert().code(0);
    }
    lidwoord(&["dump", "--stage", "nothing"]).write_stdin(TERMS).assert().code(2);
}

#[test]
fn refs_as_lines_json_and_a_graph() {
    let terms = "Artikel 1. Huur\n1.1 De huurder betaalt.\n1.2 Zie artikel 1.1 en 1.9.\n1.3 Artikel 6:89 BW geldt.\n";
    let refs = |format: &str| stdout(lidwoord(&["refs", "--format", format]).write_stdin(terms).assert().code(0));
    let lines =
        "1.2\t1.1\tartikel 1.1 en 1.9\n1.2\t?1.9\tartikel 1.1 en 1.9\n1.3\tBurgerlijk Wetboek 6:89\tArtikel 6:89 BW\n";
    assert_eq!(refs("text"), lines);
    let json: serde_json::Value = serde_json::from_str(&refs("json")).expect("JSON");
    assert_eq!(json[0]["from"], "1.2");
    assert_eq!(json[0]["reference"]["to"][0], "1.1");
    assert_eq!(json[0]["reference"]["missing"][0], "1.9");
    let dot = refs("dot");
    assert!(dot.starts_with("digraph references {") && dot.ends_with("}\n"));
    assert!(dot.contains("\"0:1.2\" -> \"0:1.1\";"));
}

/// The same bytes in any language, place, time zone and number of threads, and when it is done again.
#[test]
fn output_does_not_depend_on_the_surroundings() {
    let folder = folder();
    let (file, other) = (path(&folder, "terms.txt"), path(&folder, "other.txt"));
    let terms = "Artikel 1. Één\n1.1 İstanbul IJ ĳ Iı ß ÿ: € 1.000,50 op 1 maart 2024.\n1.3 Zie artikel 9 lid 2.\n";
    fs::write(&other, terms).expect("a file");
    let runs: [&[&str]; 7] = [
        &["convert", &file, &other],
        &["convert", &file, &other, "--format", "ndjson"],
        &["check", &file, &other],
        &["refs", &file, &other],
        &["verify", &file, &other],
        &["diff", &file, &other],
        &["diff", &file, &other, "--format", "html"],
    ];
    for args in runs {
        let output = |locale: &str, threads: &str, zone: &str| {
            let mut run = lidwoord(args);
            for name in ["LANG", "LC_ALL", "LC_NUMERIC", "LC_COLLATE", "LANGUAGE"] {
                run.env(name, locale);
            }
            let output = run.env("RAYON_NUM_THREADS", threads).env("TZ", zone).output().expect("a process");
            assert!(!output.stdout.is_empty(), "{args:?}");
            output.stdout
        };
        let first = output("C", "1", "UTC");
        for (locale, threads, zone) in [
            ("nl_NL.UTF-8", "2", "Europe/Amsterdam"),
            ("tr_TR.UTF-8", "7", "Asia/Tokyo"),
            ("POSIX", "1", ""),
            ("", "3", "x"),
        ] {
            assert!(output(locale, threads, zone) == first, "{args:?} with {locale}, {threads}, {zone}");
        }
    }
}
