//! Beyond its limits a text is still whole: what finds no room is text of the last node, and a finding says so.

use lidwoord::limits::{most_annotations, most_findings, most_lines, most_nodes, most_repairs};
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

/// How many things of `each` bytes, behind `before` bytes, keep to a limit that counts from the beginning of the text.
fn most(limit: fn(usize) -> usize, before: usize, each: usize) -> usize {
    (1..).find(|n| *n >= limit(before + each * (n - 1))).expect("a limit")
}

#[test]
fn labels_beyond_the_limit_are_text() {
    let most = most(most_nodes, 16, 4);
    assert_eq!(nodes("- a\n", most - 1), (most, vec![]));
    assert_eq!(nodes("- a\n", most + 1000), (most, vec![most as u32 + 1]));
    // Of so many labels not all are even looked at.
    let (count, lines) = nodes("- a\n", 3 * most);
    assert_eq!((count, lines.first()), (most, Some(&(most as u32 + 1))));
}

#[test]
fn paragraphs_beyond_the_limit_are_text() {
    let most = most(most_nodes, 16, 8);
    let (count, lines) = nodes("Aan u.\n\n", most + 1000);
    assert!((most - 1..=most).contains(&count) && lines.len() == 1, "{count} {lines:?}");
}

/// Converts a text, which must lose nothing. Gives the lines of the findings with a code.
fn found(code: &str, text: &str) -> Vec<u32> {
    let options = Options::default();
    verify("-", text.into(), &options).unwrap_or_else(|loss| panic!("{code}: {loss}"));
    let conversion = convert("-", text.into(), &options);
    conversion.diagnostics.iter().filter(|d| d.code == code).map(|d| d.line).collect()
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let article = "Artikel 1 De huur\n";
    let times = most_findings(0) + 2_000;
    let text = article.repeat(times);
    let most = most_findings(text.len());
    let listed = found("duplicate-number", &text);
    assert_eq!((listed.len(), listed[0]), (most, 2), "the first number is no second one");
    assert_eq!(found("too-many-findings", &text), [most as u32 + 2]);
    let conversion = convert("-", text.into(), &Options::default());
    let said = conversion.diagnostics.iter().find(|d| d.code == "too-many-findings").map(|d| d.message.clone());
    assert_eq!(said, Some(format!("{} more findings `duplicate-number` are not listed", times - 1 - most)));
    assert_eq!(found("too-many-findings", &article.repeat(most_findings(0))), [0; 0]);
}

#[test]
fn lines_beyond_the_limit_are_one() {
    for line in ["a\n", "\n", "a\r\n", "a-\n"] {
        let most = most(most_lines, line.len() - 1, line.len());
        assert_eq!(found("too-many-lines", &line.repeat(most)), [0; 0], "{line:?}");
        assert_eq!(found("too-many-lines", &line.repeat(most + 10)), [most as u32], "{line:?}");
    }
    // Pages are counted as lines, also where they stand on one.
    assert_eq!(found("too-many-lines", &"a\u{C}".repeat(2 * most_lines(0))), [1]);
}

#[test]
fn references_beyond_the_limit_are_not_looked_for() {
    let few = most_annotations(0);
    let articles = (1..100).map(|n| format!("Artikel {n}. Huur\nDe huurder betaalt.\n")).collect::<String>();
    // Each names 99 articles.
    let range = "Zie de artikelen 1 tot en met 99.\n";
    assert_eq!(found("too-many-annotations", &(articles.clone() + &range.repeat(few / 100))), [0; 0]);
    assert_eq!(found("too-many-annotations", &(articles + &range.repeat(few / 100 + 2))).len(), 1);
    let most = most(most_annotations, 0, 6);
    assert_eq!(found("too-many-annotations", &"5% en ".repeat(most - 1)), [0; 0]);
    assert_eq!(found("too-many-annotations", &"5% en ".repeat(most + 1)), [1]);
    // Two words name each amount: one fact, but more than there is room for are met.
    assert_eq!(found("too-many-annotations", &"€ 5 euro en ".repeat(few * 3 / 4)), [1]);
}

#[test]
fn repairs_beyond_the_limit_are_not_made() {
    for odd in ["\u{FB01}", "a&amp;", "*a* ", "ver- goeding "] {
        let most = most_repairs(0);
        let text = odd.repeat(most);
        let whole = convert("-", text.clone().into(), &Options::default());
        assert!(whole.diagnostics.iter().all(|d| d.code != "too-many-repairs"), "{odd:?}");
        let made: usize = whole.documents.iter().flat_map(|d| &d.nodes).map(|n| n.repairs.len()).sum();
        assert_eq!(made, most, "{odd:?}");
        let more = odd.repeat(2 + odd.len() * most / 25);
        assert_eq!(found("too-many-repairs", &(text + "\n" + &more)), [2], "{odd:?}");
    }
}

#[test]
fn ordinary_terms_are_far_from_the_limit() {
    const LARGE: usize = 15_000_000;
    let corpus = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for entry in std::fs::read_dir(corpus).expect("the corpus") {
        let Ok(text) = std::fs::read(entry.expect("an entry").path().join("raw.txt")) else { continue };
        let bytes = text.len();
        let conversion = convert("-", text, &Options::default());
        let nodes: usize = conversion.documents.iter().map(|d| d.nodes.len()).sum();
        // So many times these terms are a large file; a limit that they meet there is no limit for terms.
        let times = LARGE / bytes;
        assert!(nodes * times < most_nodes(LARGE), "{nodes} nodes of {bytes} bytes");
        let all = || conversion.documents.iter().flat_map(|d| &d.nodes);
        let named: usize = all().flat_map(|n| &n.references).map(|r| 1 + r.to.len()).sum();
        let notes = named.max(all().map(|n| n.facts.len()).sum());
        assert!(notes * times < most_annotations(LARGE), "{notes} annotations of {bytes} bytes");
        let repairs: usize = all().map(|n| n.repairs.len()).sum();
        assert!(repairs * times < most_repairs(LARGE), "{repairs} repairs of {bytes} bytes");
        let lines = conversion.source.lines as usize;
        assert!(lines * times < most_lines(LARGE), "{lines} lines of {bytes} bytes");
    }
}
