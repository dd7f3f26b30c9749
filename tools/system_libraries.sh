#!/bin/sh
# Installs what Qt and the documents need from the system, or names it exactly in one sentence.
set -eu
cd "$(dirname "$0")/.."
. tools/privilege.sh

missing() { .venv/bin/python -m tools.missing_packages; }

packages=$(missing)
# shellcheck disable=SC2086 - one word a package
if [ -n "$packages" ] && install_packages $packages; then
    packages=$(missing)
fi
if [ -n "$packages" ]; then
    echo "Il manque à ce système : $packages ; en administrateur : apt install $packages" >&2
    exit 0
fi
touch .venv/system-ready
