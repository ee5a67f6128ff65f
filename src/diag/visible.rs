//! Characters that do not show, and how to show them.

use std::borrow::Cow;

/// Whether a character does not show as itself: controls, white space other than the plain space, format
/// characters (zero width, soft hyphen, bidirectional controls, tags, byte order mark) and noncharacters.
///
/// Writers escape these, so that what a person sees is what a program reads, and a terminal obeys no input.
/// Sources: Unicode 16, general categories Cc, Cf, Zs, Zl and Zp; noncharacters of section 23.7; the C1
/// controls and U+FFFE, U+FFFF are not printable in YAML (1.2.2, production 1, `c-printable`).
pub fn hidden(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\0'..='\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{1680}' | '\u{180E}' => true,
        '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' => true,
        '\u{3000}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' => true,
        '\u{E0000}'..='\u{E0FFF}' => true,
        _ => (c as u32) & 0xFFFE == 0xFFFE,
    }
}

/// Whether a byte of UTF-8 can begin a [`hidden`] character; false positives are possible, false negatives
/// are not.
pub const fn may_hide(byte: u8) -> bool {
    matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF0..=0xFF)
}

/// The text with a visible stand-in for every hidden character: `␛` for escape, `<U+202E>` for a format
/// character, a space for a tab or another space.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        stand_in(c, &mut shown);
    }
    Cow::Owned(shown)
}

/// The same for lines and columns: line ends and tabs stay.
pub fn neutralise_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\t') { shown.push(c) } else { stand_in(c, &mut shown) }
    }
    shown
}

/// Appends the stand-in for a character, or the character itself.
pub(super) fn stand_in(c: char, shown: &mut String) {
    match c {
        _ if !hidden(c) => shown.push(c),
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => shown.push(' '),
        '\0'..='\u{1F}' => shown.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}')),
        '\u{7F}' => shown.push('\u{2421}'),
        _ => shown.push_str(&format!("<U+{:04X}>", c as u32)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hidden_character_is_missed_by_its_first_byte() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let first = c.encode_utf8(&mut bytes).as_bytes()[0];
            assert!(!hidden(c) || may_hide(first), "{:04X}", c as u32);
        }
    }

    #[test]
    fn all_controls_and_spaces_are_hidden() {
        for c in ('\0'..=char::MAX).filter(|&c| c != ' ' && (c.is_control() || c.is_whitespace())) {
            assert!(hidden(c), "{:04X}", c as u32);
        }
    }

    #[test]
    fn stand_ins_hide_nothing() {
        let all: String = ('\0'..=char::MAX).filter(|&c| hidden(c)).collect();
        assert!(!neutralise(&all).chars().any(hidden));
        assert_eq!(neutralise("a\u{1b}[31mb\u{202e}\t\u{7f}"), "a␛[31mb<U+202E> ␡");
        assert!(matches!(neutralise("§ 3 café – ‘x’"), Cow::Borrowed(_)));
    }
}
