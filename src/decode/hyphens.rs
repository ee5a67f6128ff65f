//! Which of the hyphens with another code than the plain one (`-`) stand for it.
//!
//! A PDF names letters by their glyphs, and a font can have one glyph for two hyphens: then an extractor prints all of them
//! with the code of one.

/// The soft hyphen, which a typesetter puts where it breaks a word.
pub(super) const SHY: char = '\u{AD}';
/// The hyphen that is nothing but that. Typesetters use it where they break a word.
pub(super) const HYPHEN: char = '\u{2010}';

/// Where hyphens of one kind are plain ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signs {
    Nowhere,
    /// Inside lines.
    Inside,
    Everywhere,
}

/// Where the hyphens of a text are plain ones.
pub(super) struct Hyphens {
    soft: Signs,
    other: Signs,
}

impl Hyphens {
    /// Looks at all hyphens of `text`.
    pub fn of(text: &str) -> Hyphens {
        Hyphens { soft: soft(text), other: other(text) }
    }

    /// Whether the hyphen `c` stands for a plain one, at the end of a line or inside it.
    pub fn is_plain(&self, c: char, ends_line: bool) -> bool {
        match if c == SHY { self.soft } else { self.other } {
            Signs::Nowhere => false,
            Signs::Inside => !ends_line,
            Signs::Everywhere => true,
        }
    }
}

/// Some extractors print every hyphen as a soft one. Then one stands where no word can be broken (`in- en verkoop`,
/// `€ 15,-`). Where soft hyphens end lines and plain ones never do, one inside a line belongs to its word.
fn soft(text: &str) -> Signs {
    if !text.contains(SHY) {
        return Signs::Nowhere;
    }
    let (mut soft, mut plain) = (0, 0);
    for line in text.lines().map(str::trim_end) {
        let mut rest = line;
        while let Some(at) = rest.find(SHY) {
            let before = rest[..at].chars().next_back();
            rest = &rest[at + SHY.len_utf8()..];
            let ends_word = rest.starts_with([' ', ',', '.', ';', ')']);
            if ends_word && before.is_some_and(|c| !c.is_whitespace()) {
                return Signs::Everywhere;
            }
        }
        soft += usize::from(line.ends_with(SHY));
        plain += usize::from(line.ends_with('-') && line.len() > 1 && !line.ends_with(" -"));
    }
    if soft > 0 && plain == 0 { Signs::Inside } else { Signs::Nowhere }
}

/// No typesetter breaks a word inside a line: where `e‐mail` stands there, this is the hyphen of the text. Where no word has a
/// plain one, it is that at line ends too.
fn other(text: &str) -> Signs {
    let inside = |hyphen: char| {
        text.match_indices(hyphen).any(|(at, sign)| {
            let (before, behind) = (text[..at].chars().next_back(), text[at + sign.len()..].chars().next());
            before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
        })
    };
    match inside(HYPHEN) {
        false => Signs::Nowhere,
        true if inside('-') => Signs::Inside,
        true => Signs::Everywhere,
    }
}
