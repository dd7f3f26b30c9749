"""A fault found in a form, and the same once its place in the author's file is known."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.entretiens.workbook import Place


class Severity(StrEnum):
    REFUSAL = "refus"  # nobody can be asked this
    WARNING = "avis"  # it may be meant


@dataclass(frozen=True, slots=True)
class Fault:
    """`name` is that of a question, or of a choice of `list_id`; "" for the whole form.

    `column` is that of the XLSForm, in the language `langue` if it is said.
    """

    name: str
    column: str
    reason: str
    severity: Severity = Severity.REFUSAL
    list_id: str = ""
    langue: str = ""
    nth: int = 0  # among the questions of that name


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault where its author can find it. `name` is said when nothing else tells the place."""

    place: Place
    reason: str
    severity: Severity
    name: str = ""

    def __str__(self) -> str:
        where = str(self.place) or (f"« {self.name} »" if self.name else "")
        return f"{where} : {self.reason}" if where else self.reason
