//! Bytes to text: byte order marks, UTF-8, UTF-16, Windows-1252, ISO-8859-15, and files that mix two of them.

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text and the encoding that it came from.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    /// See [`super::Source::strays`].
    pub strays: Vec<(u32, char)>,
}

/// Decodes without failing.
///
/// Order: a byte order mark decides; then valid UTF-8; then UTF-16 without a mark, known by its NUL bytes; then
/// UTF-8 in which single bytes are broken, if most of its longer sequences are sound; then what the detector says.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return match encoding {
            e if e == UTF_8 => broken_utf8(&bytes[mark..]),
            e => other(e, &bytes[mark..]),
        };
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return other(encoding, &bytes);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, encoding: UTF_8.name(), strays: Vec::new() },
        Err(error) => error.into_bytes(),
    };
    if mostly_utf8(&bytes) { broken_utf8(&bytes) } else { other(detect(&bytes), &bytes) }
}

fn other(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), strays: Vec::new() }
}

/// UTF-8 that may have broken bytes: these become U+FFFD, with the character that each means in Windows-1252. Those that mean a space or a soft
/// hyphen become that: nobody sees them, so nothing is lost.
fn broken_utf8(broken: &[u8]) -> Decoded {
    let mut text = String::with_capacity(broken.len() + 16);
    let mut strays = Vec::new();
    for chunk in broken.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            let meant = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
            if let Some(unseen @ ('\u{A0}' | '\u{AD}')) = meant {
                text.push(unseen);
                continue;
            }
            if let Some(c) = meant.filter(|c| !c.is_control()) {
                strays.push((text.len() as u32, c));
            }
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Decoded { text, encoding: UTF_8.name(), strays }
}

/// Valid UTF-8, or at least as many sound sequences of more than one byte as broken ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        if !chunk.invalid().is_empty() {
            broken += 1;
        }
        if broken > 0 || !chunk.invalid().is_empty() {
            sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        }
    }
    broken == 0 || sound >= broken
}

/// UTF-16 by its NUL bytes: in Latin text nearly every second byte is one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let nul = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (nul(0), nul(1), sample.len() / 2);
    match () {
        () if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        () if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        () => None,
    }
}

/// A single-byte encoding. Byte A4 is the euro sign in ISO-8859-15 and a sign that nobody uses in Windows-1252;
/// bytes 80 to 9F are letters and signs in Windows-1252 only.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"nl"), chardetng::Utf8Detection::Deny);
    let c1 = bytes.iter().any(|b| (0x80..0xA0).contains(b));
    if guess == WINDOWS_1252 && !c1 && memchr::memchr(0xA4, bytes).is_some() { ISO_8859_15 } else { guess }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let cases: &[(&[u8], &str, &str)] = &[
            (b"plain", "UTF-8", "plain"),
            (b"\xEF\xBB\xBFmark", "UTF-8", "mark"),
            (b"\xFF\xFEa\0b\0", "UTF-16LE", "ab"),
            (b"\xFE\xFF\0a\0b", "UTF-16BE", "ab"),
            (b"A\0r\0t\0i\0k\0e\0l\0", "UTF-16LE", "Artikel"),
            (
                b"de co\xF6rdinatie is be\xEBindigd \x96 dat wel",
                "windows-1252",
                "de coördinatie is beëindigd – dat wel",
            ),
            (b"een co\xF6rdinator kost \xA4 500", "ISO-8859-15", "een coördinator kost € 500"),
        ];
        for (bytes, encoding, text) in cases {
            let decoded = decode(bytes.to_vec());
            assert_eq!((decoded.encoding, decoded.text.as_str()), (*encoding, *text));
        }
    }

    #[test]
    fn a_stray_byte_in_utf8_is_known() {
        let decoded = decode("één programma\u{1}s coördinatie".replace('\u{1}', "").into_bytes());
        assert!(decoded.strays.is_empty());
        let mut bytes = "één programma".as_bytes().to_vec();
        bytes.extend(b"\x92s");
        let decoded = decode(bytes);
        assert_eq!(decoded.text, "één programma\u{FFFD}s");
        assert_eq!(decoded.strays, [(15, '’')]);
    }
}
