"""Reads an XLSForm (.md, .xlsx or .csv) into a checked `Formulaire`. The only module that knows pyxform.

pyxform is slow to import: it is imported when a form is read, never when Repère starts.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.entretiens.checks import Fault, check
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lists import with_lists
from desktop.entretiens.xform import XFormError, read_xform
from desktop.errors import ContentError

SUFFIXES = (".md", ".xlsx", ".csv")
MAX_BYTES = 5_000_000
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet")
_FRENCH = (
    (r"should be a choices sheet", "la feuille « choices » manque"),
    (r"Could not find the name '([^']*)'", "question inconnue « {0} »"),
    (r"List name not in choices sheet: (.*)", "liste de choix inconnue « {0} »"),
    (r"Unknown question type '([^']*)'", "type de question inconnu « {0} »"),
    (r"Unmatched 'begin_(\w+)'.*for the name '([^']*)'", "le groupe « {1} » n'est pas fermé"),
    (r"Unmatched 'end", "un groupe est fermé sans avoir été ouvert"),
    (r"survey element named '([^']*)' has no label", "« {0} » n'a ni libellé ni indice"),
    (r"with no name", "question ou groupe sans nom"),
    (r"Missing calculation", "calcul manquant"),
    (r"'name' value '([^']*)' is (?:invalid|problematic)", "le nom « {0} » sert deux fois"),
    (
        r"Names must begin with a letter",
        "un nom commence par une lettre et ne contient ni espace ni accent de ponctuation",
    ),
    (r"must start with '\$\{", "une référence s'écrit ${{nom}}"),
    (r"Choices should have a label", "un choix n'a pas de libellé"),
    (r"Choice names must be unique", "un nom de choix sert deux fois dans la même liste"),
    (r"Choices must have a name", "un choix n'a pas de nom"),
)


def read_xlsform(path: Path, faults: Callable[[Formulaire], Iterable[Fault]] = check) -> Formulaire:
    """Raises: ContentError, with the line of a .md or the row of the sheet."""
    text = _source(path)
    formulaire = with_lists(_read(path, text), path.parent)
    for fault in faults(formulaire):
        raise ContentError(path, _line_of(text, fault.name), fault.reason)
    return formulaire


def convert_xlsform(path: Path) -> str:
    """The XForm XML pyxform makes of a file. Raises: ContentError."""
    from pyxform.errors import PyXFormError  # type: ignore[import-untyped]  # noqa: PLC0415 - slow, rarely needed
    from pyxform.xls2xform import convert  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    try:
        return str(convert(path, validate=False, form_name=path.stem).xform)
    except PyXFormError as error:
        raise _content_error(path, str(error)) from error
    except Exception as error:
        raise ContentError(path, 0, "le fichier n'est pas un XLSForm lisible") from error


def _source(path: Path) -> str:
    """The text of a .md, "" for a workbook."""
    if path.suffix not in SUFFIXES:
        raise ContentError(path, 0, "un questionnaire est un fichier .md, .xlsx ou .csv")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ContentError(path, 0, "le fichier est trop gros")
        return path.read_text(encoding="utf-8") if path.suffix == ".md" else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, "le fichier est illisible") from error


def _read(path: Path, text: str) -> Formulaire:
    try:
        return read_xform(convert_xlsform(path))
    except XFormError as error:
        raise ContentError(path, _line_of(text, error.name), error.reason) from error


def _content_error(path: Path, message: str) -> ContentError:
    row, sheet = _ROW.search(message), _SHEET.search(message)
    reason = next(
        (french.format(*found.groups()) for pattern, french in _FRENCH if (found := re.search(pattern, message))), ""
    )
    number = int(row[1]) if row else 0
    if path.suffix == ".md":
        number = _line_of_row(path.read_text(encoding="utf-8"), sheet[1] if sheet else "survey", number)
    return ContentError(path, number, reason or f"XLSForm incorrect : {_ROW.sub('', message)}")


def _line_of_row(text: str, sheet: str, row: int) -> int:
    """Line of a Markdown file where a row of a sheet is written; its header is row 1."""
    current, count = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) < 2 or set(line) <= set("|-: "):
            continue
        if cells[1]:
            current, count = cells[1], 0
        elif current == sheet:
            count += 1
            if count == row:
                return number
    return 0


def _line_of(text: str, name: str) -> int:
    """First line of a Markdown file where a cell is `name`."""
    if not name:
        return 0
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if name in (cell.strip() for cell in line.split("|"))), 0)
