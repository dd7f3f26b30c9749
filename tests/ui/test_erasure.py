"""Erasing from the window: one slip, all of a person, the post. What is said is what is done."""

from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.demonstration import reception
from desktop.demonstration.reception import PASSPHRASE
from desktop.poste.titulaires import Role
from desktop.services.effacements import PostContent
from desktop.storage.coffre import Coffre
from desktop.storage.disposal import is_disposed
from desktop.ui.effacement.disposal_pages import DisposalPage, DisposedPage, UnfinishedDisposalPage
from desktop.ui.effacement.dossier_page import DossierPage
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.holders import HolderList
from desktop.ui.home import HomePage
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.settings_page import SettingsPage
from tests.ui.running import Running, texts_held
from tests.ui.stops import PERSONAL, STOPS, furnish


@pytest.fixture
def furnished(start, profile: Path) -> Running:
    furnish(profile)
    running: Running = start()
    return running


def kept(running: Running, profile: Path) -> tuple[int, int]:
    """Receptions and slips, once the window is closed."""
    running.close()
    coffre = Coffre.open(profile, PASSPHRASE)
    counts = len(coffre.prises_en_charge.list()), len(coffre.orientations.list())
    coffre.close()
    return counts


def test_a_person_is_erased_from_the_sheet_with_all_that_is_said(furnished, profile):
    STOPS["effacer une personne"].reach(furnished)
    said = texts_held(furnished.player.on(DossierPage))

    furnished.player.click("erase-person")
    furnished.player.on(HomePage)

    for words in ("1 étape cochée", "L’entretien : 4 réponses", "1 fiche d’orientation en préparation"):
        assert words in said
    assert furnished.notice() == "Tout ce que ce poste gardait de cette personne est effacé."
    assert kept(furnished, profile) == (0, 1)


def test_the_sheet_offers_to_erase_only_once_something_is_kept(furnished):
    STOPS["fiche fugue"].reach(furnished)
    erase = furnished.application.shell.findChild(QPushButton, "to-erasure")
    assert erase is not None
    before = erase.isVisible()

    furnished.player.click("tick-F1")
    furnished.player.find("to-erasure", QPushButton)

    assert not before


def test_one_slip_can_go_and_its_reception_stay(furnished, profile):
    STOPS["effacer"].reach(furnished)  # the newest slip is the draft of the reception under way
    furnished.player.click("erase-slip")
    furnished.player.on(OrientationListPage)

    assert furnished.notice() == "La fiche d’orientation est effacée."
    assert kept(furnished, profile) == (1, 1)


def test_nothing_is_erased_by_coming_back(furnished, profile):
    STOPS["effacer"].reach(furnished)

    furnished.player.click("erase-keep")
    furnished.settle()

    assert kept(furnished, profile) == (1, 2)


def test_enter_alone_erases_nothing(furnished, profile):
    STOPS["effacer une personne"].reach(furnished)
    keep = furnished.player.find("erase-keep", QPushButton)

    QTest.keyClick(keep, Qt.Key.Key_Return)
    furnished.settle()

    assert kept(furnished, profile) == (1, 2)


def confirm_disposal(running: Running, passphrase: str = PASSPHRASE, word: str = "rebut") -> None:
    running.player.write("passphrase", passphrase)
    running.player.write("disposal-word", word)
    running.player.click("dispose")


def test_a_post_put_out_of_use_keeps_nothing_and_starts_anew(furnished, profile):
    STOPS["mise au rebut"].reach(furnished)

    confirm_disposal(furnished)
    furnished.player.on(DisposedPage)
    held = texts_held(furnished.application.shell)
    furnished.player.click("start-again")
    furnished.player.on(FirstStartPage)

    assert list(profile.iterdir()) == []
    assert [word for word in PERSONAL if word in held] == []
    assert furnished.application.desk.opened is None


def test_what_a_disposal_destroys_is_counted_first(furnished):
    STOPS["mise au rebut"].reach(furnished)

    said = texts_held(furnished.player.on(DisposalPage))

    assert "2 fiches d’orientation, 1 orientation reçue, 1 accueil en cours" in said


def test_backups_kept_where_the_service_chose_are_named_as_not_destroyed(qapp):
    page = DisposalPage(PostContent(fiches=0, recues=0, accueils=0, backups="/srv/sauvegardes"))

    assert "Les sauvegardes que votre service garde dans « /srv/sauvegardes » y restent" in texts_held(page)


def test_repere_closes_after_a_disposal(furnished):
    STOPS["mise au rebut"].reach(furnished)
    confirm_disposal(furnished)

    furnished.player.click("disposed-close")

    furnished.player.until(lambda: not furnished.application.shell.isVisible(), "the window closed")


def test_the_word_is_needed_as_well_as_the_passphrase(furnished):
    STOPS["mise au rebut"].reach(furnished)
    furnished.player.write("passphrase", PASSPHRASE)
    dispose = furnished.application.shell.findChild(QPushButton, "dispose")
    assert dispose is not None

    states = []
    for word in ("", "rebu", "REBUT"):
        furnished.player.write("disposal-word", word) if word else None
        states.append(dispose.isEnabled())

    assert states == [False, False, True]


def test_a_wrong_passphrase_destroys_nothing_and_says_so(furnished, profile):
    STOPS["mise au rebut"].reach(furnished)

    confirm_disposal(furnished, passphrase="ce n’est pas elle")
    furnished.settle()
    page = furnished.player.on(DisposalPage)

    assert "Cette phrase de passe n’ouvre pas le coffre. Rien n’est effacé." in texts_held(page)
    assert furnished.player.find("passphrase", QLineEdit).text() == ""
    assert kept(furnished, profile) == (1, 2)


def test_an_agent_is_not_offered_to_destroy_the_post(start, profile: Path):
    furnish(profile)
    coffre = Coffre.open(profile, PASSPHRASE)
    coffre.trousseau.add(PASSPHRASE, "Léa", Role.RESPONSABLE, "lune tapis nuage cerf bocal")
    coffre.trousseau.set_role(coffre.titulaire.titulaire_id, Role.AGENT)
    coffre.close()
    running = start()
    running.player.find("holders", HolderList).keyboardSearch("Resp")
    reception.unlock(running.player)

    running.player.click("settings")
    page = running.player.on(SettingsPage)

    assert page.findChild(QWidget, "settings-disposal") is None


def test_a_disposal_cut_short_is_finished_at_the_next_start_before_anything_else(start, profile: Path):
    furnish(profile)
    cut_short(profile)

    running = start()
    running.player.on(DisposedPage)

    assert list(profile.iterdir()) == []


def test_a_disposal_that_cannot_be_finished_says_why_and_can_be_tried_again(start, profile: Path):
    furnish(profile)
    cut_short(profile)
    elsewhere = FileLock(profile / "verrou", thread_local=False)
    elsewhere.acquire()

    running = start()
    page = running.player.on(UnfinishedDisposalPage)
    told = running.notice()
    elsewhere.release()
    running.player.click("disposal-finish", page)

    assert told.startswith("Repère est déjà ouvert sur ce poste.")
    running.player.on(DisposedPage)


def cut_short(profile: Path) -> None:
    """Leave what a disposal killed after its first write leaves."""
    store_id = (profile / "coffre.db").read_bytes()[:16].hex()
    content = f"REPERE-REBUT 1 {store_id}\n".encode()
    key_file = profile / "coffre.cle"
    key_file.write_bytes(content.ljust(key_file.stat().st_size, b"\0"))
    assert is_disposed(profile)
