#!/usr/bin/env python3
"""Read lidwoord's YAML with the readers that people use, and compare each with the JSON output.

    yaml_readers.py --bin target/release/lidwoord [--nasty target/release/examples/nasty] FILE…

Readers: PyYAML (its own parser and libyaml), ruamel.yaml as YAML 1.1 and as 1.2, and js-yaml and yaml from npm
(yaml as 1.1 and 1.2). The npm readers are found through NODE_PATH or a node_modules folder in --npm DIR.
`--nasty` names the example program that writes a tree of strings that readers trip over.
Prints one line for each output that is read wrongly, then `N passed, N failed`; the exit code is 1 where one failed.
`scripts/yaml_readers.sh` installs the readers in a temporary folder and runs this on the corpus.
"""
import argparse
import json
import subprocess
import sys

import yaml
from ruamel.yaml import YAML

JAVASCRIPT = """
const text = require('fs').readFileSync(0, 'utf8');
const readers = {
  'js-yaml': t => require('js-yaml').load(t),
  'yaml 1.1': t => require('yaml').parse(t, {version: '1.1', merge: true}),
  'yaml 1.2': t => require('yaml').parse(t, {version: '1.2'}),
};
console.log(JSON.stringify(readers[process.argv[1]](text)));
"""


def ruamel(version):
    def read(text):
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        return reader.load(text)
    return read


def javascript(name, folder):
    def read(text):
        run = subprocess.run(["node", "-e", JAVASCRIPT, name], input=text.encode(), capture_output=True, cwd=folder)
        if run.returncode:
            raise ValueError(run.stderr.decode(errors="replace").strip().splitlines()[-1])
        return json.loads(run.stdout)
    return read


def readers(folder):
    return {
        "PyYAML": lambda text: yaml.load(text, Loader=yaml.SafeLoader),
        "libyaml": lambda text: yaml.load(text, Loader=yaml.CSafeLoader),
        "ruamel.yaml 1.1": ruamel((1, 1)),
        "ruamel.yaml 1.2": ruamel((1, 2)),
        "js-yaml": javascript("js-yaml", folder),
        "yaml 1.1": javascript("yaml 1.1", folder),
        "yaml 1.2": javascript("yaml 1.2", folder),
    }


def outputs(args):
    """The name, YAML and JSON of each output to compare."""
    def run(*command):
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()
    if args.nasty:
        yield "nasty strings", run(args.nasty, "yaml"), run(args.nasty, "json")
    for file in args.files:
        yield file, run(args.bin, "convert", file), run(args.bin, "convert", file, "--format", "json")


def difference(found, wanted, place=""):
    """The first place where two trees differ, in value or in type; None where they are the same."""
    if type(found) is not type(wanted):
        return f"{place}: {found!r} instead of {wanted!r}"[:300]
    if isinstance(wanted, dict):
        if list(found) != list(wanted):
            return f"{place}: keys {list(found)} instead of {list(wanted)}"
        pairs = [(f"{place}.{key}", found[key], wanted[key]) for key in wanted]
    elif isinstance(wanted, list):
        if len(found) != len(wanted):
            return f"{place}: {len(found)} items instead of {len(wanted)}"
        pairs = [(f"{place}[{i}]", a, b) for i, (a, b) in enumerate(zip(found, wanted))]
    else:
        return None if found == wanted else f"{place}: {found!r} instead of {wanted!r}"[:300]
    return next(filter(None, (difference(a, b, where) for where, a, b in pairs)), None)


def check_readers(known):
    """The comparison is worth nothing where a reader does not follow the version that it stands for."""
    for name, expected in [("PyYAML", True), ("ruamel.yaml 1.1", True), ("ruamel.yaml 1.2", "yes"),
                           ("yaml 1.1", True), ("yaml 1.2", "yes"), ("js-yaml", "yes")]:
        found = known[name]("a: yes")["a"]
        if found is not expected and found != expected:
            sys.exit(f"{name} reads `yes` as {found!r}, so it is not the reader that it should be")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--nasty")
    parser.add_argument("--npm", default=".")
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    known = readers(args.npm)
    check_readers(known)
    passed = failed = 0
    for output, text, as_json in outputs(args):
        wanted = json.loads(as_json)
        for reader, read in known.items():
            try:
                problem = difference(read(text), wanted)
            except Exception as error:  # whatever a reader throws is a failure of the output
                problem = f"{type(error).__name__}: {error}"[:300]
            if problem:
                failed += 1
                print(f"{output}, {reader}: {problem}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
