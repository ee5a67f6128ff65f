//! Running lines that were cut out of the text: repairs of the node that they stood in.

use super::Builder;
use crate::layout::{Cut, Flow};
use crate::trace::{Confidence, Repair, RepairKind};
use crate::tree::Part;

/// The running lines that were cut out of `flow`, each with the last byte of the piece that it stood behind, by that.
pub(super) fn by_place(flow: &Flow) -> Vec<(u32, &Cut)> {
    let mut cuts: Vec<(u32, &Cut)> =
        flow.cuts.iter().filter_map(|cut| Some((flow.pieces[cut.after? as usize].end, cut))).collect();
    cuts.sort_by_key(|cut| cut.0);
    cuts
}

impl Builder<'_> {
    /// Running lines that were cut out inside or behind `parts` are repairs of their owner.
    pub(super) fn cuts(&mut self, parts: &[Part]) {
        for part in parts.iter().filter(|_| !self.cuts.is_empty()) {
            let first = self.cuts.partition_point(|c| c.0 < part.end);
            let found = self.cuts[first..].iter().take_while(|c| c.0 == part.end).map(|c| c.1);
            let text = self.input.joiner.text;
            let was = |c: &Cut| {
                let source = &text.source()[text.source_range(c.start..c.end)];
                source.lines().map(str::trim).collect::<Vec<_>>().join("\n")
            };
            self.record.repairs.extend(found.map(|c| Repair {
                kind: RepairKind::FurnitureCut,
                line: c.line + 1,
                was: was(c),
                now: String::new(),
                rule: "counting-page-number",
                confidence: Confidence::Certain,
                span: c.start..c.end,
            }));
        }
    }
}
