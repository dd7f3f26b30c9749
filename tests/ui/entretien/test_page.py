"""Moving through the interview: forward, back, aside, and out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.errors import DiskFullError
from desktop.langues.langue import Langue

from .conftest import NOW, ROOT


def given(path: str, value: str, etat: Etat = Etat.ANSWERED) -> Reponse:
    return Reponse(Ref(f"{ROOT}/{path}"), etat, value, NOW, Langue.ARABE)


def test_a_full_disk_keeps_the_question_with_its_answer_and_says_so(conducted):
    conducted.open("securite/seule")
    conducted.kept.failure = DiskFullError(Path("/profil"))

    conducted.click("choice-accompagnee")
    conducted.click("next")

    assert conducted.sees("question-seule")
    assert conducted.find("choice-accompagnee").isChecked()
    assert "disque est plein" in conducted.find("save-error").accessibleName()


def test_an_answer_not_kept_is_kept_by_the_next_attempt(conducted):
    conducted.open("securite/seule")
    conducted.kept.failure = DiskFullError(Path("/profil"))
    conducted.click("choice-accompagnee")
    conducted.click("next")

    conducted.kept.failure = None
    conducted.click("next")

    assert conducted.kept.values() == {"seule": "accompagnee"}
    assert conducted.sees("question-dangers")
    assert not conducted.sees("save-error")


def test_what_was_answered_is_not_committed_twice(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-accompagnee")
    conducted.click("next")

    conducted.click("previous")
    conducted.click("next")

    assert len(conducted.kept.reponses) == 1


def test_the_position_kept_is_the_page_that_shows(conducted):
    conducted.open("securite/seule")

    conducted.click("choice-seule")
    conducted.click("next")

    assert conducted.kept.position == f"{ROOT}/personne"


def test_it_resumes_where_it_was_left_with_what_was_answered(conducted):
    conducted.open("situation/recit", Langue.ARABE, given("situation/recit", "Deux mots."))

    assert conducted.find("answer-text", QPlainTextEdit).toPlainText() == "Deux mots."


def test_it_begins_at_the_first_page_when_the_page_left_is_gone(conducted):
    conducted.open("suite/hebergement")

    assert conducted.sees("question-bienvenue")


def test_going_back_keeps_what_is_answered_and_asks_for_nothing(conducted):
    conducted.open("situation/recit")
    conducted.qtbot.keyClicks(conducted.find("answer-text"), "Bonjour")

    conducted.click("previous")

    assert conducted.sees("question-age")
    assert conducted.kept.values() == {"recit": "Bonjour"}


def test_a_section_is_one_click_away(conducted):
    conducted.open("securite/seule")

    conducted.click("section-situation")

    assert conducted.sees("question-recit")
    assert conducted.kept.position == f"{ROOT}/situation/recit"


def test_sections_say_what_is_dealt_with_out_of_what_is_asked_now(conducted):
    conducted.open("securite/seule")
    row = conducted.find("section-securite")

    conducted.click("choice-accompagnee")

    assert "1 sur 2 questions posées" in row.accessibleName()
    assert not row.is_done


def test_a_section_where_all_is_dealt_with_is_marked_done(conducted):
    conducted.open("securite/seule")

    conducted.click("state-refus")

    assert conducted.find("section-securite").is_done


def test_leaving_the_page_commits_what_is_on_screen(conducted):
    conducted.open("situation/recit")
    conducted.qtbot.keyClicks(conducted.find("answer-text"), "Bonjour")

    conducted.page.leave()
    conducted.settle()

    assert conducted.kept.values() == {"recit": "Bonjour"}


def test_stopping_commits_then_leaves(conducted):
    conducted.open("securite/seule")
    conducted.click("choice-seule")

    with conducted.qtbot.waitSignal(conducted.page.left):
        conducted.find("stop").click()

    assert conducted.kept.values() == {"seule": "seule"}
    assert conducted.kept.position == f"{ROOT}/securite/seule"


def test_the_summary_puts_what_is_missing_first_and_names_non_answers(conducted):
    conducted.open("situation/recit", Langue.ARABE, given("personne/age", "", Etat.DECLINED))

    conducted.click("to-summary")

    assert conducted.sees("missing-seule")
    texts = [label.text() for label in conducted.find("edit-age").findChildren(QLabel)]
    assert "A refusé" in texts


def test_an_answer_is_edited_from_the_summary_and_comes_back_to_it(conducted):
    conducted.open("situation/recit", Langue.ARABE, given("securite/seule", "accompagnee"))
    conducted.click("to-summary")

    conducted.click("edit-seule")
    conducted.click("choice-seule")
    conducted.click("next")

    assert conducted.sees("summary")
    assert conducted.kept.values() == {"seule": "seule"}


def test_what_is_missing_holds_back_the_end(conducted):
    conducted.open("situation/recit")
    conducted.click("to-summary")

    conducted.click("finish")

    assert not conducted.kept.is_finished
    assert conducted.sees("save-error")


def test_the_last_page_leads_to_the_summary_and_the_summary_to_the_end(conducted):
    conducted.open("situation/recit", Langue.ARABE, given("securite/seule", "seule"))
    conducted.click("next")

    with conducted.qtbot.waitSignal(conducted.page.finished):
        conducted.find("finish").click()

    assert conducted.kept.is_finished


def test_a_pause_shows_nothing_of_the_interview_until_escape(conducted):
    conducted.open("securite/seule")

    conducted.click("pause")

    assert not conducted.sees("question-seule")
    assert not conducted.sees("sections")
    conducted.key("Escape")
    assert conducted.sees("question-seule")


def test_each_gesture_has_its_key(conducted):
    conducted.open("situation/recit")

    conducted.key("F4")
    assert conducted.sees("summary")
    conducted.qtbot.keyClick(conducted.page.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    conducted.settle()
    assert conducted.sees("question-recit")
    conducted.key("F2")
    assert conducted.sees("turned")
    conducted.key("Escape")
    conducted.key("F3")
    assert conducted.sees("paused")


def test_enter_on_a_button_is_that_button(conducted):
    conducted.open("securite/seule")
    conducted.find("previous").setFocus()

    conducted.key("Return")

    assert conducted.sees("question-interprete")


def test_a_click_ends_the_pause(conducted):
    conducted.open("securite/seule")
    conducted.click("pause")

    conducted.qtbot.mouseClick(conducted.find("paused"), Qt.MouseButton.LeftButton)

    assert conducted.sees("question-seule")


def test_an_alert_shows_as_soon_as_the_answer_is_chosen_with_its_number_and_its_way_out(conducted):
    conducted.open("personne")

    conducted.click("choice-oui")

    assert conducted.find("contact-119").text() == "119"
    with conducted.qtbot.waitSignal(conducted.page.fiche_asked) as asked:
        conducted.find("alert-fiche-fugue").click()
    assert asked.args == ["fugue"]


def test_a_number_the_content_does_not_hold_is_not_shown(conducted):
    conducted.open("securite/dangers", Langue.ARABE, given("securite/seule", "accompagnee"))

    conducted.click("choice-domicile")

    assert conducted.sees("contact-17")
    assert not conducted.sees("contact-115")


def test_danger_stands_above_attention(conducted):
    conducted.open("personne", Langue.ARABE, given("situation/recit", "Deux mots."))

    conducted.click("choice-oui")

    danger, attention = conducted.find("alert-alerte_mineur"), conducted.find("alert-alerte_ecrit")
    conducted.settle()
    assert danger.y() < attention.y()


def test_an_alert_goes_when_its_reason_goes(conducted):
    conducted.open("personne")
    conducted.click("choice-oui")

    conducted.click("choice-non")

    assert not conducted.sees("alert-alerte_mineur")


def test_the_language_changes_at_any_moment_and_is_kept(conducted):
    conducted.open("personne", Langue.ARABE)
    conducted.qtbot.keyClicks(conducted.find("answer-integer", QLineEdit), "19")
    box = conducted.find("langue", QComboBox)

    box.setCurrentIndex(box.findData(Langue.ROUMAIN.value))
    box.activated.emit(box.currentIndex())
    conducted.settle()

    assert conducted.find("label-ro").text() == "Ce vârstă aveți?"
    assert conducted.find("answer-integer", QLineEdit).text() == "19"
    assert conducted.kept.langue is Langue.ROUMAIN
