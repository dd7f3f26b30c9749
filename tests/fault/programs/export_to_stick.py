"""Saves a document on a stick of its own, made here, that is too small, then is taken out while it is written to.

Run it under `unshare -rm`: nothing outside sees it. Prints one JSON object. Usage: export_to_stick.py EMPTY_FOLDER
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from desktop.errors import ExportError
from desktop.export.files import export_file

SIZE_KIB = 512
stick, keep = Path(sys.argv[1]) / "cle", Path(sys.argv[1]) / "garde"
real_fsync = os.fsync


def take_out(descriptor: Any) -> None:
    """What the kernel does of a stick that is pulled: the file goes on for who holds it, and its path leads nowhere."""
    subprocess.run(["umount", "-l", str(stick)], check=True)
    real_fsync(descriptor)


def told(size_bytes: int) -> str:
    try:
        export_file(b"x" * size_bytes, stick / "document.pdf")
    except ExportError as error:
        return type(error).__name__
    return ""


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


for folder in (stick, keep):
    folder.mkdir()
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "tmpfs", str(stick)], check=True)
subprocess.run(["mount", "--bind", str(stick), str(keep)], check=True)
said: dict[str, object] = {"too_big": told(SIZE_KIB * 1024), "left_after_too_big": names(stick), "small": told(1024)}
(stick / "document.pdf").write_bytes(b"former")
os.fsync = take_out  # type: ignore[assignment] # what the stub allows is wider
said["taken_out"] = told(2048)
os.fsync = real_fsync
said["former"] = (keep / "document.pdf").read_text(encoding="ascii")
unfinished = [path for path in keep.iterdir() if path.name != "document.pdf"]
for path in unfinished:
    os.utime(path, (0, 0))
subprocess.run(["mount", "--bind", str(keep), str(stick)], check=True)
said["again"], said["left_at_the_end"] = told(2048), names(stick)
said["was_left"] = len(unfinished)
print(json.dumps(said))
