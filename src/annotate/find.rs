//! Finding what a text refers to: first the keywords, then the grammar at each of them.

use super::grammar::law::Name;
use super::grammar::scope::Scope;
use super::grammar::words::is_quote;
use super::grammar::{self, At, Item, Level, Mention, ORDINALS};
use super::keywords::Hit;
use super::laws;
use super::laws::publication::{Publication, publication};
use super::room::Room;
use std::ops::Range;

/// What a text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Parts of a document or a law.
    Parts(Mention),
    /// A law as a whole.
    Law(Name),
    /// A publication or judgment.
    Publication(Publication),
}

impl What {
    /// How many references it makes, or parts of one, at least.
    fn places(&self) -> usize {
        match self {
            What::Parts(mention) => mention.items.len(),
            What::Law(_) | What::Publication(_) => 1,
        }
    }
}

/// Something that a text refers to, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the text.
    pub at: Range<usize>,
    /// What it is.
    pub what: What,
}

/// The words that a reference to a part begins with, in small letters, besides the ordinals.
const PARTS: [&str; 36] = [
    "artikel",
    "art",
    "lid",
    "leden",
    "hoofdstuk",
    "paragra",
    "§",
    "afdeling",
    "titel",
    "boek",
    "deel",
    "delen",
    "bijlage",
    "onder",
    "sub",
    "dit",
    "deze",
    "vorig",
    "voorgaand",
    "voorafgaand",
    "bovenstaand",
    "bovengenoemd",
    "volgende",
    "navolgende",
    "hierna",
    "opvolgende",
    "‘hoofdstuk",
    "“hoofdstuk",
    "'hoofdstuk",
    "\"hoofdstuk",
    "’hoofdstuk",
    "‘deel",
    "“deel",
    "‘afdeling",
    "“afdeling",
    "„hoofdstuk",
];

/// The words that a law or a publication begins with, besides the names of the table.
const OTHERS: [&str; 14] = [
    "wet ",
    "verordening",
    "richtlijn",
    "uitvoeringsverordening",
    "uitvoeringsbesluit",
    "gedelegeerde",
    "stb",
    "staatsblad",
    "stcrt",
    "staatscourant",
    "trb",
    "tractatenblad",
    "ecli:",
    "rijkswet ",
];

/// The words that a reference begins with, those of parts first.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    PARTS.into_iter().chain(ORDINALS).chain(OTHERS).chain(laws::names())
}

/// What `text` refers to first, in order and without overlap: so much as there is room for up to each place. `hits` are those
/// of [`keywords`] in it.
pub(super) fn find(text: &str, hits: impl Iterator<Item = Hit>, room: &Room) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let (mut done, mut places) = (0, 0);
    for hit in hits {
        let start = hit.start as usize;
        if start < done {
            continue;
        }
        // One more shows that they are too many.
        if places > room.left(start) {
            break;
        }
        let Some((len, what)) = read(text, start, (hit.keyword as usize) < PARTS.len() + ORDINALS.len()) else {
            continue;
        };
        debug_assert!(len > 0, "a reference takes some text");
        done = start + len;
        places += what.places();
        found.push(Found { at: start..done, what });
    }
    share_laws(text, &mut found);
    found
}

/// What begins at a keyword, and its length.
fn read(text: &str, start: usize, part: bool) -> Option<(usize, What)> {
    let i = &text[start..];
    if part {
        let (rest, mention) = grammar::reference(i).ok()?;
        return likely(text, start, &mention).then(|| (i.len() - rest.len(), What::Parts(mention)));
    }
    if let Ok((rest, publication)) = publication(i) {
        return Some((i.len() - rest.len(), What::Publication(publication)));
    }
    let weak = laws::at(i).is_some() && laws::surely_at(i).is_none();
    let (rest, name) = match grammar::law::name(i) {
        Ok(found) if !weak => found,
        _ => grammar::law::unknown(i).ok().filter(|_| i.starts_with("Wet ") || i.starts_with("Rijkswet "))?,
    };
    Some((i.len() - rest.len(), What::Law(name)))
}

/// Words before `onder` that show that it names a part: `bedoeld onder a`.
const POINTING: [&str; 16] = [
    "bedoeld",
    "bedoelde",
    "genoemd",
    "genoemde",
    "vermeld",
    "vermelde",
    "gestelde",
    "gesteld",
    "bepaalde",
    "bepaald",
    "omschreven",
    "opgenomen",
    "zoals",
    "beschreven",
    "en",
    "of",
];

/// `onder` and `sub` are common words: without more, they name a part only behind a pointing word or with a number
/// that carries its parents.
fn likely(text: &str, start: usize, mention: &Mention) -> bool {
    let first = &mention.items[0].steps[0];
    if first.level != Level::Onderdeel || !starts_with_onder(&text[start..]) {
        return true;
    }
    let At::Number(number) = &first.at else { return true };
    let before = text[..start].trim_end().trim_end_matches(is_quote);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    number.contains('.') || POINTING.contains(&word.to_lowercase().as_str())
}

fn starts_with_onder(text: &str) -> bool {
    text.as_bytes().get(..6).is_some_and(|head| head.eq_ignore_ascii_case(b"onder "))
}

/// `artikel 6:119 of artikel 6:119a BW`, `artikel 5 en artikel 6 van de Gemeentewet`: the law stands once, behind the last.
fn share_laws(text: &str, found: &mut [Found]) {
    for n in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(n);
        let (Some(left), Some(right)) = (before.last_mut(), after.first()) else { continue };
        let (What::Parts(left_parts), What::Parts(right_parts)) = (&mut left.what, &right.what) else { continue };
        let (Scope::Law(_), true) = (&right_parts.scope, same_sort(&left_parts.items, &right_parts.items)) else {
            continue;
        };
        let near = joins(&text[left.at.end..right.at.start]);
        if left_parts.scope == Scope::SomeLaw || left_parts.scope == Scope::Unsaid && near {
            left_parts.scope = right_parts.scope.clone();
        }
    }
}

/// Both begin with an artikel that has a number.
fn same_sort(left: &[Item], right: &[Item]) -> bool {
    let artikel = |i: &[Item]| i[0].steps[0].level == Level::Artikel && matches!(i[0].steps[0].at, At::Number(_));
    artikel(left) && artikel(right)
}

/// Nothing but a conjunction: `en`, `of`, `, `.
fn joins(between: &str) -> bool {
    matches!(
        between.trim().trim_start_matches(',').trim(),
        "" | "en" | "of" | "en/of" | "alsmede" | "juncto" | "jo." | "jo" | "dan wel"
    )
}
