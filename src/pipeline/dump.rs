//! What the stages make of an input, for people who work on them.

use super::{Arranged, Options, arranged, grammars, infer};
use crate::decode::{self, Text};
use crate::diag::Findings;
use crate::label;
use crate::layout::{self, Role};
use crate::lines;
use crate::outline::{self, HouseStyles};
use crate::source::Source;
use crate::tree::FurnitureKind;
use std::fmt::Write;

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

/// What a stage makes of an input, as text for people; its form is not stable.
pub fn dump(stage: Stage, bytes: Vec<u8>, options: &Options) -> String {
    let mut source = Source::new("-", bytes);
    let text = decode::clean(&mut source);
    if stage == Stage::Outline {
        return outline_of(&text, options);
    }
    let mut lines = lines::split(&text.text);
    layout::clear(&text.text, &mut lines);
    let (unfolded, layout) = layout::read(&text.text, &lines, &[]);
    let lines = unfolded.unwrap_or(lines);
    let mut out = String::new();
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

/// The score of each house style, and the labels of each set of terms in reading order.
fn outline_of(text: &Text, options: &Options) -> String {
    let Arranged { flow, .. } = arranged(text, options);
    let mut findings = Findings::new(text.text.len());
    let (text, styles) = (text.text.as_ref(), HouseStyles::new(grammars(options)));
    let mut out = String::new();
    for (grammar, score) in outline::scores(text, &flow, &styles) {
        let _ = writeln!(out, "{score}\t{}", grammar.name);
    }
    for section in outline::find(text, &flow, &styles).sections {
        let section = infer(text, &flow, section, styles.known, &mut findings);
        let _ = writeln!(out, "-- {}", section.grammar.name);
        for mark in &section.marks {
            let piece = &flow.pieces[mark.piece as usize];
            let line = &text[mark.at as usize..piece.end as usize];
            let shown: String = line.chars().take(60).collect();
            let inferred = if mark.inferred { " inferred" } else { "" };
            let _ = writeln!(out, "{}\t{:?}{inferred}\t{shown}", piece.line + 1, mark.rank);
        }
    }
    out
}
