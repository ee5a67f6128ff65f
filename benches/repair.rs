//! Throughput of the repair stage: evidence, decisions, residues and suggestions, with and without broken words.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::lexicon::Lexicon;
use lidwoord::repair::{Break, Evidence, Vocabulary, decide, glued, residues};
use std::hint::black_box;

/// A document of about half a megabyte in lines of 80 characters; every fourth line ends in a broken word.
fn document(broken: bool) -> Vec<String> {
    let end = if broken { "de gevolgen van de overeen-" } else { "de gevolgen van overeenstem" };
    let rest = if broken { "komst " } else { "ming  " };
    let lines = [
        "De opdrachtnemer zal zich naar beste vermogen inspannen om de dienst te",
        "leveren in lijn met de schriftelijk vastgelegde afspraken en termijnen,",
    ];
    (0..1600)
        .flat_map(|n| {
            let label = format!("{n}. De partijen stellen elkaar tijdig op de hoogte van {end}");
            [label, format!("{rest}{}", lines[0]), lines[1].to_string(), "tenzij anders is bepaald.".to_string()]
        })
        .collect()
}

fn stages(c: &mut Criterion) {
    let lexicon = Lexicon::dutch();
    let mut group = c.benchmark_group("repair");
    for (name, broken) in [("no line-end hyphens", false), ("a quarter of the lines broken", true)] {
        let lines = document(broken);
        let bytes: usize = lines.iter().map(|line| line.len() + 1).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_with_input(BenchmarkId::new("evidence", name), &lines, |b, lines| {
            b.iter(|| black_box(Evidence::gather(lines.iter().map(String::as_str), &lexicon).vocabulary));
        });
        group.bench_with_input(BenchmarkId::new("vocabulary", name), &lines, |b, lines| {
            b.iter(|| black_box(Vocabulary::of(lines.iter().map(String::as_str))));
        });
        let evidence = Evidence::gather(lines.iter().map(String::as_str), &lexicon);
        group.bench_with_input(BenchmarkId::new("decide", name), &lines, |b, lines| {
            let breaks = || lines.windows(2).filter_map(|w| Break::between(&w[0], &w[1], false));
            b.iter(|| breaks().map(|found| decide(&found, &evidence)).filter(|v| v.decision().is_some()).count());
        });
        group.bench_with_input(BenchmarkId::new("residues", name), &lines, |b, lines| {
            b.iter(|| lines.iter().map(|line| residues(line, &evidence).len()).sum::<usize>());
        });
        group.bench_with_input(BenchmarkId::new("glued", name), &lines, |b, lines| {
            b.iter(|| lines.iter().map(|line| glued(line, &evidence).len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
