//! What an input may be at most, and the attack or accident that each limit stops.
//!
//! A grammar file has limits of its own where it is read (`src/grammar`): 64 KiB, 12 levels, 64 items of a list, 4,000 bytes
//! of a value, 256 KiB of a compiled pattern, and the YAML reader's 128 levels and bound on aliases.
//!
//! Lengths of lines need no limit: every stage is linear in them, which `tests/invariants` holds with a line of 2 MB.

/// Bytes of an input that the tool reads, unless `--max-bytes` says otherwise. Stops a device or a disk image, named by
/// mistake or by an attacker, from filling the memory.
pub const INPUT_BYTES: u64 = 256_000_000;

/// Bytes of an input that can be converted at all. Places in a text are 32-bit numbers, and a byte that is no text
/// becomes three bytes of UTF-8.
pub const MOST_INPUT_BYTES: u64 = 1_000_000_000;

/// Brackets of a YAML file that may be open at a time; see [`is_too_nested`].
const OPEN_BRACKETS: usize = 1_000;

/// Whether a YAML file may have more than a thousand lists in each other that are written in brackets (`[[[…`). Stops what
/// hangs the reader: with each word it looks at all brackets that are open, before it counts levels.
///
/// It is not a reader itself: a bracket that closes behind a quote or another sign that can hide it is not believed, so
/// a file with very many such brackets is refused as well. Files that `convert` writes have few outside of texts.
pub fn is_too_nested(yaml: &str) -> bool {
    let mut open: Vec<u8> = Vec::new();
    let mut doubtful = 0;
    for byte in yaml.bytes() {
        match byte {
            // Each closing bracket is the second character behind its opening one.
            b'[' | b'{' => open.push(byte + 2),
            b']' | b'}' if open.len() > doubtful && open.last() == Some(&byte) => drop(open.pop()),
            b'\'' | b'"' | b'#' | b'!' | b'%' => doubtful = open.len(),
            _ => {}
        }
        if open.len() > OPEN_BRACKETS {
            return true;
        }
    }
    false
}

/// Bytes of a grammar file or a word list. Stops the same for files that options name; a word list of a million words
/// fits.
pub const OPTION_FILE_BYTES: u64 = 16_000_000;

/// Nodes that any text may have; see [`most_nodes`].
const FEW_NODES: usize = 25_000;

/// Bytes of text for each further node. Terms and regulations have a node for each 80 bytes or more, most for each 100 to 300.
const BYTES_A_NODE: usize = 96;

/// Places in a text that look like a label, for each node that the tree may have. Terms have one for each 40 bytes.
const CANDIDATES_A_NODE: usize = 2;

/// Paragraphs and labels, each, that become nodes of the tree where they stand in the first `bytes` bytes. Behind the first
/// that is one too many there are no more: the rest of the text stays in the last node, and the finding `too-many-nodes` says
/// so. Stops a text of nothing but labels or empty paragraphs (`1` on each line), of which each takes two bytes, from taking
/// a kilobyte of memory for each.
///
/// All limits of this kind count from the beginning of the text, so that one of short pieces soon meets them however long it
/// is, and one of ordinary pieces never does.
pub fn most_nodes(bytes: usize) -> usize {
    FEW_NODES + bytes / BYTES_A_NODE
}

/// Places in the first `bytes` bytes that are looked at as labels; labels behind the first that is one too many are text.
/// Stops the same before the outline is searched.
pub fn most_candidates(bytes: usize) -> usize {
    CANDIDATES_A_NODE * most_nodes(bytes)
}

/// Lines that any text may have; see [`most_lines`].
const FEW_LINES: usize = 120_000;

/// Bytes of text for each further line. Extracted texts have a line for each 35 bytes or more.
const BYTES_A_LINE: usize = 24;

/// Lines, and pieces of lines between form feeds, in the first `bytes` bytes; the text behind the first that is one too many
/// is one line, and the finding `too-many-lines` says so. Stops a text of nothing but line ends from taking two hundred bytes
/// of memory for each.
pub fn most_lines(bytes: usize) -> usize {
    FEW_LINES + bytes / BYTES_A_LINE
}

/// References or facts that any text may have; see [`most_annotations`].
const FEW_ANNOTATIONS: usize = 25_000;

/// Bytes of text for each further reference or fact. Terms and regulations have one for each 150 bytes or more.
const BYTES_AN_ANNOTATION: usize = 128;

/// References with the parts that they name, and as many facts, in the first `bytes` bytes; behind the first that is one too
/// many they are not looked for, and the finding `too-many-annotations` says so. Stops a text of nothing but references or
/// amounts, and ranges like `artikelen 1 tot en met 200` that name two hundred parts each.
pub fn most_annotations(bytes: usize) -> usize {
    FEW_ANNOTATIONS + bytes / BYTES_AN_ANNOTATION
}

/// Repairs that any text may have; see [`most_repairs`].
const FEW_REPAIRS: usize = 60_000;

/// Bytes of text for each further repair. Extracted texts have one for each 60 bytes or more.
const BYTES_A_REPAIR: usize = 56;

/// Characters in the first `bytes` bytes that are cleaned, and as many words that are put together; those behind the first
/// that is one too many stay as they are, and the finding `too-many-repairs` says so. Stops a text of nothing but ligatures,
/// control characters or broken words, of which each takes two bytes and up to two hundred on record.
pub fn most_repairs(bytes: usize) -> usize {
    FEW_REPAIRS + bytes / BYTES_A_REPAIR
}

/// Findings of one code that any text may have; see [`most_findings`].
const FEW_FINDINGS: usize = 5_000;

/// Bytes of text for each further finding of a code.
const BYTES_A_FINDING: usize = 2_000;

/// Findings of one code that are listed for a text of so many bytes; how many more there are says the finding
/// `too-many-findings`. Stops a text of nothing but numbers that stand twice, of which each has a finding of its own.
pub fn most_findings(bytes: usize) -> usize {
    FEW_FINDINGS + bytes / BYTES_A_FINDING
}

/// Levels of a tree that is written as JSON. Stops a tree that was not made here from overflowing the stack: JSON is written
/// by recursion. A tree that is converted from text has at most 17 levels: those of a house style, and the lists below.
pub const JSON_LEVELS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_brackets_are_counted() {
        for (yaml, times, nested) in [
            ("[", 1_000, false),
            ("[", 1_001, true),
            ("a: [1, {b: 2}]\n", 5_000, false),
            ("[']', ", 1_001, true),
            ("- {\n", 1_001, true),
            ("- 'zie [bijlage] en [x, y]'\n", 5_000, false),
        ] {
            assert_eq!(is_too_nested(&yaml.repeat(times)), nested, "{yaml:?}");
        }
    }
}
