//! Text made of bytes, so that a fuzzer that changes bytes changes words, numbers and line ends.

use super::words::{BETWEEN, BROKEN, DUTCH, FURNITURE, LABELS, WORDS};

/// The input that `data` stands for: composed text where its first byte is odd, else the bytes behind that byte.
pub fn input(data: &[u8]) -> Vec<u8> {
    match data.split_first() {
        Some((first, rest)) if first % 2 == 1 => composed(rest).into_bytes(),
        Some((_, rest)) => rest.to_vec(),
        None => Vec::new(),
    }
}

/// The two versions that `data` stands for: of the second some bytes were taken out, put elsewhere or changed, or it is
/// another text.
pub fn versions(data: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let (head, old) = data.split_at(data.len().min(5));
    let &[how, at, count, to, other] = head else { return (Vec::new(), Vec::new()) };
    // Words are three bytes, behind the one that says how they are read.
    let place = |n: u8| (1 + 3 * usize::from(n)).min(old.len());
    let (at, to) = (place(at), place(to));
    let end = (at + 3 * usize::from(count % 32)).min(old.len());
    let mut new = old.to_vec();
    match how % 5 {
        0 => {
            let cut: Vec<u8> = new.drain(at..end).collect();
            let to = to.min(new.len());
            new.splice(to..to, cut);
        }
        1 => drop(new.drain(at..end)),
        2 => drop(new.splice(to..to, old[at..end].iter().copied())),
        3 => new[at..end].iter_mut().for_each(|byte| *byte ^= other),
        _ => drop(new.drain(..to)),
    }
    (input(old), input(&new))
}

/// A text of a word for each three bytes: what sort of word, which one, and what follows it.
pub fn composed(data: &[u8]) -> String {
    let mut text = String::with_capacity(4 * data.len());
    let mut numbers = Numbers::default();
    for word in data.chunks_exact(3) {
        let (sort, which, between) = (word[0], usize::from(word[1]), usize::from(word[2]));
        match sort % 16 {
            0 | 1 => text.push_str(LABELS[which % LABELS.len()]),
            2..=5 => text.push_str(WORDS[which % WORDS.len()]),
            6 => text.push_str(BROKEN[which % BROKEN.len()]),
            7 => text.push_str(FURNITURE[which % FURNITURE.len()]),
            8 | 9 => broken(which, between, &mut text),
            10..=13 => numbers.next(which, &mut text),
            14 => text.push(char::from_u32(which as u32 * 37 + u32::from(sort)).unwrap_or('-')),
            _ => again(which, &mut text),
        }
        text.push_str(BETWEEN[between % BETWEEN.len()]);
    }
    text
}

/// A Dutch word that is broken at a line end.
fn broken(which: usize, place: usize, text: &mut String) {
    let word = DUTCH[which % DUTCH.len()];
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let (before, after) = word.split_at(places[place % places.len()]);
    text.push_str(&format!("{before}-\n{after}"));
}

/// The last words once more, as in a page header.
fn again(length: usize, text: &mut String) {
    let from = text.len().saturating_sub(length.min(64));
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let last = text[from..].to_owned();
    text.push_str(&last);
}

/// Numbers that go on, as those of a document do.
#[derive(Default)]
struct Numbers {
    article: u32,
    lid: u32,
    item: u8,
}

impl Numbers {
    /// The next number of a level in one of its forms, on a line of its own.
    fn next(&mut self, form: usize, text: &mut String) {
        text.push('\n');
        match form % 8 {
            0 | 1 => {
                (self.article, self.lid, self.item) = (self.article + 1, 0, 0);
                let keyword = ["Artikel ", "", "Art. ", "§ "][form / 8 % 4];
                text.push_str(&format!("{keyword}{}. Betaling\n", self.article));
            }
            2..=4 => {
                (self.lid, self.item) = (self.lid + 1, 0);
                let parent = if form.is_multiple_of(2) { format!("{}.", self.article) } else { String::new() };
                text.push_str(&format!("{parent}{}. De ", self.lid));
            }
            5 | 6 => {
                self.item = (self.item + 1) % 26;
                text.push_str(&format!("{}{} ", char::from(b'a' + self.item), [')', '.'][form % 2]));
            }
            _ => text.push_str(&format!("zie artikel {}.{}", self.article, self.lid + form as u32 / 64)),
        }
    }
}
