"""Interviews through the window: from which sheet, for which person, handed from one officer to another."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from desktop.demonstration import reception
from desktop.orientations.model import Besoin
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import OTHER_PASSPHRASE, REGLAGES, Running, make_store, unseen

LEA = "Léa Martin"


@pytest.fixture
def shared(start, profile: Path) -> Running:
    """A post that two people open, unlocked by its responsable."""
    make_store(profile, REGLAGES, LEA)
    running: Running = start()
    reception.unlock(running.player)
    return running


def begin(running: Running, fiche: str, button: str) -> EntretienPage:
    running.player.click(f"situation-{fiche}")
    running.player.on(FichePage)
    running.player.click(button)
    page = running.player.on(EntretienPage)
    running.settle()
    return page


def sees(page: QWidget, name: str) -> bool:
    return any(widget.isVisible() for widget in page.findChildren(QWidget, name))


def go_to(running: Running, page: EntretienPage, ref: str) -> None:
    """Show a question, as its line in the summary does."""
    if not sees(page, "summary"):
        running.player.click("to-summary")
    running.settle()
    running.player.click(f"edit-{ref}")
    running.settle()
    assert sees(page, f"question-{ref}")


def receptions(running: Running) -> int:
    running.application.routes.home()
    home = running.player.on(HomePage)
    running.settle()
    return sum(b.objectName().startswith("resume-") for b in home.findChildren(QAbstractButton))


def heading(running: Running) -> str:
    page = running.application.shell.page
    assert page is not None
    return page.heading.replace("\N{NO-BREAK SPACE}", " ")


def test_a_minor_found_in_the_reception_goes_on_with_what_was_said(running):
    page = begin(running, "accueil", "to-entretien")
    go_to(running, page, "prenom")
    running.player.write("answer-text", "Inès")
    running.player.click("next")
    running.settle()
    go_to(running, page, "age")
    running.player.click("choice-de_15_a_17")
    running.player.click("alert-fiche-fugue")
    sheet = running.player.on(FichePage)
    running.settle()
    assert sheet.fiche_id == "fugue"

    running.player.click("open-entretien-retour")
    page = running.player.on(EntretienPage)
    running.settle()

    assert "2 réponses déjà données" in running.notice()
    go_to(running, page, "prenom")
    assert page.findChild(QPlainTextEdit, "answer-text").toPlainText() == "Inès"
    assert receptions(running) == 1


def test_the_victim_met_with_a_buyer_is_another_person(running):
    begin(running, "client", "to-entretien")
    page = running.player.on(EntretienPage)
    go_to(running, page, "victime_age")
    running.player.click("choice-de_15_a_17")
    running.player.click("alert-fiche-fugue")
    running.player.on(FichePage)
    running.settle()

    running.player.click("open-entretien-danger")
    running.player.on(EntretienPage)

    assert receptions(running) == 2


def test_a_sheet_read_beside_an_interview_comes_back_to_it(running):
    page = begin(running, "fugue", "to-entretien")
    running.player.click("choice-enqueteur")
    running.player.click("alert-fiche-uaped")
    assert running.player.on(FichePage).fiche_id == "uaped"

    running.player.click("back")

    page = running.player.on(EntretienPage)
    running.settle()
    assert heading(running) == "Retour de fugue"
    assert page.findChild(QAbstractButton, "choice-enqueteur").isChecked()


def test_a_step_opens_its_own_interview(running):
    begin(running, "accueil", "entretien-A2")

    assert heading(running) == "Évaluation du danger"


def test_needs_assessed_from_the_slip_come_back_on_it(running):
    running.player.click("situation-accueil")
    running.player.on(FichePage)
    running.player.click("to-orientation")
    running.player.on(OrientationEditorPage)
    running.player.click("go-besoins")
    running.player.click("assess-besoins")
    page = running.player.on(EntretienPage)
    running.settle()
    go_to(running, page, "nuit")
    running.player.click("choice-nulle_part")

    running.player.click("stop")

    editor = running.player.on(OrientationEditorPage)
    assert [exprime.besoin for exprime in editor.orientation.besoins] == [Besoin.HEBERGEMENT]


def test_an_interview_handed_over_goes_on_under_the_name_of_the_colleague(shared):
    page = begin(shared, "accueil", "to-entretien")
    go_to(shared, page, "prenom")
    shared.player.write("answer-text", "Naïma")

    shared.player.click("hand")
    shared.player.on(UnlockPage)
    assert "Votre collègue" in shared.notice()
    reception.say_who(shared.player, LEA)
    shared.player.find("passphrase", QLineEdit)
    shared.player.write("passphrase", OTHER_PASSPHRASE)
    shared.player.click("unlock")

    page = shared.player.on(EntretienPage)
    shared.settle()
    assert shared.application.desk.titulaire.nom == LEA
    assert sees(page, "question-prenom")
    assert page.findChild(QPlainTextEdit, "answer-text").toPlainText() == "Naïma"


def test_handing_over_is_not_offered_to_who_is_alone(running):
    page = begin(running, "accueil", "to-entretien")

    assert not page.findChildren(QWidget, "hand")


def test_what_was_handed_over_is_taken_up_once(shared):
    begin(shared, "accueil", "to-entretien")
    shared.player.click("hand")
    shared.player.on(UnlockPage)
    reception.say_who(shared.player, LEA)
    shared.player.write("passphrase", OTHER_PASSPHRASE)
    shared.player.click("unlock")
    shared.player.on(EntretienPage)

    reception.lock_and_unlock(shared.player, unseen)

    shared.settle()
    assert isinstance(shared.application.shell.page, HomePage)
