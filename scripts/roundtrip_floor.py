#!/usr/bin/env python3
"""Hold the round-trip scores to their floor.

    roundtrip_floor.py RESULT.json [--slack POINTS] [--raise]

RESULT.json is what score.py of the round-trip tools writes with --json. For each extractor the means of F1, head and text
are compared with tests/roundtrip-floor.json: one below its floor by more than the slack fails, and --raise writes those that
are above it. WER, leak (a case) and lost have ceilings there in the same way; a tenth of the slack is allowed for the last two. An extractor with another number of cases than the floor has is not compared: a typesetter was missing. The ten
worst cases are printed. Standard library only. Exit code: 0 all at or above the floor, 1 below, 2 failure.
"""
import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

FLOOR = Path(__file__).resolve().parent.parent / "tests/roundtrip-floor.json"
COLUMNS = ("F1", "head", "text")
# The least is best of these, with what the slack is multiplied by.
CEILINGS = {"WER": 1, "leak": 0.1, "lost": 0.1}
# Means are compared in tenths of a per cent; other versions of a typesetter or font move single cases by less.
STEP = 0.001


def means(results):
    groups = defaultdict(list)
    for result in results:
        groups[result["extractor"]].append(result)
    mean = lambda cases, column: sum(c[column] or 0 for c in cases) / len(cases)
    figures = lambda cases: {c: int(mean(cases, c) / STEP + 1e-6) / 10 for c in COLUMNS}
    # The leak is a count, all others are shares; what the scorer prints has one decimal.
    most = lambda cases: {c: round(mean(cases, c) * (1 if c == "leak" else 100), 1) for c in CEILINGS}
    return {name: {"cases": len(cases)} | figures(cases) | most(cases) for name, cases in sorted(groups.items())}


def worst(results):
    print("worst cases:")
    for case in sorted(results, key=lambda r: sum(r[c] or 0 for c in COLUMNS))[:10]:
        print(f"  {case['case']:<52}", *(f"{c} {100 * (case[c] or 0):.1f}" for c in COLUMNS))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("result", type=Path)
    parser.add_argument("--slack", type=float, default=0)
    parser.add_argument("--raise", action="store_true", dest="higher")
    arguments = parser.parse_args()
    results = json.loads(arguments.result.read_text(encoding="utf-8"))
    worst(results)
    floor = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}
    failed = 0
    for name, reached in means(results).items():
        kept = floor.setdefault(name, {"cases": reached["cases"]})
        if kept["cases"] != reached["cases"]:
            print(f"{name}: {reached['cases']} cases of {kept['cases']}, not compared")
            continue
        for column in COLUMNS:
            value, least = reached[column], kept.get(column, 0)
            if value < least - arguments.slack:
                print(f"{name}: {column} {value} is below its floor {least}")
                failed = 1
            kept[column] = max(value, least)
        for column, share in CEILINGS.items():
            value, most = reached[column], kept.get(column, reached[column])
            if value > most + arguments.slack * share:
                print(f"{name}: {column} {value} is above its ceiling {most}")
                failed = 1
            kept[column] = min(value, most)
    if arguments.higher:
        FLOOR.write_text(json.dumps(floor, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
