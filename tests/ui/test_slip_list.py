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
from desktop.ui.kit.line_window import ROW, Row, Wanted
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


def key_of(view: LineList, number: int) -> str:
    row = view.model().index(number, 0).data(ROW)
    return row.key if row else ""


def test_the_list_says_how_many_there_are_and_holds_the_first_only(listed):
    view = lines(listed)

    assert said(listed) == f"{MANY} fiches d’orientation sur ce poste."
    assert view.model().rowCount() == MANY
    assert LINES_A_PAGE <= len(view.rows()) < MANY


def test_scrolling_a_page_at_a_time_meets_each_line_once(listed):
    view = lines(listed)
    met = []
    for number in range(MANY):
        view.scrollTo(view.model().index(number, 0))
        listed.player.until(lambda number=number: key_of(view, number) != "", f"line {number}")
        met.append(key_of(view, number))

    assert met == [f"o{number}" for number in reversed(range(MANY))]


def test_the_end_is_reached_at_once_without_what_is_between(listed):
    view = lines(listed)

    view.scrollToBottom()
    listed.player.until(lambda: key_of(view, MANY - 1) != "", "the last line")

    assert key_of(view, MANY - 1) == "o0"
    assert len(view.rows()) < MANY


def test_what_is_far_from_sight_is_not_held(qtbot):
    view = LineList("lignes", "Lignes", 10, numbered)
    qtbot.addWidget(view)
    view.more_asked.connect(lambda wanted: view.fill(wanted, page_of(wanted.page)))
    view.show_lines(page_of(0), 2_000)
    view.resize(400, 300)
    view.show()
    for number in range(0, 2_000, 11):
        view.scrollTo(view.model().index(number, 0))
        qtbot.waitUntil(lambda number=number: key_of(view, number) == str(number), timeout=60_000)

    assert len(view.rows()) <= 160


def page_of(page: int) -> range:
    return range(10 * page, 10 * page + 10)


def numbered(number: int) -> Row:
    return Row(str(number), number, f"Ligne {number}", "")


def test_a_page_that_could_not_be_read_is_asked_again(qtbot):
    view = LineList("lignes", "Lignes", 10, numbered)
    qtbot.addWidget(view)
    asked: list[Wanted] = []
    view.more_asked.connect(asked.append)
    view.show_lines(page_of(0), 1000)
    view.resize(400, 300)
    view.show()
    view.scrollTo(view.model().index(500, 0))
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=60_000)

    view.give_up()
    view.viewport().update()

    qtbot.waitUntil(lambda: len(asked) == 2, timeout=60_000)


def test_what_is_typed_finds_without_accents_nor_capitals(listed):
    search(listed, "edelw")

    assert [row.text for row in lines(listed).rows()] == ["Relais Édelweiss"]
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
    assert any(second.text in label.text() for label in page.findChildren(QLabel))


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
