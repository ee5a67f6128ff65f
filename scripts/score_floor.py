#!/usr/bin/env python3
"""Hold the scores on sample texts that lie outside the repository to their floor.

    python scripts/score_floor.py [--bin target/release/lidwoord] [--raise]

The samples and their hand-checked answers are not ours to publish. Where they are present (../shared, or the folder that
LIDWOORD_SAMPLES names), each figure is compared with tests/score-floor.json: one below its floor fails, and one above it is
printed, so that the floor can be raised (--raise writes it). Where they are absent, this says so and does nothing.
A floor belongs to one text, named by the first digits of its SHA-256. Standard library only.
Exit code: 0 all at or above the floor, 1 below, 2 failure.
"""
import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOOR = ROOT / "tests" / "score-floor.json"
LESS_IS_BETTER = ("words", "left")
DIGITS = 10_000


def samples():
    folder = Path(os.environ.get("LIDWOORD_SAMPLES") or ROOT / ".." / "shared")
    return folder.resolve() if (folder / "score" / "score.py").is_file() else None


def measure(folder, binary):
    """The figures of each text, by the digest of the text; and what the texts are called."""
    run = subprocess.run([sys.executable, str(folder / "score" / "score.py"), "--bin", str(binary), "--json"],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"score.py failed: {run.stderr.strip()[-400:]}")
    found, names = {}, {}
    for row in json.loads(run.stdout):
        name = row.pop("text_name")
        digest = hashlib.sha256((folder / "seeds" / f"{name}.txt").read_bytes()).hexdigest()[:12]
        found[digest], names[digest] = {key: figure(key, value) for key, value in row.items()}, name
    return found, names


def figure(key, value):
    """Four decimals, rounded to the worse side; `2/2` is the share of documents that were found."""
    if isinstance(value, str):
        got, want = map(int, value.split("/"))
        return 1.0 if got == want else 0.0
    if isinstance(value, int):
        return value
    rounded = math.ceil if key in LESS_IS_BETTER else math.floor
    return rounded(value * DIGITS + (-1e-6 if key in LESS_IS_BETTER else 1e-6)) / DIGITS


def compare(found, floor, names):
    """Lines for what is below its floor, and for what is above."""
    below, above = [], []
    for digest, figures in floor.items():
        if digest not in found:
            print(f"no sample has the digest {digest}; it is not checked")
            continue
        for key, least in figures.items():
            got = found[digest].get(key)
            better = (lambda a, b: a < b) if key in LESS_IS_BETTER else (lambda a, b: a > b)
            line = f"{names[digest]} {key}: {got}, floor {least}"
            if got is None or better(least, got):
                below.append(line)
            elif better(got, least):
                above.append(line)
    for digest in found:
        if digest not in floor:
            above.append(f"{names[digest]}: no floor yet")
    return below, above


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, default=ROOT / "target" / "release" / "lidwoord")
    parser.add_argument("--raise", dest="raised", action="store_true", help="write the figures as the new floor")
    options = parser.parse_args()
    folder = samples()
    if folder is None:
        print("score floor: skipped, the sample texts are not here")
        return 0
    if not options.bin.is_file():
        print(f"{options.bin} is missing; build it with cargo build --release", file=sys.stderr)
        return 2
    found, names = measure(folder, options.bin)
    floor = json.loads(FLOOR.read_text()) if FLOOR.is_file() else {}
    below, above = compare(found, floor, names)
    for line in below:
        print(f"BELOW {line}")
    for line in above:
        print(f"above {line}")
    if options.raised and not below:
        FLOOR.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")
        print(f"the floor of {len(found)} texts is written to {FLOOR.relative_to(ROOT)}")
    elif above and not below:
        print("the floor can be raised: scripts/score_floor.py --raise")
    print(f"score floor: {len(below)} below, {len(above)} above, {len(found)} texts")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
