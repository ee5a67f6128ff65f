#!/usr/bin/env python3
"""Hold the round-trip scores to their floor.

    roundtrip_floor.py RESULT.json [--raise]

RESULT.json is what score.py of the round-trip tools writes with --json. For each extractor the means of F1, head and text
are compared with tests/roundtrip-floor.json: one below its floor fails, and --raise writes those that are above it. The ten
worst cases are printed. Standard library only. Exit code: 0 all at or above the floor, 1 below, 2 failure.
"""
import json
import sys
from collections import defaultdict
from pathlib import Path

FLOOR = Path(__file__).resolve().parent.parent / "tests/roundtrip-floor.json"
COLUMNS = ("F1", "head", "text")
# Means are compared in tenths of a per cent; other versions of a typesetter or font move single cases by less.
STEP = 0.001


def means(results):
    groups = defaultdict(list)
    for result in results:
        groups[result["extractor"]].append(result)
    mean = lambda cases, column: sum(c[column] or 0 for c in cases) / len(cases)
    return {name: {c: int(mean(cases, c) / STEP + 1e-6) / 10 for c in COLUMNS} for name, cases in sorted(groups.items())}


def worst(results):
    print("worst cases:")
    for case in sorted(results, key=lambda r: sum(r[c] or 0 for c in COLUMNS))[:10]:
        print(f"  {case['case']:<52}", *(f"{c} {100 * (case[c] or 0):.1f}" for c in COLUMNS))


def main():
    arguments = [a for a in sys.argv[1:] if a != "--raise"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    results = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    worst(results)
    floor = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}
    failed = 0
    for name, reached in means(results).items():
        kept = floor.setdefault(name, {})
        for column, value in reached.items():
            least = kept.get(column, 0)
            if value < least:
                print(f"{name}: {column} {value} is below its floor {least}")
                failed = 1
            kept[column] = max(value, least)
    if "--raise" in sys.argv:
        FLOOR.write_text(json.dumps(floor, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
