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
fn columns_whose_lines_stand_at_different_heights_part_before_their_hanging_labels() {
    let left = [
        "Artikel 1. Levering",
        "1.    De verkoper levert de zaken",
        "      af op het adres dat de koper",
        "      heeft opgegeven.",
        "2.    De koper neemt de zaken aan",
        "      zodra zij worden gebracht.",
        "3.    Wie weigert, betaalt de opslag",
        "      en alle kosten van het vervoer.",
    ];
    let right = [
        "Artikel 2. Betaling",
        "1.        De koper betaalt binnen een",
        "          maand na de factuur.",
        "2.        Betaalt hij te laat, dan:",
        "     a)   is hij rente verschuldigd;",
        "     b)   mag de verkoper wachten;",
        "     c)   vervalt elke korting die",
        "          eerder is gegeven.",
    ];
    let rows: String = left.iter().zip(right).map(|(l, r)| format!("{l}\n{:<40}{r}\n", "")).collect();
    let top = format!("{:<40}{}\n{:<40}{}\n", "Leveringsvoorwaarden", "", "De Korenaar", "");
    let both: String =
        (4..8).map(|n| format!("{:<40}          voor het werk van maand {n}.\n", "      zoals altijd.")).collect();
    let text = top + &rows + &both;
    assert_eq!(text_of(&text, "1.2"), "De koper neemt de zaken aan zodra zij worden gebracht.");
    assert_eq!(text_of(&text, "2.1"), "De koper betaalt binnen een maand na de factuur.");
    assert_eq!(text_of(&text, "2.2.b"), "mag de verkoper wachten;");
}

#[test]
fn a_blank_line_before_the_number_that_a_sentence_goes_on_with_ends_no_paragraph() {
    let text = "Artikel 1. Betaling\n\n1. De koper betaalt na levering.\n\n2. Betaalt hij te laat, dan is hij een rente verschuldigd van\n\n\
                1,5% per maand.\n\n3. De verkoper mag wachten.\n\n4. Hij meldt dat vooraf.\n";
    assert_eq!(text_of(text, "1.2"), "Betaalt hij te laat, dan is hij een rente verschuldigd van 1,5% per maand.");
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
fn a_title_that_comes_back_further_down_is_no_header() {
    let text = "Algemene voorwaarden\nverhuur\nArtikel 1. Huur\n1.1 De huurder betaalt vooraf.\n1.2 De huur wordt niet\n\u{C}\
                teruggegeven als de huurder\nniet komt.\nAlgemene voorwaarden\nopslag\nArtikel 1. Opslag\n1.1 De bewaarder bewaakt.\n";
    assert_eq!(furniture(text), "");
    let header = "Algemene voorwaarden\nArtikel 1. Huur\n1.1 De huurder betaalt vooraf en krijgt\n\u{C}\
                  Algemene voorwaarden\neen bewijs van betaling.\n1.2 De huur wordt niet teruggegeven.\n";
    assert!(!furniture(header).is_empty());
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

/// The moves of hanging labels: the line of the label and the line that it follows now.
fn moved_labels(conversion: &Conversion) -> Vec<(u32, u32)> {
    let moves = conversion.documents.iter().flat_map(|d| &d.repairs).filter(|m| m.rule == "hanging-label");
    moves.map(|m| (m.first_line, m.after_line)).collect()
}

const BLOCK_OF_LABELS: &str = "\
Artikel 1 Toegang

1

2

3

De sporthal is open van maandag tot en met
zaterdag.

De huurder meldt zich bij de beheerder, die
hem vraagt naar:

a.

b.

zijn naam en adres;

de naam van de vereniging.

Wie zich niet meldt, wordt niet toegelaten.

Artikel 2 Schade

1

De huurder meldt schade binnen een dag.

2

De huurder vergoedt de schade.
";

#[test]
fn labels_before_their_paragraphs_in_a_block_are_paired() {
    assert_eq!(text_of(BLOCK_OF_LABELS, "1.1"), "De sporthal is open van maandag tot en met zaterdag.");
    assert_eq!(text_of(BLOCK_OF_LABELS, "1.2.b"), "de naam van de vereniging.");
    assert_eq!(text_of(BLOCK_OF_LABELS, "1.3"), "Wie zich niet meldt, wordt niet toegelaten.");
    assert_eq!(text_of(BLOCK_OF_LABELS, "2.1"), "De huurder meldt schade binnen een dag.");
    let conversion = converted(BLOCK_OF_LABELS);
    assert_eq!(moved_labels(&conversion).len(), 5, "those of article 2 stand where they belong");
}

#[test]
fn a_label_before_the_list_above_it_moves_behind_the_list() {
    let text = "\
Artikel 1 Sleutels

1

De beheerder geeft een sleutel aan:

2

a.

de voorzitter; en

b.

de penningmeester.

De sleutel wordt na gebruik ingeleverd.

3

Verlies wordt direct gemeld.

Artikel 2 Slot

1

Het bestuur beslist over wat niet is geregeld.

2

Dit reglement geldt vanaf 1 mei.
";
    assert_eq!(text_of(text, "1.1.b"), "de penningmeester.");
    assert_eq!(text_of(text, "1.2"), "De sleutel wordt na gebruik ingeleverd.");
    assert_eq!(moved_labels(&converted(text)), [(7, 15)]);
}

#[test]
fn signs_of_an_inner_list_are_told_from_those_of_the_outer_one() {
    let text = "\
Artikel 1 Sleutels

Het bestuur houdt een lijst bij van:

•

•

•

de sleutels van de zaal;

de sleutels van de kasten, te weten:

–

–

de keuken;

de berging;

de fietsen van het huis.

Artikel 2 Slot

Dit reglement geldt vanaf 1 mei.
";
    assert_eq!(text_of(text, "1.+2.+2"), "de berging;");
    assert_eq!(text_of(text, "1.+3"), "de fietsen van het huis.");
}

#[test]
fn leden_begin_again_below_a_heading_without_a_keyword() {
    let article = |label: &str, about: &str| {
        format!(
            "{label} {about}\n1.\n\n2.\n\nHet bestuur beslist over alles wat de {about} aangaat.\n\n\
             De leden worden daarover vooraf gehoord.\n\n"
        )
    };
    let text = [("I.", "ZAAL"), ("II.", "KAS"), ("III.", "TUIN")].map(|(label, about)| article(label, about)).concat();
    assert_eq!(text_of(&text, "III.1"), "Het bestuur beslist over alles wat de TUIN aangaat.");
    assert_eq!(text_of(&text, "III.2"), "De leden worden daarover vooraf gehoord.");
}

#[test]
fn degree_numbers_on_lines_of_their_own_count_no_pages() {
    let item = |n: usize| format!("{n}°\n\n{n}0 euro voor elke dag na de {n}de dag van de maand;\n\n");
    let text = format!(
        "Artikel 1 Boete\n\nDe huurder betaalt:\n{}Artikel 2 Slot\n\nDit reglement geldt vanaf 1 mei.\n",
        (1..=3).map(item).collect::<String>()
    );
    assert_eq!(text_of(&text, "1.3"), "30 euro voor elke dag na de 3de dag van de maand;");
}

#[test]
fn labels_at_the_end_of_a_page_go_back_to_their_paragraphs_on_it() {
    let text = "\
Artikel 1. Lidmaatschap
1.1

Leden zijn natuurlijke personen van achttien jaar
en ouder.
Het bestuur beslist over de toelating van een lid.

Artikel 2. Contributie
2.1

De contributie bedraagt € 45 per jaar.
Wie na 1 juli lid wordt, betaalt de helft.

1.2

2.2

\u{0C}Artikel 3. Slot
3.1

Het bestuur beslist over wat niet is geregeld.
";
    assert_eq!(text_of(text, "1.1"), "Leden zijn natuurlijke personen van achttien jaar en ouder.");
    assert_eq!(text_of(text, "1.2"), "Het bestuur beslist over de toelating van een lid.");
    assert_eq!(text_of(text, "2.2"), "Wie na 1 juli lid wordt, betaalt de helft.");
}

#[test]
fn a_label_that_fits_nowhere_stays_and_is_reported() {
    let text = BLOCK_OF_LABELS.replace("\n3\n\nDe sporthal", "\n9\n\nDe sporthal");
    let conversion = converted(&text);
    assert!(conversion.diagnostics.iter().any(|d| d.code == "label-apart"), "{:?}", conversion.diagnostics);
}

#[test]
fn nothing_hangs_in_a_text_whose_order_is_kept() {
    let options = Options { keep_order: true, ..Options::default() };
    let kept = convert("-", BLOCK_OF_LABELS.as_bytes().to_vec(), &options);
    assert!(moved_labels(&kept).is_empty());
    verify("-", BLOCK_OF_LABELS.as_bytes().to_vec(), &options).unwrap_or_else(|e| panic!("{}: {}", e.line, e.message));
}

#[test]
fn paragraphs_that_begin_with_a_number_and_the_same_words_are_no_running_line() {
    let lid = |n: usize| {
        format!(
            "{n}\n\nHet college kan een vergunning weigeren, wijzigen of intrekken als de omstandigheden \
             daartoe aanleiding geven, en maakt dat binnen zes weken bekend aan wie erom vroeg.\n\nVan een besluit als \
             bedoeld in het vorige lid doet de burgemeester mededeling aan de raad, met de redenen die eraan ten \
             grondslag liggen en de naam van degene die het heeft voorbereid, en ook aan de belanghebbenden.\n\n"
        )
    };
    let text: String = (1..=4).map(|n| format!("Artikel {n} Besluit {n}\n\n{}", lid(1))).collect();
    let counting =
        (1..=4).map(|n| text.split("Artikel ").nth(n).unwrap_or("").replacen("1\n\nHet", &format!("{n}\n\nHet"), 1));
    let text: String = counting.map(|it| format!("Artikel {it}")).collect();
    assert!(!furniture(&text).contains("Het college"), "{}", furniture(&text));
}

/// Two columns of which the paragraphs were printed in turns, from the top of the page down.
const WOVEN: &str = "\
Artikel 1. Gebruik
1.1 De huurder gebruikt de zaal alleen voor
het doel dat in de overeenkomst staat.

betaalt de huurder de kosten van een nieuw
slot.

1.2 De huurder laat de zaal schoon achter en
sluit de ramen en deuren.

Artikel 3. Schade
3.1 De huurder meldt schade aan de beheerder
voordat hij de zaal verlaat.

1.3 In de zaal wordt niet gerookt en worden
geen kaarsen gebrand.

3.2 De huurder vergoedt de schade die hij of
een bezoeker veroorzaakt.

Artikel 2. Sleutels
2.1 De huurder haalt de sleutel op werkdagen
bij de beheerder en geeft hem daar terug.

3.3 De beheerder maakt van de schade foto's
en een beschrijving.

2.2 Wie een sleutel verliest, meldt dat direct.
Kan de sleutel niet worden gevonden, dan

Artikel 4. Slot
4.1 De zaal is op feestdagen gesloten.
";

#[test]
fn columns_that_were_printed_in_turns_are_taken_apart() {
    let key = "Wie een sleutel verliest, meldt dat direct. Kan de sleutel niet worden gevonden, dan betaalt de huurder de \
               kosten van een nieuw slot.";
    assert_eq!(text_of(WOVEN, "2.2"), key);
    let paths: Vec<String> = nodes(WOVEN).into_iter().map(|n| n.path).collect();
    assert_eq!(paths, ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "3", "3.1", "3.2", "3.3", "4", "4.1"]);
    let conversion = converted(WOVEN);
    assert!(
        conversion.documents[0].repairs.iter().all(|m| m.rule == "borders"),
        "{:?}",
        conversion.documents[0].repairs
    );
}

#[test]
fn columns_that_are_mixed_on_their_lines_are_reported() {
    let left = [
        "Artikel 1. Gebruik van de ruimte",
        "1.1 De huurder gebruikt de ruimte alleen",
        "voor het doel dat in de overeenkomst is",
        "omschreven en laat haar schoon achter.",
        "1.2 De huurder laat niemand anders in de",
        "ruimte overnachten en hij verhuurt haar",
        "ook niet aan een ander voor een feest of",
        "een andere bijeenkomst in de avonduren.",
        "1.3 De beheerder mag de ruimte betreden",
        "als dat voor het onderhoud van het pand",
        "nodig is en hij dat een dag van tevoren",
        "aan de huurder heeft laten weten.",
    ];
    let right = [
        "omschreven staat, en wel binnen een week",
        "na de dag waarop hij die heeft ontdekt.",
        "2.2 De huurder vergoedt de schade die hij",
        "heeft veroorzaakt of die door bezoekers is",
        "veroorzaakt en niet door een ander is",
        "vergoed of had moeten worden vergoed.",
        "2.3 Normale slijtage is voor rekening van",
        "de verhuurder, die haar dan ook herstelt",
        "2.4 Laat de huurder na de schade te melden",
        "dan betaalt hij de kosten die het gevolg",
        "zijn van het nalaten, met de rente ervan.",
        "2.5 De borg wordt pas teruggegeven na een",
    ];
    let mixed =
        |a: &[&str; 12], b: &[&str; 12]| -> String { a.iter().zip(b).map(|(a, b)| format!("{a} {b}\n")).collect() };
    let reported = |text: &str| converted(text).diagnostics.iter().any(|d| d.code == "columns-interleaved");
    assert!(reported(&mixed(&left, &right)));
    assert!(!reported(&format!("{}\n{}\n", left.join("\n"), right.join("\n"))));
}
