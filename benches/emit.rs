//! Throughput of the writers, in bytes written a second, on a tree like those of real terms.
//!
//! `cargo bench --bench emit`; the writer of YAML is to reach 300 MB/s on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lidwoord::emit::{Format, write};
use lidwoord::trace::{Confidence, Repair, RepairKind};
use lidwoord::tree::{Conversion, Document, Kind, Node, Reference};
use std::hint::black_box;

/// Articles in the tree, each with six leden.
const ARTICLES: u32 = 20_000;

/// The text of a lid; every third has a colon and quotes, so that it must be quoted.
const TEXTS: [&str; 3] = [
    "De huurder is verplicht de zaak bij aflevering te onderzoeken en gebreken binnen acht dagen schriftelijk te melden.",
    "Indien betaling uitblijft, is de huurder – zonder ingebrekestelling – een rente van 1% per maand verschuldigd over \
     het openstaande bedrag, met een minimum van € 40,- exclusief btw.",
    "In deze voorwaarden wordt verstaan onder \"dienst\": de levering, het onderhoud en/of de verhuur van zaken als \
     bedoeld in artikel 6:89 BW, tenzij partijen anders overeenkomen.",
];

fn node(kind: Kind, path: String, text: &str, line: u32, end: u32) -> Node {
    Node {
        number: Some(path.clone()),
        label: Some(format!("{path}.")),
        text: text.into(),
        first_line: line,
        last_line: line + 2,
        end,
        ..Node::new(kind, path)
    }
}

fn tree() -> Conversion {
    let mut nodes = Vec::new();
    for article in 1..=ARTICLES {
        let first = nodes.len() as u32;
        let artikel = node(Kind::Artikel, article.to_string(), "", first * 3, first + 7);
        nodes.push(Node { heading: Some("Betaling en zekerheid".into()), ..artikel });
        for lid in 1..=6 {
            let at = first + lid;
            let mut node = node(Kind::Lid, format!("{article}.{lid}"), TEXTS[at as usize % 3], at * 3, at + 1);
            if lid == 3 {
                let to = vec![format!("{article}.1"), format!("{article}.2")];
                node.references.push(Reference { text: "de leden 1 en 2".into(), to, ..Reference::default() });
                node.repairs.push(Repair {
                    kind: RepairKind::HyphenJoin,
                    line: at * 3,
                    was: "aflever-\ning".into(),
                    now: "aflevering".into(),
                    rule: "document-word",
                    confidence: Confidence::Certain,
                    span: 0..0,
                });
            }
            nodes.push(node);
        }
    }
    let document = Document { grammar: "artikel-lid".into(), nodes, ..Document::default() };
    Conversion { documents: vec![document], ..Conversion::default() }
}

fn writers(criterion: &mut Criterion) {
    let conversion = tree();
    let mut group = criterion.benchmark_group("emit");
    for (name, format) in [("yaml", Format::Yaml), ("json", Format::Json), ("ndjson", Format::Ndjson)] {
        let mut out = Vec::new();
        write(format, &conversion, &mut out).expect("a vector takes everything");
        group.throughput(Throughput::Bytes(out.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| write(format, black_box(&conversion), std::io::sink()));
        });
    }
    group.finish();
}

criterion_group!(benches, writers);
criterion_main!(benches);
