//! Facts: amounts, percentages, periods and dates, and numbers that are written twice.

use lidwoord::annotate::facts::{differ, facts};

fn shown(text: &str) -> String {
    let one = |f: lidwoord::tree::Fact| format!("{} {} {}", f.kind.name(), f.value, f.unit).trim_end().to_owned();
    facts(text).into_iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn facts_of_each_sort() {
    for (text, want) in [
        ("een bedrag van € 2.500,- per dag", "amount 2500.00 EUR"),
        ("€ 1.250.000.", "amount 1250000.00 EUR"),
        ("€ 19,95, of € 5.000,--", "amount 19.95 EUR; amount 5000.00 EUR"),
        ("EUR 40 en 500 euro", "amount 40.00 EUR; amount 500.00 EUR"),
        ("Euro 50.000,- (vijftigduizend euro)", "amount 50000.00 EUR; amount 50000.00 EUR"),
        ("vijfhonderd duizend Euro", "amount 500000.00 EUR"),
        ("€ 1,5 miljoen", "amount 1500000.00 EUR"),
        ("15% of 2,5 procent", "percentage 15 %; percentage 2.5 %"),
        ("binnen 14 (veertien) dagen", "period 14 dag"),
        ("drie (3) maanden", "period 3 maand"),
        ("drie maanden en één jaar", "period 3 maand; period 1 jaar"),
        ("binnen een maand", "period 1 maand"),
        ("5 werkdagen, 48 uur", "period 5 werkdag; period 48 uur"),
        ("op 1 januari 2019", "date 2019-01-01"),
        ("29 Februari 2024 en 31-12-2023", "date 2024-02-29; date 2023-12-31"),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn look_alikes_are_no_facts() {
    for text in [
        "om 9.00 uur",
        "tussen 08:30 uur",
        "personen van 18 jaar of ouder",
        "op 1 januari van elk jaar",
        "31 februari 2020",
        "45-13-2020",
        "een uur of wat",
        "enkele dagen",
        "3 tot 5 dagen",
        "artikel 3 en dagen daarna",
        "€ 1.5",
        "telefoon 06-12-345678",
        "de euro",
        "10.5.2%",
    ] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn digits_and_words_that_differ() {
    for (text, want) in [
        ("14 (vijftien) dagen", Some((14, 15))),
        ("veertien (15) dagen", Some((15, 14))),
        ("€ 1.000,- (honderd euro)", Some((1000, 100))),
        ("2% (drie procent)", Some((2, 3))),
        ("14 (veertien) dagen", None),
        ("€ 500.000 (vijfhonderd duizend Euro)", None),
        ("50.000,- (vijftigduizend)", None),
        ("artikel 3 (drie maanden)", None),
        ("lid 2 (oud)", None),
        ("(een)", None),
    ] {
        assert_eq!(differ::find(text).first().map(|d| (d.digits, d.words)), want, "{text}");
    }
}
