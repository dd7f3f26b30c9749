"""The two copies of the key file: which one is right, and how the other is repaired from it."""

from contextlib import suppress
from pathlib import Path

from desktop.errors import DamagedHeaderError, NewerStoreError, StoreError
from desktop.storage.failures import translated
from desktop.storage.folder import Folder, replace_whole
from desktop.storage.key_file import KeyFile, from_bytes, to_bytes


def load_keys(folder: Folder, *, store_id: bytes) -> KeyFile:
    """Return the keys, from whichever copy is good; the copy of this very `store_id` first, then the newest.

    Raises: DamagedHeaderError, ForeignStoreError when neither is good; NewerStoreError when one of them is newer.
    """
    good: list[KeyFile] = []
    refusals: list[StoreError] = []
    for path in folder.key_files:
        try:
            content = _find_content(path)
            if content is not None:
                good.append(from_bytes(content, path))
        except NewerStoreError:
            raise
        except StoreError as error:
            refusals.append(error)
    if good:
        return max(good, key=lambda keys: (keys.store_id == store_id, keys.generation))
    if not refusals:
        raise DamagedHeaderError(folder.key_files[0])
    raise next((e for e in refusals if isinstance(e, DamagedHeaderError)), refusals[0])


def load_key_bytes(folder: Folder, keys: KeyFile) -> bytes:
    """Return the content of the copy that says `keys`, to the byte: an older version may have written it.

    Raises: DamagedHeaderError when no copy does.
    """
    for path in folder.key_files:
        with suppress(StoreError):
            content = _find_content(path)
            if content is not None and from_bytes(content, path) == keys:
                return content
    raise DamagedHeaderError(folder.key_files[0])


def save_keys(folder: Folder, keys: KeyFile) -> None:
    """Write both copies. The first one decides; the second is repaired at the next opening if it cannot be now."""
    replace_whole(folder.key_files[0], to_bytes(keys))
    repair_keys(folder, keys)


def repair_keys(folder: Folder, keys: KeyFile) -> None:
    """Write again the copies that differ from `keys`, which have opened the store."""
    content = to_bytes(keys)
    for path in folder.key_files:
        # The other copy opens the store as well: a refusal here must not keep anyone out.
        with suppress(StoreError):
            if _find_content(path) != content:
                replace_whole(path, content)


def _find_content(path: Path) -> bytes | None:
    with translated(path):
        return path.read_bytes() if path.exists() else None
