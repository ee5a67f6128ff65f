#!/bin/sh
# Make the round-trip cases, run the program on all of them, print the table and hold it to its floor.
#
#   scripts/roundtrip.sh [REGEX]        only the cases whose name matches
#
# Needs ../shared/roundtrip (or the folder that LIDWOORD_ROUNDTRIP names) with what its README asks for; says so and does
# nothing where it is absent. PYTHON and LIDWOORD name the interpreter and the program. The cases are kept in
# target/roundtrip, those of the documents in tests/roundtrip too, and made again only when that folder is gone. RAISE=1 raises the floor to what was reached; SLACK=POINTS allows so much below it, for
# other versions of typesetters and fonts. scripts/roundtrip_setup.sh installs what it needs.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${LIDWOORD_ROUNDTRIP:-$root/../shared/roundtrip}
python=${PYTHON:-python3}
work=$root/target/roundtrip
export LIDWOORD="${LIDWOORD:-$root/target/release/lidwoord}"
if [ ! -f "$tools/make.py" ]; then
    echo "no round-trip tools in $tools: nothing done"
    exit 0
fi
mkdir -p "$work"
[ -d "$work/cases" ] || "$python" "$tools/make.py" --out "$work/cases"
"$python" "$tools/score.py" --cases "$work/cases" --only "${1:-}" --group 'extractor;layout;doc' \
    --run "$python $root/scripts/roundtrip_adapter.py" --json "$work/result.json"
[ -n "${1:-}" ] || "$python" "$root/scripts/roundtrip_floor.py" "$work/result.json" --slack "${SLACK:-0}" ${RAISE:+--raise}

# The documents of this repository, in a copy of the tools that has them; their table is only printed. OWN=no leaves them out.
[ "${OWN:-}" != no ] || exit 0
if [ ! -d "$work/own" ]; then
    mkdir -p "$work/tools/content/own"
    cp "$tools"/*.py "$work/tools"
    cp "$root"/tests/roundtrip/*.yaml "$work/tools/content/own"
    "$python" "$work/tools/make.py" --docs own --out "$work/own"
fi
"$python" "$tools/score.py" --cases "$work/own" --only "${1:-}" --group 'extractor;layout;doc' \
    --run "$python $root/scripts/roundtrip_adapter.py" --json "$work/own.json"
