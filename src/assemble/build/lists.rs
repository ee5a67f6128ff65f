//! What begins a list, goes on with it, and ends its items.

use crate::label::Numeral;
use crate::outline::{Mark, Rank};

/// Whether two labels are bullets of one list. A line between numbers or letters may as well be an item whose label was printed
/// a line below it.
pub(super) fn is_next_bullet(mark: &Mark, next: &Mark) -> bool {
    mark.rank == next.rank && next.reading.numeral == Numeral::Bullet
}

/// Whether a label may begin a list.
pub(super) fn begins_list(mark: &Mark) -> bool {
    let first = mark.reading.numeral == Numeral::Bullet || mark.reading.number.is_first();
    matches!(mark.rank, Rank::List(_)) && first
}

/// The text without a word, however often it ends with that.
pub(super) fn without_words<'t>(mut text: &'t str, word: &str) -> &'t str {
    while let Some(rest) = text.strip_suffix(word).and_then(|rest| rest.strip_suffix(' ')) {
        text = rest;
    }
    text
}

/// Whether an item of a list ends with a comma or semicolon, and perhaps a conjunction.
pub(super) fn ends_with_comma(text: &str) -> bool {
    let text = ["en", "of", "dan wel"].iter().fold(text, |text, word| without_words(text, word));
    text.ends_with([';', ','])
}
