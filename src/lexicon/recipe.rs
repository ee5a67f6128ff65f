//! How the word lists in `lexicon/` are made from Debian's `wdutch`: the cleaning rules.
//!
//! `examples/lexicon.rs` writes the files with it, `tests/repair_lexicon.rs` fails when they are stale.

/// The form in which a line of the source list is kept, or `None` when it is no single word.
///
/// Left out: entries of more words ("10 eurobiljet"), with a character that no Dutch word has (slash, full stop, plus,
/// a currency sign), and those without a letter. A typographic apostrophe becomes a plain one. Case is kept.
pub fn clean(line: &str) -> Option<String> {
    let word = line.trim().replace('’', "'");
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'');
    let letter = word.chars().any(char::is_alphabetic);
    (letter && word.chars().all(allowed)).then_some(word)
}

/// Whether the word is one of the exceptions: its spelling has a hyphen or a trema.
pub fn is_exception(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '-' | 'ä' | 'ë' | 'ï' | 'ö' | 'ü' | 'Ä' | 'Ë' | 'Ï' | 'Ö' | 'Ü'))
}

/// The bytes of the two lists, `(dutch, exceptions)`, from the text of the source list (one entry a line).
///
/// # Errors
/// When the fst cannot be built, which sorted words without doubles never cause.
pub fn build(source: &str) -> Result<(Vec<u8>, Vec<u8>), fst::Error> {
    let mut words: Vec<String> = source.lines().filter_map(clean).collect();
    words.sort_unstable();
    words.dedup();
    let exceptions = words.iter().filter(|w| is_exception(w));
    Ok((set(words.iter())?, set(exceptions)?))
}

/// The bytes of an fst of sorted words.
fn set<'w>(words: impl Iterator<Item = &'w String>) -> Result<Vec<u8>, fst::Error> {
    Ok(fst::Set::from_iter(words)?.into_fst().into_inner())
}
