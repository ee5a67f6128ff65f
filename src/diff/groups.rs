//! Which items of two sides belong together: what the steps of a comparison hand on.

use super::Ground;
use super::side::Side;

/// Items that belong together: one of each side, or one of one side and several or none of the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The items of the old and of the new side.
    pub items: [Vec<u32>; 2],
    /// How alike they are, from 0 to 1; 0 where one side has none.
    pub score: f32,
    /// They are one pair in another place.
    pub moved: bool,
    /// What speaks for them.
    pub grounds: Vec<Ground>,
}

/// The groups of two sides; each item is in exactly one.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// The groups.
    pub all: Vec<Group>,
    /// The group of each item of the old and of the new side.
    pub of: [Vec<u32>; 2],
}

/// The partner of each item of both sides, and how alike they are.
#[derive(Clone)]
pub struct Pairs {
    /// The partners; of an item of the old side the item of the new side, and the reverse.
    pub partner: [Vec<Option<u32>>; 2],
    /// The likeness of each item of the old side with its partner.
    pub score: Vec<f32>,
}

impl Groups {
    /// The same with the new side as the old one.
    pub fn mirrored(mut self) -> Groups {
        self.of.swap(0, 1);
        self.all.iter_mut().for_each(|group| group.items.swap(0, 1));
        self
    }
}

impl Pairs {
    /// The roots only.
    pub fn new(sides: [&Side; 2]) -> Self {
        let mut partner = sides.map(|side| vec![None; side.items.len()]);
        partner[0][0] = Some(0);
        partner[1][0] = Some(0);
        Pairs { partner, score: vec![0.0; sides[0].items.len()] }
    }

    /// Makes two items a pair.
    pub fn join(&mut self, old: u32, new: u32, score: f32) {
        self.partner[0][old as usize] = Some(new);
        self.partner[1][new as usize] = Some(old);
        self.score[old as usize] = score;
    }

    /// Whether two items are a pair.
    pub fn are(&self, old: u32, new: u32) -> bool {
        self.partner[0][old as usize] == Some(new)
    }
}
