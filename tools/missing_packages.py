"""Prints the Debian packages this system lacks, on one line; nothing when all is there.

To need another library: one line in `LIBRARIES`. Fonts are those `desktop/fonts.py` looks for.
"""

import ctypes
import sys
from pathlib import Path

from desktop import fonts
from desktop.errors import MissingFontError

# What the binaries of PySide6 load from the system. The last group is loaded by plugins, at the moment they serve.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

# What the tests open envelopes, read documents and system calls with; a bus of the desktop; the whole bidirectional
# test of Unicode.
TEST_FILES = {
    "/usr/bin/age": "age",
    "/usr/bin/dbus-daemon": "dbus",
    "/usr/bin/pdftotext": "poppler-utils",
    "/usr/bin/qpdf": "qpdf",
    "/usr/bin/strace": "strace",
    "/usr/share/unicode/BidiCharacterTest.txt": "unicode-data",
}


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    missing = [package for library, package in LIBRARIES.items() if not is_loadable(library)]
    missing += [package for file, package in TEST_FILES.items() if not Path(file).exists()]
    return missing + _missing_fonts()


def _missing_fonts() -> list[str]:
    missing: dict[str, None] = {}
    for script in fonts.Script:
        try:
            fonts.find_script(script)
        except MissingFontError as error:
            missing[error.package] = None
    return list(missing)


if __name__ == "__main__" and sys.platform.startswith("linux"):
    print(" ".join(missing_packages()))
