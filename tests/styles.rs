//! House styles of the user's own: their patterns for labels, headings and furniture.

use lidwoord::grammar::Grammar;
use lidwoord::{Options, convert, verify};

const STYLE: &str = r"
title: Clausules met een code
levels:
- kind: artikel
  labels: ['Artikel 1']
  heading: required
- kind: lid
  labels: ['1.']
  heading: none
patterns:
  label: ['^(Clausule [A-Z]{2}-\d+)\s']
  heading: ['^TUSSENKOP ']
  furniture: ['^Vertrouwelijk']
";

const TEXT: &str = "\
Clausule AB-1 Betaling
1. De huurder betaalt vooruit aan de verhuurder.
2. De huurder betaalt per maand.
Vertrouwelijk
TUSSENKOP bij de duur
Clausule AB-7 Duur
1. De huur duurt een jaar.
";

#[test]
fn patterns_of_a_style_are_used() {
    let options = Options {
        grammar: Some(Grammar::parse("test.yaml", STYLE).expect("the style is sound")),
        ..Options::default()
    };
    verify("-", TEXT.into(), &options).expect("nothing is lost");
    let conversion = convert("-", TEXT.into(), &options);
    let paths: Vec<&str> = conversion.documents[0].nodes.iter().map(|n| n.path.as_str()).collect();
    assert_eq!(paths, ["AB-1", "AB-1.1", "AB-1.2", "+1", "AB-7", "AB-7.1"]);
    let first = &conversion.documents[0].nodes[0];
    assert_eq!((first.label.as_deref(), first.heading.as_deref()), (Some("Clausule AB-1"), Some("Betaling")));
    assert_eq!(conversion.furniture.len(), 1);
}

#[test]
fn a_forced_style_is_kept() {
    let text = "1. Huur\n1.1 De huurder betaalt.\n1.2 De verhuurder levert.\n";
    for name in ["decimaal-2", "artikel-lid", "wetgeving"] {
        let options = Options { grammar: lidwoord::grammar::by_name(name).cloned(), ..Options::default() };
        assert_eq!(convert("-", text.into(), &options).documents[0].grammar, name);
        verify("-", text.into(), &options).expect("nothing is lost");
    }
}
