#!/bin/sh
# Plays a fictitious reception and leaves its screenshots and documents in $1 (build/demonstration by default).
set -eu
cd "$(dirname "$0")/.."

target="${1:-build/demonstration}"
mkdir -p "$target"
.venv/bin/python -m desktop --demo "$target"
echo "Démonstration : $(cd "$target" && pwd)"
