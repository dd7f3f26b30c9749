"""Write several files in a folder of their own: all of them whole, or none."""

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from desktop.errors import ExportError, FolderNotEmptyError
from desktop.export.files import export_file, remove_left, require_room, unfinished_beside


def export_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Make the folder `target` with these files in it. Nothing that is there already is touched.

    Raises:
        FolderNotEmptyError when `target` is there and is no empty folder; NotEnoughSpaceError, DriveGoneError,
        ExportError: nothing was written.
    """
    if any(Path(name).name != name or name in ("", "..") for name in files):
        raise ValueError("a name that leads elsewhere")
    require_room(target, sum(map(len, files.values())))
    _require_free(target)
    # Beside it: a rename is whole or nothing only within one file system.
    unfinished = unfinished_beside(target)
    try:
        unfinished.mkdir(mode=0o700)
        for name, content in files.items():
            export_file(content, unfinished / name)
        if os.name == "nt" and target.exists():
            target.rmdir()
        unfinished.rename(target)  # over an empty folder at most
    except (OSError, ExportError) as error:
        raise ExportError(target) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    remove_left(target)


def _require_free(target: Path) -> None:
    try:
        with suppress(FileNotFoundError):
            if not stat.S_ISDIR(target.lstat().st_mode) or any(target.iterdir()):
                raise FolderNotEmptyError(target)
    except OSError as error:
        raise ExportError(target) from error
