//! Numbers that are not printed: none where the text is complete, and the references decide what is doubtful.
//!
//! The corpus has the whole documents: `zonderartikel`, `zonderhoofdstuk`, `zonderlid` and `zondernummer`.

use lidwoord::tree::{Conversion, Kind, Node};
use lidwoord::{Options, convert, verify};
use std::fs;
use std::path::{Path, PathBuf};

fn converted(text: &str) -> Conversion {
    verify("-", text.into(), &Options::default()).expect("nothing is lost");
    convert("-", text.into(), &Options::default())
}

fn nodes(conversion: &Conversion) -> impl Iterator<Item = &Node> {
    conversion.documents.iter().flat_map(|d| &d.nodes)
}

/// Each inferred node as `path heading or first word`.
fn inferred(conversion: &Conversion) -> Vec<String> {
    let word = |n: &Node| n.heading.clone().unwrap_or_else(|| n.text.split(' ').next().unwrap_or("").to_owned());
    nodes(conversion).filter(|n| n.inferred).map(|n| format!("{} {}", n.path, word(n))).collect()
}

fn codes(conversion: &Conversion, code: &str) -> usize {
    conversion.diagnostics.iter().filter(|d| d.code == code).count()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    entries.collect()
}

#[test]
fn complete_texts_get_no_number() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut texts = files(&root.join("tests/order/pages"));
    texts.extend(files(&root.join("../shared/seeds")).into_iter().filter(|p| !p.ends_with("defero.txt")));
    for folder in files(&root.join("corpus")).into_iter().filter(|p| p.is_dir()) {
        if !folder.to_string_lossy().contains("zonder") {
            texts.push(folder.join("raw.txt"));
        }
    }
    assert!(texts.len() >= 18, "{texts:?}");
    for path in texts {
        let conversion = convert("-", fs::read(&path).expect("a text"), &Options::default());
        assert_eq!(inferred(&conversion), Vec::<String>::new(), "{}", path.display());
        let findings = codes(&conversion, "number-confirmed") + codes(&conversion, "number-doubtful");
        assert_eq!(findings, 0, "{}", path.display());
    }
}

/// Leden without numbers. The third line of article 2 ends where a full line ends, so that nothing but a reference can say
/// whether a lid begins behind it.
fn stalling(reference: &str) -> String {
    format!(
        "\
Algemene voorwaarden Stalling De Hoge Wei
Artikel 1. Toepassing
De stalhouder biedt plaats aan de caravan van de klant, zoals beschreven in
artikel 2 lid 1, en verzorgt het vervoer van en naar de stalling.
Afwijkingen van artikel 3 lid 2 zijn alleen geldig als zij op papier staan.
Artikel 2. Plaats
De klant krijgt een plaats die past bij de lengte en de hoogte van de caravan.
De stalhouder wijst een andere plaats aan als het dak van de loods lekt.
Zonder toestemming brengt de klant geen brandbare stoffen in de loods.
Artikel 3. Betaling
De prijs voor een seizoen wordt vooraf voldaan, binnen veertien dagen na de
factuur.
Bij te late betaling mag de stalhouder de caravan onder zich houden, behalve
in het geval van lid 1.{reference}
"
    )
}

#[test]
fn references_choose_the_borders() {
    let without = converted(&stalling(""));
    let with = converted(&stalling(" Voor brandbare stoffen geldt artikel 2 lid 3."));
    let second = |c: &Conversion| inferred(c).into_iter().filter(|n| n.starts_with("2.")).collect::<Vec<_>>();
    assert_eq!(second(&with), ["2.1 De", "2.2 De", "2.3 Zonder"]);
    assert_ne!(second(&without), second(&with), "the reference changed nothing");
    assert_eq!((codes(&with, "number-confirmed"), codes(&with, "number-doubtful")), (4, 0), "{:?}", with.diagnostics);
}

#[test]
fn a_reference_beyond_the_count_is_doubtful() {
    let conversion = converted(&stalling(" Zie ook artikel 2 lid 9."));
    assert_eq!(codes(&conversion, "number-doubtful"), 1, "{:?}", conversion.diagnostics);
}

#[test]
fn decimal_numbers_tell_their_parents() {
    let text = "\
Algemene voorwaarden Molenwiek
Definities
1.1 Molenwiek is de verhuurder van de molen.
1.2 De huurder is wie de molen huurt.
Duur
2.1 De huur duurt een jaar.
2.2 De huur eindigt vanzelf.
Betaling
3.1 De huurder betaalt per maand.
";
    let conversion = converted(text);
    assert_eq!(inferred(&conversion), ["1 Definities", "2 Duur", "3 Betaling"]);
    let paths: Vec<&str> = nodes(&conversion).map(|n| n.path.as_str()).collect();
    assert_eq!(paths, ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1"]);
}

#[test]
fn leden_that_begin_again_tell_their_articles() {
    let text = |duration: &str| {
        format!(
            "\
Algemene voorwaarden Molenwiek

Definities
1. Molenwiek is de verhuurder van de molen.
2. De huurder is wie de molen huurt.
Duur
1. De huur duurt een jaar.
2. {duration}
Betaling
1. De huurder betaalt per maand.
2. De huurder betaalt vooruit.
"
        )
    };
    let conversion = converted(&text("De huur eindigt vanzelf, behoudens artikel 3."));
    assert_eq!(inferred(&conversion), ["1 Definities", "2 Duur", "3 Betaling"]);
    assert!(nodes(&conversion).any(|n| n.path == "3.2" && n.label.as_deref() == Some("2.")));
    // Where nothing names an article, nothing says that they were ever numbered.
    let conversion = converted(&text("De huur eindigt vanzelf."));
    assert_eq!(inferred(&conversion), Vec::<String>::new());
    let articles = nodes(&conversion).filter(|n| n.kind == Kind::Artikel).map(|n| n.heading.as_deref());
    assert_eq!(articles.collect::<Vec<_>>(), [Some("Definities"), Some("Duur"), Some("Betaling")]);
}

#[test]
fn a_text_that_is_cut_off_stays_so() {
    let text = "\
Algemene voorwaarden Molenwiek
Artikel 1. Huur
1. De huurder betaalt de huur per maand.
2. De huurder betaalt de waarborgsom binnen veertien dagen na de
3. De verhuurder geeft de waarborgsom terug.

Artikel 2. Duur
1. De huur duurt een jaar.
";
    for text in [text.to_owned(), text.replace("na de\n", "na de\n\n"), text.replace("na de\n", "na de\n\u{C}")] {
        let conversion = converted(&text);
        let lid = |path: &str| nodes(&conversion).find(|n| n.path == path).map_or("", |n| n.text.as_str());
        assert_eq!(lid("1.2"), "De huurder betaalt de waarborgsom binnen veertien dagen na de");
        assert_eq!(lid("1.3"), "De verhuurder geeft de waarborgsom terug.");
        let cut: Vec<_> = conversion.diagnostics.iter().filter(|d| d.code == "text-cut").collect();
        assert!(matches!(cut[..], [d] if d.path.as_deref() == Some("1.2") && d.line == 4), "{cut:?}");
    }
}

/// One document, typeset and extracted in five ways: labels on lines of their own behind blank lines, white space at line ends,
/// a line for each block, a web page with its foot, and a page number that could be a lid.
#[test]
fn lost_numbers_are_found_in_any_layout() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let truth = fs::read_to_string(root.join("roundtrip/zeilschool_cursus.yaml")).expect("the document");
    let number =
        |line: &str| Some(line.trim().strip_prefix("- ").unwrap_or(line.trim()).strip_prefix("implied: ")?.to_owned());
    let expected: Vec<String> = truth.lines().filter_map(number).map(|n| n.trim_matches('\'').to_owned()).collect();
    assert!(expected.len() > 30, "{expected:?}");
    let texts = files(&root.join("infer/lost"));
    assert_eq!(texts.len(), 5);
    for path in texts {
        let conversion = converted(&fs::read_to_string(&path).expect("a text"));
        let found: Vec<String> = nodes(&conversion).filter(|n| n.inferred).map(|n| n.path.clone()).collect();
        assert_eq!(found, expected, "{}", path.display());
    }
}
