//! Every class of broken word, and what only looks like one: the cases are data, [`check`] is the only judge.

#![cfg_attr(not(feature = "lexicon"), allow(dead_code, unused_imports))]

use lidwoord::lexicon::Lexicon;
use lidwoord::repair::{Break, Evidence, Habit, Verdict, decide, glued, is_candidate, residues};
use lidwoord::trace::Confidence;

/// What a line end must become.
enum Is {
    /// This text, decided by this rule.
    Now(&'static str, &'static str),
    /// A hyphen that stands for a part said later.
    Suspended,
    /// No broken word.
    Nothing,
    /// Report it, do not touch it.
    Doubtful,
}
use Is::*;

/// A document that hyphenates: four breaks that can only be soft.
const HYPHENATES: &[&str] =
    &["de samenhan-", "gende delen en de verplich-", "ting tot vergoe-", "ding van de waar-", "de der zaken."];
/// A document that never does: six real hyphens at its line ends.
const NEVER: &[&str] = &[
    "een back-",
    "up van SaaS-",
    "diensten, een e-",
    "mail, de IP-",
    "adressen, een test-",
    "case, de web-",
    "winkel, de niet-",
    "roker.",
];

/// Decides the break between two lines that stand at the end of a document.
fn verdict(document: &[&'static str], line: &str, following: &str) -> Verdict {
    let lexicon = Lexicon::dutch();
    let lines: Vec<&str> = document.iter().copied().chain([line, following]).collect();
    let evidence = Evidence::gather(lines.iter().copied(), &lexicon);
    Break::between(line, following, false).map_or(Verdict::None, |found| decide(&found, &evidence))
}

fn check(document: &[&'static str], cases: &[(&str, &str, Is)]) {
    for (line, following, expected) in cases {
        let found = verdict(document, line, following);
        let right = match (expected, &found) {
            (Now(now, rule), Verdict::Repair(decision)) => decision.now == *now && decision.rule == *rule,
            (Suspended, Verdict::Suspended) | (Nothing, Verdict::None) | (Doubtful, Verdict::Doubtful { .. }) => true,
            _ => false,
        };
        assert!(right, "{line} | {following} gives {found:?}");
    }
}

#[cfg(feature = "lexicon")]
mod with_lexicon {
    use super::*;

    #[test]
    fn join() {
        check(
            HYPHENATES,
            &[
                ("de overeen-", "komst, die", Now("overeenkomst,", "lexicon-word")),
                ("de overeen\u{2010}", "komst die", Now("overeenkomst", "lexicon-word")),
                ("de overeen\u{2212}", "komst die", Now("overeenkomst", "lexicon-word")),
                ("de overeen\u{ad}", "komst die", Now("overeenkomst", "soft-hyphen")),
                ("AANSPRAKE-", "LIJKHEID", Now("AANSPRAKELIJKHEID", "lexicon-word")),
                ("(mede)aan-", "sprakelijk", Now("(mede)aansprakelijk", "lexicon-word")),
                ("de SaaS-dien-", "sten", Now("SaaS-diensten", "lexicon-word")),
                ("niet-toerekenba-", "re fouten", Now("niet-toerekenbare", "lexicon-word")),
                ("een e-mail-", "adres", Now("e-mailadres", "lexicon-word")),
                ("de octrooidata-", "banken", Now("octrooidatabanken", "compound")),
                ("de goederenwaar-", "de van", Now("goederenwaarde", "compound")),
                ("de Kwikzil-", "vers", Now("Kwikzilvers", "hyphenates")),
            ],
        );
    }

    #[test]
    fn keep() {
        check(
            HYPHENATES,
            &[
                ("de Back-", "ups van", Now("Back-ups", "lexicon-word")),
                ("de SaaS-", "service", Now("SaaS-service", "initialism")),
                ("een e-", "mail", Now("e-mail", "single-letter")),
                ("wegens niet-", "beschikbaar zijn", Now("niet-beschikbaar", "prefix")),
                ("en niet-", "sublicentieerbaar recht", Now("niet-sublicentieerbaar", "prefix")),
                ("software-as-a-", "service", Now("software-as-a-service", "single-letter")),
                ("langzaam-aan-", "acties", Now("langzaam-aan-acties", "particle")),
                ("nummer 088-", "0012300", Now("088-0012300", "digit")),
                ("in Molenrade-", "Oost", Now("Molenrade-Oost", "capital")),
                ("een niet-", "EU-land", Now("niet-EU-land", "capital")),
                ("de back-", "upvoorzieningen", Now("back-upvoorzieningen", "hyphened-part")),
                ("reverse-", "engineering", Now("reverse-engineering", "vowel-clash")),
            ],
        );
    }

    #[test]
    fn never_hyphenates() {
        check(
            NEVER,
            &[
                ("de performance-", "eisen", Now("performance-eisen", "never-hyphenates")),
                ("zakelijke, arbeids-", "of andere", Suspended),
                ("partij-", "en andere", Suspended),
            ],
        );
    }

    #[test]
    fn suspended() {
        check(
            HYPHENATES,
            &[
                ("de arbeids-", "of andere relaties", Suspended),
                ("de moeder-", "en/of dochtermaatschappij", Suspended),
                ("de wet-", "en regelgeving", Suspended),
                ("de import-", "en exportheffingen", Suspended),
                ("de inkoop-", "c.q. verkoopvoorwaarden", Suspended),
                ("tussen partij-", "en in de", Now("partijen", "lexicon-word")),
                ("van zo-", "als dat", Now("zoals", "lexicon-word")),
            ],
        );
    }

    #[test]
    fn trema_and_diminutive() {
        check(
            HYPHENATES,
            &[
                ("te be-", "eindigen", Now("beëindigen", "lexicon-word")),
                ("de co-", "ordinatie", Now("coördinatie", "lexicon-word")),
                ("een re-", "eel beeld", Now("reëel", "lexicon-word")),
                ("Te Be-", "eindigen", Now("Beëindigen", "lexicon-word")),
                ("HET BE-", "EINDIGEN", Now("BEËINDIGEN", "lexicon-word")),
                ("te beëin-", "digen", Now("beëindigen", "lexicon-word")),
                ("is voorbe-", "eindigd", Now("voorbeëindigd", "trema")),
                ("een zee-", "egel", Now("zee-egel", "lexicon-word")),
                ("het café-", "tje", Now("cafeetje", "diminutive")),
                ("het oma-", "tje", Now("omaatje", "diminutive")),
            ],
        );
    }

    #[test]
    fn slash_bracket_address() {
        check(
            &[],
            &[
                ("servers en/", "of netwerken", Now("en/of", "slash")),
                ("gegevens/", "data", Now("gegevens/data", "slash")),
                ("aanbiedingen en/of (af)", "leveringen van", Now("(af)leveringen", "bracket")),
                ("binnen 4 (vier)", "weken na", Nothing),
                ("zie (b.v. Fout herstel)", "dan wel", Nothing),
                (
                    "op https://www.voorbeeld.nl/",
                    "algemene-voorwaarden.html staat",
                    Now("https://www.voorbeeld.nl/algemene-voorwaarden.html", "address"),
                ),
                ("naar info@", "voorbeeld.nl", Now("info@voorbeeld.nl", "address")),
                ("zie www.voorbeeld.nl/", "Deze voorwaarden", Nothing),
            ],
        );
    }

    #[test]
    fn look_alikes() {
        check(
            HYPHENATES,
            &[
                ("minimum van 500,-", "(vijfhonderd)", Nothing),
                ("van 500,-", "per keer", Nothing),
                ("de zaken -", "met inbegrip", Nothing),
                ("deze voorwaar-", "voorwaarde dat", Doubtful),
                ("de bedrijfs-", "deze is", Doubtful),
                ("de bedrijfs-", "a. Het", Doubtful),
                ("de overeen-", "Artikel 4", Doubtful),
            ],
        );
    }

    #[test]
    fn a_space_ends_the_word() {
        let document = &["de partijen ", "komen samen ", "en de samenhan-", "gende verplich-", "ting ", "gelden "];
        check(
            document,
            &[
                ("zakelijke, arbeids- ", "of andere", Suspended),
                ("partij- ", "en in", Suspended),
                ("partij-", "en in", Now("partijen", "document-word")),
            ],
        );
    }

    #[test]
    fn the_document_is_the_strongest_witness() {
        let document =
            &["een nettofactuur en Kwikzilvers en een mini-bar en minibar en minibar", "de samenhan-", "gende"];
        check(
            document,
            &[
                ("de netto-", "factuur", Now("nettofactuur", "document-word")),
                ("de Kwik-", "zilvers", Now("Kwikzilvers", "document-word")),
                ("een mini-", "bar", Now("minibar", "document-word")),
            ],
        );
        let both = verdict(document, "een mini-", "bar");
        let decision = both.decision().unwrap();
        assert_eq!((decision.alternative.as_deref(), decision.confidence), (Some("mini-bar"), Confidence::Guess));
    }

    #[test]
    fn habits() {
        let lexicon = Lexicon::dutch();
        let habit = |lines: &[&'static str]| Evidence::gather(lines.iter().copied(), &lexicon).habits.line_end;
        assert_eq!(habit(HYPHENATES), Habit::Hyphenates);
        assert_eq!(habit(NEVER), Habit::Never);
        assert_eq!(habit(&["de samenhan-", "gende"]), Habit::Unknown);
    }

    /// Each text, and what its residues become; nothing where they are none.
    const RESIDUES: &[(&str, &[&str])] = &[
        ("een verge-lijkbare offerte", &["vergelijkbare"]),
        ("de bron- materialen zijn", &["bronmaterialen"]),
        ("configureren en/ of aanpassen", &["en/of"]),
        ("het IP- adres blijft", &["IP-adres"]),
        ("een volledige back- up maken", &["back-up"]),
        ("Software-as-a- Service (ook wel", &["Software-as-a-Service"]),
        ("de inkt(cartridges) en inkt-(cartridges), toner", &["inkt(cartridges),"]),
        ("de in- en verkoop", &[]),
        ("zet-, druk-, of andere proeven", &[]),
        ("36. Zet- druk- of andere proeven", &[]),
        ("moeder-, zuster- en/of dochter", &[]),
        ("toegangs- of identificatiecodes", &[]),
        ("website ontwikkeling, -beheer en -onderhoud", &[]),
        ("zijn - al dan niet - bevoegd", &[]),
        ("(Rechts-)personen met een privé-sleutel", &[]),
        ("een up-to-date SaaS-service van 500,- per e-mail", &[]),
        ("is hij -zonder dat dit vereist is- rente verschuldigd", &[]),
        ("Levertijden / overschrijding van de kwaliteits- en 24-uursdienst", &[]),
        ("de vervolg-opdrachten van de opdrachtgever", &[]),
    ];

    #[test]
    fn inside_lines() {
        let lexicon = Lexicon::dutch();
        for (text, expected) in RESIDUES {
            let evidence = Evidence::gather([*text], &lexicon);
            let found: Vec<String> = residues(text, &evidence).into_iter().map(|r| r.decision.now).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    /// Fifty lines of 61 bytes that go on, none of them with a hyphen at its end.
    fn without_hyphens() -> Vec<String> {
        let line = |n| format!("de huurder haalt fiets {n} op en brengt die schoon weer terug met");
        (10..60)
            .map(line)
            .chain(["een back-up, een back-up van de SaaS-dienst en e-mail: tenminste om, omfietsen.".to_owned()])
            .collect()
    }

    /// Each line, and what comes back of the hyphens that went with its end.
    const GONE: &[(&str, &[&str])] = &[
        ("De verhuurder zorgt er zelf voor dat van alles een backup. Die", &["back-up."]),
        ("De verhuurder zorgt er zelf voor dat alles met de SaaSdienst kan", &["SaaS-dienst"]),
        ("De huurder betaalt alle kosten binnen veertien dagen per ICTdienst af", &["ICT-dienst"]),
        ("De huurder betaalt alle kosten van het meten van de CO2uitstoot en", &["CO2-uitstoot"]),
        ("De huurder betaalt de rente over de tijd van zijn nietbetaling, en", &["niet-betaling,"]),
        ("De huurder mag de fiets niet meenemen naar een ander nietEU-land", &["niet-EU-land"]),
        ("De huurder onthoudt zich bij de fiets van reverseengineering, ook", &["reverse-engineering,"]),
        ("De huurder ziet voor de huur af van het recht van deelof voorfacturering", &["deel- of voorfacturering"]),
        ("De huurder betaalt voor iedere dag dat hij te laat is EUR 45,per dag", &["45,- per"]),
        ("De huurder betaalt voor iedere dag die hij te laat is wat de ge meten", &["gemeten"]),
        ("De huurder betaalt voor iedere dag dat hij te laat is wat verschul digd", &["verschuldigd"]),
        // Away from the end somebody wrote that, and a hyphen that stands there is one.
        ("Een nietbetaling en een ICTdienst zijn voor de huurder en de klant zelf", &[]),
        ("Met SaaS-dienst wordt bedoeld de dienst, met inbegrip van de hulp", &[]),
        ("De huurder betaalt voor iedere dag dat hij te laat is wat ten minste", &[]),
        ("De huurder betaalt voor iedere dag dat de huur hem laat om fietsen", &[]),
        // Nothing is known of a word that is one with or without.
        ("De huurder betaalt de rente over de tijd van zijn subfacturen, ook", &[]),
        ("De huurder betaalt de rente over de tijd van zijn nietigheid, ook", &[]),
    ];

    #[test]
    fn gone_with_the_line_ends() {
        let lexicon = Lexicon::dutch();
        let found = |document: &[String], line: &str| -> Vec<String> {
            let evidence = Evidence::gather(document.iter().map(|line| &**line).chain([line]), &lexicon);
            residues(line, &evidence).into_iter().map(|r| r.decision.now).collect()
        };
        let document = without_hyphens();
        for (line, expected) in GONE {
            assert_eq!(found(&document, line), *expected, "{line}");
        }
        let at_end = "De verhuurder zorgt er zelf voor dat alles met een ICTdienst kan";
        let twice = [&*document, &["een ICTdienst is nodig.".to_owned()]].concat();
        assert_eq!(found(&twice, at_end), [""; 0], "somebody writes so");
        // A typesetter's own breaks, with another character, are no hyphens of words.
        let soft: Vec<String> =
            (0..12).map(|n| format!("de huurder haalt fiets {n} op en brengt die weer scho\u{ad}")).collect();
        assert_eq!(found(&[&*document, &soft].concat(), at_end), ["ICT-dienst"]);
        let hard: Vec<String> = soft.iter().map(|line| line.replace('\u{ad}', "-")).collect();
        assert_eq!(found(&[&*document, &hard].concat(), at_end), [""; 0], "hyphens stand at line ends");
    }

    #[test]
    fn repairing_twice_changes_nothing() {
        let lexicon = Lexicon::dutch();
        for (text, expected) in RESIDUES {
            let again = expected.join(" ");
            let evidence = Evidence::gather([again.as_str()], &lexicon);
            assert_eq!(residues(&again, &evidence), [], "{text}");
        }
    }

    #[test]
    fn glued_words() {
        let lexicon = Lexicon::dutch();
        let cases: &[(&str, &[&str])] = &[
            ("een nietsublicentieerbaar recht", &["niet-sublicentieerbaar"]),
            ("het recht van deelof voorfacturering", &["deel- of voorfacturering"]),
            ("programmatuur, veren gebruiksartikelen", &["ver- en gebruiksartikelen"]),
            ("een IP-adres en het IPadres", &["IP-adres"]),
            ("de kosten en zaken worden nietig of nietszeggend, de stof overeengekomen", &[]),
            ("De Overeenkomst gaat in of eindigt; McDonald, GmbH en DigiD zijn namen", &[]),
        ];
        for (text, expected) in cases {
            let evidence = Evidence::gather([*text], &lexicon);
            let found: Vec<String> = glued(text, &evidence).into_iter().map(|g| g.suggestion).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}

#[test]
fn candidates() {
    for line in [
        "de overeen-",
        "de overeen- ",
        "de overeen\u{ad}",
        "servers en/",
        "alle (af)",
        "zie https://www.voorbeeld.nl/a_",
        "info@",
    ] {
        assert!(is_candidate(line), "{line}");
    }
    for line in ["", "-", "de overeenkomst", "van de zaak.", "(vier", "4)", "a)", "in 2024", "De huur bedraagt € 5;"]
    {
        assert!(!is_candidate(line), "{line}");
    }
}

#[test]
fn without_a_lexicon_the_document_decides() {
    let lexicon = Lexicon::exceptions();
    let lines = ["De overeenkomst geldt. Te", "be-", "eindigen van de overeen-", "komst kan."];
    let evidence = Evidence::gather(lines, &lexicon);
    let now = |at: usize| {
        decide(&Break::between(lines[at], lines[at + 1], false).unwrap(), &evidence).decision().unwrap().now.clone()
    };
    assert_eq!((now(1).as_str(), now(2).as_str()), ("beëindigen", "overeenkomst"));
}
