//! Forms of labels, described by examples: `Artikel 1`, `1.1`, `a)`.

use super::read::scalar;
use super::{Form, Level};
use crate::label::{Reading, scan};
use crate::tree::Kind;
use serde::de::{Deserialize, Deserializer};

/// A label that stands for all labels of its form.
pub(super) struct Example {
    /// The example as it is written.
    pub text: String,
    /// The form that it shows.
    pub form: Form,
}

impl Example {
    /// What the example shows. `None` where it is no label, or not only a label.
    ///
    /// `i.` and `I.` are romans in an example, other letters are letters.
    /// A small letter alone is a label only where something stands apart behind it.
    fn new(text: &str) -> Option<Example> {
        let text = text.trim();
        let readings = if text.len() == 1 { scan(&format!("{text}\t.")) } else { scan(text) };
        let reading = readings.first().filter(|r| r.len as usize == text.len())?;
        Some(Example { text: text.to_owned(), form: Form::of(reading) })
    }
}

impl<'de> Deserialize<'de> for Example {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Example, D::Error> {
        scalar(from, "an example of a label in quotes, such as \"1.\" or \"-\"", |text| {
            Example::new(text).ok_or_else(|| {
                format!("`{text}` is no label; write an example as it is printed, such as `Artikel 1`, `1.`, `1.1`, `a)` or `-`")
            })
        })
    }
}

/// Adds a form; forms that differ only in their numerals or in what closes them become one.
pub(super) fn merge(forms: &mut Vec<Form>, new: Form) {
    for form in forms.iter_mut() {
        if (form.keyword, form.depth, form.first, form.open) != (new.keyword, new.depth, new.first, new.open) {
            continue;
        }
        if form.numerals == new.numerals {
            add(&mut form.close, new.close);
            return;
        }
        if form.close == new.close {
            add(&mut form.numerals, new.numerals);
            return;
        }
    }
    forms.push(new);
}

/// Whether labels of a form can stand at a level of this kind, by their keyword: Belgian texts number the leden of an artikel
/// `§ 1`, and some terms print `Artikel 1.1` below `Artikel 1`.
pub(super) fn stands_at(form: &Form, level: Kind) -> bool {
    match form.keyword {
        Some(Kind::Paragraaf) if level == Kind::Lid => true,
        Some(Kind::Artikel) if level == Kind::Lid => form.depth.0 > 1,
        keyword => keyword.is_none_or(|kind| kind == level),
    }
}

fn add<T: PartialEq>(to: &mut Vec<T>, from: Vec<T>) {
    for item in from {
        if !to.contains(&item) {
            to.push(item);
        }
    }
}

impl Form {
    /// The form that a label shows. One with a keyword allows anything that closes it, one without allows only what it shows.
    pub fn of(reading: &Reading) -> Form {
        let depth = reading.number.parts().len().max(1) as u8;
        Form {
            keyword: reading.keyword.map(|k| k.kind),
            numerals: vec![reading.numeral],
            depth: (depth, depth),
            first: reading.number.first,
            close: match reading.keyword {
                Some(_) => Vec::new(),
                None => vec![reading.close],
            },
            open: Some(reading.open),
        }
    }

    /// Whether a label that is read in this way has the form.
    pub fn matches(&self, reading: &Reading) -> bool {
        let parts = reading.number.parts().len().max(1) as u8;
        self.keyword == reading.keyword.map(|keyword| keyword.kind)
            && self.numerals.contains(&reading.numeral)
            && (self.depth.0..=self.depth.1).contains(&parts)
            && self.first == reading.number.first
            && (self.close.is_empty() || self.close.contains(&reading.close))
            && self.open.is_none_or(|open| open == reading.open)
    }
}

impl Level {
    /// Whether a label that is read in this way belongs to the level, by its form alone.
    pub fn matches(&self, reading: &Reading) -> bool {
        self.forms.iter().any(|form| form.matches(reading))
    }
}
