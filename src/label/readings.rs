//! A short list of readings on the stack.

use super::Reading;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// The most readings that one label can have.
pub const MAX_READINGS: usize = 4;

/// The readings of one label, the most specific first; it is a slice and holds at most [`MAX_READINGS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readings {
    items: [Reading; MAX_READINGS],
    len: u8,
}

impl Default for Readings {
    /// No readings. Every line has such a list: it is copied whole.
    fn default() -> Readings {
        const EMPTY: Readings = Readings { items: [Reading::NONE; MAX_READINGS], len: 0 };
        EMPTY
    }
}

impl Readings {
    /// Adds a reading; one that does not fit, or is there already, is dropped.
    pub fn push(&mut self, reading: Reading) {
        if (self.len as usize) < MAX_READINGS && !self.contains(&reading) {
            self.items[self.len as usize] = reading;
            self.len += 1;
        }
    }
}

impl Hash for Readings {
    /// Behind those that there are all are alike.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self[..].hash(state);
    }
}

impl Deref for Readings {
    type Target = [Reading];

    fn deref(&self) -> &[Reading] {
        &self.items[..self.len as usize]
    }
}

impl<'a> IntoIterator for &'a Readings {
    type Item = &'a Reading;
    type IntoIter = std::slice::Iter<'a, Reading>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
