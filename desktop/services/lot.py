"""Many documents written at one go: every one of them whole, or none."""

import secrets
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from desktop.errors import ExportError
from desktop.export.files import export_file
from desktop.storage.watch import Watch

Document = tuple[str, Callable[[], bytes]]
"""A file name, and what draws the PDF."""


def export_batch(documents: Sequence[Document], folder: Path, watch: Watch) -> None:
    """Write each document under its name in `folder`, which is made if need be; one is held in memory at a time.

    They are put in place when all of them are drawn. `watch` counts documents.

    Raises:
        CancelledError, ExportError, and what drawing raises: `folder` is as it was.
    """
    is_new = not folder.exists()
    # In the same folder: a rename is whole or nothing only within one file system.
    unfinished = folder / f".{secrets.token_hex(12)}.tmp"
    try:
        unfinished.mkdir(parents=True)
        _write(documents, unfinished, watch)
        is_new = False
        for name, _draw in documents:
            (unfinished / name).replace(folder / name)
    except OSError as error:
        raise ExportError(folder) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def _write(documents: Sequence[Document], folder: Path, watch: Watch) -> None:
    watch.begin(len(documents))
    for name, draw in documents:
        export_file(draw(), folder / name)
        watch.advance(1)
