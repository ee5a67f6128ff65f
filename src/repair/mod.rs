//! Broken words: what was one word before a line end, a page or an extractor cut it in two.
//!
//! ```text
//! lines ─ Evidence::gather ─ the document's own words and habits
//!   └─ is_candidate ─ Break ─ decide ─ Verdict
//! text ─ residues ─ hyphens, slashes and brackets that an earlier reflow left inside a line
//!      └ glued ─ words that an earlier joining ran together: suggestions only
//! ```
//!
//! Nothing here changes a text: the pass that owns it applies a [`Decision`] and records it. The rules, their order,
//! their sources and how often each class is right stand in `docs/repair.md`.

mod breaks;
mod candidate;
mod case;
mod columns;
mod decision;
mod document;
mod evidence;
mod fallback;
mod glued;
mod gone;
mod habit;
mod letters;
mod marks;
mod residue;
mod shape;
mod spelling;
mod suspended;
mod token;
mod url;
mod vocabulary;
mod words;

pub use breaks::{Break, Place};
pub use candidate::is_candidate;
pub use decision::{Decision, Verdict};
pub use evidence::Evidence;
pub use glued::{Glued, glued};
pub use habit::{Habit, Habits};
pub use residue::{Residue, residues};
pub use vocabulary::Vocabulary;

use case::Case;

/// A rule: a verdict where it applies, `None` where the next one is asked.
type Rule = fn(&Case<'_>, &Evidence<'_>) -> Option<Verdict>;

/// The rules for a hyphen, strongest first; the last one always answers.
const RULES: &[Rule] = &[
    fallback::detached,
    suspended::trailing_space,
    suspended::conjunction,
    shape::single_letter,
    columns::repeated,
    columns::unrelated,
    document::soft_hyphen,
    document::never,
    document::word,
    words::diminutive,
    words::lexicon_whole,
    shape::particle,
    shape::capitals,
    document::prefix,
    words::lexicon,
    suspended::series,
    words::hyphened_part,
    spelling::clash_of_words,
    spelling::clash_in_a_word,
    words::compound,
    columns::crossed,
    spelling::prefix,
    fallback::inline,
    fallback::compound,
    fallback::habit,
];

/// Decides one break: what stood there before it was broken, and what says so.
///
/// In: the tokens on both sides and the evidence of the whole document. Out: a repair, or why there is none.
pub fn decide(b: &Break<'_>, e: &Evidence<'_>) -> Verdict {
    if let Some(verdict) = url::address(b).or_else(|| marks::decide(b, e)) {
        return verdict;
    }
    let Some(case) = Case::of(b, e) else { return Verdict::None };
    RULES.iter().find_map(|rule| rule(&case, e)).unwrap_or(Verdict::None)
}
