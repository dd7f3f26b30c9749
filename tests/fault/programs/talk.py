"""Opens a store with a wrong passphrase, with the right one, then damaged. Usage: talk.py PROFILE PASSPHRASE"""

import sys
from pathlib import Path

from desktop.errors import StoreError
from desktop.storage.coffre import Coffre

profile, passphrase = Path(sys.argv[1]), sys.argv[2]


def try_to_open(typed: str) -> None:
    try:
        Coffre.open(profile, typed).close()
    except StoreError as error:
        sys.stdout.write(f"{type(error).__name__}\n")


try_to_open("non")
try_to_open(passphrase)
content = bytearray((profile / "coffre.db").read_bytes())
for offset in (5 * 4096 + 9, 200):
    content[offset] ^= 1
    (profile / "coffre.db").write_bytes(content)
    try_to_open(passphrase)
