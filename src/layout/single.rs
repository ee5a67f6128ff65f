//! Running lines of a text of one page, where nothing comes back.
//!
//! The page says so itself (`Pagina 1/1`), or its last line is the number 1 and nothing else. The line above the title is a
//! header where the title says its words again.

use super::Role;
use super::running;
use super::title::{HYPHENS, is_title, joined};
use crate::label;
use crate::lines::Line;
use crate::tree::FurnitureKind;

/// A title stands on so many lines at most.
pub(super) const LINES: usize = 4;
/// A header has so many words at least.
const WORDS: usize = 2;

/// Marks running lines in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    let body = |n: &usize| !lines[*n].is_blank() && roles[*n] == Role::Body;
    let content = |n: usize| &text[lines[n].content()];
    let (Some(first), Some(last)) = ((0..lines.len()).find(body), (0..lines.len()).rfind(body)) else { return };
    let numbered = first < last && (is_only_page(content(last)) || ends_page(text, lines, last));
    let top: Vec<usize> = (first..lines.len()).filter(body).take(LINES + 1).collect();
    let top: Vec<&str> = top.into_iter().map(content).collect();
    let moved = || {
        numbered && top.get(1).is_some_and(|line| goes_on(line)) && {
            let inked: Vec<&str> = (first + 1..last).filter(body).map(content).collect();
            (1..inked.len()).any(|n| says_title(top[0], &inked[n..inked.len().min(n + LINES)], false))
        }
    };
    let head = says_title(top[0], &top[1..], numbered) || moved() || first < last && is_only_page(content(first));
    if numbered {
        let bare = !content(last).contains(char::is_alphabetic);
        roles[last] = Role::Furniture(if bare { FurnitureKind::PageNumber } else { FurnitureKind::Footer });
    }
    let name = lines[..last].iter().rposition(|line| !line.is_blank()).filter(|_| numbered);
    if let Some(name) = name.filter(|n| *n > first && roles[*n] == Role::Body && is_name(text, lines, *n)) {
        roles[name] = Role::Furniture(FurnitureKind::Footer);
    }
    if head {
        roles[first] = Role::Furniture(FurnitureKind::Header);
    }
}

/// The line goes on with a text that began elsewhere, as where columns changed places.
fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_lowercase) || label::scan(line).iter().next().is_some_and(|r| !r.number.is_first())
}

/// The line counts the only page: `Pagina 1/1`, `kenmerk A-7 – pagina 1 van 1`, `1/1`.
fn is_only_page(content: &str) -> bool {
    let words: Vec<&str> = content.split_ascii_whitespace().collect();
    let counted = |n: usize| {
        words[n] == "1/1" || words[n..].starts_with(&["1", "van", "1"]) || words[n..].starts_with(&["1", "/", "1"])
    };
    let paged = running::has_page_word(content) || !content.contains(char::is_alphabetic);
    content.len() <= running::MAX_LENGTH && paged && (0..words.len()).any(counted)
}

/// The last line is the number 1 alone or with a word for a page, behind the end of a sentence, and no other line is a number alone, as labels are.
fn ends_page(text: &str, lines: &[Line], last: usize) -> bool {
    let bare =
        |line: &Line| text[line.content()].bytes().all(|b| matches!(b, b'0'..=b'9' | b'-' | b' ' | b'.' | b')' | b'('));
    let content = text[lines[last].content()].trim_matches(['-', ' ', '[', ']']);
    let words = content.split_ascii_whitespace().count();
    let only = content == "1" || words == 2 && content.ends_with(" 1") && running::has_page_word(content);
    let before = lines[..last].iter().rposition(|line| !line.is_blank());
    let ended = |n: usize| super::ends_sentence(&text[lines[n].content()]) || is_name(text, lines, n);
    only && before.is_some_and(ended) && !lines[..last].iter().any(|line| !line.is_blank() && bare(line))
}

/// Line `n` is the name that stands above the number of the page: short, behind the end of a sentence, and none itself.
fn is_name(text: &str, lines: &[Line], n: usize) -> bool {
    let line = &text[lines[n].content()];
    let before = lines[..n].iter().rfind(|line| !line.is_blank());
    let short = line.len() <= NAME && super::begins_with_capital(line) && !super::ends_sentence(line);
    short
        && label::scan(line).is_empty()
        && before.is_some_and(|line| text[line.content()].ends_with('.') && line.content().len() > NAME)
}

/// The name above a page number is no longer than this, in bytes.
const NAME: usize = 50;

/// The lines of `title` are one that says the words of `head` again, in their order and with the same first one, or the end of a longer
/// one. It ends with the last of them, or the page is known to end with its number.
pub(super) fn says_title(head: &str, title: &[&str], numbered: bool) -> bool {
    let mut words = head.split_ascii_whitespace().filter(|w| w.chars().any(char::is_alphabetic));
    let Some(opener) = words.next() else { return false };
    // `Voorwaarden Inboedel` above `Verzekeringsvoorwaarden Inboedel De Brug`.
    let begins = |first: &str| first == opener || numbered && first.to_lowercase().ends_with(&opener.to_lowercase());
    // Most lines begin with another word, which is whole.
    let first = title.first().and_then(|line| line.split_ascii_whitespace().next()).unwrap_or("");
    if !begins(first) && !first.ends_with(HYPHENS) {
        return false;
    }
    let words: Vec<&str> = words.collect();
    if words.len() + 1 < WORDS || label::scan(head).iter().next().is_some() {
        return false;
    }
    (1..title.len()).any(|lines| {
        let words_of: Vec<&str> = title[..lines].iter().flat_map(|line| line.split_ascii_whitespace()).collect();
        let title = joined(&words_of);
        let mut said = title.split_ascii_whitespace();
        let same = said.next().is_some_and(begins) && words.iter().all(|word| said.any(|own| own == *word));
        same && is_title(&title) && (numbered || said.next().is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_the_words_of_its_header() {
        for (top, numbered, yes) in [
            (&["Reglement De Haven", "Reglement Roeivereniging", "De Haven", "Dit"][..], false, true),
            (&["Huurovereenkomst ligplaats", "Huurovereenkomst ligplaats Oude-", "veld", "De"], true, true),
            (&["Huurovereenkomst ligplaats", "Huurovereenkomst ligplaats Oude-", "veld", "De"], false, false),
            (&["Voorwaarden Inboedel", "Verzekeringsvoorwaarden Inboedel", "De Brug", "Dit"], true, true),
            (&["Reglement De Haven", "Artikel 1 Reglement De Haven", "Dit"], true, false),
            (&["Reglement", "Reglement De Haven", "Dit"], true, false),
        ] {
            assert_eq!(says_title(top[0], &top[1..], numbered), yes, "{top:?}");
        }
    }

    #[test]
    fn the_only_page_is_counted() {
        for (line, yes) in [
            ("Pagina 1/1", true),
            ("kenmerk A-7 – pagina 1 van 1", true),
            ("1/1", true),
            ("Pagina 1/2", false),
            ("een van 1/1 deel", false),
        ] {
            assert_eq!(is_only_page(line), yes, "{line}");
        }
    }
}
