"""One field finds sheets, law, contacts and words, from the keyboard alone, before unlocking too."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.fiche.results import ResultList
from tests.ui.running import Running


@pytest.fixture(scope="module")
def new_post(qapp, tmp_path_factory) -> Iterator[Running]:
    """No store is made."""
    running = Running.start(tmp_path_factory.mktemp("new") / "profile")
    yield running
    running.close()


@pytest.fixture
def searching(new_post) -> Running:
    new_post.application.routes.home()
    new_post.player.click("sheets")
    new_post.player.on(FicheListPage)
    return new_post


def press(running: Running, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(running.player.find("search", QLineEdit), key)


def results(running: Running) -> ResultList:
    return running.player.find("results", ResultList)


def test_what_is_typed_is_found_at_each_key(searching):
    searching.player.write("search", "delai refl")

    assert {found.sorte.value for found in results(searching).found()} == {"fiche", "article"}
    assert results(searching).isVisible()


def test_an_article_shows_what_it_says_beside_the_list(searching):
    searching.player.write("search", "cpp 15-3")

    card = searching.player.find("law-cpp-15-3", QWidget)
    assert any("plainte" in label.text() for label in card.findChildren(QLabel))


def test_the_arrows_and_enter_open_a_sheet_without_leaving_the_field(searching):
    searching.player.write("search", "hebergement d'urgence")
    first = results(searching).currentIndex().row()

    press(searching, Qt.Key.Key_Down)
    assert results(searching).currentIndex().row() > first
    press(searching, Qt.Key.Key_Up, Qt.Key.Key_Return)

    assert searching.player.on(FichePage).fiche_id == "hebergement"


def test_what_is_not_found_is_said_and_escape_brings_the_sheets_back(searching):
    searching.player.write("search", "zzzz")
    assert searching.player.find("nothing-found", QLabel).isVisible()

    press(searching, Qt.Key.Key_Escape)

    assert searching.player.find("fiche-accueil", QWidget).isVisible()
