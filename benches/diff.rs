//! How long comparing takes, apart from reading: 10 MB against 10 MB, of which one node in twenty changed.

#[path = "versions/mod.rs"]
mod versions;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::{Options, convert, diff};

/// Bytes of each version.
const SIZE: usize = 10_000_000;

fn compare(c: &mut Criterion) {
    let read = |text: String| convert("-", text.into_bytes(), &Options::default()).documents;
    let [old, new] = versions::versions(SIZE).map(read);
    let mut group = c.benchmark_group("diff");
    group.throughput(Throughput::Bytes(2 * SIZE as u64)).sample_size(10);
    group.bench_function("10 MB", |b| b.iter(|| diff::diff(&old, &new, &diff::Options::default())));
    group.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);
