//! Lidwoord turns raw Dutch legal text into a numbered article tree.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod annotate;
pub mod assemble;
pub mod audit;
pub mod decode;
pub mod diag;
pub mod emit;
pub mod grammar;
pub mod label;
pub mod layout;
pub mod lexicon;
pub mod lines;
pub mod order;
pub mod outline;
pub mod pipeline;
pub mod repair;
pub mod source;
pub mod trace;
pub mod tree;

pub use pipeline::{Options, convert, verify};
