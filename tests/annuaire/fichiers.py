"""Files of structures as tests write them, in every format. All is invented."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from desktop.annuaire.choix import Choix, Told
from desktop.annuaire.lecture import read

TODAY = date(2025, 6, 1)
EXEMPLE_PSP = Path(__file__).parents[2] / "resources" / "annuaire" / "exemple-psp.csv"


def structure(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "source": "fictive",
        "id": f"fictive--{number}",
        "nom": f"Maison de l’Été n° {number}",
        "date_maj": "2024-01-15",
        "code_postal": "33000",
        "commune": "Bordeaux",
        "telephone": "05 36 49 00 00",
        **fields,
    }


def service(number: int, of: int, **fields: Any) -> dict[str, Any]:
    return {
        "source": "fictive",
        "id": f"service--{number}",
        "structure_id": f"fictive--{of}",
        "nom": f"Écoute n° {number}",
        "description": "Une écoute fictive",
        "date_maj": "2024-01-15",
        "thematiques": ["sante--sante-mentale"],
        "publics": ["femmes"],
        **fields,
    }


def columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def as_csv(rows: Sequence[Mapping[str, Any]], delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(rows), delimiter=delimiter)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: json.dumps(v) if isinstance(v, list) else v for name, v in row.items()})
    return text.getvalue()


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    path.write_bytes(as_csv(rows, delimiter).encode(encoding))
    return path


def write_xlsx(path: Path, **sheets: Sequence[Mapping[str, Any]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(columns(rows))
        for row in rows:
            values = (row.get(column) for column in columns(rows))
            sheet.append([", ".join(v) if isinstance(v, list) else v for v in values])
    book.save(path)
    return path


def write_parquet(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and few tests write it
    from pyarrow import parquet  # noqa: PLC0415 - as above

    names = columns(rows)
    parquet.write_table(pa.Table.from_pylist([{name: row.get(name) for name in names} for row in rows]), path)
    return path


def bomb(path: Path, size: int) -> Path:
    """A workbook whose only sheet is nearly nothing, and unpacks to `size` bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * size)
    return path


def told(path: Path, choix: Choix | None = None) -> list[Told]:
    return list(read(path, choix or Choix(), TODAY))


def rows_of(path: Path, kind: str = "structures", choix: Choix | None = None) -> list[list[Any]]:
    """The rows of that kind that are read, without their lines."""
    return [row[1:] for name, *what in told(path, choix) if name == kind for row in what[0]]


def anomalies_of(path: Path) -> list[tuple[int, str, str, str, bool]]:
    return [tuple(each) for name, *what in told(path) if name == "anomalies" for each in what[0]]
