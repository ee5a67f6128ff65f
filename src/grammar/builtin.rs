//! The grammars that come with the program.

use super::Grammar;
use super::file::File;
use super::pattern::Trusted;
use std::sync::LazyLock;

/// The named files of `grammars/`, as `build.rs` writes them.
macro_rules! grammars {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")))),*]
    };
}

/// The built-in grammars, in the order in which they are tried: of two that fit alike, the first wins.
pub fn builtin() -> &'static [Grammar] {
    static ALL: LazyLock<Vec<Grammar>> = LazyLock::new(|| {
        let files = grammars![
            "artikel-decimaal",
            "artikel-lid",
            "decimaal-2",
            "decimaal-3",
            "nummer-lid",
            "nummer",
            "artikel-letter",
            "romeins",
            "hoofdstuk-artikel",
            "hoofdstuk-decimaal",
            "hoofdstuk-nummer",
            "deel-letter",
            "wetgeving",
            "overeenkomst",
            "paragraaf-teken",
            "artikel-paragraaf",
            "letter-lid",
            "streep-lid",
            "artikel-woord",
            "letter-decimaal",
        ];
        let read = files.map(|(name, text)| match serde_json::from_str::<File<Trusted>>(text) {
            Ok(file) => file.into_grammar(name),
            Err(error) => panic!("a built-in grammar is wrong: {error}"),
        });
        Vec::from(read)
    });
    &ALL
}

/// The built-in grammar of that name.
pub fn by_name(name: &str) -> Option<&'static Grammar> {
    builtin().iter().find(|grammar| grammar.name == name)
}
