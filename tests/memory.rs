//! How much memory the real program needs: at most eight times the input, and 50 MB.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

const MB: usize = 1_000_000;

/// The corpus again and again, in a file of so many bytes.
fn text(folder: &TempDir, bytes: usize) -> PathBuf {
    let corpus = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).expect("the folder corpus");
    let mut files: Vec<PathBuf> = corpus.map(|entry| entry.expect("an entry").path().join("raw.txt")).collect();
    files.sort();
    let once: Vec<u8> =
        files.iter().filter(|file| file.is_file()).flat_map(|f| fs::read(f).expect("raw.txt")).collect();
    let path = folder.path().join("terms.txt");
    fs::write(&path, once.into_iter().cycle().take(bytes).collect::<Vec<u8>>()).expect("a file");
    path
}

/// The most memory that a conversion had, in bytes: what the kernel counts, read when the output is written but its reader
/// has not taken the end of it.
fn peak(args: &[&str], input: &Path) -> usize {
    let mut run = Command::new(env!("CARGO_BIN_EXE_lidwoord"))
        .args(args)
        .arg(input)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process");
    let mut output = run.stdout.take().expect("a pipe");
    let mut first = [0];
    // The tree is whole before the first byte is written, and writing it takes little.
    std::io::Read::read_exact(&mut output, &mut first).expect("an output");
    let status = fs::read_to_string(format!("/proc/{}/status", run.id())).expect("a running process");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    std::io::copy(&mut output, &mut std::io::sink()).expect("an output");
    assert!(run.wait().expect("an end").success());
    peak.trim().trim_end_matches(" kB").parse::<usize>().expect("a number") * 1024
}

fn bounded(bytes: usize) {
    let folder = TempDir::new().expect("a folder");
    let input = text(&folder, bytes);
    let peak = peak(&["convert", "--format", "ndjson"], &input);
    eprintln!("{} MB of text: {} MB of memory", bytes / MB, peak / MB);
    assert!(peak <= 8 * bytes + 50 * MB, "{} MB of text took {} MB of memory", bytes / MB, peak / MB);
}

#[test]
fn memory_is_bounded() {
    bounded(MB);
    bounded(10 * MB);
}

#[test]
#[ignore = "takes half a minute: cargo test --release --test memory -- --ignored --nocapture"]
fn memory_is_bounded_for_100_mb() {
    bounded(100 * MB);
}

/// Articles without end, with a label for each fifty bytes, and words without end before a number: each line is another one.
#[test]
fn texts_of_other_short_lines_do_not_fill_the_memory() {
    let folder = TempDir::new().expect("a folder");
    let input = folder.path().join("lines.txt");
    let lid = |n| format!("{n}. De huurder betaalt de prijs vooraf, en krijgt een bon.\n");
    let leden: String = (1..=3).map(lid).collect();
    let articles: String = (1..=50_000).map(|n| format!("Artikel {n}. Huur van een fiets\n{leden}")).collect();
    let letter = |n: u32, place: u32| char::from(b'a' + (n / 26_u32.pow(place) % 26) as u8);
    let word = |n: u32| (0..5).map(|place| letter(n, place)).collect::<String>();
    let words: String = (0..1_100_000).map(|n| format!("A{} 1\n", word(n))).collect();
    for text in [articles, words] {
        fs::write(&input, &text).expect("a file");
        let peak = peak(&["convert", "--format", "ndjson"], &input);
        eprintln!("{} MB of {:?}: {} MB of memory", text.len() / MB, &text[..20], peak / MB);
        assert!(peak <= 8 * text.len() + 50 * MB, "{} bytes took {} MB of memory", text.len(), peak / MB);
    }
}

/// The worst that a text can ask for: labels, paragraphs, pages, references, odd words and findings of a few bytes each.
#[test]
fn texts_of_short_lines_do_not_fill_the_memory() {
    let folder = TempDir::new().expect("a folder");
    let input = folder.path().join("labels.txt");
    let small = ["1\n", "a\u{C}", "a\n\n", "1)\nA-\n.b\nba\n1.\n)\n", "• \n", "art. 1 ", "€ 1 5% ", "a-\nb "];
    // Each label of the next three has a finding of its own, and each of the last names two parts.
    let large =
        ["- a\n", "A.\n\n", "Artikel 1\n", "Artikel 1\n1. a\n2. b\n", "1. Zie artikel 99 en 98.\n", "lid 3 of 9, "];
    let sizes =
        small.into_iter().map(|line| (line, 3)).chain(large.into_iter().flat_map(|line| [(line, 3), (line, 10)]));
    for (line, megabytes) in sizes {
        let bytes = megabytes * MB;
        fs::write(&input, line.repeat(bytes / line.len())).expect("a file");
        let peak = peak(&["convert", "--format", "ndjson"], &input);
        eprintln!("{megabytes} MB of {line:?}: {} MB of memory", peak / MB);
        assert!(peak <= 8 * bytes + 50 * MB, "{megabytes} MB of {line:?} took {} MB of memory", peak / MB);
    }
}
