"""What Linux says of the file systems in place: which one holds a folder, and what it comes from."""

import re
from dataclasses import dataclass
from pathlib import Path

MOUNT_TABLE = Path("/proc/self/mountinfo")

_LINE = re.compile(r"\d+ \d+ (?P<device>\d+:\d+) \S+ (?P<at>\S+) \S+ (?:\S+ )*?- (?P<kind>\S+) (?P<source>\S*)")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system in place: `at` is where, `kind` what Linux calls it, `source` what it comes from.

    `device` is major:minor, as under /sys/dev/block.
    """

    at: Path
    kind: str
    source: str
    device: str


def load_mounts(table: Path) -> tuple[Mount, ...]:
    """Raises: OSError where there is no such table."""
    return read_mounts(table.read_text(encoding="utf-8", errors="surrogateescape"))


def read_mounts(table: str) -> tuple[Mount, ...]:
    """Read /proc/self/mountinfo, proc(5). A line that is not understood is left out."""
    found = (_LINE.match(line) for line in table.splitlines())
    return tuple(Mount(Path(_unescaped(m["at"])), m["kind"], _unescaped(m["source"]), m["device"]) for m in found if m)


def find_mount(place: Path, mounts: tuple[Mount, ...]) -> Mount | None:
    """The file system that holds an absolute path: the deepest, and of two at one place the last put there."""
    holding = [mount for mount in mounts if place.is_relative_to(mount.at)]
    return max(reversed(holding), key=lambda mount: len(mount.at.parts), default=None)


def _unescaped(text: str) -> str:
    """Blanks, line ends, # and backslashes are in octal there, byte by byte."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
