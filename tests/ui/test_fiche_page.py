"""A sheet used: branches opened in place, the audience that reads, numbers, articles, a review that is late."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ArticleId, EtapeId, FicheId, Public
from desktop.orientations.model import Coche, PriseEnCharge, PriseEnChargeId
from desktop.paths import RESOURCES
from desktop.storage.instants import utc_now
from desktop.ui.fiche.page import FichePage

CONTENU = Contenu.load(RESOURCES)


@pytest.fixture
def open_page(qtbot) -> Callable[..., FichePage]:
    def build(fiche_id: str, **options) -> FichePage:
        page = FichePage(CONTENU.fiches[FicheId(fiche_id)], CONTENU, tickable=True, **options)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        qtbot.waitUntil(lambda: page.is_whole, timeout=60_000)
        return page

    return build


def seen(page: FichePage, name: str) -> bool:
    widget = page.findChild(QWidget, name)
    assert widget is not None, name
    return widget.isVisible()


def click(page: FichePage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def test_a_branch_opens_and_closes_in_place(open_page):
    page = open_page("accueil")
    assert not seen(page, "etape-B6b")

    click(page, "branch-etrangere")
    assert seen(page, "etape-B6b")

    click(page, "branch-etrangere")
    assert not seen(page, "etape-B6b")


def test_what_was_ticked_in_a_branch_is_in_sight_on_coming_back(open_page):
    page = open_page("accueil")

    page.show_ticks(
        PriseEnCharge(PriseEnChargeId("p"), FicheId("accueil"), utc_now(), (Coche(EtapeId("B6b"), utc_now()),))
    )

    assert seen(page, "etape-B6b")


def test_each_public_sees_its_own_steps_and_those_of_all(open_page):
    page = open_page("fugue")
    assert seen(page, "etape-F1") and seen(page, "etape-F8") and seen(page, "etape-R1")

    click(page, "public-fsi")
    assert not seen(page, "etape-F1") and seen(page, "etape-F8") and seen(page, "etape-R1")
    assert not seen(page, "section-gardien")

    click(page, "public-pjj")
    assert seen(page, "etape-F1") and not seen(page, "etape-F8") and seen(page, "section-role-pjj")

    click(page, "public-tous")
    assert seen(page, "etape-F1") and seen(page, "etape-F8")


def test_the_public_chosen_before_is_taken_up(open_page):
    page = open_page("fugue", public=Public.ASE)

    assert seen(page, "etape-F1") and not seen(page, "etape-F8")


def test_an_article_is_one_click_from_what_it_says(open_page, qtbot):
    page = open_page("accueil")
    assert page.findChild(QWidget, "law-cpp-15-3") is None

    click(page, "article-cpp-15-3")

    card = page.findChild(QWidget, "law-cpp-15-3")
    qtbot.waitUntil(lambda: card.property("kind") == "card-marked" and card.isVisible(), timeout=60_000)
    assert CONTENU.articles[ArticleId("cpp-15-3")].dit in [label.text() for label in card.findChildren(QLabel)]


def test_a_number_is_called_or_copied_in_one_click_beside_its_hours(open_page, qtbot):
    page = open_page("accueil")
    card = page.findChild(QWidget, "service-samu")

    with qtbot.waitSignal(page.call_asked) as called:
        click(page, "call-samu")
    with qtbot.waitSignal(page.copied) as copied:
        click(page, "copy-samu")

    assert (called.args, copied.args) == (["15"], ["15"])
    assert "24 h" in " ".join(label.text() for label in card.findChildren(QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_sheet_past_its_review_says_so(open_page):
    late = CONTENU.fiches[FicheId("client")].a_relire_le

    assert open_page("client", today=date(late.year + 1, 1, 1)).findChild(QWidget, "review-late") is not None
    assert open_page("client", today=late).findChild(QWidget, "review-late") is None
