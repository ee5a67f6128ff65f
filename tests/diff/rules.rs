//! One case a rule of docs/diff.md, on small texts.

use lidwoord::diff::words::Class;
use lidwoord::diff::{Change, Diff, Fate, Ignore, Options, Place, diff};
use lidwoord::tree::Document;

fn tree(text: &str) -> Vec<Document> {
    lidwoord::convert("-", text.as_bytes().to_vec(), &lidwoord::Options::default()).documents
}

fn compare(old: &str, new: &str, options: &Options) -> Diff {
    diff(&tree(old), &tree(new), options)
}

/// `renumbered, edited 4.1 > 3.1`, for every entry that is not the same.
fn lines(diff: &Diff) -> Vec<String> {
    let paths = |places: &[Place]| places.iter().map(|p| p.path.as_str()).collect::<Vec<_>>().join("+");
    let line = |c: &Change| {
        let also = if c.edited { ", edited" } else { "" };
        format!("{}{also} {} > {}", c.fate.name(), paths(&c.old), paths(&c.new)).trim().to_owned()
    };
    diff.changes.iter().filter(|c| c.fate != Fate::Same).map(line).collect()
}

const OLD: &str = "\
Artikel 1. Huur
1. De huurder gebruikt de zaal alleen voor het doel dat bij de reservering is opgegeven.
2. De huurder laat de zaal schoon en opgeruimd achter, zoals bepaald in artikel 3 lid 1.
Artikel 2. Borg
1. Bij de reservering betaalt de huurder een borg van tweehonderd euro.
2. De borg wordt na controle van de zaal teruggestort.
Artikel 3. Schoonmaak
1. Na afloop van de huur wordt de zaal geveegd en worden de tafels afgenomen.
2. Bijzondere vervuiling wordt door de verhuurder tegen kostprijs verwijderd.
";

#[test]
fn what_follows_a_removed_article_is_renumbered() {
    let new = OLD.replace("Artikel 2. Borg\n1. Bij de reservering betaalt de huurder een borg van tweehonderd euro.\n2. De borg wordt na controle van de zaal teruggestort.\n", "").replace("Artikel 3.", "Artikel 2.").replace("artikel 3 lid 1", "artikel 2 lid 1");
    let found = compare(OLD, &new, &Options::default());
    let wanted = [
        "removed 2 >",
        "removed 2.1 >",
        "removed 2.2 >",
        "renumbered 3 > 2",
        "renumbered 3.1 > 2.1",
        "renumbered 3.2 > 2.2",
    ];
    assert_eq!(lines(&found), wanted, "the reference in 1.2 follows, so 1.2 is the same");
}

#[test]
fn a_reference_that_does_not_follow_is_retargeted() {
    let new = OLD.replace("Artikel 2. Borg\n1. Bij de reservering betaalt de huurder een borg van tweehonderd euro.\n2. De borg wordt na controle van de zaal teruggestort.\n", "").replace("Artikel 3.", "Artikel 2.").replace("artikel 3 lid 1", "artikel 1 lid 1");
    let found = compare(OLD, &new, &Options::default());
    assert!(lines(&found).contains(&"edited 1.2 > 1.2".to_owned()), "{:?}", lines(&found));
    let change = found.changes.iter().find(|c| !c.retargeted.is_empty()).expect("a reference");
    assert_eq!(
        (&change.retargeted[0].from, &change.retargeted[0].to),
        (&vec!["3.1".to_owned()], &vec!["1.1".to_owned()])
    );
}

#[test]
fn a_reference_that_was_left_alone_is_retargeted_too() {
    let extra = "Artikel 3. Geluid\n1. Na elf uur wordt geen muziek meer ten gehore gebracht.\n";
    let new = OLD.replace("Artikel 3. Schoonmaak", &format!("{extra}Artikel 4. Schoonmaak"));
    let found = compare(OLD, &new, &Options::default());
    let change =
        found.changes.iter().find(|c| !c.retargeted.is_empty()).expect("artikel 3 lid 1 means another lid now");
    assert_eq!((change.fate, change.words.len()), (Fate::Edited, 0));
}

#[test]
fn an_article_that_stands_elsewhere_is_moved() {
    let (first, rest) = OLD.split_at(OLD.find("Artikel 2.").expect("an article"));
    let new = format!(
        "{}{}",
        rest.replace("Artikel 2.", "Artikel 1.").replace("Artikel 3.", "Artikel 2."),
        first.replace("Artikel 1.", "Artikel 3.").replace("artikel 3 lid", "artikel 2 lid")
    );
    let found = lines(&compare(OLD, &new, &Options::default()));
    assert_eq!(found.iter().filter(|line| line.starts_with("moved")).count(), 1, "{found:?}");
    assert!(found.contains(&"moved 1 > 3".to_owned()), "{found:?}");
    assert!(found.contains(&"renumbered 1.1 > 3.1".to_owned()), "{found:?}");
}

#[test]
fn leden_are_split_and_merged() {
    let old = OLD.replace("teruggestort.", "teruggestort. Wie later vertrekt betaalt een toeslag van vijftig euro.");
    let new =
        OLD.replace("teruggestort.", "teruggestort.\n3. Wie later vertrekt betaalt een toeslag van vijftig euro.");
    assert_eq!(lines(&compare(&old, &new, &Options::default())), ["split 2.2 > 2.2+2.3"]);
    assert_eq!(lines(&compare(&new, &old, &Options::default())), ["merged 2.2+2.3 > 2.2"]);
}

#[test]
fn classes_can_be_ignored() {
    let new = OLD.replace("schoon en opgeruimd", "schoon, en opgeruimd").replace("De borg wordt", "De Borg wordt");
    let classes = |diff: &Diff| diff.changes.iter().flat_map(|c| &c.words).map(|w| w.class).collect::<Vec<_>>();
    let found = compare(OLD, &new, &Options::default());
    assert_eq!(classes(&found), [Class::Punctuation, Class::Case]);
    assert_eq!(lines(&found), ["edited 1.2 > 1.2", "edited 2.2 > 2.2"]);
    let ignore = Ignore { punctuation: true, case: true, defined_names: false };
    assert!(compare(OLD, &new, &Options { ignore, names: vec![] }).is_empty());
}

#[test]
fn an_amount_is_no_punctuation() {
    let old = "Artikel 1. Prijs\n1. De huurder betaalt € 10,50 per uur voor de zaal.\n";
    let options = Options { ignore: Ignore { punctuation: true, case: true, defined_names: true }, names: vec![] };
    for new in ["€ 1050 per", "€ 105,0 per", "$ 10,50 per"] {
        assert_eq!(lines(&compare(old, &old.replace("€ 10,50 per", new), &options)), ["edited 1.1 > 1.1"], "{new}");
    }
}

#[test]
fn names_can_be_mapped() {
    let old = "Artikel 1. Partijen\n1. Molenwiek B.V. verhuurt de zaal.\n2. Molenwieks personeel opent de deur.\n";
    let new = old.replace("Molenwiek B.V.", "Zilverspar V.O.F.").replace("Molenwieks", "Zilverspars");
    let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
    let names = vec![pair("Molenwiek B.V.", "Zilverspar V.O.F."), pair("Molenwiek", "Zilverspar")];
    assert_eq!(lines(&compare(old, &new, &Options { names, ignore: Ignore::default() })), Vec::<String>::new());
}

#[test]
fn defined_names_are_a_class() {
    let old = "Artikel 1. Definities\n1. Huurder: de persoon die een overeenkomst met ons sluit voor het gebruik van de zaal.\nArtikel 2. Betaling\n1. Huurder betaalt de zaal vooruit.\n";
    let new = old.replace("Huurder", "Gebruiker");
    let found = compare(old, &new, &Options::default());
    assert!(found.changes.iter().flat_map(|c| &c.words).all(|w| w.class == Class::DefinedNames), "{:?}", found.changes);
    assert_eq!(lines(&found), ["edited 1.1 > 1.1", "edited 2.1 > 2.1"]);
    let ignore = Ignore { defined_names: true, ..Ignore::default() };
    assert!(compare(old, &new, &Options { ignore, names: vec![] }).is_empty());
}

/// The leden of an article, with their numbers.
fn article(number: usize, heading: &str, leden: &[&str]) -> String {
    let leden: String = leden.iter().enumerate().map(|(n, text)| format!("{}. {text}\n", n + 1)).collect();
    format!("Artikel {number}. {heading}\n{leden}")
}

const KEY: &str = "De sleutel van de zaal wordt na afloop in de brievenbus van de beheerder gedaan.";
const MUSIC: &str = "Na elf uur 's avonds wordt in de zaal geen versterkte muziek meer ten gehore gebracht.";
const BAR: &str = "Dranken worden uitsluitend bij de bar van het dorpshuis afgenomen.";
const LIGHT: &str = "Wie als laatste vertrekt doet alle lampen uit.";

#[test]
fn a_new_chapter_moves_nothing() {
    let new = format!("HOOFDSTUK 1. ALGEMEEN\n{}", OLD.replace("Artikel 3.", "HOOFDSTUK 2. SLOT\nArtikel 3."));
    assert_eq!(lines(&compare(OLD, &new, &Options::default())), ["added  > hoofdstuk-1", "added  > hoofdstuk-2"]);
}

#[test]
fn as_few_siblings_as_possible_moved() {
    let long = [KEY, MUSIC, BAR].join(" ");
    let old = article(1, "Zaal", &[&long, "De zaal is rookvrij.", "Honden blijven buiten.", LIGHT]);
    let new = article(1, "Zaal", &["De zaal is rookvrij.", "Honden blijven buiten.", LIGHT, &long]);
    let found = lines(&compare(&old, &new, &Options::default()));
    assert_eq!(found.iter().filter(|line| line.starts_with("moved")).collect::<Vec<_>>(), ["moved 1.1 > 1.4"]);
}

#[test]
fn a_lid_beside_one_that_stayed_may_be_reworded_much() {
    let before = "Bij verlies van de sleutel betaalt de huurder vijftig euro aan de beheerder.";
    let after = "Bij verlies van de sleutel komen de kosten van nieuwe sloten voor rekening van wie huurde.";
    let old = article(1, "Muziek", &[MUSIC]) + &article(2, "Sleutel", &[KEY, before]);
    let new = article(1, "Sleutel", &[KEY, after]);
    let found = lines(&compare(&old, &new, &Options::default()));
    assert!(found.contains(&"renumbered, edited 2.2 > 1.2".to_owned()), "{found:?}");
}

#[test]
fn the_term_tells_what_is_defined_anew() {
    let old = article(1, "Definities", &["Beheerder: degene die namens het bestuur de zaal opent en sluit."]);
    let new = article(
        1,
        "Definities",
        &["Zaal: de grote ruimte achter de bar.", "Beheerder: wie daarvoor door het bestuur van de zaal is benoemd."],
    );
    let found = lines(&compare(&old, &new, &Options::default()));
    assert_eq!(found, ["added  > 1.1", "renumbered, edited 1.1 > 1.2"]);
}

#[test]
fn a_meaning_that_goes_to_another_term_does_not_take_it_along() {
    let meaning = "degene die namens het bestuur de zaal opent en na afloop weer sluit.";
    let old = article(
        1,
        "Definities",
        &[&format!("Beheerder: {meaning}"), "Gastheer: wie namens de bar de gasten van het bestuur ontvangt."],
    );
    let new = article(1, "Definities", &[&format!("Gastheer: {meaning}")]);
    let found = lines(&compare(&old, &new, &Options::default()));
    assert_eq!(found, ["removed 1.1 >", "renumbered, edited 1.2 > 1.1"]);
}

#[test]
fn the_same_words_stay_with_their_article() {
    let same = "Het bestuur kan hiervan afwijken.";
    let old = article(1, "Muziek", &[same, MUSIC, BAR]) + &article(2, "Sleutel", &[same, KEY, LIGHT]);
    let new = article(1, "Sleutel", &[KEY, LIGHT, same]) + &article(2, "Muziek", &[MUSIC, BAR, same]);
    let found = lines(&compare(&old, &new, &Options::default()));
    let has = |pair: &str| found.iter().any(|line| line.ends_with(pair));
    assert!(has(" 1.1 > 2.3") && has(" 2.1 > 1.3"), "{found:?}");
}
