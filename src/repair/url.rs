//! Web and e-mail addresses: broken ones are put together as they stand, letters are never guessed.

use super::letters::is_hyphen;
use super::{Break, Decision, Place, Verdict, columns};
use crate::trace::{Confidence, RepairKind};

/// Whether the last token of the line (spaces cut off) is an address that can go on behind a line end.
pub(crate) fn may_go_on(line: &str) -> bool {
    if !has_mark(line.as_bytes()) {
        return false;
    }
    let token = &line[line.rfind(char::is_whitespace).map_or(0, |at| at + 1)..];
    is_open(token)
}

/// Whether what follows the last space has a mark that every address has: a quick look that turns nearly all lines away.
fn has_mark(line: &[u8]) -> bool {
    let token = line.iter().rev().take_while(|byte| **byte != b' ');
    let mut behind = 0;
    token.into_iter().any(|&byte| {
        let mark = matches!((byte, behind), (b'@' | b':', _) | (b'w' | b'W', b'.'));
        behind = byte;
        mark
    })
}

/// The verdict for an address: joined where it is open at its end and the right token can only be its rest, left
/// alone otherwise.
pub(crate) fn address(b: &Break<'_>) -> Option<Verdict> {
    if matches!(b.place, Place::Inline { .. }) || !is_address(b.left) {
        return None;
    }
    if !(is_open(b.left) && is_rest(b.left, b.right)) {
        return Some(Verdict::None);
    }
    let (now, confidence) = ([b.left, b.right].concat(), Confidence::Certain);
    Some(Verdict::Repair(Decision { kind: RepairKind::UrlJoin, now, rule: "address", confidence, alternative: None }))
}

/// Whether the token is (the start of) a web or e-mail address.
fn is_address(token: &str) -> bool {
    let token = token.trim_start_matches(['(', '<', '[', '"', '“', '‘', '\'']);
    let web = ["http:", "https:", "ftp:", "www."]
        .iter()
        .any(|start| token.get(..start.len()).is_some_and(|t| t.eq_ignore_ascii_case(start)));
    web || token.split_once('@').is_some_and(|(name, _)| name.chars().any(char::is_alphanumeric))
}

/// Whether an address cannot end as this token does: after a mark that joins, or before its last dot.
fn is_open(token: &str) -> bool {
    if !is_address(token) {
        return false;
    }
    let joins = |c: char| matches!(c, '/' | '.' | '@' | '_' | '=' | '?' | '&' | '%' | '#' | '~' | ':') || is_hyphen(c);
    let unfinished = token.split_once('@').is_some_and(|(_, host)| !host.contains('.'));
    token.ends_with(joins) || unfinished
}

/// Whether the token can be the rest of an address: it has the marks of one, or stands after a mark that needs more.
fn is_rest(left: &str, right: &str) -> bool {
    let core = right.trim_end_matches(['.', ',', ';', ')', '>', '”', '"']);
    let marks = core.contains(['/', '.', '@', '_', '=', '?', '&', '%']) || core.chars().any(is_hyphen);
    let plain = !core.is_empty() && core.chars().all(|c| c.is_ascii_graphic());
    let lower = core.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let needs_more = left.ends_with(['@', '_', '=', '?', '&', '%', '#', '~', '-']);
    let path = left.ends_with('/') && !columns::is_function_word(core);
    let ending = left.ends_with('.') && matches!(core, "nl" | "be" | "eu" | "com" | "org" | "net");
    plain && lower && (marks || needs_more || path || ending)
}
