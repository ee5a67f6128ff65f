//! The table of all codes, with what `lidwoord explain` prints.

use super::Severity;

/// One code and its explanation.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The stable code.
    pub code: &'static str,
    /// The severity that it normally has.
    pub severity: Severity,
    /// What it means, in one sentence.
    pub title: &'static str,
    /// Why it matters, what to do, and an example, as plain text in lines of at most 80 characters.
    pub text: &'static str,
}

/// All codes in alphabetical order.
pub const TABLE: &[Code] = &[Code {
    code: "number-gap",
    severity: Severity::Warning,
    title: "A number is missing in a series.",
    text: "\
After 7.2 comes 7.4: either the source leaves a number out, or the label of 7.3
was not recognised and its text stands in 7.2. Printed numbers are never changed.

Example:
    7.2 De huurder betaalt vooruit.
    7.4 De verhuurder zendt een factuur.",
}];

/// Finds a code.
pub fn find(code: &str) -> Option<&'static Code> {
    TABLE.iter().find(|c| c.code == code)
}
