//! Where a typesetter may break a Dutch word: simple syllable rules, written for this test.

/// Letters that are read as one vowel, longest first.
const VOWELS: &[&str] = &[
    "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ou", "au", "ei", "ij", "ai",
    "oi", "ey", "ay", "oy",
];

/// Consonants that begin a syllable together.
const ONSETS: &[&str] = &[
    "schr", "sch", "spl", "spr", "str", "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gl", "gr", "kl", "kn",
    "kr", "kw", "ph", "pl", "pr", "sj", "th", "tr", "tw", "vl", "vr", "wr", "zw",
];

/// The byte offsets at which the word may be broken: between syllables, two letters or more on both sides.
pub fn breaks(word: &str) -> Vec<usize> {
    let nuclei = nuclei(word);
    let mut found = Vec::new();
    for pair in nuclei.windows(2) {
        let ((_, end), (next, _)) = (pair[0], pair[1]);
        let between = &word[end..next];
        if between.is_empty() || !between.chars().all(char::is_alphabetic) {
            continue;
        }
        let at = next - onset(between);
        if word[..at].chars().count() >= 2 && word[at..].chars().count() >= 2 {
            found.push(at);
        }
    }
    found
}

/// The places where a trema stands that a break takes away: `be|ëindigen`.
pub fn tremas(word: &str) -> Vec<usize> {
    let before = |at: usize| word[..at].ends_with(['a', 'e', 'i', 'o', 'u']) && word[..at].chars().count() >= 2;
    word.char_indices().filter(|(at, c)| "ëïöü".contains(*c) && before(*at)).map(|(at, _)| at).collect()
}

/// The text without its first letter's trema.
pub fn without_trema(text: &str) -> String {
    let plain = |c| match c {
        'ë' => 'e',
        'ï' => 'i',
        'ö' => 'o',
        'ü' => 'u',
        c => c,
    };
    text.chars().enumerate().map(|(n, c)| if n == 0 { plain(c) } else { c }).collect()
}

/// How many bytes at the end of a run of consonants begin the next syllable.
fn onset(consonants: &str) -> usize {
    let known = ONSETS.iter().find(|o| consonants.ends_with(**o) && (consonants.len() > o.len() || o.len() == 2));
    known.map_or_else(|| consonants.chars().next_back().map_or(0, char::len_utf8), |o| o.len())
}

/// The vowels of the word: where each begins and ends.
fn nuclei(word: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < word.len() {
        let rest = word[at..].to_lowercase();
        let first = word[at..].chars().next().map_or(1, char::len_utf8);
        let group = VOWELS.iter().find(|v| rest.starts_with(**v)).map(|v| v.len());
        let single = rest.starts_with(|c: char| "aeiouyéèêëïöüá".contains(c)).then_some(first);
        match group.or(single) {
            Some(length) => {
                found.push((at, at + length));
                at += length;
            }
            None => at += first,
        }
    }
    found
}
