"""The shipped interview, conducted to its end, and taken up again from the real store."""

from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop import paths
from desktop.entretiens.compiled import load_formulaire
from desktop.entretiens.formulaire import Formulaire
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.poste.politique import NO_POLITIQUE
from desktop.services.entretiens import EnCours, Entretiens
from desktop.services.formulaires import Formulaires
from desktop.services.permissions import Permissions
from desktop.services.prises_en_charge import PrisesEnCharge
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.choice import AnswerChoice
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.entretien.states import StateButton

from .conftest import NOW, Conducted

RECOVERY_CODE = "0000-0000-0000-0000-0000-0000-0000"


@pytest.fixture(scope="session")
def formulaire() -> Formulaire:
    return load_formulaire(paths.RESOURCES / "entretiens" / "accueil.json")


def answer(panel: QuestionPanel, way: str) -> None:
    """Answer one question: by its first choice, its last one, or by saying it was refused."""
    choices = panel.findChildren(AnswerChoice)
    if way == "refus":
        next(iter(panel.findChildren(StateButton))).click()
    elif choices:
        choices[0 if way == "premier" else -1].click()
    for edit in panel.findChildren(QPlainTextEdit) if way != "refus" else ():
        edit.setPlainText("Prénom choisi")
    for line in panel.findChildren(QLineEdit) if way != "refus" else ():
        line.setText("1")


def conduct_to_the_end(conducted: Conducted, way: str) -> int:
    """Answer each page until the summary; return how many pages there were."""
    for pages in count():
        if conducted.sees("summary"):
            return pages
        for name in [panel.objectName() for panel in conducted.page.findChildren(QuestionPanel)]:
            panel = conducted.find(name)
            if isinstance(panel, QuestionPanel) and panel.question.is_asked:
                answer(panel, way)
        conducted.click("next")
        assert pages < 200
    raise AssertionError


@pytest.mark.parametrize("langue", [Langue.ARABE, Langue.ROUMAIN])
@pytest.mark.parametrize("way", ["premier", "dernier", "refus"])
def test_the_shipped_interview_goes_to_its_end_on_every_path(conducted, way, langue):
    conducted.open(None, langue)

    conduct_to_the_end(conducted, way)
    conducted.click("finish")

    assert conducted.kept.is_finished
    asked = {q.ref for page in conducted.entretien.pages() for q in page.questions if q.is_asked}
    assert asked <= {reponse.ref for reponse in conducted.kept.reponses}


class Store:
    """A real store, and an interview begun in it. To be used on the worker's thread."""

    def __init__(self, profile: Path, formulaire: Formulaire) -> None:
        ids = (f"id-{number}" for number in count())
        cost = Argon2(passes=1, memory_kib=32, lanes=4)
        self.coffre = Coffre.create(profile, "quatre chevaux dans la forêt", RECOVERY_CODE, cost=cost)
        permissions = Permissions(self.coffre, NO_POLITIQUE)
        formulaires = Formulaires(self.coffre, {"accueil": formulaire})
        self.service = Entretiens(self.coffre, formulaires, lambda: NOW, lambda: next(ids), permissions)
        prises = PrisesEnCharge(self.coffre, lambda: NOW, lambda: next(ids))
        self._prise_id = prises.open(FicheId("accueil")).prise_id

    def take_up(self) -> EnCours:
        return self.service.start_or_resume(self._prise_id, "accueil", Langue.ARABE)


def test_an_interview_left_in_the_store_is_taken_up_at_the_same_question(conducted, tmp_path, formulaire):
    store = conducted.work(lambda: Store(tmp_path / "profil", formulaire))
    begun = conducted.work(store.take_up)
    conducted.show(begun.entretien, Calls.to(store.service, begun.entretien_id), begun.langue, begun.position)
    conducted.click("choice-oui")
    conducted.click("next")
    conducted.click("next")
    conducted.key("A", "n", "a")

    conducted.click("stop")

    taken = conducted.work(store.take_up)
    assert taken.position == "/accueil/securite/prenom"
    assert taken.langue is Langue.ARABE
    assert taken.entretien.value("prenom") == "Ana"
    conducted.work(store.coffre.close)
