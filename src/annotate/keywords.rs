//! Finding keywords at the beginnings of words, many at once.
//!
//! A keyword counts only where a word begins: not in `domeinartikel`, not in `WOZ-AVG`. So only those places are looked
//! at, and nearly all of them are turned away by the hash of their first three bytes.
//!
//! The keywords of a document are its own terms, a hundred thousand in a long one: sorting them takes less than reading the
//! document, where building an automaton took six times as long (8 MB of definitions: 7.9 s with it, 1.2 s without).

/// A set of keywords, ready to be looked for; capitals of ASCII count as small letters.
#[derive(Debug)]
pub(super) struct Keywords {
    /// Those of one or two bytes, then the others, by the hash of their first three bytes; sorted within.
    sorted: Vec<Keyword>,
    /// Where the keywords of each hash begin in `sorted`, and behind the last where they end.
    begins: Vec<u32>,
    /// For each hash the fourth bytes of its keywords, as bits, see [`fourth`].
    fourths: Vec<u32>,
    /// The first bytes of the keywords of one or two bytes.
    short: [bool; 256],
    /// See [`hash`].
    shift: u32,
}

/// One keyword in small letters.
#[derive(Debug)]
struct Keyword {
    text: String,
    /// Its place in the order in which the keywords were given.
    number: u32,
    /// The place in [`Keywords::sorted`] of the longest other keyword that this one begins with.
    inner: Option<u32>,
}

/// A keyword that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Which one, in the order in which they were given.
    pub keyword: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte behind it.
    pub end: u32,
}

impl Hit {
    /// The bytes of the text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Keywords {
    /// Prepares `keywords`, none of them empty.
    pub fn new<'k>(keywords: impl IntoIterator<Item = &'k str>) -> Keywords {
        let keyword = |(n, k): (usize, &str)| Keyword { text: k.to_ascii_lowercase(), number: n as u32, inner: None };
        let mut sorted: Vec<Keyword> = keywords.into_iter().enumerate().map(keyword).collect();
        let buckets = (sorted.len() * EACH).next_power_of_two().clamp(BUCKETS.start, BUCKETS.end);
        let shift = u32::BITS - buckets.ilog2();
        sorted.sort_unstable_by(|a, b| {
            let by_text = || a.text.cmp(&b.text).then(b.number.cmp(&a.number));
            a.bucket(shift).cmp(&b.bucket(shift)).then_with(by_text)
        });
        let mut begins = vec![0; buckets + 1];
        let mut fourths = vec![0; buckets];
        let mut short = [false; 256];
        for keyword in &sorted {
            let bytes = keyword.text.as_bytes();
            let Some(bucket) = keyword.bucket(shift) else {
                short[bytes[0] as usize] = true;
                continue;
            };
            begins[bucket + 1] += 1;
            fourths[bucket] |= bytes.get(3).map_or(u32::MAX, |byte| fourth(*byte));
        }
        begins[0] = sorted.iter().take_while(|k| k.text.len() < 3).count() as u32;
        (0..buckets).for_each(|n| begins[n + 1] += begins[n]);
        let mut all = Keywords { sorted, begins, fourths, short, shift };
        for n in 0..all.sorted.len() {
            all.sorted[n].inner = all.inside(n);
        }
        all
    }

    /// The longest keyword before `n` that it begins with.
    fn inside(&self, n: usize) -> Option<u32> {
        let own = &self.sorted[n];
        let before =
            n.checked_sub(1).filter(|before| self.sorted[*before].bucket(self.shift) == own.bucket(self.shift));
        let found = before.and_then(|before| self.chain(before, own.text.as_bytes()));
        found.or_else(|| own.bucket(self.shift).and_then(|_| self.short(own.text.as_bytes())))
    }

    /// The longest keyword at each beginning of a word in `text`, in order.
    pub fn find<'s>(&'s self, text: &'s str) -> impl Iterator<Item = Hit> + 's {
        self.places(text).map(|(at, found)| self.hit(at, found))
    }

    /// All keywords at each beginning of a word in `text`, in order, at each place the longest first.
    pub fn find_all<'s>(&'s self, text: &'s str) -> impl Iterator<Item = Hit> + 's {
        self.places(text).flat_map(move |(at, found)| {
            let chain = std::iter::successors(Some(found), move |n| self.sorted[*n as usize].inner);
            chain.map(move |n| self.hit(at, n))
        })
    }

    fn hit(&self, at: usize, found: u32) -> Hit {
        let Keyword { text, number, .. } = &self.sorted[found as usize];
        Hit { keyword: *number, start: at as u32, end: (at + text.len()) as u32 }
    }

    /// The beginnings of words where a keyword stands, with the longest.
    fn places<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, u32)> + 's {
        let bytes = text.as_bytes();
        let mut next = 0;
        std::iter::from_fn(move || {
            let mut at = next;
            while at + 1 < bytes.len() {
                let here = at;
                let inside = bytes[at..].iter().position(|byte| !WITHIN[*byte as usize]);
                // Behind the word stands a byte where none begins, because a word goes before it.
                at = inside.map_or(bytes.len(), |more| at + more + 1);
                if self.may_start(&bytes[here..])
                    && let Some(found) = self.starts(&bytes[here..])
                    && begins_word(text, here)
                {
                    next = at;
                    return Some((here, found));
                }
            }
            next = at;
            None
        })
    }

    /// The number of the longest keyword that `text` begins with.
    pub fn at(&self, text: &str) -> Option<u32> {
        self.starts(text.as_bytes()).map(|found| self.sorted[found as usize].number)
    }

    /// Whether `text` may begin with a keyword: a quick look that turns nearly all words away.
    #[inline]
    fn may_start(&self, text: &[u8]) -> bool {
        let long = match text {
            [first, second, third, next, ..] => {
                self.fourths[hash([*first, *second, *third], self.shift)] & fourth(*next) != 0
            }
            _ => true,
        };
        long || text.first().is_some_and(|first| self.short[first.to_ascii_lowercase() as usize])
    }

    /// The place of the longest keyword that `text` begins with.
    fn starts(&self, text: &[u8]) -> Option<u32> {
        let long = match text {
            [first, second, third, ..] => self.long(hash([*first, *second, *third], self.shift), text),
            _ => None,
        };
        let short = || text.first().is_some_and(|first| self.short[first.to_ascii_lowercase() as usize]);
        long.or_else(|| if short() { self.short(text) } else { None })
    }

    /// The longest keyword of three bytes or more that `text` begins with, whose hash is given.
    fn long(&self, bucket: usize, text: &[u8]) -> Option<u32> {
        let (from, to) = (self.begins[bucket] as usize, self.begins[bucket + 1] as usize);
        let keywords = &self.sorted[from..to];
        if keywords.len() <= FEW {
            return keywords.iter().rposition(|k| k.begins(text)).map(|n| (from + n) as u32);
        }
        let last = from + keywords.partition_point(|k| !k.is_behind(text)).checked_sub(1)?;
        self.chain(last, text).filter(|n| *n >= self.begins[0])
    }

    /// The first of keyword `last`, the longest that it begins with, the longest in that … that `text` begins with. Where
    /// `last` is the last keyword that is not behind `text`, that is the longest of all: those between are longer forms of it.
    fn chain(&self, last: usize, text: &[u8]) -> Option<u32> {
        let inner = |n: &u32| self.sorted[*n as usize].inner;
        std::iter::successors(Some(last as u32), inner).find(|n| self.sorted[*n as usize].begins(text))
    }

    /// The longest keyword of one or two bytes that `text` begins with.
    fn short(&self, text: &[u8]) -> Option<u32> {
        let short = &self.sorted[..self.begins[0] as usize];
        let last = short.partition_point(|k| !k.is_behind(text)).checked_sub(1)?;
        self.chain(last, text)
    }
}

impl Keyword {
    /// The hash of its first three bytes, where it has them.
    fn bucket(&self, shift: u32) -> Option<usize> {
        match self.text.as_bytes() {
            [first, second, third, ..] => Some(hash([*first, *second, *third], shift)),
            _ => None,
        }
    }

    /// Whether the text begins with it.
    fn begins(&self, text: &[u8]) -> bool {
        let own = self.text.as_bytes();
        own.len() <= text.len() && own.iter().zip(text).all(|(own, other)| *own == other.to_ascii_lowercase())
    }

    /// Whether it stands behind the text in the order of letters.
    fn is_behind(&self, text: &[u8]) -> bool {
        let own = self.text.as_bytes();
        let differs = own.iter().zip(text).find(|(own, other)| **own != other.to_ascii_lowercase());
        differs.map_or(own.len() > text.len(), |(own, other)| *own > other.to_ascii_lowercase())
    }
}

/// The bytes behind which no word begins: letters and digits of ASCII, and the hyphen. Longer characters are looked at
/// when all else fits.
static WITHIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'-';
        byte += 1;
    }
    table
};

/// No letter, digit or hyphen stands before it.
fn begins_word(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// So many keywords are looked at one by one, the last first: of those that fit, that is the longest.
const FEW: usize = 8;

/// How many hashes there are, at least and at most.
const BUCKETS: std::ops::Range<usize> = 64..4096;
/// So many for each keyword: one document has few terms, and making a table takes longer than searching a short text.
const EACH: usize = 16;

/// A hash of three bytes in which the case of letters does not count: what is left of 32 bits behind the last `shift`.
fn hash(bytes: [u8; 3], shift: u32) -> usize {
    let [first, second, third] = bytes.map(|byte| byte | 0x20);
    (u32::from_le_bytes([first, second, third, 0]).wrapping_mul(0x9E37_79B1) >> shift) as usize
}

/// One bit for a byte; some bytes share one, as capitals and small letters do.
fn fourth(byte: u8) -> u32 {
    1 << (byte & 0x1F)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 9] = ["lid", "leden", "artikel", "artikelen", "art", "§", "a", "ARTIKEL", "onder “"];

    fn found(text: &str) -> Vec<&str> {
        Keywords::new(WORDS).find(text).map(|hit| &text[hit.range()]).collect()
    }

    #[test]
    fn the_longest_is_found_where_a_word_begins() {
        for (text, words) in [
            ("artikelen 1", &["artikelen"][..]),
            ("Artikele 1 en Art. 2", &["Artikel", "Art"]),
            ("domeinartikel, één-lid, élid", &[]),
            ("(lid; § 3: LEDEN", &["lid", "§", "LEDEN"]),
            ("al a§ a", &["a", "a"]),
            ("onder “x” of onder ‘x’", &["onder “"]),
        ] {
            assert_eq!(found(text), words, "{text}");
        }
    }

    #[test]
    fn all_that_stand_at_a_place_are_found() {
        let all = Keywords::new(WORDS);
        let numbers: Vec<u32> = all.find_all("artikelen").map(|hit| hit.keyword).collect();
        assert_eq!(numbers, [3, 2, 7, 4, 6], "the longest first, of two the one that was given first");
        assert_eq!(all.at("ledental"), Some(1));
        assert_eq!(all.at("led"), None);
    }
}
