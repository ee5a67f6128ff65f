#!/usr/bin/env bash
# Prints the Python that the round-trip tools run with, after installing what they need; fails where that is not possible.
#
#   PYTHON=$(scripts/roundtrip_setup.sh) scripts/roundtrip.sh
#
# Python packages go to target/roundtrip/venv. Debian packages (extractors, LibreOffice, fonts) are installed by root only;
# others are told which are missing. Everything but the answer goes to stderr.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${LIDWOORD_ROUNDTRIP:-$root/../shared/roundtrip}
venv=$root/target/roundtrip/venv
packages=(poppler-utils mupdf-tools libreoffice-writer-nogui hyphen-nl fonts-liberation fonts-dejavu fonts-lato
    libpango-1.0-0 libpangoft2-1.0-0)

[ -f "$tools/requirements.txt" ] || { echo "no round-trip tools in $tools" >&2; exit 1; }
missing=()
for package in "${packages[@]}"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    [ "$(id -u)" = 0 ] || { echo "please install: apt install ${missing[*]}" >&2; exit 1; }
    apt-get update -q >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
fi
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv" >&2
    "$venv/bin/pip" install -q -r "$tools/requirements.txt" >&2
fi
echo "$venv/bin/python"
