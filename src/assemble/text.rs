//! One line of text from the pieces of a node, with its repairs.

use crate::decode::Text;
use crate::diag::{Diagnostic, Severity};
use crate::layout::with_spaces;
use crate::limits;
use crate::repair::{Break, Decision, Evidence, Verdict, decide, residues};
use crate::trace::{Confidence, Repair, RepairKind};
use crate::tree::Part;
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

/// A word that was broken more than once is not put together beyond so many bytes.
const LONGEST_WORD: usize = 80;

/// Joins pieces to one line.
pub struct Joiner<'a> {
    /// The clean text.
    pub text: &'a Text,
    /// What the document and the word list know of broken words.
    pub evidence: &'a Evidence<'a>,
    /// Repairs below this are not applied but reported.
    pub confidence: Confidence,
    /// How many words there is still room to repair.
    pub room: Room,
}

/// How many broken words were put together, or reported as doubtful, while there was room ([`limits::most_repairs`]).
#[derive(Debug, Default)]
pub struct Room {
    taken: Cell<usize>,
    ended: Cell<Option<u32>>,
}

impl Room {
    /// Takes the place of one word at byte `at` of the clean text, which is on `line`, counted from 0, if there is one.
    fn take(&self, at: u32, line: u32) -> bool {
        if self.ended.get().is_none() {
            self.taken.set(self.taken.get() + 1);
            let full = self.taken.get() > limits::most_repairs(at as usize);
            self.ended.set(full.then_some(line + 1));
        }
        self.ended.get().is_none()
    }

    /// The line, counted from 1, of the first word for which there was none.
    pub fn ended(&self) -> Option<u32> {
        self.ended.get()
    }
}

/// What joining leaves behind beside the text.
#[derive(Debug, Default)]
pub struct Record {
    /// What was changed.
    pub repairs: Vec<Repair>,
    /// What was not, and why.
    pub findings: Vec<Diagnostic>,
    /// The last repair of a word in the text that is being joined; it may go on over the next line end.
    word: Option<usize>,
}

impl Record {
    /// Adds the repair of a word.
    fn word(&mut self, repair: Repair) {
        self.word = Some(self.repairs.len());
        self.repairs.push(repair);
    }

    /// Where the last broken word ends that begins in a part. Text that was moved can stand before what it follows, so that
    /// later places say nothing.
    fn done_in(&self, part: &Part) -> u32 {
        let own = |r: &&Repair| (part.start..part.end).contains(&r.span.start);
        self.word.map(|n| &self.repairs[n]).filter(own).map_or(0, |r| r.span.end)
    }
}

impl Joiner<'_> {
    /// The text of `parts` on one line.
    pub fn join(&self, parts: &[Part], record: &mut Record) -> String {
        let mut out = String::with_capacity(parts.iter().map(|p| (p.end - p.start) as usize + 1).sum());
        let mut from = 0;
        record.word = None;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                from = self.border(&mut out, &parts[number - 1], part, record);
            }
            self.inside(part, from, &mut out, record);
            self.characters(part, record);
        }
        out
    }

    fn content(&self, part: &Part) -> &str {
        &self.text.text[part.start as usize..part.end as usize]
    }

    /// The end of one part and the beginning of the next: a space, or a broken word. Gives the bytes of `after` that
    /// are done.
    fn border(&self, out: &mut String, before: &Part, after: &Part, record: &mut Record) -> usize {
        let crossed = after.line != before.line + 1;
        let done = record.done_in(before);
        let chain = record.word.map(|n| &mut record.repairs[n]).filter(|r| r.span.end == before.end);
        let (end, right) = (self.with_spaces(before), self.content(after));
        let torn = self.is_torn(before);
        let mut left = match &chain {
            Some(word) if word.now.len() > LONGEST_WORD => Cow::Borrowed(""),
            Some(word) => Cow::Owned([&word.now, &end[end.trim_end().len()..]].concat()),
            None => Cow::Borrowed(end),
        };
        left = if torn { left + "-" } else { left };
        let verdict = Break::between(&left, right, crossed).map(|b| (b, decide(&b, self.evidence)));
        match verdict.filter(|it| !it.1.is_recorded() || self.room.take(before.end, before.line)) {
            Some((mut found, Verdict::Repair(mut decision))) => {
                found.left = found.left.strip_suffix('-').filter(|_| torn).unwrap_or(found.left);
                decision.now = one_line(decision.now.split_whitespace());
                if decision.confidence < self.confidence {
                    record.findings.push(unsure(&found, &decision, before.line + 1));
                } else if let Some(kept) = without(out, found.left)
                    && (chain.is_some() || before.end - found.left.len() as u32 >= done)
                {
                    out.truncate(kept);
                    out.push_str(&decision.now);
                    let end = after.start + found.right.len() as u32;
                    match chain {
                        Some(word) => go_on(word, &found, decision, end),
                        None => record.word(joined(&found, decision, before, end)),
                    }
                    return found.right.len();
                }
            }
            Some((found, Verdict::Doubtful { rule, joined })) => {
                record.findings.push(doubtful(&found, rule, &joined, before.line + 1));
            }
            _ => {}
        }
        out.push_str(if out.is_empty() { "" } else { " " });
        0
    }

    /// A running line was glued to the end of the part: half a word, of which the hyphen was taken away.
    fn is_torn(&self, part: &Part) -> bool {
        let next = self.text.text[part.end as usize..].chars().next();
        next.is_some_and(|c| !c.is_whitespace()) && self.content(part).ends_with(char::is_alphabetic)
    }

    /// The part with the white space that stands behind it on its line.
    fn with_spaces(&self, part: &Part) -> &str {
        &self.text.text[part.start as usize..with_spaces(&self.text.text, part.end as usize)]
    }

    /// The inside of a part from byte `from` on: residues of an earlier reflow and white space.
    fn inside(&self, part: &Part, from: usize, out: &mut String, record: &mut Record) {
        let content = self.content(part);
        let mut at = from;
        for residue in residues(content, self.evidence) {
            let Range { start, end } = residue.range.clone();
            if start < at || !self.room.take(part.start + start as u32, part.line) {
                continue;
            }
            let line = part.line + 1;
            if residue.decision.confidence < self.confidence {
                let message = format!("`{}` may be `{}`", &content[start..end], residue.decision.now);
                record.findings.push(finding(line, message));
                continue;
            }
            fold(&content[at..start], out);
            out.push_str(&residue.decision.now);
            let span = part.start + start as u32..part.start + end as u32;
            record.word(repair(residue.decision, content[start..end].to_owned(), line, span));
            at = end;
        }
        fold(&content[at..], out);
    }

    /// The characters that were cleaned inside `part`.
    pub(super) fn characters(&self, part: &Part, record: &mut Record) {
        for patch in self.text.patches_in(part.start..part.end) {
            let Some(rule) = patch.rule else { continue };
            let span = patch.at..patch.at + patch.len;
            record.repairs.push(Repair {
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

/// The length of `out` without the token that it ends with. The white space in a token is folded in `out`; a token that
/// was joined to the one before it is no longer there.
fn without(out: &str, token: &str) -> Option<usize> {
    let mut folded = String::with_capacity(token.len());
    fold(token, &mut folded);
    let kept = out.strip_suffix(&*folded)?;
    (kept.is_empty() || kept.ends_with(' ')).then_some(kept.len())
}

/// A word that was broken at more than one line end is one repair, as sure as its least sure break.
fn go_on(word: &mut Repair, found: &Break, decision: Decision, end: u32) {
    word.now.truncate(word.now.len() - found.left.len());
    word.now.push_str(&decision.now);
    word.was.push('\n');
    word.was.push_str(found.right);
    word.span.end = end;
    if decision.confidence < word.confidence {
        (word.confidence, word.rule) = (decision.confidence, decision.rule);
    }
    if word.kind == RepairKind::HyphenKeep {
        word.kind = decision.kind;
    }
}

/// The repair of a word that is broken at the end of `before` and goes on up to `end`.
fn joined(found: &Break, decision: Decision, before: &Part, end: u32) -> Repair {
    let start = before.end - found.left.len() as u32;
    repair(decision, format!("{}\n{}", found.left, found.right), before.line + 1, start..end)
}

fn repair(decision: Decision, was: String, line: u32, span: Range<u32>) -> Repair {
    let Decision { kind, now, rule, confidence, .. } = decision;
    Repair { kind, line, was, now, rule, confidence, span }
}

fn unsure(found: &Break, decision: &Decision, line: u32) -> Diagnostic {
    let other = decision.alternative.as_deref().map_or(String::new(), |a| format!(" or `{a}`"));
    finding(line, format!("`{}` + `{}` may be `{}`{other}", found.left, found.right, decision.now))
}

fn doubtful(found: &Break, rule: &str, joined: &str, line: u32) -> Diagnostic {
    finding(
        line,
        format!("`{}` does not go on in `{}` ({rule}); joined it would be `{joined}`", found.left, found.right),
    )
}

fn finding(line: u32, message: String) -> Diagnostic {
    Diagnostic {
        code: "hyphen-doubtful",
        severity: Severity::Warning,
        line,
        columns: 0..0,
        path: None,
        message,
        help: None,
    }
}

/// A label or a word is seldom longer, in bytes.
const LINE: usize = 16;

/// Words with a space between them.
pub(super) fn one_line<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let mut line = String::with_capacity(LINE);
    for word in words {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    line
}

/// Appends `content` with its white space folded to single spaces.
fn fold(content: &str, out: &mut String) {
    let bytes = content.as_bytes();
    if is_folded(bytes) {
        return out.push_str(content);
    }
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

/// Whether all white space is single spaces, as nearly always. All bytes are looked at, so that the compiler can take many
/// at a time.
fn is_folded(bytes: &[u8]) -> bool {
    let other = bytes.iter().fold(false, |found, byte| found | (is_space(*byte) & (*byte != b' ')));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    !other && !pairs.fold(false, |found, (a, b)| found | ((*a == b' ') & (*b == b' ')))
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
