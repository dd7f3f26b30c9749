"""The sheets of an XLSForm as their author sees them: rows, columns, and where each cell is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.langues.interface import _

SHEETS = ("survey", "choices", "settings", "entities", "external_choices", "osm")
# What XLSForm also accepts, and the name used here.
_SAME_COLUMN = {
    "list name": "list_name",
    "relevance": "relevant",
    "skip": "relevant",
    "caption": "label",
    "read_only": "readonly",
    "read only": "readonly",
    "constraint message": "constraint_message",
    "required message": "required_message",
    "calculate": "calculation",
    "choice filter": "choice_filter",
    "repeat count": "repeat_count",
    "jr:count": "repeat_count",
    "value": "name",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written. `row` counts from the header, which is 1; `line` is that of a text file.

    Zero, or "", where it is not known.
    """

    sheet: str = ""
    row: int = 0
    column: str = ""
    line: int = 0

    def __str__(self) -> str:
        said = [
            _("feuille « {sheet} »").format(sheet=self.sheet) if self.sheet else "",
            _("ligne {row}").format(row=self.row) if self.row else "",
            _("colonne « {column} »").format(column=self.column) if self.column else "",
            _("(ligne {line} du fichier)").format(line=self.line) if self.line else "",
        ]
        return ", ".join(filter(None, said[:3])) + (f" {said[3]}" if said[3] else "")


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are those that are not blank, by header as written."""

    number: int
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def value(self, row: Row, column: str) -> str:
        """The cell of a row under a column, whatever way its header is written; "" when it is blank."""
        return next((text for header, text in row.cells.items() if column_name(header) == column), "")

    def header(self, row: Row | None, column: str) -> str:
        """The header of a column as written, that of a language if the row fills no other; "" when there is none."""
        found = [header for header in self.headers if column_name(header).partition("::")[0] == column] + [
            header for header in self.headers if column_name(header) == column
        ]
        filled = [header for header in found if row is not None and header in row.cells]
        return next(iter(filled or found), "")

    def place(self, row: Row, column: str = "") -> Place:
        return Place(self.name, row.number, self.header(row, column) or column, row.line)


@dataclass(frozen=True, slots=True)
class Workbook:
    path: Path
    sheets: Mapping[str, Sheet]

    def sheet(self, name: str) -> Sheet:
        """A sheet that is not there is empty."""
        return self.sheets.get(name) or Sheet(name, (), ())

    def find(self, sheet: str, row: int) -> Row | None:
        return next((found for found in self.sheet(sheet).rows if found.number == row), None)

    def question(self, name: str, nth: int = 0) -> Row | None:
        """The row of the survey that defines a name; the `nth` when several do."""
        sheet = self.sheet("survey")
        found = [row for row in sheet.rows if sheet.value(row, "name") == name]
        return found[min(nth, len(found) - 1)] if found else None


def column_name(header: str) -> str:
    """`Label :: Français (fr)` as `label::Français (fr)`; a name XLSForm knows under two is given one."""
    name, separator, rest = header.partition("::")
    plain = " ".join(name.split()).lower()
    return _SAME_COLUMN.get(plain, plain) + (separator + rest.strip() if separator else "")
