//! Ligatures that have no character of their own: PDF files in Calibri name another one for each, which no Dutch word has.

/// The letters of the ligature that the character from byte `at` to `end` stands for: `schri\u{14C}elijk`, `ar\u{19F}kel`,
/// `be\u{1A9}er`, `se\u{1AB}ng`. A letter stands beside it; a name may begin with `\u{14C}`.
pub(super) fn lost(text: &str, at: usize, end: usize) -> Option<&'static str> {
    let letters = match &text[at..end] {
        "\u{14C}" => "ft",
        "\u{19F}" => "ti",
        "\u{1A9}" => "tt",
        "\u{1AB}" => "tti",
        _ => return None,
    };
    let inside = text[..at].ends_with(char::is_lowercase);
    let begins = letters != "ft" && text[end..].starts_with(|c: char| c.is_ascii_lowercase());
    (inside || begins).then_some(letters)
}
