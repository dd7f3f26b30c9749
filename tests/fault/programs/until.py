"""Kills this process at the nth operation on a folder: files opened, renamed, removed; and whatever `count` is told.

`fatal` is n; 0 never kills. A program that gets to its end prints `told()`: the operations in their order, as JSON.
"""

import json
import os
import signal
import sys
from pathlib import Path

HEARD = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "sqlite3.connect")


class Fatal:
    def __init__(self, folder: Path, fatal: int) -> None:
        self._folder = str(folder)
        self._fatal = fatal
        self._operations: list[str] = []
        sys.addaudithook(self._hear)

    def count(self, *_progress: object) -> None:
        self._count("progress")

    def count_sql(self, statement: str) -> None:
        self._count(statement.split(maxsplit=1)[0])

    def told(self) -> str:
        return json.dumps(self._operations)

    def _count(self, operation: str) -> None:
        self._operations.append(operation)
        if len(self._operations) == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in HEARD and self._folder in str(arguments[0]):
            self._count(event)
