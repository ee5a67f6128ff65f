//! What extractors make of pages: small texts, one phenomenon each.

use lidwoord::tree::{Conversion, Node};
use lidwoord::{Options, convert, verify};

fn converted(text: &str) -> Conversion {
    let options = Options::default();
    verify("-", text.as_bytes().to_vec(), &options).unwrap_or_else(|e| panic!("{}: {}", e.line, e.message));
    convert("-", text.as_bytes().to_vec(), &options)
}

fn nodes(text: &str) -> Vec<Node> {
    converted(text).documents.into_iter().flat_map(|d| d.nodes).collect()
}

fn text_of(text: &str, path: &str) -> String {
    let nodes = nodes(text);
    let paths: Vec<&str> = nodes.iter().map(|n| n.path.as_str()).collect();
    nodes.iter().find(|n| n.path == path).unwrap_or_else(|| panic!("{path} in {paths:?}")).text.clone()
}

fn furniture(text: &str) -> String {
    converted(text).furniture.iter().map(|f| format!("{}: {}\n", f.kind.name(), f.text)).collect()
}

const LEFT: [&str; 9] = [
    "Artikel 1. Levering",
    "1.1 De verkoper levert de zaken af op",
    "het adres dat de koper heeft opgegeven",
    "bij de bestelling.",
    "1.2 De koper neemt de zaken in ontvangst",
    "zodra zij worden aangeboden, en tekent",
    "daarvoor op de vrachtbrief.",
    "1.3 Weigert de koper de ontvangst, dan",
    "worden de zaken opgeslagen voor zijn",
];
const RIGHT: [&str; 9] = [
    "rekening en op zijn risico.",
    "Artikel 2. Betaling",
    "2.1 De koper betaalt binnen dertig dagen",
    "na de datum van de factuur.",
    "2.2 Betaalt de koper te laat, dan is hij",
    "de wettelijke rente verschuldigd.",
    "2.3 De kosten van invordering komen voor",
    "rekening van de koper, ook die van een",
    "advocaat of een deurwaarder.",
];

/// Two columns as an extractor prints them that keeps the layout.
fn side_by_side() -> String {
    let pairs = LEFT.iter().zip(RIGHT);
    pairs.map(|(left, right)| format!("{left:<48}{right}\n")).collect()
}

#[test]
fn columns_side_by_side_are_read_one_after_the_other() {
    let text = side_by_side();
    assert_eq!(
        text_of(&text, "1.3"),
        "Weigert de koper de ontvangst, dan worden de zaken opgeslagen voor zijn rekening en op zijn risico."
    );
    assert_eq!(text_of(&text, "2.1"), "De koper betaalt binnen dertig dagen na de datum van de factuur.");
}

#[test]
fn hanging_labels_are_no_column() {
    let lid = |n: usize| {
        format!(
            "1.{n}      De verkoper levert de zaken af op het adres dat\n         de partijen hebben afgesproken.\n"
        )
    };
    let text: String = std::iter::once("Artikel 1.   Levering\n".to_owned()).chain((1..=8).map(lid)).collect();
    assert_eq!(
        text_of(&text, "1.3"),
        "De verkoper levert de zaken af op het adres dat de partijen hebben afgesproken."
    );
}

#[test]
fn both_lines_of_a_header_and_the_page_number_are_furniture() {
    let page = |n: usize| {
        format!(
            "Leveringsvoorwaarden Bakkerij De\nKorenaar\nArtikel {n}. Levering\n{n}.1 De bakker levert het brood.\n\
             {n}.2 De klant betaalt het.\n{n}\n"
        )
    };
    let text = [page(1), page(2), page(3)].join("\u{0C}");
    let paths: Vec<String> = nodes(&text).into_iter().map(|n| n.path).collect();
    assert_eq!(paths, ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1", "3.2"]);
    assert_eq!(text_of(&text, "2.2"), "De klant betaalt het.");
    assert!(furniture(&text).contains("Korenaar"));
}

#[test]
fn running_lines_are_cut_out_of_sentences_without_a_word_for_a_page() {
    let sentence = "De bakker levert het brood iedere ochtend voor zeven uur af op het adres van de klant. ".repeat(8);
    let around = [("meer", "brood"), ("recht", "op brood"), ("geen", "korting"), ("steeds", "honger")];
    let lid = |n: usize| {
        let (before, after) = around[n - 1];
        format!("1.{n} {sentence}De klant heeft {before} {n} / 4 Bakkerij De Korenaar te Graanwijk {after}.\n")
    };
    let text = format!("Artikel 1. Levering\n{}{}{}{}", lid(1), lid(2), lid(3), lid(4));
    assert!(text_of(&text, "1.3").ends_with("De klant heeft geen korting."), "{}", text_of(&text, "1.3"));
}

#[test]
fn a_page_on_one_line_is_a_page() {
    let words = "De bakker levert het brood iedere ochtend voor zeven uur af op het adres van de klant.".repeat(2);
    let page = |n: usize| {
        format!(
            "{n} Bakkerij De Korenaar Artikel {n} Levering 1. {words} 2. {words} 3. De klant betaalt. Pagina {n} van 3\n\n"
        )
    };
    let text = [page(1), page(2), page(3)].concat();
    let found = nodes(&text);
    assert_eq!(found.iter().find(|n| n.path == "2").and_then(|n| n.heading.as_deref()), Some("Levering"));
    assert_eq!(text_of(&text, "2.3"), "De klant betaalt.");
}

#[test]
fn a_heading_in_a_narrow_column_goes_on_over_lines() {
    let text = "Artikel 1 Energiebesparende maatrege-\nlen\n1 Het college kan subsidie verlenen.\n2 De raad stelt het \
                plafond vast.\nArtikel 2 Slot\n1 Dit is het slot.\n2 Het geldt voor een ieder.\n";
    assert_eq!(nodes(text)[0].heading.as_deref(), Some("Energiebesparende maatregelen"));
}

#[test]
fn a_paragraph_begins_behind_a_line_that_ends_early() {
    let text = "Artikel 1. Orders\n1.1 Een overeenkomst komt tot stand door verzending van een schriftelijke\nopdracht met \
                een nummer, en niet eerder dan drie dagen na ontvangst van de\nbevestiging.\nEen bevestiging die van de \
                opdracht afwijkt, bindt de koper niet, ook niet als\nhij haar heeft ondertekend.\n1.2 Meer is er niet.\n";
    assert_eq!(text_of(text, "1.1.+1").split(' ').next(), Some("Een"));
}

#[test]
fn text_that_never_comes_back_is_no_contents_list() {
    let item = |n: &str| format!("{n}.\nhet brood van gisteren\n");
    let text = format!(
        "Artikel 1. Brood\n1.\nDe bakker verkoopt:\n{}{}{}2.\nDe klant koopt:\n{}{}{}",
        item("a"),
        item("b"),
        item("c"),
        item("a"),
        item("b"),
        item("c")
    );
    assert!(!furniture(&text).contains("contents"), "{}", furniture(&text));
}

#[test]
fn soft_hyphens_that_stand_for_hyphens_are_kept() {
    let text =
        "1. Brood\n1.1 De in\u{AD} en verkoop van een back\u{AD}up is de zaak van de bak\u{AD}\nker.\n1.2 Niets.\n";
    assert_eq!(text_of(text, "1.1"), "De in- en verkoop van een back-up is de zaak van de bakker.");
}

#[test]
fn a_broken_word_that_begins_with_a_ligature_is_accounted_for() {
    let text = "1. Geld\n1.1 De raad wil bedrijven \u{FB01}nanci-\nële steun geven, mits \u{FB01}nanciële steun helpt.\n1.2 Niets.\n";
    assert_eq!(text_of(text, "1.1"), "De raad wil bedrijven financiële steun geven, mits financiële steun helpt.");
}
