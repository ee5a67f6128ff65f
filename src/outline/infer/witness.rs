//! The references of a text, as witnesses of numbers that are not printed.
//!
//! The stages behind this one resolve references in all their forms; here only those count that name a number of the
//! text itself: `artikel 1.6.2 en 1.6.3`, `artikel 4 lid 2`, `lid 2 van artikel 4`, `het tweede lid`, `hoofdstuk 3`.

use super::super::Section;
use crate::layout::Flow;
use crate::limits;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An article, or a lid of one: the numbers from the outside in.
    Number(Vec<u16>),
    /// A lid of the article in which the reference stands.
    Lid(u16),
    /// A chapter.
    Chapter(u16),
}

/// A reference.
#[derive(Clone, Debug)]
pub struct Witness {
    /// What it names.
    pub target: Target,
    /// The piece in which it begins.
    pub piece: u32,
    /// The numbers of one article are written apart: `artikel 4 lid 2`, not `artikel 4.2`.
    pub apart: bool,
    /// Its first byte in the joined text.
    at: usize,
    /// The sentence around it in small letters, when it was asked for.
    around: OnceCell<String>,
}

/// The references of a section, with the text that they stand in.
pub struct Witnesses {
    /// The pieces as one line, words that were broken made whole.
    joined: String,
    /// Where each piece begins in it.
    starts: Vec<usize>,
    first: u32,
    /// The references in reading order.
    pub all: Vec<Witness>,
    /// Which of them name something below a number, with the number of the child that they name or that holds it.
    below: FxHashMap<Vec<u16>, Vec<(u16, u32)>>,
}

/// A sentence around a reference is looked at so far to both sides, in bytes.
const AROUND: usize = 160;
/// Words of headings from this length on carry a meaning of their own, in bytes.
const WORD: usize = 5;
/// Words are alike when they share so many bytes at their beginning: `storing`, `storingen`.
const STEM: usize = 6;

const ORDINALS: [&str; 10] =
    ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"];

impl Witnesses {
    /// The references of `section`.
    pub fn gather(text: &str, flow: &Flow, section: &Section) -> Witnesses {
        let mut joined = String::new();
        let mut starts = Vec::new();
        for n in section.pieces.clone() {
            starts.push(joined.len());
            let piece = flow.text(text, n as usize);
            match piece.strip_suffix('-') {
                Some(half) => joined.push_str(half),
                None => {
                    joined.push_str(piece);
                    joined.push(' ');
                }
            }
        }
        let mut found =
            Witnesses { joined, starts, first: section.pieces.start, all: Vec::new(), below: FxHashMap::default() };
        found.all = found.scan();
        found.index();
        found
    }

    fn index(&mut self) {
        for (n, witness) in self.all.iter().enumerate() {
            let Target::Number(number) = &witness.target else { continue };
            for (depth, child) in number.iter().enumerate() {
                self.below.entry(number[..depth].to_vec()).or_default().push((*child, n as u32));
            }
        }
    }

    /// The references to what is below `parent`, each with the number of the child.
    pub fn below(&self, parent: &[u16]) -> impl Iterator<Item = (u16, &Witness)> {
        self.below.get(parent).into_iter().flatten().map(|(child, n)| (*child, &self.all[*n as usize]))
    }

    /// The references to a lid of the article that they stand in, which is these pieces.
    pub fn inside(&self, pieces: std::ops::Range<u32>) -> impl Iterator<Item = (u16, &Witness)> {
        let at = |piece: u32| self.all.partition_point(|w| w.piece < piece);
        let lid = |w: &Witness| if let Target::Lid(n) = w.target { Some(n) } else { None };
        self.all[at(pieces.start)..at(pieces.end).max(at(pieces.start))].iter().filter_map(move |w| Some((lid(w)?, w)))
    }

    fn scan(&self) -> Vec<Witness> {
        let mut all = Vec::new();
        let mut rest = 0;
        for at in memchr::memchr2_iter(b' ', b'(', self.joined.as_bytes()) {
            if at < rest || !may_refer(&self.joined.as_bytes()[at + 1..]) {
                continue;
            }
            if all.len() >= limits::most_annotations(at) {
                break;
            }
            let word = &self.joined[at + 1..];
            if let Some((targets, apart, end)) = reference(word) {
                let piece = self.first + self.starts.partition_point(|s| *s <= at + 1).saturating_sub(1) as u32;
                all.extend(targets.into_iter().map(|target| Witness {
                    target,
                    piece,
                    apart,
                    at: at + 1,
                    around: OnceCell::new(),
                }));
                rest = at + 1 + end;
            }
        }
        all
    }

    /// The numbers of articles and leden that are named, each with the piece of the reference.
    pub fn numbers(&self) -> Vec<(Vec<u16>, u32)> {
        let number = |w: &Witness| match &w.target {
            Target::Number(n) => Some((n.clone(), w.piece)),
            _ => None,
        };
        self.all.iter().filter_map(number).collect()
    }

    /// The headings of which the sentence around `witness` has a word, some of them more than once.
    pub fn speaks_of<'w>(&self, witness: &'w Witness, headings: &'w Texts) -> impl Iterator<Item = usize> {
        let like = move |word: &'w str| headings.like(word).filter(move |w| alike(w.0, word)).map(|w| w.1);
        words(self.around(witness)).flat_map(like)
    }

    /// Which of `texts` but `own`, in which it stands, have a word that the sentence around `witness` has too, and none of
    /// the others has.
    pub fn singles_out(&self, witness: &Witness, texts: &Texts, own: Option<usize>) -> Vec<bool> {
        let around = self.around(witness);
        let mut found = vec![false; texts.count];
        for word in words(around) {
            let like = texts.like(word).filter(|w| Some(w.1) != own && alike(word, w.0));
            let mut holders = like.map(|w| w.1);
            if let Some(one) = holders.next().filter(|one| holders.all(|other| other == *one)) {
                found[one] = true;
            }
        }
        found
    }

    /// The text of some pieces in small letters.
    pub fn text(&self, pieces: std::ops::Range<u32>) -> String {
        let at = |piece: u32| self.starts.get((piece - self.first) as usize).copied().unwrap_or(self.joined.len());
        self.joined[at(pieces.start)..at(pieces.end)].to_lowercase()
    }

    /// The sentence around a reference, in small letters.
    fn around<'w>(&self, witness: &'w Witness) -> &'w str {
        witness.around.get_or_init(|| self.sentence(witness))
    }

    fn sentence(&self, witness: &Witness) -> String {
        let (mut from, mut to) = (witness.at.saturating_sub(AROUND), self.joined.len().min(witness.at + AROUND));
        while !self.joined.is_char_boundary(from) {
            from += 1;
        }
        while !self.joined.is_char_boundary(to) {
            to -= 1;
        }
        let from = self.joined[from..witness.at].rfind(". ").map_or(from, |n| from + n + 2);
        let to = self.joined[witness.at..to].find(';').map_or(to, |n| witness.at + n);
        self.joined[from..to].to_lowercase()
    }
}

/// The words of some texts, by how they begin: words that are alike begin alike.
pub struct Texts<'t> {
    count: usize,
    words: FxHashMap<&'t [u8], Vec<(&'t str, usize)>>,
}

impl<'t> Texts<'t> {
    /// The words of `texts`, which are in small letters.
    pub fn new(texts: &'t [String]) -> Texts<'t> {
        let mut all = Texts { count: texts.len(), words: FxHashMap::default() };
        for (n, text) in texts.iter().enumerate() {
            words(text).for_each(|word| all.words.entry(beginning(word)).or_default().push((word, n)));
        }
        all
    }

    /// The words that begin as `word` does, each with the place of its text.
    fn like(&self, word: &str) -> impl Iterator<Item = (&'t str, usize)> {
        self.words.get(beginning(word)).into_iter().flatten().copied()
    }
}

/// What a word shares with every word that is [`alike`].
fn beginning(word: &str) -> &[u8] {
    &word.as_bytes()[..WORD.min(STEM)]
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() >= WORD && !matches!(*w, "artikel" | "artikelen"))
}

fn alike(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    shared >= STEM.min(a.len()) && shared + 4 >= a.len().max(b.len())
}

/// Whether a reference may begin here, by its first two letters: those of articles, leden and chapters in any case, and of ordinals.
fn may_refer(text: &[u8]) -> bool {
    let small = |[first, second]: &[u8; 2]| [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    let known = |two: [u8; 2]| {
        matches!(&two, b"ar" | b"le" | b"li" | b"ho" | b"ee" | b"tw" | b"de" | b"vi" | b"ze" | b"ac" | b"ne" | b"ti")
    };
    text.first_chunk().map(small).is_some_and(known)
}

/// The reference at the beginning of `text`: what it names, whether the numbers stand apart, and its length.
fn reference(text: &str) -> Option<(Vec<Target>, bool, usize)> {
    let length = |rest: &str| text.len() - rest.len();
    if let Some(rest) = keyword(text, &["artikelen", "artikels", "artikel", "art."]) {
        let (articles, rest) = numbers(rest)?;
        let (leden, after) = leden(rest);
        if is_of_law(after) {
            return None;
        }
        let last = articles.last()?.clone();
        let apart = !leden.is_empty();
        let whole = articles[..articles.len() - usize::from(apart)].iter().cloned();
        let parts = leden.iter().map(|n| last.iter().copied().chain([*n]).collect());
        return Some((whole.chain(parts).map(Target::Number).collect(), apart, length(after)));
    }
    if let Some(rest) = keyword(text, &["hoofdstukken", "hoofdstuk"]) {
        let (chapters, rest) = numbers(rest)?;
        let single = chapters.iter().filter(|c| c.len() == 1 && !is_of_law(rest));
        return Some((single.map(|c| Target::Chapter(c[0])).collect(), false, length(rest)));
    }
    let (leden, rest) = leden(text);
    if leden.is_empty() {
        return None;
    }
    let of = ["van artikel", "van art."].iter().find_map(|w| rest.trim_start().strip_prefix(w));
    let article = of.and_then(numbers).filter(|(_, after)| !is_of_law(after));
    match (of, article) {
        (Some(_), Some((articles, after))) => {
            let path = |n: &u16| Target::Number(articles[0].iter().copied().chain([*n]).collect());
            Some((leden.iter().map(path).collect(), true, length(after)))
        }
        (None, _) if !is_of_law(rest) => Some((leden.into_iter().map(Target::Lid).collect(), true, length(rest))),
        _ => None,
    }
}

/// What stands behind one of `words` at the beginning of `text`, in small letters or with a capital.
fn keyword<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let first = text.bytes().next()?;
    let begins = |w: &str| w.as_bytes()[0].eq_ignore_ascii_case(&first);
    let fits = |w: &str| begins(w) && text.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w));
    words.iter().find(|w| fits(w)).map(|w| &text[w.len()..])
}

/// ` lid 2 en 3`, `, eerste lid`: the numbers, and what stands behind them.
fn leden(text: &str) -> (Vec<u16>, &str) {
    let start = text.trim_start_matches([',', ' ']);
    let begins = |word: &str| start.as_bytes().first() == word.as_bytes().first();
    let ordinal = ORDINALS.iter().enumerate().filter(|o| begins(o.1)).find_map(|(n, word)| {
        let rest = start.strip_prefix(word)?.strip_prefix(" lid")?;
        (!rest.starts_with(char::is_alphabetic)).then_some((vec![n as u16 + 1], rest))
    });
    let counted = || {
        let rest = keyword(start, &["leden ", "lid "])?;
        let (found, rest) = numbers(rest)?;
        found.iter().all(|n| n.len() == 1).then(|| (found.iter().map(|n| n[0]).collect(), rest))
    };
    ordinal.or_else(counted).unwrap_or((Vec::new(), text))
}

/// The longest range whose numbers are named one by one.
const RANGE: u16 = 30;

/// The numbers at the beginning of a text: `1.6.2 en 1.6.3`, without those of a law (`6:89`), and what stands behind.
fn numbers(text: &str) -> Option<(Vec<Vec<u16>>, &str)> {
    let mut found: Vec<Vec<u16>> = Vec::new();
    let mut behind = text;
    let mut ranged = false;
    loop {
        let rest = behind.trim_start();
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let digits = rest[..end].trim_matches('.');
        let number: Option<Vec<u16>> = digits.split('.').map(|part| part.parse().ok()).collect();
        let lettered = rest[end..].starts_with(|c: char| c == ':' || c.is_alphabetic() && !rest[..end].ends_with('.'));
        let Some(number) = number.filter(|n| !lettered && n.len() <= 3) else { break };
        if let Some(last) = found.last().filter(|l| ranged && l.len() == number.len()).cloned() {
            let (parents, from) = (&last[..last.len() - 1], last[last.len() - 1]);
            let to = number[number.len() - 1];
            if number.starts_with(parents) && to > from && to - from <= RANGE {
                found.extend((from + 1..to).map(|n| parents.iter().copied().chain([n]).collect()));
            }
        }
        found.push(number);
        let length = rest[..end].trim_end_matches('.').len();
        behind = &rest[length..];
        let next = behind.trim_start_matches('.').trim_start();
        let joint = ["t/m ", "tot en met "].iter().find_map(|w| next.strip_prefix(w));
        ranged = joint.is_some();
        let Some(after) = joint.or_else(|| [", ", "en/of ", "en ", "of "].iter().find_map(|w| next.strip_prefix(w)))
        else {
            break;
        };
        if !after.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        behind = after;
    }
    (!found.is_empty()).then_some((found, behind))
}

/// Words of a sentence behind a reference that are looked at for the name of a law.
const NAMED: usize = 6;

/// Whether the text behind a reference names a law: `BW`, `van de Auteurswet`, `van Verordening (EU) 2016/679`.
fn is_of_law(after: &str) -> bool {
    // Word by word, so that a text without commas is not read to its end for each reference.
    let mut open = true;
    let clause =
        after.split_inclusive([' ', ',', ';']).take_while(|w| std::mem::replace(&mut open, !w.ends_with([',', ';'])));
    let mut words = clause.map(|w| w.trim_end_matches([' ', ',', ';'])).filter(|w| !w.is_empty()).take(NAMED);
    let laws = ["wet", "verordening", "besluit", "richtlijn", "regeling", "boek", "verdrag", "voorschriften"];
    let is_law = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let short = bare.len() >= 2 && bare.len() <= 5 && bare.chars().all(char::is_uppercase);
        let small = bare.to_lowercase();
        short || matches!(bare, "Rv" | "Sr" | "Sv") || laws.iter().any(|l| small.starts_with(l) || small.ends_with(l))
    };
    let first = words.next().unwrap_or("");
    match first {
        "van" | "uit" | "lid" | "leden" | "onder" | "sub" | "aanhef" => words.any(is_law),
        word => is_law(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        let number = |path: &[u16]| Target::Number(path.to_vec());
        for (text, targets) in [
            ("artikel 1.6.2 en 1.6.3 beperkt", vec![number(&[1, 6, 2]), number(&[1, 6, 3])]),
            ("artikel 4. 7. ", vec![number(&[4])]),
            ("Artikel 8, blijft", vec![number(&[8])]),
            ("artikel 4 lid 2 en 3 geldt", vec![number(&[4, 2]), number(&[4, 3])]),
            ("artikel 5, tweede lid, is", vec![number(&[5, 2])]),
            ("artikelen 4.6 t/m 4.8 en 9", vec![number(&[4, 6]), number(&[4, 7]), number(&[4, 8]), number(&[9])]),
            ("leden 1 en 2 van artikel 9 gelden", vec![number(&[9, 1]), number(&[9, 2])]),
            ("lid 2 van dit artikel", vec![Target::Lid(2)]),
            ("derde lid bedoelde", vec![Target::Lid(3)]),
            ("hoofdstuk 2 of 3 boven", vec![Target::Chapter(2), Target::Chapter(3)]),
        ] {
            assert_eq!(reference(text).map(|r| r.0), Some(targets), "{text}");
        }
    }

    #[test]
    fn laws_are_none_of_the_text() {
        for text in [
            "artikel 6:89 BW",
            "artikel 6 lid 1 AVG",
            "artikel 45m van de Auteurswet",
            "artikel 2 van Verordening (EU) 2016/679",
            "artikel 7 lid 2 van de Wet op de omzetbelasting",
            "lid 3 van artikel 12 van het Burgerlijk Wetboek",
            "artikel fixme.",
        ] {
            assert_eq!(reference(text).map(|r| r.0), None, "{text}");
        }
    }
}
