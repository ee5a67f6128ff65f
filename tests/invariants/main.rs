//! Whatever comes in, the laws hold: nothing panics, nothing is lost, and the output is sound and always the same.
//!
//! The random tests run with a fixed seed, so that a failure is a failure for everyone. For a longer search:
//! `PROPTEST_RNG_SEED=7 PROPTEST_CASES=5000 cargo test --release --test invariants`.

mod again;
#[path = "../laws/mod.rs"]
mod laws;
mod words;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fs;
use std::path::PathBuf;

/// Few cases, a fixed seed; the environment variables of proptest come first.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(19);
    }
    config
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The raw texts of the corpus, with their names.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(root().join("corpus")).expect("the folder corpus").map(|e| e.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.map(|folder| folder.join("raw.txt")).filter(|file| file.is_file()).collect();
    files.sort();
    files.iter().map(|file| (file.display().to_string(), fs::read(file).expect("raw.txt"))).collect()
}

/// Sample texts that lie beside the repository and are no part of it.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = root().join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: there are no sample texts beside the repository");
        return Vec::new();
    };
    let files = entries.map(|entry| entry.expect("an entry").path());
    files.map(|file| (file.display().to_string(), fs::read(&file).expect("a text"))).collect()
}

#[track_caller]
fn obeyed(name: &str, bytes: &[u8]) -> laws::Output {
    laws::obeyed(bytes).unwrap_or_else(|law| panic!("{name}: {law}"))
}

#[test]
fn odd_inputs() {
    let inputs: &[&[u8]] = &[
        b"",
        b"\n",
        b"\r",
        b"\r\n",
        b" ",
        b"\0",
        b"\x0c",
        b"\t \x0c\n\n",
        b"\xEF\xBB\xBF",
        b"Privacy\n\nWij bewaren niets.\n- Wat bewaren wij?",
        b"\xFF\xFE",
        b"\xFE\xFF\0",
        b"\x80",
        b"-",
        b"-\n",
        b"-\n-",
        b"a-\n",
        b"a-\n\nb",
        b"1",
        b"1.\n2.\n3.",
        b"Artikel",
        b"Artikel 1",
        b"Artikel 1\nArtikel 1\nArtikel 1",
        b"*0*\n*\xC2\xA0*",
        b"# A\n# \n## **B** *e\xCC\x81* \\. \\*\n****",
        b"&nbsp;1.&nbsp;a&nbsp;\n&nbsp;\n&#0;&eacute;\xCC\x81",
        b"> > 1. a\n>\n> &nbsp; een langere regel van een bericht dat is aangehaald\n> > - 2 -",
        b"1. a) i. - 1\xC2\xB0 x",
        b"a)\nb)\n\n\nc)",
        b"99999999999999999999. x",
        b"1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1 x",
        "“‘(”’)…—".as_bytes(),
        "Artikel 1. E\u{301}e\u{301}n \u{FB01}x\nbe-\ne\u{308}indigd".as_bytes(),
        "een programma\u{2019}s één\n".as_bytes(),
        b"\xC3\xA9\xC3\xA9n programma\x92s\n\xA7 3 x",
        // What the random tests below have found.
        b"\r!",
        "1.1 ver-\nze-\nke-\nring\n1.2 verzekering".as_bytes(),
        "Pagina 1 van 3\narbeids-\nge\u{FB01}nancierd Artikel".as_bytes(),
        "Artikel\nen/\nArtikel\u{AD}\nARTIKEL".as_bytes(),
        "Deel\u{200B}\n1. Betaling\nDe huur".as_bytes(),
        "en/ bron-\nmaterialen Artikel".as_bytes(),
        "ï\u{AD}\nL°".as_bytes(),
        "\n\n§‘\u{A0}‘".as_bytes(),
        "Onder – Artikel Artikel".as_bytes(),
        b"Artikel en/ eindigen  -\nen/of Artikel",
        "a\u{1680}b".as_bytes(),
        b"Artikel Artikel Artikel  info@molenwiek.nl  -\nartikel ",
        "Artikel 1.\u{AD}\nover\u{AD} Artikel ".as_bytes(),
        "1\n\n\u{AD}\x0C!\n\u{AD}".as_bytes(),
        "\n\u{AD}A\u{AD}\na".as_bytes(),
        b"\xE2\x80\xA2\xA0",
        "\u{341}".as_bytes(),
        "‘\u{0C}‘:".as_bytes(),
        "‘\n‘:".as_bytes(),
        b"\xC5\xCC\xA8",
        "·\u{387}\u{212A} \u{37E}".as_bytes(),
        b"\xC3\xA9\xC3\xA9n \xF1\xCC\xA7",
        "n-\n\u{FB01}".as_bytes(),
        "e\u{FB01}-\ne".as_bytes(),
        "r\u{AD}\n\u{FB03}ciënt".as_bytes(),
        "Artikel 1. a \u{341}b\n\u{344} c".as_bytes(),
        b"\xE2\x80\x9C\xE2\x80\x9D\xA0; \xC3\xA9\xC3\xA9n over\xADeenkomst",
        b"Artikel Artikel vergoeding.\n1.\n\x0cArtikel\nwordt\n\nhttp://www. ",
        "i\0\u{311}".as_bytes(),
        "Artikel 1. Cafe\u{200B}\u{301}\n1. be\u{AD}e\0\u{308}\u{AD}\ndigd \u{FB01}\u{301}n e&#769; i-\n\u{311}x e\u{AD}\n\u{301}t".as_bytes(),
    ];
    for bytes in inputs {
        obeyed(&format!("{:?}", String::from_utf8_lossy(bytes)), bytes);
    }
}

/// Inputs of `size` bytes without what most texts have: line ends, words, an end to the numbers.
fn monotonous(size: usize) -> impl Iterator<Item = (&'static str, String)> {
    let parts = [
        "De huurder betaalt vooruit. ",
        "woord",
        "1. De huurder betaalt. ",
        "a) ",
        "(i) (ii) ",
        "1.1.1.",
        "- ",
        "-\n",
        "samenhan-\n",
        "Artikel 1\n",
        "1. x\n",
        "\n",
        "Pagina 1\n",
        "artikel 1, ",
        "(",
        "é",
        "e\u{301}",
    ];
    parts.into_iter().map(move |part| (part, part.repeat(size / part.len() + 1)))
}

#[test]
fn monotonous_inputs() {
    for (part, text) in monotonous(20_000) {
        obeyed(&format!("{part:?} repeated"), text.as_bytes());
    }
}

/// A line of this length takes seconds where the time grows with its square.
const LONG_LINE: usize = 2_000_000;

fn one_line(length: usize) -> String {
    let sentence = "De huurder betaalt binnen 30 dagen, zie artikel 4.2 en de bron- materialen in deel 3. ";
    sentence.repeat(length / sentence.len() + 1)
}

#[test]
fn one_long_line() {
    obeyed("a long line", one_line(LONG_LINE).as_bytes());
    obeyed("a long line in capitals", one_line(LONG_LINE).to_uppercase().as_bytes());
    obeyed("a long line of labels in capitals", "A.  ".repeat(LONG_LINE / 4).as_bytes());
    obeyed("a long word", "schap".repeat(LONG_LINE / 5).as_bytes());
    obeyed("a long word with hyphens", "schap-".repeat(LONG_LINE / 6).as_bytes());
    obeyed("a long line of numbers between tabs", "7\t".repeat(LONG_LINE / 2).as_bytes());
    obeyed("lines that only carriage returns end", "Zie.\r".repeat(LONG_LINE / 5).as_bytes());
}

/// `cargo test --release --test invariants -- --ignored`
#[test]
#[ignore = "takes long without optimisation"]
fn one_line_of_50_megabytes() {
    obeyed("a line of 50 MB", one_line(50_000_000).as_bytes());
}

#[test]
fn whole_texts() {
    for (name, bytes) in corpus().into_iter().chain(samples()) {
        obeyed(&name, &bytes);
    }
}

/// Every start of a text is a text, also one that ends inside a word or a character.
#[test]
fn cut_texts() {
    for (name, bytes) in corpus() {
        for end in (0..bytes.len()).step_by(bytes.len() / 12 + 1) {
            obeyed(&format!("the first {end} bytes of {name}"), &bytes[..end]);
        }
    }
}

#[test]
fn repaired_text_needs_no_repair() {
    for (name, bytes) in corpus().into_iter().chain(samples()) {
        let output = obeyed(&name, &bytes);
        let again = obeyed(&name, again::printed(&output.json).as_bytes());
        let repairs = again::word_repairs(&again.json);
        assert!(repairs.is_empty(), "{name}, printed again: {repairs:#?}");
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert_eq!(laws::obeyed(&bytes).err(), None);
    }

    #[test]
    fn random_characters(text in any::<String>()) {
        prop_assert_eq!(laws::obeyed(text.as_bytes()).err(), None);
    }

    #[test]
    fn random_lines(lines in proptest::collection::vec("[ -~éëï‘’“”–§°\\u{AD}\\u{A0}\\u{C}]{0,40}", 0..30)) {
        prop_assert_eq!(laws::obeyed(lines.join("\n").as_bytes()).err(), None);
    }

    #[test]
    fn words_of_the_parser(text in words::composed(120)) {
        prop_assert_eq!(laws::obeyed(text.as_bytes()).err(), None);
    }
}

/// A corpus text with its lines in random order.
fn shuffled() -> impl Strategy<Value = String> {
    proptest::sample::select(corpus()).prop_flat_map(|(_, bytes)| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        Just(lines).prop_shuffle().prop_map(|lines| lines.concat())
    })
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn shuffled_lines(text in shuffled()) {
        prop_assert_eq!(laws::obeyed(text.as_bytes()).err(), None);
    }

    #[test]
    fn two_texts_in_one(one in shuffled(), other in words::composed(40), at in any::<prop::sample::Index>()) {
        let places: Vec<usize> = one.char_indices().map(|(at, _)| at).collect();
        let at = places.get(at.index(places.len().max(1))).copied().unwrap_or(0);
        let text = [&one[..at], &other, &one[at..]].concat();
        prop_assert_eq!(laws::obeyed(text.as_bytes()).err(), None);
    }
}
