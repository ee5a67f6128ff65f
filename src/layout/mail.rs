//! The head of an e-mail: sender, date, receivers and subject, on lines that stand together.

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
            roles[start..start + count].fill(Role::Furniture(FurnitureKind::Other));
        }
        start += count.max(1);
    }
}

fn is_field(line: &str) -> bool {
    let near = &line.as_bytes()[..line.len().min(LONGEST + 1)];
    let Some(colon) = near.iter().position(|byte| *byte == b':') else { return false };
    line[colon + 1..].starts_with(' ') && line.len() < 200 && FIELDS.contains(&line[..colon].to_lowercase().as_str())
}
