//! Running lines inside the text: cut out where a page number counts, left alone where the same words are text.

use lidwoord::trace::RepairKind;
use lidwoord::tree::Conversion;
use lidwoord::{Options, convert, verify};

fn converted(text: &str) -> Conversion {
    verify("-", text.into(), &Options::default()).expect("nothing is lost");
    convert("-", text.into(), &Options::default())
}

/// Terms with a running line in the middle of a sentence on each of `pages`, with or without its number.
fn terms(pages: std::ops::RangeInclusive<u32>, line: impl Fn(u32) -> String) -> String {
    let filler = "Partijen handelen daarbij steeds met inachtneming van de redelijkheid en billijkheid en van hetgeen in\n\
                  deze voorwaarden verder is bepaald, tenzij de wet of de aard van de overeenkomst zich daartegen verzet.\n";
    let sums = ["een borg van 2", "bij aanvang 3", "op eerste verzoek 4", "jaarlijks ten minste 6", "een boete van 5"];
    let units =
        ["(twee) maanden huur", "(drie) termijnen", "(vier) weken loon", "(zes) vergoedingen", "(vijf) dagdelen"];
    let mut text = "Algemene voorwaarden Molenwiek\n\n1. Huur\n".to_owned();
    for page in pages {
        let (sum, unit) = (sums[page as usize % 5], units[page as usize % 5]);
        text += &format!(
            "1.{page} De huurder betaalt {sum} {} {unit} vooruit aan de verhuurder.
",
            line(page)
        );
        text += &filler.repeat(3);
    }
    text
}

fn cuts(conversion: &Conversion) -> Vec<&str> {
    let repairs = conversion.documents[0].nodes.iter().flat_map(|n| &n.repairs);
    repairs.filter(|r| r.kind == RepairKind::FurnitureCut).map(|r| r.was.as_str()).collect()
}

#[test]
fn a_counting_page_number_is_cut_out_of_the_sentence() {
    let text = terms(1..=5, |page| format!("Algemene Voorwaarden Molenwiek Pagina {page}"));
    let conversion = converted(&text);
    assert_eq!(cuts(&conversion).len(), 5);
    assert_eq!(cuts(&conversion)[1], "Algemene Voorwaarden Molenwiek Pagina 2");
    let lid = conversion.documents[0].nodes.iter().find(|n| n.path == "1.2").expect("1.2 is there");
    assert!(lid.text.starts_with("De huurder betaalt op eerste verzoek 4 (vier) weken loon vooruit"), "{}", lid.text);
}

#[test]
fn a_running_line_that_is_hyphenated_itself_is_cut_out() {
    let text = terms(1..=4, |page| match page {
        3 => "Alge-\nmene Voorwaarden Molenwiek Pagina 3".to_owned(),
        _ => format!("Algemene Voorwaarden Molenwiek Pagina {page}"),
    });
    let conversion = converted(&text);
    assert_eq!(cuts(&conversion)[2], "Alge-\nmene Voorwaarden Molenwiek Pagina 3");
}

#[test]
fn the_same_words_without_a_counting_number_stay() {
    for line in ["Algemene Voorwaarden Molenwiek", "Algemene Voorwaarden Molenwiek Pagina 7"] {
        let conversion = converted(&terms(1..=5, |_| line.to_owned()));
        assert!(cuts(&conversion).is_empty(), "{line}");
    }
}

#[test]
fn lines_of_text_that_come_back_stay() {
    let clause = "De verhuurder mag het gehuurde niet aan derden in gebruik geven (onder derden vallen ook moeder-,\n\
                  zuster- en dochtermaatschappijen van de verhuurder).\n";
    let text = format!("1. Huur\n1.1 {clause}1.2 {clause}1.3 {clause}1.4 {clause}");
    let conversion = converted(&text);
    assert!(conversion.furniture.is_empty(), "{:?}", conversion.furniture);
}
