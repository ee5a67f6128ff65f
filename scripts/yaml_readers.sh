#!/bin/sh
# Reads lidwoord's YAML with the readers that people use (scripts/yaml_readers.py says which).
# The readers are installed in a temporary folder; needs python3 with venv, node, npm and a network.
#
#   scripts/yaml_readers.sh [FILE…]      without FILE: the raw text of every document in corpus/
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --quiet --release --manifest-path "$root/Cargo.toml" --bin lidwoord --example nasty
target=$(cargo metadata --format-version 1 --no-deps --manifest-path "$root/Cargo.toml" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PyYAML==6.0.3' 'ruamel.yaml==0.18.16'
npm install --silent --no-audit --no-fund --prefix "$work" js-yaml@4.1.0 yaml@2.8.1 >/dev/null

if [ $# -eq 0 ]; then
    for file in "$root"/corpus/*/raw.txt; do
        [ -e "$file" ] && set -- "$@" "$file"
    done
fi
"$work/venv/bin/python" "$root/scripts/yaml_readers.py" --npm "$work" \
    --bin "$target/release/lidwoord" --nasty "$target/release/examples/nasty" "$@"
