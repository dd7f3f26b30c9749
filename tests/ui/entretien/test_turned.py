"""The screen in the person's hands: they go on by themselves, as far as the questions are theirs."""

from PySide6.QtWidgets import QLabel

from desktop.langues.langue import Langue


def test_the_person_goes_on_and_each_answer_is_committed_before_the_next_question(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")
    conducted.click("choice-accompagnee")

    conducted.click("turned-next")

    assert conducted.kept.values() == {"seule": "accompagnee"}
    assert conducted.sees("turned")
    assert conducted.sees("question-dangers")


def test_the_screen_is_asked_back_before_a_question_to_the_officer(conducted):
    conducted.open("securite/seule", Langue.ROUMAIN)
    conducted.click("turn")
    conducted.click("choice-seule")

    conducted.click("turned-next")

    assert conducted.find("turned-thanks").text()
    assert not conducted.sees("question-doute")
    conducted.click("turned-back")
    assert conducted.sees("question-doute")


def test_the_screen_is_asked_back_when_an_answer_alerts_the_officer(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")
    conducted.click("choice-accompagnee")
    conducted.click("turned-next")
    conducted.click("choice-domicile")

    conducted.click("turned-next")

    assert conducted.sees("turned-thanks")
    assert not conducted.sees("alerts")
    conducted.click("turned-back")
    assert conducted.sees("alert-alerte_danger")


def test_a_question_that_expects_an_answer_comes_back_to_the_officer_unanswered(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")

    conducted.click("turned-next")

    assert conducted.sees("turned-thanks")
    conducted.click("turned-back")
    assert "attend une réponse" in conducted.find("answer-error").text()


def test_the_person_changes_the_language_of_the_screen(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")
    conducted.click("choice-accompagnee")

    conducted.click("turned-ro")

    assert conducted.sees("label-ro")
    assert conducted.find("choice-accompagnee").isChecked()
    assert conducted.kept.langue is Langue.ROUMAIN
    conducted.click("turned-back")
    assert conducted.find("langue").currentData() == Langue.ROUMAIN


def test_nothing_of_the_officer_shows_on_the_turned_screen_but_the_way_back(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")

    shell = conducted.page.window()
    said = [label.text() for label in shell.findChildren(QLabel) if label.isVisible()]
    assert not conducted.is_header_shown()
    assert not [text for text in said if any(word in text for word in ("Traduction", "Êtes-vous", "Pour vous"))]
    conducted.click("turned-back")
    assert conducted.is_header_shown()


def test_a_pause_hides_the_header_too(conducted):
    conducted.open("securite/seule")

    conducted.click("pause")

    assert not conducted.is_header_shown()
    conducted.key("Escape")
    assert conducted.is_header_shown()
