//! One line of text from the pieces of a node, with its repairs.

use crate::decode::Text;
use crate::trace::{Confidence, Repair, RepairKind};
use crate::tree::Part;

/// Joins pieces to one line.
pub struct Joiner<'a> {
    /// The clean text.
    pub text: &'a Text,
    /// Repairs below this are not applied.
    pub confidence: Confidence,
}

impl Joiner<'_> {
    /// The text of `parts` on one line; what was changed goes to `repairs`.
    pub fn join(&self, parts: &[Part], repairs: &mut Vec<Repair>) -> String {
        let source = self.text.text.as_str();
        let mut out = String::with_capacity(parts.iter().map(|p| (p.end - p.start) as usize + 1).sum());
        for (number, part) in parts.iter().enumerate() {
            let content = &source[part.start as usize..part.end as usize];
            if number > 0 {
                self.border(&mut out, &parts[number - 1], part, repairs);
            }
            fold(content, &mut out);
            self.characters(part, repairs);
        }
        out
    }

    fn border(&self, out: &mut String, before: &Part, after: &Part, repairs: &mut Vec<Repair>) {
        let _ = (before, after, repairs);
        out.push(' ');
    }

    /// The characters that were cleaned inside `part`.
    fn characters(&self, part: &Part, repairs: &mut Vec<Repair>) {
        for patch in self.text.patches_in(part.start..part.end) {
            let Some(rule) = patch.rule else { continue };
            let span = patch.at..patch.at + patch.len;
            repairs.push(Repair {
                kind: RepairKind::Character,
                line: part.line + 1,
                was: self.text.source()[patch.was.start as usize..patch.was.end as usize].to_owned(),
                now: self.text.text[span.start as usize..span.end as usize].to_owned(),
                rule,
                confidence: Confidence::Certain,
                span,
            });
        }
    }
}

/// Appends `content` with its white space folded to single spaces.
fn fold(content: &str, out: &mut String) {
    let bytes = content.as_bytes();
    let mut from = 0;
    let mut at = 0;
    while at < bytes.len() {
        let next_is_space = bytes.get(at + 1).is_some_and(|b| is_space(*b));
        if !is_space(bytes[at]) || bytes[at] == b' ' && !next_is_space {
            at += 1;
            continue;
        }
        out.push_str(&content[from..at]);
        out.push(' ');
        while at < bytes.len() && is_space(bytes[at]) {
            at += 1;
        }
        from = at;
    }
    out.push_str(&content[from..]);
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0C | b'\r')
}

#[cfg(test)]
mod tests {
    #[test]
    fn white_space_is_folded() {
        for (was, now) in
            [("a b", "a b"), ("a  b\t\tc", "a b c"), ("a \tb", "a b"), ("één  é", "één é"), ("a\tb ", "a b ")]
        {
            let mut out = String::new();
            super::fold(was, &mut out);
            assert_eq!(out, now);
        }
    }
}
