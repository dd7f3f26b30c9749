"""The tree of questions in the window: to an offence, with the reasoning, and back to any answer."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId
from desktop.paths import RESOURCES
from desktop.ui.fiche.arbre_page import ArbrePage

CONTENU = Contenu.load(RESOURCES)


@pytest.fixture
def page(qtbot) -> ArbrePage:
    page = ArbrePage(CONTENU.arbres[FicheId("client")], CONTENU)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def click(page: ArbrePage, name: str) -> None:
    QApplication.processEvents()  # what was asked before goes
    next(button for button in page.findChildren(QAbstractButton, name) if button.isVisible()).click()
    QApplication.processEvents()


def said(page: ArbrePage, name: str) -> str:
    card = next(card for card in page.findChildren(QWidget, name) if card.isVisible())
    return " ".join(label.text() for label in card.findChildren(QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def answer(page: ArbrePage, *numbers: int) -> None:
    for number in numbers:
        click(page, f"choix-{number}")


def test_the_answers_lead_to_an_offence_its_penalty_and_the_reasoning(page):
    answer(page, 0, 0, 0)  # an adult buyer, a victim under 15, penetration

    assert page.issue is not None
    assert page.issue.infraction == "viol-moins-15-remunere"
    assert "20 ans de réclusion" in said(page, "issue")
    assert "La victime a moins de 15 ans." in said(page, "raisonnement")


def test_an_answer_is_changed_and_what_followed_is_asked_again(page):
    answer(page, 0, 0, 0)

    click(page, "changer-1")
    assert page.issue is None
    answer(page, 2, 1, 1)  # of age, not vulnerable, no former conviction

    assert page.issue is not None
    assert page.issue.infraction == "client-majeur"
    assert "Aucune garde à vue" in said(page, "issue")
    assert "moins de 15 ans" not in said(page, "raisonnement")


def test_the_sheet_for_the_victim_is_one_click_away(page, qtbot):
    answer(page, 0, 0, 0)

    with qtbot.waitSignal(page.fiche_asked) as asked:
        click(page, "suite")

    assert asked.args == ["fugue"]
