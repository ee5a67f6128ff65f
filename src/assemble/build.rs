//! Builds the nodes of one set of terms from its marks.

mod cuts;
mod groups;
mod lists;
mod outside;
mod split;

use super::content::{Place, between};
use super::numbers::{self, Numbered};
use super::paragraphs;
use super::paths::{Paths, Step, is_container};
use super::text::{Joiner, Record, one_line};
use crate::diag::Diagnostic;
use crate::grammar::Numbering;
use crate::label::{Number, Numeral};
use crate::layout::{Cut, EdgeRole, Edges, Flow, Piece};
use crate::outline::{Heading, Mark, Rank, Section};
use crate::tree::{Document, Field, Kind, Node, Part};
use lists::{begins_list, ends_with_comma, is_next_bullet};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a document is built from.
pub struct Input<'a> {
    /// The pieces in reading order.
    pub flow: &'a Flow,
    /// The labels.
    pub section: &'a Section<'a>,
    /// Their headings, one entry a mark.
    pub headings: &'a [Option<Heading>],
    /// What stands before the first label.
    pub front: &'a Edges,
    /// The piece after the last one that belongs to the tree.
    pub end: u32,
    /// Makes lines of text.
    pub joiner: &'a Joiner<'a>,
    /// How many nodes the documents before have, with which those of this one are counted ([`crate::limits::most_nodes`]):
    /// paragraphs beyond are text of the one before. None where there were too many already.
    pub before: Option<usize>,
}

/// Builds the document, with the findings about its numbers.
pub fn document(input: &Input) -> (Document, Vec<Diagnostic>) {
    let mut builder = Builder {
        input,
        text: &input.joiner.text.text,
        // A vector that grows leaves holes of its earlier sizes in the memory.
        doc: Document {
            grammar: input.section.grammar.name.clone(),
            nodes: Vec::with_capacity(input.section.marks.len()),
            ..Document::default()
        },
        stack: Vec::new(),
        numberless: Vec::new(),
        cuts: cuts::by_place(input.flow),
        on_ladder: input.section.marks.iter().filter(|m| is_on_ladder(m)).map(|m| m.reading.print()).collect(),
        last_article: input.section.marks.iter().rfind(|m| is_on_ladder(m)).map(|m| m.piece),
        top: 0,
        paths: Paths::default(),
        last: FxHashMap::default(),
        record: Record::default(),
        last_item_comma: false,
        blanks_part: paragraphs::blanks_part(&input.joiner.text.text, input.flow, input.section.pieces.clone()),
        noisy: paragraphs::has_noise(&input.joiner.text.text, input.flow, input.section.marks.iter().map(|m| m.piece)),
        label_piece: u32::MAX,
        groups: Vec::new(),
        full: input.before.is_none(),
        list_follows: false,
        articles: false,
    };
    builder.groups = builder.groups();
    builder.articles = input.section.marks.iter().any(|mark| builder.kind(mark) == Kind::Artikel);
    builder.front();
    for number in 0..input.section.marks.len() {
        builder.mark(number);
    }
    builder.finish()
}

struct Builder<'a> {
    input: &'a Input<'a>,
    text: &'a str,
    doc: Document,
    /// The open nodes from the outside in, each with its rank as a number.
    stack: Vec<(u32, u16)>,
    /// For each node, how many numberless children it has.
    numberless: Vec<u32>,
    /// The running lines that were cut out, by the end of the piece that they stood behind.
    cuts: Vec<(u32, &'a Cut)>,
    /// The numbers of all labels of the house style, as printed.
    on_ladder: FxHashSet<String>,
    /// The piece of the last of them.
    last_article: Option<u32>,
    /// The same as [`Builder::numberless`] for the top of the document.
    top: u32,
    paths: Paths,
    /// The last number of each rank under each parent.
    last: FxHashMap<(Option<u32>, u16), Number>,
    /// The repairs of the owner that is being made, and all findings.
    record: Record,
    /// The last item of a list ended with a comma or semicolon.
    last_item_comma: bool,
    /// Blank lines stand between paragraphs only.
    blanks_part: bool,
    /// Blank lines behind the lines of labels prove nothing.
    noisy: bool,
    /// The piece of the last label.
    label_piece: u32,
    /// The marks that stand below the heading of a group, with its place.
    groups: Vec<(usize, Place)>,
    /// There is no room for further paragraphs.
    full: bool,
    /// The next label begins a list.
    list_follows: bool,
    /// Articles have labels.
    articles: bool,
}

/// Ranks as numbers: levels, each behind the group that may hold its labels, then lists, then paragraphs.
fn rank_value(rank: Rank) -> u16 {
    match rank {
        Rank::Ladder(level) => 2 * u16::from(level) + 1,
        Rank::List(depth) => 100 + u16::from(depth),
    }
}

const PARAGRAPH: u16 = 200;
/// A paragraph at the top of the document that opens a list, as the parties and considerations of a contract.
const OPENING: u16 = 50;
/// A paragraph of an article that opens a list: it is a lid without a number. In a lid it may be its second line.
const ANNOUNCING: u16 = 99;

impl Builder<'_> {
    /// Title, version and the paragraphs before the first label.
    fn front(&mut self) {
        let input = self.input;
        let first = input.section.pieces.start;
        let edges = input.front;
        let part_of = |n: usize, field| {
            let piece = &input.flow.pieces[first as usize + n];
            Part { start: piece.start, end: piece.end, line: piece.line, field, moved: piece.moved }
        };
        let title: Vec<Part> = (0..edges.roles.len())
            .filter(|n| edges.roles[*n] == EdgeRole::Title)
            .map(|n| part_of(n, Field::Heading))
            .collect();
        self.title(title);
        self.doc.version = edges.version.clone();
        let mut body: Vec<(u32, Part)> = (0..edges.roles.len())
            .filter(|n| edges.roles[*n] == EdgeRole::Body)
            .map(|n| (first + n as u32, part_of(n, Field::Text)))
            .collect();
        // The text on the line of the first label, before it.
        if let Some(mark) = input.section.marks.first().filter(|m| !m.leads) {
            body.extend(between(
                self.text,
                input.flow,
                Place::start_of(input.flow, mark.piece),
                Place { piece: mark.piece, at: mark.at },
            ));
        }
        let group = self.take_group(0, &mut body);
        self.list_follows = input.section.marks.first().is_some_and(begins_list);
        for paragraph in self.split(&body, None, false) {
            self.alinea(paragraph);
        }
        self.group(0, group);
    }

    /// The title. Lines of it that changed places stand in another order in the source.
    fn title(&mut self, title: Vec<Part>) {
        let lines = || title.iter().map(|part| part.line + 1);
        if let (Some(first), Some(last)) = (lines().min(), lines().max()) {
            (self.doc.first_line, self.doc.last_line) = (first, last);
            self.doc.title = Some(self.line(&title));
            self.doc.title_repairs = std::mem::take(&mut self.record.repairs);
        }
        self.doc.title_parts = title.len() as u32;
        self.doc.parts = title;
    }

    /// One label with its heading and text.
    fn mark(&mut self, number: usize) {
        let input = self.input;
        let mark = &input.section.marks[number];
        let kind = self.kind(mark);
        let own = self.open(mark, kind, number);
        self.label_piece = mark.piece;
        let label = label_part(input.flow, mark);
        if !mark.inferred {
            input.joiner.characters(&label, &mut self.record);
        }
        let keyword = mark.keyword.map(|piece| keyword_part(input.flow, piece));
        keyword.iter().for_each(|keyword| input.joiner.characters(keyword, &mut self.record));
        let mut parts: Vec<Part> = keyword.into_iter().chain((!mark.inferred).then_some(label)).collect();
        let mut from = Place { piece: mark.piece, at: label.end };
        if let Some(heading) = &input.headings[number] {
            let (pieces, end) = self.heading(own, heading, number);
            if mark.above.is_some() {
                parts.splice(0..0, pieces);
            } else {
                parts.extend(pieces);
                from = end;
            }
        }
        let to = self.end_of(number);
        let mut content = between(self.text, input.flow, from, to);
        let group = self.take_group(number + 1, &mut content);
        let subhead = self.subhead(number, &content).filter(|_| group.is_none()).and_then(|_| content.pop());
        self.content(number, kind, own, parts, content);
        if let (Some((_, part)), Some(next)) = (subhead, input.section.marks.get(number + 1)) {
            self.close_to(rank_value(next.rank));
            self.alinea(vec![part]);
        }
        self.group(number + 1, group);
    }

    /// The text of node `own`, which mark `number` has begun, and the paragraphs behind it. `parts` are its label and heading.
    fn content(&mut self, number: usize, kind: Kind, own: u32, parts: Vec<Part>, content: Vec<(u32, Part)>) {
        let item = matches!(self.input.section.marks[number].rank, Rank::List(_));
        self.list_follows = self.input.section.marks.get(number + 1).is_some_and(begins_list);
        // Where no articles are printed, paragraphs are what articles are elsewhere.
        let container = is_container(kind) && (kind != Kind::Paragraaf || self.articles);
        let paragraphs = self.split(&content, item.then_some(number), container);
        let container = container && !self.is_plain_annex(kind, number);
        let defines = kind == Kind::Artikel
            && self.input.headings[number].is_some()
            && paragraphs::are_definitions(self.text, &paragraphs);
        let mut paragraphs = paragraphs.into_iter();
        let first = if container || defines { None } else { paragraphs.next() };
        self.fill(own, parts, first.unwrap_or_default());
        if item {
            self.last_item_comma = ends_with_comma(&self.doc.nodes[own as usize].text);
        }
        for paragraph in paragraphs {
            self.alinea(paragraph);
        }
    }

    /// The last line of `content`, which belongs to mark `number`, where it is a heading over what the next mark begins.
    fn subhead(&self, number: usize, content: &[(u32, Part)]) -> Option<u32> {
        let marks = &self.input.section.marks;
        let next = marks.get(number + 1).filter(|next| next.leads && next.above.is_none() && !next.inferred)?;
        let item = matches!(next.rank, Rank::List(_));
        let closes =
            rank_value(next.rank) <= rank_value(marks[number].rank) && (!item || is_next_bullet(&marks[number], next));
        let (piece, part) = *content.last()?;
        let whole = part.start == self.input.flow.pieces[piece as usize].start && piece > marks[number].piece;
        let lid = self.kind(next) == Kind::Lid;
        let head = |n: usize| match item {
            true => paragraphs::announces_items(self.text, self.input.flow, n),
            false => paragraphs::is_subhead(self.text, self.input.flow, n, self.blanks_part, lid),
        };
        (closes && whole && head(piece as usize)).then_some(piece)
    }

    /// Gives node `own` its heading: the parts of it, and where it ends.
    fn heading(&mut self, own: u32, heading: &Heading, number: usize) -> (Vec<Part>, Place) {
        let start = Place { piece: heading.first, at: heading.start };
        let end = self.heading_end(heading, number);
        let mut pieces: Vec<Part> = between(self.text, self.input.flow, start, end).into_iter().map(|p| p.1).collect();
        pieces.iter_mut().for_each(|p| p.field = Field::Heading);
        let line = self.line(&pieces);
        self.doc.nodes[own as usize].heading = Some(line).filter(|h| !h.is_empty());
        (pieces, end)
    }

    fn line(&mut self, parts: &[Part]) -> String {
        self.input.joiner.join(parts, &mut self.record)
    }

    /// Where the heading of mark `number` ends: in its last piece, but before the next label and the end of the tree.
    fn heading_end(&self, heading: &Heading, number: usize) -> Place {
        let end = Place { piece: heading.last, at: heading.end };
        self.end_of(number).min(end)
    }

    /// Where the content of mark `number` ends.
    fn end_of(&self, number: usize) -> Place {
        match self.input.section.marks.get(number + 1) {
            Some(next) if next.first_piece() < next.piece => Place::start_of(self.input.flow, next.first_piece()),
            Some(next) => Place { piece: next.piece, at: next.at },
            None => Place::start_of(self.input.flow, self.input.end),
        }
    }

    fn kind(&self, mark: &Mark) -> Kind {
        match mark.rank {
            Rank::Ladder(level) => self.input.section.grammar.levels[level as usize].kind,
            Rank::List(_) => Kind::Onderdeel,
        }
    }

    /// Makes the node of a mark.
    fn open(&mut self, mark: &Mark, kind: Kind, number: usize) -> u32 {
        let rank = rank_value(mark.rank);
        let parent = self.close_to(rank);
        let reading = &mark.reading;
        let bullet = reading.numeral == Numeral::Bullet || parent.is_none() && self.is_apart(mark);
        let printed = if mark.custom { self.custom_number(mark) } else { (!bullet).then(|| reading.print()) };
        let step = Step {
            kind,
            number: printed.as_deref(),
            carries: reading.number.parts().len() > 1,
            named: is_container(kind) && (parent.is_some() || self.is_named(mark, number)),
            place: self.place(parent, bullet),
        };
        let (path, taken) = self.paths.path(parent.map(|p| &self.doc.nodes[p as usize]), &step);
        let keyword = mark.keyword.map_or("", |piece| self.input.flow.text(self.text, piece as usize));
        let words = [keyword, &self.text[mark.at as usize..][..reading.len as usize]];
        let label = (!mark.inferred).then(|| one_line(words.into_iter().flat_map(str::split_whitespace)));
        let numbered = printed.is_some();
        let inferred = mark.inferred && numbered;
        let first_line = self.input.flow.pieces[mark.piece as usize].line + 1;
        let own =
            self.push(Node { number: printed, label, inferred, parent, first_line, ..Node::new(kind, path) }, rank);
        if numbered && !bullet && !mark.custom {
            self.check(own, mark, parent, taken);
        }
        if reading.slip {
            let line = self.input.flow.pieces[mark.piece as usize].line + 1;
            self.record.findings.push(numbers::misread(&self.doc.nodes[own as usize], line));
        }
        own
    }

    /// Whether a label is an item of a list above articles, which no paragraph opens: its number is none of theirs.
    fn is_apart(&self, mark: &Mark) -> bool {
        !is_on_ladder(mark) && self.on_ladder.contains(&mark.reading.print())
    }

    /// The number of a label that only a pattern knows: its last word, which need not be a number.
    fn custom_number(&self, mark: &Mark) -> Option<String> {
        let label = &self.text[mark.at as usize..][..mark.reading.len as usize];
        label.split_whitespace().last().map(|word| word.trim_end_matches(['.', ':', ')']).to_owned())
    }

    fn check(&mut self, own: u32, mark: &Mark, parent: Option<u32>, taken: bool) {
        let rank = rank_value(mark.rank);
        let on = matches!(mark.rank, Rank::Ladder(l) if self.input.section.grammar.levels[l as usize].numbering == Numbering::Continue);
        let number = mark.reading.number;
        // The articles of all groups without a number are counted together.
        let counted = parent.filter(|p| {
            !is_container(self.doc.nodes[*p as usize].kind) || self.doc.nodes[*p as usize].number.is_some()
        });
        let key = (if on { None } else { counted }, rank);
        let previous = self.last.insert(key, number);
        if mark.inferred {
            return;
        }
        let node = &mut self.doc.nodes[own as usize];
        let found = numbers::check(&Numbered { node, number, numeral: mark.reading.numeral, previous, taken });
        self.record.findings.extend(found);
    }

    /// An annex without articles has a text of its own.
    fn is_plain_annex(&self, kind: Kind, number: usize) -> bool {
        let marks = &self.input.section.marks;
        let deeper = marks.get(number + 1).filter(|next| rank_value(next.rank) > rank_value(marks[number].rank));
        kind == Kind::Bijlage && !deeper.is_some_and(|next| matches!(next.rank, Rank::Ladder(_)))
    }

    /// A container has its kind in its path unless its number stands in the numbers inside it.
    fn is_named(&self, mark: &Mark, number: usize) -> bool {
        if mark.reading.keyword.is_none() && matches!(mark.reading.numeral, Numeral::Arabic | Numeral::Decimal) {
            return false;
        }
        let own = mark.reading.number;
        let inside = self.input.section.marks[number + 1..]
            .iter()
            .take_while(|m| rank_value(m.rank) > rank_value(mark.rank))
            .filter(|m| self.kind(m) == Kind::Artikel)
            .map(|m| m.reading.number)
            .find(|n| n.parts().len() > 1);
        !inside.is_some_and(|n| n.parts().first() == own.parts().first() && mark.reading.numeral == Numeral::Arabic)
    }

    fn place(&mut self, parent: Option<u32>, numberless: bool) -> u32 {
        let count = match parent {
            Some(p) => &mut self.numberless[p as usize],
            None => &mut self.top,
        };
        *count += u32::from(numberless);
        *count
    }

    /// A paragraph without a number, below the innermost numbered node that is no item of a list.
    fn alinea(&mut self, content: Vec<Part>) {
        let line = content.first().map_or("", |p| &self.text[p.start as usize..p.end as usize]);
        let opens = content.last().is_some_and(|p| self.text[..p.end as usize].ends_with(':'));
        let outside = self.is_outside(line, content.first());
        let mut parent = self.close_to(if outside { 0 } else { ANNOUNCING });
        let childless = parent.is_some_and(|p| p as usize + 1 == self.doc.nodes.len());
        if childless && self.stack.last().is_some_and(|s| s.1 == OPENING) {
            parent = self.close_to(0);
        }
        let step =
            Step { kind: Kind::Alinea, number: None, carries: false, named: false, place: self.place(parent, true) };
        let (path, _) = self.paths.path(parent.map(|p| &self.doc.nodes[p as usize]), &step);
        let rank = match parent {
            // The parties of a contract stand below any line: `tussen`
            None if opens || self.list_follows => OPENING,
            Some(_) if opens && self.list_follows && !self.is_in_lid() => ANNOUNCING,
            _ => PARAGRAPH,
        };
        let own = self.push(Node { parent, ..Node::new(Kind::Alinea, path) }, rank);
        self.fill(own, Vec::new(), content);
    }

    fn push(&mut self, node: Node, rank: u16) -> u32 {
        let own = self.doc.nodes.len() as u32;
        self.doc.nodes.push(node);
        self.numberless.push(0);
        self.stack.push((own, rank));
        own
    }

    /// Closes what is not outside `rank` and gives the innermost node that stays open.
    fn close_to(&mut self, rank: u16) -> Option<u32> {
        let end = self.doc.nodes.len() as u32;
        while let Some((node, _)) = self.stack.pop_if(|(_, open)| *open >= rank) {
            self.doc.nodes[node as usize].end = end;
        }
        self.stack.last().map(|(node, _)| *node)
    }

    /// Gives a node its text and its lines. `parts` are those of its label and heading.
    fn fill(&mut self, own: u32, mut parts: Vec<Part>, content: Vec<Part>) {
        self.cuts(&parts);
        self.cuts(&content);
        let text = self.line(&content);
        parts.extend(content);
        let from = self.doc.parts.len() as u32;
        let node = &mut self.doc.nodes[own as usize];
        node.text = text;
        node.repairs = std::mem::take(&mut self.record.repairs);
        node.repairs.shrink_to_fit();
        let mut runs = parts
            .chunk_by(|last, next| !next.moved && next.line >= last.line)
            .map(|run| (run[0].line + 1, run[run.len() - 1].line + 1));
        (node.first_line, node.last_line) = runs.next().unwrap_or((node.first_line, node.first_line));
        node.more_lines = runs.collect();
        node.parts = from..from + parts.len() as u32;
        if self.doc.first_line == 0 {
            self.doc.first_line = node.first_line;
        }
        let last = node.more_lines.iter().map(|r| r.1).max().unwrap_or(0).max(node.last_line);
        self.doc.last_line = self.doc.last_line.max(last);
        self.doc.parts.extend(parts);
    }

    fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        self.close_to(0);
        let first = self.doc.nodes.iter().map(|n| n.first_line).min();
        self.doc.first_line = self.doc.first_line.min(first.unwrap_or(u32::MAX));
        // A file can hold many documents, and nodes are large.
        self.doc.nodes.shrink_to_fit();
        self.doc.parts.shrink_to_fit();
        (self.doc, self.record.findings)
    }
}

/// Whether a label is one of the house style, and no item of a list.
fn is_on_ladder(mark: &Mark) -> bool {
    matches!(mark.rank, Rank::Ladder(_))
}

/// The keyword of a label that stands apart from its number.
fn keyword_part(flow: &Flow, piece: u32) -> Part {
    let Piece { start, end, line, moved, .. } = flow.pieces[piece as usize];
    Part { start, end, line, field: Field::Label, moved }
}

fn label_part(flow: &Flow, mark: &Mark) -> Part {
    let end = mark.at + u32::from(mark.reading.len);
    let line = flow.pieces[mark.piece as usize].line;
    Part { start: mark.at, end, line, field: Field::Label, moved: false }
}
