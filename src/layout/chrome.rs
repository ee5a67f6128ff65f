//! Lines of web pages that stand between the articles: links to the top of the page, rules and the like.

use super::Role;
use crate::lines::{Class, Line};
use crate::tree::FurnitureKind;

/// Whole lines that are never part of a text, in lower case.
const LINKS: &[&str] = &[
    "terug naar boven",
    "naar boven",
    "terug naar inhoud",
    "terug naar de inhoudsopgave",
    "naar de inhoudsopgave",
    "print deze pagina",
    "pagina afdrukken",
    "download als pdf",
    "download pdf",
    "deel deze pagina",
    "toon relaties in lido",
    "maak een permanente link",
    "permanente link",
    "toon wetstechnische informatie",
    "druk het regelingonderdeel af",
    "sla het regelingonderdeel op",
    "lees meer",
    "lees verder",
    "sluiten",
    "scroll naar boven",
    "back to top",
    "skip to content",
    "ga naar de inhoud",
];

/// Marks such lines in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    for (line, role) in lines.iter().zip(roles) {
        let content = line.content();
        if content.len() > 32 || line.is_blank() || matches!(line.first, Class::Digit) {
            continue;
        }
        let words = text[content].trim_matches(['^', '↑', '▲', '>', '<', '«', '»', '[', ']', ' ', '•']);
        if is_rule(&text[line.content()]) {
            *role = Role::Furniture(FurnitureKind::Other);
        }
        if LINKS.iter().any(|link| words.eq_ignore_ascii_case(link)) {
            *role = Role::Furniture(FurnitureKind::Menu);
        }
    }
}

/// A rule across the page: `---`, `***`, `=====`. Underscores are blanks to fill in.
fn is_rule(line: &str) -> bool {
    let first = line.chars().next().filter(|c| matches!(c, '-' | '*' | '=' | '~' | '–' | '—'));
    line.chars().count() >= 3 && first.is_some_and(|first| line.chars().all(|c| c == first))
}
