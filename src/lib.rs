//! Lidwoord turns raw Dutch legal text into a numbered article tree.
//!
//! ```text
//! bytes ─ source ─ decode ─ lines ─ layout ─ order ─ outline ─ assemble ─ annotate ─ emit
//! ```
//!
//! [`convert`] runs the stages in that order and never fails, [`emit::write`] writes what it gives, and [`verify`] proves
//! that nothing was lost. Each stage is a module; ARCHITECTURE.md in the repository says how they fit together.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod annotate;
pub mod assemble;
pub mod audit;
mod chains;
pub mod check;
pub mod decode;
pub mod diag;
pub mod diff;
pub mod emit;
pub mod grammar;
pub mod hanging;
pub mod label;
pub mod layout;
pub mod lexicon;
pub mod limits;
pub mod lines;
pub mod load;
pub mod order;
pub mod outline;
pub mod pipeline;
pub mod repair;
pub mod source;
pub mod trace;
pub mod tree;

pub use pipeline::{Options, convert, verify};

/// Runs the example in README.md as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
