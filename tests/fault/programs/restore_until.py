"""Restores a backup, whole or its content, and kills itself at the given operation. Prints the operations at the end.

For the content, each SQL statement is an operation as well. Usage: restore_until.py PROFILE PASSPHRASE BACKUP OPERATION
(whole|content)
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop.storage.coffre import Coffre
from desktop.storage.watch import Watch
from desktop.storage.whole_restoration import restore_whole
from tests.fault.programs.until import Fatal

profile, passphrase, backup, operation = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])


def restore_content() -> Fatal:
    coffre = Coffre.open(profile, passphrase)
    fatal = Fatal(profile, operation)
    restoration = coffre.sauvegardes.examine(backup, passphrase, None, Watch(fatal.count))
    coffre._db._connection.set_trace_callback(fatal.count_sql)  # noqa: SLF001 - between two statements, nothing else tells
    restoration.apply()
    restoration.close()
    coffre.close()
    return fatal


def restore_all() -> Fatal:
    fatal = Fatal(profile, operation)
    restore_whole(profile, backup, passphrase, now=lambda: datetime.now(UTC), watch=Watch(fatal.count))
    return fatal


sys.stdout.write((restore_all() if sys.argv[5] == "whole" else restore_content()).told())
