"""Opens a store the next day and erases what is due, on a disk of its own when told so. Prints one JSON object.

Usage: purge.py PROFILE PASSPHRASE                        prints "open" first, to be killed meanwhile
       purge.py PROFILE PASSPHRASE FOLDER FREE_KIB        under `unshare -rm`: on a disk with that much room, then more
"""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import StoreError
from desktop.services.echeances import Echeances, Echus
from desktop.storage.coffre import Coffre

DAY_AFTER = datetime(2026, 3, 3, tzinfo=UTC)
SPARE_KIB = 8 * 1024

profile, passphrase = Path(sys.argv[1]), sys.argv[2]


def now() -> datetime:
    return DAY_AFTER


def mount(folder: Path, *options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=True)


def purge(coffre: Coffre) -> int:
    found = Echeances(coffre, now, 12).purge()
    assert isinstance(found, Echus)
    return found.total


def on_a_small_disk(folder: Path, free_kib: int) -> dict[str, object]:
    size_kib = sum(-(-path.stat().st_size // 4096) * 4 for path in profile.iterdir()) + free_kib
    mount(folder, f"size={size_kib}k")
    copy = shutil.copytree(profile, folder / "profil")
    refusal = ""
    try:
        coffre = Coffre.open(copy, passphrase, now=now)
        try:
            purge(coffre)
        finally:
            coffre.close()
    except StoreError as error:
        refusal = type(error).__name__
    mount(folder, "remount", f"size={size_kib + SPARE_KIB}k")
    coffre = Coffre.open(copy, passphrase, now=now)
    purge(coffre)
    coffre.verify()
    left = len(coffre.prises_en_charge.list()), len(coffre.orientations.list())
    return {"refusal": refusal, "left": left, "journal_holds": coffre.journal.verify().holds}


if len(sys.argv) > 3:
    sys.stdout.write(json.dumps(on_a_small_disk(Path(sys.argv[3]), int(sys.argv[4]))))
else:
    opened = Coffre.open(profile, passphrase, now=now)
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdout.write(json.dumps(purge(opened)))
