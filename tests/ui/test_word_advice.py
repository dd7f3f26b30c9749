"""Words to avoid, told under what is typed: replaced in one click, kept in one click, never in the way."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop.fiches.vocabulaire import load_vocabulaire
from desktop.paths import RESOURCES
from desktop.ui.kit import fields
from desktop.ui.word_advice import advise


@pytest.fixture
def page(qtbot) -> QWidget:
    page = QWidget()
    edit = fields.ShortText()
    QVBoxLayout(page).addWidget(fields.Field("Situation", edit, name="situation"))
    advise(page, load_vocabulaire(RESOURCES / "vocabulaire" / "mots.toml"))
    qtbot.addWidget(page)
    page.show()
    return page


def edit_of(page: QWidget) -> fields.ShortText:
    edit = page.findChild(fields.ShortText, "situation")
    assert edit is not None
    return edit


def advice(page: QWidget) -> QWidget:
    found = page.findChild(QWidget, "advice-situation")
    assert found is not None
    return found


def click(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_nothing_is_said_of_words_that_are_fit(page):
    edit_of(page).setPlainText("Une personne hébergée par celui qui l’exploite.")

    assert not advice(page).isVisible()


def test_a_word_to_avoid_is_told_and_what_is_typed_stays(page):
    edit_of(page).setPlainText("Un mineur prostitué.")

    assert advice(page).isVisible()
    assert edit_of(page).toPlainText() == "Un mineur prostitué."


def test_one_click_says_it_better_and_can_be_undone(page):
    edit_of(page).setPlainText("Un mineur prostitué.")

    click(page, "replace-situation")
    assert edit_of(page).toPlainText() == "Un mineur victime de prostitution."
    assert not advice(page).isVisible()

    edit_of(page).undo()
    assert edit_of(page).toPlainText() == "Un mineur prostitué."


def test_words_that_are_meant_are_kept_and_no_longer_told(page):
    edit_of(page).setPlainText("Sa fille de trois ans.")
    assert advice(page).isVisible()

    click(page, "keep-situation")

    assert not advice(page).isVisible()
    assert edit_of(page).toPlainText() == "Sa fille de trois ans."


def test_reported_speech_is_left_alone(page):
    edit_of(page).setPlainText("Elle dit « mon petit ami ».")

    assert not advice(page).isVisible()
