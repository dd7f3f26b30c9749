"""Puts a post out of use on a disk of its own that has no byte left. Run it under `unshare -rm`.

Prints what is left. Usage: dispose_full.py PROFILE PASSPHRASE EMPTY_FOLDER
"""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.storage.coffre import Coffre

profile, passphrase, disk = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
size_kib = sum(-(-path.stat().st_size // 4096) * 4 for path in profile.iterdir()) + 64
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kib}k", "tmpfs", str(disk)], check=True)
coffre = Coffre.open(shutil.copytree(profile, disk / "profil"), passphrase)
try:
    with (disk / "remplissage").open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 512)
except OSError as error:
    if error.errno != errno.ENOSPC:
        raise
coffre.dispose(passphrase)
sys.stdout.write(" ".join(path.name for path in (disk / "profil").iterdir()))
