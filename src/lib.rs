//! Lidwoord turns raw Dutch legal text into a numbered article tree.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod diag;
pub mod label;
pub mod grammar;
pub mod trace;
pub mod tree;
