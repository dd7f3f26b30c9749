#!/bin/sh
# Writes the pinned and hashed versions of every package, for all systems and Python 3.11 and later.
# Versions already written are kept where they still fit; `make lock ARGS=--upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-config --no-emit-index-url --custom-compile-command "make lock" --quiet "$@"
}

compile --output-file requirements.txt "$@"
compile --extra dev --constraint requirements.txt --output-file requirements-dev.txt "$@"
