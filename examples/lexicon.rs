//! Makes `lexicon/dutch.fst` and `lexicon/exceptions.fst` from a word list: `cargo run --release --example lexicon`.
//!
//! The word list is the first argument, else that of Debian's package `wdutch`.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let path = env::args().nth(1).unwrap_or_else(|| "/usr/share/dict/dutch".into());
    let (dutch, exceptions) =
        lidwoord::lexicon::recipe::build(&fs::read_to_string(&path)?).map_err(io::Error::other)?;
    for (name, bytes) in [("dutch", dutch), ("exceptions", exceptions)] {
        let file = format!("{}/lexicon/{name}.fst", env!("CARGO_MANIFEST_DIR"));
        println!("{file}: {} bytes", bytes.len());
        fs::write(file, bytes)?;
    }
    Ok(())
}
