//! Histories over three versions.

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

const FIRST: &str = "\
Artikel 1. Huur
1. De huurder gebruikt de zaal alleen voor het doel dat bij de reservering is opgegeven.
2. De huurder laat de zaal schoon en opgeruimd achter.
Artikel 2. Borg
1. Bij de reservering betaalt de huurder een borg van tweehonderd euro.
2. De borg wordt na controle van de zaal teruggestort.
Artikel 3. Schoonmaak
1. Na afloop van de huur wordt de zaal geveegd en worden de tafels afgenomen.
2. Bijzondere vervuiling wordt door de verhuurder tegen kostprijs verwijderd.
";

/// Runs the tool on three versions: one without the second article, and one that also has another word in the last.
fn history(args: &[&str]) -> String {
    let folder = TempDir::new().expect("a folder");
    let (start, rest) = FIRST.split_at(FIRST.find("Artikel 2").expect("an article"));
    let end = &rest[rest.find("Artikel 3").expect("an article")..];
    let second = format!("{start}{}", end.replace("Artikel 3", "Artikel 2"));
    let third = second.replace("tegen kostprijs", "kosteloos");
    for (name, text) in [("1.txt", FIRST), ("2.txt", &second), ("3.txt", &third)] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut run = Command::new(env!("CARGO_BIN_EXE_lidwoord"));
    let run = run.args(["diff", "1.txt", "2.txt", "3.txt", "--history"]).args(args).current_dir(folder.path());
    String::from_utf8(run.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

#[test]
fn each_article_has_its_story() {
    let wanted = "\
Artikel 2. Schoonmaak
  2.txt: renumbered 3 → 2; below it 2 renumbered
  3.txt: same 2; below it 1 edited

Artikel 2. Borg
  2.txt: removed 2; below it 2 removed

2 changed, 1 the same in all versions
";
    assert_eq!(history(&[]), wanted);
}

#[test]
fn yaml_and_json_say_the_same_and_fit_the_schema() {
    let run = Command::new(env!("CARGO_BIN_EXE_lidwoord")).args(["schema", "history"]).assert().success();
    let schema: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    let yaml: serde_json::Value = serde_yaml::from_str(&history(&["--format", "yaml"])).expect("YAML");
    let json: serde_json::Value = serde_json::from_str(&history(&["--format", "json"])).expect("JSON");
    assert_eq!(yaml, json);
    assert!(jsonschema::draft202012::is_valid(&schema, &json));
    assert_eq!(json["articles"][1]["steps"][0]["fate"], "renumbered");
    assert_eq!(json["articles"][1]["steps"][1]["below"]["edited"], 1);
}
