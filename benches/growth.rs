//! Whole conversions of texts that are made to be slow, in three sizes: the throughput must not fall with the size.

#[path = "../tests/growth/texts.rs"]
mod texts;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::{Options, convert};

fn growth(c: &mut Criterion) {
    let options = Options::default();
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for bytes in [100_000, 1_000_000, 10_000_000] {
        for (name, text) in texts::texts(bytes) {
            let bytes = text.into_bytes();
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_function(BenchmarkId::new(name, bytes.len()), |b| {
                b.iter_batched(
                    || bytes.clone(),
                    |bytes| convert("-", bytes, &options),
                    criterion::BatchSize::LargeInput,
                )
            });
        }
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
