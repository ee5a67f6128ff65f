//! The order of the stages, and what a caller can ask of them. The only file that knows both.

mod dump;
mod left_out;

pub use dump::{Stage, dump};

use crate::annotate;
use crate::assemble::{self, Joiner, Room};
use crate::audit::{self, Dropped};
use crate::check;
use crate::decode::{self, Text};
use crate::diag::{Diagnostic, Findings, Severity};
use crate::grammar::{self, Grammar};
use crate::hanging;
use crate::label::Numeral;
use crate::layout::{self, EdgeRole, Flow, Piece};
use crate::lexicon::Lexicon;
use crate::limits;
use crate::lines::{self, Line};
use crate::order;
use crate::outline::{self, HouseStyles, Mark, Section};
use crate::repair::Evidence;
use crate::source::Source;
use crate::trace::Confidence;
use crate::trace::ledger::{Ledger, LedgerError};
use crate::tree::{Conversion, Document, Move};
use std::ops::Range;
use std::sync::Arc;

/// What a caller can choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// The house style to use; the one that explains the document best where there is none.
    pub grammar: Option<Grammar>,
    /// Repairs below this confidence are not applied but reported.
    pub confidence: Confidence,
    /// Leave blocks where they are printed.
    pub keep_order: bool,
    /// The word list for broken words.
    pub lexicon: Arc<Lexicon>,
    /// Report also what is often about nothing.
    pub pedantic: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            grammar: None,
            confidence: Confidence::Guess,
            keep_order: false,
            lexicon: Arc::new(Lexicon::dutch()),
            pedantic: false,
        }
    }
}

/// A conversion with what the audit needs.
struct Run {
    text: Text,
    conversion: Conversion,
    dropped: Vec<Dropped>,
}

/// Converts the bytes of one input; never fails. `path` is only repeated in the output. An input of more than
/// [`limits::MOST_INPUT_BYTES`] is not converted, and the only finding says so.
pub fn convert(path: &str, bytes: Vec<u8>, options: &Options) -> Conversion {
    run(path, bytes, options, Purpose::Output).conversion
}

/// Proves that every visible character of the input is accounted for.
///
/// # Errors
/// The first place where one is lost or stands twice.
pub fn verify(path: &str, bytes: Vec<u8>, options: &Options) -> Result<Ledger, LedgerError> {
    let run = run(path, bytes, options, Purpose::Audit);
    if let Some(refused) = run.conversion.diagnostics.iter().find(|d| d.code == "input-too-large") {
        return Err(LedgerError { line: 1, column: 1, message: refused.message.clone() });
    }
    audit::audit(&run.text, &run.conversion, &run.dropped)
}

/// What a conversion is for: only the audit needs the source again at the end.
#[derive(PartialEq, Eq)]
enum Purpose {
    Output,
    Audit,
}

fn run(path: &str, bytes: Vec<u8>, options: &Options, purpose: Purpose) -> Run {
    if bytes.len() as u64 > limits::MOST_INPUT_BYTES {
        return too_large(path, bytes.len() as u64);
    }
    let mut source = Source::new(path, bytes);
    let mut text = decode::clean(&mut source);
    let mut findings = Findings::new(text.text.len());
    let (mut conversion, dropped) = structure(&text, options, &mut findings);
    conversion.source = source.info;
    if purpose == Purpose::Output {
        text.drop_source();
    }
    annotate::run(&text, &mut conversion.documents, &mut findings, options.pedantic);
    conversion.diagnostics = findings.sorted();
    Run { text, conversion, dropped }
}

/// An input that is not even looked at, because places in it are no 32-bit numbers.
fn too_large(path: &str, bytes: u64) -> Run {
    let mut conversion = Conversion::default();
    conversion.source.path = path.to_owned();
    conversion.source.bytes = bytes;
    conversion.diagnostics.push(Diagnostic {
        code: "input-too-large",
        severity: Severity::Error,
        line: 1,
        columns: 0..0,
        path: None,
        message: format!("the input has more than {} bytes and was not converted", limits::MOST_INPUT_BYTES),
        help: Some("split it, and convert the parts".to_owned()),
    });
    Run { text: Text::default(), conversion, dropped: Vec::new() }
}

/// A text in reading order, with all that was found on the way there.
struct Arranged<'o> {
    /// Where each line begins in the clean text.
    starts: Vec<u32>,
    /// What was taken off the beginnings of lines.
    margin: Vec<Range<u32>>,
    flow: Flow,
    evidence: Evidence<'o>,
    moves: Vec<Move>,
    findings: Vec<Diagnostic>,
    dropped: Vec<Dropped>,
}

/// Everything up to the outline: lines, layout, reading order.
fn arranged<'o>(text: &Text, options: &'o Options) -> Arranged<'o> {
    let mut lines = lines::split(&text.text);
    let margin = layout::clear(&text.text, &mut lines);
    let patterns = options.grammar.as_ref().map_or(&[][..], |g| &g.furniture_patterns);
    let (unfolded, layout) = layout::read(&text.text, &lines, patterns);
    let rows = unfolded.as_deref().unwrap_or(&lines);
    let mut flow = Flow::new(&text.text, rows, &layout);
    layout::cut(&text.text, &mut flow);
    layout::part_title(&text.text, &mut flow);
    let dropped = left_out::lines(rows, &layout);
    let evidence = Evidence::gather(flow.pieces.iter().map(|p| spaced(&text.text, p)), &options.lexicon);
    // What the lines of the text show of its words is known before they are parted.
    layout::part_headings(&text.text, &mut flow);
    let mixed = layout::interleaved(&text.text, &flow).map(columns_interleaved);
    let (moves, doubts) = match options.keep_order {
        true => Default::default(),
        false if is_crowded(&flow) => Default::default(),
        false => arrange(&text.text, &lines, &mut flow, &evidence, mixed.is_some()),
    };
    let rest = text.last_line.map(too_many_lines);
    let findings = undecodable(text).into_iter().chain(doubts).chain(mixed).chain(rest).collect();
    let starts = lines.iter().map(|line| line.start).collect();
    Arranged { starts, margin, flow, evidence, moves, findings, dropped }
}

/// The house styles that may be chosen.
fn grammars(options: &Options) -> &[Grammar] {
    match &options.grammar {
        Some(forced) => std::slice::from_ref(forced),
        None => grammar::builtin(),
    }
}

/// The tree and what was left out of it, without annotations and findings. What the stages need for it is out of memory at the
/// end.
fn structure(text: &Text, options: &Options, found: &mut Findings) -> (Conversion, Vec<Dropped>) {
    let Arranged { starts, margin, flow, evidence, moves, findings, mut dropped } = arranged(text, options);
    found.extend(findings);
    let house = HouseStyles::new(grammars(options));
    let joiner = Joiner { text, evidence: &evidence, confidence: options.confidence, room: Room::default() };
    let mut conversion = Conversion::default();
    let outline = outline::find(&text.text, &flow, &house);
    let cut = outline.cut.map(|piece| assemble::too_many_nodes(flow.pieces[piece as usize].line + 1));
    found.extend(cut);
    let mut nodes = Some(0);
    for section in outline.sections {
        let section = infer(&text.text, &flow, section, house.known, found);
        let into = Gathered { conversion: &mut conversion, found, dropped: &mut dropped };
        nodes = document(text, &flow, section, &joiner, nodes, into);
    }
    let unrepaired = text.first_unclean.into_iter().chain(joiner.room.ended()).min();
    found.extend(unrepaired.map(too_many_repairs));
    place_moves(moves, &mut conversion);
    left_out::complete(text, &starts, &flow, margin, &mut conversion, &mut dropped);
    (conversion, dropped)
}

/// Whether so many pieces have a label or begin a page that no order of them can be told ([`limits::most_candidates`]).
fn is_crowded(flow: &Flow) -> bool {
    let counts = |n: &usize| flow.pieces[*n].page || !flow.readings(*n).is_empty();
    let mut counted = (0..flow.pieces.len()).filter(counts).zip(0..);
    counted.any(|(n, before)| before >= limits::most_candidates(flow.pieces[n].start as usize))
}

/// Puts the flow in reading order: columns, blocks, and the labels that stand apart. The moves, and what is doubtful. Where
/// the lines of columns are `mixed`, nothing proves an order of blocks.
fn arrange(
    text: &str,
    lines: &[Line],
    flow: &mut Flow,
    evidence: &Evidence,
    mixed: bool,
) -> (Vec<Move>, Vec<Diagnostic>) {
    order::mark_pages(lines, flow);
    let restored = if mixed { Default::default() } else { order::restore(text, flow, evidence) };
    let paired = hanging::pair(text, flow);
    let moves = restored.moves.into_iter().chain(paired.moves).collect();
    (moves, restored.findings.into_iter().chain(paired.findings).collect())
}

/// The warning about columns that are mixed from a line on.
fn columns_interleaved(line: u32) -> Diagnostic {
    Diagnostic {
        code: "columns-interleaved",
        severity: Severity::Warning,
        line,
        columns: 0..0,
        path: None,
        message: "the lines of two or more columns are mixed from here on, so that sentences cannot be put together"
            .to_owned(),
        help: Some(
            "extract the document again with a program that keeps columns apart, such as `pdftotext`".to_owned(),
        ),
    }
}

/// The text has no room for the lines behind this one ([`limits::most_lines`]).
fn too_many_lines(line: u32) -> Diagnostic {
    Diagnostic {
        code: "too-many-lines",
        severity: Severity::Error,
        line,
        columns: 0..0,
        path: None,
        message: "the text has so many short lines that from here on they are one".to_owned(),
        help: Some("split the input, if it is a text at all".to_owned()),
    }
}

/// The text has no room for the repairs from this line on ([`limits::most_repairs`]).
fn too_many_repairs(line: u32) -> Diagnostic {
    Diagnostic {
        code: "too-many-repairs",
        severity: Severity::Error,
        line,
        columns: 0..0,
        path: None,
        message: "the text has so many odd characters or broken words that from here on they stay as they are"
            .to_owned(),
        help: Some("extract the document again, or split the input, if it is a text at all".to_owned()),
    }
}

/// The section with the numbers that are not printed.
fn infer<'g>(
    text: &str,
    flow: &Flow,
    section: Section<'g>,
    grammars: &'g [Grammar],
    found: &mut Findings,
) -> Section<'g> {
    match outline::infer(text, flow, &section, grammars) {
        Some(it) => {
            found.extend(it.findings);
            Section { grammar: it.grammar, marks: it.marks, pieces: section.pieces }
        }
        None => section,
    }
}

/// Gives each move to the set of terms in which it stands.
fn place_moves(moves: Vec<Move>, conversion: &mut Conversion) {
    for it in moves {
        let holds = |d: &&mut Document| (d.first_line..=d.last_line).contains(&it.first_line);
        if let Some(document) = conversion.documents.iter_mut().find(holds) {
            document.repairs.push(it);
        }
    }
}

/// A piece with the white space behind it, which tells whether a word ends there.
fn spaced<'t>(text: &'t str, piece: &Piece) -> &'t str {
    &text[piece.start as usize..layout::with_spaces(text, piece.end as usize)]
}

/// What the sets of terms are added to.
struct Gathered<'r> {
    conversion: &'r mut Conversion,
    found: &'r mut Findings,
    dropped: &'r mut Vec<Dropped>,
}

/// One set of terms. `before` are the nodes of those before it; gives how many there are with its own. None of both where there
/// was no room for all of them ([`limits::most_nodes`]).
fn document(
    text: &Text,
    flow: &Flow,
    mut section: Section,
    joiner: &Joiner,
    before: Option<usize>,
    into: Gathered,
) -> Option<usize> {
    let pieces = section.pieces.clone();
    let first = section.marks.first().map_or(pieces.end, |m| m.first_piece());
    let front = layout::front(&text.text, flow, pieces.start..first);
    let is_node = |m: &&Mark| m.reading.numeral != Numeral::Bullet || m.reading.keyword.is_some() || m.inferred;
    let numbered = section.marks.iter().rev().find(is_node);
    let last = numbered.map_or(pieces.end, |m| m.piece);
    let tail = layout::tail(&text.text, flow, last..pieces.end);
    let end =
        last + tail.roles.iter().position(|r| matches!(r, EdgeRole::Furniture(_))).unwrap_or(tail.roles.len()) as u32;
    left_out::edges(flow, pieces.start, &front, into.dropped);
    left_out::edges(flow, last, &tail, into.dropped);
    section.marks.retain(|m| m.piece < end);
    section.pieces.end = end;
    let full = leave_out(flow, &mut section.marks, before, into.found);
    let headings = outline::headings(&text.text, flow, &section);
    let input = assemble::Input { flow, section: &section, headings: &headings, front: &front, end, joiner, before };
    let (mut document, findings) = assemble::document(&input);
    document.version = document.version.or(tail.version);
    let full = full || findings.iter().any(|d| d.code == "too-many-nodes");
    let nodes = before.filter(|_| !full).map(|before| before + document.nodes.len());
    let mut found: Vec<Diagnostic> = outline::induced(flow, &section).into_iter().collect();
    if document.title.is_some() || !document.nodes.is_empty() {
        check::run(&text.text, &document, joiner.evidence, &mut found);
    }
    found.extend(findings);
    add(document, found, into);
    nodes
}

/// Leaves out the labels for which there is no room, but never the first: the text before it ends there. `before` are the nodes
/// of earlier documents. Says whether there were such labels.
fn leave_out(flow: &Flow, marks: &mut Vec<Mark>, before: Option<usize>, found: &mut Findings) -> bool {
    let piece = |mark: &Mark| &flow.pieces[mark.piece as usize];
    let full = |n: usize| before.is_none_or(|b| b + n >= limits::most_nodes(piece(&marks[n]).start as usize));
    let Some(first) = (1..marks.len()).find(|n| full(*n)) else { return before.is_none() };
    found.extend(before.map(|_| assemble::too_many_nodes(piece(&marks[first]).line + 1)));
    marks.truncate(first);
    true
}

/// Adds a document that is not empty, and what was found in it; annexes belong to the document before them.
fn add(document: Document, mut found: Vec<Diagnostic>, into: Gathered) {
    match into.conversion.documents.last_mut().filter(|_| assemble::are_annexes(&document)) {
        Some(before) => {
            let renamed = assemble::append(before, document);
            let paths = found.iter_mut().filter_map(|d| d.path.as_mut());
            paths.for_each(|path| renamed.get(path).into_iter().for_each(|new| *path = new.clone()));
        }
        None if document.title.is_none() && document.nodes.is_empty() => {}
        None => into.conversion.documents.push(document),
    }
    into.found.extend(found);
}

/// A warning for each line with characters that could not be decoded.
fn undecodable(text: &Text) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut line = 1;
    let mut at = 0;
    for patch in text.patches.iter().filter(|p| matches!(p.rule, Some("undecodable" | "mixed-encoding"))) {
        line += memchr::memchr_iter(b'\n', &text.text.as_bytes()[at..patch.at as usize]).count() as u32;
        at = patch.at as usize;
        if found.last().is_some_and(|d| d.line == line) {
            continue;
        }
        found.push(Diagnostic {
            code: "undecodable",
            severity: Severity::Warning,
            line,
            columns: 0..0,
            path: None,
            message: "bytes on this line are not valid in the encoding of the file".to_owned(),
            help: Some("convert the file to UTF-8 with the encoding that it was written in".to_owned()),
        });
    }
    found
}

/// The decoded source, for showing its lines in diagnostics.
pub fn source_text(bytes: &[u8]) -> String {
    Source::new("-", bytes.to_vec()).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_that_is_too_large_is_refused() {
        let run = too_large("x", limits::MOST_INPUT_BYTES + 1);
        assert!(run.conversion.documents.is_empty());
        assert!(crate::diag::codes::find(run.conversion.diagnostics[0].code).is_some());
    }
}
