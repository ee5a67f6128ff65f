//! The order of the stages, and what a caller can ask of them. The only file that knows both.

use crate::annotate;
use crate::assemble::{self, Joiner};
use crate::audit::{self, Dropped};
use crate::check;
use crate::decode::{self, Text};
use crate::diag::{Diagnostic, Severity};
use crate::grammar::{self, Grammar};
use crate::hanging;
use crate::label::{self, Numeral};
use crate::layout::{self, EdgeRole, Edges, Flow, Layout, Piece, Role};
use crate::lexicon::Lexicon;
use crate::limits;
use crate::lines::{self, Line};
use crate::order;
use crate::outline::{self, Section};
use crate::repair::Evidence;
use crate::source::Source;
use crate::trace::ledger::{Ledger, LedgerError};
use crate::trace::{Confidence, RepairKind};
use crate::tree::{Conversion, Document, Furniture, FurnitureKind, Move};
use rustc_hash::FxHashSet;
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

/// A stage whose result can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Line tokens.
    Lines,
    /// What the layout makes of each line.
    Layout,
    /// Which labels could start where.
    Labels,
    /// Which of them are real, and how well each house style explains the text.
    Outline,
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
    run(path, bytes, options).conversion
}

/// Proves that every visible character of the input is accounted for.
///
/// # Errors
/// The first place where one is lost or stands twice.
pub fn verify(path: &str, bytes: Vec<u8>, options: &Options) -> Result<Ledger, LedgerError> {
    let run = run(path, bytes, options);
    if let Some(refused) = run.conversion.diagnostics.iter().find(|d| d.code == "input-too-large") {
        return Err(LedgerError { line: 1, column: 1, message: refused.message.clone() });
    }
    audit::audit(&run.text, &run.conversion, &run.dropped)
}

fn run(path: &str, bytes: Vec<u8>, options: &Options) -> Run {
    if bytes.len() as u64 > limits::MOST_INPUT_BYTES {
        return too_large(path, bytes.len() as u64);
    }
    let mut source = Source::new(path, bytes);
    let text = decode::clean(&mut source);
    let (mut conversion, dropped) = structure(&text, options);
    conversion.source = source.info;
    annotate::run(&text, &mut conversion, options.pedantic);
    conversion.diagnostics.sort_by_key(|d| d.line);
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

/// The tree and what was left out of it, without annotations. What the stages need for it is out of memory at the end.
fn structure(text: &Text, options: &Options) -> (Conversion, Vec<Dropped>) {
    let mut lines = lines::split(&text.text);
    let margin = layout::clear(&text.text, &mut lines);
    let grammars: &[Grammar] = match &options.grammar {
        Some(forced) => std::slice::from_ref(forced),
        None => grammar::builtin(),
    };
    let patterns = options.grammar.as_ref().map_or(&[][..], |g| &g.furniture_patterns);
    let unfolded = layout::reading_order(&text.text, &lines);
    let rows = unfolded.as_deref().unwrap_or(&lines);
    let layout = layout::detect(&text.text, rows, patterns);
    let mut flow = Flow::new(&text.text, rows, &layout);
    layout::cut(&text.text, &mut flow);
    let evidence = Evidence::gather(flow.pieces.iter().map(|p| spaced(&text.text, p)), &options.lexicon);
    let mixed = layout::interleaved(&text.text, &flow).map(columns_interleaved);
    let (moves, doubts) = match options.keep_order {
        true => Default::default(),
        false => arrange(&text.text, &lines, &mut flow, &evidence),
    };
    let joiner = Joiner { text, evidence: &evidence, confidence: options.confidence };

    let mut conversion = Conversion::default();
    let mut dropped = dropped_lines(rows, &layout);
    conversion.diagnostics = undecodable(text);
    conversion.diagnostics.extend(doubts);
    conversion.diagnostics.extend(mixed);
    for section in outline::find(&text.text, &flow, grammars) {
        let section = infer(&text.text, &flow, section, grammars, &mut conversion.diagnostics);
        document(text, &flow, section, &joiner, &mut conversion, &mut dropped);
    }
    place_moves(moves, &mut conversion);
    left_out(text, &lines, &flow, margin, &mut conversion, &mut dropped);
    (conversion, dropped)
}

/// Puts the flow in reading order: columns, blocks, and the labels that stand apart. The moves, and what is doubtful.
fn arrange(text: &str, lines: &[Line], flow: &mut Flow, evidence: &Evidence) -> (Vec<Move>, Vec<Diagnostic>) {
    order::mark_pages(lines, flow);
    let mut moves = order::unweave(text, flow, evidence);
    let restored = order::restore(text, flow, evidence);
    let paired = hanging::pair(text, flow);
    moves.extend(restored.moves.into_iter().chain(paired.moves));
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

/// Completes what is in no node, and makes the furniture of it. `margin` is what was taken off the lines.
fn left_out(
    text: &Text,
    lines: &[Line],
    flow: &Flow,
    margin: Vec<Range<u32>>,
    conversion: &mut Conversion,
    dropped: &mut Vec<Dropped>,
) {
    dropped.extend(unclaimed(flow, conversion));
    let loose = loose_patches(text, conversion, dropped);
    let mut scattered = [margin, loose].concat();
    scattered.sort_unstable_by_key(|r| r.start);
    dropped.extend(scattered.iter().map(|r| Dropped { start: r.start, end: r.end, kind: FurnitureKind::Other }));
    dropped.sort_unstable_by_key(|d| d.start);
    conversion.furniture = furniture(text, lines, flow, dropped, &scattered);
}

/// Running lines that were cut out behind text that is in no node: they are furniture as any other.
fn unclaimed(flow: &Flow, conversion: &Conversion) -> Vec<Dropped> {
    let repairs = conversion.documents.iter().flat_map(|d| &d.nodes).flat_map(|n| &n.repairs);
    let claimed: FxHashSet<u32> =
        repairs.filter(|r| r.kind == RepairKind::FurnitureCut).map(|r| r.span.start).collect();
    let lost = flow.cuts.iter().filter(|c| !claimed.contains(&c.start));
    lost.map(|c| Dropped { start: c.start, end: c.end, kind: FurnitureKind::Header }).collect()
}

/// The section with the numbers that are not printed.
fn infer<'g>(
    text: &str,
    flow: &Flow,
    section: Section<'g>,
    grammars: &'g [Grammar],
    found: &mut Vec<Diagnostic>,
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

/// One set of terms.
fn document(
    text: &Text,
    flow: &Flow,
    mut section: Section,
    joiner: &Joiner,
    into: &mut Conversion,
    dropped: &mut Vec<Dropped>,
) {
    let pieces = section.pieces.clone();
    let first = section.marks.first().map_or(pieces.end, |m| m.first_piece());
    let front = layout::front(&text.text, flow, pieces.start..first);
    let numbered =
        section.marks.iter().rev().find(|m| m.reading.numeral != Numeral::Bullet || m.reading.keyword.is_some());
    let last = numbered.map_or(pieces.end, |m| m.piece);
    let tail = layout::tail(&text.text, flow, last..pieces.end);
    let end =
        last + tail.roles.iter().position(|r| matches!(r, EdgeRole::Furniture(_))).unwrap_or(tail.roles.len()) as u32;
    drop_edges(flow, pieces.start, &front, dropped);
    drop_edges(flow, last, &tail, dropped);
    section.marks.retain(|m| m.piece < end);
    section.pieces.end = end;
    let headings = outline::headings(&text.text, flow, &section);
    let input = assemble::Input { flow, section: &section, headings: &headings, front: &front, end, joiner };
    let (mut document, findings) = assemble::document(&input);
    document.version = document.version.or(tail.version);
    if document.title.is_some() || !document.nodes.is_empty() {
        check::run(&text.text, &document, joiner.evidence, &mut into.diagnostics);
        into.documents.push(document);
    }
    into.diagnostics.extend(findings);
}

fn drop_edges(flow: &Flow, first: u32, edges: &Edges, dropped: &mut Vec<Dropped>) {
    for (n, role) in edges.roles.iter().enumerate() {
        if let EdgeRole::Furniture(kind) = role {
            let piece = &flow.pieces[first as usize + n];
            dropped.push(Dropped { start: piece.start, end: piece.end, kind: *kind });
        }
    }
}

fn dropped_lines(lines: &[Line], layout: &Layout) -> Vec<Dropped> {
    let marked = lines.iter().zip(&layout.roles).filter(|(line, _)| !line.is_blank());
    marked
        .filter_map(|(line, role)| match role {
            Role::Furniture(kind) => {
                Some(Dropped { start: line.content().start as u32, end: line.content().end as u32, kind: *kind })
            }
            Role::Body => None,
        })
        .collect()
}

/// Characters that were replaced by white space between two nodes, as `&nbsp;` behind a label: they are in no node.
fn loose_patches(text: &Text, conversion: &Conversion, dropped: &[Dropped]) -> Vec<Range<u32>> {
    let spelled = |p: &&decode::Patch| p.rule == Some(decode::ENTITY) && p.len > 0;
    let loose =
        text.patches.iter().filter(spelled).filter(|p| text.text[p.at as usize..][..p.len as usize].trim().is_empty());
    let parts = conversion.documents.iter().flat_map(|d| d.parts.iter().map(|p| (p.start, p.end)));
    let mut claims: Vec<(u32, u32)> = parts.chain(dropped.iter().map(|d| (d.start, d.end))).collect();
    claims.sort_unstable();
    let claimed = |at: u32| claims[..claims.partition_point(|c| c.0 <= at)].last().is_some_and(|c| c.1 > at);
    loose.map(|p| p.at..p.at + p.len).filter(|r| !claimed(r.start)).collect()
}

/// Furniture of one kind with no text of the tree between is one item, and so is all that is `scattered` in small bits
/// between the text.
fn furniture(
    text: &Text,
    lines: &[Line],
    flow: &Flow,
    dropped: &[Dropped],
    scattered: &[Range<u32>],
) -> Vec<Furniture> {
    let line_of = |at: u32| lines.partition_point(|l| l.start <= at) as u32;
    let mut items: Vec<Furniture> = Vec::new();
    let mut last_end = 0;
    let (bits, dropped): (Vec<Dropped>, Vec<Dropped>) =
        dropped.iter().partition(|d| scattered.binary_search_by_key(&d.start, |s| s.start).is_ok());
    for item in &dropped {
        let line = line_of(item.start);
        let content = &text.source()[text.source_range(item.start..item.end)];
        let from = flow.pieces.partition_point(|p| p.start < last_end);
        let body_between =
            flow.pieces.get(from).is_some_and(|p| p.start < item.start && !is_dropped(&dropped, p.start));
        match items.last_mut().filter(|last| last.kind == item.kind && !body_between) {
            Some(last) => {
                last.last_line = line;
                last.text.push('\n');
                last.text.push_str(content);
            }
            None => {
                items.push(Furniture { first_line: line, last_line: line, kind: item.kind, text: content.to_owned() })
            }
        }
        last_end = item.end;
    }
    items.extend(one_item(text, &bits, line_of));
    items.sort_by_key(|item| item.first_line);
    items
}

/// All `bits` as one item.
fn one_item(text: &Text, bits: &[Dropped], line_of: impl Fn(u32) -> u32) -> Option<Furniture> {
    let (first, last) = (bits.first()?, bits.last()?);
    let source: Vec<&str> = bits.iter().map(|b| &text.source()[text.source_range(b.start..b.end)]).collect();
    let (first_line, last_line) = (line_of(first.start), line_of(last.start));
    Some(Furniture { first_line, last_line, kind: first.kind, text: source.join("\n") })
}

fn is_dropped(dropped: &[Dropped], at: u32) -> bool {
    let found = dropped.partition_point(|d| d.start <= at);
    found > 0 && dropped[found - 1].end > at
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

/// What a stage makes of an input, as text for people; its form is not stable.
pub fn dump(stage: Stage, bytes: Vec<u8>, _options: &Options) -> String {
    use std::fmt::Write;
    let mut source = Source::new("-", bytes);
    let text = decode::clean(&mut source);
    let mut lines = lines::split(&text.text);
    layout::clear(&text.text, &mut lines);
    let lines = layout::reading_order(&text.text, &lines).unwrap_or(lines);
    let layout = layout::detect(&text.text, &lines, &[]);
    let mut out = String::new();
    if stage == Stage::Outline {
        return dump_outline(&text.text, &Flow::new(&text.text, &lines, &layout));
    }
    for (n, line) in lines.iter().enumerate() {
        let content = &text.text[line.content()];
        let number = line.number;
        let _ = match stage {
            Stage::Lines => writeln!(out, "{}\t{line:?}", number + 1),
            Stage::Layout => match layout.roles[n] {
                Role::Body => writeln!(out, "{}\tbody\t{content}", number + 1),
                Role::Furniture(kind) => writeln!(out, "{}\t{}\t{content}", number + 1, FurnitureKind::name(kind)),
            },
            Stage::Labels => {
                let readings: Vec<String> = label::scan(content).iter().map(|r| format!("{r:?}")).collect();
                writeln!(out, "{}\t{content}\n\t{}", number + 1, readings.join("\n\t"))
            }
            Stage::Outline => Ok(()),
        };
    }
    out
}

fn dump_outline(text: &str, flow: &Flow) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for (grammar, score) in outline::scores(text, flow, grammar::builtin()) {
        let _ = writeln!(out, "{score}\t{}", grammar.name);
    }
    for section in outline::find(text, flow, grammar::builtin()) {
        let _ = writeln!(out, "-- {}", section.grammar.name);
        for mark in &section.marks {
            let piece = &flow.pieces[mark.piece as usize];
            let line = &text[mark.at as usize..piece.end as usize];
            let shown: String = line.chars().take(60).collect();
            let _ = writeln!(out, "{}\t{:?}\t{shown}", piece.line + 1, mark.rank);
        }
    }
    out
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
