//! Running lines inside the text: cut out where a page number counts, left alone where the same words are text.

use lidwoord::trace::RepairKind;
use lidwoord::tree::{Conversion, FurnitureKind};
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

/// A text of `count` articles, each a line with what `line` makes of its number, a heading and leden.
fn articles(count: usize, line: impl Fn(usize) -> (String, String)) -> String {
    let lid = "De huurder geeft de fiets terug op de plaats en in de staat waarin hij hem heeft ontvangen.\n";
    let article = |n: usize| {
        let (heading, inside) = line(n);
        format!("{heading}1. {lid}2. {lid}3. De fiets wordt {inside}\ngestald op een vaste plaats.\n4. {lid}5. {lid}")
    };
    format!("Huurvoorwaarden Fietsenmaker\n\n{}", (1..=count).map(article).collect::<String>())
}

#[test]
fn headings_that_count_along_are_text() {
    for heading in [
        "Artikel # – Onderdeel # De fiets\n",
        "Artikel #. Onderdeel # van de Fiets en de Huur ",
        "§ # Fiets # en slot\n",
    ] {
        let text = articles(5, |n| (heading.replace('#', &n.to_string()), "altijd".to_owned()));
        let conversion = converted(&text);
        assert!(conversion.furniture.is_empty() && cuts(&conversion).is_empty(), "{heading}: {:?}", cuts(&conversion));
    }
}

#[test]
fn stages_of_the_work_that_are_counted_are_text() {
    let text = articles(4, |n| (format!("Artikel {n}\n"), format!("in fase {n} van het werk door de maker")));
    assert!(cuts(&converted(&text)).is_empty());
}

#[test]
fn running_lines_between_paragraphs_are_cut_out_of_their_lines() {
    let text = articles(5, |n| {
        let heading = ["Huur", "Borg", "Schade", "Onderhoud", "Geschillen"][n - 1];
        (format!("uitgave 4.1 | najaar – {n} Voorwaarden Fietsenmaker Artikel {n}. {heading}\n"), "altijd".to_owned())
    });
    let conversion = converted(&text);
    assert_eq!(cuts(&conversion).len() + conversion.furniture.len(), 5, "{:?}", conversion.furniture);
    assert_eq!(conversion.documents[0].nodes.iter().filter(|n| n.heading.is_some()).count(), 5);
}

#[test]
fn two_numbers_that_tell_how_many_pages_there_are_are_enough() {
    let line = ["steeds 1/2 Huurvoorwaarden Fiets keurig", "dus 2/2 Huurvoorwaarden Fiets netjes"];
    let text = articles(2, |n| (format!("Artikel {n}. Huur\n"), line[n - 1].to_owned()));
    assert_eq!(cuts(&converted(&text)), ["1/2 Huurvoorwaarden Fiets", "2/2 Huurvoorwaarden Fiets"]);
}

#[test]
fn the_number_at_the_end_of_a_page_may_stand_behind_half_a_word() {
    let lid = "De huurder geeft de fiets terug op de plaats en in de staat waarin hij hem heeft ontvangen. ".repeat(4);
    let ends = ["op tijd.", "hele-", "daar.", "heel.", "mooi."];
    let page = |n: usize| {
        let end = ends[n % 5].trim_end_matches('-');
        let space = if ends[n % 5].ends_with('-') { "" } else { " " };
        format!("{n} Fietsen Artikel {n} Huur {n} 1. {lid}2. De fiets staat {end}{space}{n}\n\n")
    };
    let conversion = converted(&(1..=5).map(page).collect::<String>());
    let last: Vec<&str> =
        conversion.documents[0].nodes.iter().filter(|n| n.path.ends_with(".2")).map(|n| &*n.text).collect();
    assert!(last.iter().all(|text| !text.contains(char::is_numeric)), "{last:?}");
}

#[test]
fn running_lines_between_blocks_that_stand_on_one_line_each_are_furniture() {
    let lid = "De huurder geeft de fiets terug op de plaats en in de staat waarin hij hem heeft ontvangen. ".repeat(4);
    let page = |n: usize| {
        format!("Artikel {n}. Huur\n1. {lid}\n2. {lid}\nFietsenmaker – Dorpsstraat 4 – Rijwijk\nVoorwaarden | {n}\n")
    };
    let conversion = converted(&(1..=4).map(page).collect::<String>());
    assert_eq!(conversion.documents[0].nodes.len(), 12, "{:?}", conversion.furniture);
    assert!(conversion.documents[0].nodes.iter().all(|n| !n.text.contains("Rijwijk")));
}

/// The title and the texts of the nodes.
fn read(text: &str) -> (String, String) {
    let document = converted(text).documents.swap_remove(0);
    let texts: Vec<&str> = document.nodes.iter().map(|n| n.text.as_str()).filter(|t| !t.is_empty()).collect();
    (document.title.unwrap_or_default(), texts.join(" | "))
}

#[test]
fn the_running_lines_of_a_text_of_one_page_are_found() {
    let title = "Huurovereenkomst ligplaats Stichting\nHavenzicht";
    let text = "Artikel 1 Duur\n1. De huur begint op 1 mei.\n2. Zij eindigt op 1 oktober.";
    for (head, foot) in [
        ("Huurovereenkomst Havenzicht\n", "\n1"),
        ("Huurovereenkomst Havenzicht\n\n", "\n\n1\n\n\u{0C}"),
        ("", "\nkenmerk HZ-2021-4    Pagina 1/1"),
        ("", "\nHuurovereenkomst Havenzicht – pagina 1 van 1"),
    ] {
        let (found, texts) = read(&format!("{head}{title}\n{text}{foot}\n"));
        assert_eq!(found, "Huurovereenkomst ligplaats Stichting Havenzicht", "{foot}");
        assert_eq!(texts, "De huur begint op 1 mei. | Zij eindigt op 1 oktober.", "{foot}");
    }
}

#[test]
fn a_number_at_the_end_of_a_text_with_labels_on_their_own_is_kept() {
    let text = "Huurovereenkomst\nArtikel 1 Duur\n1\nDe huur begint op 1 mei.\n2\nZij eindigt op 1 oktober.\n1\n";
    assert!(converted(text).furniture.is_empty());
}

#[test]
fn a_keyword_and_its_number_may_stand_apart() {
    let rules = "De schipper volgt de aanwijzingen van de havenmeester op.\nHij wacht tot hij wordt toegelaten.\n";
    for apart in ["Artikel\n2 Ligplaats", "Artikel Havenreglement – pagina 1 van 2 2 Ligplaats"] {
        let text = format!(
            "Havenreglement\nArtikel 1 Verkeer\n{rules}{apart}\n{rules}Artikel 3 Slot Havenreglement – pagina 2 van 2\n{rules}"
        );
        let nodes = converted(&text).documents.swap_remove(0).nodes;
        let found: Vec<_> = nodes.iter().map(|n| (n.label.as_deref(), n.heading.as_deref())).collect();
        assert_eq!(found[1], (Some("Artikel 2"), Some("Ligplaats")), "{apart}");
    }
}

#[test]
fn two_pages_that_count_themselves_are_enough() {
    for line in ["Havenreglement Oudeveld – pagina {} van 2", "{}/2 Havenreglement De Oude Vest"] {
        let page = |n: u32| line.replace("{}", &n.to_string());
        let text = format!(
            "Havenreglement\nArtikel 1 Verkeer\nDe havenmeester kan de volgende maatregelen nemen: {} a.\n\
             een waarschuwing;\nb.\neen vaarverbod {} van ten hoogste drie maanden.\n",
            page(1),
            page(2)
        );
        let (_, texts) = read(&text);
        let maatregelen = "een waarschuwing; | een vaarverbod van ten hoogste drie maanden.";
        assert_eq!(texts, format!("De havenmeester kan de volgende maatregelen nemen: | {maatregelen}"), "{line}");
    }
}

#[test]
fn the_number_of_a_page_is_found_behind_others_of_its_line() {
    let article = |n: u32| {
        format!(
            "Artikel {n}. Huur van kas {n}\n{n}.1 De huurder betaalt kas {n} vooraf.\n{n}.2 De verhuurder onderhoudt kas {n}.\n"
        )
    };
    let page = |n: u32| {
        let articles: String = (4 * n - 3..=4 * n).map(article).collect();
        articles + &format!("KvK 00112233 · btw NL000011122B01 · kassen.example    Pagina {n}/2\n")
    };
    let conversion = converted(&format!("Huurvoorwaarden kassen\n{}{}", page(1), page(2)));
    assert_eq!(conversion.furniture.iter().map(|f| f.kind).collect::<Vec<_>>(), [FurnitureKind::Footer; 2]);
    assert_eq!(conversion.documents[0].nodes.iter().flat_map(|n| &n.repairs).count(), 0);
}

#[test]
fn a_title_that_says_what_the_header_says_is_kept() {
    let page = |n: u32| {
        format!(
            "Havenreglement Oudeveld\n{}Artikel {n} Verkeer\n",
            if n == 1 { "Havenreglement Oudeveld\n" } else { "" }
        ) + &"De schipper volgt de aanwijzingen van de havenmeester op.\n".repeat(4)
    };
    let pages: Vec<String> = (1..=4).map(page).collect();
    assert_eq!(read(&pages.join("\u{0C}")).0, "Havenreglement Oudeveld");
    assert_eq!(converted(&pages.join("\u{0C}")).furniture.len(), 4);
}

#[test]
fn the_rest_of_a_broken_header_is_furniture() {
    let page = |n: u32| {
        format!("Algemene havenverordening Ooster-\nhaven\nArtikel {n} Verkeer\n")
            + &"De schipper volgt de aanwijzingen van de havenmeester op en wacht bij de\nsluis tot hij wordt toegelaten.\n"
                .repeat(3)
            + &format!("{n}\n")
    };
    let text: String = (1..=5).map(page).collect();
    let (_, texts) = read(&text);
    assert!(!texts.ends_with("haven") && !texts.contains("haven |"), "{texts}");
}

#[test]
fn a_word_that_a_footer_was_glued_to_is_put_together() {
    let page = |n: u32, begin: &str, end: &str| {
        let text = "De bakker levert het brood iedere ochtend voor zeven uur af op het adres van de klant. ".repeat(4);
        format!("{n} {begin}{text}{end}KvK 00112233 · bakkerij.example\n\n")
    };
    let text = [
        page(1, "Leveringsvoorwaarden Artikel 1 Levering ", "Wat later komt, geldt als aan"),
        page(2, "vulling van de bestelling. Artikel 2 Betaling ", "De klant betaalt contant. "),
        page(3, "Artikel 3 Klachten ", "Een klacht komt schriftelijk. "),
    ];
    let (_, texts) = read(&text.concat());
    assert!(texts.contains("Wat later komt, geldt als aanvulling van de bestelling."), "{texts}");
    assert!(!texts.contains("KvK"), "{texts}");
}

#[test]
fn a_text_of_one_page_on_one_line_has_its_running_lines_at_its_ends() {
    let rule = "De bakker levert het brood iedere ochtend voor zeven uur af op het adres van de klant. ".repeat(3);
    for (head, foot) in
        [("Contract De Korenaar ", "1"), ("", "kenmerk K-7 Pagina 1/1"), ("", "De Korenaar – pagina 1 van 1")]
    {
        let title = "Contract Bakkerij De Korenaar";
        let (found, texts) = read(&format!("1 {head}{title} Artikel 1 Levering 1. {rule}2. {rule}{foot}\n"));
        assert_eq!(found, title, "{foot}");
        assert!(texts.ends_with("van de klant."), "{foot}: {texts}");
    }
}

#[test]
fn a_heading_on_one_line_with_its_text_ends_before_the_sentence() {
    let text = "Reglement De Haven\nArtikel 1 Begrippen In dit reglement wordt verstaan onder:\na. haven: het water;\n\
                b. kade: de wal.\nArtikel 2 Gebreken Onverminderd artikel 3 meldt de schipper ieder gebrek.\n";
    let nodes = converted(text).documents.swap_remove(0).nodes;
    let headings: Vec<_> = nodes.iter().filter_map(|n| n.heading.as_deref()).collect();
    assert_eq!(headings, ["Begrippen", "Gebreken"]);
}

#[test]
fn hyphens_that_went_with_the_line_ends_come_back_in_pages_on_one_line() {
    let rule =
        "De bakker levert het brood iedere ochtend voor zeven uur af op het e-mailadres van de klant. ".repeat(7);
    let gone = "De boete is EUR 45,per dag. Het emailadres en het IBANnummer gelden bij nietnaleving.";
    let pages = format!("1 Artikel 1 Levering 1. {rule}2. {gone}\n\n2 Artikel 2 Betaling 1. {rule}\n");
    let restored = "De boete is EUR 45,- per dag. Het e-mailadres en het IBAN-nummer gelden bij niet-naleving.";
    assert!(read(&pages).1.contains(restored), "{}", read(&pages).1);
    let lines = format!("Artikel 1 Levering\n1. {}\n2. {gone}\n", &rule[..100]);
    assert!(read(&lines).1.contains(gone), "{}", read(&lines).1);
}

/// Lids of three lines, each of which goes on in the next one.
fn lids(own: &str) -> String {
    let lid = |n: usize| {
        format!(
            "{n}. De bakker van wijk {n} levert het brood iedere ochtend voor zeven uur\naf bij de klant die het de dag \
             daarvoor per e-mailadres of telefoon heeft\nbesteld, en neemt oud brood mee.\n{}",
            if n == 12 { own } else { "" }
        )
    };
    format!("Reglement De Bakkers\n\nArtikel 1 Levering\n{}", (1..=30).map(lid).collect::<String>())
}

#[test]
fn hyphens_that_went_with_line_ends_come_back_where_a_line_ended() {
    let torn = "De bakker laat weten wat hij niet kan leveren, en stuurt een emailadres waarop de klant hem de hele dag bereikt.\n\
                Wie een bestelling niet op tijd meer kan afzeggen, is de prijs ver schuldigd van het brood dat al gebakken is.\n";
    let texts = read(&lids(torn)).1;
    assert!(texts.contains("stuurt een e-mailadres waarop"), "{texts}");
    assert!(texts.contains("is de prijs verschuldigd van"), "{texts}");
    let early = "Een emailadres dat niet klopt, wordt door de bakker meteen gemeld aan de klant van wie hij het heeft gekregen.\n";
    assert!(read(&lids(early)).1.contains("Een emailadres dat"), "somebody wrote that");
    let broken = torn.to_owned()
        + &"Een bakker die ziek is, zoekt zelf naar iemand die in die week de brood-\nronde overneemt.\n".repeat(3);
    assert!(read(&lids(&broken)).1.contains("stuurt een emailadres waarop"), "hyphens stand at line ends");
}

/// Three pages of a text, each made by `page`.
fn three_pages(page: impl Fn(usize) -> String) -> String {
    "Reglement Volkstuin De Wilg\n\n".to_owned() + &(1..=3).map(page).collect::<Vec<_>>().join("\u{C}")
}

#[test]
fn a_line_that_stands_by_itself_once_on_each_page_is_furniture() {
    let text = three_pages(|n| {
        let who = ["Het bestuur", "De tuinman", "Wie de sleutel heeft,"][n - 1];
        format!(
            "Artikel {n}. Tuin {n}\nEen lid houdt het pad langs tuin {n} vrij, en ruimt op wat daar ligt.\n\n\
             tuinblad 2021, nr. 8\n\n{who} ziet daar in het voorjaar op toe.\n\nWie dat nalaat, krijgt een brief.\n"
        )
    });
    let (title, body) = read(&text);
    assert_eq!(title, "Reglement Volkstuin De Wilg");
    assert!(!body.contains("tuinblad"), "{body}");
    assert_eq!(body.matches("ziet daar in het voorjaar op toe").count(), 3);
}

#[test]
fn a_label_that_stands_beside_running_lines_on_some_pages_is_no_running_line() {
    let text = three_pages(|n| {
        let own = match n {
            1 => "2\n\nReglement De Wilg | 1\n".to_owned(),
            2 => format!("2\n\n3\n\n2\n\nReglement De Wilg | {n}\n"),
            _ => format!("Reglement De Wilg | {n}\n\n2\n"),
        };
        format!(
            "{own}\nArtikel {n}. Tuin {n}\n1\n\nEen lid houdt het pad langs tuin {n} vrij, en ruimt daar elke week op.\n\
             Het bestuur ziet daar op toe, en vraagt zo nodig om hulp van wie een tuin heeft.\n"
        )
    });
    let conversion = converted(&text);
    let furniture: Vec<&str> = conversion.furniture.iter().map(|f| f.text.as_str()).collect();
    assert!(furniture.iter().all(|line| line.starts_with("Reglement")), "{furniture:?}");
}

/// A text whose pages follow each other without a mark; `edge` is what stands where page `n` ends.
fn unmarked(pages: usize, edge: impl Fn(usize) -> String) -> String {
    let own = ["Haag", "Pad", "Sloot", "Schuur", "Kas"];
    let duties = [
        "Een lid houdt de haag laag, en snoeit haar in maart en in augustus.",
        "Wie langs het pad woont, harkt het aan, en ruimt op wat daar in de week is blijven liggen.",
        "Elk najaar maakt de hele vereniging op één zaterdag de sloot schoon, met hark en kruiwagen.",
        "Gereedschap gaat na gebruik terug naar de schuur, en blijft daar tot iemand anders het nodig heeft.",
        "Glas dat breekt, wordt nog dezelfde dag door de eigenaar weggehaald, ook als een ander het brak.",
    ];
    let asks = [
        ("Hoger dan twee meter mag alleen als het bestuur", "dat vooraf goedkeurt."),
        ("Voor een tweede ingang is een verzoek nodig, waarover de tuinman", "binnen zes weken beslist."),
        ("Een steiger wordt in het voorjaar gevraagd aan wie de sloot", "heeft laten graven."),
        ("Een eigen sleutel krijgt wie dat", "in de vergadering vraagt en een borg betaalt."),
        ("Bouwen mag pas na een schets en een brief, waarop ook de", "buren hun naam hebben gezet."),
    ];
    let page = |n: usize| {
        format!(
            "Artikel {}. {}\n1. {}\n2. {}{}{}\n",
            n + 1,
            own[n],
            [duties[n]; 4].join(" "),
            asks[n].0,
            edge(n + 1),
            asks[n].1
        )
    };
    (0..pages).map(page).collect()
}

/// The texts of [`unmarked`] without anything at its page ends.
fn plain(pages: usize) -> Vec<String> {
    let nodes = converted(&unmarked(pages, |_| " ".to_owned())).documents.swap_remove(0).nodes;
    nodes.into_iter().map(|n| n.text).collect()
}

#[test]
fn the_number_of_a_page_may_stand_before_its_name() {
    let name = "Tuinreglement Vereniging De Wilg V.O.F.";
    for (edge, pages) in [
        // On a line of its own, with a footer below it, and over two lines.
        (format!("\n# {name}\n"), 5),
        (format!("\n# {name}\nDe Wilg – Veenkade 4 – Oudeveld\n"), 5),
        ("\n# Tuinreglement Vereniging De\nWilg\n".to_owned(), 5),
        ("\n# Tuinreglement Vereniging Volks-\ntuin\n".to_owned(), 5),
        (format!("\n\u{c}# {name}\n"), 5),
        // Inside a line, with signs of its own.
        (format!(" [#] {name} "), 4),
        (format!(" -#- {name} "), 4),
        (" Blad # ".to_owned(), 2),
        // With a soft hyphen for each hyphen, as in `in\u{ad} en verkoop`.
        (" # Tuinreglement Vereniging Volks\u{ad} tuin ".to_owned(), 5),
    ] {
        let conversion = converted(&unmarked(pages, |n| edge.replace('#', &n.to_string())));
        let texts: Vec<&str> = conversion.documents[0].nodes.iter().map(|n| n.text.as_str()).collect();
        assert_eq!(texts, plain(pages), "{edge}");
    }
}

#[test]
fn a_number_between_dashes_is_cut_out_behind_half_a_word_in_capitals() {
    let text = unmarked(4, |n| format!(" - {} - ", n + 1));
    let text = format!("VOLKSTUIN\u{ad}\n- 1 - REGLEMENT\n{text}");
    let conversion = converted(&text);
    assert!(
        conversion.documents[0].nodes.iter().all(|n| !n.text.contains(" - ")),
        "{:?}",
        conversion.documents[0].nodes
    );
}

#[test]
fn what_is_at_the_top_and_at_the_foot_of_a_page_comes_back_twice_in_a_row() {
    let name = "Tuinreglement De Wilg Oudeveld";
    for edge in [format!("\n{name}\n{name}\n"), format!(" {name} {name} ")] {
        let begins = if edge.starts_with('\n') { format!("{name}\n") } else { String::new() };
        let conversion = converted(&(begins + &unmarked(4, |_| edge.clone())));
        let texts: Vec<&str> = conversion.documents[0].nodes.iter().map(|n| n.text.as_str()).collect();
        assert_eq!(texts, plain(4), "{edge}");
    }
    let once = converted(&unmarked(4, |_| format!(" {name} ")));
    assert_eq!(once.documents[0].nodes.iter().filter(|n| n.text.contains(name)).count(), 4, "said once it is text");
}

#[test]
fn a_name_above_the_numbers_of_all_pages_is_furniture_without_interrupting_anything() {
    let text = unmarked(3, |_| " ".to_owned());
    let page = |(article, n)| format!("Artikel{article}Gemeenteblad van Oudeveld 2023, nr. 412\n{n}\n");
    let text: String = text.split("Artikel").skip(1).zip(1..).map(page).collect();
    assert_eq!(converted(&text).furniture.len(), 6, "{:?}", converted(&text).furniture);
}

#[test]
fn the_only_page_is_named_at_its_end() {
    for foot in ["Blad 1", "Pagina 1", "[1]"] {
        let (_, texts) =
            read(&format!("Artikel 1 Duur\n1. De huur begint op 1 mei.\n2. Zij eindigt op 1 juni.\n{foot}\n"));
        assert_eq!(texts, "De huur begint op 1 mei. | Zij eindigt op 1 juni.", "{foot}");
    }
}

#[test]
fn a_page_on_one_line_may_end_with_its_number_between_hyphens() {
    let page = |n: u32, end: &str| {
        let text = "De bakker levert het brood iedere ochtend voor zeven uur af op het adres van de klant. ".repeat(4);
        format!("{n} Artikel {n} Levering {text}{end}\n\n")
    };
    let (_, texts) = read(&[page(1, "-1"), page(2, "-2"), page(3, "-3")].concat());
    assert!(texts.ends_with("van de klant.") && !texts.contains('-'), "{texts}");
}

/// Two pages; `between` stands between the columns of the first one, `top` at the top of the second one.
fn two_pages(between: &str, top: &str) -> String {
    let column = |article: u32| {
        let text = "De schipper volgt de aanwijzingen van de havenmeester op.\n";
        format!("Artikel {article} Verkeer\n1. {text}2. {text}3. {text}4. {text}")
    };
    let pages = [1, 3].map(|n| [n, n + 1].map(column));
    format!(
        "Reglement jachthaven\nDe Schelp Oudeveld\n\n{}{between}{}\n1\n\u{0C}{top}{}{}\n2\n",
        pages[0][0], pages[0][1], pages[1][0], pages[1][1]
    )
}

#[test]
fn a_running_line_between_the_columns_of_one_of_two_pages_is_furniture_where_the_title_says_it_again() {
    for (line, found) in [("Reglement De Schelp", 4), ("Algemene bepalingen", 2)] {
        let conversion = converted(&two_pages(&format!("\n{line}\n\n"), &format!("{line}\n\n")));
        assert_eq!(conversion.furniture.len(), found, "{line}: {:?}", conversion.furniture);
        assert_eq!(conversion.documents[0].title.as_deref(), Some("Reglement jachthaven De Schelp Oudeveld"));
    }
}

#[test]
fn the_number_of_one_of_two_pages_may_stand_between_its_columns() {
    let text = two_pages("\n1\n\n", "").replacen("\n1\n\u{0C}", "\u{0C}", 1);
    let numbers = |text: &str| {
        let furniture = converted(text).furniture;
        furniture.iter().filter(|f| f.kind == FurnitureKind::PageNumber).count()
    };
    assert_eq!(numbers(&text), 2);
    assert_eq!(numbers(&text.replacen("\n1\n", "\n3\n", 1)), 0, "these do not count the pages");
}
