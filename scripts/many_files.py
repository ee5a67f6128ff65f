#!/usr/bin/env python3
"""Convert 20,000 files, and show that nothing about the run changes the outputs.

    python3 scripts/many_files.py [--bin target/release/lidwoord] [--files 20000] [--folder FOLDER]

Makes the files from the corpus: parts of its texts between two articles, put together anew, the same ones on every run.
Then it converts them on one thread, on two, once more, and once more in a run that is killed (SIGKILL) in the middle and
taken up with --skip-existing; all outputs must be the same bytes, and the NDJSON streams too. Prints the figures.
Standard library only. Exit code: 0 all the same, 1 a difference or a failed file, 2 failure.
"""
import argparse
import hashlib
import json
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def make(folder, count):
    """Files of one to eight parts of corpus texts, in folders of a hundred."""
    texts = [path.read_text("utf-8", "replace") for path in sorted(ROOT.glob("corpus/*/raw.txt"))]
    parts = [part for text in texts for part in re.split(r"(?m)^(?=(?:Artikel|ARTIKEL|Art\.|\d+\.) )", text) if part]
    draw = random.Random(7)
    for n in range(count):
        path = folder / f"{n // 1000:02}" / f"{n // 100 % 10}" / f"voorwaarden {n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(draw.choices(parts, k=draw.randint(1, 8))), "utf-8")


def convert(binary, source, out, *more):
    """One run, its summary, and the seconds that it took."""
    summary = out.with_suffix(".summary.json")
    subprocess.run([binary, "convert", source, "-o", out, "-q", "--summary", summary, *more], check=True)
    return json.loads(summary.read_text())


def digest(folder):
    """One SHA-256 over all places and contents, also of files that should not be there."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def killed(binary, source, out, count):
    """A run that is killed when half of its outputs are there; gives how many were."""
    run = subprocess.Popen([binary, "convert", source, "-o", out, "-q"])
    while run.poll() is None and sum(1 for _ in out.rglob("*.yaml")) < count // 2:
        time.sleep(0.2)
    run.send_signal(signal.SIGKILL)
    run.wait()
    return sum(1 for _ in out.rglob("*.yaml"))


def compare(binary, folder, count):
    source = folder / "in"
    make(source, count)
    digests = {}
    for name, threads in [("one", "1"), ("two", "2"), ("again", "2")]:
        figures = convert(binary, source, folder / name, "--threads", threads)
        digests[name] = digest(folder / name)
        print(f"{name}: {figures['converted']} files, {figures['pages']} pages, {figures['failed']} failed, "
              f"{figures['seconds']:.1f} s, {figures['bytes_per_second'] / 1e6:.2f} MB/s, {digests[name][:16]}", flush=True)
        if name != "one":
            shutil.rmtree(folder / name)
    there = killed(binary, source, folder / "killed", count)
    figures = convert(binary, source, folder / "killed", "--skip-existing")
    digests["killed"] = digest(folder / "killed")
    print(f"killed: {there} outputs were there; then {figures['skipped']} skipped, {figures['converted']} converted, "
          f"{figures['failed']} failed, {digests['killed'][:16]}", flush=True)
    streams = set()
    for threads in ["1", "2"]:
        stream = folder / f"{threads}.ndjson"
        subprocess.run([binary, "convert", source, "-q", "--format", "ndjson", "-o", stream, "-j", threads], check=True)
        streams.add(hashlib.sha256(stream.read_bytes()).hexdigest())
    print(f"NDJSON on one and two threads: {'the same' if len(streams) == 1 else 'DIFFERENT'}")
    return len(set(digests.values())) == 1 and len(streams) == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default=ROOT / "target" / "release" / "lidwoord", type=Path)
    parser.add_argument("--files", default=20_000, type=int)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder without this")
    args = parser.parse_args()
    binary = args.bin.resolve()
    if not binary.is_file():
        print(f"{binary} is missing: cargo build --release", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        try:
            same = compare(binary, Path(folder), args.files)
        except subprocess.CalledProcessError as error:
            print(f"a run ended with {error.returncode}", file=sys.stderr)
            return 1
    print("all outputs are the same bytes" if same else "the outputs DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
