"""Translations as a spreadsheet, for reviewers who have no other tool: one sheet a language, one row a sentence.

What Repère ships (`desktop/translations.py`) and the form of a service (`entretien traduire`) go through it alike: for
each sentence its source, a state, its day, who translated, who approved. Nothing is lost between a catalogue and its
sheet. What a spreadsheet would take for a formula is written as text.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from desktop.entretiens.lint.fault import Finding, Severity
from desktop.entretiens.workbook import Place
from desktop.entretiens.workbook_reading import read_bytes
from desktop.entretiens.workbook_xlsx import read_xlsx
from desktop.errors import ContentError
from desktop.langues.catalogue import APPROVED_FLAG
from desktop.langues.langue import Langue

COLUMNS = ("contexte", "précision", "français", "traduction", "état", "traducteur", "relecteur", "date", "notes")
_WIDTHS = (34, 24, 60, 60, 14, 20, 20, 12, 30)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
# `${name}` of a question, `{name}` of a phrase; a brace alone would break the phrase when it is filled.
_PLACEHOLDER = re.compile(r"\$?\{\s*[\w.-]+\s*\}|[{}]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# In the file, each is a comment above its sentence.
_SAID = {column: f"{column} : " for column in ("traducteur", "relecteur", "date")}
_NAMED = ("relecteur", "date")


class State(StrEnum):
    TO_TRANSLATE = "à traduire"
    TO_REVISE = "à revoir"  # the French changed since
    TRANSLATED = "traduite"
    APPROVED = "relue"


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Mapping[str, str]


def render_review(catalogs: Mapping[Langue, Catalog]) -> bytes:
    """The workbook of these catalogues."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow, rarely needed
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    book = Workbook()
    book.remove(book.active)
    for langue, catalog in catalogs.items():
        sheet = book.create_sheet(langue.value)
        sheet.freeze_panes = "A2"
        for number, line in enumerate((COLUMNS, *(_cells(message) for message in catalog if message.id)), 1):
            for column, text in enumerate(line, 1):
                cell = sheet.cell(number, column)
                cell.value = _as_text(text)
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=number == 1)
        for column, width in enumerate(_WIDTHS):
            sheet.column_dimensions[chr(ord("A") + column)].width = width
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_review(path: Path, catalogs: Mapping[Langue, Catalog]) -> None:
    """Raises: ContentError when the file cannot be written."""
    try:
        path.write_bytes(render_review(catalogs))
    except OSError as error:
        raise ContentError(path, 0, "le fichier ne peut pas être écrit") from error


def read_review(path: Path, catalogs: Mapping[Langue, Catalog]) -> tuple[Finding, ...]:
    """Put what the workbook says into the catalogues; nothing should be kept of them when something is found.

    Raises: ContentError when the file is no such workbook.
    """
    names = tuple(langue.value for langue in catalogs)
    sheets = read_xlsx(path, read_bytes(path), names)
    if not sheets:
        raise ContentError(path, 0, f"aucune feuille n'a le nom d'une langue ({', '.join(names)})")
    found: list[Finding] = []
    for name, rows in sheets.items():
        found += _read_sheet(name, rows, catalogs[Langue(name)])
    return tuple(found)


def _cells(message: Message) -> tuple[str, ...]:
    cells = {
        "contexte": str(message.context or ""),
        "précision": "\n".join(message.auto_comments),
        "français": str(message.id),
        "traduction": str(message.string),
        "état": _state(message),
        **_comments(message),
    }
    return tuple(cells[column] for column in COLUMNS)


def _state(message: Message) -> State:
    if not message.string:
        return State.TO_TRANSLATE
    if message.fuzzy:
        return State.TO_REVISE
    return State.APPROVED if APPROVED_FLAG in message.flags else State.TRANSLATED


def _comments(message: Message) -> dict[str, str]:
    found = dict.fromkeys(_SAID, "")
    notes = []
    for line in message.user_comments:
        column = next((column for column, opening in _SAID.items() if line.startswith(opening)), None)
        if column is None:
            notes.append(line)
        else:
            found[column] = line[len(_SAID[column]) :]
    return found | {"notes": "\n".join(notes)}


def _as_text(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _as_written(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _read_sheet(name: str, rows: list[tuple[int, tuple[str, ...]]], catalog: Catalog) -> Iterator[Finding]:
    header = tuple(cell.strip().lower() for cell in rows[0][1]) if rows else ()
    missing = [column for column in ("contexte", "français", "traduction", "état") if column not in header]
    if missing:
        yield _refusal(name, 1, "", f"il manque une colonne : {', '.join(missing)}")
        return
    by_context = {str(message.context): message for message in catalog if message.id}
    seen: set[str] = set()
    for number, cells in rows[1:]:
        line = _Line(number, {column: _as_written(text) for column, text in zip(header, cells, strict=False)})
        contexte = line.cells.get("contexte", "")
        if contexte not in by_context:
            yield _refusal(name, number, "contexte", f"phrase inconnue « {contexte} »")
        elif contexte in seen:
            yield _refusal(name, number, "contexte", f"la phrase « {contexte} » est là deux fois")
        else:
            seen.add(contexte)
            yield from _take(name, line, by_context[contexte])


def _take(name: str, line: _Line, message: Message) -> Iterator[Finding]:
    translation, state = line.cells.get("traduction", ""), line.cells.get("état", "").strip().lower()
    said = {column: line.cells.get(column, "").strip() for column in _SAID}
    faults = list(_faults(translation, state, said, str(message.id)))
    yield from (_refusal(name, line.number, column, reason) for column, reason in faults)
    if faults:
        return
    is_same = line.cells.get("français", "") == str(message.id)
    message.string = translation
    message.flags -= {"fuzzy", APPROVED_FLAG}
    if translation and (state == State.TO_REVISE or not is_same):
        message.flags.add("fuzzy")
    elif state == State.APPROVED:
        message.flags.add(APPROVED_FLAG)
    if is_same and state != State.TO_REVISE:
        message.previous_id = []
    notes = line.cells.get("notes", "").splitlines()
    message.user_comments = [*notes, *(_SAID[column] + words for column, words in said.items() if words)]


def _faults(translation: str, state: str, said: Mapping[str, str], source: str) -> Iterator[tuple[str, str]]:
    if state not in tuple(State):
        yield "état", f"état « {state} » inconnu : {', '.join(State)}"
    elif not translation and state != State.TO_TRANSLATE:
        yield "traduction", f"l'état est « {state} », et rien n'est traduit"
    if state == State.APPROVED:
        yield from ((column, "une phrase relue dit par qui, et quel jour") for column in _NAMED if not said[column])
    if said["date"] and not _DAY.fullmatch(said["date"]):
        yield "date", "une date s'écrit AAAA-MM-JJ"
    if translation and _placeholders(translation) != _placeholders(source):
        yield "traduction", "les {…} et ${…} ne sont pas ceux du français"


def _placeholders(text: str) -> list[str]:
    return sorted("".join(found.split()) for found in _PLACEHOLDER.findall(text))


def _refusal(sheet: str, row: int, column: str, reason: str) -> Finding:
    return Finding(Place(sheet, row, column), reason, Severity.REFUSAL)
