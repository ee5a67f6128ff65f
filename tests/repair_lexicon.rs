//! The word lists in `lexicon/` are what the recipe makes of Debian's `wdutch`.
//!
//! Where the package is not installed the comparison is skipped with a message; make the lists again with
//! `cargo run --release --example lexicon`.

use lidwoord::lexicon::{Lexicon, recipe};

const SOURCE: &str = "/usr/share/dict/dutch";

#[test]
fn the_lists_are_not_stale() {
    let Ok(source) = std::fs::read_to_string(SOURCE) else {
        eprintln!("skipped: {SOURCE} is not there (apt install wdutch)");
        return;
    };
    let (dutch, exceptions) = recipe::build(&source).unwrap();
    assert!(dutch == include_bytes!("../lexicon/dutch.fst"), "lexicon/dutch.fst is stale");
    assert!(exceptions == include_bytes!("../lexicon/exceptions.fst"), "lexicon/exceptions.fst is stale");
}

#[test]
fn cleaning() {
    let kept = ["aardbei", "e-mail", "auto's", "3D", "zoölogie", "H₂O"];
    for word in kept {
        assert_eq!(recipe::clean(word).as_deref(), Some(word));
    }
    for word in ["10 eurobiljet", "en/of", "1000", "q.q.", "100+'er", ""] {
        assert_eq!(recipe::clean(word), None, "{word}");
    }
    assert_eq!(recipe::clean("auto’s").as_deref(), Some("auto's"));
    assert!(recipe::is_exception("niet-roker") && recipe::is_exception("beëindigen") && !recipe::is_exception("huis"));
}

#[test]
fn words_of_the_user() {
    let lexicon = Lexicon::exceptions().with_words(["Kwikstaart", " tonerpoeder ", ""]);
    assert!(lexicon.knows("kwikstaart") && lexicon.knows("TONERPOEDER") && lexicon.knows("beëindigen"));
    assert!(!lexicon.knows("") && !lexicon.knows("overeenkomst") && !lexicon.is_complete());
}

#[test]
#[cfg(feature = "lexicon")]
fn questions() {
    let lexicon = Lexicon::dutch();
    assert!(lexicon.knows("overeenkomst") && lexicon.knows("OVEREENKOMST") && lexicon.knows("AMSTERDAM"));
    assert!(lexicon.is_free("huis") && !lexicon.is_free("be") && !lexicon.is_free("b"));
    assert!(lexicon.is_compound("octrooidatabanken") && !lexicon.is_compound("overeenge"));
    assert!(lexicon.is_first_part("arbeids") && !lexicon.is_first_part("overeen-"));
    let company = lexicon.company("niet");
    assert!(company.hyphened > 50, "{company:?}");
}
