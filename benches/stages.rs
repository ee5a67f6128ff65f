//! Throughput of the stages on the documents of `corpus/`, repeated to 4 MB.

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::assemble::{self, Input, Joiner, Room};
use lidwoord::audit::{self, Dropped};
use lidwoord::decode::{self, Text};
use lidwoord::diag::Findings;
use lidwoord::emit::{Format, write};
use lidwoord::layout::{self, Flow};
use lidwoord::lexicon::Lexicon;
use lidwoord::trace::{Confidence, RepairKind};
use lidwoord::tree::{Conversion, Document, FurnitureKind};
use lidwoord::{Options, annotate, convert, grammar, hanging, label, lines, order, outline, repair, source};
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
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    reading(&mut group, &text);
    arranging(&mut group, &text);
    let options = Options::default();
    let bytes = || text.clone().into_bytes();
    group.bench_function(BenchmarkId::new("convert", "whole"), |b| {
        b.iter_batched(bytes, |bytes| convert("-", bytes, &options), BatchSize::LargeInput)
    });
    let conversion = convert("-", bytes(), &options);
    proving(&mut group, &text, &conversion);
    group.bench_function(BenchmarkId::new("emit", "YAML"), |b| {
        b.iter(|| write(Format::Yaml, &conversion, std::io::sink()).expect("nothing can fail"))
    });
    group.finish();
}

/// From the bytes to the lines.
fn reading(group: &mut BenchmarkGroup<WallTime>, text: &str) {
    let bytes = || text.as_bytes().to_vec();
    group.bench_function(BenchmarkId::new("source", "sha256 and decoding"), |b| {
        b.iter_batched(bytes, |bytes| source::Source::new("-", bytes), BatchSize::LargeInput)
    });
    let source = || source::Source::new("-", bytes());
    group.bench_function(BenchmarkId::new("decode", "characters"), |b| {
        b.iter_batched(source, |mut source| decode::clean(&mut source), BatchSize::LargeInput)
    });
    group.bench_function(BenchmarkId::new("lines", "tokens"), |b| {
        b.iter(|| {
            let mut sum = 0;
            lines::for_each(black_box(text), |line| sum += u64::from(line.indent) + u64::from(line.form_feed));
            sum
        })
    });
    group.bench_function(BenchmarkId::new("lines", "tokens and label readings"), |b| {
        b.iter(|| {
            let mut count = 0;
            lines::for_each(black_box(text), |line| count += label::scan(&text[line.content()]).len());
            count
        })
    });
}

/// From the lines to the labels that are real.
fn arranging(group: &mut BenchmarkGroup<WallTime>, text: &str) {
    let tokens = lines::split(text);
    group.bench_function(BenchmarkId::new("layout", "furniture"), |b| b.iter(|| layout::read(text, &tokens, &[])));
    let (_, found) = layout::read(text, &tokens, &[]);
    let cut = || {
        let mut flow = Flow::new(text, &tokens, &found);
        layout::cut(text, &mut flow);
        flow
    };
    group.bench_function(BenchmarkId::new("layout", "flow"), |b| b.iter(cut));
    let words = Lexicon::dutch();
    let mut flow = cut();
    let gather = |flow: &Flow| repair::Evidence::gather(flow.pieces.iter().map(|p| &text[p.range()]), &words);
    group.bench_function(BenchmarkId::new("repair", "evidence"), |b| b.iter(|| gather(&flow)));
    let evidence = gather(&flow);
    group.bench_function(BenchmarkId::new("order", "blocks"), |b| {
        b.iter_batched(cut, |mut flow| order::restore(text, &mut flow, &evidence), BatchSize::LargeInput)
    });
    order::restore(text, &mut flow, &evidence);
    group.bench_function(BenchmarkId::new("hanging", "labels"), |b| {
        b.iter_batched(|| flow.clone(), |mut flow| hanging::pair(text, &mut flow), BatchSize::LargeInput)
    });
    hanging::pair(text, &mut flow);
    let house = outline::HouseStyles::new(grammar::builtin());
    group.bench_function(BenchmarkId::new("outline", "all house styles"), |b| {
        b.iter(|| outline::find(text, &flow, &outline::HouseStyles::new(grammar::builtin())).sections.len())
    });
    let mut clean = Text::default();
    clean.text.push_str(text);
    let joiner = Joiner { text: &clean, evidence: &evidence, confidence: Confidence::Guess, room: Room::default() };
    let found = outline::find(text, &flow, &house);
    group.bench_function(BenchmarkId::new("assemble", "trees"), |b| {
        b.iter(|| found.sections.iter().map(|section| tree(text, &flow, section, &joiner).nodes.len()).sum::<usize>())
    });
}

/// The tree of one set of terms.
fn tree(text: &str, flow: &Flow, section: &outline::Section, joiner: &Joiner) -> Document {
    let first = section.marks.first().map_or(section.pieces.end, |mark| mark.piece);
    let front = layout::front(text, flow, section.pieces.start..first);
    let headings = outline::headings(text, flow, section);
    let end = section.pieces.end;
    assemble::document(&Input { flow, section, headings: &headings, front: &front, end, joiner, before: Some(0) }).0
}

/// What is done with the trees of a whole text.
fn proving(group: &mut BenchmarkGroup<WallTime>, text: &str, conversion: &Conversion) {
    let clean = decode::clean(&mut source::Source::new("-", text.as_bytes().to_vec()));
    group.bench_function(BenchmarkId::new("annotate", "trees"), |b| {
        b.iter_batched(
            || conversion.clone(),
            |mut conversion| annotate::run(&clean, &mut conversion.documents, &mut Findings::new(text.len()), false),
            BatchSize::LargeInput,
        )
    });
    let dropped = left_out(&clean, conversion);
    group.bench_function(BenchmarkId::new("audit", "ledger"), |b| {
        b.iter(|| audit::audit(&clean, conversion, &dropped).expect("nothing is lost"))
    });
}

/// What stands in no tree.
fn left_out(text: &Text, conversion: &Conversion) -> Vec<Dropped> {
    let parts = conversion.documents.iter().flat_map(|d| d.parts.iter().map(|p| p.start..p.end));
    let repairs = conversion.documents.iter().flat_map(|d| &d.nodes).flat_map(|n| &n.repairs);
    let cuts = repairs.filter(|r| r.kind == RepairKind::FurnitureCut).map(|r| r.span.start..r.span.end);
    let mut claims: Vec<_> = parts.chain(cuts).collect();
    claims.sort_unstable_by_key(|claim| claim.start);
    let end = text.text.len() as u32;
    let starts = std::iter::once(0).chain(claims.iter().map(|claim| claim.end));
    let gaps = starts.zip(claims.iter().map(|claim| claim.start).chain([end])).filter(|(start, end)| start < end);
    gaps.map(|(start, end)| Dropped { start, end, kind: FurnitureKind::Other }).collect()
}

criterion_group!(benches, stages);
criterion_main!(benches);
