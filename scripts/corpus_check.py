#!/usr/bin/env python3
"""Compare a converted tree with a source.yaml of the corpus.

    python scripts/corpus_check.py [--quiet] OUTPUT.yaml SOURCE.yaml

OUTPUT is what `lidwoord` writes (YAML or JSON). Nodes are matched by document and path. One line a difference: missing
and extra paths, wrong kinds, numbers, labels, headings, texts, titles, versions, and nodes out of order. White space is
folded and Unicode composed before texts are compared. Exit code: 0 no difference, 1 differences, 2 failure.
"""
import argparse
import re
import sys
import unicodedata
from collections import Counter

import yaml

CONTAINERS = ("boek", "deel", "titeldeel", "hoofdstuk", "afdeling", "paragraaf", "bijlage")
FIELDS = ("kind", "number", "label", "heading", "text")


def fold(value):
    return unicodedata.normalize("NFC", " ".join(str(value or "").split()))


# --- the paths of source.yaml ------------------------------------------------------------------------------------

def articles(node):
    """The numbers of the articles in a container."""
    for child in node.get("children", []):
        if child["kind"] == "artikel":
            yield child.get("number", "")
        elif child["kind"] in CONTAINERS:
            yield from articles(child)


def own_path(node, parent, numberless):
    """`parent` is the path of the parent, `numberless` the place among the numberless children of the parent."""
    number, kind = node.get("number"), node["kind"]
    if not number:
        step = f"+{numberless}"
    elif kind in CONTAINERS:
        inside = list(articles(node))
        carried = bool(inside) and all(article.startswith(number + ".") for article in inside)
        if carried and (not parent or "." in number):           # Afdeling 2 in Hoofdstuk 2 only looks like the 2 of 2.5
            return number                                       # Hoofdstuk 2 over Artikel 2.1
        step = f"{kind}-{number}"                               # Hoofdstuk 2 over Artikel 8
    elif kind == "artikel" or "." in number:
        return number                                           # numbers on, or carries its parents
    else:
        step = number
    return f"{parent}.{step}" if parent else step


def flatten(nodes, parent="", taken=None):
    """[(path, node)] in reading order."""
    taken = Counter() if taken is None else taken
    out, numberless = [], 0
    for node in nodes:
        numberless += not node.get("number")
        path = own_path(node, parent, numberless)
        taken[path] += 1
        if taken[path] > 1:
            path += f"~{taken[path]}"
        out.append((path, node))
        out += flatten(node.get("children", []), path, taken)
    return out


def expected(source):
    out = []
    for document in source.get("documents") or [source]:
        preamble = [{"kind": "alinea", "text": text} for text in document.get("preamble", [])]
        out.append((document, flatten(preamble + document["nodes"])))
    return out


# --- the converted tree ------------------------------------------------------------------------------------------

def walk(nodes):
    for node in nodes:
        yield str(node.get("path", "")), node
        yield from walk(node.get("children") or [])


def converted(output):
    return [(document, list(walk(document.get("nodes") or []))) for document in output.get("documents") or []]


# --- comparison --------------------------------------------------------------------------------------------------

def shown(text, other):
    """The part of a long text where it begins to differ from the other."""
    start = next((i for i, pair in enumerate(zip(text, other)) if pair[0] != pair[1]), min(len(text), len(other)))
    cut = max(0, start - 20)
    return ("…" if cut else "") + text[cut:cut + 80] + ("…" if len(text) > cut + 80 else "")


def differs(where, field, got, want):
    return f"{where}: {field} is “{shown(got, want)}”, should be “{shown(want, got)}”"


def version(text):
    """`Versie 2.1, 1 maart 2024` and `2.1, 1 maart 2024` say the same."""
    return re.sub(r"^versie:?\s+", "", fold(text), flags=re.IGNORECASE)


def compare_heads(where, got, want):
    if fold(got.get("title")) != fold(want.get("title")):
        yield differs(where, "title", fold(got.get("title")), fold(want.get("title")))
    if version(got.get("version")) != version(want.get("version")):
        yield differs(where, "version", version(got.get("version")), version(want.get("version")))


def compare_nodes(where, got, want):
    found = {}
    for path, node in got:
        if path in found:
            yield f"{where}{path}: path stands in the output twice"
        found.setdefault(path, node)
    wanted = dict(want)
    for path, node in want:
        if path not in found:
            yield f"{where}{path}: missing ({node['kind']} “{shown(fold(node.get('heading') or node.get('text')), '')}”)"
            continue
        for field in FIELDS:
            a, b = fold(found[path].get(field)), fold(node.get(field))
            if a != b:
                yield differs(where + path, field, a, b)
    for path, node in got:
        if path not in wanted:
            yield f"{where}{path}: extra ({node.get('kind')} “{shown(fold(node.get('heading') or node.get('text')), '')}”)"
    places = {path: place for place, (path, _) in enumerate(got)}
    both = [path for path, _ in want if path in places]
    for before, after in zip(both, both[1:]):
        if places[before] > places[after]:
            yield f"{where}{after}: stands before {before}, should stand after it"


def compare(output, source):
    got, want = converted(output), expected(source)
    if len(got) != len(want):
        yield f"{len(got)} documents, should be {len(want)}"
    for number in range(max(len(got), len(want))):
        where = f"document {number + 1}: " if len(want) > 1 or number else ""
        got_head, got_nodes = got[number] if number < len(got) else ({}, [])
        want_head, want_nodes = want[number] if number < len(want) else ({}, [])
        yield from compare_heads(where + "head", got_head, want_head)
        yield from compare_nodes(where, got_nodes, want_nodes)


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", metavar="OUTPUT.yaml")
    parser.add_argument("source", metavar="SOURCE.yaml")
    parser.add_argument("--quiet", action="store_true", help="only the number of differences")
    options = parser.parse_args()
    try:
        output, source = load(options.output), load(options.source)
        differences = list(compare(output, source))
        nodes = sum(len(part) for _, part in expected(source))
    except (OSError, yaml.YAMLError, KeyError, AttributeError) as error:
        print(f"{parser.prog}: {error!r}", file=sys.stderr)
        return 2
    if not options.quiet:
        for line in differences:
            print(line)
    print(f"{len(differences)} differences, {nodes} nodes")
    return int(bool(differences))


if __name__ == "__main__":
    sys.exit(main())
