//! Files that look like trees, made of bytes.

/// What every tree begins with.
const HEAD: &str = "lidwoord: 1\nsource: {path: x}\ndocuments:\n- grammar: x\n  nodes:\n";

/// The keys of a tree, some that it does not have, and what YAML does with keys.
const KEYS: &[&str] = &[
    "kind",
    "path",
    "number",
    "label",
    "heading",
    "text",
    "children",
    "children",
    "references",
    "defines",
    "inferred",
    "first_line",
    "last_line",
    "to",
    "missing",
    "lid",
    "law",
    "nodes",
    "documents",
    "grammar",
    "title",
    "version",
    "lidwoord",
    "source",
    "bytes",
    "<<",
    "? x\n",
    "\"te\\u0078t\"",
    "x",
    "&k kind",
    "*k",
];

/// Values of keys: sound ones, and all that can be wrong.
const VALUES: &[&str] = &[
    "artikel",
    "lid",
    "onderdeel",
    "alinea",
    "'1'",
    "'1.1'",
    "'1.1.a'",
    "De huurder betaalt.",
    "\"a\\u202Eb\\0\"",
    "",
    "~",
    "1",
    "-1",
    "4294967296",
    "1e99",
    ".nan",
    "true",
    "[]",
    "{}",
    "[a, b]",
    "[[[[[[[[",
    "{a: {a: {a: ",
    "&a",
    "*a",
    "&a [*a]",
    "&a [x, y]",
    "[*a, *a, *a]",
    "|",
    ">-",
    "!!binary aGk=",
    "!x",
    "'",
    "\"",
    "- - - - -",
    "? ? ?",
    "%",
    "@",
    "`",
    "\t",
    "\u{85}\u{2028}",
    "---",
    "...",
    "#",
    "zie artikel 1.1",
    "0x10",
    "6:23",
    "\u{FEFF}",
];

/// The file that `data` stands for: what stands behind its first byte, as it is or behind the head of a tree, or lines of
/// keys and values that are chosen by it.
pub fn tree(data: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = data.split_first() else { return Vec::new() };
    match first % 4 {
        0 => rest.to_vec(),
        1 => [HEAD.as_bytes(), rest].concat(),
        _ => lines(rest).into_bytes(),
    }
}

/// A line of a tree for each three bytes: how deep it stands and whether an item begins with it, its key, its value.
fn lines(data: &[u8]) -> String {
    let mut text = HEAD.to_owned();
    let mut depth: usize = 1;
    for line in data.chunks_exact(3) {
        let (deep, key, value) = (line[0], usize::from(line[1]), usize::from(line[2]));
        depth = match deep % 8 {
            0 => depth + 1,
            1 => depth.saturating_sub(1),
            2 => 1,
            _ => depth,
        };
        let item = if deep & 8 == 8 { "- " } else { "  " };
        let (key, value) = (KEYS[key % KEYS.len()], VALUES[value % VALUES.len()]);
        text.push_str(&format!("{}{item}{key}: {value}\n", "  ".repeat(depth)));
        // Most items are nodes: they need a kind and a path.
        if deep & 16 == 16 {
            let indent = "  ".repeat(depth + 1);
            text.push_str(&format!("{indent}kind: lid\n{indent}path: '{key}{value}'\n"));
        }
    }
    text
}
