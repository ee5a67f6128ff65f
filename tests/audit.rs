//! The audit can fail: a conversion in which something was lost, doubled or changed is refused, with the place.

use lidwoord::audit::{Dropped, audit};
use lidwoord::decode::{self, Text};
use lidwoord::source::Source;
use lidwoord::trace::RepairKind;
use lidwoord::tree::{Conversion, FurnitureKind, Node};
use lidwoord::{Options, convert};

/// Terms with a broken word, a ligature, and a line that is no part of them.
const TERMS: &str = "\
Voorwaarden

Artikel 1. Huur
1.1 De huurder be-
taalt vooruit.
1.2 De \u{FB01}rma levert
Pagina 1 van 2
\u{C}de zaak schoon op.
Pagina 2 van 2
";

/// The clean text, its conversion, and what was left out.
fn converted() -> (Text, Conversion, Vec<Dropped>) {
    let text = decode::clean(&mut Source::new("-", TERMS.into()));
    let conversion = convert("-", TERMS.into(), &Options::default());
    let place = |furniture: &str| {
        let start = text.text.find(furniture).expect("its place") as u32;
        Dropped { start, end: start + furniture.len() as u32, kind: FurnitureKind::Footer }
    };
    let dropped: Vec<Dropped> = conversion.furniture.iter().map(|item| place(&item.text)).collect();
    assert_eq!(dropped.len(), 2, "two page numbers");
    (text, conversion, dropped)
}

fn node<'c>(conversion: &'c mut Conversion, path: &str) -> &'c mut Node {
    conversion.documents[0].nodes.iter_mut().find(|node| node.path == path).expect("the node")
}

/// What the audit says of a conversion that was tampered with: line and message.
#[track_caller]
fn found(tamper: impl FnOnce(&mut Conversion, &mut Vec<Dropped>)) -> (u32, String) {
    let (text, mut conversion, mut dropped) = converted();
    tamper(&mut conversion, &mut dropped);
    let error = audit(&text, &conversion, &dropped).expect_err("the audit sees it");
    (error.line, error.message)
}

#[test]
fn a_sound_conversion_balances() {
    let (text, conversion, dropped) = converted();
    let ledger = audit(&text, &conversion, &dropped).expect("nothing is lost");
    assert_eq!(ledger.visible, TERMS.chars().filter(|c| !c.is_whitespace()).count() as u64);
    assert_eq!(ledger.visible, ledger.kept + ledger.rewritten + ledger.dropped.iter().map(|d| d.1).sum::<u64>());
    assert_eq!(ledger.rewritten, "be-taalt\u{FB01}".chars().count() as u64);
}

#[test]
fn text_that_is_lost_is_found() {
    let nowhere = "this text is nowhere in the output";
    let differs = "the output differs from the source here without a repair";
    assert_eq!(found(|_, dropped| dropped.clear()), (7, nowhere.into()));
    assert_eq!(found(|c, _| _ = c.documents[0].parts.pop()).1, nowhere);
    assert_eq!(found(|c, _| _ = node(c, "1.2").text.pop()).1, differs);
    assert_eq!(found(|c, _| drop(node(c, "1").heading.take())).1, differs);
    assert_eq!(found(|c, _| drop(node(c, "1.1").label.take())), (4, differs.into()));
    assert_eq!(found(|c, _| drop(c.documents[0].title.take())), (1, differs.into()));
    assert_eq!(found(|c, _| c.documents.clear()), (1, nowhere.into()));
}

#[test]
fn text_that_stands_twice_or_was_added_is_found() {
    let twice = "this text stands in two places of the output";
    assert_eq!(found(|_, dropped| dropped.push(dropped[0])), (7, twice.into()));
    assert_eq!(found(|c, _| c.documents.push(c.documents[0].clone())).1, twice);
    assert_eq!(found(|c, _| node(c, "1.2").text.push('!')).1, "the output has more text than the source");
    assert_eq!(
        found(|c, _| node(c, "1.1").text.insert(0, 'x')).1,
        "the output differs from the source here without a repair"
    );
}

#[test]
fn changes_without_a_repair_are_found() {
    let differs = "the output differs from the source here without a repair";
    let text = |c: &mut Conversion, path: &str, from: &str, to: &str| {
        let changed = node(c, path).text.replacen(from, to, 1);
        assert_ne!(changed, node(c, path).text);
        node(c, path).text = changed;
    };
    assert_eq!(found(|c, _| text(c, "1.1", "vooruit", "achteraf")), (5, differs.into()));
    assert_eq!(found(|c, _| text(c, "1.2", "schoon op", "op schoon")).1, differs);
    assert_eq!(found(|c, _| node(c, "1.1").repairs.clear()), (4, differs.into()));
    let replaced = "1 characters were replaced from here on, and 0 repairs say so";
    assert_eq!(found(|c, _| node(c, "1.2").repairs.clear()), (6, replaced.into()));
    assert_eq!(found(|c, _| node(c, "1.1").repairs[0].now = "betalt".into()).1, differs);
    // Two nodes that changed their texts.
    let swapped = found(|c, _| {
        let other = std::mem::take(&mut node(c, "1.2").text);
        node(c, "1.2").text = std::mem::replace(&mut node(c, "1.1").text, other);
    });
    assert_eq!(swapped.1, differs);
}

/// A repair must say what stood in the source, all of it.
#[test]
fn a_repair_that_hides_text_is_found() {
    let other = "a repair here says that another text stood in the source";
    for was in ["be\ntaalt", "be-\ntaalt vooruit", ""] {
        let said = found(|c, _| {
            let repair = &mut node(c, "1.1").repairs[0];
            assert_eq!(repair.kind, RepairKind::HyphenJoin);
            repair.was = was.into();
        });
        assert_eq!(said, (4, other.into()));
    }
    assert_eq!(found(|c, _| node(c, "1.2").repairs[0].was = "fi".into()), (6, other.into()));
}
