//! Texts that are made to be slow: much of one thing.

/// The words of the sentences.
const WORDS: [&str; 12] =
    ["de", "opdrachtnemer", "voert", "de", "opdracht", "naar", "beste", "inzicht", "uit", "tenzij", "anders", "blijkt"];

/// A text of about `bytes` for each thing that could cost more than its length.
pub fn texts(bytes: usize) -> Vec<(&'static str, String)> {
    vec![
        ("one line", fill(bytes, |n| format!("{} ", sentence(n, 12)))),
        ("one line of labels", fill(bytes, |n| format!("Artikel {}. {} ", n + 1, sentence(n, 9)))),
        ("labels", fill(bytes, |n| format!("{}. {}\n", n % 60_000 + 1, sentence(n, 4)))),
        ("one label", fill(bytes, |n| format!("1. {}\n", sentence(n, 3)))),
        ("nesting", fill(bytes, |n| format!("{} {}\n", nested(n % 6), sentence(n, 4)))),
        ("hyphens", fill(bytes, |n| format!("{} ver-\ngoeding\n", sentence(n, 6).trim_end_matches('.')))),
        ("references", fill(bytes, |n| format!("{}. Zie artikel {} lid 2 en het vorige lid.\n", n + 1, n % 99 + 1))),
        ("definitions", fill(bytes, |n| format!("“Begrip{n}”: {}\n", sentence(n, 5)))),
        ("headers", fill(bytes, |n| format!("\u{c}Voorwaarden Voorbeeld B.V. Pagina {}\n{}\n", n + 1, page(n)))),
        ("contents", fill(bytes, |n| format!("Artikel {} Kop ........ {n}\n", n + 1))),
        ("short lines", fill(bytes, |n| format!("{}\n", WORDS[n % WORDS.len()]))),
        ("one word", "schap".repeat(bytes / 5)),
        ("blank lines", "\n".repeat(bytes)),
    ]
}

fn fill(bytes: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 1000);
    for n in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&line(n));
    }
    text
}

/// A sentence of some words that is not the same as the one before.
fn sentence(n: usize, words: usize) -> String {
    let words: Vec<&str> = (0..words).map(|at| WORDS[(n * 5 + at * 7) % WORDS.len()]).collect();
    let whole = words.join(" ");
    format!("{}{}.", whole[..1].to_uppercase(), &whole[1..])
}

fn nested(depth: usize) -> String {
    (1..=depth + 1).map(|n| n.to_string()).collect::<Vec<_>>().join(".")
}

fn page(n: usize) -> String {
    (0..20).map(|at| sentence(n + at, 10)).collect::<Vec<_>>().join("\n")
}
