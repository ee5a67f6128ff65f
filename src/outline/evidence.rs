//! What the surroundings of a candidate say, whatever stood before: its place, what follows it, the shape of a heading.

use super::candidates::{Before, Candidate, Next, Place};
use super::weights::*;
use crate::grammar::Heading;
use crate::label::{After, Close, Numeral, Reading};
use crate::layout::Gap;
use crate::tree::Kind;

/// What it costs to take a label for plain text: something where it stands at the beginning of a line behind the end of
/// a sentence, more behind a blank line.
pub(super) fn ignore_cost(candidate: &Candidate) -> i32 {
    let named = |r: &Reading| r.keyword.is_some_and(|k| k.kind == Kind::Bijlage) && !begins_annex(candidate);
    let signed = |r: &Reading| matches!(r.close, Close::Dot | Close::Paren) || r.keyword.is_some() && !r.lower;
    let closed = candidate.readings.iter().any(|r| signed(r) && !named(r));
    // `3.2 Huurder` is a label as well: an amount has a comma, and a small word behind it.
    let decimal = || candidate.readings.iter().any(|r| r.numeral == Numeral::Decimal && r.keyword.is_none());
    match candidate.place {
        Place::Line(Before::Start | Before::Stop | Before::Colon) if closed && candidate.gap == Gap::Blank => {
            IGNORED_APART
        }
        Place::Line(Before::Start | Before::Stop | Before::Colon)
            if candidate.next == Next::Capital && (closed || decimal()) =>
        {
            IGNORED_CAPITAL
        }
        Place::Line(Before::Start | Before::Stop | Before::Colon) if closed => IGNORED,
        _ => 0,
    }
}

/// What the surroundings say of a label at a level of the ladder.
pub(super) fn level_evidence(candidate: &Candidate, reading: &Reading, heading: Heading) -> i32 {
    let bare = reading.close == Close::None && reading.keyword.is_none() && !reading.open;
    let mut score = place_evidence(candidate, reading, bare) + slip(reading);
    score += match candidate.next {
        Next::Capital => BEFORE_CAPITAL,
        Next::Small if bare || reading.keyword.is_some() => BEFORE_SMALL_BARE,
        Next::Small => BEFORE_SMALL,
        Next::Digit => BEFORE_DIGIT,
        Next::End | Next::Other => 0,
    };
    if bare && reading.numeral != Numeral::Decimal {
        score += BARE;
    }
    if let Some(keyword) = reading.keyword {
        score += if reading.lower { KEYWORD_LOWER } else { KEYWORD };
        score += if keyword.kind == Kind::Bijlage && !begins_annex(candidate) { ANNEX_NAMED } else { 0 };
    }
    let shape = i32::from(candidate.shape);
    score
        + match heading {
            Heading::Required => shape.clamp(-20, 12),
            // A style that may have either is less sure of a heading.
            Heading::Optional => (shape.clamp(-20, 12) / 2).max(-shape.clamp(-12, 0) / 2),
            Heading::None => -shape.clamp(-12, 16) / 2,
        }
}

/// An annex begins behind the end of a sentence, and no sentence goes on with its name.
fn begins_annex(candidate: &Candidate) -> bool {
    let ended = matches!(
        candidate.place,
        Place::Line(Before::Start | Before::Stop) | Place::Inline(After::Start | After::SentenceEnd)
    );
    candidate.next != Next::Small && (ended || candidate.gap >= Gap::Page)
}

/// What it costs that a scanner must have misread the label.
pub(super) fn slip(reading: &Reading) -> i32 {
    if reading.slip { SLIP } else { 0 }
}

fn place_evidence(candidate: &Candidate, reading: &Reading, bare: bool) -> i32 {
    let apart = candidate.gap == Gap::Blank;
    match candidate.place {
        Place::Line(Before::Reference) if apart => AFTER_REFERENCE / 2,
        Place::Line(Before::Reference) => AFTER_REFERENCE,
        Place::Line(Before::Start | Before::Stop | Before::Colon) => AFTER_END,
        Place::Line(Before::Item | Before::Open | Before::List) if apart => 0,
        Place::Line(Before::Item) if reading.numeral == Numeral::Decimal => AFTER_OPEN,
        Place::Line(Before::Item | Before::Open | Before::List) if bare || is_initial(reading) => AFTER_OPEN_BARE,
        Place::Line(Before::Item | Before::Open | Before::List) => AFTER_OPEN,
        Place::Inline(After::Start) => 0,
        Place::Inline(After::SentenceEnd) => INLINE_AFTER_END,
        Place::Inline(After::Colon) => INLINE_AFTER_COLON,
        Place::Inline(After::Semicolon | After::Comma) => INLINE_AFTER_COMMA,
        Place::Inline(After::Word) if candidate.flat && reading.keyword.is_some() => INLINE_FLAT,
        Place::Inline(After::Word | After::List | After::Conjunction) => INLINE_AFTER_WORD,
        Place::Inline(After::Reference) => AFTER_REFERENCE,
    }
}

/// In the middle of a sentence a capital with a stop is the initial of a name.
fn is_initial(reading: &Reading) -> bool {
    reading.numeral == Numeral::Upper && reading.close == Close::Dot && reading.keyword.is_none()
}

/// What the place says of an item; `opens`: it would be the first of its list.
pub(super) fn item_place(candidate: &Candidate, reading: &Reading, opens: bool) -> i32 {
    if is_bare(candidate, reading) {
        return bare_item(candidate, opens);
    }
    let bullet = reading.numeral == Numeral::Bullet;
    let apart = candidate.gap == Gap::Blank;
    match candidate.place {
        Place::Line(Before::Reference) => AFTER_REFERENCE,
        Place::Line(Before::Colon) => ITEM_AFTER_COLON,
        Place::Line(Before::Stop | Before::Start | Before::Item | Before::List) => 2,
        Place::Line(Before::Open) if bullet && opens && !apart => BULLET_OPEN,
        Place::Line(Before::Open) if opens && !apart => AFTER_OPEN,
        Place::Line(Before::Open) => 0,
        Place::Inline(_) if bullet => inline_bullet(candidate, opens),
        Place::Inline(After::Reference) => AFTER_REFERENCE,
        Place::Inline(After::Start) => 0,
        Place::Inline(After::Colon | After::List) => ITEM_AFTER_COLON - 8,
        Place::Inline(After::SentenceEnd) if opens && candidate.flat => INLINE_AFTER_COLON,
        Place::Inline(_) if opens => INLINE_AFTER_WORD,
        Place::Inline(After::SentenceEnd | After::Semicolon | After::Comma) => 0,
        Place::Inline(After::Conjunction) => -2,
        Place::Inline(After::Word) => -6,
    }
}

/// Bullets inside a line: a list opens behind a colon and goes on behind the end of an item. A dash is a mark of sentences too,
/// and no list has one that another kind of mark announced.
fn inline_bullet(candidate: &Candidate, opens: bool) -> i32 {
    match candidate.place {
        Place::Inline(After::Colon | After::List) if opens => ITEM_AFTER_COLON - 8,
        Place::Inline(After::Start) => 0,
        Place::Inline(After::SentenceEnd | After::Semicolon | After::Comma | After::Colon) if !opens => 0,
        Place::Inline(After::Conjunction) if !opens => -2,
        Place::Inline(After::Word) if !opens && candidate.is_round() => -6,
        _ => INLINE_AFTER_WORD,
    }
}

/// A number or letter without a sign, `1 huurder`, and a letter without a wide space: any text may begin so.
fn is_bare(candidate: &Candidate, reading: &Reading) -> bool {
    let signed = reading.close != Close::None || reading.open || reading.keyword.is_some();
    match reading.numeral {
        Numeral::Lower => !signed && !candidate.wide,
        Numeral::Arabic => !signed,
        _ => false,
    }
}

/// Items without a sign are announced by a colon, and each begins a line behind the end of the one before. A letter may also go
/// on with a sentence (`waarop` ⏎ `a de koper betaalt, of`): no word is one letter, so that only the next one need follow.
fn bare_item(candidate: &Candidate, opens: bool) -> i32 {
    let letter = candidate.readings.iter().any(|r| r.numeral == Numeral::Lower);
    match candidate.place {
        Place::Line(Before::Open | Before::Start) if opens && letter => AFTER_OPEN,
        Place::Line(Before::Colon) if opens => ITEM_AFTER_COLON + BARE,
        Place::Line(Before::Item | Before::Stop | Before::Colon) if !opens => 0,
        Place::Inline(After::Colon) if opens && letter => ITEM_AFTER_COLON + BARE,
        Place::Inline(After::Semicolon) if !opens && letter => 0,
        _ => AFTER_REFERENCE,
    }
}
