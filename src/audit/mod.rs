//! The proof that nothing is lost: every visible character of the source stands in exactly one place of the output.
//!
//! It does not trust the stages. It takes the parts that the tree and the furniture claim, asks that they tile the
//! visible text without overlap, and then rebuilds each node's label, heading and text from its parts and repairs.

use crate::decode::Text;
use crate::trace::ledger::{Ledger, LedgerError};
use crate::trace::{Repair, RepairKind};
use crate::tree::{Conversion, Document, Field, FurnitureKind, Node, Part};

/// A stretch of the clean text that was left out of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The first byte in the clean text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Why.
    pub kind: FurnitureKind,
}

/// A character that a reader can see: no white space, no control and no invisible format character.
pub fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn visible(text: &str) -> u64 {
    text.chars().filter(|c| is_visible(*c)).count() as u64
}

/// Audits a conversion.
///
/// # Errors
/// The first place where a character is lost, stands twice or was changed without a repair.
pub fn audit(text: &Text, conversion: &Conversion, dropped: &[Dropped]) -> Result<Ledger, LedgerError> {
    tiles(text, conversion, dropped)?;
    let mut ledger = Ledger { visible: visible(text.source()), ..Ledger::default() };
    for document in &conversion.documents {
        owner(text, &document.title_parts(), &document.title_repairs, &[document.title.as_deref().unwrap_or("")])?;
        ledger.rewritten += rewritten(text, &document.title_repairs);
        for node in &document.nodes {
            let parts = &document.parts[node.parts.start as usize..node.parts.end as usize];
            node_fields(text, parts, node)?;
            for cut in node.repairs.iter().filter(|r| is_cut(r)) {
                same_letters(text, cut, &text.source()[text.source_range(cut.span.clone())])?;
            }
            ledger.rewritten += rewritten(text, &node.repairs);
        }
    }
    let mut drop_count = 0;
    for item in dropped {
        let source = text.source_range(item.start..item.end);
        let count = visible(&text.source()[source]);
        drop_count += count;
        match ledger.dropped.iter_mut().find(|d| d.0 == item.kind) {
            Some(entry) => entry.1 += count,
            None => ledger.dropped.push((item.kind, count)),
        }
    }
    let gone = ledger.rewritten + drop_count;
    ledger.kept = kept(text, conversion);
    if ledger.kept + gone != ledger.visible {
        let message = format!(
            "{} visible characters, but {} kept, {} rewritten and {drop_count} dropped",
            ledger.visible, ledger.kept, ledger.rewritten
        );
        return Err(LedgerError { line: 1, column: 1, message });
    }
    Ok(ledger)
}

/// The visible characters that the nodes claim, less those that their repairs rewrite.
fn kept(text: &Text, conversion: &Conversion) -> u64 {
    let mut count = 0;
    for document in &conversion.documents {
        for part in &document.parts {
            let source = text.source_range(part.start..part.end);
            count += visible(&text.source()[source]);
        }
        let nodes: u64 = document.nodes.iter().map(|n| changed(text, &n.repairs)).sum();
        count = count.saturating_sub(nodes + changed(text, &document.title_repairs));
    }
    count
}

/// Furniture that was cut out of a sentence stands in no part.
fn is_cut(repair: &Repair) -> bool {
    repair.kind == RepairKind::FurnitureCut
}

/// The visible characters on the `was` side of `repairs`.
fn rewritten(text: &Text, repairs: &[Repair]) -> u64 {
    changed(text, repairs) + repairs.iter().filter(|r| is_cut(r)).map(|r| visible(&r.was)).sum::<u64>()
}

/// The same without the furniture that was cut out. What two repairs share (a word that was broken twice, or that has a
/// ligature) counts once; a ligature is one character of the source and two of the word that shares it.
fn changed(text: &Text, repairs: &[Repair]) -> u64 {
    let mut repairs: Vec<&Repair> = repairs.iter().filter(|r| !is_cut(r)).collect();
    repairs.sort_by_key(|r| (r.span.start, r.span.end));
    let (mut count, mut done) = (0i64, 0);
    for repair in repairs {
        let shared = repair.span.start as usize..repair.span.end.min(done) as usize;
        let shared = if shared.start < shared.end { visible(&text.text[shared]) } else { 0 };
        count += visible(&repair.was) as i64 - shared as i64;
        done = done.max(repair.span.end);
    }
    count.max(0) as u64
}

/// The claimed stretches do not overlap and leave out nothing that can be seen.
fn tiles(text: &Text, conversion: &Conversion, dropped: &[Dropped]) -> Result<(), LedgerError> {
    let parts = conversion.documents.iter().flat_map(|d| d.parts.iter().map(|p| (p.start, p.end)));
    let nodes = conversion.documents.iter().flat_map(|d| &d.nodes);
    let cuts = nodes.flat_map(|n| n.repairs.iter().filter(|r| is_cut(r)).map(|r| (r.span.start, r.span.end)));
    let mut claims: Vec<(u32, u32)> = parts.chain(cuts).chain(dropped.iter().map(|d| (d.start, d.end))).collect();
    claims.sort_unstable();
    let mut at = 0;
    for (start, end) in claims.into_iter().chain([(text.text.len() as u32, text.text.len() as u32)]) {
        if start < at {
            return Err(place(text, start, "this text stands in two places of the output"));
        }
        let between = &text.text[at as usize..start as usize];
        if let Some((offset, _)) = between.char_indices().find(|(_, c)| is_visible(*c)) {
            return Err(place(text, at + offset as u32, "this text is nowhere in the output"));
        }
        at = end;
    }
    Ok(())
}

fn node_fields(text: &Text, parts: &[Part], node: &Node) -> Result<(), LedgerError> {
    let label = node.label.as_deref().unwrap_or("");
    let heading = node.heading.as_deref().unwrap_or("");
    let above = parts.first().is_some_and(|p| p.field == Field::Heading);
    let fields = if above { [heading, label, &node.text] } else { [label, heading, &node.text] };
    owner(text, parts, &node.repairs, &fields)
}

/// The visible characters of `parts`, with the repairs applied, are those of `fields`.
fn owner(text: &Text, parts: &[Part], repairs: &[Repair], fields: &[&str]) -> Result<(), LedgerError> {
    let mut by_start: Vec<(u32, usize)> = parts.iter().enumerate().map(|(n, p)| (p.start, n)).collect();
    by_start.sort_unstable();
    let mut repairs: Vec<(usize, &Repair)> =
        repairs.iter().filter(|r| !is_cut(r)).map(|r| (part_of(parts, &by_start, r.span.start), r)).collect();
    repairs.sort_by_key(|(part, r)| (*part, r.span.start, std::cmp::Reverse(r.span.end)));
    cleaned(text, parts, &repairs)?;
    let mut output = fields.iter().flat_map(|f| f.chars()).filter(|c| is_visible(*c));
    let mut expect = |wanted: &str, at: u32| {
        let same = wanted.chars().filter(|c| is_visible(*c)).all(|c| output.next() == Some(c));
        let message = "the output differs from the source here without a repair";
        if same { Ok(()) } else { Err(place(text, at, message)) }
    };
    let mut from = (0, parts.first().map_or(0, |p| p.start));
    for (start, repair) in repairs {
        let end = (start..parts.len()).find(|n| (parts[*n].start..=parts[*n].end).contains(&repair.span.end));
        let end = end.unwrap_or(start);
        stood(text, parts, (start, end), repair)?;
        if (start, repair.span.start) < from {
            continue; // a cleaned character inside a word that was joined as well
        }
        stretch(text, parts, from, (start, repair.span.start), &mut expect)?;
        expect(&repair.now, repair.span.start)?;
        from = (end, repair.span.end);
    }
    let end = (parts.len(), 0);
    stretch(text, parts, from, end, &mut expect)?;
    match output.next() {
        Some(_) => Err(place(text, parts.last().map_or(0, |p| p.end), "the output has more text than the source")),
        None => Ok(()),
    }
}

/// Each character of `parts` that was cleaned is on record.
fn cleaned(text: &Text, parts: &[Part], repairs: &[(usize, &Repair)]) -> Result<(), LedgerError> {
    let patches = parts.iter().flat_map(|part| text.patches_in(part.start..part.end));
    let replaced = patches.filter(|patch| patch.rule.is_some()).count();
    let recorded = repairs.iter().filter(|(_, r)| r.kind == RepairKind::Character).count();
    if replaced == recorded {
        return Ok(());
    }
    let message = format!("{replaced} characters were replaced from here on, and {recorded} repairs say so");
    Err(place(text, parts.first().map_or(0, |p| p.start), &message))
}

/// What a repair says that stood in the source did stand there, between the first and the last of its `parts`.
fn stood(text: &Text, parts: &[Part], (first, last): (usize, usize), repair: &Repair) -> Result<(), LedgerError> {
    let span = &repair.span;
    let mut was = String::new();
    if repair.kind == RepairKind::Character {
        was.push_str(&text.source()[text.source_range(span.clone())]);
    } else {
        stretch(text, parts, (first, span.start), (last, span.end), &mut |stretch, _| {
            was.push_str(stretch);
            Ok(())
        })?;
    }
    same_letters(text, repair, &was)
}

/// A repair has the visible characters of the text that it replaces.
fn same_letters(text: &Text, repair: &Repair, stood: &str) -> Result<(), LedgerError> {
    if repair.was.chars().filter(|c| is_visible(*c)).eq(stood.chars().filter(|c| is_visible(*c))) {
        return Ok(());
    }
    Err(place(text, repair.span.start, "a repair here says that another text stood in the source"))
}

/// Expects the text between two places, each a part and a byte.
fn stretch(
    text: &Text,
    parts: &[Part],
    from: (usize, u32),
    to: (usize, u32),
    expect: &mut impl FnMut(&str, u32) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    for (number, part) in parts.iter().enumerate().take(to.0 + 1).skip(from.0) {
        let start = if number == from.0 { from.1 } else { part.start };
        let end = if number == to.0 { to.1 } else { part.end };
        if start < end {
            expect(&text.text[start as usize..end as usize], start)?;
        }
    }
    Ok(())
}

/// The part in which a byte stands, or at whose end; they need not stand in the order of the source. `by_start` has their
/// beginnings in order.
fn part_of(parts: &[Part], by_start: &[(u32, usize)], at: u32) -> usize {
    let before = by_start[..by_start.partition_point(|p| p.0 <= at)].last();
    before.map(|p| p.1).filter(|n| at <= parts[*n].end).unwrap_or(parts.len())
}

fn place(text: &Text, at: u32, message: &str) -> LedgerError {
    let before = &text.text[..at as usize];
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() as u32 + 1;
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    LedgerError { line, column: before[start..].chars().count() as u32 + 1, message: message.to_owned() }
}

impl Document {
    fn title_parts(&self) -> Vec<Part> {
        self.parts[..self.title_parts as usize].iter().filter(|p| p.field == Field::Heading).copied().collect()
    }
}
