//! Reading order: nothing moves in what is in order, and what was exchanged goes back, exactly or with a finding.
//!
//! `pages/NAME-COLUMNS.txt` are corpus documents typeset in columns and extracted column by column, made by
//! `scripts/corpus_shuffle.py`: columns stand between U+001E, pages between U+000C, and a page ends with its footer.
//! `LIDWOORD_PAGES=FOLDER` takes the pages of another folder, to look at further exchanges.

use lidwoord::tree::Conversion;
use lidwoord::{Options, convert};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

type Page = Vec<String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder with documents in columns.
fn folder() -> PathBuf {
    std::env::var_os("LIDWOORD_PAGES").map_or_else(|| root().join("tests/order/pages"), PathBuf::from)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    found.sort();
    found
}

fn converted(text: &str) -> Conversion {
    convert("-", text.as_bytes().to_vec(), &Options::default())
}

fn moves(conversion: &Conversion) -> usize {
    conversion.documents.iter().map(|d| d.repairs.len()).sum()
}

fn is_doubtful(conversion: &Conversion) -> bool {
    conversion.diagnostics.iter().any(|d| d.code == "order-doubtful")
}

/// What an exchange must not change: the nodes and their texts.
fn content(conversion: &Conversion) -> Vec<String> {
    let nodes = conversion.documents.iter().flat_map(|d| &d.nodes);
    nodes.map(|n| format!("{} {} {:?} {}", n.kind.name(), n.path, n.heading, n.text)).collect()
}

fn pages(path: &Path) -> Vec<Page> {
    let text = fs::read_to_string(path).expect("a text");
    let columns = |page: &str| page.split('\u{1E}').map(|c| c.trim_matches('\n').to_owned()).collect();
    text.split('\u{C}').map(columns).collect()
}

fn printed(pages: &[Page], between: &str) -> String {
    pages.iter().map(|page| page.join("\n") + "\n").collect::<Vec<_>>().join(between)
}

/// Every exchange of two neighbouring columns of a page, and of two neighbouring pages without their footers.
fn exchanges(pages: &[Page]) -> Vec<(String, Vec<Page>)> {
    let mut all = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        for column in 0..page.len().saturating_sub(2) {
            let mut now = pages.to_vec();
            now[n].swap(column, column + 1);
            all.push((format!("page {}, columns {} and {}", n + 1, column + 1, column + 2), now));
        }
        if n + 1 < pages.len() {
            let mut now = pages.to_vec();
            let [first, second] = &mut now[n..=n + 1] else { continue };
            std::mem::swap(first, second);
            let (a, b) = (first.len() - 1, second.len() - 1);
            std::mem::swap(&mut first[a], &mut second[b]);
            all.push((format!("pages {} and {}", n + 1, n + 2), now));
        }
    }
    all
}

#[test]
fn what_is_in_order_stays() {
    let seeds = root().join("../shared/seeds");
    let mut texts: Vec<PathBuf> = files(&seeds, ".txt").into_iter().filter(|p| !p.ends_with("defero.txt")).collect();
    for folder in files(&root().join("corpus"), "") {
        let meta = fs::read_to_string(folder.join("meta.yaml")).unwrap_or_default();
        if folder.is_dir() && !meta.contains("\nshuffle:") {
            texts.push(folder.join("raw.txt"));
        }
    }
    texts.extend(files(&root().join("tests/order/ordered"), ".txt"));
    assert!(texts.len() >= 11, "{texts:?}");
    for path in texts {
        let conversion = convert("-", fs::read(&path).expect("a text"), &Options::default());
        assert_eq!((moves(&conversion), is_doubtful(&conversion)), (0, false), "{}", path.display());
    }
}

#[test]
fn pages_in_order_stay() {
    for path in files(&folder(), ".txt") {
        for between in ["", "\u{C}"] {
            let conversion = converted(&printed(&pages(&path), between));
            assert_eq!((moves(&conversion), is_doubtful(&conversion)), (0, false), "{}", path.display());
        }
    }
}

#[test]
fn exchanged_blocks_go_back() {
    let (mut restored, mut doubtful, mut wrong) = (0, BTreeSet::new(), BTreeSet::<String>::new());
    for path in files(&folder(), ".txt") {
        let pages = pages(&path);
        for (between, mark) in [("", "no form feed"), ("\u{C}", "form feeds")] {
            let original = content(&converted(&printed(&pages, between)));
            for (what, exchanged) in exchanges(&pages) {
                let now = converted(&printed(&exchanged, between));
                let name = format!("{}, {what}, {mark}", path.file_stem().expect("a name").to_string_lossy());
                match content(&now) == original {
                    true => restored += 1,
                    false if is_doubtful(&now) => drop(doubtful.insert(name)),
                    false => drop(wrong.insert(name)),
                }
            }
        }
    }
    let all = restored + doubtful.len() + wrong.len();
    println!("{restored} of {all} restored; doubtful: {doubtful:#?}; wrong in silence: {wrong:#?}");
    assert!(wrong.is_empty(), "wrong in silence: {wrong:#?}");
    assert!(restored * 20 >= all * 19, "{restored} of {all} restored; doubtful: {doubtful:#?}");
}

/// A text of one page has no border between pages: its numbers must begin in the middle.
#[test]
fn the_halves_of_one_page_go_back_or_are_reported() {
    let (mut restored, mut all) = (0, 0);
    for path in files(&folder(), "-2.txt") {
        let first = pages(&path).remove(0);
        let halves = |order: [usize; 2]| order.map(|n| first[n].as_str()).join("\n") + "\n";
        let (before, now) = (converted(&halves([0, 1])), converted(&halves([1, 0])));
        assert_eq!((moves(&before), is_doubtful(&before)), (0, false), "{}", path.display());
        let same = content(&before) == content(&now);
        assert!(same || is_doubtful(&now), "{}", path.display());
        restored += usize::from(same && moves(&now) > 0);
        all += 1;
    }
    println!("{restored} of {all} restored");
    assert!(restored * 2 >= all, "{restored} of {all} restored");
}

/// Two of three columns of such a page that changed places.
#[test]
fn two_of_three_columns_of_one_page_go_back_or_are_reported() {
    let (mut restored, mut all) = (0, 0);
    for path in files(&folder(), "-3.txt") {
        let first = pages(&path).remove(0);
        let columns = |order: [usize; 3]| order.map(|n| first[n].as_str()).join("\n") + "\n";
        let before = converted(&columns([0, 1, 2]));
        assert_eq!(moves(&before), 0, "{}", path.display());
        for order in [[1, 0, 2], [0, 2, 1]] {
            let now = converted(&columns(order));
            let same = content(&before) == content(&now);
            assert!(same || is_doubtful(&now), "{order:?} of {}", path.display());
            restored += usize::from(same && moves(&now) > 0);
            all += 1;
        }
    }
    println!("{restored} of {all} restored");
    assert!(restored * 2 >= all, "{restored} of {all} restored");
}

/// The lines of two columns one after the other on each line prove no order of blocks.
#[test]
fn nothing_moves_where_the_lines_of_columns_are_mixed() {
    let mut mixed = 0;
    for path in files(&folder(), "-2.txt") {
        let woven = |page: &Page| {
            let [left, right] = [0, 1].map(|n| page[n].lines().map(str::to_owned).collect::<Vec<_>>());
            let line = |n: usize| [&left, &right].map(|c| c.get(n).map_or("", |l| l.as_str())).join(" ");
            (0..left.len().max(right.len())).map(line).collect::<Vec<_>>().join("\n")
        };
        let text = pages(&path).iter().filter(|p| p.len() > 2).map(woven).collect::<Vec<_>>().join("\n\u{C}");
        let conversion = converted(&text);
        if conversion.diagnostics.iter().any(|d| d.code == "columns-interleaved") {
            mixed += 1;
            let blocks = conversion.documents.iter().flat_map(|d| &d.repairs).filter(|r| r.rule == "borders");
            assert_eq!(blocks.count(), 0, "{}", path.display());
        }
    }
    assert!(mixed >= 5, "{mixed}");
}

#[test]
fn a_torn_paragraph_is_one_node() {
    let pages = pages(&root().join("tests/order/pages/meubelmakerij-2.txt"));
    let exchanged = exchanges(&pages).remove(0).1;
    let (before, after) = (converted(&printed(&pages, "")), converted(&printed(&exchanged, "")));
    let text = |c: &Conversion| c.documents[0].nodes.iter().find(|n| n.path == "2.2").cloned().expect("lid 2.2");
    let (whole, torn) = (text(&before), text(&after));
    assert_eq!(whole.text, torn.text, "words that were broken are whole, also in lines that were moved");
    assert!(whole.more_lines.is_empty(), "{:?}", whole.more_lines);
    // Its beginning stands at the foot of what was printed second, its end at the top of the file.
    assert_eq!((torn.first_line, torn.last_line, &torn.more_lines[..]), (96, 97, &[(1, 3)][..]));
}

/// Two pages; on the second one the column that ends with article 13 was printed last, and its lid 4 begins the next column.
fn label_at_the_top_of_a_column() -> String {
    let lid = |n: usize, k: usize| {
        format!(
            "De huurder van kavel {n} betaalt de pacht van tuin {k} steeds vooraf, op de\ndag die daarvoor in artikel {n} is afgesproken.\n"
        )
    };
    let article = |n: usize| {
        let leden = (1..=3).map(|k| format!("{k}.\n{}", lid(n, k))).collect::<String>();
        format!("ARTIKEL {n} – KAVEL {n}\n{leden}")
    };
    let column = |articles: std::ops::RangeInclusive<usize>| articles.map(article).collect::<String>();
    let foot = |page: usize| format!("\nDe Lindenhof – Oudeveld\n\nPagina {page}/2\n\n");
    let (first, second) = (column(1..=9), column(10..=12));
    let top = format!("\n4.\n\n{}{}\n", lid(13, 4), column(14..=15));
    format!("ALGEMENE HUURVOORWAARDEN\n{first}{}\u{C}{second}{top}{}{}", foot(1), column(13..=13), foot(2))
}

/// Lid 4 goes on behind lid 3 of article 12 as well as of article 13; white space shows that it begins a column.
#[test]
fn a_label_apart_from_its_paragraph_begins_the_column_that_moves() {
    let conversion = converted(&label_at_the_top_of_a_column());
    let paths: Vec<&str> = conversion.documents[0].nodes.iter().map(|n| n.path.as_str()).collect();
    assert!(paths.contains(&"13.4") && !paths.contains(&"12.4"), "{paths:?}");
}
