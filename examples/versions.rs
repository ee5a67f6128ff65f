//! Writes two long versions of one text, of which one node in twenty changed, as `old.txt` and `new.txt`:
//!
//! ```text
//! cargo run --release --example versions -- 10000000 FOLDER
//! ```

#[path = "../benches/versions/mod.rs"]
mod versions;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let bytes = args.next().and_then(|bytes| bytes.parse().ok()).unwrap_or(10_000_000);
    let folder = std::path::PathBuf::from(args.next().unwrap_or_else(|| ".".to_owned()));
    let [old, new] = versions::versions(bytes);
    std::fs::write(folder.join("old.txt"), old)?;
    std::fs::write(folder.join("new.txt"), new)
}
