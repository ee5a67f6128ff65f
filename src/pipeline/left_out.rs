//! What is in no node: it becomes furniture, so that nothing is lost.

use crate::audit::Dropped;
use crate::decode::{self, Text};
use crate::layout::{EdgeRole, Edges, Flow, Layout, Role};
use crate::lines::Line;
use crate::trace::RepairKind;
use crate::tree::{Conversion, Furniture, FurnitureKind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Completes what is in no node, and makes the furniture of it. `starts` is where the lines begin, `margin` what was taken
/// off them.
pub(super) fn complete(
    text: &Text,
    starts: &[u32],
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
    conversion.furniture = furniture(text, starts, flow, dropped, &scattered);
}

/// Running lines that were cut out behind text that is in no node: they are furniture as any other.
fn unclaimed(flow: &Flow, conversion: &Conversion) -> Vec<Dropped> {
    let repairs = conversion.documents.iter().flat_map(|d| &d.nodes).flat_map(|n| &n.repairs);
    let claimed: FxHashSet<u32> =
        repairs.filter(|r| r.kind == RepairKind::FurnitureCut).map(|r| r.span.start).collect();
    let lost = flow.cuts.iter().filter(|c| !claimed.contains(&c.start));
    lost.map(|c| Dropped { start: c.start, end: c.end, kind: FurnitureKind::Header }).collect()
}

/// Drops what stands at an edge of a set of terms and is no part of it; `first` is the first piece there.
pub(super) fn edges(flow: &Flow, first: u32, edges: &Edges, dropped: &mut Vec<Dropped>) {
    for (n, role) in edges.roles.iter().enumerate() {
        if let EdgeRole::Furniture(kind) = role {
            let piece = &flow.pieces[first as usize + n];
            dropped.push(Dropped { start: piece.start, end: piece.end, kind: *kind });
        }
    }
}

/// The lines that the detectors of the layout took for furniture.
pub(super) fn lines(lines: &[Line], layout: &Layout) -> Vec<Dropped> {
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
    let mut loose = text
        .patches
        .iter()
        .filter(spelled)
        .filter(|p| text.text[p.at as usize..][..p.len as usize].trim().is_empty())
        .peekable();
    if loose.peek().is_none() {
        return Vec::new();
    }
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
    starts: &[u32],
    flow: &Flow,
    dropped: &[Dropped],
    scattered: &[Range<u32>],
) -> Vec<Furniture> {
    let line_of = |at: u32| starts.partition_point(|start| *start <= at) as u32;
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
