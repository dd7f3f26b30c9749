"""French and the person's language on the same line, and what is only for one of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.entretiens.model import Etat
from desktop.langues.langue import Langue


def test_french_is_on_the_left_and_arabic_on_the_right_on_the_same_line(conducted):
    conducted.open("securite/seule", Langue.ARABE)

    french, arabic = conducted.find("label-fr"), conducted.find("label-ar")

    assert french.geometry().right() < arabic.geometry().left()
    assert french.y() == arabic.y()


def test_arabic_reads_and_aligns_from_the_right(conducted):
    conducted.open("securite/seule", Langue.ARABE)

    arabic = conducted.find("label-ar")

    assert arabic.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert arabic.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_choice_has_both_languages_on_its_line(conducted):
    conducted.open("securite/seule", Langue.ARABE)

    words = [label.text() for label in conducted.find("choice-seule").findChildren(QLabel)]

    assert "Oui, seule" in words
    assert "نعم، وحدي" in words


def test_a_french_speaker_has_one_column(conducted):
    conducted.open("securite/seule", Langue.FRANCAIS)

    assert conducted.sees("label-fr")
    assert not conducted.sees("label-ar")
    assert not conducted.sees("unapproved")


def test_a_state_is_said_in_the_persons_language_too(conducted):
    conducted.open("securite/seule", Langue.ARABE)

    words = [label.text() for label in conducted.find("state-refus").findChildren(QLabel)]

    assert words == ["A refusé", "أفضّل ألا أجيب"]


def test_an_unapproved_translation_is_marked(conducted):
    conducted.open("securite/seule", Langue.ARABE)

    assert conducted.find("unapproved").text() == "Traduction non relue"


def test_an_approved_translation_is_not_marked(conducted):
    conducted.open("situation/recit", Langue.ROUMAIN)

    assert not conducted.sees("unapproved")


def test_a_missing_translation_is_said_and_french_is_shown(conducted):
    conducted.open("securite/seule", Langue.ESPAGNOL)

    assert "Pas de traduction" in conducted.find("untranslated").text()
    assert len([w for w in conducted.page.findChildren(QLabel, "label-fr") if w.isVisibleTo(conducted.page)]) == 2


def test_an_officers_question_is_marked_and_in_french_alone(conducted):
    conducted.open("accueil/interprete", Langue.ARABE)

    assert conducted.find("for-agent").text() == "Pour vous, ne pas lire"
    assert not conducted.sees("label-ar")
    assert not conducted.find("turn").isEnabled()


def test_guidance_and_its_article_stand_apart(conducted):
    conducted.open("accueil/interprete", Langue.ARABE)

    strip = conducted.find("officer-strip")

    assert strip.findChild(QLabel, "guidance").text().startswith("Jamais un proche")
    assert strip.findChild(QLabel, "article-cpp-10-3").text() == "CPP, art. 10-3"


def test_the_turned_screen_shows_the_persons_language_alone(conducted):
    conducted.open("securite/seule", Langue.ARABE)

    conducted.click("turn")

    assert conducted.sees("label-ar")
    assert not conducted.sees("label-fr")
    assert not conducted.sees("officer-strip")
    assert not conducted.sees("alerts")


def test_the_turned_screen_leaves_out_the_officers_questions(conducted):
    conducted.open("personne", Langue.ARABE)

    conducted.click("turn")

    assert conducted.sees("question-age")
    assert not conducted.sees("question-doute")


def test_what_the_person_touches_is_the_answer(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")
    conducted.click("choice-accompagnee")

    conducted.click("turned-back")

    assert conducted.find("choice-accompagnee").isChecked()
    assert conducted.entretien.value("seule") == "accompagnee"


def test_the_person_may_refuse_on_the_turned_screen(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")

    conducted.click("state-refus")
    conducted.click("turned-back")
    conducted.click("next")

    assert conducted.kept.reponses[0].etat is Etat.DECLINED


def test_the_officers_keys_do_nothing_on_the_turned_screen(conducted):
    conducted.open("securite/seule", Langue.ARABE)
    conducted.click("turn")

    conducted.key("2", "Return")

    assert conducted.sees("turned")
    assert conducted.entretien.value("seule") == ""
