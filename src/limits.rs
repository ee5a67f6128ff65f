//! What an input may be at most, and the attack or accident that each limit stops.
//!
//! A grammar file has limits of its own where it is read (`src/grammar`): 64 KiB, 12 levels, 64 items of a list, 4,000 bytes
//! of a value, 256 KiB of a compiled pattern, and the YAML reader's 128 levels and bound on aliases.
//!
//! Lengths of lines need no limit: every stage is linear in them, which `tests/invariants` holds with a line of 2 MB.

/// Bytes of an input that the tool reads, unless `--max-bytes` says otherwise. Stops a device or a disk image, named by
/// mistake or by an attacker, from filling the memory.
pub const INPUT_BYTES: u64 = 256_000_000;

/// Bytes of an input that can be converted at all. Places in a text are 32-bit numbers, and a byte that is no text
/// becomes three bytes of UTF-8.
pub const MOST_INPUT_BYTES: u64 = 1_000_000_000;

/// Bytes of a grammar file or a word list. Stops the same for files that options name; a word list of a million words
/// fits.
pub const OPTION_FILE_BYTES: u64 = 16_000_000;

/// Levels of a tree that is written as JSON. Stops a tree that was not made here from overflowing the stack: JSON is written
/// by recursion. A tree that is converted from text has at most 17 levels: those of a house style, and the lists below.
pub const JSON_LEVELS: usize = 200;
