//! Sets clean text in narrow lines, as a typesetter would, and remembers what every line end was.

use crate::syllables::{breaks, tremas, without_trema};

/// What was done to the token at a line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Join,
    Keep,
    Suspended,
    Trema,
    Diminutive,
    Slash,
}

/// Lines and, for each broken one, what stood there.
#[derive(Default)]
pub struct Page {
    pub lines: Vec<String>,
    /// Line number (from 0), class, and the token as it was.
    pub truth: Vec<(usize, Class, String)>,
}

impl Page {
    /// Sets the words in lines of at most `width` characters. `hyphenate` allows breaks inside words; hyphens and slashes
    /// of the text itself always do.
    pub fn set(words: &[&str], width: usize, hyphenate: bool) -> Page {
        let mut page = Page::default();
        let mut line = String::new();
        for word in words {
            let room = width.saturating_sub(line.chars().count() + 1);
            let fits = word.chars().count() <= room;
            if line.is_empty() || fits {
                page.append(&mut line, word);
            } else {
                let (left, right) = page.cut(word, room, hyphenate);
                if !left.is_empty() {
                    page.append(&mut line, &left);
                }
                page.end(&mut line);
                line = right;
            }
            if word.ends_with('-') {
                page.suspended(&line, width, word);
            }
        }
        page.end(&mut line);
        page
    }

    /// A page of breaks that are given: a line for each, ended by the left half and gone on by the right one.
    pub fn given(&mut self, filler: [&str; 2], class: Class, halves: (&str, &str), truth: &str, after: &str) {
        let line = self.lines.len();
        self.lines.push(format!("{} {}", filler[0], halves.0));
        self.lines.push(format!("{}{after} {}", halves.1, filler[1]));
        self.truth.push((line, class, truth.to_string()));
    }

    fn append(&mut self, line: &mut String, word: &str) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }

    fn end(&mut self, line: &mut String) {
        self.lines.push(std::mem::take(line));
    }

    /// A token in a hyphen of its own (`inkoop-`) that stands at the end of a full line.
    fn suspended(&mut self, line: &str, width: usize, word: &str) {
        if line.chars().count() + 4 > width {
            self.truth.push((self.lines.len(), Class::Suspended, word.to_string()));
        }
    }

    /// The two halves of a token that does not fit, the left one with its mark; nothing on the left where it has no place.
    fn cut(&mut self, word: &str, room: usize, hyphenate: bool) -> (String, String) {
        let number = self.lines.len();
        let own = word
            .char_indices()
            .filter(|(at, c)| matches!(c, '-' | '/') && *at > 0 && word[at + 1..].starts_with(char::is_alphanumeric));
        let hard = own.rev().find(|(at, _)| word[..*at].chars().count() < room);
        if let Some((at, mark)) =
            hard.filter(|_| word.chars().all(|c| c != '.' || word.ends_with(c)) && !word.contains('@'))
        {
            let class = if mark == '/' { Class::Slash } else { Class::Keep };
            self.truth.push((number, class, word.to_string()));
            return (word[..=at].to_string(), word[at + 1..].to_string());
        }
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let soft =
            |at: &usize| word[..*at].chars().count() < room && hyphenate && letters.chars().all(char::is_alphabetic);
        if let Some(at) = tremas(letters).into_iter().rfind(soft) {
            self.truth.push((number, Class::Trema, word.to_string()));
            return (format!("{}-", &word[..at]), without_trema(&word[at..]));
        }
        match breaks(letters).into_iter().rfind(soft) {
            Some(at) => {
                self.truth.push((number, Class::Join, word.to_string()));
                (format!("{}-", &word[..at]), word[at..].to_string())
            }
            None => (String::new(), word.to_string()),
        }
    }
}
