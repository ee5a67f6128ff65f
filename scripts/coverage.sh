#!/usr/bin/env bash
# Which lines of each stage the tests reach, and which they do not.
#
#     scripts/coverage.sh [ARGUMENT…]
#
# The arguments are those of `cargo test`; without any, all tests count. `scripts/coverage.sh --test fuzz` shows what the
# fixed-seed run of the fuzz targets and the committed inputs reach. The lines that nothing reaches go to
# target/coverage/missed.txt. Needs the LLVM tools of the compiler: rustup component add llvm-tools
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/host: //p')/bin
[ -x "$tools/llvm-cov" ] || { echo "no llvm-cov: run rustup component add llvm-tools" >&2; exit 2; }

folder=${CARGO_TARGET_DIR:-target}/coverage
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
export RUSTFLAGS="${RUSTFLAGS:-} -C instrument-coverage" CARGO_TARGET_DIR=$folder
export LLVM_PROFILE_FILE=$folder/profiles/%p-%m.profraw
rm -rf "$folder/profiles"

cargo test "$@" --no-run --message-format=json >"$folder/built.json"
# A failing test reaches lines as well.
cargo test "$@" --no-fail-fast >"$folder/tests.txt" 2>&1 || echo "some tests fail: $folder/tests.txt"
# Tests that kill the program or fill its disk leave broken profiles behind; all others count.
"$tools/llvm-profdata" merge --sparse --failure-mode=all "$folder"/profiles/*.profraw -o "$folder/all.profdata" 2>"$folder/merge.txt"
python3 scripts/coverage.py "$tools/llvm-cov" "$folder"
