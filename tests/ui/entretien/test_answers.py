"""Answers, states and what refuses them, in the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.entretiens.in_french import to_typed
from desktop.entretiens.model import Etat, Kind
from desktop.langues.langue import Langue
from desktop.ui.entretien.keys import digit_of
from desktop.ui.entretien.lexical import to_lexical


def test_a_choice_is_committed_before_the_next_question_shows(conducted):
    conducted.open("securite/seule")
    shown_while_saving = []
    conducted.kept.on_save = lambda: shown_while_saving.append(conducted.sees("question-seule"))

    conducted.click("choice-accompagnee")
    conducted.click("next")

    assert shown_while_saving == [True]
    assert conducted.kept.values() == {"seule": "accompagnee"}
    assert conducted.sees("question-dangers")


def test_choosing_does_not_go_on_by_itself(conducted):
    conducted.open("securite/seule")

    conducted.click("choice-seule")

    assert conducted.sees("question-seule")
    assert conducted.kept.reponses == []


def test_an_answer_is_kept_in_the_language_it_was_given_in(conducted):
    conducted.open("securite/seule", Langue.ROUMAIN)

    conducted.click("choice-seule")
    conducted.click("next")

    assert conducted.kept.reponses[0].langue is Langue.ROUMAIN


def test_a_required_question_holds_back_until_it_has_an_answer_or_a_reason(conducted):
    conducted.open("securite/seule")

    conducted.click("next")

    assert conducted.sees("question-seule")
    assert "attend une réponse" in conducted.find("answer-error").text()


def test_a_state_satisfies_a_required_question(conducted):
    conducted.open("securite/seule")

    conducted.click("state-refus")
    conducted.click("next")

    assert conducted.kept.reponses[0].etat is Etat.DECLINED
    assert conducted.sees("question-age")


def test_an_answer_takes_the_state_away(conducted):
    conducted.open("securite/seule")
    conducted.click("state-ne_sait_pas")

    conducted.click("choice-seule")

    assert not conducted.find("state-ne_sait_pas").isChecked()
    assert conducted.find("choice-seule").isChecked()


def test_a_state_takes_the_answer_away(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-seule")

    conducted.click("state-non_demande")

    assert not conducted.find("choice-seule").isChecked()
    assert conducted.entretien.value("seule") == ""


def test_a_second_click_takes_a_single_choice_back(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-seule")

    conducted.click("choice-seule")

    assert conducted.entretien.value("seule") == ""


def test_several_choices_are_kept_together_in_the_order_of_the_list(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-accompagnee")
    conducted.click("next")

    conducted.click("choice-papiers")
    conducted.click("choice-rue")
    conducted.click("next")

    assert conducted.kept.values()["dangers"] == "rue papiers"


def test_an_answer_the_form_refuses_stays_typed_with_the_reason(conducted):
    conducted.open("personne")
    edit = conducted.find("answer-integer", QLineEdit)
    conducted.qtbot.keyClicks(edit, "250")

    conducted.click("next")

    assert conducted.find("answer-error").text() == "L’âge est entre 0 et 119\N{NO-BREAK SPACE}ans."
    assert edit.text() == "250"
    assert conducted.kept.reponses == []


def test_what_cannot_be_read_is_said_and_never_dropped(conducted):
    conducted.open("personne")
    edit = conducted.find("answer-integer", QLineEdit)
    conducted.qtbot.keyClicks(edit, "dix-sept")

    conducted.click("next")

    assert "en chiffres" in conducted.find("answer-error").text()
    assert edit.text() == "dix-sept"


def test_a_question_of_the_page_appears_as_soon_as_an_answer_opens_it(conducted):
    conducted.open("personne")
    conducted.qtbot.keyClicks(conducted.find("answer-integer", QLineEdit), "16")

    conducted.click("choice-oui")

    assert conducted.sees("question-naissance")
    assert conducted.find("answer-integer", QLineEdit).text() == "16"


def test_a_question_opened_by_what_was_typed_is_shown_before_going_on(conducted):
    conducted.open("personne")
    conducted.qtbot.keyClicks(conducted.find("answer-integer", QLineEdit), "16")

    conducted.click("next")

    assert conducted.sees("question-naissance")


def test_digits_choose_and_enter_goes_on(conducted):
    conducted.open("securite/seule")

    conducted.key("2", "Return")

    assert conducted.kept.values() == {"seule": "accompagnee"}
    assert conducted.sees("question-dangers")


def test_arrows_move_and_space_chooses(conducted):
    conducted.open("securite/seule")

    conducted.key("Down", "Space")

    assert conducted.find("choice-accompagnee").isChecked()


def test_a_state_has_its_key(conducted):
    conducted.open("securite/seule")

    conducted.qtbot.keyClick(conducted.page.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)

    assert conducted.find("state-refus").isChecked()


def test_digits_are_typed_in_a_field_that_has_the_keyboard(conducted):
    conducted.open("personne")

    conducted.key("3", "1")

    assert conducted.find("answer-integer", QLineEdit).text() == "31"
    assert not conducted.find("choice-oui").isChecked()


@pytest.mark.parametrize(
    ("typed", "digit"), [("1", 1), ("9", 9), ("&", 1), ("é", 2), ("ç", 9), ("0", None), ("a", None)]
)
def test_a_digit_is_read_without_shift_on_a_french_keyboard(typed, digit):
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed)

    assert digit_of(event) == digit


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.DATE, "5/3/2024", "2024-03-05"),
        (Kind.DATE, "05.03.2024", "2024-03-05"),
        (Kind.DATE, "31/02/2024", None),
        (Kind.DATE, "2024", None),
        (Kind.INTEGER, " 17 ", "17"),
        (Kind.INTEGER, "1 200", "1200"),
        (Kind.INTEGER, "17 ans", None),
        (Kind.DECIMAL, "1,5", "1.5"),
        (Kind.TIME, "14h05", "14:05:00"),
        (Kind.TIME, "25:00", None),
        (Kind.TEXT, "  deux mots ", "deux mots"),
        (Kind.DATE, "  ", ""),
    ],
)
def test_what_is_typed_the_french_way_has_one_value_or_none(kind, typed, value):
    assert to_lexical(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [(Kind.DATE, "2024-03-05", "05/03/2024"), (Kind.TIME, "14:05:00.000", "14:05"), (Kind.DECIMAL, "1.5", "1,5")],
)
def test_a_value_is_shown_the_french_way(kind, value, typed):
    assert to_typed(kind, value) == typed


def test_an_answer_not_to_be_passed_on_is_kept_as_such_and_shown_in_the_summary(conducted):
    conducted.open("securite/seule")

    conducted.click("choice-accompagnee")
    conducted.click("withheld")
    conducted.click("next")
    conducted.click("to-summary")

    assert [(r.etat, r.value) for r in conducted.kept.reponses] == [(Etat.WITHHELD, "accompagnee")]
    assert any("à ne pas transmettre" in label.text() for label in conducted.find("edit-seule").findChildren(QLabel))


def test_an_answer_not_to_be_passed_on_stays_so_when_the_person_changes_it(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-accompagnee")
    conducted.click("withheld")

    conducted.click("turn")
    conducted.click("choice-seule")
    conducted.click("turned-back")
    conducted.click("next")

    assert [(r.etat, r.value) for r in conducted.kept.reponses] == [(Etat.WITHHELD, "seule")]


def test_a_reason_for_having_no_answer_takes_its_place(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-accompagnee")
    conducted.click("withheld")

    conducted.click("state-refus")
    conducted.click("next")

    assert [(r.etat, r.value) for r in conducted.kept.reponses] == [(Etat.DECLINED, "")]
