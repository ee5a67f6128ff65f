//! Lines of web pages that stand between the articles: links to the top of the page and the like.

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
        let words = text[content].trim_matches(['^', '↑', '▲', '>', '<', '«', '»', '[', ']', ' ', '•']).to_lowercase();
        if LINKS.contains(&words.as_str()) {
            *role = Role::Furniture(FurnitureKind::Menu);
        }
    }
}
