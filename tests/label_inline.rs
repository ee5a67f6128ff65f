//! Labels in the middle of a text: each row is a text in which `«` marks every candidate, and their classes.

use lidwoord::label::{After, scan, scan_inline};
use proptest::prelude::*;

/// The text with `«` before each candidate, and what stands before each as one letter.
fn show(text: &str, from: usize) -> (String, String) {
    let mut marked = String::new();
    let mut classes = String::new();
    let mut done = 0;
    for found in scan_inline(text, from) {
        marked.push_str(&text[done..found.start]);
        marked.push('«');
        done = found.start;
        classes.push(match found.after {
            After::Start => '^',
            After::Colon => ':',
            After::Semicolon => ';',
            After::Comma => ',',
            After::SentenceEnd => '.',
            After::Conjunction => '&',
            After::Reference => 'R',
            After::List => 'l',
            After::Word => 'w',
        });
    }
    marked.push_str(&text[done..]);
    (marked, classes)
}

#[track_caller]
fn check(marked: &str, classes: &str) {
    let text = marked.replace('«', "");
    let (found, after) = show(&text, 0);
    assert_eq!((found.as_str(), after.as_str()), (marked, classes));
}

#[track_caller]
fn nothing(texts: &[&str]) {
    for text in texts {
        check(text, "");
    }
}

#[test]
fn lists_that_a_sentence_opens() {
    check("medewerkers die «(a) bevoegd zijn; «(b) toegang hebben; en «(c) tekenen.", "l;;");
    check("de bepalingen over «1. reiskosten; en «2. kleding", "l;");
    check("met inbegrip van «- de sauna; «- de kluis", "l;");
    check("met dien verstande dat «o de vloer schoon is; «o het raam dicht is", "l;");
    check("zorgt voor:«a. toegang;«b. water.", ":;");
    check("van Glans.«2. Andere voorwaarden gelden niet.", ".");
    nothing(&[
        "de huurder - niet de verhuurder - betaalt; de rest",
        "binnen (1) maand; daarna niet",
        "zie blz.2. De rest",
    ]);
}

#[test]
fn brackets() {
    check("verstaan: «(i) hout, «(ii) steen en «(iii)zand", ":,&");
    check("verstaan: «a) hout; «b) steen; en «c) zand", ":;;");
    check("hout, dan wel «(ii) met steen", ",");
    check("hout; dan wel «iii. met steen; en «iv. met zand", ";;");
    check("de kosten, bedoeld in artikel 4; en «c) zand", ";");
    check("levert: «1) hout, «2) steen of, «3) zand", ":,,");
    check("zie artikel «7.1 «(i) en lid 3 «(a) van", "RRR");
    check("van drie «(3) Maanden", "w");
    nothing(&[
        "de domeinna(a)m(en) en (af)levering van product(en)",
        "van drie (3) maanden, één (1) uur",
        "(zie bijlage a) is betaald",
        "(lid 3) en (sub a) en (1°)",
        "b(a) huur",
        "in artikel 6(1) van",
        "een smiley :) hier",
    ]);
}

#[test]
fn after_the_end_of_a_sentence() {
    check("is betaald. «4.8. De huurder", ".");
    check("is betaald. «4.8 De huurder", ".");
    check("is betaald. «2. De huurder", ".");
    check("is “betaald.” «2. De huurder", ".");
    check("van Huur B.V. «2. De huurder", ".");
    check("zie artikel «4. «5. De huurder", "R.");
    check("de huur. «b. de koper", ".");
    check("Algemeen «1. Deze voorwaarden", "w");
    check("levert: «1. hout; «2. steen", ":;");
    check("levert: «a. hout; «b. steen, «c. zand", ":;,");
    nothing(&[
        "de versie 2.1 van",
        "een bedrag van 1.250,00 euro. 30 dagen later",
        "is binnen 14 dagen. De huurder",
        "de heer A. B. Jansen",
        "door b.v. o.a. een N.V.",
        "om 9.00 uur",
        "huur. bijvoorbeeld",
    ]);
}

#[test]
fn references() {
    check("in artikel 8.2, 9.1, «14. en «16.1 van", "RR");
    check("in artikel «4.6. t/m «4.8. De", "RR");
    check("bepaald onder «13.1 van", "R");
    check("leden 1 en «2. De", "R");
    check("leden 1 tot en met «5. De", "R");
    check("in art. «5. De", "R");
    check("sub «a) en onder «b) van", "RR");
    check("voor 71.1 en/of «71.2 geldt", "&");
}

#[test]
fn keywords_and_signs() {
    check("Algemeen «Artikel 1 «1. Deze. «2. Indien. Huur «Artikel 2 «1. De", "w^.w^");
    check("op de zaak. «ARTIKEL 12 HUUR «12.1 De", ".w");
    check("zie «§ 3 en «Hoofdstuk 2 van", "wR");
    check("omvat: «1° hout; «2° steen", ":;");
    check("omvat: «• hout «• steen", ":w");
    nothing(&[
        "in artikel 3 van de wet",
        "de Artikelen 1 en 2",
        "HoofdArtikel 3",
        "bij 20°C en 15 °",
        "Deel van de huur",
        "menu•home",
    ]);
}

#[test]
fn from_the_end_of_a_label() {
    let text = "1. a. De huurder: b) huurt";
    let from = scan(text)[0].len as usize;
    assert_eq!(show(text, from).1, "^:");
    assert_eq!(show(text, text.len()).1, "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn candidates_are_sound(text in "([a-cixvA-C1-9.():;, °•§“é💶-]|Artikel |lid |en ){0,60}", cut in 0usize..20) {
        let mut from = cut.min(text.len());
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let mut end = from;
        for found in scan_inline(&text, from) {
            prop_assert!(found.start >= end, "{text:?}");
            prop_assert_eq!(found.readings, scan(&text[found.start..]));
            end = found.start + found.readings[0].len as usize;
            prop_assert!(text.is_char_boundary(end));
        }
    }
}
