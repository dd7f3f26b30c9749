"""Following slips in the window: what home reminds of, what is noted of an answer and of a call."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.bootstrap import utc_now
from desktop.demonstration import reception
from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.orientations.model import (
    Besoin,
    BesoinExprime,
    Etat,
    Orientation,
    OrientationId,
    Personne,
    Status,
    Urgence,
)
from desktop.orientations.model import PriseEnChargeId as PriseId
from desktop.orientations.reponse import MotifRefus
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.storage.coffre import Coffre
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.suivi.answer_page import AnswerPage
from desktop.ui.suivi.call_page import CallPage
from desktop.ui.suivi.entrust_page import EntrustPage
from desktop.ui.suivi.fil_page import FilPage
from desktop.ui.suivi.panel import RappelsPage
from desktop.ui.unlock import UnlockPage
from tests.ui.fit import cut_texts, small_targets
from tests.ui.running import OTHER_PASSPHRASE, REGLAGES, Running, make_store

MANY = 7
COLLEAGUE = "Abel Bernard"
DUTIES = ("parquet_avise", "crip_informee")


def _late(number: int) -> Orientation:
    """Handed over three days ago; the first one for something needed the same day."""
    at = utc_now() - timedelta(days=3, minutes=number)
    urgence = Urgence.CE_JOUR if number == 0 else Urgence.SOUS_72H
    return Orientation(
        OrientationId(f"tard-{number}"),
        PriseId(f"p-{number}"),
        at,
        at.date() + timedelta(days=40),
        personne=Personne("Zénobie"),
        besoins=(BesoinExprime(Besoin.HEBERGEMENT, urgence),),
        partenaire=Partenaire(PartenaireId("r"), f"Refuge n° {number}", Origine.LOCAL, telephone="0100000000"),
        etats=(Etat(Status.PRETE, at), Etat(Status.REMISE, at)),
    )


@pytest.fixture
def followed(start, profile) -> Running:
    """Repère at home, with `MANY` slips that nobody answered, on a post that a colleague opens too."""
    make_store(profile, REGLAGES, COLLEAGUE)
    coffre = Coffre.open(profile, PASSPHRASE)
    for number in range(MANY):
        coffre.orientations.save(_late(number))
    coffre.close()
    running = start()
    reception.unlock(running.player)
    running.player.on(HomePage)
    running.settle()
    return running


def _rows(running: Running) -> list[str]:
    found = running.application.shell.findChildren(QAbstractButton)
    return [b.accessibleName() for b in found if b.isVisible() and b.objectName().startswith("rappel-tard")]


def _history(running: Running) -> str:
    return "\n".join(label.text() for label in running.application.shell.findChildren(QLabel) if label.isVisible())


def test_home_reminds_of_the_most_urgent_and_leads_to_all_of_them_and_to_each_slip(followed):
    rows = _rows(followed)
    assert len(rows) == 5
    assert rows[0].startswith("Refuge n° 0. Sans réponse")
    assert "Zénobie" not in "".join(rows)

    followed.player.click("rappels-all")
    page = followed.player.on(RappelsPage)
    assert len(_rows(followed)) == MANY
    for size in ((900, 560), (1366, 768)):
        followed.application.shell.resize(*size)
        followed.settle()
        assert cut_texts(followed.application.shell) == []

    followed.player.click("rappel-tard-3")
    followed.player.on(OrientationPage)
    followed.application.shell.back_asked.emit()
    assert followed.player.on(RappelsPage) is not page


def test_an_appointment_and_then_a_refusal_are_noted_by_hand(followed):
    player = followed.player
    player.click("rappel-tard-0")
    player.on(OrientationPage)
    player.click("note-answer")
    player.on(AnswerPage)
    assert not player.shows("answer-rendez-vous-jour")
    player.click("answer-kind-rendez_vous")
    player.write("answer-rendez-vous-jour", "31/02/2027")
    player.write("answer-rendez-vous-heure", "14h")
    player.click("answer-save")
    assert "Écrivez une date qui existe" in _history(followed)
    player.write("answer-rendez-vous-jour", f"{utc_now() + timedelta(days=2):%d/%m/%Y}")
    player.click("answer-save")
    player.on(OrientationPage)
    assert "acceptée, rendez-vous le" in _history(followed)
    assert not player.shows("rappel-sans_reponse")

    player.click("note-answer")
    player.on(AnswerPage)
    assert not player.shows("answer-kind-recue")
    player.click("answer-kind-refusee")
    assert not followed.application.shell.findChild(QAbstractButton, "answer-save").isEnabled()
    player.click(f"answer-motif-{MotifRefus.INJOIGNABLE.value}")
    player.click("answer-canal-main_propre")
    player.click("answer-save")
    player.on(OrientationPage)
    assert "refusée, personne non venue ou injoignable, en main propre" in _history(followed)
    assert player.shows("rappel-refusee")


def test_a_call_is_noted_with_who_made_it_and_reminded_of_on_its_day(followed):
    player = followed.player
    player.click("rappel-tard-0")
    player.on(OrientationPage)
    player.click("call")
    player.on(CallPage)
    assert player.find("call-number", QLabel).text() == "01 00 00 00 00"
    player.click("call-issue-a_rappeler")
    now = utc_now().astimezone()
    player.write("call-again-jour", f"{now:%d/%m/%Y}")
    player.write("call-again-heure", f"{now:%H:%M}")
    player.write("call-note", "standard fermé, 06 11 22 33 44")
    assert "contact sûr" in player.find("call-advice", QLabel).text()
    player.write("call-note", "standard fermé")
    player.click("call-save")
    player.on(OrientationPage)

    assert f"appel à la structure par {NOM}, à rappeler le" in _history(followed)
    assert "standard fermé" in _history(followed)
    assert player.shows("rappel-rappeler")
    assert player.shows("rappel-sans_reponse")


def test_a_slip_is_answered_from_the_keyboard(followed):
    followed.player.click("rappel-tard-0")
    followed.player.on(OrientationPage)
    followed.player.click("note-answer")
    page = followed.player.on(AnswerPage)
    followed.application.shell.activateWindow()
    followed.player.until(lambda: QApplication.focusWidget() is not None, "the keyboard somewhere")
    for _press in range(30):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == "answer-kind-recue":
            break
        QTest.keyClick(focused or page, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Space)
    QTest.keyClick(followed.application.shell.findChild(QAbstractButton, "answer-save"), Qt.Key.Key_Return)

    followed.player.on(OrientationPage)
    assert "reçue par le partenaire, par téléphone" in _history(followed)


def test_a_slip_entrusted_to_a_colleague_is_told_on_coming_in_and_shown_as_theirs(followed):
    player = followed.player
    player.click("rappel-tard-0")
    player.on(OrientationPage)
    player.click("entrust")
    player.on(EntrustPage)
    (choice,) = [b for b in followed.application.shell.findChildren(QAbstractButton) if b.accessibleName() == COLLEAGUE]
    player.click(choice.objectName())
    player.click("entrust-save")
    player.on(OrientationPage)
    assert f"Confié à {COLLEAGUE} le" in player.find("charge", QLabel).text()

    followed.application.routes.lock()
    player.on(UnlockPage)
    followed.settle()
    reception.unlock(player, COLLEAGUE, OTHER_PASSPHRASE)
    player.on(HomePage)
    followed.settle()
    assert f"Confiée par {NOM} le" in _history(followed)
    assert len(_rows(followed)) == 5
    player.click("whose-moi")
    player.until(lambda: len(_rows(followed)) == 1, "one's own slip alone")
    player.click("confie-p-0")
    player.on(OrientationPage)
    assert f"Confié par {NOM} le" in player.find("charge", QLabel).text()

    followed.application.routes.home()
    player.on(HomePage)
    followed.settle()
    assert "Confiée par" not in _history(followed)
    player.click("orientations")
    player.on(OrientationListPage)
    player.click("whose-moi")
    player.until(lambda: "1 fiche d’orientation vous est confiée." in _history(followed), "one slip")


def test_an_interview_goes_on_with_who_takes_it_up_and_the_case_is_then_theirs(followed):
    player = followed.player
    player.click("situation-accueil")
    player.click("to-entretien")
    player.on(EntretienPage)
    player.click("hand")
    player.on(UnlockPage)
    followed.settle()
    reception.unlock(player, COLLEAGUE, OTHER_PASSPHRASE)
    player.on(EntretienPage)
    followed.application.routes.home()
    player.on(HomePage)
    followed.settle()

    assert f"Confié par {NOM} le" in _history(followed)


def test_a_runaway_and_its_return_are_one_dated_thread_that_says_what_is_owed(followed):
    player = followed.player
    player.click("situation-fugue")
    player.click("to-fil")
    player.on(FilPage)
    assert [player.find(f"duty-{duty}", QLabel).text() for duty in DUTIES] == ["à faire", "à faire"]

    player.click("evenement-parents_non_informes")
    player.click("evenement-save")
    player.until(lambda: "pourquoi les parents ne sont pas informés" in _history(followed), "why is asked")
    player.write("evenement-note", "l’un est mis en cause")
    player.click("evenement-save")
    player.until(lambda: "Parents non informés (l’un est mis en cause)" in _history(followed), "the event")
    player.click("note-parquet_avise")
    player.write("evenement-le-jour", f"{utc_now() + timedelta(days=3):%d/%m/%Y}")
    player.click("evenement-save")
    player.until(lambda: "Cette date est à venir" in _history(followed), "a date to come refused")
    player.write("evenement-le-jour", f"{utc_now() - timedelta(days=1):%d/%m/%Y}")
    player.click("evenement-save")
    player.until(lambda: player.find("duty-parquet_avise", QLabel).text() == "fait", "the duty done")
    assert player.find("duty-crip_informee", QLabel).text() == "à faire"
    assert "Fugue n° 1, en cours" in _history(followed)
    for size in ((900, 560), (1366, 768)):
        followed.application.shell.resize(*size)
        followed.settle()
        assert (cut_texts(followed.application.shell), small_targets(followed.application.shell)) == ([], [])

    first = next(b.objectName() for b in _buttons(followed) if b.objectName().startswith("retirer-"))
    player.click(first)
    player.click(first.replace("retirer-", "retirer-oui-"))
    player.until(lambda: player.find("duty-parquet_avise", QLabel).text() == "à faire", "the event taken out")
    followed.application.shell.back_asked.emit()
    player.on(FichePage)


def _buttons(running: Running) -> list[QAbstractButton]:
    return [b for b in running.application.shell.findChildren(QAbstractButton) if b.isVisible()]
