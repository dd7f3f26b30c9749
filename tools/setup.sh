#!/bin/sh
# Makes .venv ready: Python, pinned and hashed packages, system libraries.
set -eu
cd "$(dirname "$0")/.."
. tools/privilege.sh

python=$(tools/find_python.sh)

# Debian keeps ensurepip apart.
if ! "$python" -c 'import ensurepip, venv; ensurepip.version()' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! install_packages "$package"; then
        echo "Il manque le module venv de Python ; en administrateur : apt install $package" >&2
        exit 1
    fi
fi

# What identifies a .venv in order: the version of its Python, with pip beside.
version() { .venv/bin/python -c 'import pip, sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

wanted=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$(version || true)" != "$wanted" ]; then
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "Installation des paquets Python dans .venv (une à deux minutes la première fois)…"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
touch .venv/packages-ready
