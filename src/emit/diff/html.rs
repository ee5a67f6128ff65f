//! The differences as one HTML page that needs nothing else: no network, no framework, no font.
//!
//! Without scripts it is whole too; they only add jumping, hiding and two columns.

use super::Comparison;
use super::layout::{Layout, Section};
use super::show::{Piece, pieces};
use super::wire::titles;
use crate::diag::visible::neutralise;
use crate::diff::words::Class;
use crate::diff::{Change, Fate};
use std::io::{self, BufWriter, Write};

const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// Nothing is loaded from anywhere, whatever the texts hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'";

/// Writes the page.
///
/// # Errors
/// Those of `out`.
pub fn write(comparison: &Comparison, out: impl Write) -> io::Result<()> {
    let layout = Layout::new(comparison);
    let mut page = Page { comparison, layout: &layout, out: BufWriter::with_capacity(64 * 1024, out) };
    page.head()?;
    page.summary()?;
    page.bar()?;
    page.list()?;
    page.put("<main id=\"changes\" lang=\"nl\" tabindex=\"-1\">\n")?;
    for section in layout.sections() {
        page.section(&section)?;
    }
    page.put("</main>\n<footer>Made by lidwoord ")?;
    page.put(env!("CARGO_PKG_VERSION"))?;
    page.put("</footer>\n<script>")?;
    page.put(SCRIPT)?;
    page.put("</script>\n</body>\n</html>\n")?;
    page.out.flush()
}

struct Page<'p, 'c, W: Write> {
    comparison: &'p Comparison<'c>,
    layout: &'p Layout<'p, 'c>,
    out: BufWriter<W>,
}

/// A text for HTML, also inside an attribute in double quotes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in neutralise(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// `renumbered, edited`
fn fate(change: &Change) -> String {
    format!("{}{}", change.fate.name(), if change.edited { ", edited" } else { "" })
}

impl<W: Write> Page<'_, '_, W> {
    fn put(&mut self, html: &str) -> io::Result<()> {
        self.out.write_all(html.as_bytes())
    }

    fn head(&mut self) -> io::Result<()> {
        let (old, new) = (escape(&self.comparison.old.source.path), escape(&self.comparison.new.source.path));
        write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{old} → {new}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#changes\">Skip to the changes</a>\n\
             <header>\n<h1>What changed</h1>\n<p class=\"versions\">{old} → {new}</p>\n"
        )
    }

    /// How many nodes have each fate; a box hides those of one.
    fn summary(&mut self) -> io::Result<()> {
        self.put("<fieldset class=\"sums\">\n<legend class=\"note\">Nodes by what became of them</legend>\n")?;
        for fate in Fate::ALL {
            let (name, count) = (fate.name(), self.comparison.diff.count(fate));
            let input = match fate {
                Fate::Same => String::new(),
                _ => format!("<input type=\"checkbox\" checked data-fate=\"{name}\"> "),
            };
            let tag = if fate == Fate::Same { "span" } else { "label" };
            writeln!(self.out, "<{tag} class=\"sum\" id=\"sum-{name}\">{input}<b>{count}</b> {name}</{tag}>")?;
        }
        self.put("</fieldset>\n")?;
        let titles = titles(&self.comparison.old.documents, &self.comparison.new.documents);
        if !titles.is_empty() {
            self.put("<ul class=\"titles\">\n")?;
            for it in titles {
                let (was, now) = (escape(it.was), escape(it.now));
                writeln!(self.out, "<li>{}: <del>{was}</del> <ins>{now}</ins></li>", it.field)?;
            }
            self.put("</ul>\n")?;
        }
        self.put("</header>\n")
    }

    fn bar(&mut self) -> io::Result<()> {
        self.put(
            "<div class=\"bar\" role=\"toolbar\" aria-label=\"Changes\"><div>\n\
             <button type=\"button\" data-do=\"previous\" aria-keyshortcuts=\"k p\">↑ Previous <kbd>k</kbd></button>\n\
             <button type=\"button\" data-do=\"next\" aria-keyshortcuts=\"j n\">↓ Next <kbd>j</kbd></button>\n\
             <button type=\"button\" data-do=\"columns\" aria-pressed=\"false\" aria-keyshortcuts=\"c\">Two columns <kbd>c</kbd></button>\n\
             <button type=\"button\" data-do=\"same\" aria-pressed=\"true\" aria-keyshortcuts=\"u\">Unchanged <kbd>u</kbd></button>\n\
             <output id=\"status\" aria-live=\"polite\"></output>\n</div></div>\n",
        )
    }

    /// Links to all changes.
    fn list(&mut self) -> io::Result<()> {
        let changes = &self.comparison.diff.changes;
        self.put("<nav aria-label=\"List of changes\">\n<details>\n<summary>List of changes</summary>\n<ol>\n")?;
        for (n, change) in changes.iter().enumerate().filter(|(_, change)| change.fate != Fate::Same) {
            let (name, paths) = (change.fate.name(), escape(&self.layout.paths(change)));
            writeln!(self.out, "<li class=\"{name}\"><a href=\"#c{n}\">{paths}</a> {}</li>", fate(change))?;
        }
        self.put("</ol>\n</details>\n</nav>\n")
    }

    fn section(&mut self, section: &Section) -> io::Result<()> {
        let changed = self.comparison.diff.changes[section.entries.clone()].iter().any(|c| c.fate != Fate::Same);
        let class = if changed { "" } else { " class=\"same\"" };
        writeln!(self.out, "<section{class}>\n<h2>{}</h2>", escape(&section.name))?;
        for n in section.entries.clone() {
            self.entry(n)?;
        }
        self.put("</section>\n")
    }

    fn entry(&mut self, n: usize) -> io::Result<()> {
        let comparison = self.comparison;
        let change = &comparison.diff.changes[n];
        let (paths, name) = (escape(&self.layout.paths(change)), change.fate.name());
        if change.fate == Fate::Same {
            write!(self.out, "<div class=\"node same\"><h3>{paths}</h3>")?;
        } else {
            let fate = fate(change);
            write!(
                self.out,
                "<div class=\"node change {name}\" id=\"c{n}\" tabindex=\"-1\" role=\"group\" aria-label=\"{paths}: {fate}\">\
                 <h3>{paths} <span lang=\"en\">{fate}</span></h3>"
            )?;
        }
        self.put("<p class=\"words\">")?;
        for piece in pieces(comparison, change) {
            match piece {
                Piece::Kept(text) => self.put(&escape(&text))?,
                Piece::Out(text, class) => self.words("del", &text, class)?,
                Piece::In(text, class) => self.words("ins", &text, class)?,
            }
        }
        self.put("</p>")?;
        for it in &change.retargeted {
            let (words, from, to) = (escape(&it.now), escape(&it.from.join(", ")), escape(&it.to.join(", ")));
            write!(
                self.out,
                "<p class=\"note\" lang=\"en\">reference-retargeted: <q lang=\"nl\">{words}</q> meant {from}, now {to}</p>"
            )?;
        }
        self.put("</div>\n")
    }

    /// Words of one side; what only follows a new number is set less strongly.
    fn words(&mut self, tag: &str, text: &str, class: Class) -> io::Result<()> {
        let small = if class == Class::Reference { " class=\"small\"" } else { "" };
        write!(self.out, "<{tag}{small}>{}</{tag}>", escape(text))
    }
}
