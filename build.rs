//! Writes the house styles of `grammars/` as JSON, which takes a tenth of the time to read at every start of the program.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=grammars");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder for what is built"));
    for entry in fs::read_dir("grammars").expect("the folder of the house styles is there").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            fs::write(out.join(path.with_extension("json").file_name().expect("it has a name")), json(&path))
                .expect("the folder for what is built can be written to");
        }
    }
}

/// The same values as JSON. Whether they are a house style is found when they are read.
fn json(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let values: serde_json::Value =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    values.to_string()
}
