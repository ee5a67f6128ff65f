//! Notes that a star in the text names: they are no items of a list.

use crate::layout::{Flow, Gap};

/// A word in the line has the sign of a note: `Ik/Wij* deel u mede`.
pub(super) fn has_star(line: &str) -> bool {
    let marked = |at: usize| line[..at].ends_with(char::is_alphanumeric);
    memchr::memchr_iter(b'*', line.as_bytes()).any(marked)
}

/// The note that a star names stands behind a blank line, and is no item: `* Doorhalen wat niet van toepassing is.`
pub(super) fn is_note(text: &str, flow: &Flow, number: usize) -> bool {
    let star = |n: usize| flow.text(text, n).starts_with('*');
    let apart = flow.pieces[number].gap >= Gap::Page && number > 0;
    apart && star(number) && !star(number - 1) && !flow.text(text, number - 1).ends_with(':')
}
