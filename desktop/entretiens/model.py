"""What an interview is made of for those who conduct it and those who keep it.

A `Reponse` is what the store keeps, one row an answer. A `Question` is what the window shows.
Texts are asked from the running `Entretien` with a language: two languages side by side cost nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from desktop.langues.langue import Langue

Ref = NewType("Ref", str)
"""Path of a node in the form, as in XForms: `/accueil/securite/seul`."""

EntretienId = NewType("EntretienId", str)


class Etat(StrEnum):
    """State of an answer. Expressions see a blank for all but ANSWERED.

    WITHHELD is said but not to be passed on: its value, which may be blank, is kept and shown on this post alone.
    """

    ANSWERED = "repondu"
    DECLINED = "refus"
    NOT_ASKED = "non_demande"
    UNKNOWN = "ne_sait_pas"
    WITHHELD = "ne_pas_transmettre"

    @property
    def may_have_value(self) -> bool:
        return self in (Etat.ANSWERED, Etat.WITHHELD)


@dataclass(frozen=True, slots=True)
class Reponse:
    """One answer. `value` is the XForms lexical value (a choice's name; names joined by a space).

    `asked_by` is the id of who asked it, "" when it is not known; `langue` that of the person at that moment.
    """

    ref: Ref
    etat: Etat
    value: str
    answered_at: datetime
    langue: Langue
    asked_by: str = ""


class Kind(StrEnum):
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    NOTE = "note"


class Audience(StrEnum):
    """Whom the question is put to: an officer's question is never turned to the person."""

    PERSONNE = "personne"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Question:
    ref: Ref
    kind: Kind
    audience: Audience
    is_required: bool
    is_readonly: bool
    choices: tuple[str, ...] = ()  # names, after the choice filter
    bounds: tuple[str, ...] = ()  # of a number: the least, the most, and the step between
    articles: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether an answer is expected: neither a note nor a computed value shown."""
        return self.kind is not Kind.NOTE and not self.is_readonly

    def chosen(self, value: str) -> tuple[str, ...]:
        """Names of the choices made. One choice alone may be a name with spaces: what was answered elsewhere."""
        return (value,) if self.kind is Kind.SELECT_ONE and value else tuple(value.split())


@dataclass(frozen=True, slots=True)
class Repetition:
    """Where a repeated group stands: `instances` in order; one more may be added to them, each may be removed."""

    instances: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown at once: one question, or the questions of a field-list group.

    After the pages of the last instance of a repeated group comes its own, without question: it asks whether there is
    one more, and is the only one that has a `repetition`. A group whose count is computed has none.
    """

    ref: Ref
    section: Ref
    questions: tuple[Question, ...]
    repetition: Repetition | None = None


@dataclass(frozen=True, slots=True)
class Alerte:
    """A note of the form that leads somewhere. `leads_to` is a fiche id, or ""."""

    ref: Ref
    level: str  # "danger" | "attention"
    leads_to: str
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionState:
    """Where a section stands. `asked` counts the questions that are relevant now, `answered` those dealt with."""

    ref: Ref
    answered: int
    asked: int
    first_page: Page


@dataclass(frozen=True, slots=True)
class FormulaireKept:
    """What the store says of a questionnaire of the service. `is_offered`: an interview can be begun with it."""

    formulaire_id: str
    title: str
    version: str
    imported_at: datetime
    is_offered: bool


_OWN = "service."


def own_id(form_id: str) -> str:
    """The identifier of a questionnaire of the service: never that of one shipped, now or later."""
    return f"{_OWN}{form_id}"


def is_own(formulaire_id: str) -> bool:
    return formulaire_id.startswith(_OWN)


@dataclass(frozen=True, slots=True)
class EntretienKept:
    """What the store keeps of an interview; `Entretien` is made again from it. Instants are aware, UTC.

    `version` is that of the form that was followed; `position` is the page where the interview was left.
    """

    entretien_id: EntretienId
    prise_id: str
    formulaire_id: str
    version: str
    langue: Langue
    started_at: datetime
    position: Ref | None = None
    finished_at: datetime | None = None
    reponses: tuple[Reponse, ...] = ()
