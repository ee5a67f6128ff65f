//! Beyond its limits a text is still whole: what finds no room is text of the last node, and a finding says so.

use lidwoord::limits::most_nodes;
use lidwoord::{Options, convert, verify};

/// Converts a text that is one line so many times, behind a first article. Gives the nodes, and the lines of the finding.
fn nodes(line: &str, times: usize) -> (usize, Vec<u32>) {
    let text = format!("Artikel 1. Huur\n{}", line.repeat(times)).into_bytes();
    let options = Options::default();
    verify("-", text.clone(), &options).unwrap_or_else(|loss| panic!("{line:?}: {loss}"));
    let conversion = convert("-", text, &options);
    let found = conversion.diagnostics.iter().filter(|d| d.code == "too-many-nodes").map(|d| d.line).collect();
    (conversion.documents.iter().map(|d| d.nodes.len()).sum(), found)
}

#[test]
fn labels_beyond_the_limit_are_text() {
    let most = most_nodes(0);
    assert_eq!(nodes("- a\n", most - 1), (most, vec![]));
    assert_eq!(nodes("- a\n", most + 1000), (most, vec![most as u32 + 1]));
    // Of so many labels not all are even looked at.
    let (count, lines) = nodes("- a\n", 3 * most);
    assert_eq!((count, lines.first()), (most, Some(&(most as u32 + 1))));
}

#[test]
fn paragraphs_beyond_the_limit_are_text() {
    let most = most_nodes(0);
    let (count, lines) = nodes("Aan u.\n\n", most + 1000);
    assert!((most - 1..=most).contains(&count) && lines.len() == 1, "{count} {lines:?}");
}

#[test]
fn ordinary_terms_are_far_from_the_limit() {
    let corpus = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for entry in std::fs::read_dir(corpus).expect("the corpus") {
        let Ok(text) = std::fs::read(entry.expect("an entry").path().join("raw.txt")) else { continue };
        let bytes = text.len();
        let conversion = convert("-", text, &Options::default());
        let nodes: usize = conversion.documents.iter().map(|d| d.nodes.len()).sum();
        // The limit of a large text is a share of its bytes; this is the share of these.
        assert!(nodes * 2 < most_nodes(bytes * 1_000_000) / 1_000_000, "{nodes} nodes of {bytes} bytes");
    }
}
