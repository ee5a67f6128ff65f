"""Prints the lines reached by stage, from what scripts/coverage.sh has made, and lists the lines that were missed.

    scripts/coverage.py LLVM_COV FOLDER
"""

import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def programs(built):
    """The programs of a cargo build, from its messages."""
    messages = (json.loads(line) for line in built.open() if line.startswith("{"))
    return sorted({m["executable"] for m in messages if m.get("executable")})


def lines_of(llvm_cov, folder):
    """Of each file in src its lines with code, and how often each was reached."""
    objects = [part for program in programs(folder / "built.json") for part in ("--object", program)][1:]
    command = [llvm_cov, "export", "--format=lcov", f"--instr-profile={folder / 'all.profdata'}", *objects]
    lcov = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found, file = collections.defaultdict(dict), None
    for line in lcov.splitlines():
        if line.startswith("SF:"):
            path = pathlib.Path(line[3:])
            file = path.relative_to(ROOT) if path.is_relative_to(ROOT / "src") else None
        elif line.startswith("DA:") and file:
            number, count = map(int, line[3:].split(",")[:2])
            found[file][number] = found[file].get(number, 0) + count
    return found


def main():
    llvm_cov, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    stages = collections.defaultdict(lambda: [0, 0])
    missed = []
    for file, lines in sorted(lines_of(llvm_cov, folder).items()):
        stage = file.parts[1].removesuffix(".rs")
        for key in (stage, "all"):
            stages[key][0] += sum(count > 0 for count in lines.values())
            stages[key][1] += len(lines)
        text = (ROOT / file).read_text().splitlines()
        missed += [f"{file}:{n}: {text[n - 1].strip()}" for n, count in sorted(lines.items()) if count == 0]
    for stage, (reached, all_lines) in sorted(stages.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{stage:10} {reached:6} of {all_lines:6} lines {100 * reached / all_lines:6.1f} %")
    (folder / "missed.txt").write_text("".join(line + "\n" for line in missed))
    print(f"missed lines: {folder / 'missed.txt'}")


if __name__ == "__main__":
    main()
