//! The head of a contract: parties and recitals have numbers of their own, `1.` and `A.`, which are those of no article.
//!
//! The parties agree in a set phrase, `zijn overeengekomen als volgt:`, behind which the articles begin with their first
//! number. A text that has articles before such a line is a contract only further on, and is left as it is.

use super::candidates::{Candidate, Place};
use crate::label::Numeral;
use crate::layout::Flow;

/// The first label stands no further behind the phrase than so many pieces: a heading may stand between.
const NEAR: u32 = 4;
/// The phrase is no longer than this, in bytes.
const PHRASE: usize = 100;

/// Marks the candidates that stand in the head of a contract.
pub fn mark(text: &str, flow: &Flow, candidates: &mut [Candidate]) {
    let body = candidates.iter().find(|c| leads(c) && is_deep(c)).map_or(flow.pieces.len() as u32, |c| c.piece);
    let agreed = |n: &u32| flow.readings(*n as usize).is_empty() && agrees(flow.text(text, *n as usize));
    let Some(phrase) = (0..body).rev().find(agreed) else { return };
    let first = candidates.iter().find(|c| c.piece > phrase && leads(c));
    let begins = first.is_some_and(|c| c.piece <= phrase + NEAR && c.readings.iter().any(|r| r.number.is_first()));
    if begins {
        candidates.iter_mut().take_while(|c| c.piece < phrase).for_each(|c| c.head = true);
    }
}

fn leads(candidate: &Candidate) -> bool {
    matches!(candidate.place, Place::Line(_))
}

/// A label that only articles and what stands in them have. Recitals refer to articles of a law, in small letters.
fn is_deep(candidate: &Candidate) -> bool {
    candidate
        .readings
        .iter()
        .any(|r| r.keyword.is_some() && !r.lower || matches!(r.numeral, Numeral::Decimal | Numeral::Colon))
}

/// The line with which the parties agree: `komen overeen:`, `Partijen zijn het navolgende overeengekomen`.
fn agrees(line: &str) -> bool {
    const FIRST: [&str; 9] = ["zijn", "komen", "partijen", "verklaren", "en", "hebben", "beide", "wensen", "spreken"];
    const AGREED: [&str; 4] = ["overeen", "overeengekomen", "afgesproken", "af"];
    if line.len() > PHRASE || line.ends_with(['.', ';', ',']) {
        return false;
    }
    let folded = line.trim_end_matches(':').trim_end().to_lowercase();
    let mut words = folded.split_whitespace();
    words.next().is_some_and(|word| FIRST.contains(&word)) && words.any(|word| AGREED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_agree_in_a_set_phrase() {
        for line in [
            "Zijn het volgende overeengekomen:",
            "KOMEN OVEREEN ALS VOLGT",
            "verklaren te zijn overeengekomen als volgt:",
            "Partijen spreken het volgende af:",
        ] {
            assert!(agrees(line), "{line}");
        }
        for line in ["Indien partijen zijn overeengekomen:", "Partijen zijn dat overeengekomen.", "zijn overeenkomst:"]
        {
            assert!(!agrees(line), "{line}");
        }
    }
}
