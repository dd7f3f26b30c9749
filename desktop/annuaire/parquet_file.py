"""Reads a Parquet file, batch by batch. The only module that knows pyarrow, of which only what reads a file is used."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from desktop.annuaire.problemes import FileFault
from desktop.annuaire.tableau import MAX_COLUMNS, Tableau
from desktop.errors import DirectoryFileError

_ROWS = 1000


def read_parquet(path: Path) -> Iterator[Tableau]:
    """One table. Raises: DirectoryFileError, also while rows are read."""
    sys.modules.setdefault("ssl", _no_certificates())
    from pyarrow import parquet  # noqa: PLC0415 - only the reading process needs it

    with _translated(path), path.open("rb") as raw, parquet.ParquetFile(raw, pre_buffer=False) as file:
        columns = tuple(str(name) for name in file.schema_arrow.names)
        if len(columns) > MAX_COLUMNS:
            raise DirectoryFileError(path, FileFault.TOO_MANY_COLUMNS)
        yield Tableau("", columns, _rows(path, file))


def _rows(path: Path, file: Any) -> Iterator[tuple[int, float, Sequence[object]]]:
    total = max(1, file.metadata.num_rows)
    number = 0
    with _translated(path):
        for batch in file.iter_batches(_ROWS, use_threads=False):
            for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield number, number / total, row


def _no_certificates() -> ModuleType:
    """What pyarrow asks of `ssl`, which is not shipped: where the certificates are, for remote drives nobody reads."""
    module = ModuleType("ssl")
    nowhere = SimpleNamespace(cafile=None, capath=None)
    module.get_default_verify_paths = lambda: nowhere  # type: ignore[attr-defined]
    return module


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    import pyarrow as pa  # noqa: PLC0415 - only the reading process needs it

    try:
        yield
    except (pa.ArrowException, OSError, ValueError, KeyError, OverflowError) as error:
        raise DirectoryFileError(path, FileFault.MALFORMED) from error
