//! Throughput of the stages on the documents of `corpus/`, repeated to 4 MB.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::{Options, convert, decode, label, layout, lexicon, lines, outline, repair, source};
use std::hint::black_box;

/// Bytes of input.
const SIZE: usize = 4 << 20;

/// The corpus, one document after the other, as often as needed.
fn text() -> String {
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")).expect("the corpus is there");
    let mut files: Vec<_> = folders.flatten().map(|f| f.path().join("raw.txt")).filter(|p| p.exists()).collect();
    files.sort();
    let once: String =
        files.iter().map(|p| std::fs::read_to_string(p).expect("a corpus document is UTF-8") + "\n").collect();
    once.repeat(SIZE / once.len() + 1)
}

fn stages(c: &mut Criterion) {
    let text = text();
    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    let bytes = text.clone().into_bytes();
    group.bench_function(BenchmarkId::new("source", "sha256 and decoding"), |b| {
        b.iter_batched(|| bytes.clone(), |bytes| source::Source::new("-", bytes), criterion::BatchSize::LargeInput)
    });
    group.bench_function(BenchmarkId::new("lines", "tokens"), |b| {
        b.iter(|| {
            let mut sum = 0;
            lines::for_each(black_box(&text), |line| sum += u64::from(line.indent) + u64::from(line.form_feed));
            sum
        })
    });
    let tokens = lines::split(&text);
    group.bench_function(BenchmarkId::new("lines", "tokens and label readings"), |b| {
        b.iter(|| {
            let mut count = 0;
            lines::for_each(black_box(&text), |line| count += label::scan(&text[line.content()]).len());
            count
        })
    });
    group.bench_function(BenchmarkId::new("layout", "furniture"), |b| b.iter(|| layout::detect(&text, &tokens, &[])));
    let found = layout::detect(&text, &tokens, &[]);
    let flow = layout::Flow::new(&text, &tokens, &found);
    group.sample_size(10);
    group.bench_function(BenchmarkId::new("outline", "all house styles"), |b| {
        b.iter(|| outline::find(&text, &flow, lidwoord::grammar::builtin()))
    });
    let words = lexicon::Lexicon::dutch();
    group.bench_function(BenchmarkId::new("repair", "evidence"), |b| {
        b.iter(|| repair::Evidence::gather(flow.pieces.iter().map(|p| &text[p.range()]), &words))
    });
    let options = Options::default();
    group.bench_function(BenchmarkId::new("convert", "whole"), |b| {
        b.iter_batched(|| bytes.clone(), |bytes| convert("-", bytes, &options), criterion::BatchSize::LargeInput)
    });
    group.finish();
    let mut clean = source::Source::new("-", bytes);
    black_box(decode::clean(&mut clean));
}

criterion_group!(benches, stages);
criterion_main!(benches);
