"""An interview as the officer reads it, in French: its questions, its answers, why there is none."""

from datetime import date, time

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Kind, Question, Ref
from desktop.fiches.typography import french
from desktop.langues.interface import marked
from desktop.langues.langue import Langue


def name_of(etat: Etat) -> str:
    """The officer's words for a state."""
    return {
        Etat.DECLINED: marked("A refusé"),
        Etat.NOT_ASKED: marked("Non demandé"),
        Etat.UNKNOWN: marked("Ne sait pas"),
        Etat.WITHHELD: marked("À ne pas transmettre"),
        Etat.ANSWERED: marked("Répondu"),
    }[etat]


def french_label(entretien: Entretien, ref: Ref) -> str:
    """The French words of a question, a section or an alert."""
    return french(entretien.label(ref, Langue.FRANCAIS).content)


def french_choice(entretien: Entretien, ref: Ref, name: str) -> str:
    return french(entretien.choice_label(ref, name, Langue.FRANCAIS).content)


def answer_text(question: Question, value: str, entretien: Entretien) -> str:
    if question.choices:
        labels = (french_choice(entretien, question.ref, name) for name in question.chosen(value))
        return " ; ".join(labels)
    return to_typed(question.kind, value)


def to_typed(kind: Kind, value: str) -> str:
    """Return a lexical value as a French reader writes it."""
    try:
        if kind is Kind.DATE and value:
            return date.fromisoformat(value[:10]).strftime("%d/%m/%Y")
        if kind is Kind.TIME and value:
            return time.fromisoformat(value).strftime("%H:%M")
    except ValueError:
        return value
    return value.replace(".", ",") if kind is Kind.DECIMAL else value
