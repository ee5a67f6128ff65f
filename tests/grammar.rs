//! Grammar files: the built-in ones, what an example of a label means, and what a bad file is told.

use lidwoord::grammar::{Grammar, Numbering, builtin, by_name};
use lidwoord::label::scan;
use lidwoord::tree::Kind;

#[test]
fn every_file_of_the_folder_is_built_in() {
    let mut files: Vec<String> = std::fs::read_dir("grammars")
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned))
        .collect();
    let mut names: Vec<&str> = builtin().iter().map(|g| g.name.as_str()).collect();
    files.sort();
    names.sort();
    assert_eq!(files, names);
}

#[test]
fn defaults() {
    let grammar = by_name("decimaal-3").unwrap();
    let numbering: Vec<_> = grammar.levels.iter().map(|l| l.numbering).collect();
    assert_eq!(numbering, [Numbering::Continue, Numbering::Prefix, Numbering::Prefix]);
    assert!(by_name("nergens").is_none());
    assert_eq!(grammar.levels[0].kind, Kind::Hoofdstuk);
    assert!(grammar.levels[1].matches(&scan("2.3. Huur")[0]));
    assert!(!grammar.levels[1].matches(&scan("2.3.1 Huur")[0]));
}

#[test]
fn a_pattern_is_compiled() {
    let text = "title: x\nlevels:\n- kind: artikel\n  labels: [\"1.\"]\npatterns:\n  heading: ['^OVERWEGENDE']\n";
    let grammar = Grammar::parse("huis/mijn.yaml", text).unwrap();
    assert_eq!(grammar.name, "mijn");
    assert!(grammar.heading_patterns[0].is_match("OVERWEGENDE DAT"));
}
