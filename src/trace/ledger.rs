//! The ledger of an input: what became of every visible character.

use crate::tree::FurnitureKind;
use std::fmt;

/// How many visible characters (Unicode scalar values that are not white space) had which fate.
///
/// `visible` is the sum of the others; the audit that makes a ledger fails where it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Visible characters of the source.
    pub visible: u64,
    /// Those that stand unchanged in the tree.
    pub kept: u64,
    /// Those on the `was` side of a repair.
    pub rewritten: u64,
    /// Those that stand in furniture, by the kind of furniture.
    pub dropped: Vec<(FurnitureKind, u64)>,
}

/// `81727 visible characters: 80000 kept, 20 rewritten, 1707 dropped (menu 900, header 807)`.
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dropped: u64 = self.dropped.iter().map(|d| d.1).sum();
        let (visible, kept, rewritten) = (self.visible, self.kept, self.rewritten);
        write!(f, "{visible} visible characters: {kept} kept, {rewritten} rewritten, {dropped} dropped")?;
        for (i, (kind, count)) in self.dropped.iter().enumerate() {
            let before = if i == 0 { " (" } else { ", " };
            write!(f, "{before}{} {count}", kind.name())?;
        }
        if self.dropped.is_empty() { Ok(()) } else { f.write_str(")") }
    }
}

/// The first place where the ledger does not balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerError {
    /// The 1-based source line.
    pub line: u32,
    /// The 1-based column, in characters.
    pub column: u32,
    /// One sentence in plain English.
    pub message: String,
}

/// `12:5: the text is in no node`.
impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for LedgerError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line() {
        let mut ledger = Ledger { visible: 10, kept: 8, rewritten: 2, dropped: vec![] };
        assert_eq!(ledger.to_string(), "10 visible characters: 8 kept, 2 rewritten, 0 dropped");
        ledger.dropped = vec![(FurnitureKind::Menu, 4), (FurnitureKind::PageNumber, 1)];
        assert!(ledger.to_string().ends_with("5 dropped (menu 4, page-number 1)"));
    }
}
