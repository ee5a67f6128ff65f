//! Questions to the list: a form, its compounds, the company a first part keeps.

use super::Lexicon;
use fst::raw::{Fst, Node};
use fst::{IntoStreamer, Streamer};
use std::borrow::Cow;

/// Word-like entries of the list that stand alone only in grammars: prefixes and endings, and letters.
const BOUND: &[&str] = &[
    "aar", "be", "co", "de", "den", "der", "des", "en", "er", "ers", "ge", "gen", "heid", "her", "ing", "lijk", "on",
    "ont", "re", "ren", "sel", "ten", "ter", "tie", "ties", "ver",
];

/// The bytes of the longest of [`BOUND`].
const LONGEST_BOUND: usize = 4;

/// How Dutch writes the compounds of a first part: with and without a hyphen, counted in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// Entries that go on with a hyphen (`niet-roker`), at most [`Company::HYPHENED`].
    pub hyphened: u32,
    /// Entries that go on with a word, without one (`nettoloon`), at most [`Company::JOINED`].
    pub joined: u32,
}

impl Company {
    /// More entries with a hyphen say no more.
    pub const HYPHENED: u32 = 60;
    /// More entries without one say no more: where there are so many, those with one are no four times as many.
    pub const JOINED: u32 = 15;
}

/// The entries of the list that begin in one way.
pub struct Entries<'l> {
    fst: &'l Fst<Cow<'static, [u8]>>,
    node: Node<'l>,
}

impl Entries<'_> {
    /// Whether one of them goes on with `rest` and ends there.
    pub fn has(&self, rest: &str) -> bool {
        walk(self.fst, self.node, rest).is_some_and(|node| node.is_final())
    }
}

/// Where the list comes to from `node` with the letters of `form`.
fn walk<'l>(fst: &'l Fst<Cow<'static, [u8]>>, node: Node<'l>, form: &str) -> Option<Node<'l>> {
    form.bytes().try_fold(node, |node, byte| Some(fst.node(node.transition(node.find_input(byte)?).addr)))
}

impl Lexicon {
    /// Whether the list has the form: as it is, in lower case, or with a capital (a name in a heading).
    pub fn knows(&self, form: &str) -> bool {
        if form.is_empty() {
            return false;
        }
        if self.set.contains(form) || self.own.contains(form) {
            return true;
        }
        let capitals = form.chars().filter(|c| c.is_uppercase()).count();
        if capitals == 0 {
            return false;
        }
        let lower = form.to_lowercase();
        self.set.contains(&lower)
            || self.own.contains(&lower)
            || (capitals > 1 && self.set.contains(capitalised(&lower)))
    }

    /// Whether the user added the form, which is in lower case.
    pub fn is_own(&self, form: &str) -> bool {
        self.own.contains(form)
    }

    /// The first byte of `form`, which is in lower case, behind byte `from` at which the list has it with a hyphen.
    pub fn hyphened_at(&self, form: &str, from: usize) -> Option<usize> {
        let own = |at: usize| self.own.contains(&[&form[..at], "-", &form[at..]].concat());
        let own = |at: usize| !self.own.is_empty() && own(at);
        let fst = self.set.as_fst();
        let listed = |node, at: usize| Some(walk(fst, walk(fst, node, "-")?, &form[at..])?.is_final());
        let mut begun = Some(fst.root());
        for (at, letter) in form.char_indices() {
            if at > from && (begun.and_then(|node| listed(node, at)).unwrap_or(false) || own(at)) {
                return Some(at);
            }
            begun = begun.and_then(|node| walk(fst, node, &form[at..at + letter.len_utf8()]));
        }
        None
    }

    /// The entries that begin with `first`, which is in lower case; `None` where there are none.
    pub fn entries(&self, first: &str) -> Option<Entries<'_>> {
        let fst = self.set.as_fst();
        walk(fst, fst.root(), first).map(|node| Entries { fst, node })
    }

    /// Whether the list has the form exactly as it is, with its capital.
    pub fn has_name(&self, form: &str) -> bool {
        form.starts_with(char::is_uppercase) && self.set.contains(form)
    }

    /// Whether the form can stand alone as a word: known, of two letters or more, and no mere prefix or ending.
    pub fn is_free(&self, form: &str) -> bool {
        let bound = form.len() <= LONGEST_BOUND && BOUND.contains(&form.to_lowercase().as_str());
        form.chars().nth(1).is_some() && !bound && self.knows(form)
    }

    /// Whether the form is made of two known words, of three letters and of four or more, maybe with a linking *s*.
    ///
    /// In: a lower-case form of letters. Compounding in Dutch is free, so the list never has them all.
    pub fn is_compound(&self, form: &str) -> bool {
        self.split(form).is_some()
    }

    /// Where the last part of a compound begins (a byte offset), the longest last part first.
    pub fn split(&self, form: &str) -> Option<usize> {
        let ends = self.ends(form);
        let word = |at: usize| at >= 3 && ends.contains(&at) && is_part(&form[..at]);
        let first = |at: usize| word(at) || form[..at].ends_with('s') && word(at - 1);
        form.char_indices().map(|(at, _)| at).skip(3).find(|&at| {
            let last = &form[at..];
            first(at) && last.chars().nth(3).is_some() && !BOUND.contains(&last) && self.set.contains(last)
        })
    }

    /// Where entries of the list end that the form begins with (byte offsets).
    fn ends(&self, form: &str) -> Vec<usize> {
        let fst = self.set.as_fst();
        let mut ends = Vec::new();
        let mut node = fst.root();
        for (at, byte) in form.bytes().enumerate() {
            let Some(next) = node.find_input(byte) else { break };
            node = fst.node(node.transition(next).addr);
            if node.is_final() {
                ends.push(at + 1);
            }
        }
        ends
    }

    /// Whether the form can be the first part of a compound: a word, also with a linking *s* (`arbeids-`).
    pub fn is_first_part(&self, form: &str) -> bool {
        let free = |w: &str| is_part(w) && self.set.contains(w);
        free(form) || form.strip_suffix('s').is_some_and(free)
    }

    /// How the list writes the compounds that begin with `first` (lower case, without hyphen).
    pub fn company(&self, first: &str) -> Company {
        let mut company = Company { hyphened: self.hyphened(first, Company::HYPHENED), joined: 0 };
        let mut looked = 0;
        self.each(first, |rest| {
            looked += 1;
            company.joined += u32::from(rest.len() > 3 && rest[0] != b'-' && self.set.contains(rest));
            looked < 3000 && company.joined < Company::JOINED
        });
        company
    }

    /// How many entries go on with a hyphen behind `first`, counted up to `most`.
    pub fn hyphened(&self, first: &str, most: u32) -> u32 {
        let mut count = 0;
        self.each(&[first, "-"].concat(), |rest| {
            count += u32::from(!rest.is_empty());
            count < most
        });
        count
    }

    /// Hands on what stands behind `first` in the entries that begin with it, in order, as long as `more` wants it.
    fn each(&self, first: &str, mut more: impl FnMut(&[u8]) -> bool) {
        let mut stream = self.set.range().ge(first).into_stream();
        while let Some(rest) = stream.next().and_then(|entry| entry.strip_prefix(first.as_bytes())) {
            if !more(rest) {
                break;
            }
        }
    }
}

/// Whether a word can be the first part of a compound: of three letters or more, and no mere prefix or ending.
fn is_part(word: &str) -> bool {
    word.chars().nth(2).is_some() && !BOUND.contains(&word)
}

/// The word with its first letter in upper case.
fn capitalised(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
