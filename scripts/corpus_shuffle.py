#!/usr/bin/env python3
"""Typeset corpus documents again in columns, and shuffle their pages, for the tests of the reading order.

    python scripts/corpus_shuffle.py            # tests/order/pages/NAME-COLUMNS.txt: columns between U+001E, pages between U+000C
    python scripts/corpus_shuffle.py --corpus   # raw.txt of the corpus documents whose meta.yaml has `shuffle`

`shuffle` names the document (`from`) and says what happens: `columns` typesets it again with so many, `columns_swapped` is
a list of [page, column] that change places with the next column, `pages_swapped` a list of pages that change places with
the next page (all counted from 1). Each column is extracted by itself (pdftotext, cropped), so that the borders are known.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus_make as make
import yaml

ROOT = make.CORPUS.parent
COLUMN, PAGE = "\x1e", "\x0c"
MARGIN, GUTTER = 36, 14
# name: for each number of columns the width and height of the page and the size of the letters
PAGES = {
    "meubelmakerij": {2: (420, 595, 7), 3: (595, 420, 7)},
    "partyverhuur": {2: (420, 595, 8), 3: (612, 440, 7)},
    "zonnepanelen": {2: (400, 560, 7.5), 3: (595, 420, 7.5)},
    "ziekenhuisinkoop": {2: (430, 600, 7.5), 3: (595, 420, 7)},
    "clouddiensten": {2: (420, 595, 7.5), 3: (595, 420, 7)},
    "evenementenverordening": {2: (420, 595, 8), 3: (640, 450, 7.5)},
    "tuinonderhoud": {2: (420, 595, 7.5), 3: (595, 420, 7.5)},
    "kaasdistributie": {2: (420, 595, 7.5), 3: (600, 430, 7)},
    "sportcentrum": {2: (420, 595, 7.5)},
    "verhuizer": {2: (400, 580, 7)},
}


def columns(name, width, height, count, size):
    """The pages of a document, each a list of columns, each a text; the last one ends with the footer."""
    source = yaml.safe_load((make.CORPUS / name / "source.yaml").read_text("utf-8"))
    layout = {"page": [width, height], "margin": MARGIN, "columns": count, "gutter": GUTTER, "font": "Liberation Sans",
              "size": size, "hyphenate": True, "justify": True, "footer": "Pagina {page}"}
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "pages.pdf"
        make.by_weasyprint(make.blocks(source, layout), layout, pdf)
        info = make.output_of("pdfinfo", str(pdf))
        total = int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))
        step = (width - 2 * MARGIN + GUTTER) / count
        pages = []
        for page in range(1, total + 1):
            crop = [[MARGIN - GUTTER / 2 + n * step, MARGIN - 4, step, height - 2 * MARGIN + 8] for n in range(count)]
            texts = [cropped(pdf, page, *box) for box in crop]
            pages.append([text for text in texts if text] + [f"Pagina {page}"])
        return pages


def cropped(pdf, page, x, y, width, height):
    box = [f"-{key}{round(value)}" for key, value in zip("xyWH", (x, y, width, height))]
    options = [part for item in box for part in (item[:2], item[2:])]
    text = make.output_of("pdftotext", "-raw", "-f", str(page), "-l", str(page), *options, str(pdf), "-")
    return text.replace(PAGE, "").strip("\n")


def shuffled(name):
    meta = yaml.safe_load((make.CORPUS / name / "meta.yaml").read_text("utf-8"))
    rule = meta["shuffle"]
    pages = columns(rule["from"], *rule["page"], rule["columns"], rule["size"])
    for page, column in rule.get("columns_swapped", []):
        parts = pages[page - 1]
        parts[column - 1], parts[column] = parts[column], parts[column - 1]
    for page in rule.get("pages_swapped", []):
        first, second = pages[page - 1], pages[page]
        pages[page - 1], pages[page] = second[:-1] + first[-1:], first[:-1] + second[-1:]
    return ("\n" + PAGE).join("\n".join(page) for page in pages) + "\n"


def main():
    if sys.argv[1:] == ["--corpus"]:
        for path in sorted(make.CORPUS.glob("*/meta.yaml")):
            if "shuffle" in yaml.safe_load(path.read_text("utf-8")):
                path.with_name("raw.txt").write_text(shuffled(path.parent.name), "utf-8")
                print(path.parent.name)
        return
    folder = ROOT / "tests/order/pages"
    folder.mkdir(parents=True, exist_ok=True)
    for name, count, (width, height, size) in ((n, c, page) for n in PAGES for c, page in PAGES[n].items()):
        pages = columns(name, width, height, count, size)
        text = f"\n{PAGE}".join(f"\n{COLUMN}".join(page) for page in pages) + "\n"
        (folder / f"{name}-{count}.txt").write_text(text, "utf-8")
        print(f"{name}, {count} columns: {len(pages)} pages")


if __name__ == "__main__":
    main()
