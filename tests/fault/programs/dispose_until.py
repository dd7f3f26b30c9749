"""Disposes of a store, and kills itself at the given file operation in the profile. Prints "disposed" at the end.

Usage: dispose_until.py PROFILE PASSPHRASE OPERATION
"""

import os
import signal
import sys
from pathlib import Path

from desktop.storage.coffre import Coffre

profile, passphrase, fatal = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
seen = 0


def count_operations(event: str, arguments: tuple[object, ...]) -> None:
    global seen
    if event in ("open", "os.rename", "os.remove", "os.rmdir", "os.truncate"):
        seen += str(profile) in str(arguments[0])
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)


coffre = Coffre.open(profile, passphrase)
sys.addaudithook(count_operations)
coffre.dispose(passphrase)
sys.stdout.write("disposed\n")
