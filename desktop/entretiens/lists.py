"""Choice lists kept in files beside the form, as CSV: read when the form is, and shipped with it."""

import csv
from dataclasses import replace
from pathlib import Path, PurePosixPath

from desktop.entretiens.formulaire import Element, Formulaire

_MAX_BYTES = 5_000_000
_MAX_CELLS = 200_000


def with_lists(formulaire: Formulaire, folder: Path) -> Formulaire:
    """The form with the lists found in `folder`; those that are not stay in `outer_lists`."""
    found = {}
    for list_id, source in formulaire.outer_lists.items():
        path = folder / PurePosixPath(source).name
        if path.suffix == ".csv" and path.is_file() and path.stat().st_size <= _MAX_BYTES:
            found[list_id] = _read(path)
    missing = {list_id: source for list_id, source in formulaire.outer_lists.items() if found.get(list_id) is None}
    read = {list_id: element for list_id, element in found.items() if element is not None}
    return replace(formulaire, lists={**formulaire.lists, **read}, outer_lists=missing)


def _read(path: Path) -> Element | None:
    """None when the file is no list."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines, csv.Sniffer().sniff(lines.readline(), ",;\t"))
            lines.seek(0)
            columns = [name.strip() for name in next(rows, [])]
            items = [_item(columns, row) for row in rows if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    return Element("root", children=tuple(items)) if len(items) * len(columns) <= _MAX_CELLS else None


def _item(columns: list[str], row: list[str]) -> Element:
    cells = zip(columns, row + [""] * len(columns), strict=False)
    return Element("item", children=tuple(Element(name, text) for name, text in cells))
