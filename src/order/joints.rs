//! How well the blocks of a page go on behind each other, each border and each number asked once: the search deals the same
//! blocks out in hundreds of ways.

use super::border::Borders;
use super::spine::Spine;
use super::state::State;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A state that the numbering can have come to, by its place among those that are known.
pub type StateId = u32;

/// What the numbers of a block say behind a state.
#[derive(Clone, Copy)]
pub struct Numbers {
    /// How well they go on, where lists should not begin again without need.
    pub lists: i32,
    /// Where the numbering has come behind the block.
    pub after: StateId,
}

/// The borders and numbers of the blocks of one page, as far as they were asked for.
pub struct Joints<'p, 'a> {
    blocks: &'p [Range<usize>],
    /// The last piece before the page.
    last: Option<usize>,
    borders: &'p mut Borders<'a>,
    spine: &'p Spine<'a>,
    /// A row for what stands before the page and for each block, with an entry for each block behind it.
    words: Vec<Option<i32>>,
    states: Vec<State>,
    known: FxHashMap<State, StateId>,
    /// What the numbers of a block say behind a state, by both in one number.
    numbers: FxHashMap<u64, Numbers>,
}

impl<'p, 'a> Joints<'p, 'a> {
    /// Where the numbering has come before the page.
    pub const BEFORE: StateId = 0;
    /// In the middle of a text of which the beginning is not known.
    pub const BEGUN: StateId = 1;

    /// Nothing is asked yet of `blocks`; `last` is the piece before them, and `state` where the numbering has come there.
    pub fn new(
        blocks: &'p [Range<usize>],
        (last, state): (Option<usize>, &State),
        borders: &'p mut Borders<'a>,
        spine: &'p Spine<'a>,
    ) -> Joints<'p, 'a> {
        let words = vec![None; (blocks.len() + 1) * blocks.len()];
        let (states, known, numbers) = (Vec::new(), FxHashMap::default(), FxHashMap::default());
        let mut joints = Joints { blocks, last, borders, spine, words, states, known, numbers };
        joints.add(*state);
        joints.add(State::begun());
        joints
    }

    /// How well the words of block `left` go on in block `right`; what stands before the page, where there is none.
    pub fn words(&mut self, left: Option<usize>, right: usize) -> i32 {
        let at = left.map_or(0, |n| n + 1) * self.blocks.len() + right;
        let last = left.map_or(self.last, |n| Some(self.blocks[n].end - 1));
        *self.words[at].get_or_insert_with(|| self.borders.score(last, self.blocks[right].start))
    }

    /// What the numbers of a block say behind a state.
    pub fn numbers(&mut self, state: StateId, block: usize) -> Numbers {
        let own = &self.blocks[block];
        if self.spine.is_plain(own) {
            return Numbers { lists: 0, after: state };
        }
        let key = u64::from(state) << 32 | block as u64;
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        let before = self.states[state as usize];
        let lists = self.spine.junction_of_lists(&before, own);
        let after = self.spine.after(&before, own);
        let after = self.known.get(&after).copied().unwrap_or_else(|| self.add(after));
        let numbers = Numbers { lists, after };
        self.numbers.insert(key, numbers);
        numbers
    }

    /// How well the numbers of a block go on behind a state; seldom asked, and so not kept.
    pub fn junction(&self, state: StateId, block: usize) -> i32 {
        self.spine.junction(&self.states[state as usize], &self.blocks[block])
    }

    fn add(&mut self, state: State) -> StateId {
        let id = self.states.len() as StateId;
        self.states.push(state);
        self.known.insert(state, id);
        id
    }
}
