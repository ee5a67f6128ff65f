//! A label at the very start of a text.
//!
//! Most lines begin with a word. They are turned away by their first bytes, before any rule is called: a label
//! is a keyword, or it is closed after one or two letters, or its letters are all roman signs.

use super::{Readings, arabic, bullet, decimal, degree, keyword, letter, roman};

/// What a first byte can begin.
#[derive(Clone, Copy, PartialEq)]
enum First {
    /// No label.
    Nothing,
    /// A number.
    Digit,
    /// A bracketed label.
    Bracket,
    /// A letter, a roman or a keyword.
    Letter,
    /// A bullet, the paragraph sign, or another character with the same first byte.
    Sign,
}

const FIRST: [First; 256] = table();

const fn table() -> [First; 256] {
    let mut table = [First::Nothing; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => First::Digit,
            b'(' => First::Bracket,
            b'a'..=b'z' | b'A'..=b'Z' => First::Letter,
            // The lead bytes of `§`, `ü`, `–`, `•`, `✓` and the private use area.
            b'-' | b'*' | 0xC2 | 0xC3 | 0xE2 | 0xEE | 0xEF => First::Sign,
            _ => First::Nothing,
        };
        byte += 1;
    }
    table
}

/// All readings of a label at the very start of `text` (without leading space), the most specific first.
///
/// Romans come before letters (`i.`, `V`), which come before bullets. A letter that closes with a sign may be
/// both, and the outline decides by what stands before and after it.
///
/// ```
/// use lidwoord::label::{Numeral, scan};
/// let readings = scan("7a. Opzegging");
/// assert_eq!(readings[0].numeral, Numeral::Arabic);
/// assert_eq!(readings[0].print(), "7a");
/// assert_eq!(readings[0].len, 3);
/// assert!(scan("1.000,- euro").is_empty());
/// ```
pub fn scan(text: &str) -> Readings {
    let mut readings = Readings::default();
    let first = text.as_bytes().first().map_or(First::Nothing, |b| FIRST[*b as usize]);
    match first {
        First::Nothing => {}
        First::Digit => digit(text, &mut readings),
        First::Bracket => {
            digit(text, &mut readings);
            letters(text, &mut readings);
        }
        First::Letter => {
            if worded(text.as_bytes()) {
                keyword::labels(text, &mut readings);
            }
            if readings.is_empty() && short(text.as_bytes()) {
                letters(text, &mut readings);
                bullet_at(text, &mut readings);
            }
            if readings.is_empty() && coded(text.as_bytes()) {
                [decimal::roman_label, decimal::label]
                    .iter()
                    .flat_map(|rule| rule(text))
                    .for_each(|r| readings.push(r.1));
            }
        }
        First::Sign => {
            if text.starts_with('§') {
                keyword::labels(text, &mut readings);
            }
            bullet_at(text, &mut readings);
        }
    }
    readings
}

/// The first of the rules for digits that fits. Only those are tried that what stands behind the first number allows.
fn digit(text: &str, out: &mut Readings) {
    let mut behind = text.bytes().skip(usize::from(text.starts_with('('))).skip_while(u8::is_ascii_digit);
    let label = match (behind.next(), behind.next()) {
        (Some(b'.'), Some(b'0'..=b'9' | b'a'..=b'z')) => {
            decimal::label(text).or_else(|_| decimal::lettered(text)).or_else(|_| arabic::label(text))
        }
        (Some(0xC2 | b'a'..=b'z' | b'A'..=b'Z'), _) => arabic::label(text).or_else(|_| degree::label(text)),
        _ => arabic::label(text),
    };
    if let Ok((_, reading)) = label {
        out.push(reading);
    }
}

fn letters(text: &str, out: &mut Readings) {
    let first = text.as_bytes().get(usize::from(text.starts_with('('))).map(u8::to_ascii_lowercase);
    if let Some(b'i' | b'v' | b'x' | b'l') = first
        && let Ok((_, reading)) = roman::label(text)
    {
        out.push(reading);
    }
    if let Ok((_, reading)) = letter::label(text) {
        out.push(reading);
        letter::twice(text, &reading).into_iter().for_each(|twice| out.push(twice));
    }
}

fn bullet_at(text: &str, out: &mut Readings) {
    if let Ok((_, reading)) = bullet::label(text) {
        out.push(reading);
    }
}

/// The letters at the start are few and closed by a sign, or one or all capitals before white space, or one before a colon.
fn short(bytes: &[u8]) -> bool {
    let run = bytes.iter().take(8).take_while(|b| b.is_ascii_alphabetic()).count();
    match bytes.get(run) {
        Some(b'.' | b')' | b'}') => run <= 7,
        Some(b':' | b'/') => run == 1,
        Some(b' ' | b'\t' | b'\n' | b'\r' | 0xC2 | 0xE2 | 0xE3) | None => {
            run == 1 || run <= 7 && bytes[1].is_ascii_uppercase()
        }
        _ => false,
    }
}

/// A capital or a roman and a digit, with a stop between them or, behind a capital, without.
fn coded(bytes: &[u8]) -> bool {
    let romans = bytes.iter().take(7).take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L')).count().max(1);
    bytes[0].is_ascii_uppercase()
        && matches!(&bytes[romans..], [b'.', b'1'..=b'9', ..] | [b'1'..=b'9', ..] if romans == 1 || bytes[romans] == b'.')
}

/// The text begins with the first letters of a keyword or of an ordinal.
fn worded(bytes: &[u8]) -> bool {
    let Some(head) = bytes.first_chunk::<4>() else {
        return false;
    };
    let after = head[3];
    // Small letters; what is no letter may become another sign, which the rules for keywords turn away.
    let head = head.map(|b| b | 0x20);
    match head {
        [b'a', b'r', b't', _] => matches!(after, b'i' | b'I' | b'.' | b' ' | b'\t' | b'1'..=b'9' | 0xC2),
        [b'l', b'i', b'd', _] | [b's', b'u', b'b', _] => matches!(after, b' ' | b'\t'),
        // `A R T I K E L`
        [b'a' | b'b' | b'd' | b'h' | b'p' | b't', b' ', _, b' '] => true,
        _ => is_head(&head),
    }
}

/// The first letters of the other keywords and of the ordinals. The compiler makes a tree of it.
#[rustfmt::skip]
fn is_head(head: &[u8; 4]) -> bool {
    matches!(
        head,
        b"hoof" | b"hfst" | b"para" | b"par." | b"afde" | b"afd." | b"tite" | b"deel" | b"boek" | b"bijl" | b"anne" | b"aanh"
            | b"appe" | b"adde" | b"clau" | b"sect" | b"chap" | b"sche" | b"exhi" | b"enig" | b"eers" | b"twee" | b"derd"
            | b"rubr" | b"modu" | b"them" | b"vier" | b"vijf" | b"zesd" | b"zeve" | b"acht" | b"nege" | b"tien" | b"elfd" | b"twaa"
    )
}
