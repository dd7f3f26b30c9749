"""Makes a `Formulaire` of the sheets of an XLSForm, or of an XForm, unchecked. The only module that knows pyxform.

pyxform is slow to import: it is imported when a form is read, never when Repère starts.
"""

import logging
import re
from pathlib import Path
from typing import Any, NamedTuple

from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lists import with_lists
from desktop.entretiens.workbook import Place, Sheet, Workbook
from desktop.entretiens.workbook_reading import read_bytes, read_workbook
from desktop.entretiens.xform import XFormError, read_xform
from desktop.errors import ContentError

SUFFIXES = (".md", ".xlsx", ".csv", ".xml")
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet|sheet: '(\w+)'")
_COLUMN = re.compile(r"the '([^']+)' value(?: '[^']*')? is (?:invalid|problematic)")
_FRENCH = (
    (r"should be a choices sheet", "la feuille « choices » manque"),
    (r"Could not find the name '([^']*)'", "question inconnue « {0} »"),
    (r"The name '([^']*)' appears more than once", "le nom « {0} » sert deux fois"),
    (r"List name not in choices sheet: (.*)", "liste de choix inconnue « {0} »"),
    (r"Unknown question type '([^']*)'", "type de question inconnu « {0} »"),
    (r"Unmatched 'begin_(\w+)'.*for the name '([^']*)'", "le groupe « {1} » n'est pas fermé"),
    (r"Unmatched 'end", "un groupe est fermé sans avoir été ouvert"),
    (r"survey element named '([^']*)' has no label", "« {0} » n'a ni libellé ni indice"),
    (r"with no name", "question ou groupe sans nom"),
    (r"with no type", "question sans type"),
    (r"Missing calculation", "calcul manquant"),
    (r"'name' value '([^']*)' is (?:invalid|problematic)", "le nom « {0} » sert deux fois"),
    (
        r"Names must begin with a letter",
        "un nom commence par une lettre et ne contient ni espace ni accent de ponctuation",
    ),
    (r"must start with '\$\{", "une référence s'écrit ${{nom}}"),
    (r"Choices should have a label", "un choix n'a pas de libellé"),
    (r"Choice names must be unique", "un nom de choix sert deux fois dans la même liste"),
    (r"Choice names with spaces", "un nom de choix contient une espace"),
    (r"Choices must have a name", "un choix n'a pas de nom"),
    (r"required column headers were not found: (.*)\. ", "il manque une colonne : {0}"),
    (r"Headers that are different names for the same column were found: (.*)\. Rename", "deux colonnes pour une : {0}"),
    (r"must have a sheet named 'survey'|survey sheet is either empty", "la feuille « survey » manque"),
)


class Refusal(NamedTuple):
    """Why nothing can be made of a form at all, and where."""

    place: Place
    reason: str


class RefusedFormError(Exception):
    """Internal to the reading of forms: becomes a finding of the lint, or a ContentError."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class Source(NamedTuple):
    """The sheets of an XLSForm; none, and the text, of an XForm."""

    path: Path
    workbook: Workbook | None
    xml: str = ""


def read_file(path: Path) -> Source:
    """Raises: ContentError."""
    if path.suffix != ".xml":
        return Source(path, read_workbook(path))
    try:
        return Source(path, None, read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ContentError(path, 0, "le fichier n'est pas en UTF-8") from error


def formulaire_of(source: Source) -> Formulaire:
    """The form, with the lists beside it; nothing is checked beyond its reading. Raises: RefusedFormError."""
    workbook = source.workbook
    try:
        form = read_xform(source.xml if workbook is None else convert(workbook))
        return with_lists(form, source.path.parent)
    except XFormError as error:
        row = workbook.question(error.name) if workbook and error.name else None
        place = workbook.sheet("survey").place(row) if workbook and row else Place(column=error.name)
        raise RefusedFormError(Refusal(place, error.reason)) from error
    except RecursionError as error:
        raise RefusedFormError(Refusal(Place(), "le questionnaire est trop imbriqué")) from error


def convert(workbook: Workbook) -> str:
    """The XForm XML pyxform makes of the sheets. Raises: RefusedFormError."""
    from pyxform.errors import PyXFormError  # type: ignore[import-untyped]  # noqa: PLC0415 - slow, rarely needed
    from pyxform.xls2xform import convert as to_xform  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    logging.getLogger("pyxform").setLevel(logging.CRITICAL)
    name = _root_name(workbook)
    try:
        return str(to_xform(_as_pyxform(workbook, name), validate=False, form_name=name).xform)
    except PyXFormError as error:
        raise RefusedFormError(_refusal(workbook, str(error))) from error
    except Exception as error:
        raise RefusedFormError(Refusal(Place(), "le fichier n'est pas un XLSForm lisible")) from error


def _root_name(workbook: Workbook) -> str:
    """The first name of every path: that of the form, so that a file renamed keeps the answers of its drafts."""
    settings = workbook.sheet("settings")
    form_id = next((settings.value(row, "form_id") for row in settings.rows), "")
    name = re.sub(r"[^\w.-]", "_", form_id or workbook.path.stem)
    return name if name[:1].isalpha() else f"f{name}"


def _as_pyxform(workbook: Workbook, name: str) -> dict[str, Any]:
    """Blank rows are kept: pyxform counts rows."""
    result: dict[str, Any] = {"sheet_names": list(workbook.sheets), "fallback_form_name": name}
    for sheet in workbook.sheets.values():
        result[sheet.name] = _counted(sheet)
        result[f"{sheet.name}_header"] = [dict.fromkeys(sheet.headers)]
    return result


def _counted(sheet: Sheet) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for row in sheet.rows:
        rows += [{} for _ in range(row.number - 2 - len(rows))]
        rows.append(dict(row.cells))
    return rows


def _refusal(workbook: Workbook, message: str) -> Refusal:
    survey = workbook.sheet("survey")
    found_row, found_sheet, found_column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    reason = next(
        (french.format(*found.groups()) for pattern, french in _FRENCH if (found := re.search(pattern, message))), ""
    )
    name = (found_sheet[1] or found_sheet[2]) if found_sheet else "survey" if found_row else ""
    number = int(found_row[1]) if found_row else 0
    column = found_column[1] if found_column else ""
    if found := re.search(r"Unknown question type '([^']*)'", message):
        name, column = "survey", "type"
        number = next((row.number for row in survey.rows if survey.value(row, "type") == found[1]), 0)
    elif found := re.search(r"survey element named '([^']*)'", message):
        row = workbook.question(found[1])
        name, column, number = "survey", "label", row.number if row else 0
    row = workbook.find(name, number)
    sheet = workbook.sheet(name)
    place = Place(name, number, (sheet.header(row, column) or column) if column else "", row.line if row else 0)
    return Refusal(place, reason or f"XLSForm incorrect : {_ROW.sub('', message)}")
