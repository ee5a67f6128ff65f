//! Facts that can be queried.

pub mod words;
