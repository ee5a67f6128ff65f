//! Strings that some reader of YAML takes for something else, and a tree that holds them.

use lidwoord::tree::{Conversion, Document, Kind, Node, SourceInfo};

/// Strings that must be quoted, by the reason why.
pub const QUOTED: &[(&str, &[&str])] = &[
    ("null", &["~", "null", "Null", "NULL", "nil", ""]),
    ("boolean, YAML 1.1 and 1.2", &["y", "Y", "n", "N", "yes", "Yes", "no", "NO", "on", "Off", "true", "FALSE"]),
    ("integer", &["0", "7", "-3", "+4", "12345678901234567890", "1_000", "1,000", "685_230"]),
    ("octal, hexadecimal, binary", &["017", "0o17", "0x1F", "0b1010", "0xdeadBEEF"]),
    (
        "float",
        &[
            "4.1", "1.", ".5", "1e3", "6.02e+23", "-1.5E-3", ".inf", "-.INF", ".NaN", "inf", "nan", "1_0.5_0", "E0",
            "e12",
        ],
    ),
    ("sexagesimal", &["6:23", "190:20:30", "190:20:30.15", "1:30"]),
    ("date and time", &["2001-12-14", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "2001-1-1"]),
    ("merge and value", &["<<", "="]),
    ("indicator first", &["- x", "-", "---", "? x", ": x", ":", "#x", "&a", "*a", "!x", "!!int 3", "|", ">", "%x"]),
    ("indicator first", &["@x", "`x", "'x'", "\"x\"", "[x]", "{x}", "]", "}", ",x", "...", "..", "=x", "?x", ":sym"]),
    ("key", &["a: b", "a:", "a:  b", "artikel 1: huur", "a : b"]),
    ("comment", &["a #b", "a  #", "x # y"]),
    ("space", &[" a", "a ", " ", "a\t", "\ta", "a\tb", "a\u{a0}b", "a\u{3000}"]),
    ("line break", &["a\nb", "a\n", "\n", "a\r\nb", "a\u{85}b", "a\u{2028}b", "a\u{2029}", "- a\n- b", "a\n---\nb"]),
    (
        "control",
        &["\0", "a\u{1}", "\u{1b}[31m", "\u{7f}", "a\u{9b}b", "\u{feff}a", "a\u{feff}", "\u{fffe}", "\u{ffff}"],
    ),
    ("does not show", &["\u{202e}abc", "a\u{200b}b", "a\u{ad}b", "a\u{2066}b", "\u{e0041}x", "\u{1fffe}", "\u{61c}a"]),
];

/// Strings that can stand plain, and should, so that the output reads well.
pub const PLAIN: &[&str] = &[
    "Algemene voorwaarden Molenwiek B.V.",
    "1 januari 2019",
    "30 dagen na ontvangst van de factuur.",
    "Artikel 4.",
    "a.",
    "ii.",
    "§ 3",
    "1°x",
    "(af)leveringen, en/of (\"diensten\")",
    "Zoals in artikel 6:89 BW; zie ook https://example.com/a#b?c=d",
    "prijs is 10% van € 5,- {bij [benadering]}",
    "Hij zei 'nee' \\ of \"ja\"",
    "geen commentaar#hier",
    "naïef café – “aanhaling” … • punt",
    "Back-up",
    "/tmp/voorwaarden.txt",
    "page-number",
    "中文 ελληνικά עברית 😀",
    "yes and no",
    "nee",
    "ja",
];

/// All strings to try: the above, every short ASCII string, and every character that could be special.
pub fn strings() -> Vec<String> {
    let mut all: Vec<String> = QUOTED.iter().flat_map(|q| q.1).chain(PLAIN).map(|s| s.to_string()).collect();
    let ascii: Vec<char> = (' '..='~').collect();
    all.extend(ascii.iter().map(char::to_string));
    all.extend(ascii.iter().flat_map(|a| ascii.iter().map(move |b| format!("{a}{b}"))));
    let special = ('\0'..'\u{700}').chain('\u{2000}'..'\u{2100}').chain('\u{fe00}'..='\u{ffff}');
    let rare = ['\u{1680}', '\u{180e}', '\u{3000}', '\u{d7ff}', '\u{e000}', '\u{10000}', '\u{e0001}', '\u{10ffff}'];
    for c in special.chain(rare) {
        all.push(format!("a{c}b"));
        if !c.is_ascii() {
            all.push(format!("{c}"));
        }
    }
    all.extend(random("0123456789_:.,+-eExXoObTZ ~afn", 3000));
    all.extend(random("ab1 :#,?!&*|>'\"%@`~=<[]{}()\\-\n\té\u{a0}", 3000));
    all.push("lang ".repeat(1000) + "einde: ja");
    all.push("lang ".repeat(1000) + "einde");
    all
}

/// Strings of two to eight characters of an alphabet, always the same ones (a linear congruential generator).
fn random(alphabet: &str, count: usize) -> Vec<String> {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % below
    };
    let mut word = || -> String { (0..2 + next(7)).map(|_| alphabet[next(alphabet.len())]).collect() };
    (0..count).map(|_| word()).collect()
}

/// A tree with one node a string, which stands in block and in flow style.
pub fn conversion(strings: &[String]) -> Conversion {
    let nodes = strings.iter().enumerate().map(|(i, s)| node(i as u32, s)).collect();
    let source = SourceInfo { path: "nasty: 'strings'".into(), encoding: "utf-8".into(), ..SourceInfo::default() };
    let source = SourceInfo { sha256: "0123456789e12345".repeat(4), ..source };
    let document = Document { grammar: "no".into(), first_line: 1, last_line: 1, nodes, ..Document::default() };
    Conversion { source, documents: vec![document], ..Conversion::default() }
}

/// A node at the top whose label, text and terms are the string.
pub fn node(index: u32, string: &str) -> Node {
    Node {
        number: Some(string.into()),
        text: string.into(),
        first_line: index + 1,
        last_line: index + 1,
        defines: vec![string.into(), "x".into()],
        end: index + 1,
        ..Node::new(Kind::Onderdeel, (index + 1).to_string())
    }
}
