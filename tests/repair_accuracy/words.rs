//! Broken words made from the word list, in generated lines.

use crate::random::Random;
use crate::setting::{Class, Page};
use crate::syllables::{breaks, tremas, without_trema};
use fst::{IntoStreamer, Set, Streamer};
use std::collections::HashSet;

/// Words that follow a word in running text.
const FOLLOWING: &[&str] = &[
    "van de opdrachtnemer",
    "die dan gelden",
    "in de regel",
    "worden niet vergoed",
    "zijn begrepen in de prijs",
    "met inachtneming hiervan",
    "bij de levering",
    "zoals overeengekomen",
    "partijen komen dit overeen",
    "schriftelijk",
    "kosten",
];

/// The words that the test may break, class by class.
pub struct Words {
    all: Vec<String>,
    joined: Vec<String>,
    hyphened: Vec<String>,
    tremas: Vec<String>,
    diminutives: Vec<(String, String)>,
    pairs: Vec<(String, String, String)>,
}

/// A document of generated lines, and the words that were broken in it.
pub struct Generated {
    pub page: Page,
    pub broken: Vec<String>,
}

impl Words {
    /// Sorts the embedded word list by class.
    pub fn read() -> Words {
        let set = Set::new(&include_bytes!("../../lexicon/dutch.fst")[..]).unwrap();
        let mut all = Vec::new();
        let mut stream = set.into_stream();
        while let Some(key) = stream.next() {
            all.push(String::from_utf8(key.to_vec()).unwrap());
        }
        let known: HashSet<&str> = all.iter().map(String::as_str).collect();
        let lower = |w: &&String| w.chars().all(|c| c.is_lowercase() || c == '-');
        let plain: Vec<String> = all.iter().filter(lower).filter(|w| !w.contains('-')).cloned().collect();
        let one_hyphen = |w: &&String| w.matches('-').count() == 1 && !known.contains(w.replace('-', "").as_str());
        Words {
            joined: plain
                .iter()
                .filter(|w| w.len() > 5 && !breaks(w).is_empty() && tremas(w).is_empty())
                .cloned()
                .collect(),
            hyphened: all.iter().filter(one_hyphen).filter(|w| halves(w).is_some()).cloned().collect(),
            tremas: plain
                .iter()
                .filter(|w| w.len() > 4 && !tremas(w).is_empty() && !is_pair(w, &known))
                .cloned()
                .collect(),
            diminutives: plain.iter().filter_map(|w| diminutive(w, &known)).collect(),
            pairs: pairs(&plain, &known),
            all,
        }
    }

    /// The bytes of the word list without some words.
    pub fn without(&self, words: &HashSet<String>) -> Vec<u8> {
        Set::from_iter(self.all.iter().filter(|w| !words.contains(*w))).unwrap().into_fst().into_inner()
    }

    /// A document that breaks words: of 100 breaks 78 to join, the others spread over the classes.
    pub fn hyphenating(&self, random: &mut Random, breaks: usize) -> Generated {
        let mut made = Generated { page: Page::default(), broken: Vec::new() };
        for n in 0..breaks {
            match n % 50 {
                0..=3 => self.hyphened(random, &mut made),
                4..=6 => self.trema(random, &mut made),
                7..=9 => self.suspended(random, &mut made),
                10 => self.diminutive(random, &mut made),
                _ => self.join(random, &mut made),
            }
        }
        made
    }

    /// A document that never breaks words: only real hyphens at its line ends.
    pub fn never(&self, random: &mut Random, breaks: usize) -> Generated {
        let mut made = Generated { page: Page::default(), broken: Vec::new() };
        for n in 0..breaks {
            if n % 4 == 0 { self.suspended(random, &mut made) } else { self.hyphened(random, &mut made) }
        }
        made
    }

    fn join(&self, random: &mut Random, made: &mut Generated) {
        let word = random.pick(&self.joined).clone();
        let at = *random.pick(&breaks(&word));
        self.put(random, made, Class::Join, (&format!("{}-", &word[..at]), &word[at..]), &word);
    }

    fn hyphened(&self, random: &mut Random, made: &mut Generated) {
        let word = random.pick(&self.hyphened).clone();
        let (left, right) = halves(&word).unwrap();
        self.put(random, made, Class::Keep, (&format!("{left}-"), right), &word);
    }

    fn trema(&self, random: &mut Random, made: &mut Generated) {
        let word = random.pick(&self.tremas).clone();
        let at = *random.pick(&tremas(&word));
        self.put(random, made, Class::Trema, (&format!("{}-", &word[..at]), &without_trema(&word[at..])), &word);
    }

    fn diminutive(&self, random: &mut Random, made: &mut Generated) {
        let (word, stem) = random.pick(&self.diminutives).clone();
        let right = &word[word.find("tje").unwrap()..];
        self.put(random, made, Class::Diminutive, (&format!("{stem}-"), right), &word);
    }

    fn suspended(&self, random: &mut Random, made: &mut Generated) {
        let (first, second, last) = random.pick(&self.pairs).clone();
        let conjunction = *random.pick(&["en", "of", "en/of", "dan wel"]);
        let right = format!("{conjunction} {second}{last}");
        self.put(random, made, Class::Suspended, (&format!("{first}-"), &right), "");
        made.broken.pop();
    }

    fn put(&self, random: &mut Random, made: &mut Generated, class: Class, halves: (&str, &str), truth: &str) {
        let after = if class == Class::Suspended { "" } else { random.pick(&["", "", "", ",", "."]) };
        let filler = [random.pick(&self.joined).as_str(), *random.pick(FOLLOWING)];
        made.page.given(filler, class, halves, &[truth, after].concat(), after);
        made.broken.push(truth.to_string());
    }
}

/// The two halves around the hyphen, when letters stand on both sides.
fn halves(word: &str) -> Option<(&str, &str)> {
    let (left, right) = word.split_once('-')?;
    let letters = left.ends_with(char::is_alphabetic) && right.starts_with(char::is_alphabetic) && right.len() > 1;
    letters.then_some((left, right))
}

/// `industrieën` broken before its ending reads `industrie-` + `en`: a shortened pair to anybody, so it is left out.
fn is_pair(word: &str, known: &HashSet<&str>) -> bool {
    word.strip_suffix("ën").is_some_and(|stem| known.contains(stem))
}

/// `(omaatje, oma)`: a diminutive with a doubled vowel, and the form before its break.
fn diminutive(word: &str, known: &HashSet<&str>) -> Option<(String, String)> {
    let at = word.find("tje")?;
    let stem = word[..at]
        .strip_suffix("aa")
        .map(|s| [s, "a"].concat())
        .or_else(|| word[..at].strip_suffix("oo").map(|s| [s, "o"].concat()))?;
    (known.contains(stem.as_str()) && stem.len() > 2).then(|| (word.to_string(), stem))
}

/// `(inkoop, verkoop, voorwaarden)`: compounds with the same last part.
fn pairs(plain: &[String], known: &HashSet<&str>) -> Vec<(String, String, String)> {
    const LAST: &[&str] = &[
        "voorwaarden",
        "kosten",
        "rechten",
        "diensten",
        "verplichting",
        "gegevens",
        "systemen",
        "materiaal",
        "periode",
    ];
    let mut found = Vec::new();
    for last in LAST {
        let firsts: Vec<&str> = plain.iter().filter_map(|w| w.strip_suffix(last)).filter(|f| f.len() > 2).collect();
        let first = |f: &&str| known.contains(*f) || f.strip_suffix('s').is_some_and(|f| known.contains(f));
        let firsts: Vec<&str> = firsts.into_iter().filter(first).collect();
        found.extend(firsts.windows(2).map(|w| (w[0].to_string(), w[1].to_string(), last.to_string())));
    }
    found
}
