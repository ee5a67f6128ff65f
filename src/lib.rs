//! Lidwoord turns raw Dutch legal text into a numbered article tree.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod diag;
pub mod grammar;
pub mod label;
pub mod lexicon;
pub mod repair;
pub mod trace;
pub mod tree;
