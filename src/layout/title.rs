//! The title of a set of terms: which of the lines before the first label it is.

use super::line_kinds::{date_of, is_chrome, is_contact, is_short, version_of};
use super::{Gap, begins_with_capital, ends_sentence, opening};
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that a title has.
const TITLES: &[&str] = &[
    "voorwaarden",
    "overeenkomst",
    "contract",
    "reglement",
    "verordening",
    "regeling",
    "statuten",
    "statement",
    "verklaring",
    "bepalingen",
    "besluit",
    "akte",
    "protocol",
    "gedragscode",
    "wet",
    "convenant",
    "huisregels",
    "beleid",
    "addendum",
    "bijlage",
    "condities",
    "statuut",
    "spelregels",
    "handvest",
    "terms",
    "conditions",
    "agreement",
];

/// Words with which somebody announces a set of terms in the note above it.
const ANNOUNCING: [&str; 6] = ["hieronder ", "hierbij ", "bijgaand", "in de bijlage ", "onderstaand", "deze "];

/// A title has no more lines than this in a narrow column.
const TITLE_LINES: usize = 7;

/// So many lines show whether they are broken by counting letters.
const COUNTED: usize = 4;

/// How many of `lines`, a paragraph, are a title that stands right above it: they name a set of terms, and the last of
/// them ends where the next word would have fitted.
pub(super) fn title_lines(lines: &[&str]) -> usize {
    let length = |n: usize| lines[n].chars().count();
    let width = (0..lines.len()).map(length).max().unwrap_or(0);
    let with_next = |n: usize| length(n - 1) + 1 + lines[n].split(' ').next().map_or(0, |w| w.chars().count());
    // Lines that are broken by counting letters end only where the next word does not fit.
    let fitting: Vec<usize> = (1..lines.len()).filter(|n| with_next(*n) <= width).collect();
    let counted = lines.len() >= COUNTED && fitting.len() == 1;
    let ends =
        |n: usize| with_next(n) * 4 < width * 3 || super::ends_with_company(lines[n - 1]) || counted && fitting == [n];
    let last = lines.len().min(TITLE_LINES + 1);
    let open = lines[..last].iter().take_while(|l| super::ends_with_company(l) || !ends_sentence(l)).count();
    let open = last.min(open + 1);
    let named = |n: &usize| is_title(&joined(&lines[..*n]));
    let found = (1..open).find(|n| named(n) && opening::begins_text(lines, *n));
    found.or((1..open).rfind(|n| begins_with_capital(lines[*n]) && ends(*n)).filter(named)).unwrap_or(0)
}

/// How many of `lines`, the paragraph with which a text begins, are a title that names no set of terms: no sentence ends in
/// them, and behind them one begins.
pub(super) fn unnamed_lines(lines: &[&str]) -> usize {
    let first = lines[0].split(' ').next().unwrap_or("");
    let least = usize::from(begins_with_capital(first) && !super::opens_sentence(first));
    let open = lines.iter().take(UNNAMED).take_while(|l| !ends_sentence(l) && !is_chrome(l) && !is_contact(l)).count();
    let inner = |n: &usize| *n < lines.len();
    let width = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    let early = |n: &usize| {
        let room = super::room(lines[n - 1], lines[*n]) * 4 < width * 3;
        room && lines.len() - n >= BELOW && begins_with_capital(lines[*n])
    };
    let begins = (1..=open * least).filter(inner).find(|n| opening::begins_text(lines, *n));
    begins.or((1..=open * least).filter(inner).find(early)).unwrap_or(0)
}

/// So many lines of text show how wide its column is.
const BELOW: usize = 2;
/// A title that names no set of terms has no more lines.
const UNNAMED: usize = 3;

/// Lines as one, broken words put together.
pub(super) fn joined(lines: &[&str]) -> String {
    let mut whole = String::new();
    for line in lines {
        if !whole.is_empty() && !whole.ends_with(HYPHENS) {
            whole.push(' ');
        }
        whole.truncate(whole.trim_end_matches(HYPHENS).len());
        whole.push_str(line);
    }
    whole
}

/// What a broken word ends with.
pub const HYPHENS: [char; 3] = ['-', '\u{AD}', '\u{2010}'];

/// The pieces of the title: short lines with a word of a title, the last such ones before the text. `above` are the lines of
/// a title right above a paragraph.
pub(super) fn find_title(
    lines: &[&str],
    gap: &dyn Fn(usize) -> Gap,
    prose: &[bool],
    above: Option<Range<usize>>,
) -> Option<Range<usize>> {
    // `Hieronder vindt u onze voorwaarden.` names them too, and announces them.
    let whole = |n: usize| !ANNOUNCING.iter().any(|word| super::begins_with(lines[n], word));
    let chosen = match named(lines, gap, prose).into_iter().max_by_key(|n| (whole(*n), lines[*n].len().min(40))) {
        chosen if above.as_ref().is_some_and(|it| chosen.is_none_or(|n| it.contains(&n))) => return above,
        Some(n) => n,
        None => (0..limit(lines, prose)).find(|n| {
            let line = lines[*n];
            let other = || is_chrome(line) || version_of(line).is_some() || is_in_menu(lines, gap, *n);
            !prose[*n] && is_short(line) && !other()
        })?,
    };
    if let Some(title) = block(lines, gap, chosen).filter(|title| !title.clone().any(|n| prose[n])) {
        return Some(title);
    }
    let close = |n: usize| (n < lines.len() && gap(n) <= Gap::Line).then(|| lines[n]);
    let near = |n: usize| gap(n) <= Gap::Line || lines[n - 1].ends_with(HYPHENS);
    let goes_on = |n: usize| near(n) && joins(lines[n - 1], lines[n], close(n + 1));
    let mut start = chosen;
    // A stack of short lines is a menu; only the first of a block is a part of the title below it.
    let stacked = |n: usize| n > 0 && gap(n) <= Gap::Line && is_short(lines[n]) && is_short(lines[n - 1]);
    let own = |n: usize| !is_chrome(lines[n]) && (unfinished(lines[n], lines[n + 1]) || !stacked(n));
    while start > 0 && goes_on(start) && own(start - 1) {
        start -= 1;
    }
    let mut end = chosen + 1;
    let other = |line: &str| is_chrome(line) || is_contact(line);
    let fits = |n: usize| n < lines.len() && prose[n] == prose[chosen] && !other(lines[n]);
    while fits(end) && end <= start + TITLE_LINES && goes_on(end) {
        end += 1;
    }
    Some(start..end)
}

/// Whether line `n` stands among lines of a menu, without a blank line between them.
fn is_in_menu(lines: &[&str], gap: &dyn Fn(usize) -> Gap, n: usize) -> bool {
    let start = (1..=n).rfind(|n| gap(*n) >= Gap::Page).unwrap_or(0);
    let end = (n + 1..lines.len()).find(|n| gap(*n) >= Gap::Page).unwrap_or(lines.len());
    lines[start..end].iter().filter(|line| is_chrome(line)).count() >= MENU
}

/// So many lines of a menu make one of the lines among them.
const MENU: usize = 2;

/// A title stands before the first long line of prose.
fn limit(lines: &[&str], prose: &[bool]) -> usize {
    (0..lines.len()).find(|n| prose[*n] && lines[*n].len() > 120).unwrap_or(lines.len())
}

/// The lines that name a set of terms; those that are no prose, where there are any.
fn named(lines: &[&str], gap: &dyn Fn(usize) -> Gap, prose: &[bool]) -> Vec<usize> {
    let named_here = |n: usize| {
        let sentence = ends_sentence(lines[n]) && super::opens_sentence(lines[n].split(' ').next().unwrap_or(""));
        is_title(lines[n]) && !sentence || goes_on_as_title(lines, gap, n)
    };
    let names = |n: usize| named_here(n) && (n == 0 || !lines[n - 1].ends_with(',') || gap(n) >= Gap::Page);
    let short = |n: usize| !prose[n] || lines[n].len() < 70;
    let mut named: Vec<usize> = (0..limit(lines, prose)).filter(|n| names(*n) && short(*n)).collect();
    if named.iter().any(|n| !prose[*n]) {
        named.retain(|n| !prose[*n]);
    }
    // Above the menu of a web page stands the name of the page, below it the title.
    let (first, last) = (named.first().copied().unwrap_or(0), named.last().copied().unwrap_or(0));
    let mut menu = (first..last).rev().filter(|n| is_chrome(lines[*n]));
    if let (Some(end), Some(_)) = (menu.next(), menu.next()) {
        named.retain(|n| *n > end);
    }
    named
}

/// The lines around line `n` up to a blank line on both sides, where they are a title together and text stands behind them.
fn block(lines: &[&str], gap: &dyn Fn(usize) -> Gap, n: usize) -> Option<Range<usize>> {
    let whole = |n: usize| !lines[n - 1].ends_with(HYPHENS);
    let start = (0..=n).rfind(|n| *n == 0 || gap(*n) >= Gap::Page && whole(*n))?;
    let end = (n + 1..lines.len()).find(|n| gap(*n) == Gap::Blank && whole(*n))?;
    let other = |line: &&str| version_of(line).is_some() || is_contact(line) || is_chrome(line) || ends_sentence(line);
    let fits = end - start <= TITLE_LINES && !lines[start..end].iter().any(other);
    (fits && is_title(&joined(&lines[start..end]))).then_some(start..end)
}

/// The line names a set of terms together with the next one: a word is broken, or the next one begins with a small letter.
fn goes_on_as_title(lines: &[&str], gap: &dyn Fn(usize) -> Gap, n: usize) -> bool {
    let Some(next) = lines.get(n + 1) else { return false };
    let broken = lines[n].ends_with(HYPHENS);
    let close = gap(n + 1) <= Gap::Line && (broken || next.starts_with(char::is_lowercase) && !ends_sentence(next));
    close && is_title(&joined(&lines[n..=n + 1]))
}

/// A line that names a set of terms: short, with a capital, and with a word such as `voorwaarden`.
pub fn is_title(line: &str) -> bool {
    line.len() <= 140
        && begins_with_capital(line)
        && names_terms(line)
        && !holds_sentence_end(line)
        && !is_chrome(line)
        && !is_contact(line)
        && version_of(line).is_none()
}

/// One of the words that name a set of terms stands in the line.
fn names_terms(line: &str) -> bool {
    static FINDERS: LazyLock<Vec<Finder>> = LazyLock::new(|| TITLES.iter().map(Finder::new).collect());
    let folded = line.to_lowercase();
    FINDERS.iter().any(|finder| finder.find(folded.as_bytes()).is_some())
}

/// A sentence ends inside the line: a small letter, a stop, and a capital behind it.
fn holds_sentence_end(line: &str) -> bool {
    let ends = |at: usize| line[..at].ends_with(char::is_lowercase) && line[at + 2..].starts_with(char::is_uppercase);
    line.match_indices(". ").any(|(at, _)| ends(at))
}

/// Whether two lines make one title. `after` is the line behind them, where it stands close: when a sentence begins
/// there, the second line is complete and no beginning of a text.
fn joins(line: &str, next: &str, after: Option<&str>) -> bool {
    let dated = |line: &str| version_of(line).is_some() || date_of(line).is_some();
    let short = || is_short(next) && after.is_none_or(|after| begins_with_capital(after) || dated(after));
    // `Tarieven per` ⏎ `1 januari 2024`
    let open = !ends_sentence(line) && (!dated(next) || ends_open(line));
    open && next.len() < 100 && (unfinished(line, next) || short())
}

/// Whether the look of two lines shows that the first one of a title is not all of it.
fn unfinished(line: &str, next: &str) -> bool {
    let capitals = |l: &str| l.chars().any(char::is_alphabetic) && !l.chars().any(char::is_lowercase);
    let goes_on = || next.starts_with(char::is_lowercase) && !ends_sentence(next);
    capitals(line) && capitals(next)
        || line.ends_with(HYPHENS)
        || line.ends_with(['/', ','])
        || ends_open(line)
        || goes_on() && (line.len() > 25 || is_title(&joined(&[line, next])))
        || is_year(next)
}

/// The last word of the line needs another one.
fn ends_open(line: &str) -> bool {
    let word = line.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(
        word.as_str(),
        "en" | "of" | "van" | "de" | "het" | "voor" | "bij" | "der" | "in" | "tot" | "per" | "vanaf"
    )
}

/// The year at the end of a title.
fn is_year(line: &str) -> bool {
    line.len() == 4 && line.bytes().all(|b| b.is_ascii_digit()) && (line.starts_with("19") || line.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The title among lines that stand close together and have a paragraph behind them.
    fn title(lines: &[&str]) -> String {
        let gap = |_| Gap::Line;
        let found = title_lines(lines);
        let lines_of = |range: Range<usize>| joined(&lines[range]);
        let prose: Vec<bool> = (0..lines.len()).map(|n| n >= found).collect();
        find_title(lines, &gap, &prose, (found > 0).then_some(0..found)).map(lines_of).unwrap_or_default()
    }

    #[test]
    fn a_title_ends_where_a_sentence_begins() {
        for (lines, expected) in [
            (
                &["Algemene plaatselijke", "verordening Oudeveld", "De raad van de gemeente", "Oudeveld besluit:"][..],
                "Algemene plaatselijke verordening Oudeveld",
            ),
            (
                &[
                    "Arbeidsovereenkomst",
                    "voor bepaalde",
                    "tijd Molenwiek Ma-",
                    "chinebouw B.V.",
                    "Molenwiek te Oudeveld",
                ],
                "Arbeidsovereenkomst voor bepaalde tijd Molenwiek Machinebouw B.V.",
            ),
            (
                &["Verordening havengelden", "gemeente Oudeveld", "2023", "De raad van de gemeente"],
                "Verordening havengelden gemeente Oudeveld 2023",
            ),
        ] {
            assert_eq!(title(lines), expected);
        }
    }
}
