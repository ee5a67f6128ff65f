//! A title on one line with the text behind it, as in texts of which a line holds a whole block or page.
//!
//! The text shows where it begins: with the words that the title ended with (`… Duinzicht Stichting Duinzicht te …`), behind
//! the form of a company, behind words in capitals, or with a word that begins sentences.

use super::flow::{Flow, Gap, UNKNOWN};
use super::line_kinds::{date_of, version_of};
use super::title::{is_title, joined};
use super::{begins_with_capital, ends_with_company, opens_sentence};
use crate::label;

/// The title stands on one of so many lines, before the first label.
const LINES: usize = 8;
/// A title is no longer than this, in bytes.
const LONG: usize = 110;
/// What follows is at least as long.
const TEXT: usize = 40;

/// Parts the title from the text that stands on its line.
pub fn part(text: &str, flow: &mut Flow) {
    let unlabelled = (0..flow.pieces.len().min(LINES)).take_while(|n| flow.readings(*n).is_empty());
    let found = unlabelled.into_iter().find_map(|n| Some((n, end_of_title(flow.text(text, n))?)));
    let Some((number, end)) = found else { return };
    let title = &mut flow.pieces[number];
    let mut rest = *title;
    let behind = &text[title.range()][end..];
    (title.end, title.spaced) = (title.start + end as u32, true);
    rest.start = rest.end - behind.trim_start().len() as u32;
    (rest.gap, rest.page, rest.indent, rest.label) = (Gap::Blank, false, 0, UNKNOWN);
    flow.pieces.insert(number + 1, rest);
    flow.cuts.iter_mut().filter_map(|cut| cut.after.as_mut()).filter(|n| **n >= number as u32).for_each(|n| *n += 1);
    flow.scan(text);
}

/// The byte behind the title with which a line begins, where text follows.
fn end_of_title(line: &str) -> Option<usize> {
    if let Some(title) = before_version(line) {
        return Some(title);
    }
    let words: Vec<&str> = line.split_ascii_whitespace().take(LONG / 3).collect();
    if opens_sentence(words.first()?) {
        return None;
    }
    (2..words.len()).find_map(|n| {
        let start = words[n].as_ptr() as usize - line.as_ptr() as usize;
        let title = line[..start].trim_end();
        let fits = title.len() <= LONG && line.len() - start >= TEXT && begins_with_capital(words[n]);
        (fits && begins(&words, n, &line[start..]) && is_title(&joined(&words[..n]))).then_some(title.len())
    })
}

/// The end of a title behind which, at the other side of the page, its version stands.
fn before_version(line: &str) -> Option<usize> {
    let gap = line.rfind("   ").filter(|_| line.len() <= LONG * 2)?;
    let title = line[..gap].trim_end();
    let dated = |rest: &str| version_of(rest).is_some() || date_of(rest).is_some();
    (is_title(title) && dated(line[gap..].trim_start())).then_some(title.len())
}

/// Whether a text begins with line `n`, behind the title that the lines before it are.
pub(super) fn begins_text(lines: &[&str], n: usize) -> bool {
    let title = joined(&lines[..n]);
    let words: Vec<&str> = title.split_ascii_whitespace().collect();
    let behind = lines[n..].iter().take(2).flat_map(|line| line.split_ascii_whitespace());
    let both: Vec<&str> = words.iter().copied().chain(behind).collect();
    !words.is_empty() && begins_with_capital(lines[n]) && begins(&both, words.len(), lines[n])
}

/// Whether a text begins with word `n`, behind a title; `rest` begins there.
fn begins(words: &[&str], n: usize, rest: &str) -> bool {
    let small = |word: &&&str| word.starts_with(char::is_lowercase);
    let capitals = |word: &&str| !word.chars().any(char::is_lowercase);
    let keyword = || label::scan(rest).iter().any(|r| r.keyword.is_some() && !r.lower && r.number.is_first());
    let next = words.get(n + 1);
    opens_sentence(words[n]) && next.filter(small).is_some()
        || ends_with_company(words[n - 1])
        || words[..n].iter().all(capitals) && !capitals(&words[n])
        || repeats(words, n)
        || opens_sentence(words[n]) && repeats(&without(words, n), n)
        || keyword()
}

/// The words from `n` on are those that stand right before it.
fn repeats(words: &[&str], n: usize) -> bool {
    let bare = |word: &str| word.trim_end_matches([',', ';', ':']).to_owned();
    let same = |length: usize| (0..length).all(|k| bare(words[n - length + k]) == bare(words[n + k]));
    let named = |length: usize| words[n - length..n].iter().all(|w| begins_with_capital(w) && w.len() > 3);
    (1..=n.min(words.len() - n)).any(|length| named(length) && same(length))
}

/// The words without word `n`, an article.
fn without<'t>(words: &[&'t str], n: usize) -> Vec<&'t str> {
    words[..n].iter().chain(&words[n + 1..]).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_behind_a_title_is_found() {
        for marked in [
            "Algemene voorwaarden Molenwiek B.V.| Molenwiek B.V., gevestigd te Oudeveld, verhuurt boten en ligplaatsen.",
            "ALGEMENE VOORWAARDEN DE HAVEN| Van toepassing op alle overeenkomsten die met de haven worden gesloten.",
            "Huurovereenkomst ligplaats Stichting Havenzicht| Stichting Havenzicht te Oudeveld, hierna de verhuurder.",
            "Raamovereenkomst beplanting Gemeente Oudeveld| De Gemeente Oudeveld, hierna te noemen opdrachtgever, en",
            "Reglement Roeivereniging De Waterlelie| Dit reglement geldt voor alle leden en gasten van de vereniging.",
            "Verordening havengelden Oudeveld 2023| De raad van de gemeente Oudeveld; gelezen het voorstel van",
            "Algemene voorwaarden De Haven| Artikel 1 Begrippen In deze voorwaarden wordt verstaan onder:",
            "De overeenkomst met Molenwiek B.V. De haven is gesloten van november tot en met maart van elk jaar.",
            "Algemene voorwaarden van de vereniging van eigenaren van schepen in de oude haven van Oudeveld aan zee",
            "Algemene voorwaarden De Haven",
        ] {
            let line = marked.replace('|', "");
            assert_eq!(end_of_title(&line), marked.find('|'), "{line}");
        }
    }
}
