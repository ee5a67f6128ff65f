//! Laws for any bytes, for a fuzzer and for the ordinary tests (`tests/fuzz`), which include the same files.

pub mod targets;
pub mod text;
pub mod trees;
pub mod words;
