"""A responsable imports a directory: chosen, shown, changed where it was wrongly read, then imported or not."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from desktop.demonstration import reception
from desktop.ui.annuaire.import_done_page import ImportDonePage
from desktop.ui.annuaire.import_page import ImportPage
from desktop.ui.annuaire.import_preview_page import ImportPreviewPage
from desktop.ui.home import HomePage
from tests.annuaire.fichiers import structure, write_csv
from tests.ui.running import Running, make_store


@pytest.fixture(scope="module")
def running(tmp_path_factory, qapp):
    folder = tmp_path_factory.mktemp("import")
    make_store(folder / "poste")
    running = Running.start(folder / "poste")
    reception.unlock(running.player)
    running.player.on(HomePage)
    running.settle()
    yield running
    running.close()


@pytest.fixture
def choose(running, tmp_path):
    """Ask to import a file of that content; return the page that is shown then."""

    def run(*rows, name="structures.csv", content=""):
        path = tmp_path / name
        write_csv(path, rows) if rows else path.write_text(content)
        running.application.desk.ask_file = lambda _parent, _title, _files: path
        running.application.routes.home()
        running.player.on(HomePage)
        running.settle()
        running.player.click("settings")
        running.player.click("settings-directory")
        running.player.on(ImportPage)
        running.player.click("choose")
        return running

    return run


def said(page, name):
    return [label.text().replace("\xa0", " ") for label in page.findChildren(QLabel, name)]


def test_a_file_is_shown_then_imported_and_named_among_the_sets(choose):
    running = choose(structure(1), structure(2), name="gironde-2024.csv")

    page = running.player.on(ImportPreviewPage)
    assert said(page, "change") == ["Structures : 2 nouvelles entrées."]
    running.player.click("import")
    page = running.player.on(ImportDonePage)
    assert said(page, "change") == ["Structures : 2 nouvelles entrées."]
    running.player.click("done")
    page = running.player.on(ImportPage)
    assert any("gironde" in label.text() for label in page.findChildren(QLabel))


def test_faulty_lines_are_told_and_only_the_others_are_imported(choose):
    running = choose(structure(31), structure(32, nom=""), name="faux.csv")

    page = running.player.on(ImportPreviewPage)
    assert said(page, "anomalie") == ["Ligne 3, colonne « nom » : il faut une valeur."]
    assert page.findChild(QPushButton, "import") is None
    running.player.click("import-sound")
    assert "1 ligne ne peut pas être importée." in said(running.player.on(ImportDonePage), "change")


def test_a_column_that_was_not_found_is_said_and_the_file_read_again(choose):
    running = choose(content="cle,source,nom,date_maj\nfictive--7,fictive,Refuge,2024-01-15\n", name="cle.csv")
    running.player.on(ImportPreviewPage)
    running.player.find("format-0", QComboBox).setCurrentIndex(1)
    running.player.click("read-again")
    running.player.until(lambda: running.player.find("format-0", QComboBox).currentData() == "structures", "read again")
    box = running.player.find("column-0-id", QComboBox)
    box.setCurrentIndex(box.findData("cle"))

    running.player.click("read-again")

    running.player.until(lambda: running.player.shows("import"), "what would change")
    assert running.player.find("jeu", QLineEdit).text() == "cle"


def test_under_another_name_what_would_change_is_shown_first(choose):
    running = choose(structure(81), name="ancien.csv")
    running.player.click("import")
    running.player.on(ImportDonePage)
    choose(structure(82), name="nouveau.csv")
    first = running.player.on(ImportPreviewPage)
    running.player.find("jeu", QLineEdit).setText("ancien")

    running.player.click("import")

    running.player.until(lambda: running.player.on(ImportPreviewPage) is not first, "the file read again")
    assert "1 absente, effacée" in said(running.player.on(ImportPreviewPage), "change")[0]


def test_a_file_that_cannot_be_read_is_refused_in_place(choose):
    running = choose(content='{"a": [', name="abime.json")

    assert "Rien n’a été changé" in running.notice()
    assert running.player.find("choose", QPushButton).isEnabled()
