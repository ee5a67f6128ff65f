//! Definitions: each form, the table, and what is odd about it.

use lidwoord::annotate::definitions::{define, findings, inside};
use lidwoord::tree::Document;

mod outline;

#[test]
fn forms_inside_a_text() {
    for (text, terms) in [
        ("Onder opdrachtgever wordt verstaan de natuurlijke persoon die", &["opdrachtgever"][..]),
        (
            "Onder “Pyber” wordt in deze overeenkomst verstaan: de b.v. Onder “Cliënt” wordt verstaan: de koper.",
            &["Pyber", "Cliënt"],
        ),
        ("Onder overmacht aan de zijde van leverancier wordt onder meer verstaan: (i) staking", &["overmacht"]),
        ("Onder overmacht wordt, naast hetgeen in artikel 6:75 BW is bepaald, verstaan: brand", &["overmacht"]),
        ("wordt onder SaaS verstaan: het beschikbaar stellen", &["SaaS"]),
        ("Onder “schriftelijk” valt in deze voorwaarden ook e-mail", &["schriftelijk"]),
        (
            "de b.v. Molenwiek (hierna: ‘Dienstverlener’) en de klant (hierna te noemen: “Koper”)",
            &["Dienstverlener", "Koper"],
        ),
        ("de foto’s (verder: ’de materialen’), die", &["de materialen"]),
        ("de programmatuur, hierna te noemen ‘de programmatuur’. Het recht", &["de programmatuur"]),
        ("trainingen en dergelijke (hierna te noemen: opleiding).", &["opleiding"]),
        ("de gebruiker van deze voorwaarden, verder te noemen opdrachtnemer, alsook", &["opdrachtnemer"]),
        ("Opslag B.V., hierna ook ‘wij’ genoemd.", &["wij"]),
        ("gezamenlijk ook te noemen “Partijen” en ieder afzonderlijk “Partij”,", &["Partijen", "Partij"]),
        ("de wederpartij (“Afnemer”) betaalt", &["Afnemer"]),
        ("waar sprake is van ‘fouten’ wordt daaronder verstaan het niet voldoen", &["fouten"]),
        ("waar wordt gesproken van ‘schriftelijk’, wordt daaronder mede begrepen een bericht", &["schriftelijk"]),
        ("In geval van overmacht, waaronder in ieder geval wordt verstaan storingen", &["overmacht"]),
    ] {
        let found: Vec<String> = inside(text).into_iter().map(|d| d.term).collect();
        assert_eq!(found, terms, "{text}");
    }
}

#[test]
fn look_alikes_define_nothing() {
    for text in [
        "met inachtneming van het hierna bepaalde",
        "Hieronder wordt uitdrukkelijk niet verstaan een verhuizing",
        "Onder Garantie valt niet het herstellen van gegevens",
        "Onder meer wordt daaronder verstaan",
        "daaronder begrepen gevolgschade",
        "waaronder begrepen gederfde winst",
        "en verder: niets",
        "zich met de derde hebben te verstaan",
        "niet nader aangeduid als zodanig",
        "(zie ook “voorwaarden” hierboven)",
        "In deze voorwaarden wordt verstaan onder:",
    ] {
        assert_eq!(inside(text), [], "{text}");
    }
}

fn defined(outline: &str) -> Document {
    let mut document = outline::document(outline);
    define(&mut document);
    document
}

#[test]
fn the_table_of_a_list() {
    let document = defined(
        "
artikel 1 1 | Definities | In deze voorwaarden wordt verstaan onder:
  lid 1 1.1 | | Back-up: Reserve kopieën van bestanden.
  lid 2 1.2 | | IP adres; Een uniek nummer.
  lid 3 1.3 | | Werkdag:
    alinea - 1.3.+1 | | Maandag tot en met vrijdag.
  lid 4 1.4 | | Deze lijst is niet volledig: er zijn er meer.
artikel 2 2 | Duur
  lid 1 2.1 | | Let op: dit is geen definitie.
  lid 2 2.2 | | “Dienst”: de dienst. Een Back-up per Werkdag, en back-ups.
",
    );
    let table: Vec<(&str, &str, &str, u32)> =
        document.definitions.iter().map(|d| (d.path.as_str(), d.term.as_str(), d.text.as_str(), d.uses)).collect();
    assert_eq!(
        table,
        [
            ("1.1", "Back-up", "Reserve kopieën van bestanden.", 1),
            ("1.2", "IP adres", "Een uniek nummer.", 0),
            ("1.3", "Werkdag", "Maandag tot en met vrijdag.", 1),
            ("2.2", "Dienst", "de dienst. Een Back-up per Werkdag, en back-ups.", 0),
        ]
    );
    assert_eq!(document.nodes[1].defines, ["Back-up"]);
}

#[test]
fn a_sentence_opens_a_list() {
    let document = defined(
        "
artikel 1 1 | Defenities
  lid 1 1.1 | | Hierin worden de navolgende woorden en termen met een hoofdletter gebruikt.
  lid 2 1.2 | | Spam: ongevraagde e-mail.
",
    );
    assert_eq!(document.nodes[2].defines, ["Spam"]);
}

#[test]
fn odd_definitions_are_reported() {
    let document = defined(
        "
artikel 1 1 | Definities
  lid 1 1.1 | | Koper: degene die koopt.
  lid 2 1.2 | | Zaken: wat de Koper koopt.
  lid 3 1.3 | | Prijs: de prijs van de Zaken.
artikel 2 2
  lid 1 2.1 | | Onder koper wordt verstaan: de Afnemer.
  lid 2 2.2 | | Onder zaken worden mede verstaan diensten van de Afnemer aan de Afnemer.
",
    );
    let codes = |pedantic| findings(&document, pedantic).iter().map(|f| f.code).collect::<Vec<_>>();
    assert_eq!(codes(false), ["defined-twice"]);
    assert_eq!(codes(true), ["defined-twice", "defined-unused", "used-undefined"]);
}
