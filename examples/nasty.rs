//! Writes a tree of strings that YAML readers trip over, for `scripts/yaml_readers.py`.
//!
//! `cargo run --example nasty yaml` or `json`.

use lidwoord::emit::{Format, write};

#[path = "../tests/nasty/mod.rs"]
mod nasty;

fn main() -> std::io::Result<()> {
    let format = if std::env::args().nth(1).as_deref() == Some("json") { Format::Json } else { Format::Yaml };
    write(format, &nasty::conversion(&nasty::strings()), std::io::stdout().lock())
}
