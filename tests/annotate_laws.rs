//! Laws: how they are written, what they are called, and where they are.

use lidwoord::annotate::references::references;
use lidwoord::decode::Text;
use lidwoord::tree::Reference;

mod outline;

fn find(text: &str) -> Vec<Reference> {
    let document = outline::document(&format!("artikel 1 1 | | {text}"));
    references(&Text::default(), &document).0.pop().map_or(Vec::new(), |f| f.1)
}

/// Law, article, leden and onderdelen.
fn shown(references: &[Reference]) -> String {
    let one = |r: &Reference| {
        let law = r.law.as_deref().unwrap_or("?");
        let article = r.article.as_deref().map_or(String::new(), |a| format!(" {a}"));
        let lid = if r.lid.is_empty() { String::new() } else { format!(" lid {}", r.lid.join("+")) };
        let onder = if r.onderdeel.is_empty() { String::new() } else { format!(" onder {}", r.onderdeel.join("+")) };
        format!("{law}{article}{lid}{onder}")
    };
    references.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn laws() {
    const BW: &str = "Burgerlijk Wetboek";
    for (text, want) in [
        ("artikel 6:89 BW", format!("{BW} 6:89")),
        ("art. 6:96 BW", format!("{BW} 6:96")),
        ("artikel 6:235 lid 1 of lid 3 BW", format!("{BW} 6:235 lid 1+3")),
        ("artikel 7:408 lid 1 van het Burgerlijk Wetboek", format!("{BW} 7:408 lid 1")),
        ("artikel 6:119a van het Nederlandse Burgerlijk Wetboek", format!("{BW} 6:119a")),
        ("artikelen 6:88, 6:90 en 6:91 BW", format!("{BW} 6:88; {BW} 6:90; {BW} 6:91")),
        ("artikel 6:119 of, indien hij handelt, artikel 6:119a BW", format!("{BW} 6:119; {BW} 6:119a")),
        ("artikel 7:408 jo. 7:411 BW", format!("{BW} 7:408; {BW} 7:411")),
        ("artikelen 7:17 t/m 7:23 BW", format!("{BW} 7:17 t/m 7:23")),
        ("artikel 7:204 van het BW", format!("{BW} 7:204")),
        ("artikel 89 van Boek 6 BW", format!("{BW} 6:89")),
        ("afdeling 2B van titel 5 van Boek 6 BW", BW.to_owned()),
        ("artikel 11 van de Wet op de Omzetbelasting 1968", "Wet op de omzetbelasting 1968 11".into()),
        ("de artikelen 149, 154 en 174 van de Gemeentewet", "Gemeentewet 149; Gemeentewet 154; Gemeentewet 174".into()),
        ("artikel 5 en artikel 6 van de Gemeentewet", "Gemeentewet 5; Gemeentewet 6".into()),
        ("artikel 28 lid 3 AVG", "Algemene verordening gegevensbescherming 28 lid 3".into()),
        (
            "artikel 4, onder 8, van de Algemene verordening gegevensbescherming (AVG)",
            "Algemene verordening gegevensbescherming 4 onder 8".into(),
        ),
        ("onder de AVG valt", "Algemene verordening gegevensbescherming".into()),
        ("artikel 3:4 Awb en de Wft", "Algemene wet bestuursrecht 3:4; Wet op het financieel toezicht".into()),
        ("artikel 3 van de Wet normering topinkomens", "Wet normering topinkomens 3".into()),
        ("volgens de Wet medische hulpmiddelen is dit", "Wet medische hulpmiddelen".into()),
        ("artikel 5 van het Vuurwerkbesluit", "Vuurwerkbesluit 5".into()),
        ("artikel 1382 van het Belgisch Burgerlijk Wetboek", "Belgisch Burgerlijk Wetboek 1382".into()),
        ("artikel VI.53, 4° van het Wetboek van economisch recht", "Wetboek van economisch recht VI.53 onder 4".into()),
        ("artikel VI.45 WER", "Wetboek van economisch recht VI.45".into()),
        ("de artikelen 1641 tot 1649 van het oud Burgerlijk Wetboek", "oud Burgerlijk Wetboek 1641 t/m 1649".into()),
        ("artikel 1798 oud BW", "oud BW 1798".into()),
        ("Het Weens Koopverdrag 1980 is uitgesloten", "Weens Koopverdrag".into()),
        ("artikel 2 van Verordening (EU) 2016/679", "Algemene verordening gegevensbescherming 2".into()),
        ("Verordening (EG) nr. 178/2002", "Verordening (EG) nr. 178/2002".into()),
        ("Richtlijn 93/13/EEG", "Richtlijn oneerlijke bedingen".into()),
        ("gepubliceerd in Stb. 2018, 144", "Stb. 2018, 144".into()),
        ("HR 19 juli 2019, ECLI:NL:HR:2019:1284.", "ECLI:NL:HR:2019:1284".into()),
    ] {
        assert_eq!(shown(&find(text)), want, "{text}");
    }
}

#[test]
fn addresses() {
    let eu = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:";
    let nl = "https://wetten.overheid.nl/";
    for (text, want) in [
        ("artikel 6:89 BW", Some(format!("{nl}jci1.3:c:BWBR0005289&boek=6&artikel=89"))),
        ("artikelen 7:17 t/m 7:23 BW", Some(format!("{nl}BWBR0005290"))),
        ("het BW", None),
        ("artikel 149 van de Gemeentewet", Some(format!("{nl}jci1.3:c:BWBR0005416&artikel=149"))),
        ("de Gemeentewet", Some(format!("{nl}BWBR0005416"))),
        ("de AVG", Some(format!("{eu}32016R0679"))),
        ("Verordening (EG) nr. 178/2002", Some(format!("{eu}32002R0178"))),
        ("Verordening (EU) 2019/1150", Some(format!("{eu}32019R1150"))),
        ("Richtlijn 2000/31/EG", Some(format!("{eu}32000L0031"))),
        ("Weens Koopverdrag", None),
        ("Stb. 2018, nr. 144", Some("https://zoek.officielebekendmakingen.nl/stb-2018-144.html".into())),
        ("Stb. 1990, 144", None),
        ("ECLI:NL:HR:2019:1284", Some("https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2019:1284".into())),
        ("ECLI:EU:C:2014:317", None),
    ] {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].uri, want, "{text}");
    }
}

#[test]
fn look_alikes_give_nothing() {
    for text in [
        "de wet bepaalt anders",
        "Wet- en regelgeving",
        "de WOZ-waarde",
        "een AVG-verzoek",
        "de verordening van de gemeente",
        "Verordening 12/2020",
        "richtlijn van de fabrikant",
        "het besluit van de directie",
        "Stb. van vorig jaar",
        "ECLI: onbekend",
        "BWK en ABW",
        "ISO 9001",
        "K en Sr",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn the_table_is_sound() {
    let rows: Vec<Vec<&str>> = include_str!("../src/annotate/laws/laws.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split('\t').collect())
        .collect();
    assert!(rows.len() >= 100);
    let mut names: Vec<&str> = Vec::new();
    for row in &rows {
        names.extend(std::iter::once(row[0]).chain(row.get(1).into_iter().flat_map(|a| a.split(';'))));
        let id = row.get(2).copied().unwrap_or("");
        assert_eq!(id.is_empty(), row.get(3).is_none(), "{}: an identifier and where it was checked", row[0]);
        for id in id.split(' ').filter(|i| !i.is_empty()) {
            let id = id.split_once('=').map_or(id, |(_, id)| id);
            let bwb = id.len() == 11
                && (id.starts_with("BWBR") || id.starts_with("BWBV"))
                && id[4..].bytes().all(|b| b.is_ascii_digit());
            let celex = id.len() == 10 && id.starts_with('3') && matches!(id.as_bytes()[5], b'R' | b'L' | b'D');
            assert!(bwb || celex, "{id}");
        }
    }
    names.retain(|n| !n.is_empty());
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "no name stands twice");
}
