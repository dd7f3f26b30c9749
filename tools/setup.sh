#!/bin/sh
# Makes .venv ready: Python, pinned and hashed packages, system libraries.
set -eu
cd "$(dirname "$0")/.."
. tools/privilege.sh

python=$(tools/find_python.sh)

# Debian keeps ensurepip apart.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! install_packages "$package"; then
        echo "Il manque le module venv de Python ; en administrateur : apt install $package" >&2
        exit 1
    fi
fi

version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

if [ "$(version .venv/bin/python || true)" != "$(version "$python")" ]; then
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "Installation des paquets Python dans .venv (une à deux minutes la première fois)…"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
touch .venv/packages-ready
