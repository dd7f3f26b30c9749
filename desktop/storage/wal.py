"""Damage in the write-ahead journal, which SQLite would take for the end of the journal and drop in silence.

Each frame carries a checksum computed from the one before. SQLite stops at the first that does not hold: right after
a power cut, wrong after damage, for later frames hold transactions that were acknowledged. A commit that is followed by
a valid frame was on disk before that frame was written; if it does not hold, it is damage. The very last transaction
cannot be judged. Layout: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import DamagedStoreError
from desktop.storage.failures import translated

_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24
_LARGEST_PAGE = 65536

Checksum = tuple[int, int]


def check_wal(db: Path) -> bool:
    """Tell whether the store was left without being closed. Raises: DamagedStoreError when its journal is damaged."""
    path = db.with_name(f"{db.name}-wal")
    with translated(path):
        content = path.read_bytes() if path.exists() else b""
    if len(content) > _HEADER_BYTES and _is_damaged(content):
        raise DamagedStoreError(path)
    return bool(content)


@dataclass(frozen=True, slots=True)
class _Frame:
    is_of_this_journal: bool
    is_commit: bool
    holds: bool


def _is_damaged(content: bytes) -> bool:
    magic, _version, page_bytes, *_rest = struct.unpack(">8I", content[:_HEADER_BYTES])
    order = ">" if magic & 1 else "<"
    # The header is on disk before the first frame is written.
    if _checksum(order, content[:24], (0, 0)) != struct.unpack(">2I", content[24:_HEADER_BYTES]):
        return True
    if not 512 <= page_bytes <= _LARGEST_PAGE:
        return True
    frames = _frames(content, order, page_bytes)
    broken = next((i for i, frame in enumerate(frames) if not frame.holds), len(frames))
    commit = next((i for i in range(broken, len(frames)) if frames[i].is_commit), len(frames))
    return any(frame.holds for frame in frames[commit + 1 :])


def _frames(content: bytes, order: str, page_bytes: int) -> list[_Frame]:
    salts = content[16:24]
    before: Checksum = struct.unpack(">2I", content[24:_HEADER_BYTES])
    frames = []
    size = _FRAME_HEADER_BYTES + page_bytes
    for start in range(_HEADER_BYTES, len(content) - size + 1, size):
        header = content[start : start + _FRAME_HEADER_BYTES]
        page = content[start + _FRAME_HEADER_BYTES : start + size]
        kept: Checksum = struct.unpack(">2I", header[16:24])
        is_ours = header[8:16] == salts
        holds = is_ours and _checksum(order, page, _checksum(order, header[:8], before)) == kept
        frames.append(_Frame(is_ours, header[4:8] != b"\0\0\0\0", holds))
        before = kept
    return frames


def _checksum(order: str, content: bytes, start: Checksum) -> Checksum:
    first, second = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for i in range(0, len(words), 2):
        first = (first + words[i] + second) & 0xFFFFFFFF
        second = (second + words[i + 1] + first) & 0xFFFFFFFF
    return first, second
