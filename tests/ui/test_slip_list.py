"""My slips: found as one types, opened from the keyboard, loaded as one scrolls."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.bootstrap import utc_now
from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.services.orientations import LINES_A_PAGE
from desktop.ui.kit.line_list import LineList
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.list_page import OrientationListPage

MANY = 3 * LINES_A_PAGE + 5


@pytest.fixture
def listed(running):
    """Some two hundred slips, the last of them for a partner of its own, shown by the list."""
    repository = running.application.desk.services.orientations._coffre.orientations  # noqa: SLF001 - many, and quickly

    def keep() -> None:
        for number in range(MANY):
            nom = "Relais Édelweiss" if number == 0 else f"Refuge n° {number}"
            partenaire = Partenaire(PartenaireId(str(number)), nom, Origine.LOCAL)
            slip = Orientation(OrientationId(f"o{number}"), PriseEnChargeId("p"), utc_now())
            repository.save(replace(slip, partenaire=partenaire))

    running.application.background.run(running.application.shell, keep)
    running.settle()
    running.player.click("orientations")
    running.player.on(OrientationListPage)
    running.settle()
    return running


def lines(running) -> LineList:
    return running.player.find("orientations-list", LineList)


def said(running) -> str:
    return running.player.find("orientations-count", QLabel).text()


def search(running, text: str) -> QLineEdit:
    running.player.write("orientations-search", text)
    running.settle()
    return running.player.find("orientations-search", QLineEdit)


def test_the_list_says_how_many_there_are_and_holds_the_first_only(listed):
    assert said(listed) == f"{MANY} fiches d’orientation sur ce poste."
    assert LINES_A_PAGE <= len(lines(listed).rows()) < MANY


def test_scrolling_to_the_end_brings_them_all_once(listed):
    view = lines(listed)
    while len(view.rows()) < MANY:
        held = len(view.rows())
        view.scrollToBottom()
        listed.player.until(lambda held=held: len(view.rows()) > held, "the next lines")
    listed.settle()

    assert len({row.key for row in view.rows()}) == len(view.rows()) == MANY


def test_what_is_typed_finds_without_accents_nor_capitals(listed):
    search(listed, "edelw")

    assert [row.text.split(",")[0] for row in lines(listed).rows()] == ["Relais Édelweiss"]
    assert said(listed) == "1 fiche correspond."


def test_nothing_found_says_what_to_do(listed):
    search(listed, "zzz")

    assert lines(listed).rows() == ()
    assert said(listed) == "Rien ne correspond. Essayez un autre mot, ou son début."


def test_enter_opens_the_first_found(listed):
    QTest.keyClick(search(listed, "edelw"), Qt.Key.Key_Return)

    page = listed.player.on(OrientationPage)
    assert any("Relais Édelweiss" in label.text() for label in page.findChildren(QLabel))


def test_an_arrow_goes_down_to_the_list_where_enter_opens(listed):
    edit = search(listed, "")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(lines(listed), Qt.Key.Key_Down)
    second = lines(listed).rows()[1]

    QTest.keyClick(lines(listed), Qt.Key.Key_Return)

    page = listed.player.on(OrientationPage)
    assert any(second.text.split(",")[0] in label.text() for label in page.findChildren(QLabel))


def test_escape_empties_the_search(listed):
    QTest.keyClick(search(listed, "edelw"), Qt.Key.Key_Escape)
    listed.settle()

    assert said(listed) == f"{MANY} fiches d’orientation sur ce poste."


def test_the_answer_to_a_former_key_never_takes_the_place_of_a_newer_one(listed):
    page = listed.player.on(OrientationListPage)
    asked: list[tuple[str, int]] = []
    page.search_asked.disconnect()
    page.search_asked.connect(lambda text, question: asked.append((text, question)))
    listed.player.write("orientations-search", "ed")
    before = lines(listed).rows()

    page.show_found(asked[0][1], (), 0)

    assert [text for text, _question in asked] == ["e", "ed"]
    assert lines(listed).rows() == before
