"""An interview taken up under another version of its questionnaire: what changed is read before going on."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.entretiens.model import EntretienId, Etat, Question, Ref, Reponse
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.storage.instants import utc_now
from desktop.ui.entretien.changes_page import ChangesPage
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.home import HomePage
from tests.ui.running import Running


@pytest.fixture
def outdated(running: Running) -> Running:
    """An interview left under a version that asked something else, and asked a question elsewhere."""
    services = running.application.desk.services

    def keep() -> None:
        prise = services.prises_en_charge.open(FicheId("accueil"))
        kept = services.entretiens._coffre.entretiens  # noqa: SLF001 - as the former version has left it
        entretien_id = EntretienId("ancien")
        kept.start(entretien_id, prise.prise_id, "accueil", "0", Langue.FRANCAIS, utc_now())
        for ref, value in (("/accueil/ailleurs/prenom", "Naïma"), ("/accueil/ailleurs/oubliee", "un tatouage")):
            kept.save_reponse(entretien_id, Reponse(Ref(ref), Etat.ANSWERED, value, utc_now(), Langue.FRANCAIS))

    running.application.background.run(running.application.shell, keep)
    running.settle()
    running.player.click("orientations")
    running.player.click("back")
    page = running.player.on(HomePage)
    running.player.until(lambda: resumes(page) != [], "the reception under way")
    running.player.click(resumes(page)[0])
    running.player.click("to-entretien")
    return running


def resumes(page: HomePage) -> list[str]:
    names = [widget.objectName() for widget in page.findChildren(QWidget)]
    return [name for name in names if name.startswith("resume-")]


def test_what_changed_is_read_before_the_interview_goes_on(outdated):
    page = outdated.player.on(ChangesPage)

    said = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert [
        word for word in ("Naïma", "oubliee", "un tatouage", "1 réponse n’a plus de place") if word not in said
    ] == []

    outdated.player.click("changes-accept")
    outdated.player.on(EntretienPage)


def test_it_is_read_once(outdated):
    outdated.player.on(ChangesPage)
    outdated.player.click("changes-accept")
    outdated.player.on(EntretienPage)
    outdated.player.click("stop")
    outdated.player.click("to-entretien")

    outdated.player.on(EntretienPage)


def test_coming_back_leaves_everything_as_it_was(outdated):
    outdated.player.on(ChangesPage)
    outdated.player.click("back")
    outdated.player.click("to-entretien")

    outdated.player.on(ChangesPage)


def test_the_summary_says_when_in_which_language_and_by_whom_each_answer_was_asked(outdated):
    services = outdated.application.desk.services
    outdated.player.on(ChangesPage)
    outdated.player.click("changes-accept")
    outdated.player.on(EntretienPage)
    ref = next(q.ref for q in _asked(outdated) if q.ref.endswith("/seul"))
    said = Reponse(ref, Etat.NOT_ASKED, "", utc_now(), Langue.ARABE)
    outdated.application.background.run(
        outdated.application.shell, lambda: services.entretiens.save(EntretienId("ancien"), said)
    )
    outdated.settle()
    outdated.player.click("stop")
    outdated.player.click("to-entretien")
    outdated.player.on(EntretienPage)
    outdated.player.click("to-summary")

    row = outdated.player.find("edit-seul", QWidget)
    assert row.toolTip().endswith(", en arabe, demandé par Adjudante Martin")
    assert row.accessibleDescription() == row.toolTip()


def _asked(running: Running) -> list[Question]:
    entretien = running.player.on(EntretienPage)._entretien  # noqa: SLF001 - which questions the form asks
    return [question for page in entretien.pages() for question in page.questions]
