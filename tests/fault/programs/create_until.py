"""Creates a store, and kills itself at the given file operation in the profile. Prints "created" if it got to the end.

Usage: create_until.py PROFILE PASSPHRASE CODE OPERATION
"""

import os
import signal
import sys
from pathlib import Path

from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre

profile, passphrase, code, fatal = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
seen = 0


def count_operations(event: str, arguments: tuple[object, ...]) -> None:
    global seen
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect"):
        seen += str(profile) in str(arguments[0])
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(count_operations)
Coffre.create(profile, passphrase, code, cost=Argon2(passes=1, memory_kib=32, lanes=4))
sys.stdout.write("created\n")
