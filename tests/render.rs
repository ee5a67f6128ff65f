//! Diagnostics as people see them.

use lidwoord::diag::render::{Lines, Renderer};
use lidwoord::diag::{Diagnostic, Severity};
use std::ops::Range;

fn diagnostic(line: u32, columns: Range<u32>) -> Diagnostic {
    Diagnostic {
        code: "number-gap",
        severity: Severity::Warning,
        line,
        columns,
        path: Some("7.4".into()),
        message: "7.3 is missing between 7.2 and 7.4".into(),
        help: Some("see whether its text stands in 7.2".into()),
    }
}

fn render(text: &str, diagnostic: &Diagnostic) -> String {
    Renderer::new(false).render("terms.txt", &Lines::new(text), diagnostic)
}

#[test]
fn the_source_line_and_a_caret() {
    let text = "7.2 De huurder betaalt.\r\n7.4 De verhuurder zendt.\n";
    let expected = "\
warning[number-gap]: 7.3 is missing between 7.2 and 7.4
 --> terms.txt:2:1
  |
2 | 7.4 De verhuurder zendt.
  | ^^^ in 7.4
  |
  = help: see whether its text stands in 7.2";
    assert_eq!(render(text, &diagnostic(2, 0..3)), expected);
}

#[test]
fn nothing_of_the_input_steers_the_terminal() {
    let text = "a\u{1b}[2J\u{9b}31m\u{202e}\tb\u{7}\n";
    let mut found = diagnostic(1, 0..1);
    found.message = "bad \u{1b}[2J\nmessage".into();
    found.path = Some("\u{1b}".into());
    found.help = Some("\u{9d}".into());
    let shown = Renderer::new(false).render("evil\u{1b}.txt", &Lines::new(text), &found);
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    assert!(!shown.contains('\u{202e}'));
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    let text = format!("{}WOORD{}", "é ".repeat(1_000_000), " x".repeat(1_000_000));
    let start = 3_000_000;
    let shown = render(&text, &diagnostic(1, start..start + 5));
    assert!(shown.contains("terms.txt:1:2000001"), "{shown}");
    assert!(shown.lines().all(|l| l.chars().count() <= 140), "{shown}");
    let source = shown.lines().find(|l| l.contains("WOORD")).expect("the line is shown");
    let caret = shown.lines().find(|l| l.contains("^^^^^")).expect("a caret");
    let column = |line: &str, what: &str| line.find(what).map(|at| line[..at].chars().count());
    assert_eq!(column(source, "WOORD"), column(caret, "^^^^^"));
    assert!(source.contains('…'));
}

#[test]
fn colour_is_asked_for() {
    let found = diagnostic(1, 0..1);
    assert!(Renderer::new(true).render("a", &Lines::new("x"), &found).contains("\u{1b}["));
    assert!(!Renderer::new(false).render("a", &Lines::new("x"), &found).contains('\u{1b}'));
}

#[test]
fn any_place_is_rendered() {
    let texts = ["", "\n", "é\n", "a\nb", "\u{feff}", "een\u{c}twee"];
    for text in texts {
        for line in 0..4 {
            for (start, end) in [(0, 0), (0, 1), (1, 2), (5, 9), (9, 5), (u32::MAX, u32::MAX)] {
                let shown = render(text, &diagnostic(line, start..end));
                assert!(shown.contains("number-gap"), "{text:?} {line} {start}");
            }
        }
    }
}
