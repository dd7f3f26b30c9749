"""Wrong passphrases in a row, counted on disk: a delay that grows, whatever is restarted. Nothing is ever wiped.

The file `essais` is one line of a fixed length, rewritten in place: a full disk refuses neither a count nor an opening.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.errors import TooManyAttemptsError
from desktop.storage.failures import translated
from desktop.storage.folder import create_private
from desktop.storage.instants import from_text, to_text

FREE_ATTEMPTS = 2
LONGEST_DELAY_S = 300.0

_LINE = re.compile(rb"REPERE-ESSAIS 1 (\d{6}) (\S{32})\n")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def delay_s(failures: int) -> float:
    """Seconds to wait after so many failures in a row: 0, 0, then 1, 2, 4… up to the longest."""
    if failures <= FREE_ATTEMPTS:
        return 0.0
    return float(min(2 ** min(failures - FREE_ATTEMPTS - 1, 16), LONGEST_DELAY_S))


@dataclass(frozen=True, slots=True)
class Attempts:
    """The count of one profile."""

    path: Path

    def begin(self, now: datetime) -> float:
        """Count one failure in advance, so that killing the process hides none; `clear` when it was a success.

        Returns: seconds to wait if this attempt fails. Raises: TooManyAttemptsError.
        """
        failures, last = self._read()
        if now < last:  # the clock was moved back: the delay starts again from now, no longer and no shorter
            self._write(failures, now)
            last = now
        wait = timedelta(seconds=delay_s(failures)) - (now - last)
        if failures and wait > timedelta(0):
            raise TooManyAttemptsError(self.path.parent, wait.total_seconds())
        self._write(failures + 1, now)
        return delay_s(failures + 1)

    def failures(self) -> int:
        """How many in a row so far."""
        return self._read()[0]

    def clear(self) -> None:
        """Forget the failures. Called after a success only."""
        self._write(0, _NEVER)

    def _read(self) -> tuple[int, datetime]:
        with translated(self.path):
            content = self.path.read_bytes() if self.path.exists() else b""
        found = _LINE.fullmatch(content)
        # A damaged count is a count lost: whoever can damage it could delete it as well.
        if found is None:
            return 0, _NEVER
        try:
            return int(found[1]), from_text(found[2].decode("ascii")).astimezone(UTC)
        except (ValueError, OverflowError):
            return 0, _NEVER

    def _write(self, failures: int, last: datetime) -> None:
        line = f"REPERE-ESSAIS 1 {min(failures, 999_999):06d} {to_text(last)}\n".encode("ascii")
        if not self.path.exists():
            create_private(self.path)
        with translated(self.path), self.path.open("r+b", buffering=0) as file:
            file.write(line)
            file.truncate()
            os.fsync(file.fileno())
