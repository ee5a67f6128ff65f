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
    "inklappen",
    "uitklappen",
    "toon meer",
    "toon minder",
    "lees minder",
    "scroll naar boven",
    "back to top",
    "skip to content",
    "ga naar de inhoud",
    "advertentie",
    "deel dit artikel",
    "deel dit bericht",
    "deel dit",
    "deel via",
    "laat een reactie achter",
    "meld je aan voor onze nieuwsbrief",
    "meld je aan voor de nieuwsbrief",
    "meld u aan voor onze nieuwsbrief",
    "meld u aan voor de nieuwsbrief",
    "schrijf je in voor onze nieuwsbrief",
    "schrijf je in voor de nieuwsbrief",
    "schrijf u in voor de nieuwsbrief",
    "vul je e-mailadres in",
    "vul uw e-mailadres in",
    "alles accepteren",
    "alle cookies accepteren",
    "cookies accepteren",
    "cookie-instellingen",
];

/// What a line begins with that links to another page.
const TEASERS: &[&str] = &["Lees ook: ", "Lees ook ›", "Bekijk ook: "];

/// A line of this kind is no longer, in bytes.
const LONGEST: usize = 40;
/// The same for one that names another page.
const TEASER: usize = 100;

/// Marks such lines in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    for (line, role) in lines.iter().zip(roles) {
        let content = line.content();
        if content.len() > TEASER || line.is_blank() || matches!(line.first, Class::Digit) {
            continue;
        }
        let own = &text[content];
        let teases = TEASERS.iter().any(|it| own.starts_with(it)) && !own.ends_with(['.', ';']);
        if is_rule(own) {
            *role = Role::Furniture(FurnitureKind::Other);
        }
        let links = || {
            let words = own.trim_matches(['^', '↑', '▲', '>', '<', '«', '»', '[', ']', ' ', '•', '!', ':']);
            LINKS.iter().any(|link| words.eq_ignore_ascii_case(link))
        };
        if teases || own.len() <= LONGEST && links() {
            *role = Role::Furniture(FurnitureKind::Menu);
        }
    }
}

/// A rule across the page: `---`, `***`, `=====`. Underscores are blanks to fill in.
fn is_rule(line: &str) -> bool {
    let first = line.chars().next().filter(|c| matches!(c, '-' | '*' | '=' | '~' | '–' | '—'));
    line.chars().count() >= 3 && first.is_some_and(|first| line.chars().all(|c| c == first))
}
