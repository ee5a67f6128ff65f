//! Throughput of the label scanners over ordinary terms: lines with and without labels, and whole paragraphs.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::label::{scan, scan_inline};
use std::hint::black_box;

/// A page of terms of our own, in the proportions of real ones: one label in four lines.
const PAGE: &str = "\
Artikel 4. Betaling en zekerheid
4.1 De huurder betaalt de huurprijs bij vooruitbetaling, uiterlijk op de eerste
dag van de maand, zonder enige korting, aftrek of verrekening, door overmaking
op de rekening die de verhuurder schriftelijk opgeeft.
4.2 Betaalt de huurder niet op tijd, dan is hij van rechtswege in verzuim en een
vergoeding verschuldigd als bedoeld in artikel 6.3, onverminderd het recht van de
verhuurder op vergoeding van: a) de kosten van invordering; b) de wettelijke
rente (mede over de kosten); en c) hetgeen verder uit de wet voortvloeit.
a. de aanmaning wordt per brief verzonden naar het laatst bekende adres van de
huurder, die ervoor zorgt dat dit adres juist is;
b. de termijn in de aanmaning bedraagt ten minste 14 dagen na ontvangst daarvan.
Voor zover de huurder zekerheid heeft gesteld, kan de verhuurder zijn vordering
daarop verhalen. De huurder vult de zekerheid in dat geval aan binnen
30 dagen nadat de verhuurder daarom heeft gevraagd.
";

fn line_start(c: &mut Criterion) {
    let text = PAGE.repeat(1000);
    let lines: Vec<&str> = text.lines().collect();
    let plain: Vec<&str> = lines.iter().copied().filter(|l| scan(l).is_empty()).collect();
    let mut group = c.benchmark_group("line_start");
    for (name, lines) in [("terms", &lines), ("prose", &plain)] {
        let bytes: usize = lines.iter().map(|l| l.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |b| b.iter(|| lines.iter().map(|l| scan(black_box(l)).len()).sum::<usize>()));
    }
    group.finish();
}

fn inline(c: &mut Criterion) {
    let text = PAGE.repeat(1000);
    let mut group = c.benchmark_group("inline");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("terms", |b| b.iter(|| scan_inline(black_box(&text), 0).count()));
    let prose = "De huurder betaalt de huurprijs bij vooruitbetaling aan de verhuurder. ".repeat(10_000);
    group.throughput(Throughput::Bytes(prose.len() as u64));
    group.bench_function("prose", |b| b.iter(|| scan_inline(black_box(&prose), 0).count()));
    group.finish();
}

criterion_group!(benches, line_start, inline);
criterion_main!(benches);
