#!/usr/bin/env python3
"""Print the tree of one raw text in the form that the round-trip scorer reads.

    roundtrip_adapter.py RAW

Runs the program named by the environment variable LIDWOORD, else target/release/lidwoord. Standard library only.
The output is a JSON list of nodes in reading order, each with path, kind, label, heading and text; a step of the path is
the number without decoration, or ~k for the k-th child without a number. The document itself is "." with the title as
its heading and the paragraphs before the first label as its text.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

BINARY = os.environ.get("LIDWOORD") or str(Path(__file__).resolve().parent.parent / "target/release/lidwoord")


def walk(nodes, prefix, out):
    unnumbered = 0
    for node in nodes:
        step = node.get("number", "").casefold()
        if not step:
            unnumbered += 1
            step = f"~{unnumbered}"
        path = prefix + [step]
        out.append({"path": "/".join(path), "kind": node["kind"], "label": node.get("number", ""),
                    "heading": node.get("heading", ""), "text": node.get("text", "")})
        walk(node.get("children", []), path, out)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    run = subprocess.run([BINARY, "convert", "--format", "json", sys.argv[1]], capture_output=True)
    if run.returncode > 1 or not run.stdout:
        sys.exit(f"{sys.argv[1]}: exit {run.returncode}: {run.stderr.decode(errors='replace')[:400]}")
    documents = json.loads(run.stdout)["documents"]
    head = {"path": ".", "kind": "document", "label": "", "heading": "", "text": ""}
    out = [head]
    for number, document in enumerate(documents):
        nodes = document.get("nodes", [])
        lead = 0
        if number == 0:
            head["heading"] = document.get("title", "")
            while lead < len(nodes) and nodes[lead]["kind"] == "alinea" and not nodes[lead].get("children"):
                lead += 1
            head["text"] = " ".join(n.get("text", "") for n in nodes[:lead])
        walk(nodes[lead:], [], out)
    json.dump(out, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
