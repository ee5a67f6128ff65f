//! Grammar files: the built-in ones, what an example of a label means, and what a bad file is told.

use lidwoord::grammar::{Grammar, Level, Numbering, builtin, by_name};
use lidwoord::label::scan;
use lidwoord::tree::Kind;
use proptest::prelude::*;

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
    assert_eq!(numbering, [Numbering::Continue, Numbering::Continue, Numbering::Prefix, Numbering::Prefix]);
    assert!(by_name("nergens").is_none());
    assert_eq!(grammar.levels[grammar.outermost()].kind, Kind::Hoofdstuk);
    assert!(grammar.levels[2].matches(&scan("2.3. Huur")[0]));
    assert!(!grammar.levels[2].matches(&scan("2.3.1 Huur")[0]));
}

#[test]
fn a_pattern_is_compiled() {
    let text = "title: x\nlevels:\n- kind: artikel\n  labels: [\"1.\"]\npatterns:\n  heading: ['^OVERWEGENDE']\n";
    let grammar = Grammar::parse("huis/mijn.yaml", text).unwrap();
    assert_eq!(grammar.name, "mijn");
    assert!(grammar.heading_patterns[0].is_match("OVERWEGENDE DAT"));
}

#[test]
fn built_in_styles_are_those_of_their_files() {
    let patterns = |grammar: &Grammar| {
        let all = [&grammar.label_patterns, &grammar.heading_patterns, &grammar.furniture_patterns];
        all.map(|list| list.iter().map(|pattern| pattern.regex().to_string()).collect::<Vec<_>>())
    };
    for grammar in builtin() {
        let file = format!("grammars/{}.yaml", grammar.name);
        let read = Grammar::parse(&file, &std::fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!((&read.name, &read.title, &read.about), (&grammar.name, &grammar.title, &grammar.about));
        assert_eq!(read.levels, grammar.levels, "{file}");
        assert_eq!(patterns(&read), patterns(grammar), "{file}");
    }
}

/// The kinds of the levels whose form the lines of the description have; `-` for text and for lists below the lid.
#[track_caller]
fn described(name: &str, kinds: &str) {
    let grammar = by_name(name).unwrap();
    let kind = |line: &str| {
        let readings = scan(line.trim());
        let level = |level: &&Level| readings.iter().any(|r| level.matches(r));
        let levels: Vec<&str> = grammar.levels.iter().filter(level).map(|l| l.kind.name()).collect();
        if levels.is_empty() { "-".to_owned() } else { levels.join("/") }
    };
    let found: Vec<String> = grammar.about.lines().map(kind).collect();
    assert_eq!(found.join(" "), kinds, "{name}");
}

#[test]
fn a_description_is_an_example_of_its_grammar() {
    described("artikel-decimaal", "artikel lid lid");
    described("artikel-lid", "artikel lid lid");
    described("decimaal-2", "artikel lid lid");
    described("decimaal-3", "hoofdstuk artikel lid");
    described("nummer-lid", "artikel/lid artikel/lid artikel/lid artikel/lid artikel/lid");
    described("nummer", "artikel artikel");
    described("hoofdstuk-decimaal", "hoofdstuk artikel hoofdstuk/lid hoofdstuk/lid");
    described("hoofdstuk-nummer", "hoofdstuk artikel/lid lid hoofdstuk artikel/lid");
    described("hoofdstuk-artikel", "hoofdstuk artikel lid hoofdstuk artikel");
    described("artikel-letter", "artikel - artikel lid lid");
    described("deel-letter", "deel artikel/lid artikel/lid deel artikel/lid");
    described("wetgeving", "hoofdstuk afdeling paragraaf artikel lid - -");
    described("overeenkomst", "- artikel/lid - - - artikel lid");
    described("paragraaf-teken", "paragraaf lid");
    described("artikel-paragraaf", "artikel lid lid");
    described("romeins", "artikel lid artikel");
    described("letter-lid", "artikel lid lid");
    described("streep-lid", "artikel lid lid");
    described("artikel-woord", "artikel lid lid");
    described("letter-decimaal", "hoofdstuk artikel lid lid");
}

#[test]
fn patterns_of_contracts() {
    let grammar = by_name("overeenkomst").unwrap();
    let matched = |line: &str| grammar.heading_patterns.iter().any(|p| p.is_match(line));
    for line in [
        "De ondergetekenden:",
        "ONDERGETEKENDEN",
        "Partijen:",
        "OVERWEGENDE",
        "Overwegende dat:",
        "In aanmerking nemende dat:",
        "nemen in aanmerking dat:",
        "Overwegingen",
        "komen overeen:",
        "Komen overeen als volgt:",
        "KOMEN HET VOLGENDE OVEREEN:",
        "zijn overeengekomen als volgt:",
        "en verklaren het volgende te zijn overeengekomen:",
    ] {
        assert!(matched(line), "{line:?}");
    }
    for line in ["De partijen komen overeen dat", "Overwegende de kosten", "als volgt:", "dat:", ":", ""] {
        assert!(!matched(line), "{line:?}");
    }
}

/// The README teaches by an example; it must be one that works.
#[test]
fn the_example_of_the_readme_reads_its_text() {
    let readme = std::fs::read_to_string("grammars/README.md").unwrap();
    let block = |fence: &str| {
        let (_, after) = readme.split_once(&format!("```{fence}\n")).unwrap();
        after.split_once("```").unwrap().0
    };
    let grammar = Grammar::parse("molenwiek.yaml", block("yaml")).unwrap();
    let kinds: Vec<&str> = block("text")
        .lines()
        .filter_map(|line| {
            let readings = scan(line);
            grammar.levels.iter().find(|level| readings.iter().any(|r| level.matches(r)))
        })
        .map(|level| level.kind.name())
        .collect();
    assert_eq!(kinds.join(" "), "hoofdstuk paragraaf lid lid paragraaf lid hoofdstuk paragraaf");
    let slip = block("yaml").replace("Hoofdstuk I", "Artikle 1");
    let error = Grammar::parse("molenwiek.yaml", &slip).unwrap_err();
    assert!(readme.contains(&error.to_string()), "{error}");
}

/// What a file with this text is told.
fn told(text: &str) -> String {
    match Grammar::parse("map/huis.yaml", text) {
        Ok(_) => "fine".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// A file with this level, and what it is told after the name of the file.
#[track_caller]
fn level(level: &str, message: &str) {
    let text = format!("title: x\nlevels:\n- {}\n", level.replace('\n', "\n  "));
    assert_eq!(told(&text), format!("map/huis.yaml:{message}"), "{text}");
}

#[test]
fn a_bad_level_is_told_where_and_what() {
    level(
        "kind: artikel\nlabels: [\"Artikle 1\"]",
        "4:12: `Artikle 1` is no label; write an example as it is printed, such as `Artikel 1`, `1.`, `1.1`, `a)` or `-`",
    );
    level(
        "kind: lid\nlabels:\n- \"1.\"\n- \"1. Huur\"",
        "6:5: `1. Huur` is no label; write an example as it is printed, such as `Artikel 1`, `1.`, `1.1`, `a)` or `-`",
    );
    level(
        "kind: lid\nlabels: [\"1.\"]\nheadings: none",
        "5:3: unknown key `headings`, expected one of `kind`, `labels`, `heading`, `numbers`, `optional`",
    );
    level(
        "kind: lid\nlabels: [\"1.\"]\nheading: always",
        "5:12: unknown value `always`, expected one of `none`, `optional`, `required`",
    );
    level("kind: lid\nlabels: [\"1.\"]\noptional: ja", "5:13: here stands a string \"ja\", expected true or false");
    level(
        "kind: artikl\nlabels: [\"1.\"]",
        "3:9: `artikl` is no kind of level; use one of boek, deel, titeldeel, hoofdstuk, afdeling, paragraaf, artikel, lid, bijlage",
    );
    level(
        "kind: lid\nlabels: [\"Artikel 1\"]",
        "3:3: the label `Artikel 1` has the keyword of `artikel`, this level is `lid`",
    );
    level("kind: lid\nlabels: []", "3:3: the level `lid` has no labels; write an example, such as `labels: [\"1.\"]`");
    level(
        "kind: lid\nlabels: \"1.\"",
        "4:11: here stands a string \"1.\", expected a list, such as `[\"1.\", \"1)\"]`",
    );
    level(
        "kind: lid\nlabels:\n- -",
        "5:5: here stands a sequence, expected an example of a label in quotes, such as \"1.\" or \"-\"",
    );
    level("kind: lid", "3:3: missing key `labels`");
}

#[test]
fn a_bad_ladder_or_pattern_is_told_where_and_what() {
    let rows = [
        (
            "title: x\nlevels:\n- kind: lid\n  labels: [\"1.\"]\n- kind: artikel\n  labels: [\"Artikel 1\"]\n",
            ":5:3: `artikel` cannot stand below `lid`; write the levels from the outside in",
        ),
        ("title: x\nlevels: []\n", ":2:9: there is no level; write at least one, such as `- kind: artikel`"),
        ("title: x\n", ":1:1: missing key `levels`"),
        ("", ": the file is empty; begin with `title:` and `levels:`"),
        ("- x\n", ":1:1: here stands a sequence, expected a grammar, with `title:` and `levels:`"),
        (
            "title: x\nlevels:\n- kind: lid\n  labels: [\"1.\"]\npatterns:\n  heading: ['(a']\n",
            ":6:13: the pattern `(a` cannot be used: unclosed group",
        ),
        (
            "title: x\nlevels:\n- kind: lid\n\tlabels: [\"1.\"]\n",
            ":4:1: found a tab character that violates indentation; indent with spaces, and put text that begins with a \
             sign in quotes",
        ),
        ("title: x\nlevels: *none\n", ":2:9: unknown anchor"),
    ];
    for (text, message) in rows {
        assert_eq!(told(text), format!("map/huis.yaml{message}"), "{text}");
    }
}

#[test]
fn hostile_files_are_refused() {
    let head = "title: x\nlevels:\n- kind: lid\n  labels: [\"1.\"]\n";
    let bomb = (b'b'..=b'i').fold(String::from("title: &a [x,x,x,x,x,x,x,x,x]\n"), |text, key| {
        let (key, before) = (key as char, (key - 1) as char);
        text + &format!("{key}: &{key} [{}]\n", vec![format!("*{before}"); 9].join(","))
    });
    let files = [
        "[".repeat(60_000),
        "{a: ".repeat(10_000),
        format!("{head}about: {}\n", "x".repeat(70_000)),
        format!("{head}about: {}\n", "x".repeat(5_000)),
        format!("{head}patterns:\n  label: ['(a{{1000}}){{1000}}']\n"),
        format!("{head}patterns:\n  label: [{}]\n", "a,".repeat(100)),
        format!("title: x\nlevels:\n- kind: lid\n  labels: [{}]\n", "'1.',".repeat(100)),
        bomb,
        "\u{0}".repeat(100),
    ];
    for text in files {
        assert_ne!(told(&text), "fine", "{}", &text[..40]);
    }
}

proptest! {
    #[test]
    fn any_file_is_answered(text in "((title|about|levels|patterns|kind|labels): ?|[a-z*&\\[\\]{}'\"-]|\n|  |- ){0,40}") {
        told(&text);
    }
}

/// Files that were made to hang or fill a reader of YAML.
#[test]
fn hostile_files_are_errors() {
    let levels = "title: t\nlevels:\n- kind: artikel\n  labels: [\"Artikel 1.\"]\n";
    let laughs: String = (1..40).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9))).collect();
    let hostile = [
        "[".repeat(60_000),
        "{a: ".repeat(10_000),
        format!("levels: {}", "- ".repeat(20_000)),
        format!("a0: &a0 [x]\n{laughs}title: *a39\n"),
        format!("title: &a [*a]\n{levels}"),
        format!("title: {}\nlevels: []\n", "x".repeat(60_000)),
        "x".repeat(1_000_000),
        format!("{levels}title: again\n"),
        format!("{levels}levels: []\n"),
        format!("{levels}patterns: {{heading: ['{}']}}\n", "(x{1000}){1000}"),
        format!("{levels}patterns: {{heading: ['{}']}}\n", "(".repeat(3000)),
        format!("{levels}? [complex, key]\n: x\n"),
        "%YAML 9.9\n---\n".to_owned() + levels,
        "title: !!binary \"aGk=\"\nlevels: !!set {a}\n".to_owned(),
        "\u{0}title: t".to_owned(),
    ];
    for text in hostile {
        let start: String = text.chars().take(60).collect();
        assert!(Grammar::parse("hostile.yaml", &text).is_err(), "{start:?}");
    }
}
