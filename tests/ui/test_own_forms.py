"""A responsable imports a questionnaire of the service, an officer conducts it, a responsable removes it."""

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.demonstration import reception
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.formulaires.examined_page import ExaminedPage
from desktop.ui.formulaires.list_page import OwnFormsPage
from desktop.ui.home import HomePage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.settings_page import SettingsPage
from tests.entretiens.tables import sheets, write_xlsx
from tests.ui.running import Running, make_store

SURVEY = [{"type": "text", "name": "q", "label": "Que dites-vous ?"}]


@pytest.fixture
def running(tmp_path, qapp):
    make_store(tmp_path / "poste")
    running = Running.start(tmp_path / "poste")
    reception.unlock(running.player)
    running.player.on(HomePage)
    running.settle()
    yield running
    running.close()


def go_home(running):
    """The page is shown, then filled again by what the worker answers."""
    running.application.routes.home()
    running.player.on(HomePage)
    running.settle()


def choose(running, path):
    """Ask to import that file, from the list."""
    running.application.desk.ask_form = lambda _parent: path
    running.player.click("settings")
    running.player.on(SettingsPage)
    running.player.click("settings-forms")
    running.player.on(OwnFormsPage)
    running.player.click("import")
    return running.player.on(ExaminedPage)


def test_a_form_is_imported_conducted_and_removed(running, tmp_path):
    choose(running, write_xlsx(tmp_path / "essai.xlsx", sheets(SURVEY, [])))
    running.player.click("add")
    assert "« Essai » est ajouté" in running.notice()

    go_home(running)
    running.player.click("situation-accueil")
    running.player.click("open-entretien-service.essai")
    running.player.on(EntretienPage)
    running.player.find("answer-text", QPlainTextEdit).setPlainText("Bonjour")
    running.player.click("next")
    running.player.click("finish")
    running.player.on(OrientationEditorPage)

    go_home(running)
    running.player.click("settings")
    running.player.click("settings-forms")
    running.player.click("remove-0")
    running.player.click("confirm-0")
    assert "n’est plus proposé" in running.notice()


def test_a_form_that_is_unfit_is_explained_and_not_added(running, tmp_path):
    page = choose(running, write_xlsx(tmp_path / "essai.xlsx", sheets([SURVEY[0] | {"relevant": "false()"}], [])))

    said = [label.text() for label in page.findChildren(QLabel, "finding")]
    assert ["jamais vraie" in text for text in said] == [True]
    assert page.findChild(QPushButton, "add") is None
    running.player.click("back")
    running.player.on(OwnFormsPage)


def test_a_service_that_forbids_it_greys_it_with_the_reason(tmp_path, qapp):
    make_store(tmp_path / "poste")
    politique = tmp_path / "politique.toml"
    politique.write_text("version = 1\n[entretiens]\nimport = false\n", encoding="utf-8")
    running = Running.start(tmp_path / "poste", politique=politique)
    try:
        reception.unlock(running.player)
        running.player.on(HomePage)
        running.player.click("settings")
        running.player.click("settings-forms")
        page = running.player.on(OwnFormsPage)
        texts = [label.text() for label in page.findChildren(QLabel)]

        assert "Votre service n’autorise pas l’import de questionnaires sur ce poste." in texts
    finally:
        running.close()
