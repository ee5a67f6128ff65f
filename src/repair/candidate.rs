//! Could this line end in a break? The only question that every line is asked, so it looks at the last bytes only.

use super::letters::is_hyphen;
use super::url;

/// Whether the line may end in a broken token: a hyphen of any kind, a slash, a bracket that closes letters, or an
/// address that may go on.
///
/// In: a line without its terminator; spaces at its end are looked through. Out: `false` for nearly all lines, after one byte.
pub fn is_candidate(line_end: &str) -> bool {
    let line = line_end.trim_end();
    match line.as_bytes().last() {
        Some(b'-' | b'/') => line.len() > 1,
        Some(b')') => closes_letters(line),
        Some(0x80..) => line.chars().next_back().is_some_and(is_hyphen),
        Some(b'.' | b'@' | b'_' | b'=' | b'?' | b'&' | b'%' | b'#' | b'~' | b'a'..=b'z' | b'0'..=b'9') => {
            url::may_go_on(line)
        }
        _ => false,
    }
}

/// Whether the last token is `(letters)`, as in `(af)` + `leveringen`.
fn closes_letters(line: &str) -> bool {
    let token = &line[line.rfind(char::is_whitespace).map_or(0, |at| at + 1)..];
    let inner = token.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inner)| inner);
    inner.is_some_and(|t| t.len() > 1 && t.chars().all(|c| c.is_alphabetic() || is_hyphen(c)))
}
