//! References inside a document: each form, what it leads to, and look-alikes that lead to nothing.

use lidwoord::annotate::references::references;
use lidwoord::decode::Text;
use lidwoord::tree::{Document, Kind, Reference};
use proptest::prelude::*;

mod outline;

/// Leden of an artikel that is numbered `1`, `2`, …, among them the one that holds the text.
const DOCUMENT: &str = "
hoofdstuk 1 hoofdstuk-1 | Algemene bepalingen
  artikel 1 | Definities
  artikel 2 | Betaling
    lid 1 2.1
      onderdeel a 2.1.a
      onderdeel b 2.1.b
      onderdeel c 2.1.c
    lid 2 2.2
    lid 3 2.3 | | HERE
      onderdeel a 2.3.a
    lid 4 2.4
    lid 5 2.5
hoofdstuk 2 hoofdstuk-2 | Dienstverlening
  artikel 3 | Duur
    lid 1 3.1
    lid 2 3.2
      onderdeel i 3.2.i
  artikel 4.1
    lid 1 4.1.1
    lid 2 4.1.2
  artikel 4.2
  artikel 4.2a
  artikel 4.3
  artikel 5bis
  artikel 10
  artikel 11
  artikel 12
deel A deel-A | Software-as-a-Service (SaaS)
  artikel 13
    lid 13.1
bijlage 1 bijlage-1 | Tarieven
";

/// What a text in 2.3 refers to.
fn find(text: &str) -> Vec<Reference> {
    find_in(outline::document(DOCUMENT), text)
}

fn find_in(mut document: Document, text: &str) -> Vec<Reference> {
    document.title = Some("Algemene huurvoorwaarden".into());
    let node = document.nodes.iter_mut().find(|n| n.text == "HERE").expect("the node with the text");
    node.text = text.to_owned();
    let (mut found, _) = references(&Text::default(), &document);
    found.pop().map_or(Vec::new(), |f| f.1)
}

/// Paths that exist, and behind `?` those that do not; several references have `;` between.
fn shown(references: &[Reference]) -> String {
    let one = |r: &Reference| {
        let missing = r.missing.iter().map(|m| format!("?{m}"));
        r.to.iter().cloned().chain(missing).collect::<Vec<_>>().join(" ")
    };
    references.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn check(table: &[(&str, &str)]) {
    for (text, want) in table {
        assert_eq!(shown(&find(text)), *want, "{text}");
    }
}

#[test]
fn articles() {
    check(&[
        ("volgens artikel 3.", "3"),
        ("Artikel 4.2 is van toepassing", "4.2"),
        ("ARTIKEL 4.2", "4.2"),
        ("artikel 10/1 en artikel 3/4", "?10/1; 3 ?4"),
        ("art. 3 en verder", "3"),
        ("art 3", "3"),
        ("artikel 2, 3, 4.1 en 12 van deze algemene voorwaarden", "2 3 4.1 12"),
        ("de artikelen 4.1, 4.2 en 4.9", "4.1 4.2 ?4.9"),
        ("de artikelen 2, 3", "2 3"),
        ("artikel 4.1. t/m 4.3. – en", "4.1 4.2 4.2a 4.3"),
        ("artikelen 10 t/m 12", "10 11 12"),
        ("artikelen 10-12", "10 11 12"),
        ("artikel 10 tot en met 12 en artikel 3", "10 11 12; 3"),
        ("artikel 4.2 tot en met 4.5", "4.2 4.3 ?4.4 ?4.5"),
        ("artikelen 3, 10 tot en met 12 en 1", "3 10 11 12 1"),
        ("de artikel(en) 4.1 en/of 4.2", "4.1 4.2"),
        ("artikels 5bis en 12", "5bis 12"),
        ("artikel 4.2a", "4.2a"),
        ("artikel 2.1b", "2.1.b"),
        ("artikel 2.1.b", "2.1.b"),
        ("artikel 4. 7.", "?4"),
        ("artikel 2 en 30 dagen later", "2"),
        ("artikel 2 en 3 december 2025", "2"),
        ("artikel 2 en 1 kwartaal", "2"),
        ("artikel 2, 14 dagen na", "2"),
        ("artikel 2 en 14 (veertien) dagen", "2"),
        ("artikel 3, mits", "3"),
        ("artikel 3/artikel 4.1", "3; 4.1"),
        ("artikel ‘Betaling’", "2"),
    ]);
}

#[test]
fn leden() {
    check(&[
        ("artikel 2 lid 3 en 4", "2.3 2.4"),
        ("artikel 2, leden 4 en 5", "2.4 2.5"),
        ("artikel 2 lid 1 of lid 5", "2.1 2.5"),
        ("artikel 2 lid 7", "?2.7"),
        ("lid 2", "2.2"),
        ("Lid 1 van dit artikel", "2.1"),
        ("lid 1, 2 en 4 bedoeld", "2.1 2.2 2.4"),
        ("de leden 1 tot en met 4", "2.1 2.2 2.3 2.4"),
        ("de leden 1 t/m 2", "2.1 2.2"),
        ("lid 2 van artikel 3", "3.2"),
        ("de leden 1 en 2 van artikel 3", "3.1 3.2"),
        ("het eerste lid", "2.1"),
        ("het eerste en vierde lid", "2.1 2.4"),
        ("eerste tot en met derde lid", "2.1 2.2 2.3"),
        ("artikel 3, tweede lid, onderdeel i, geldt", "3.2.i"),
        ("artikelen 1, 3, eerste en tweede lid, 10 of 12", "1 3.1 3.2 10 12"),
        ("de artikelleden (1 t/m 2)", "2.1 2.2"),
        ("artikel 4.1 lid 2", "4.1.2"),
        ("artikel 3 § 2 lid 3", "3.2"),
    ]);
}

#[test]
fn leden_with_a_paragraph_sign() {
    let mut document = outline::document(DOCUMENT);
    for lid in document.nodes.iter_mut().filter(|n| n.kind == Kind::Lid) {
        lid.label = lid.number.as_ref().map(|number| format!("§ {number}."));
    }
    for (text, path) in [("in afwijking van § 1", "2.1"), ("de §§ 1 en 2", "2.1 2.2"), ("artikel 3, § 2", "3.2")] {
        assert_eq!(shown(&find_in(document.clone(), text)), path, "{text}");
    }
}

#[test]
fn onderdelen() {
    check(&[
        ("artikel 2.1 sub b", "2.1.b"),
        ("artikel 2.1 onder a en c", "2.1.a 2.1.c"),
        ("artikel 2 lid 1 onder (b)", "2.1.b"),
        ("artikel 2, eerste lid, aanhef en onder b", "2.1.b"),
        ("het eerste lid, onderdelen a tot en met c", "2.1.a 2.1.b 2.1.c"),
        ("artikel 2 lid 1 onder a en lid 3 onder a", "2.1.a 2.3.a"),
        ("zoals bedoeld onder a", "2.3.a"),
        ("als bedoeld sub 1", "2.1"),
        ("het bepaalde onder 13.1", "13.1"),
        ("onderdeel b van het eerste lid", "2.1.b"),
        ("artikel 3.2 onder i", "3.2.i"),
        ("artikel 2.1 sub z", "?2.1.z"),
    ]);
}

#[test]
fn containers() {
    check(&[
        ("hoofdstuk 2", "hoofdstuk-2"),
        ("de hoofdstukken 1 en 2", "hoofdstuk-1 hoofdstuk-2"),
        ("hoofdstuk 9", "?hoofdstuk 9"),
        ("bijlage 1", "bijlage-1"),
        ("deel A", "deel-A"),
        ("het hoofdstuk ‘Dienstverlening’", "hoofdstuk-2"),
        ("het ‘Hoofdstuk Software as a Service (SaaS)’", "deel-A"),
        ("de bepalingen genoemd onder “Dienstverlening”", "hoofdstuk-2"),
        ("naast de Algemene Bepalingen van deze voorwaarden", "hoofdstuk-1"),
        ("artikel 3 van hoofdstuk 2", "3"),
    ]);
}

#[test]
fn relative() {
    check(&[
        ("in dit artikel bepaalde", "2"),
        ("dit artikel 2.3", "2.3"),
        ("dit lid", "2.3"),
        ("het vorige lid", "2.2"),
        ("het volgende lid", "2.4"),
        ("de vorige leden", "2.1 2.2"),
        ("de vorige twee leden", "2.1 2.2"),
        ("de navolgende leden", "2.4 2.5"),
        ("het volgende artikel", "3"),
        ("dit hoofdstuk", "hoofdstuk-1"),
        ("dit hoofdstuk ‘Algemeen’", "hoofdstuk-1"),
        ("het onderhavige artikel", "2"),
        ("de navolgende artikelleden (4 t/m 5)", "2.4 2.5"),
    ]);
}

#[test]
fn scopes() {
    check(&[
        ("artikel 3 van deze overeenkomst", "3"),
        ("artikel 3 van de algemene voorwaarden", "3"),
        ("artikel 3 van onze huurvoorwaarden", "3"),
        ("op grond van artikel 3 van de Koper verlangen", "3"),
    ]);
    for (text, document) in [
        ("artikel 3 van de offerte", "de offerte"),
        ("artikel 3 lid 1 van de Overeenkomst", "de Overeenkomst"),
        ("artikel 4.2 van het huishoudelijk reglement", "het huishoudelijk reglement"),
    ] {
        let found = find(text);
        assert_eq!(found[0].document.as_deref(), Some(document), "{text}");
        assert!(found[0].to.is_empty() && found[0].missing.is_empty(), "{text}");
    }
}

#[test]
fn look_alikes_give_nothing() {
    for text in [
        "met de zinsnede “In afwijking van artikel”.",
        "conform artikel fixme.",
        "de artikelen die wij leveren",
        "het artikel dat u koopt",
        "Het Lid betaalt vooraf.",
        "een lid van het bestuur",
        "de volgende leden van het bestuur",
        "onder 30 dagen",
        "onder a",
        "onder u",
        "onder andere",
        "sublicentie 3",
        "sub-licentie",
        "dit onderdeel van de dienst",
        "de afdeling verkoop",
        "boek uw reis",
        "een deel van de prijs",
        "de bijlage bij de offerte",
        "het eerste artikel dat u bestelt",
        "de eerste dag",
        "de volgende artikelen zijn uitverkocht",
        "het tweede lidmaatschap",
        "paragraaf 99",
        "titel 3",
        "zie https://example.com/artikel/3",
        "smartikel 3",
        "in deze bepalingen",
        "de algemene bepalingen",
        "artikelnummer 3",
        "lidnummer 2",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn a_number_that_is_taken_twice_means_the_near_one() {
    let mut document = outline::document(
        "
hoofdstuk 1 hoofdstuk-1
  artikel 1 1
  artikel 2 2
hoofdstuk 2 hoofdstuk-2
  artikel 1 1~2
  artikel 2 2~2 | | artikel 1 geldt
",
    );
    document.title = None;
    let (found, _) = references(&Text::default(), &document);
    assert_eq!(found[0].1[0].to, ["1~2"]);
}

#[test]
fn dangling_references_are_reported() {
    let document = outline::document("artikel 1 1 | | Zie artikel 9 en bijlage 4.");
    let (_, findings) = references(&Text::default(), &document);
    let codes: Vec<(&str, &str)> = findings.iter().map(|f| (f.code, f.severity.name())).collect();
    assert_eq!(codes, [("dangling-reference", "warning"), ("dangling-reference", "info")]);
    let document = outline::document("alinea - +1 | | Zie artikel 9.");
    assert!(references(&Text::default(), &document).1.is_empty(), "a text without numbers misses nothing");
}

const WORDS: [&str; 48] = [
    "artikel",
    "artikelen",
    "art.",
    "lid",
    "leden",
    "eerste",
    "tweede",
    "sub",
    "onder",
    "onderdeel",
    "hoofdstuk",
    "§",
    "bijlage",
    "dit",
    "vorige",
    "navolgende",
    "van",
    "de",
    "het",
    "deze",
    "BW",
    "Awb",
    "Wet",
    "Verordening (EU)",
    "1",
    "2.3",
    "6:89",
    "30",
    "a",
    "(b)",
    "3 t/m",
    "tot en met",
    "en",
    "of",
    ",",
    ".",
    "(",
    ")",
    "‘",
    "’",
    "“",
    "”",
    "IV",
    "bis",
    "dagen",
    "é",
    "-",
    "2016/679",
];

proptest! {
    /// Text made of the grammar's own words is answered, and every reference is a stretch of it.
    #[test]
    fn anything_is_answered(words in proptest::collection::vec((proptest::sample::select(&WORDS[..]), any::<bool>()), 0..24)) {
        let text: String = words.iter().map(|(w, space)| if *space { format!("{w} ") } else { (*w).to_owned() }).collect();
        for reference in find(&text) {
            prop_assert!(!reference.text.is_empty() && text.contains(&reference.text));
        }
    }
}

/// Each takes a moment where the work grows with the length, and minutes where it grows with its square.
#[test]
fn long_texts_are_answered() {
    for piece in [
        "artikel 1, ",
        "lid 1, ",
        "artikel 99 ",
        "onder a onder ",
        "sub a sub a ",
        "artikel 3 § 5 lid 3 ",
        "‘hoofdstuk ",
        "onder ‘",
        "(14 ",
        "14) dagen ",
        "artikel 2 en ",
        "van artikel 2 ",
        "lid 1 van ",
        "Wet van de ",
        "deze dit vorige ",
        "onder x wordt ",
        "hierna te noemen ",
        "(“",
        "waaronder wordt ",
        "eerste en ",
        "artikel 1 t/m ",
        "1-1-",
        "€ ",
        "een duizend ",
        "de vorige leden ",
        "Verordening (EU) ",
        "é",
        "artikel",
        "1.1.",
        "IV",
        "Onder “",
        "sprake is van ‘",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        let outline = format!("artikel 1 1\n  lid 1 1.1 | | {text}\n  lid 2 1.2");
        let mut document = outline::document(&outline);
        references(&Text::default(), &document);
        lidwoord::annotate::definitions::define(&mut document);
        lidwoord::annotate::facts::facts(&document.nodes[1].text);
        lidwoord::annotate::facts::differ::find(&document.nodes[1].text);
    }
}

/// The columns are those of the source line, whatever was taken out of it and whatever ends lines.
#[test]
fn findings_have_the_columns_of_the_source() {
    for (text, line, columns) in [
        ("Artikel 1. Huur\n1. Zie artikel 9.\n", 2, 7..16),
        ("Artikel 1. Huur\r1. Zie artikel 9.\r", 2, 7..16),
        ("Artikel 1. Huur\r\n\0\u{200B}1. Zi\u{AD}e artikel\u{A0}9.\r\n", 2, 13..23),
    ] {
        let found = lidwoord::convert("-", text.into(), &lidwoord::Options::default()).diagnostics;
        let dangling = found.iter().find(|d| d.code == "dangling-reference").expect("a reference to nothing");
        assert_eq!((dangling.line, dangling.columns.clone()), (line, columns), "{text:?}");
    }
}
