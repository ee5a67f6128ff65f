#!/usr/bin/env python3
"""Make corpus/NAME/raw.txt from corpus/NAME/source.yaml, as corpus/NAME/meta.yaml says.

    python scripts/corpus_make.py [--check] [--pdf DIR] [NAME ...]

Without a NAME all documents are made. --check writes nothing, and fails when a raw.txt is not what would be written.
--pdf keeps the typeset pages in DIR, to look at. The same versions of the tools and the fonts give the same files.
corpus/README.md describes both YAML files.
"""
import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
CONTAINERS = ("boek", "deel", "titeldeel", "hoofdstuk", "afdeling", "paragraaf", "bijlage")
RUNNING = re.compile(r"(\{pages?\})")


# --- from the tree to the paragraphs on the page ---------------------------------------------------------------

@dataclass
class Block:
    """One printed paragraph. what: title, version, heading, text."""
    what: str
    text: str
    label: str = ""
    level: int = 0          # of a heading: 0 is the highest
    indent: int = 0         # of a text: the number of lists around it
    kind: str = ""


def documents(source):
    return source.get("documents") or [source]


def blocks(source, layout):
    out = []
    for document in documents(source):
        if document.get("title"):
            out.append(Block("title", document["title"]))
        if document.get("version"):
            out.append(Block("version", document["version"]))
        out += [Block("text", text) for text in document.get("preamble", [])]
        for node in document["nodes"]:
            add_node(node, 0, 0, layout, out)
    return out


def add_node(node, level, indent, layout, out):
    kind, label, text = node["kind"], node.get("label", ""), node.get("text", "")
    children = node.get("children", [])
    if kind in CONTAINERS or kind == "artikel":
        join = "\n" if kind in layout.get("heading_below", []) and node.get("heading") else " "
        line = join.join(part for part in (label, node.get("heading", "")) if part)
        out.append(Block("heading", line, level=level, kind=kind))
        if text:
            out.append(Block("text", text, indent=0))
        for child in children:
            add_node(child, level + 1, 0, layout, out)
        return
    if node.get("inline"):
        text = " ".join([text] + [f"{child['label']} {child['text']}" for child in children
                                  if child["kind"] == "onderdeel"])
        children = [child for child in children if child["kind"] != "onderdeel"]
    out.append(Block("text", text, label, indent=indent, kind=kind))
    for child in children:
        add_node(child, level, indent + 1, layout, out)


def words(source):
    """The number of words in title, preamble, headings and texts; labels do not count."""
    def count(node):
        own = sum(len(node.get(key, "").split()) for key in ("heading", "text"))
        return own + sum(count(child) for child in node.get("children", []))
    return sum(len(" ".join([d.get("title", ""), d.get("version", ""), *d.get("preamble", [])]).split())
               + sum(count(node) for node in d["nodes"]) for d in documents(source))


# --- typst -----------------------------------------------------------------------------------------------------

def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def typst_running(template, align):
    if not template:
        return "none"
    counters = {"{page}": "str(counter(page).get().first())", "{pages}": "str(counter(page).final().first())"}
    parts = " + ".join(counters.get(part) or quoted(part) for part in RUNNING.split(template) if part)
    return f"context align({align}, text(size: 0.8em, {parts}))"


def typst_source(todo, layout):
    width, height = layout["page"]
    hyphenate, justify = (str(bool(layout.get(key))).lower() for key in ("hyphenate", "justify"))
    hang = layout.get("hang", 0)
    align = layout.get("running_align", "center")
    out = [f"#set page(width: {width}pt, height: {height}pt, margin: {layout['margin']}pt, "
           f"columns: {layout.get('columns', 1)}, header: {typst_running(layout.get('header'), align)}, "
           f"footer: {typst_running(layout.get('footer'), align)})",
           f"#set columns(gutter: {layout.get('gutter', 0)}pt)",
           f"#set text(font: {quoted(layout['font'])}, size: {layout['size']}pt, lang: \"nl\", "
           f"hyphenate: {hyphenate}, fallback: false)",
           f"#set par(justify: {justify}, leading: 0.6em, spacing: {layout.get('spacing', 0.8)}em)"]
    contents = layout.get("contents")
    entries = []
    for number, block in enumerate(todo):
        if block.what == "title":
            out.append(f"#block(below: 1.1em, par(justify: false, text(size: 1.6em, weight: \"bold\", "
                       f"hyphenate: false, {quoted(block.text)})))")
        elif block.what == "version":
            out.append(f"#block(below: 1.4em, text(style: \"italic\", {quoted(block.text)}))")
        elif block.what == "heading":
            lines = ' + linebreak() + '.join(quoted(line) for line in block.text.split("\n"))
            size = (1.2, 1.1, 1.05, 1.0)[min(block.level, 3)]
            out.append(f"#block(above: 1.4em, below: 0.8em, sticky: true, par(justify: false, text(size: {size}em, "
                       f"weight: \"bold\", hyphenate: false, {lines}))) <b{number}>")
            if contents and block.kind in contents["kinds"]:
                entries.append(f"#block(spacing: 0.5em, {quoted(block.text.replace(chr(10), ' '))} + "
                               f"box(width: 1fr, repeat(\".\")) + "
                               f"context str(counter(page).at(<b{number}>).first()))")
        elif block.label and hang:
            left = block.indent * hang
            out.append(f"#pad(left: {left}em, par(hanging-indent: {hang}em, "
                       f"box(width: {hang}em, {quoted(block.label)}) + {quoted(block.text)}))")
        else:
            left = block.indent * (hang or layout.get("indent", 1.2))
            text = " ".join(part for part in (block.label, block.text) if part)
            out.append(f"#pad(left: {left}em, par({quoted(text)}))")
    if entries:
        front = 1 + max(i for i, b in enumerate(todo[:3]) if b.what in ("title", "version"))
        listing = [f"#block(below: 1em, text(size: 1.2em, weight: \"bold\", {quoted(contents['title'])}))", *entries,
                   "#pagebreak()" if contents.get("own_page") else "#v(1.5em)"]
        out[4 + front:4 + front] = listing
    return "\n\n".join(out) + "\n"


def by_typst(todo, layout, pdf):
    import typst
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.typ"
        path.write_text(typst_source(todo, layout), encoding="utf-8")
        typst.compile(str(path), output=str(pdf))


# --- WeasyPrint ------------------------------------------------------------------------------------------------

def css_running(template):
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    return " ".join(counters.get(part) or quoted(part) for part in RUNNING.split(template or "") if part) or '""'


def weasy_source(todo, layout):
    width, height = layout["page"]
    hang = layout.get("hang", 0)
    align = layout.get("running_align", "center")
    style = f"""
@page {{ size: {width}pt {height}pt; margin: {layout['margin']}pt;
  @top-{align} {{ content: {css_running(layout.get('header'))}; font-size: .8em }}
  @bottom-{align} {{ content: {css_running(layout.get('footer'))}; font-size: .8em }} }}
html {{ font-family: '{layout['font']}'; font-size: {layout['size']}pt; line-height: 1.3 }}
body {{ margin: 0; column-count: {layout.get('columns', 1)}; column-gap: {layout.get('gutter', 0)}pt; column-fill: auto }}
p {{ margin: 0 0 {layout.get('spacing', 0.5)}em; orphans: 2; widows: 2;
  hyphens: {'auto' if layout.get('hyphenate') else 'manual'}; hyphenate-character: '-'; hyphenate-limit-chars: 6 3 3;
  text-align: {'justify' if layout.get('justify') else 'left'} }}
h1, h2 {{ hyphens: manual; text-align: left; break-after: avoid }}
h1 {{ font-size: 1.6em; margin: 0 0 .6em }}
h2 {{ font-size: 1.1em; margin: 1.1em 0 .5em }}
i.v {{ display: block; margin: 0 0 1.2em }}
p.c {{ text-align: left; margin: 0 0 .2em }}
p.c a::after {{ content: leader('.') target-counter(attr(href), page) }}
span {{ display: inline-block; width: {hang}em; text-indent: 0; text-align: left }}"""
    out, entries, front = [], [], 0
    contents = layout.get("contents")
    for number, block in enumerate(todo):
        text = html.escape(block.text)
        if block.what == "title":
            out.append(f"<h1>{text}</h1>")
        elif block.what == "version":
            out.append(f"<i class=v>{text}</i>")
        elif block.what == "heading":
            shown = text.replace("\n", "<br>")
            out.append(f"<h2 id=b{number}>{shown}</h2>")
            if contents and block.kind in contents["kinds"]:
                entries.append(f"<p class=c><a href=\"#b{number}\">{text.replace(chr(10), ' ')}</a></p>")
        elif block.label and hang:
            out.append(f"<p style=\"padding-left:{(block.indent + 1) * hang}em;text-indent:-{hang}em\">"
                       f"<span>{html.escape(block.label)}</span>{text}</p>")
        else:
            shown = " ".join(part for part in (html.escape(block.label), text) if part)
            out.append(f"<p style=\"padding-left:{block.indent * (hang or layout.get('indent', 1.2))}em\">{shown}</p>")
        if block.what in ("title", "version") and number < 3:
            front = len(out)
    if entries:
        out[front:front] = [f"<h2>{html.escape(contents['title'])}</h2>", *entries]
    body = "\n".join(out)
    return f"<!doctype html><html lang=nl><meta charset=utf-8><style>{style}</style><body>{body}</body></html>"


def by_weasyprint(todo, layout, pdf):
    import logging

    import weasyprint
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    weasyprint.HTML(string=weasy_source(todo, layout)).write_pdf(str(pdf))


# --- a web page, copied by a reader ------------------------------------------------------------------------------

def web_text(todo, layout):
    """One line a paragraph; `before` and `after` are the page around it, `insert` puts lines before a heading."""
    out = list(layout.get("before", []))
    inserts = {item["heading"]: item["lines"] for item in layout.get("insert", [])}
    separator = layout.get("separator", " ")
    for block in todo:
        if block.what == "text":
            line = separator.join(part for part in (block.label, block.text) if part)
            out.append(" " * (layout.get("body_indent", 0) + block.indent * layout.get("indent", 0)) + line)
        else:
            out += inserts.pop(block.text.replace("\n", " "), [])
            out += [""] * (block.what != "version") + block.text.split("\n")
    if inserts:
        sys.exit(f"no such heading: {', '.join(inserts)}")
    return "\n".join(out + list(layout.get("after", []))) + "\n"


# --- extraction --------------------------------------------------------------------------------------------------

def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def extract(pdf, tool, options):
    if tool == "pdftotext":
        return output_of("pdftotext", *options, str(pdf), "-")
    if tool == "mutool":
        return output_of("mutool", "draw", "-q", "-F", "txt", *options, str(pdf))
    if tool == "pdfminer":
        from pdfminer.high_level import extract_text
        return extract_text(str(pdf))
    if tool == "pypdf":
        from pypdf import PdfReader
        return "\n".join(page.extract_text() for page in PdfReader(pdf).pages) + "\n"
    sys.exit(f"unknown extractor {tool}")


def replaced(text, options):
    for was, now in options.get("replace", []):
        text = text.replace(was, now)
    return text


TYPESETTERS = {"typst": by_typst, "weasyprint": by_weasyprint}


def make(name, keep=None):
    source, meta = (yaml.safe_load((CORPUS / name / f"{part}.yaml").read_text("utf-8")) for part in ("source", "meta"))
    if meta["words"] != words(source):
        print(f"{name}: meta.yaml says {meta['words']} words, there are {words(source)}", file=sys.stderr)
    layout = meta["layout"]
    todo = blocks(source, layout)
    if "typesetter" not in meta:
        return replaced(web_text(todo, layout), layout)
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(keep or folder) / f"{name}.pdf"
        TYPESETTERS[meta["typesetter"]["tool"]](todo, layout, pdf)
        text = extract(pdf, meta["extractor"]["tool"], meta["extractor"].get("options", []))
    return replaced(text, meta["extractor"])


def is_own(path):
    """The documents with `shuffle` are made by corpus_shuffle.py."""
    return "shuffle" not in yaml.safe_load(path.read_text("utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a raw.txt would change")
    parser.add_argument("--pdf", metavar="DIR", help="keep the typeset pages here")
    options = parser.parse_args()
    stale = 0
    for name in options.names or sorted(path.parent.name for path in CORPUS.glob("*/meta.yaml") if is_own(path)):
        path = CORPUS / name / "raw.txt"
        raw = make(name, options.pdf).encode("utf-8")
        same = path.exists() and path.read_bytes() == raw
        stale += not same
        if not options.check:
            path.write_bytes(raw)
        print(f"{name}: {len(raw)} bytes, {'same' if same else 'changed'}")
    return int(options.check and stale > 0)


if __name__ == "__main__":
    sys.exit(main())
