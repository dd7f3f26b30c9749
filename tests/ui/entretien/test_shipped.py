"""Each interview shipped, conducted to its end on the real store, in two languages, left and resumed in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from desktop import paths
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import Orientation, PriseEnChargeId, TrancheAge, Urgence
from desktop.services.acces import Services, load_ressources, open_services
from desktop.services.entretiens import EnCours
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.ui import theme
from desktop.ui.background import Background
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.choice import AnswerChoice
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.entretien.states import StateButton
from tests.ui.running import REGLAGES

from .conftest import NOW, Conducted

RECOVERY_CODE = "0000-0000-0000-0000-0000-0000-0000"
SHEETS = {"accueil": "accueil", "danger": "accueil", "besoins": "accueil", "retour": "fugue", "client": "client"}
JOUR, TROIS_JOURS, TARD = Urgence.CE_JOUR, Urgence.SOUS_72H, Urgence.PLUS_TARD


@dataclass
class Post:
    """A store opened on the worker. To be asked through `Conducted.work`."""

    background: Background
    services: Services

    def receive(self, form: str) -> PriseEnChargeId:
        return self.services.prises_en_charge.open(FicheId(SHEETS[form])).prise_id

    def take_up(self, prise_id: PriseEnChargeId, form: str, langue: Langue | None = None) -> EnCours:
        return self.services.entretiens.start_or_resume(prise_id, form, langue)


def _open(profile: Path) -> tuple[Coffre, Services]:
    ids = (f"id-{number}" for number in count())
    cost = Argon2(passes=1, memory_kib=32, lanes=4)
    coffre = Coffre.create(profile, "quatre chevaux dans la forêt", RECOVERY_CODE, now=lambda: NOW, cost=cost)
    coffre.reglages.save(REGLAGES)
    ressources = load_ressources(Contenu.load(paths.RESOURCES), paths.RESOURCES)
    return coffre, open_services(coffre, ressources, lambda: NOW, lambda: next(ids))


@pytest.fixture(scope="module")
def post(qapp, tmp_path_factory) -> Iterator[Post]:
    theme.apply(qapp, theme.Scheme.LIGHT, ())
    background = Background()
    background.set_default_on_error(lambda _error: None)
    opened: list[tuple[Coffre, Services]] = []
    profile = tmp_path_factory.mktemp("poste") / "profil"
    background.run(background, lambda: _open(profile), on_success=opened.append)
    while not opened:
        QApplication.processEvents()
    coffre, services = opened[0]
    yield Post(background, services)
    background.run(background, coffre.close)
    background.finish()


@pytest.fixture
def conducted(qtbot, formulaire, textes, post) -> Conducted:
    return Conducted(qtbot, formulaire, textes, post.background)


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
        line.setText("10:30" if line.objectName() == "answer-time" else "1")


def go_on(conducted: Conducted, way: str, pages: int = 200) -> None:
    """Answer each page until the summary, `pages` at most."""
    for _page in range(pages):
        if conducted.sees("summary"):
            return
        for name in [panel.objectName() for panel in conducted.page.findChildren(QuestionPanel) if panel.isVisible()]:
            panel = conducted.find(name)
            if isinstance(panel, QuestionPanel) and panel.question.is_asked:
                answer(panel, way)
        conducted.click("next")
    assert pages < 200


def show(conducted: Conducted, post: Post, begun: EnCours) -> None:
    calls = Calls.to(post.services.entretiens, begun.entretien_id)
    conducted.show(begun.entretien, calls, begun.langue, begun.position)


def drafted(slip: Orientation) -> tuple[object, ...]:
    return slip.personne.tranche_age, slip.securite.is_in_danger, {b.besoin.value: b.urgence for b in slip.besoins}


def within(urgence: Urgence, besoins: str) -> dict[str, Urgence]:
    return dict.fromkeys(besoins.split(), urgence)


EXPECTED = {
    ("accueil", "premier"): (
        TrancheAge.MOINS_DE_15,
        True,
        within(JOUR, "securite sante protection_enfance") | within(TROIS_JOURS, "langue"),
    ),
    ("accueil", "dernier"): (
        TrancheAge.PLUS_DE_40,
        None,
        within(JOUR, "hebergement") | within(TROIS_JOURS, "securite sejour"),
    ),
    ("accueil", "refus"): (None, None, {}),
    ("danger", "premier"): (
        TrancheAge.MOINS_DE_15,
        True,
        within(JOUR, "hebergement securite psychotraumatisme protection_enfance")
        | within(TROIS_JOURS, "sante")
        | within(TARD, "juridique"),
    ),
    ("danger", "dernier"): (TrancheAge.PLUS_DE_40, False, within(JOUR, "hebergement")),
    ("danger", "refus"): (None, None, {}),
    ("besoins", "premier"): (
        TrancheAge.MOINS_DE_15,
        None,
        within(TROIS_JOURS, "hebergement juridique numerique langue")
        | within(JOUR, "sante psychotraumatisme protection_enfance")
        | within(TARD, "social"),
    ),
    ("besoins", "dernier"): (
        TrancheAge.PLUS_DE_40,
        None,
        within(JOUR, "hebergement") | within(TROIS_JOURS, "sejour social"),
    ),
    ("besoins", "refus"): (None, None, {}),
    ("retour", "premier"): (
        TrancheAge.MOINS_DE_15,
        True,
        within(JOUR, "hebergement securite sante psychotraumatisme protection_enfance") | within(TROIS_JOURS, "langue"),
    ),
    ("retour", "dernier"): (TrancheAge.PLUS_DE_40, True, within(JOUR, "securite")),
    ("retour", "refus"): (None, None, {}),
    ("client", "premier"): (
        TrancheAge.MOINS_DE_15,
        None,
        within(JOUR, "securite protection_enfance") | within(TROIS_JOURS, "sante"),
    ),
    ("client", "dernier"): (None, None, {}),
    ("client", "refus"): (None, None, {}),
}


@pytest.mark.parametrize("way", ["premier", "dernier", "refus"])
@pytest.mark.parametrize("form", SHEETS)
def test_an_interview_goes_to_its_end_in_two_languages_and_drafts_its_slip(conducted, post, form, way):
    prise_id = conducted.work(lambda: post.receive(form))
    show(conducted, post, conducted.work(lambda: post.take_up(prise_id, form, Langue.ARABE)))
    go_on(conducted, way, pages=6)
    conducted.click("stop")

    taken = conducted.work(lambda: post.take_up(prise_id, form))
    conducted.work(lambda: post.services.entretiens.set_langue(taken.entretien_id, Langue.ROUMAIN))
    taken = conducted.work(lambda: post.take_up(prise_id, form))
    show(conducted, post, taken)
    go_on(conducted, way)
    conducted.click("finish")

    kept = conducted.work(lambda: post.take_up(prise_id, form)).kept
    asked = {q.ref for page in taken.entretien.pages() for q in page.questions if q.is_asked}
    assert kept.finished_at is not None
    assert asked <= {reponse.ref for reponse in kept.reponses}
    assert {reponse.langue for reponse in kept.reponses} == {Langue.ARABE, Langue.ROUMAIN}
    assert drafted(conducted.work(lambda: post.services.orientations.draft(prise_id))) == EXPECTED[form, way]
