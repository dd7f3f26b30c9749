#!/bin/sh
# Prints the path of the first Python that Repère runs on; PYTHON, when set, is the only one tried.
set -eu

for name in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3}; do
    # A version manager may leave a name that starts nothing: only running it tells.
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$name" -c 'import sys; print(sys.executable)'
    fi
done
echo "Repère demande Python 3.11 ou plus récent, qui n'a pas été trouvé : installez-le (Debian, Ubuntu : apt install python3.11)." >&2
exit 1
