#!/usr/bin/env python3
"""Measure the speed of `lidwoord convert` next to that of other tools, on the same text in one run.

    pip install -r scripts/compare_speed_requirements.txt; apt install pandoc
    python3 scripts/compare_speed.py [--bin target/release/lidwoord] [--more FOLDER] [--mb 4] [--rounds 5]

The text is the corpus, and the .txt files of FOLDER where one is given, repeated to a file of --mb MB. Each tool reads it and
gives what it makes of it to /dev/null:

    lidwoord      the tree with repairs, references, definitions and facts, as YAML
    pandoc        what it takes for Markdown (headings, numbered lists), as JSON
    arborparser   a tree of the lines that begin with `Artikel 1` or 1.2.3, as JSON; nothing but numbers is looked at
    doc23         a tree of the lines that fit one of two patterns, the same ones, as JSON

The tools take turns, and the least time of each counts. It is processor time, so that what else the machine does hardly
matters; starting the program counts. The last table is that of a folder with the text in files of 20 kB, on one thread and on
two, in time on the clock. Tools that are not there are left out with a message. Exit code: 0, or 2 when one fails.
"""
import argparse
import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ARBORPARSER = r"""
import sys
from arborparser.chain import ChainParser
from arborparser.pattern import NUMERIC_DOT_PATTERN_BUILDER as numbers
from arborparser.tree import TreeBuilder, TreeExporter
article = numbers.modify(prefix_regex=r"(?:Artikel|ARTIKEL|Art\.) ", suffix_regex=r"[.:]?\s+").build()
text = open(sys.argv[1], encoding="utf-8").read()
chain = ChainParser([article, numbers.modify(suffix_regex=r"[.]?\s+").build()]).parse_to_chain(text)
print(TreeExporter.export_to_json(TreeBuilder().build_tree(chain)))
"""

DOC23 = r"""
import json, sys
from doc23.config_tree import Config, LevelConfig
from doc23.gardener import Gardener
fields = {"title_field": "title", "description_field": "text", "sections_field": "children"}
article = LevelConfig(pattern=r"^(?:Artikel|ARTIKEL|Art\.) (\d+.*)$", name="artikel", **fields)
lid = LevelConfig(pattern=r"^(\d+(?:\.\d+)*\.? .*)$", name="lid", parent="artikel", **fields)
config = Config(root_name="terms", sections_field="children", description_field="text", levels={"artikel": article, "lid": lid})
print(json.dumps(Gardener(config).prune(open(sys.argv[1], encoding="utf-8").read())))
"""


def tools(binary, text):
    """What can be run: name, version, command."""
    found = [("lidwoord", version([binary, "--version"]), [binary, "convert", text, "--threads", "1"])]
    if shutil.which("pandoc"):
        found.append(("pandoc", version(["pandoc", "--version"]), ["pandoc", "-f", "markdown", "-t", "json", text]))
    for name, program in [("arborparser", ARBORPARSER), ("doc23", DOC23)]:
        try:
            found.append((name, importlib.metadata.version(name), [sys.executable, "-c", program, text]))
        except importlib.metadata.PackageNotFoundError:
            pass
    missing = {"pandoc", "arborparser", "doc23"} - {name for name, _, _ in found}
    if missing:
        print("left out, not installed:", ", ".join(sorted(missing)), file=sys.stderr)
    return found


def version(command):
    """The number in the first line that a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[0].split()[-1]


def processor_time(command):
    """The seconds of processor time that a command takes, its output thrown away."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def clock_time(command):
    """The seconds on the clock that a command takes."""
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - before


def best(commands, rounds, measure):
    """The least of `rounds` measures of each command; the commands take turns."""
    times = [[measure(command) for command in commands] for _ in range(rounds)]
    return [min(column) for column in zip(*times)]


def compare(binary, text, rounds):
    """The table of the tools."""
    found = tools(binary, text)
    seconds = best([command for _, _, command in found], rounds, processor_time)
    megabytes = os.path.getsize(text) / 1e6
    print("| tool | version | MB a second | lidwoord is so many times as fast |\n|---|---|---|---|")
    for (name, number, _), taken in zip(found, seconds):
        print(f"| {name} | {number} | {megabytes / taken:.1f} | {taken / seconds[0]:.2f} |")


def threads(binary, folder, out, rounds):
    """The line about two threads."""
    command = [binary, "convert", folder, "-o", out, "--quiet", "--threads"]
    one, two = best([command + ["1"], command + ["2"]], rounds, clock_time)
    print(f"\n{len(list(Path(folder).iterdir()))} files on two threads: {one / two:.2f} times as fast as on one")


def machine():
    """The processor and the system."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "target/release/lidwoord"))
    parser.add_argument("--more", type=Path, help="a folder with more .txt files")
    parser.add_argument("--mb", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    paths = sorted(ROOT.glob("corpus/*/raw.txt")) + sorted(options.more.glob("*.txt") if options.more else [])
    once = "\n\n".join(path.read_text("utf-8") for path in paths) + "\n\n"
    size = int(options.mb * 1e6)
    whole = once * (size // len(once.encode()) + 1)
    with tempfile.TemporaryDirectory() as folder:
        text, parts, out = Path(folder, "text.txt"), Path(folder, "parts"), Path(folder, "out")
        text.write_text(whole, "utf-8")
        parts.mkdir()
        for at in range(0, len(whole), 20_000):
            Path(parts, f"{at:09}.txt").write_text(whole[at : at + 20_000], "utf-8")
        print(f"{machine()}; {len(paths)} texts, repeated to {text.stat().st_size / 1e6:.1f} MB\n")
        compare(options.bin, str(text), options.rounds)
        threads(options.bin, str(parts), str(out), options.rounds)


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"compare_speed: {error}", file=sys.stderr)
        sys.exit(2)
