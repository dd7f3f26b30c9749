#!/bin/sh
# Opens the window; where there is no display, says so and plays the demonstration instead.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "Pas d'écran ici (ni DISPLAY ni WAYLAND_DISPLAY) : la démonstration est jouée à la place de la fenêtre."
    exec .venv/bin/python -m desktop --demo build/demonstration
fi
exec .venv/bin/python -m desktop "$@"
