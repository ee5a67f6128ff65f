//! The head of an e-mail: sender, date, receivers and subject, on lines that stand together; and the note of one that sends on
//! another, up to that.

use super::Role;
use crate::lines::Line;
use crate::tree::FurnitureKind;

/// The fields of a head, in small letters.
const FIELDS: &[&str] = &[
    "van",
    "aan",
    "cc",
    "bcc",
    "datum",
    "verzonden",
    "onderwerp",
    "bijlagen",
    "antwoord aan",
    "from",
    "to",
    "date",
    "sent",
    "subject",
];

/// The names have no more bytes.
const LONGEST: usize = 12;
/// So many fields together are a head.
const LEAST: usize = 3;

/// Marks such lines in `roles`.
pub(super) fn mark(text: &str, lines: &[Line], roles: &mut [Role]) {
    let mut start = 0;
    while start < lines.len() {
        let count = lines[start..].iter().take_while(|l| is_field(&text[l.content()])).count();
        if count >= LEAST {
            let end = forwarded(text, lines, start + count).unwrap_or(start + count);
            roles[start..end].fill(Role::Furniture(FurnitureKind::Other));
        }
        start += count.max(1);
    }
}

/// Where the note ends that stands between the head of an e-mail and the one that it sends on: behind the line that says so, and
/// the fields below that.
fn forwarded(text: &str, lines: &[Line], start: usize) -> Option<usize> {
    let content = |line: &Line| text[line.content()].trim_matches(['-', '_', ' ', ':']).to_lowercase();
    let near = lines[start..].iter().take(NOTE);
    let at = start + near.map(content).position(|line| FORWARDED.contains(&line.as_str()))? + 1;
    Some(at + lines[at..].iter().take_while(|l| is_field(&text[l.content()])).count())
}

/// What stands above an e-mail that is sent on.
const FORWARDED: [&str; 6] = [
    "oorspronkelijk bericht",
    "doorgestuurd bericht",
    "begin doorgestuurd bericht",
    "original message",
    "forwarded message",
    "begin forwarded message",
];
/// A note above it has no more lines.
const NOTE: usize = 40;

fn is_field(line: &str) -> bool {
    let near = &line.as_bytes()[..line.len().min(LONGEST + 1)];
    let Some(colon) = near.iter().position(|byte| *byte == b':') else { return false };
    line[colon + 1..].starts_with(' ') && line.len() < 200 && FIELDS.contains(&line[..colon].to_lowercase().as_str())
}
