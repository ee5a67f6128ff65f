#!/usr/bin/env bash
# Fuzz all targets, or those that are named, for a while each.
#
#     scripts/fuzz.sh SECONDS [TARGET…]
#
# Needs a nightly compiler and cargo-fuzz (cargo install cargo-fuzz). An input that breaks a law is kept in
# fuzz/artifacts/TARGET; run it again with `cargo +nightly fuzz run TARGET FILE`. Put it, as small as it goes, into
# fuzz/corpus/TARGET/seed-NAME, so that `cargo test --test fuzz` runs it for good.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?usage: scripts/fuzz.sh SECONDS [TARGET…]}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(convert formats repair grammar diff tree)

# No sanitizer: there is no unsafe code, and without one it is twice as fast. The linker options of a user would take the
# place of the fuzzer's.
unset RUSTFLAGS
cargo +nightly fuzz build --sanitizer none
for target in "${targets[@]}"; do
    echo "== $target"
    mkdir -p "fuzz/corpus/$target"
    nice -n 19 cargo +nightly fuzz run --sanitizer none "$target" -- -max_total_time="$seconds" -max_len=1000 \
        -timeout=30 -rss_limit_mb=2000 -fork=1 -ignore_crashes=1 -print_final_stats=1
done
