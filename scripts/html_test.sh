#!/bin/sh
# Tests the HTML page of `lidwoord diff` in headless Chromium (scripts/html_test.mjs says what).
# Needs chromium (Debian: apt install chromium), node 18 or later, npm and a network for puppeteer-core.
#
#   scripts/html_test.sh [--shots FOLDER]      FOLDER gets screenshots: light, dark, narrow, columns, print
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --quiet --release --manifest-path "$root/Cargo.toml" --bin lidwoord
target=$(cargo metadata --format-version 1 --no-deps --manifest-path "$root/Cargo.toml" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
npm install --silent --no-audit --no-fund --prefix "$work" puppeteer-core@24.43.1 >/dev/null
cp "$root/scripts/html_test.mjs" "$work/"
node "$work/html_test.mjs" --bin "$target/release/lidwoord" --root "$root" --work "$work" "$@"
