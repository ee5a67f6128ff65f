//! Lidwoord turns raw Dutch legal text into a numbered article tree.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod diag;
pub mod emit;
pub mod grammar;
pub mod label;
pub mod pipeline;
pub mod trace;
pub mod tree;

pub use pipeline::{Options, convert, verify};
