//! From the outline to the tree: nodes with kinds, paths and one-line texts.

mod annexes;
mod build;
mod content;
mod inside;
mod numbers;
mod paragraphs;
mod paths;
mod text;

pub use annexes::{append, are_annexes};
pub use build::{Input, document};
pub use numbers::too_many_nodes;
pub use text::{Joiner, Record, Room};
