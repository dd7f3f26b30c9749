"""Conducting an interview that is shipped, without its window: every page in order, with the answers of one person."""

from datetime import UTC, datetime

from desktop import paths
from desktop.entretiens.compiled import load_formulaire
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.model import Etat, Kind, Reponse
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, Urgence

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SHIPPED = {
    path.stem: load_formulaire(path) for path in sorted((paths.RESOURCES / "entretiens").glob("*.json"))
}  # fmt: skip


def conducted(formulaire: Formulaire, answers: dict[str, str], etat: Etat = Etat.ANSWERED) -> Entretien:
    """Go through every page in order, answering what `answers` names; others get `etat` when it is no answer."""
    entretien = Entretien(formulaire, now=NOW)
    page = entretien.first_page()
    left = dict(answers)
    while page:
        for question in page.questions:
            value = left.pop(question.ref.rpartition("/")[2], None)
            if value is not None:
                entretien.answer(Reponse(question.ref, Etat.ANSWERED, value, NOW, Langue.FRANCAIS))
            elif etat is not Etat.ANSWERED and question.kind is not Kind.NOTE:
                entretien.answer(Reponse(question.ref, etat, "", NOW, Langue.FRANCAIS))
        page = entretien.next_page(page.ref)
    assert not left, f"never asked: {sorted(left)}"
    return entretien


def alerts(entretien: Entretien) -> set[str]:
    return {alerte.ref.rpartition("/")[2] for alerte in entretien.alertes()}


def sections(entretien: Entretien) -> list[str]:
    return [section.ref.rpartition("/")[2] for section in entretien.sections()]


def besoins(entretien: Entretien) -> dict[Besoin, Urgence]:
    values = {besoin: entretien.value(f"besoin_{besoin.value}") for besoin in Besoin}
    return {besoin: Urgence(value) for besoin, value in values.items() if value}
