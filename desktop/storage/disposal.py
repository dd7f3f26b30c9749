"""Putting a post out of use: its keys first, then all that Repère has written in the profile. Nothing is left to open.

Both key files are overwritten in place by a mark, of the length they had: it asks for no room on the disk, and what
says that the post is disposed of is what destroys its keys. Then go the keys that copies hold (backups, former key
files), the store, and last the marked files. Cut short before the first mark, the store still opens; after it, the
next start finds the mark and ends the work. A mark speaks of one store only: beside another it says nothing.

What this cannot reach: a copy elsewhere, and old blocks that a disk keeps by itself.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktop.errors import StoreError
from desktop.storage.failures import translated
from desktop.storage.folder import Folder, create_private, flush_folder, held
from desktop.storage.opening import read_store_id

_MARKED = re.compile(rb"REPERE-REBUT 1 ([0-9a-f]{32})\n")
_MARK_BYTES = 48

_OURS = ("coffre.cle*", "coffre.db*", "coffre-abime-*", "essais*", "numeros.poste*", "sauvegardes")
# The key file is the first member of a backup, and no key file is that long.
_HEAD_BYTES = 1024 * 1024


def is_disposed(profile: Path) -> bool:
    """A disposal was begun here, and is not over. What cannot be read is told by what opens it."""
    folder = Folder(profile)
    try:
        ids = {_marked_id(path) for path in folder.key_files} - {b""}
        return bool(ids) and read_store_id(folder) in (b"", *ids)
    except StoreError:
        return False


def dispose(folder: Folder) -> None:
    """Destroy the store, closed, of a folder that this process holds. Raises: what the system refuses."""
    mark = _mark(read_store_id(folder))
    for path in folder.key_files:
        if not path.exists():
            create_private(path)
        _overwrite(path, mark, at_least=_MARK_BYTES)
    _finish(folder)


def finish_disposal(profile: Path) -> None:
    """End a disposal that was cut short. Raises: AlreadyRunningError, and what the system refuses."""
    folder = Folder(profile)
    with held(folder) as lock:
        if is_disposed(profile):
            _finish(folder)
        lock.release()


def _finish(folder: Folder) -> None:
    """Remove all that is left, the marks last."""
    marked = next(path for path in folder.key_files if _marked_id(path))
    mark = _mark(_marked_id(marked))
    for path in folder.key_files:
        if path.exists() and not _marked_id(path):
            _overwrite(path, mark, at_least=_MARK_BYTES)
    others = [path for path in _written_here(folder) if path not in folder.key_files]
    for path in others:
        if path.is_file() and _may_hold_keys(path):
            _overwrite(path)
    for path in others:
        _remove(path)
    # Held by this process: where the system does not let it go, it is left, empty.
    with suppress(OSError):
        folder.lock.unlink()
    flush_folder(folder.path)
    for path in sorted(folder.key_files, key=lambda path: path == marked):
        _remove(path)


def _mark(store_id: bytes) -> bytes:
    return b"REPERE-REBUT 1 %b\n" % store_id.hex().encode("ascii")


def _marked_id(path: Path) -> bytes:
    """The identifier of the store that a marked key file was for; b"" when it is not marked."""
    with translated(path):
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            found = _MARKED.match(file.read(_MARK_BYTES))
    return bytes.fromhex(found[1].decode("ascii")) if found else b""


def _written_here(folder: Folder) -> Iterator[Path]:
    """All that Repère has written in the profile, what is in a folder before the folder. A link is not followed."""
    with translated(folder.path):
        tops = sorted({path for pattern in _OURS for path in folder.path.glob(pattern)})
    for top in tops:
        if top.is_dir() and not top.is_symlink():
            with translated(top):
                for parent, folders, files in os.walk(top, topdown=False):
                    yield from (Path(parent) / name for name in (*files, *folders))
        yield top


def _may_hold_keys(path: Path) -> bool:
    return not path.is_symlink() and (path.name.startswith("coffre.cle") or path.parent.name == "sauvegardes")


def _overwrite(path: Path, mark: bytes = b"", at_least: int = 0) -> None:
    """Write over the beginning of a file, in place, and wait until the disk has it."""
    with translated(path), path.open("r+b", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        file.write(mark.ljust(max(at_least, min(size, _HEAD_BYTES)), b"\0"))
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    with translated(path):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
