//! Labels at the start of a text: each row is a text and its readings, printed on one line.

use lidwoord::label::{Close, Number, Numeral, Reading, Step, print_number, scan, scan_slip, step};
use proptest::prelude::*;

/// `keyword numeral number close «label»`, readings separated by ` | `.
fn show(text: &str) -> String {
    let one = |r: &Reading| {
        let keyword = r.keyword.map_or(String::new(), |k| {
            let short = if k.short { "~" } else { "" };
            let lower = if r.lower { "_" } else { "" };
            format!("{lower}{}{short} ", k.kind.name())
        });
        let numeral = match r.numeral {
            Numeral::Arabic => "n",
            Numeral::Decimal => "d",
            Numeral::Colon => "c",
            Numeral::Lettered => "da",
            Numeral::Lower => "a",
            Numeral::Upper => "A",
            Numeral::RomanLower => "i",
            Numeral::RomanUpper => "I",
            Numeral::Degree => "deg",
            Numeral::Bullet => "bullet",
        };
        let close = match r.close {
            Close::None => "",
            Close::Dot => " dot",
            Close::Paren => " paren",
            Close::Colon => " colon",
            Close::Dash => " dash",
        };
        let open = if r.open { "(" } else { "" };
        let label = &text[..r.len as usize];
        format!("{keyword}{numeral} {open}{}{close} «{label}»", r.print())
    };
    scan(text).iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for (text, readings) in rows {
        assert_eq!(show(text), *readings, "{text:?}");
    }
}

#[track_caller]
fn nothing(texts: &[&str]) {
    for text in texts {
        assert_eq!(show(text), "", "{text:?}");
    }
}

#[test]
fn keywords() {
    check(&[
        ("Artikel 4. Inzage", "artikel n 4 dot «Artikel 4.»"),
        ("ARTIKEL 1", "artikel n 1 «ARTIKEL 1»"),
        ("Artikel 1 lid 2 De huur", "lid n 2 «Artikel 1 lid 2»"),
        ("Art. 3 lid 1. Huur", "lid~ n 1 dot «Art. 3 lid 1.»"),
        ("Art. 27 Duur", "artikel~ n 27 «Art. 27»"),
        ("Art 3", "artikel~ n 3 «Art 3»"),
        ("art. 5", "_artikel~ n 5 «art. 5»"),
        ("Art.5. Huur", "artikel~ n 5 dot «Art.5.»"),
        ("artikel 4 van de wet", "_artikel n 4 «artikel 4»"),
        ("Artikel 2.1 Vergunning", "artikel d 2.1 «Artikel 2.1»"),
        ("Art. II.3. Vergunning", "artikel~ d II.3 dot «Art. II.3.»"),
        ("Artikel I.1 Huur", "artikel d I.1 «Artikel I.1» | artikel d I.1 «Artikel I.1»"),
        ("Artikel 1.2.10. Huur", "artikel d 1.2.10 dot «Artikel 1.2.10.»"),
        ("Artikel 2.118 Vergunning", "artikel d 2.118 «Artikel 2.118»"),
        ("Artikel 7a", "artikel n 7a «Artikel 7a»"),
        ("Artikel 7A Huur", "artikel n 7A «Artikel 7A»"),
        ("Artikel 7e Huur", "artikel n 7e «Artikel 7e»"),
        ("Artikel 2bis. Huur", "artikel n 2bis dot «Artikel 2bis.»"),
        ("Art. 3/1. Huur", "artikel~ n 3/1 dot «Art. 3/1.»"),
        ("§ 22/10 Huur", "paragraaf~ n 22/10 «§ 22/10»"),
        ("Artikel 1639 Huur", "artikel n 1639 «Artikel 1639»"),
        ("Artikel\u{a0}12", "artikel n 12 «Artikel\u{a0}12»"),
        ("Artikel12 Huur", "artikel n 12 «Artikel12»"),
        ("§ 3", "paragraaf~ n 3 «§ 3»"),
        ("§3. Huur", "paragraaf~ n 3 dot «§3.»"),
        ("§ 2.1.1 Huur", "paragraaf~ d 2.1.1 «§ 2.1.1»"),
        ("Hoofdstuk 2. Huur", "hoofdstuk n 2 dot «Hoofdstuk 2.»"),
        ("HOOFDSTUK II", "hoofdstuk I II «HOOFDSTUK II»"),
        ("Hoofdstuk IV: Huur", "hoofdstuk I IV colon «Hoofdstuk IV:»"),
        ("Afdeling 1", "afdeling n 1 «Afdeling 1»"),
        ("Paragraaf 2 Huur", "paragraaf n 2 «Paragraaf 2»"),
        ("Titeldeel 3", "titeldeel n 3 «Titeldeel 3»"),
        ("Boek 7 Overeenkomsten", "boek n 7 «Boek 7»"),
        ("Deel A", "deel A A «Deel A»"),
        ("Deel I Algemeen", "deel I I «Deel I» | deel A I «Deel I»"),
        ("Titel V. Huur", "titeldeel I V dot «Titel V.» | titeldeel A V dot «Titel V.»"),
        ("Bijlage A: tarieven", "bijlage A A colon «Bijlage A:»"),
        ("BIJLAGE 1", "bijlage n 1 «BIJLAGE 1»"),
        ("Annex 2", "bijlage n 2 «Annex 2»"),
    ]);
}

#[test]
fn keywords_with_words() {
    check(&[
        ("Eerste afdeling", "afdeling n 1 «Eerste afdeling»"),
        ("TWEEDE HOOFDSTUK Huur", "hoofdstuk n 2 «TWEEDE HOOFDSTUK»"),
        ("Hoofdstuk één", "hoofdstuk n 1 «Hoofdstuk één»"),
        ("Hoofdstuk Twee. huur", "hoofdstuk n 2 dot «Hoofdstuk Twee.»"),
    ]);
    nothing(&[
        "Eerste deel van de huur",
        "Deel een van de kosten",
        "Twee artikelen",
        "Eerste",
        "Hoofdstuk eenentwintig",
    ]);
}

#[test]
fn keywords_of_further_kinds() {
    check(&[
        ("Artikel 1:1 Begrippen", "artikel c 1:1 «Artikel 1:1»"),
        ("Artikel 10:3a. Slot", "artikel c 10:3a dot «Artikel 10:3a.»"),
        ("Enig artikel", "artikel n 1 «Enig artikel»"),
        ("BIJLAGE", "bijlage bullet  «BIJLAGE»"),
        ("Bijlage: Tarieven", "bijlage bullet  colon «Bijlage:»"),
        ("BIJLAGE – TARIEVEN", "bijlage bullet  dash «BIJLAGE –»"),
        ("Lid 1. De pachter", "lid n 1 dot «Lid 1.»"),
        ("Eerste lid. De raad", "lid n 1 dot «Eerste lid.»"),
        ("Clausule 3 Asbest", "artikel n 3 «Clausule 3»"),
        ("Schedule 2 Prices", "bijlage n 2 «Schedule 2»"),
        ("A R T I K E L  1", "artikel n 1 «A R T I K E L  1»"),
    ]);
    nothing(&[
        "Lid 1 van artikel 3",
        "bijlage",
        "Bijlage bij de wet",
        "Artikel 6:89 BW",
        "Enig uitstel",
        "a r t i s t 1",
    ]);
}

#[test]
fn labels_that_a_scanner_misread() {
    for (text, number) in [
        ("l. De koper", "1 «l.»"),
        ("I. De koper", "1 «I.»"),
        ("Z. De koper", "2 «Z.»"),
        ("1O. De koper", "10 «1O.»"),
        ("l.2. De koper", "1.2 «l.2.»"),
        ("Artikel S Maten", "5 «Artikel S»"),
        ("Artikel 1O Slot", "10 «Artikel 1O»"),
        ("Artike1 3 Betaling", "3 «Artike1 3»"),
        ("Aftikel 2", "2 «Aftikel 2»"),
        ("S 3 Geluid", "3 «S 3»"),
        ("2, Monsters zijn", "2 «2,»"),
        ("3- De koper", "3 «3-»"),
        ("Artikel 4, Betaling", "4 «Artikel 4,»"),
        ("Ar kel 4 Betaling", "4 «Ar kel 4»"),
        ("Ar\u{FFFD}kel 4 Betaling", "4 «Ar\u{FFFD}kel 4»"),
    ] {
        let slip = scan_slip(text).map(|r| format!("{} «{}»", r.print(), &text[..r.len as usize]));
        assert_eq!(slip.as_deref(), Some(number), "{text}");
    }
    for text in [
        "1. De koper",
        "Artikel 1 Koop",
        "Artikelen 3",
        "Artikel 4, lid 2",
        "2, dan wel",
        "12-A",
        "Zij betaalt",
        "Bos 3",
        "I",
        "$",
    ] {
        assert_eq!(scan_slip(text), None, "{text}");
    }
}

#[test]
fn what_closes_a_keyword() {
    check(&[
        ("Artikel 1: functie", "artikel n 1 colon «Artikel 1:»"),
        ("Artikel 1 : functie", "artikel n 1 colon «Artikel 1 :»"),
        ("Artikel 1:Functie", "artikel n 1 colon «Artikel 1:»"),
        ("Artikel 1 –  Offertes", "artikel n 1 dash «Artikel 1 –»"),
        ("Artikel 1 - Doel", "artikel n 1 dash «Artikel 1 -»"),
        ("Artikel 1 -", "artikel n 1 dash «Artikel 1 -»"),
        ("Art. 1.- Doel", "artikel~ n 1 dash «Art. 1.-»"),
        ("Artikel 1 – 5 zijn", "artikel n 1 «Artikel 1»"),
        ("Artikel 1) Doel", "artikel n 1 paren «Artikel 1)»"),
        ("Artikel 1.Doel", "artikel n 1 dot «Artikel 1.»"),
    ]);
    nothing(&[
        "Artikelen 1 en 2",
        "Artikel 1, lid 2",
        "Artikel 1 lid 2 is",
        "Artikel 1 lid 2 BW",
        "Artikel 6:89 BW",
        "Art. 6:96",
        "Artikel 1-5",
        "Artikel",
        "Artikel over huur",
        "deel i",
        "titel v van het boek",
        "boek a",
    ]);
}

#[test]
fn simple_numbers() {
    check(&[
        ("1.", "n 1 dot «1.»"),
        ("12. Huur", "n 12 dot «12.»"),
        ("1) huur", "n 1 paren «1)»"),
        ("1.) huur", "n 1 paren «1.)»"),
        ("(1) huur", "n (1 paren «(1)»"),
        ("(1)huur", "n (1 paren «(1)»"),
        ("1 Verhuurder", "n 1 «1»"),
        ("30 dagen", "n 30 «30»"),
        ("1\tHuur", "n 1 «1»"),
        ("7a. Huur", "n 7a dot «7a.»"),
        ("7a Huur", "n 7a «7a»"),
        ("2bis Huur", "n 2bis «2bis»"),
        ("12quater. Huur", "n 12quater dot «12quater.»"),
        ("1e. Huur", "n 1e dot «1e.»"),
        ("1.Definities", "n 1 dot «1.»"),
        ("1.“Cliënt”: de", "n 1 dot «1.»"),
        ("1000. Huur", "n 1000 dot «1000.»"),
        ("01 Huur", "n 01 «01»"),
        ("09. Huur", "n 09 dot «09.»"),
    ]);
    nothing(&[
        "1e huurder",
        "2de",
        "1ste",
        "3x per jaar",
        "30%",
        "30 %",
        "12,5",
        "6:89",
        "1-1-2020",
        "09:00",
        "1/2",
        "2019",
        "2019 was",
        "12345. Huur",
        "020-1234567",
        "06 12345678",
        "0. Huur",
        "1.definities",
        "(1 uur)",
        "1;",
        "1½",
        "€ 5",
        "+31 6",
        "1.,",
        "3D-print",
    ]);
}

#[test]
fn decimal_numbers() {
    check(&[
        ("4.1 Huur", "d 4.1 «4.1»"),
        ("4.1. Huur", "d 4.1 dot «4.1.»"),
        ("1.2.15 Huur:", "d 1.2.15 «1.2.15»"),
        ("1.1) Huur", "d 1.1 paren «1.1)»"),
        ("7.2a Huur", "d 7.2a «7.2a»"),
        ("1.2.3.4.5.6", "d 1.2.3.4.5.6 «1.2.3.4.5.6»"),
        ("1.1.Huur", "d 1.1 dot «1.1.»"),
        ("6.10", "d 6.10 «6.10»"),
        ("3.1.1Onder huur", "d 3.1.1 «3.1.1»"),
        ("3.1De huur", "d 3.1 «3.1»"),
        ("1.05 Huur", "d 1.05 «1.05»"),
        ("A.1 Wat is verzekerd?", "d A.1 «A.1»"),
        ("A1 Wat is verzekerd?", "d A1 «A1»"),
        ("B2.1. huur", "d B2.1 dot «B2.1.»"),
        ("Sub a het doel", "onderdeel a a «Sub a»"),
        ("Sub 2. het doel", "onderdeel n 2 dot «Sub 2.»"),
        ("sub b. het doel", "_onderdeel a b dot «sub b.»"),
        ("A.1.2. Huur", "d A.1.2 dot «A.1.2.»"),
        ("II.3 Huur", "d II.3 «II.3»"),
        ("1.1.2.1de huur", "d 1.1.2.1 «1.1.2.1»"),
        ("1.1.2.de huur", "d 1.1.2 dot «1.1.2.»"),
    ]);
    nothing(&[
        "sub a en sub b",
        "sub b.",
        "A4 papier",
        "A1",
        "Sub A",
        "Subsidies",
        "1.000.000,-",
        "50.000,-",
        "50.000 euro",
        "1.250",
        "1.250,00",
        "01.02.2019",
        "1.2.2019",
        "9.00-17.00",
        "9.30-17.30",
        "0.5",
        "1.2.3.4.5.6.7",
        "1.5,",
        "1.5%",
        "1.1.huur",
        "1.1huur",
        "2.5GHz",
        "192.168.1.1",
    ]);
}

#[test]
fn letters_and_romans() {
    check(&[
        ("a. huur", "a a dot «a.»"),
        ("a) huur", "a a paren «a)»"),
        ("a.) huur", "a a paren «a.)»"),
        ("(a) huur", "a (a paren «(a)»"),
        ("(b)huur", "a (b paren «(b)»"),
        ("a.Huur", "a a dot «a.»"),
        ("a)", "a a paren «a)»"),
        ("A WEBSITE", "A A «A»"),
        ("A", "A A «A»"),
        ("A. Huur", "A A dot «A.»"),
        ("C. Huur", "A C dot «C.»"),
        ("aa. huur", "a aa dot «aa.» | a aa dot «aa.»"),
        ("bb) huur", "a bb paren «bb)» | a bb paren «bb)»"),
        ("ab. huur", "a ab dot «ab.»"),
        ("i. huur", "i i dot «i.» | a i dot «i.»"),
        ("v) huur", "i v paren «v)» | a v paren «v)»"),
        ("ii) huur", "i ii paren «ii)» | a ii paren «ii)»"),
        ("(iv) huur", "i (iv paren «(iv)»"),
        ("(xiii)bedrijfsstoornissen", "i (xiii paren «(xiii)»"),
        ("IV. Huur", "I IV dot «IV.»"),
        ("I Huur", "I I «I» | A I «I»"),
        ("XLIX. Huur", "I XLIX dot «XLIX.»"),
        ("L. Huur", "I L dot «L.» | A L dot «L.»"),
        ("XII Huur", "I XII «XII»"),
        ("a  huur", "a a «a»"),
        ("b\tHuur", "a b «b»"),
    ]);
    nothing(&[
        "a huur",
        "aa  huur",
        "a  ",
        "b.v. de",
        "o.a. de",
        "i.v.m. de",
        "d.w.z.",
        "e.d. en",
        "B.V. Huur",
        "N.V.",
        "t.a.v. de",
        "(af)levering",
        "(ver)huur",
        "(a",
        "iiii.",
        "vx)",
        "LX. Huur",
        "Iv. Huur",
        "ic) huur",
        "de huur",
        "en)",
        "In",
        "ii huur",
        "HUUR",
        "VIDEO",
        "a, b",
        "(a), en",
        "Huur",
        "",
        " a. huur",
        "xvi huur",
        "abc. huur",
    ]);
}

#[test]
fn degrees_and_bullets() {
    check(&[
        ("1° huur", "deg 1 «1°»"),
        ("1°. huur", "deg 1 dot «1°.»"),
        ("2º huur", "deg 2 «2º»"),
        ("3°.de huur", "deg 3 dot «3°.»"),
        ("3°)de huur", "deg 3 paren «3°)»"),
        ("- huur", "bullet  «-»"),
        ("-", "bullet  «-»"),
        ("– huur", "bullet  «–»"),
        ("—\thuur", "bullet  «—»"),
        ("• huur", "bullet  «•»"),
        ("•huur", "bullet  «•»"),
        ("· huur", "bullet  «·»"),
        ("* huur", "bullet  «*»"),
        ("ü huur", "bullet  «ü»"),
        ("o huur", "bullet  «o»"),
        ("§ huur", "bullet  «§»"),
        ("§", "bullet  «§»"),
        ("\u{f0b7} huur", "bullet  «\u{f0b7}»"),
        ("✓ huur", "bullet  «✓»"),
        ("☑ huur", "bullet  «☑»"),
        ("→ huur", "bullet  «→»"),
    ]);
    nothing(&[
        "-huur",
        "--",
        "-5",
        "übel",
        "20°C",
        "20°.5",
        "*) huur",
        "·huur",
        "→→",
        "één",
        "€ 5",
        "“huur”",
        "\u{feff}1.",
    ]);
}

#[test]
fn printed_numbers() {
    let number = |n| Number::single(n);
    assert_eq!(print_number(&number(0), Numeral::Lower), "");
    assert_eq!(print_number(&number(52), Numeral::Lower), "az");
    assert_eq!(print_number(&number(3), Numeral::Upper), "C");
    assert_eq!(print_number(&number(u16::MAX), Numeral::Upper).len(), 2);
    assert_eq!(print_number(&number(44), Numeral::RomanLower), "xliv");
    assert_eq!(print_number(&number(4).with_suffix(255), Numeral::Arabic), "4");
    assert_eq!(print_number(&Number::default(), Numeral::Bullet), "");
}

#[test]
fn steps() {
    use Step::{Back, Gap, Next, Other, Same};
    let rows = [
        ("7. x", "8. x", Next),
        ("7. x", "7a. x", Next),
        ("7a. x", "7b. x", Next),
        ("7b. x", "8. x", Next),
        ("2. x", "2bis. x", Next),
        ("2bis. x", "2ter. x", Next),
        ("2bis. x", "3. x", Next),
        ("Art. 3 x", "Art. 3/1 x", Next),
        ("Art. 3/1 x", "Art. 3/2 x", Next),
        ("Art. 3/2 x", "Art. 4 x", Next),
        ("Art. 3/1 x", "Art. 3bis x", Other),
        ("7. x", "7. x", Same),
        ("7. x", "9. x", Gap(1)),
        ("7. x", "7b. x", Gap(1)),
        ("7. x", "8a. x", Gap(1)),
        ("7. x", "8c. x", Gap(3)),
        ("2. x", "2ter. x", Gap(1)),
        ("8. x", "7. x", Back),
        ("7b. x", "7a. x", Back),
        ("7a. x", "7. x", Back),
        ("7a. x", "7bis. x", Other),
        ("4.1 x", "4.2 x", Next),
        ("4.1 x", "5.1 x", Other),
        ("4.1 x", "4.1.1 x", Other),
        ("4. x", "4.1 x", Other),
        ("- x", "- x", Other),
        ("y) x", "z) x", Next),
        ("z) x", "aa) x", Next),
        ("aa) x", "ab) x", Next),
        ("aa) x", "bb) x", Next),
        ("bb) x", "cc) x", Next),
        ("bb) x", "dd) x", Gap(1)),
        ("iv) x", "vi) x", Gap(1)),
    ];
    for (prev, next, expected) in rows {
        let found = step(&scan(prev)[0].number, &scan(next)[0].number);
        assert_eq!(found, expected, "{prev:?} to {next:?}");
    }
}

#[test]
fn first_numbers_and_parents() {
    for (text, first) in [
        ("1. x", true),
        ("a) x", true),
        ("(i) x", true),
        ("3.1 x", true),
        ("1a. x", false),
        ("2 x", false),
        ("- x", false),
    ] {
        assert_eq!(scan(text)[0].number.is_first(), first, "{text:?}");
    }
    assert_eq!(scan("1.2.3 x")[0].number.parent_parts(), [1, 2]);
    assert!(scan("3. x")[0].number.parent_parts().is_empty());
    assert!(scan("- x")[0].number.parent_parts().is_empty());
}

/// Text made of what labels are made of, so that rules are reached and left at every point.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "Artikel",
        "art.",
        "Hoofdstuk",
        "§",
        "Bijlage",
        "Eerste",
        "afdeling",
        "één",
        "1",
        "12",
        "0",
        "999",
        "12345",
        "a",
        "aa",
        "I",
        "iv",
        "XL",
        "bis",
        ".",
        ")",
        "(",
        ":",
        "-",
        "–",
        "°",
        "•",
        "ü",
        " ",
        "\t",
        "\u{a0}",
        "\n",
        "é",
        "„",
        ",",
        "Huur",
        "\u{f0b7}",
        "en",
        "lid",
        "💶",
        "%",
    ]);
    prop::collection::vec(scrap, 0..12).prop_map(|scraps| scraps.concat())
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    for reading in &scan(text) {
        let len = reading.len as usize;
        prop_assert!(len > 0 && text.is_char_boundary(len), "{text:?}");
        // A label is whole: read alone it is the same label. A small letter needs the gap that sets it apart, a sign
        // between a number and its text needs the text, as does `A1`.
        let numbered = reading.keyword.is_none() && reading.numeral != Numeral::Bullet;
        let parted =
            text[..len].ends_with(['-', '–', '—', '|']) || [" .", "\t."].iter().any(|end| text[..len].ends_with(end));
        let gap = match numbered && (parted || reading.number.tight) {
            true => " A",
            false if len == 1 => "\t.",
            false => "",
        };
        let alone = scan(&format!("{}{gap}", &text[..len]));
        prop_assert!(alone.iter().any(|r| r == reading), "{text:?}: {reading:?}");
        reading.print();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        sound(&text)?;
    }

    #[test]
    fn scraps_are_answered(text in scraps()) {
        sound(&text)?;
    }

    #[test]
    fn numbers_survive_printing(n in 1u16..9999) {
        let text = format!("{n}. Huur");
        prop_assert_eq!(scan(&text)[0].print(), n.to_string());
    }
}

#[test]
fn what_parts_a_number_from_its_text() {
    check(&[
        ("1.1 - De huur", "d 1.1 «1.1 -»"),
        ("2.3. – Huur", "d 2.3 dot «2.3. –»"),
        ("4 | Huur", "n 4 «4 |»"),
        ("1.1 - 3.1", "d 1.1 «1.1»"),
        ("1.1 -De huur", "d 1.1 «1.1»"),
        ("a: de huur", "a a colon «a:»"),
    ]);
    nothing(&["A: de huur", "a:de huur", "a de huur"]);
}
