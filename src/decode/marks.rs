//! Combining marks: a letter with its marks is one character where Unicode has one (NFC, as the output contract asks).
//!
//! What stands before a mark may have been changed or taken out before (a ligature, a NUL between a letter and its accent),
//! so this looks at the end of the clean text that is made so far, not at the source.

use super::Patch;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The rule of the repair.
const COMPOSED: &str = "composed";

/// The combining marks that `text` begins with.
pub(super) fn leading(text: &str) -> &str {
    &text[..text.find(|c| !is_mark(c)).unwrap_or(text.len())]
}

/// A mark of Latin, Greek or Cyrillic letters.
pub(super) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// Composes the marks that `text` ends with and the letter before them. `source` is the place in the source behind them.
/// The patches of that letter, and of what was taken out behind it, become part of the new one.
pub(super) fn compose_end(text: &mut String, patches: &mut Vec<Patch>, source: usize) {
    let before = text.trim_end_matches(|c| is_mark(c) || canonical_combining_class(c) != 0);
    let letter = before.chars().next_back().filter(|c| !c.is_whitespace());
    let mut at = (before.len() - letter.map_or(0, char::len_utf8)) as u32;
    if is_nfc(&text[at as usize..]) {
        return;
    }
    let mut was = (source - (text.len() - at as usize)) as u32;
    while let Some(patch) = patches.pop_if(|p| p.at + p.len > at) {
        at = at.min(patch.at);
        was = patch.was.start - (patch.at - at);
    }
    let composed: String = text[at as usize..].nfc().collect();
    text.truncate(at as usize);
    text.push_str(&composed);
    patches.push(Patch { at, len: composed.len() as u32, was: was..source as u32, rule: Some(COMPOSED) });
}
