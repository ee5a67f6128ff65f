//! What the ends of lines tell of paragraphs: white space behind them, and how far they reach.

use super::{Flow, Gap, ends_sentence, room};

/// So many lines that go on show whether white space stands at their ends; fewer do where it stands at all of them.
const SPACED_LINES: u32 = 8;
const ALL_SPACED: u32 = 4;
/// So many lines that go on show how far the lines of a text reach.
const REACHING_LINES: usize = 12;
/// A line that ends with one of these is broken in the middle of a word.
const BROKEN: [char; 4] = ['-', '\u{AD}', '\u{2010}', '/'];
/// How many lines on each side show how wide a column is.
const AROUND: usize = 8;
/// Longer lines, in bytes, are whole paragraphs and not lines of a column.
pub const WIDEST: usize = 160;
/// A line that ends before so many thousandths of the width ends early in any text, one beyond the other limit in none.
const EARLY: (usize, usize) = (750, 970);
/// A line that reaches so many thousandths of the width may be too full for a space at its end.
const FULL: usize = 900;
/// Lines longer than this, in bytes, show where the lines of a text end.
const LONG: usize = 60;
/// So many long lines that end as sentences do, and all but one in so many, are no chance.
const ENDED: (usize, usize) = (8, 8);
/// Letters differ in width: a line must end so many thousandths earlier than those that go on.
const MARGIN: usize = 30;

impl Flow {
    /// Whether the extractor leaves white space at the end of each line that goes on, and none where a paragraph ends. It is
    /// found once, when the pieces are in their order, because each set of terms asks for it.
    pub fn spaces_go_on(&self, text: &str) -> bool {
        self.spaced_lines(text).0
    }

    /// Whether white space stands at the end of each line that goes on, and whether some of these lack it.
    fn spaced_lines(&self, text: &str) -> (bool, bool) {
        *self.spaces.get_or_init(|| self.find_spaced_lines(text))
    }

    fn find_spaced_lines(&self, text: &str) -> (bool, bool) {
        let (mut all, mut spaced) = (0, 0);
        for n in self.inner_lines(text).filter(|n| !self.text(text, n - 1).ends_with(BROKEN)) {
            all += 1;
            spaced += u32::from(self.pieces[n - 1].spaced);
        }
        (all >= SPACED_LINES && spaced * 10 >= all * 9 || all >= ALL_SPACED && spaced == all, spaced < all)
    }

    /// The pieces that go on with the sentence of the line before, which is no label alone.
    fn inner_lines<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        (1..self.pieces.len()).filter(|n| self.pieces[*n].gap == Gap::Line).filter(move |n| {
            let before = self.text(text, n - 1);
            let inner = self.text(text, *n).starts_with(char::is_lowercase) && self.readings(*n).is_empty();
            inner && !ends_sentence(before) && !self.readings(n - 1).iter().any(|r| r.len as usize == before.len())
        })
    }

    /// Whether piece `last` ends so early that the first word of piece `next` would have fitted behind it: earlier, in its
    /// column, than the lines of this text that go on. Where these are few, a quarter of the width must be left.
    pub fn ends_early(&self, text: &str, last: usize, next: usize) -> bool {
        let reach = *self.reach.get_or_init(|| self.least_reach(text));
        self.reach(text, last, next, |n| self.ends(text, n)).is_some_and(|own| own < reach)
    }

    /// Whether a quarter of the width and more is left behind piece `last`, with the first word of piece `next`.
    pub fn ends_far_off(&self, text: &str, last: usize, next: usize) -> bool {
        self.reach(text, last, next, |n| self.ends(text, n)).is_some_and(|own| own < EARLY.0)
    }

    /// Whether piece `last` may lack white space at its end because it is too full for any, in a text where that happens: the
    /// first word of piece `next` would not have fitted behind it either.
    pub fn drops_space(&self, text: &str, last: usize, next: usize) -> bool {
        let line = self.text(text, last);
        let full = || {
            let width = self.width_around(last, next, |n| self.ends(text, n));
            line.len() * 1000 >= width * FULL && room(line, self.text(text, next)) > width
        };
        self.spaced_lines(text) == (true, true) && full()
    }

    /// Whether each line is a paragraph: nearly all long ones end as a sentence or an item of a list does.
    pub fn lines_are_paragraphs(&self, text: &str) -> bool {
        *self.paragraphs.get_or_init(|| self.has_whole_lines(text))
    }

    fn has_whole_lines(&self, text: &str) -> bool {
        let long = || (0..self.pieces.len()).map(|n| self.text(text, n)).filter(|line| line.len() > LONG);
        let ended = long().filter(|line| ends_sentence(line) || line.ends_with(',')).count();
        ended >= ENDED.0 && ended * ENDED.1 >= long().count() * (ENDED.1 - 1)
    }

    /// What one line in a hundred of those that go on does not reach, in thousandths of the width.
    fn least_reach(&self, text: &str) -> usize {
        // Each line stands around many others.
        let ends: Vec<bool> = (0..self.pieces.len()).map(|n| self.ends(text, n)).collect();
        let reach = |n: usize| self.reach(text, n - 1, n, |n| ends[n]);
        let mut all: Vec<usize> = self.inner_lines(text).filter_map(reach).collect();
        if all.len() < REACHING_LINES {
            return EARLY.0;
        }
        all.sort_unstable();
        all[all.len() / 100].saturating_sub(MARGIN).clamp(EARLY.0, EARLY.1)
    }

    /// Whether a sentence ends with a piece.
    fn ends(&self, text: &str, piece: usize) -> bool {
        ends_sentence(self.text(text, piece))
    }

    /// How far piece `last` would reach with the first word of piece `next`, in thousandths of the width of the lines around
    /// it; `ends` tells with which pieces a sentence ends. Nothing where lines are whole paragraphs.
    fn reach(&self, text: &str, last: usize, next: usize, ends: impl Fn(usize) -> bool) -> Option<usize> {
        let line = self.text(text, last);
        let room = if line.ends_with(BROKEN) { line.len() } else { room(line, self.text(text, next)) };
        let width = self.width_around(last, next, ends);
        (width <= WIDEST).then_some(room * 1000 / width)
    }

    /// How wide the lines around a border are, in bytes: all of them, or those that go on, of which more are full. The widest
    /// fifth is left out: it can be of another column.
    fn width_around(&self, last: usize, next: usize, ends: impl Fn(usize) -> bool) -> usize {
        let around = last.saturating_sub(AROUND)..self.pieces.len().min(next + AROUND);
        // On the stack: this is asked for at every line end.
        let (mut all, mut going) = ([0; 2 * AROUND + 1], [0; 2 * AROUND + 1]);
        let (mut count, mut goes_on) = (0, 0);
        for n in around.take(all.len()) {
            let width = self.pieces[n].range().len();
            all[count] = width;
            count += 1;
            if !ends(n) {
                going[goes_on] = width;
                goes_on += 1;
            }
        }
        most(&mut all[..count]).max(most(&mut going[..goes_on]))
    }
}

/// The widest but for the widest fifth.
fn most(widths: &mut [usize]) -> usize {
    match widths.len().checked_sub(1) {
        Some(last) => *widths.select_nth_unstable(last * 4 / 5).1,
        None => 0,
    }
}
