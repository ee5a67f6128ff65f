//! What the command does with inputs and arguments that are not as they should be: a clear message, and nothing written.

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

const TERMS: &str = "\
Artikel 1. Huur
1.1 De huurder betaalt vooruit.
1.2 De verhuurder levert de zaak schoon op.
";

/// A tree, with `{}` where its nodes stand.
const TREE: &str = "lidwoord: 1\nsource: {path: x}\ndocuments:\n- grammar: x\n  nodes: {}\n";

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs `diff` in a folder with two texts and a file that is given.
fn run(name: &str, content: &[u8], args: &[&str]) -> Run {
    let folder = TempDir::new().expect("a folder");
    let files = [("old.txt", TERMS.as_bytes()), ("new.txt", TERMS.as_bytes()), (name, content)];
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    let output = command.arg("diff").args(args).current_dir(folder.path()).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[track_caller]
fn refused(name: &str, content: &[u8], args: &[&str], message: &str) {
    let run = run(name, content, args);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
    assert!(run.err.contains(message), "{}", run.err);
    assert!(!run.err.contains("panicked"), "{}", run.err);
}

#[test]
fn broken_trees_are_named_with_the_place() {
    let tree = |nodes: &str| TREE.replace("{}", nodes).into_bytes();
    refused("a.yaml", &tree("[{kind: artikel, path: []}]"), &["a.yaml", "new.txt"], "a.yaml looks like a tree");
    refused("a.yaml", &tree("[{kind: artikel}]"), &["old.txt", "a.yaml"], "line 5");
    refused("a.yaml", &tree("[{kind: zin, path: \"1\"}]"), &["old.txt", "a.yaml"], "there is no kind zin");
    let twice = "[{kind: lid, path: \"1\"}, {kind: lid, path: \"1\"}]";
    refused("a.yaml", &tree(twice), &["old.txt", "a.yaml"], "the path 1 stands twice");
    refused("a.yaml", &tree("["), &["old.txt", "a.yaml"], "cannot be read");
    let newer = String::from_utf8(tree("[]")).expect("UTF-8").replace("lidwoord: 1", "lidwoord: 2");
    refused("a.yaml", newer.as_bytes(), &["old.txt", "a.yaml"], "its schema number is 2");
    refused("a.json", b"{\"lidwoord\": 1, \"source\": {}, ", &["old.txt", "a.json"], "cannot be read");
    refused("a.json", b"{\"a\": 1}", &["old.txt", "a.json"], "a.json is no tree");
    refused("a.json", b"{\"lidwoord\": 1, \"source\": {}}\xFF", &["old.txt", "a.json"], "it is not UTF-8");
    let nodes = "{\"kind\": \"lid\", \"path\": \"1\", \"children\": [".repeat(9000);
    let deep = format!("{{\"lidwoord\": 1, \"source\": {{}}, \"documents\": [{{\"nodes\": [{nodes}");
    refused("a.json", deep.as_bytes(), &["old.txt", "a.json"], "cannot be read");
}

#[test]
fn arguments_that_do_not_fit() {
    let none: &[u8] = b"";
    refused("x", none, &["old.txt"], "2 values required");
    refused("x", none, &["old.txt", "no.txt"], "cannot read no.txt: there is no such file or folder");
    refused("x", none, &["-", "-"], "standard input can be read only once");
    refused("x", none, &["old.txt", "new.txt", "x"], "use --history");
    refused("x", none, &["old.txt", "new.txt", "--history", "--format", "html"], "--history makes no page");
    refused("x", none, &["old.txt", "new.txt", "--map", "Molenwiek"], "there must be a `=`");
    refused("x", none, &["old.txt", "new.txt", "--map", "Molenwiek="], "a name is missing");
    refused("x", none, &["old.txt", "new.txt", "-o", "old.txt"], "it is an input");
}

#[test]
fn empty_and_odd_texts_are_compared() {
    for content in [&b""[..], b"\0\xFF\xFE\x01", b"1.", "‘(—".as_bytes()] {
        for format in ["text", "yaml", "json", "html"] {
            let run = run("odd", content, &["old.txt", "odd", "--format", format]);
            assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        }
    }
}

#[test]
fn the_exit_code_tells_on_request() {
    let changed = TERMS.replace("vooruit", "achteraf");
    let code = |args: &[&str]| run("changed.txt", changed.as_bytes(), args).code;
    assert_eq!(code(&["old.txt", "new.txt", "--exit-code"]), Some(0));
    assert_eq!(code(&["old.txt", "changed.txt", "--exit-code"]), Some(1));
    assert_eq!(code(&["old.txt", "changed.txt"]), Some(0));
}

#[test]
fn texts_cannot_break_out_of_the_page_or_the_terminal() {
    let evil = TERMS.replace("vooruit", "<script>alert(1)</script> \u{1b}[31m & \"x\"");
    let page = run("evil.txt", evil.as_bytes(), &["old.txt", "evil.txt", "--format", "html"]).out;
    assert_eq!(page.matches("<script>").count(), 1, "only that of the page");
    assert!(page.contains("&lt;script&gt;") && !page.contains('\u{1b}'));
    let text = run("evil.txt", evil.as_bytes(), &["old.txt", "evil.txt"]).out;
    assert!(!text.contains('\u{1b}'), "{text}");
    let colour = run("evil.txt", evil.as_bytes(), &["old.txt", "evil.txt", "--color", "always"]).out;
    assert!(colour.contains("\u{1b}[32m") && !colour.contains("\u{1b}[31m"), "{colour}");
}

#[test]
fn a_tree_that_was_written_by_another_program_is_read() {
    let tree = "\u{FEFF}documents:\n- nodes:\n  - {children: [{kind: lid, path: '1.1', number: '1', text: 'De huurder betaalt vooruit.'}, \
                {kind: lid, path: '1.2', number: '2', text: 'De verhuurder levert de zaak schoon op.'}], heading: Huur, \
                kind: artikel, number: '1', path: '1'}\nlidwoord: 1\nsource: {path: x}\n";
    let run = run("a.yaml", tree.as_bytes(), &["old.txt", "a.yaml"]);
    assert_eq!(run.out, "nothing changed; 3 same\n", "{}", run.err);
}
