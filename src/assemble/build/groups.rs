//! Headings without a number over several articles: `ALGEMEEN` above article 1, `DEKKING EN SCHADE` above article 4.
//!
//! One line without a stop above an article can be anything. Where no chapter is printed and several articles have such a
//! line above them, but far from all, the lines part the articles into groups.

use super::{Builder, rank_value};
use crate::assemble::content::{Place, between};
use crate::assemble::paths::{Step, is_container};
use crate::layout::{EdgeRole, Gap, begins_with_capital, ends_sentence};
use crate::outline::{Mark, Rank, goes_on, is_capitals, is_short_line};
use crate::tree::{Field, Kind, Node, Part};

/// Fewer such headings are no pattern.
const FEWEST: usize = 2;
/// A line of a heading is no longer than this, in bytes.
const LINE: usize = 60;
/// A heading has so many lines at most.
const LINES: u32 = 3;

impl Builder<'_> {
    /// The articles with the heading of a group above them, by the numbers of their marks, each with its heading's place.
    pub(super) fn groups(&self) -> Vec<(usize, Place)> {
        let marks = &self.input.section.marks;
        let level = |m: &Mark| if let Rank::Ladder(level) = m.rank { Some(level) } else { None };
        let chapter = |m: &Mark| level(m).is_some() && is_container(self.kind(m)) && self.kind(m) != Kind::Bijlage;
        if marks.iter().any(chapter) {
            return Vec::new();
        }
        let articles = || (0..marks.len()).filter(|n| self.kind(&marks[*n]) == Kind::Artikel);
        let found: Vec<(usize, Place)> = articles().filter_map(|n| Some((n, self.group_above(n)?))).collect();
        let pattern = found.len() >= FEWEST && found.len() < articles().count();
        if pattern { found } else { Vec::new() }
    }

    /// Where the heading of a group above mark `number` begins: behind the end of a sentence, before the label.
    fn group_above(&self, number: usize) -> Option<Place> {
        let (marks, flow) = (&self.input.section.marks, self.input.flow);
        let counted = |m: &Mark| m.inferred && !m.reading.number.parts().is_empty();
        let mark = marks.get(number).filter(|m| !counted(m) && m.above.is_none() && m.keyword.is_none())?;
        let floor = match number.checked_sub(1).map(|n| &marks[n]) {
            Some(before) => Place { piece: before.piece, at: before.at + u32::from(before.reading.len) },
            None => Place::start_of(flow, self.front_end()),
        };
        let start = Place::start_of(flow, mark.piece).max(floor);
        let before = &self.text[start.at as usize..mark.at as usize];
        if !before.trim().is_empty() {
            let sentence = before.rfind(". ").map(|stop| stop + 2);
            let whole = (start.piece > floor.piece || floor.at == start.at && number == 0).then_some(0);
            let lead = sentence.or(whole)?;
            let begins = is_short_line(before[lead..].trim());
            return begins.then_some(Place { at: start.at + lead as u32, ..start });
        }
        let line = |piece: u32| flow.text(self.text, piece as usize);
        let first = self.first_line(floor.piece, mark.piece).filter(|n| !mark.inferred || is_capitals(line(*n)))?;
        let titled = || self.input.front.roles.iter().any(|role| *role != EdgeRole::Body);
        let fresh = number == 0 && first == floor.piece + 1 && titled();
        let ended = fresh || first > 0 && ends_sentence(line(first - 1)) && !line(first - 1).ends_with(':');
        (ended && begins_with_capital(line(first))).then(|| Place::start_of(flow, first))
    }

    /// The first of the lines above piece `end` that may be one heading.
    fn first_line(&self, floor: u32, end: u32) -> Option<u32> {
        let flow = self.input.flow;
        let line = |piece: u32| flow.text(self.text, piece as usize);
        let mut first =
            end.checked_sub(1).filter(|n| *n > floor && !ends_sentence(line(*n)) && line(*n).len() <= LINE)?;
        let joined = |n: u32| flow.pieces[n as usize].gap == Gap::Line && goes_on(line(n - 1), line(n));
        while first > floor + 1 && end - first < LINES && joined(first) && is_short_line(line(first - 1)) {
            first -= 1;
        }
        Some(first)
    }

    /// The first piece behind the title, or the one before where that is the last of it.
    fn front_end(&self) -> u32 {
        let roles = &self.input.front.roles;
        let title = roles.iter().rposition(|role| *role != EdgeRole::Body).map_or(0, |n| n as u32);
        self.input.section.pieces.start + title
    }

    /// Opens the group whose heading is `parts`, where there is one above the mark with this number.
    pub(super) fn group(&mut self, number: usize, parts: Option<Vec<Part>>) {
        let Some(mut parts) = parts else { return };
        parts.iter_mut().for_each(|p| p.field = Field::Heading);
        let rank = rank_value(self.input.section.marks[number].rank) - 1;
        let parent = self.close_to(rank);
        let place = self.place(parent, true);
        let step = Step { kind: Kind::Hoofdstuk, number: None, carries: false, named: false, place };
        let (path, _) = self.paths.path(parent.map(|p| &self.doc.nodes[p as usize]), &step);
        let heading = Some(self.line(&parts));
        let own = self.push(Node { parent, heading, ..Node::new(Kind::Hoofdstuk, path) }, rank);
        self.fill(own, parts, Vec::new());
    }

    /// Takes the heading of the group above mark `next` off the end of `content`.
    pub(super) fn take_group(&self, next: usize, content: &mut Vec<(u32, Part)>) -> Option<Vec<Part>> {
        let at = self.groups.iter().find(|group| group.0 == next)?.1;
        let to = Place { piece: self.input.section.marks[next].piece, at: self.input.section.marks[next].at };
        let parts: Vec<Part> = between(self.text, self.input.flow, at, to).into_iter().map(|p| p.1).collect();
        content.retain(|(piece, part)| Place { piece: *piece, at: part.start } < at);
        if let Some((piece, part)) = content.last_mut().filter(|c| c.0 == at.piece) {
            let before = &self.text[part.start as usize..at.at.min(part.end) as usize];
            part.end = part.start + before.trim_end().len() as u32;
            debug_assert_eq!(*piece, at.piece);
        }
        (!parts.is_empty()).then_some(parts)
    }
}
