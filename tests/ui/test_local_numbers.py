"""The numbers of the post, from the responsable who fills them in to whoever reads a sheet, locked or not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from desktop.demonstration import reception
from desktop.fiches.model import ContactId
from desktop.storage.folder import Folder
from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.kit.panels import Banner
from desktop.ui.numeros.entry_page import NumeroPage
from desktop.ui.numeros.list_page import NumerosPage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.settings_page import SettingsPage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import OTHER_PASSPHRASE, REGLAGES, Running, make_store, texts_held

PARQUET = "01 23 45 67 89"


@pytest.fixture
def profile(tmp_path) -> Path:
    return tmp_path / "poste"


@pytest.fixture
def running(profile, start):
    make_store(profile)
    running = start(profile)
    reception.unlock(running.player)
    at_home(running)
    return running


def at_home(running: Running) -> HomePage:
    page = running.player.on(HomePage)
    running.settle()
    return page


def numbers(running: Running) -> NumerosPage:
    running.player.click("settings")
    running.player.on(SettingsPage)
    running.player.click("settings-numbers")
    return running.player.on(NumerosPage)


def type_and_enter(running: Running, text: str) -> None:
    """As at the keyboard: the field has the focus already."""
    edit = running.player.find("numero-telephone", QLineEdit)
    running.player.until(edit.hasFocus, "the keyboard on the number")
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    running.settle()


def fill_parquet(running: Running) -> None:
    numbers(running)
    running.player.click("entry-parquet")
    running.player.on(NumeroPage)
    type_and_enter(running, PARQUET)
    running.player.on(NumerosPage)


def chip(page: FichePage, contact_id: str) -> str:
    found = page.findChild(QPushButton, f"contact-{contact_id}")
    assert found is not None
    return found.text()


def read_sheet(running: Running, name: str) -> FichePage:
    running.player.click("sheets")
    running.player.on(FicheListPage)
    running.player.click(f"fiche-{name}")
    page = running.player.on(FichePage)
    running.player.until(lambda: page.is_whole, "every section")
    return page


def test_the_guided_filling_goes_from_one_service_to_the_next_by_the_keyboard_alone(running):
    numbers(running)
    running.player.click("guide")
    assert running.player.on(NumeroPage).findChildren(QLabel)[0].text().startswith("1 sur 13")

    type_and_enter(running, "0123456789")
    running.player.until(lambda: "2 sur 13" in texts_held(running.application.shell), "the second")
    type_and_enter(running, "4512")
    for left in range(11, 0, -1):
        place = f"{14 - left} sur 13"
        running.player.until(lambda place=place: place in texts_held(running.application.shell), place)
        running.player.click("skip")

    page = running.player.on(NumerosPage)
    said = texts_held(page)
    assert "11 services à renseigner" in said
    assert PARQUET in said and "4512" in said
    assert [c.contact_id for c in running.application.desk.contenu.local_contacts() if not c.is_to_fill] == [
        "parquet",
        "crip",
    ]


def test_a_number_that_cannot_be_dialled_is_told_at_its_field_and_one_in_no_range_is_asked_twice(running):
    numbers(running)
    running.player.click("entry-parquet")
    page = running.player.on(NumeroPage)

    type_and_enter(running, "01 23 45")
    assert "ne peut pas être composé" in texts_held(page)
    type_and_enter(running, "07 00 00 00 00")
    assert "aucune tranche connue" in texts_held(page)
    assert running.application.desk.contenu.contacts[ContactId("parquet")].is_to_fill
    QTest.keyClick(running.player.find("numero-telephone", QLineEdit), Qt.Key.Key_Return)

    running.player.on(NumerosPage)
    assert not running.application.desk.contenu.contacts[ContactId("parquet")].is_to_fill


def test_a_number_filled_in_is_on_the_sheets_to_copy_and_to_call_even_locked(running, profile, start):
    fill_parquet(running)
    running.application.routes.home()
    at_home(running)
    page = read_sheet(running, "accueil")
    assert chip(page, "parquet") == f"Parquet : {PARQUET}"
    assert chip(page, "siao") == "SIAO : à renseigner"

    running.player.click("copy-parquet")
    assert QApplication.clipboard().text() == PARQUET
    running.player.click("call-parquet")
    assert f"Composez le {PARQUET} : il est copié" in running.notice()
    running.close()

    again = start(profile)
    again.player.on(UnlockPage)
    page = read_sheet(again, "accueil")
    assert chip(page, "parquet") == f"Parquet : {PARQUET}"
    assert "ce numéro sera contrôlé au déverrouillage" in texts_held(page)


def test_a_number_changed_outside_while_locked_is_told_loudly_and_set_right(running, profile, start):
    fill_parquet(running)
    running.close()
    copy = Folder(profile).numeros
    copy.write_bytes(copy.read_bytes().replace(PARQUET.encode(), b"06 66 66 66 66"))

    again = start(profile)
    reception.unlock(again.player)
    banner = at_home(again).findChild(Banner, "altered")

    assert banner is not None
    assert "modifiés hors de Repère" in banner.label.text() and "Parquet" in banner.label.text()
    again.application.routes.home()
    again.settle()
    again.player.until(lambda: not again.player.shows("altered"), "told once")
    assert chip(read_sheet(again, "accueil"), "parquet") == f"Parquet : {PARQUET}"


def test_what_is_left_to_fill_in_or_to_check_again_is_told_in_the_settings_and_confirmed_in_one_click(running):
    fill_parquet(running)
    desk = running.application.desk
    kept = desk.contenu.contacts[ContactId("parquet")].coordonnees
    assert kept is not None
    desk.learn({kept.contact_id: replace(kept, verifie_le=kept.verifie_le - timedelta(days=200))})
    running.application.routes.home()
    at_home(running)
    running.player.click("settings")
    page = running.player.on(SettingsPage)
    assert "12 à renseigner ; 1 à revérifier" in texts_held(page)

    running.player.click("settings-numbers")
    running.player.click("confirm-parquet")
    assert "vérifié aujourd’hui" in running.notice()
    assert not running.player.shows("confirm-parquet")


def test_an_agent_is_offered_no_way_to_change_the_numbers(profile, start):
    make_store(profile, REGLAGES, "Abel Bernard")
    running = start(profile)
    reception.unlock(running.player, "Abel Bernard", OTHER_PASSPHRASE)
    at_home(running)
    running.player.click("settings")
    running.player.on(SettingsPage)

    assert not running.player.shows("settings-numbers")


def test_a_service_filled_in_that_receives_slips_is_offered_as_a_recipient(running):
    numbers(running)
    running.player.click("entry-association-psp")
    running.player.on(NumeroPage)
    type_and_enter(running, PARQUET)
    running.player.on(NumerosPage)
    running.application.routes.home()
    at_home(running)
    running.player.click("situation-accueil")
    running.player.on(FichePage)
    running.player.click("to-orientation")
    running.player.on(OrientationEditorPage)
    running.player.click("go-partenaire")

    assert running.player.shows("partenaire-poste:association-psp")
