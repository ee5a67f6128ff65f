//! What the references say of inferred numbers.

use super::Numbers;
use super::blocks::Page;
use crate::diag::{Diagnostic, Severity};

/// One finding for each inferred number that is referred to: confirmed, with the count of its witnesses; and for each that
/// should have been there: doubtful. `named` are the numbers of the references, each with the piece of the reference.
pub fn of(page: &Page, named: &[(Vec<u16>, u32)], numbers: &Numbers) -> Vec<Diagnostic> {
    let mut counts: Vec<(&Vec<u16>, u32, usize)> = Vec::new();
    for (number, piece) in named {
        match counts.iter_mut().find(|c| c.0 == number) {
            Some(entry) => entry.2 += 1,
            None => counts.push((number, *piece, 1)),
        }
    }
    // A number of a length that was not inferred is the business of the stages that resolve references.
    let lost = |length: usize| numbers.iter().any(|(n, place)| n.len() == length && place.1);
    let told = counts.into_iter().filter(|c| numbers.get(c.0).map_or_else(|| lost(c.0.len()), |place| place.1));
    told.map(|c| finding(page, numbers, c)).collect()
}

fn finding(page: &Page, numbers: &Numbers, (number, piece, count): (&Vec<u16>, u32, usize)) -> Diagnostic {
    let path = number.iter().map(u16::to_string).collect::<Vec<_>>().join(".");
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    let target = numbers.get(number).map(|place| place.0);
    let line = page.flow.pieces[target.unwrap_or(piece) as usize].line + 1;
    let (code, severity, message) = match target {
        Some(_) => {
            ("number-confirmed", Severity::Info, format!("the text refers to the inferred number {path} {times}"))
        }
        None => {
            ("number-doubtful", Severity::Warning, format!("the text refers to {path}, which the count does not reach"))
        }
    };
    Diagnostic { code, severity, line, columns: 0..0, path: target.map(|_| path), message, help: None }
}
