//! Counts headings and paragraphs in a shape, and asks the references what they think of it.

use super::blocks::{Block, Border, NEVER, Page, SURE};
use super::choose::Choice;
use super::shape::{Articles, Shape};
use super::witness::{Target, Texts, Witness, Witnesses};
use super::{Numbers, inferred};
use crate::grammar::Grammar;
use crate::label::{Reading, Step, step};
use crate::layout::{self, EdgeRole};
use crate::outline::{Mark, Rank, heading};
use crate::tree::Kind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// At least so many references must name numbers that are not printed.
const WITNESSES: usize = 3;
/// At least so many articles must stand above their leden, where no reference is asked.
const FEWEST: usize = 3;
/// A reference that speaks of the heading on which it lands counts so much.
const CONTENT: i32 = 5;
/// The words of no more than so many paragraphs of one article are compared.
const DOUBTS: usize = 60;
/// More than so many headings times references are not compared, which bounds the search.
const COMPARED: usize = 20_000;

/// The labels of a section in one shape.
pub struct Count<'g> {
    /// The house style.
    pub grammar: &'g Grammar,
    /// The printed and the inferred labels in reading order.
    pub marks: Vec<Mark>,
    /// All numbers.
    pub numbers: Numbers,
    /// What the references name, each with its piece.
    pub named: Vec<(Vec<u16>, u32)>,
    /// How well the references agree.
    pub score: i32,
}

/// An article: its number, and the blocks of its text.
struct Article {
    number: Vec<u16>,
    blocks: Range<usize>,
}

struct Counter<'a, 'g> {
    page: &'a Page<'a>,
    witnesses: &'a Witnesses,
    shape: &'a Shape<'g>,
    blocks: Vec<Block>,
    /// For each block the number of the label that is inferred there, with its level and the pieces of its heading.
    found: Vec<Option<(Vec<u16>, u8, u8)>>,
    numbers: Numbers,
    /// Leden carry the number of their article: 4.2.
    decimal: bool,
}

/// Counts the section in `shape`; nothing where the references do not agree.
pub fn count<'g>(page: &Page, witnesses: &Witnesses, shape: &Shape<'g>) -> Option<Count<'g>> {
    let apart = witnesses.all.iter().filter(|w| w.apart).count();
    let together = |w: &&Witness| matches!(&w.target, Target::Number(n) if n.len() > 1) && !w.apart;
    let decimal = witnesses.all.iter().filter(together).count() > apart || shape.articles == Articles::Below;
    let blocks = blocks(page, shape);
    let found = vec![None; blocks.len()];
    let mut counter = Counter { page, witnesses, shape, blocks, found, numbers: Numbers::default(), decimal };
    if shape.chapters {
        counter.chapters()?;
    }
    let articles = counter.articles()?;
    if shape.leden {
        articles.iter().for_each(|a| counter.leden(a));
    }
    let named = counter.named(&articles);
    let score = counter.score(&articles, &named)?;
    // Nothing in the text says that its headings were ever numbered.
    let numbered = shape.articles != Articles::Above || named.iter().any(|n| counter.numbers.contains_key(&n.0));
    let marks = counter.marks(numbered);
    Some(Count { grammar: shape.grammar, marks, numbers: counter.numbers, named, score })
}

/// The blocks from where the counting begins.
fn blocks(page: &Page, shape: &Shape) -> Vec<Block> {
    let section = page.section;
    let first = section.marks.iter().find(|m| matches!(m.rank, Rank::Ladder(_))).map(|m| m.piece);
    let start = match first {
        Some(first) if shape.articles != Articles::Above => first,
        _ => behind_title(page, first.unwrap_or(section.pieces.end)),
    };
    let mut found = page.blocks_from(start).into_owned();
    if shape.articles == Articles::Above {
        only_above_first(page, shape, &mut found);
    }
    if shape.articles == Articles::Printed {
        inside_articles(page, &mut found);
    }
    found
}

/// The first piece behind the title and the version line.
pub(super) fn behind_title(page: &Page, end: u32) -> u32 {
    let start = page.section.pieces.start;
    let sentence = (start..end).find(|n| is_sentence(page.line(*n as usize))).unwrap_or(end);
    let end = end.min(sentence);
    let edges = layout::front(page.text, page.flow, start..end);
    let last = edges.roles.iter().rposition(|r| *r == EdgeRole::Title);
    let from = start + last.map_or(0, |n| n as u32 + 1);
    let version = |n: &u32| edges.roles.get((*n - start) as usize).is_some_and(|r| matches!(r, EdgeRole::Furniture(_)));
    (from..end).find(|n| !version(n)).unwrap_or(from)
}

/// The last line of a sentence, rather than a name: `B.V.`
fn is_sentence(line: &str) -> bool {
    line.ends_with('.') && line.split(' ').count() >= 4
}

/// Leaves only the headings behind which the leden begin again with number 1; those that stand right above it are sure.
fn only_above_first(page: &Page, shape: &Shape, blocks: &mut [Block]) {
    let marks = &page.section.marks;
    let mut next: Option<&Mark> = None;
    let mut adjacent = false;
    for block in blocks.iter_mut().rev() {
        match block {
            Block::Label(n) => {
                let ladder = shape.level_of(&marks[*n]).is_some();
                adjacent = ladder && marks[*n].leads;
                next = if ladder { Some(&marks[*n]) } else { next };
            }
            Block::Border(border) => {
                let begins = next.is_none_or(|m| m.reading.number.is_first() || m.reading.keyword.is_some());
                let weight = border.heading.0;
                border.heading.0 = match begins && weight > NEVER {
                    true if adjacent && next.is_some() => SURE,
                    true if weight == SURE => weight,
                    _ => NEVER,
                };
                adjacent = false;
            }
        }
    }
}

/// Takes the headings of printed articles out of the blocks, and lets text behind a label on its line begin a paragraph.
fn inside_articles(page: &Page, blocks: &mut Vec<Block>) {
    let headings = heading::find(page.text, page.flow, page.section);
    let mut from = 0;
    let all = std::mem::take(blocks);
    for block in all {
        match block {
            Block::Label(n) => {
                blocks.push(Block::Label(n));
                let mark = &page.section.marks[n];
                let label = mark.at + u32::from(mark.reading.len);
                let ladder = matches!(mark.rank, Rank::Ladder(_));
                let (piece, at) = headings[n].map_or((mark.piece, label), |h| (h.last, h.end));
                from = if ladder { piece + 1 } else { 0 };
                let end = page.section.marks.get(n + 1).filter(|m| m.piece == piece).map(|m| m.at);
                // The words of a heading may reach over a label that stands among them.
                let end = end.unwrap_or(page.flow.pieces[piece as usize].end).max(at);
                let rest = &page.text[at as usize..end as usize];
                if ladder && !rest.trim().is_empty() {
                    let at = at + (rest.len() - rest.trim_start().len()) as u32;
                    let border = Border { piece, at, heading: (NEVER, 1), paragraph: SURE, defines: false };
                    blocks.push(Block::Border(border));
                }
            }
            Block::Border(border) if border.piece < from => {}
            Block::Border(border) => blocks.push(Block::Border(border)),
        }
    }
}

impl Counter<'_, '_> {
    fn mark(&self, block: usize) -> Option<&Mark> {
        match self.blocks[block] {
            Block::Label(n) => Some(&self.page.section.marks[n]).filter(|m| self.shape.level_of(m).is_some()),
            Block::Border(_) => None,
        }
    }

    fn border(&self, block: usize) -> Option<&Border> {
        match &self.blocks[block] {
            Block::Border(border) => Some(border),
            Block::Label(_) => None,
        }
    }

    /// Headings right above another heading are chapters.
    fn chapters(&mut self) -> Option<()> {
        let heads = |n: usize| self.border(n).filter(|b| b.heading.0 >= 0);
        let stacked = |n: &usize| match (heads(*n), self.blocks.get(n + 1).and_then(|_| heads(n + 1))) {
            (Some(upper), Some(lower)) => upper.piece + u32::from(upper.heading.1) == lower.piece,
            _ => false,
        };
        let capitals = |n: &usize| heads(*n).is_some_and(|b| heading::is_capitals(self.page.line(b.piece as usize)));
        let all: Vec<usize> = (0..self.blocks.len()).filter(|n| heads(*n).is_some()).collect();
        let loud = all.iter().filter(|n| capitals(n)).count() * 2 < all.len();
        let found: Vec<usize> = all.into_iter().filter(|n| stacked(n) || loud && capitals(n)).collect();
        let level = self.shape.level(Kind::Hoofdstuk);
        for (number, n) in found.iter().enumerate() {
            let lines = self.border(*n)?.heading.1;
            self.take(*n, vec![number as u16 + 1], level, lines);
        }
        (found.len() > 1).then_some(())
    }

    /// Infers the label of block `n`.
    fn take(&mut self, n: usize, number: Vec<u16>, level: u8, lines: u8) {
        if let Some(border) = self.border(n) {
            let piece = border.piece;
            self.numbers.insert(number.clone(), (piece, true));
            self.found[n] = Some((number, level, lines));
        }
    }

    /// The articles of the section; those that are not printed are inferred.
    fn articles(&mut self) -> Option<Vec<Article>> {
        let article = self.shape.level(Kind::Artikel);
        let opens = |s: &Self, n: usize| {
            s.mark(n).map(|m| (s.shape.level_of(m).unwrap_or(0), m.reading.number.parts().to_vec(), m.piece))
        };
        let mut found: Vec<Article> = Vec::new();
        let mut chapters: Vec<(Vec<u16>, usize)> = vec![(Vec::new(), 0)];
        for n in 0..self.blocks.len() {
            let printed = opens(self, n).filter(|(level, ..)| *level <= article);
            if let Some((level, number, piece)) = printed {
                if level == article {
                    found.push(Article { number: number.clone(), blocks: n + 1..n + 1 });
                }
                self.numbers.insert(number.clone(), (piece, false));
                chapters.push((number, n));
            } else if let Some((number, ..)) = &self.found[n] {
                chapters.push((number.clone(), n));
            }
        }
        let ends: Vec<usize> = chapters.iter().skip(1).map(|c| c.1).chain([self.blocks.len()]).collect();
        if self.shape.articles == Articles::Printed {
            for it in &mut found {
                it.blocks.end = *ends.get(ends.partition_point(|e| *e < it.blocks.start))?;
            }
            return Some(found);
        }
        if self.shape.articles != Articles::Below {
            return self.headings(&[], 0..self.blocks.len(), &ends);
        }
        let mut all = Vec::new();
        for ((number, from), to) in chapters.iter().zip(&ends).skip(1) {
            all.extend(self.headings(number, *from..*to, &ends)?);
        }
        Some(all)
    }

    /// The articles in `range` below `parent`, whose headings are chosen as the references ask.
    fn headings(&mut self, parent: &[u16], range: Range<usize>, ends: &[usize]) -> Option<Vec<Article>> {
        let free = |n: &usize| self.found[*n].is_none();
        let able: Vec<(usize, &Border)> = range
            .clone()
            .filter(free)
            .filter_map(|n| Some((n, self.border(n)?)))
            .filter(|b| b.1.heading.0 > NEVER)
            .collect();
        let named: Vec<(u16, &Witness)> = self.witnesses.below(parent).collect();
        let mut wanted: Vec<u16> = named.iter().map(|n| n.0).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let pieces: Vec<u32> = able.iter().map(|b| b.1.piece).collect();
        let spoken =
            if pieces.len() * named.len() <= COMPARED { self.spoken(&pieces, &named) } else { Default::default() };
        let content = |n: usize, number: u16| if spoken.contains(&(n, number)) { CONTENT } else { 0 };
        let weights: Vec<i32> = able.iter().map(|b| b.1.heading.0).collect();
        let chosen = Choice { weights: &weights, wanted: &wanted, content: &content }.best();
        let level = self.shape.level(Kind::Artikel);
        let heads: Vec<(usize, u8)> = chosen.iter().map(|n| (able[*n].0, able[*n].1.heading.1)).collect();
        let mut articles = Vec::new();
        for (k, (n, lines)) in heads.iter().enumerate() {
            let number: Vec<u16> = parent.iter().copied().chain([k as u16 + 1]).collect();
            let next = heads.get(k + 1).map_or(range.end, |h| h.0);
            let end = ends.get(ends.partition_point(|e| e <= n)).map_or(next, |e| next.min(*e));
            self.take(*n, number.clone(), level, *lines);
            articles.push(Article { number, blocks: n + 1..end });
        }
        Some(articles)
    }

    /// The headings, by their places among `pieces`, with the numbers of the references that speak of them.
    fn spoken(&self, pieces: &[u32], named: &[(u16, &Witness)]) -> FxHashSet<(usize, u16)> {
        let headings: Vec<String> = pieces.iter().map(|n| self.page.line(*n as usize).to_lowercase()).collect();
        let texts = Texts::new(&headings);
        // A text says the words of its own heading anyway.
        let own = |n: usize| pieces[n]..pieces.get(n + 1).map_or(u32::MAX, |next| *next);
        let mut found = FxHashSet::default();
        for (number, witness) in named {
            let headings = self.witnesses.speaks_of(witness, &texts).filter(|n| !own(*n).contains(&witness.piece));
            found.extend(headings.map(|n| (n, *number)));
        }
        found
    }

    /// The leden of an article, whose borders are chosen as the references ask. A style whose numbers carry those of the
    /// chapter numbers each paragraph; others leave definitions without a number.
    fn leden(&mut self, article: &Article) {
        let able: Vec<usize> =
            article.blocks.clone().filter(|n| self.border(*n).is_some_and(|b| b.paragraph > NEVER)).collect();
        let borders: Vec<&Border> = able.iter().filter_map(|n| self.border(*n)).collect();
        let wanted = self.wanted(article);
        let defined = borders.iter().skip(1).filter(|b| b.paragraph >= 0);
        let list = defined.clone().filter(|b| b.defines).count();
        let listed = self.shape.articles != Articles::Below && list >= 3 && list * 2 > defined.count();
        let weight = |b: &&Border| if listed && b.defines { NEVER } else { b.paragraph };
        let weights: Vec<i32> = borders.iter().map(weight).collect();
        // Where nothing is wanted, nobody asks.
        let named = if wanted.is_empty() { Vec::new() } else { self.content(article, &borders, &weights) };
        let content = |n: usize, number: u16| if named.contains(&(n, number)) { CONTENT } else { 0 };
        let chosen = Choice { weights: &weights, wanted: &wanted, content: &content }.best();
        if chosen.len() == 1 && (listed || !self.decimal) && !wanted.contains(&1) {
            return;
        }
        let level = self.shape.level(Kind::Lid);
        for (k, n) in chosen.into_iter().enumerate() {
            let number = article.number.iter().copied().chain([k as u16 + 1]).collect();
            self.take(able[n], number, level, 0);
        }
    }

    /// Which borders have, behind them, words that single them out in a sentence that names a lid: the border and the number
    /// of the lid. Only asked where a border is doubtful.
    fn content(&self, article: &Article, borders: &[&Border], weights: &[i32]) -> Vec<(usize, u16)> {
        if weights.iter().all(|w| *w == SURE || *w == NEVER) || borders.len() > DOUBTS {
            return Vec::new();
        }
        let end = self.blocks.get(article.blocks.end).map_or(self.page.section.pieces.end, |b| self.piece(b));
        let ends = borders.iter().skip(1).map(|b| b.piece).chain([end]);
        let pieces: Vec<Range<u32>> = borders.iter().zip(ends).map(|(b, end)| b.piece..end.max(b.piece)).collect();
        let texts: Vec<String> = pieces.iter().map(|p| self.witnesses.text(p.clone())).collect();
        let texts = Texts::new(&texts);
        let mut found = Vec::new();
        for (number, witness) in self.leden_named(article) {
            let own = pieces.iter().position(|p| p.contains(&witness.piece));
            let singled = self.witnesses.singles_out(witness, &texts, own).into_iter().enumerate();
            found.extend(singled.filter(|s| s.1).map(|s| (s.0, number)));
        }
        found
    }

    /// The references to leden of an article, each with the number of the lid.
    fn leden_named(&self, article: &Article) -> impl Iterator<Item = (u16, &Witness)> {
        self.witnesses.below(&article.number).chain(self.witnesses.inside(self.pieces(article)))
    }

    /// The leden of an article that references name.
    fn wanted(&self, article: &Article) -> Vec<u16> {
        let mut found: Vec<u16> = self.leden_named(article).map(|w| w.0).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The pieces of an article.
    fn pieces(&self, article: &Article) -> Range<u32> {
        let first = self.piece(&self.blocks[article.blocks.start.saturating_sub(1)]);
        first..self.blocks.get(article.blocks.end).map_or(self.page.section.pieces.end, |b| self.piece(b))
    }

    /// The piece of a block.
    fn piece(&self, block: &Block) -> u32 {
        match block {
            Block::Label(m) => self.page.section.marks[*m].piece,
            Block::Border(border) => border.piece,
        }
    }

    /// The numbers that the references name, each with the piece of the reference.
    fn named(&self, articles: &[Article]) -> Vec<(Vec<u16>, u32)> {
        let number = |w: &Witness| match &w.target {
            Target::Number(n) => Some(n.clone()),
            Target::Lid(n) => {
                let behind = articles.partition_point(|a| self.pieces(a).start <= w.piece);
                let it = articles[..behind].last().filter(|a| self.pieces(a).contains(&w.piece))?;
                Some(it.number.iter().copied().chain([*n]).collect())
            }
            Target::Chapter(_) => None,
        };
        self.witnesses.all.iter().filter_map(|w| Some((number(w)?, w.piece))).collect()
    }

    /// How many references to what was lost find it, or nothing where they are too few.
    fn score(&self, articles: &[Article], named: &[(Vec<u16>, u32)]) -> Option<i32> {
        if self.shape.articles == Articles::Above {
            let first =
                |n: usize| self.mark(n).is_some_and(|m| m.reading.keyword.is_none() && m.reading.number.is_first());
            let firsts = (0..self.blocks.len()).filter(|n| first(*n)).count();
            let above = articles.iter().filter(|a| a.blocks.start < self.blocks.len() && first(a.blocks.start)).count();
            return (above >= FEWEST && above * 10 >= firsts * 7).then_some(i32::MAX);
        }
        let depth = match self.shape.articles {
            Articles::Printed => articles.iter().map(|a| a.number.len()).max().unwrap_or(1),
            Articles::Below => usize::from(!self.shape.chapters),
            _ => 0,
        };
        let relevant: Vec<&Vec<u16>> = named.iter().map(|n| &n.0).filter(|n| n.len() > depth).collect();
        let confirmed = relevant.iter().filter(|n| self.numbers.contains_key(**n)).count();
        let enough = relevant.len() >= WITNESSES && confirmed * 2 >= relevant.len();
        enough.then_some(2 * confirmed as i32 - relevant.len() as i32)
    }

    /// The printed labels, in the levels of the shape, and the inferred ones, with their numbers or without.
    fn marks(&self, numbered: bool) -> Vec<Mark> {
        let start = self.blocks.first().map_or(0, |b| self.piece(b));
        let mut marks: Vec<Mark> = self.page.section.marks.iter().copied().filter(|m| m.piece < start).collect();
        for (n, block) in self.blocks.iter().enumerate() {
            match (block, &self.found[n]) {
                (Block::Label(m), _) => {
                    let mark = self.page.section.marks[*m];
                    let rank = self.shape.rank_of(&mark);
                    marks.extend((!self.shape.drops(&mark)).then_some(Mark { rank, ..mark }));
                }
                (Block::Border(border), Some((number, level, lines))) => {
                    let own = if *lines == 0 && !self.decimal { &number[number.len() - 1..] } else { number };
                    let own = if numbered { own } else { &[] };
                    let leads = border.at == self.page.flow.pieces[border.piece as usize].start;
                    marks.push(Mark { leads, ..inferred(border.piece, border.at, own, *level, *lines) });
                }
                (Block::Border(border), None) => marks.extend(self.overlooked(border, &marks)),
            }
        }
        marks
    }

    /// A lid that nothing took for one while its article was missing: its number follows that of the lid before.
    fn overlooked(&self, border: &Border, marks: &[Mark]) -> Option<Mark> {
        let lid = self.shape.level(Kind::Lid);
        let last = marks.iter().rev().find(|m| matches!(m.rank, Rank::Ladder(_)))?;
        if self.shape.articles != Articles::Above || last.rank != Rank::Ladder(lid) {
            return None;
        }
        let readings = self.page.flow.readings(border.piece as usize);
        let next = |r: &&Reading| r.close == last.reading.close && step(&last.reading.number, &r.number) == Step::Next;
        let reading = *readings.iter().find(next)?;
        Some(Mark { piece: border.piece, at: border.at, reading, leads: true, ..*last })
    }
}
