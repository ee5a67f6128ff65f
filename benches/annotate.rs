//! Throughput of the annotation, in bytes of node text a second: with a reference in every lid, and with none.
//!
//! `cargo bench --bench annotate`; a text without keywords is to cost one scan for each concern.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::annotate;
use lidwoord::decode::Text;
use lidwoord::diag::Findings;
use lidwoord::tree::{Conversion, Document, Kind, Node};
use std::hint::black_box;

/// Articles in the document, each with six leden.
const ARTICLES: u32 = 2_000;

const WITH: &str = "Onverminderd artikel 12, 14 lid 2 en 16.1 van deze voorwaarden en artikel 6:89 BW betaalt de huurder binnen \
                    14 (veertien) dagen na de factuurdatum een bedrag van € 2.500,-. Onder “huurder” wordt verstaan: degene \
                    die huurt.";
const WITHOUT: &str = "Huurder mag zaken die aan hem ter beschikking gesteld zijn niet verplaatsen, verkopen, verpanden noch op \
                       andere wijze bezwaren zonder toestemming vooraf van verhuurder, tenzij partijen anders afspreken.";

fn node(kind: Kind, path: String, text: &str, parent: Option<u32>, end: u32) -> Node {
    let number = path.rsplit('.').next().map(str::to_owned);
    Node {
        label: number.clone(),
        number,
        text: text.into(),
        first_line: 1,
        last_line: 1,
        parent,
        end,
        ..Node::new(kind, path)
    }
}

fn conversion(text: &str) -> Conversion {
    let mut nodes = Vec::new();
    for article in 1..=ARTICLES {
        let first = nodes.len() as u32;
        nodes.push(node(Kind::Artikel, article.to_string(), "", None, first + 7));
        for lid in 1..=6 {
            nodes.push(node(Kind::Lid, format!("{article}.{lid}"), text, Some(first), first + lid + 1));
        }
    }
    Conversion { documents: vec![Document { nodes, ..Document::default() }], ..Conversion::default() }
}

fn annotation(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("annotate");
    for (name, text) in [("with", WITH), ("without", WITHOUT)] {
        let conversion = conversion(text);
        group.throughput(Throughput::Bytes(u64::from(ARTICLES) * 6 * text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || conversion.clone(),
                |mut conversion| {
                    annotate::run(&Text::default(), &mut conversion.documents, &mut Findings::new(text.len()), false);
                    black_box(conversion)
                },
                criterion::BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, annotation);
criterion_main!(benches);
