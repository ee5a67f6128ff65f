//! The forms of labels that count on through a text.

use crate::grammar::Form;
use crate::label::{After, Number, Numeral, Reading, Step, step};
use crate::outline::candidates::{Before, Candidate, Place};
use crate::tree::Kind;

/// A form of labels with those that have it.
pub(super) struct Series {
    /// The form.
    pub form: Form,
    /// The first label.
    pub label: Reading,
    /// Where that begins in the text.
    pub at: u32,
    /// The candidates that belong to it and count on, in order.
    pub places: Vec<u32>,
    /// Most of its labels stand before a heading.
    pub headed: bool,
    /// Its numbers begin again.
    pub restarts: bool,
    /// The keyword of a label is one of the text, which may be that of articles or of parts.
    pub either: bool,
}

/// A text has no more forms of labels that count.
const MOST: usize = 24;
/// So many labels are a series; parts above the articles may be fewer.
const FEWEST: usize = 3;
/// How much of a heading stands behind a label that has one.
const HEADED: i16 = 6;

/// What was seen of one form.
struct Seen {
    form: Form,
    label: Reading,
    at: u32,
    places: Vec<u32>,
    last: Number,
    all: usize,
    headed: usize,
    firsts: usize,
    /// First numbers behind a colon or inside a sentence, as lists have them, and labels behind the end of an item.
    announced: usize,
    items: usize,
    either: bool,
}

/// The forms of labels that count on through the text as those of levels do, and not of lists.
pub(super) fn find(candidates: &[Candidate]) -> Vec<Series> {
    let mut forms: Vec<Seen> = Vec::new();
    for (place, candidate) in candidates.iter().enumerate().filter(|(_, c)| !c.head && !c.custom) {
        for reading in candidate.readings.iter().filter(|r| counts(r)) {
            let form = Form::of(reading);
            let number = match forms.iter().position(|seen| seen.form == form) {
                Some(number) => number,
                None if forms.len() == MOST => continue,
                None => {
                    forms.push(Seen::new(form, reading, candidate.at));
                    forms.len() - 1
                }
            };
            forms[number].add(place as u32, candidate, reading);
        }
    }
    forms.into_iter().filter(Seen::is_level).map(Seen::into_series).collect()
}

/// Labels that may be those of a level: no bullets but annexes, none in small letters as in a sentence.
fn counts(reading: &Reading) -> bool {
    !reading.slip && !reading.lower && reading.numeral != Numeral::Bullet && reading.number.suffix == 0
}

impl Seen {
    fn new(form: Form, label: &Reading, at: u32) -> Seen {
        let (last, places) = (Number::default(), Vec::new());
        Seen {
            form,
            label: *label,
            at,
            places,
            last,
            all: 0,
            headed: 0,
            firsts: 0,
            announced: 0,
            items: 0,
            either: false,
        }
    }

    fn add(&mut self, place: u32, candidate: &Candidate, reading: &Reading) {
        let first = reading.number.is_first();
        match candidate.place {
            Place::Line(Before::Start | Before::Stop) | Place::Inline(After::Start | After::SentenceEnd) => {
                self.all += 1;
                let counts = first || step(&self.last, &reading.number) == Step::Next;
                self.last = reading.number;
                if counts {
                    self.firsts += usize::from(first);
                    self.headed += usize::from(candidate.shape >= HEADED);
                    self.places.push(place);
                    let kinds = |kind| candidate.readings.iter().any(|r| r.keyword.is_some_and(|k| k.kind == kind));
                    self.either = kinds(Kind::Artikel) && kinds(Kind::Hoofdstuk);
                }
            }
            Place::Line(Before::Item) => self.items += 1,
            Place::Line(Before::Colon | Before::List) | Place::Inline(After::Colon | After::List) if first => {
                self.announced += 1;
            }
            _ => {}
        }
    }

    /// Whether the labels are those of a level of the ladder.
    fn is_level(&self) -> bool {
        let part = self.form.keyword.is_some();
        let many = self.places.len() >= if part { 1 } else { FEWEST };
        let counted = self.places.len() * 5 >= self.all * 4;
        many && counted && self.firsts > 0 && self.announced <= self.firsts && self.items * 2 <= self.places.len()
    }

    fn into_series(self) -> Series {
        Series {
            headed: self.headed * 2 > self.places.len(),
            restarts: self.firsts > 1,
            either: self.either,
            form: self.form,
            label: self.label,
            at: self.at,
            places: self.places,
        }
    }
}
