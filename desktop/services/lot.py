"""Many documents written at one go: every one of them whole, or none."""

import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.errors import ExportError
from desktop.export.files import export_file
from desktop.storage.watch import Watch


def export_batch(documents: Iterable[tuple[str, bytes]], total: int, folder: Path, watch: Watch) -> None:
    """Write each document under its name in `folder`, which is made if need be; one is held in memory at a time.

    They are drawn as they are asked for, and put in place when all of them are there. `watch` counts documents.

    Raises:
        CancelledError, ExportError, and what drawing raises: `folder` is as it was.
    """
    is_new = not folder.exists()
    # In the same folder: a rename is whole or nothing only within one file system.
    unfinished = folder / f".{secrets.token_hex(12)}.tmp"
    try:
        unfinished.mkdir(parents=True)
        names = _write(documents, total, unfinished, watch)
        is_new = False
        for name in names:
            (unfinished / name).replace(folder / name)
    except OSError as error:
        raise ExportError(folder) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def _write(documents: Iterable[tuple[str, bytes]], total: int, folder: Path, watch: Watch) -> list[str]:
    watch.begin(total)
    names = []
    for name, pdf in documents:
        export_file(pdf, folder / name)
        names.append(name)
        watch.advance(1)
    return names
