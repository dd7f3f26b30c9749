"""Makes a store that holds slips of fiction, in one transaction. Usage: build_slips.py PROFILE COUNT

A program of its own, for it leaves out SQLCipher's wiping of memory, which is set for a whole process: the store is the
same, made ten times faster.
"""

import sys
from pathlib import Path

from desktop.orientations.reglages import Reglages
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.database import Database
from desktop.storage.recovery import generate_recovery_code
from tests.bench.slips import NOW, PASSPHRASE, slips

_run = Database.run


def _run_without_wiping(db: Database, sql: str, *parameters: object) -> int:
    return 0 if "cipher_memory_security" in sql else _run(db, sql, *parameters)


Database.run = _run_without_wiping  # type: ignore[assignment, method-assign]
cost = Argon2(passes=1, memory_kib=32, lanes=4)
coffre = Coffre.create(Path(sys.argv[1]), PASSPHRASE, generate_recovery_code(), now=lambda: NOW, cost=cost)
coffre.reglages.save(Reglages(90))
with coffre.transaction():
    for orientation in slips(int(sys.argv[2])):
        coffre.orientations.save(orientation)
coffre.close()
