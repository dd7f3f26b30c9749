"""Several people on one post, through the window: who comes in, what each may open, keys given and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop.demonstration import reception
from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.errors import NotAllowedError, StoreError, WrongPassphraseError
from desktop.storage.coffre import Coffre
from desktop.ui.holders import HolderList
from desktop.ui.home import HomePage
from desktop.ui.kit.panels import Banner
from desktop.ui.personnes.list_page import PeoplePage
from desktop.ui.personnes.person_page import PersonPage
from desktop.ui.personnes.store_pages import CodesPage
from desktop.ui.settings_page import SettingsPage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import OTHER_PASSPHRASE, REGLAGES, Running, make_store, texts_held, type_groups, unseen

LEA = "Léa Martin"
NEW_PASSPHRASE = "brume clavier sapin lutte orage velours tambour"


@pytest.fixture
def shared(start, profile: Path) -> Running:
    """A post that two people open, unlocked by its responsable."""
    make_store(profile, REGLAGES, LEA)
    running: Running = start()
    reception.unlock(running.player)
    return running


def go(running: Running, *names: str) -> None:
    running.application.routes.home()
    running.player.on(HomePage)
    running.settle()
    for name in names:
        running.player.click(name)
        running.settle()


def open_person(running: Running, nom: str) -> None:
    go(running, "settings", "settings-people")
    page = running.player.on(PeoplePage)
    tiles = [b for b in page.findChildren(QAbstractButton) if b.accessibleName().startswith(nom)]
    running.player.click(tiles[0].objectName())
    running.player.on(PersonPage)


def confirm(running: Running) -> None:
    """Say who one is again, and wait for what it does."""
    confirm_rekey(running)
    running.settle()


def confirm_rekey(running: Running) -> None:
    """Say who one is again. The post locks when it is done, and answers nobody who asked before."""
    running.player.write("own-passphrase", PASSPHRASE)
    running.player.click("next")


def change_to(running: Running, nom: str, passphrase: str) -> None:
    running.player.click("change-person")
    reception.unlock(running.player, nom, passphrase)
    running.settle()


def said(running: Running) -> list[str]:
    labels = running.application.shell.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.property("kind") == "error"]


def test_somebody_is_given_a_key_and_comes_in_with_it(running):
    player = running.player
    go(running, "settings", "settings-people", "add")
    player.write("nom", LEA)
    player.click("role-agent")
    player.click("next")
    for name in ("passphrase", "passphrase-again"):
        player.write(name, NEW_PASSPHRASE)
    player.click("next")
    confirm(running)
    told = running.notice()
    change_to(running, LEA, NEW_PASSPHRASE)

    assert told == "Léa Martin a maintenant une clé, et peut ouvrir ce coffre."
    assert player.find("change-person", QPushButton).text() == "Léa Martin, agent"


def test_a_name_already_taken_is_said_where_it_was_typed(shared):
    player = shared.player
    go(shared, "settings", "settings-people", "add")
    player.write("nom", LEA.upper())
    player.click("role-agent")
    player.click("next")
    for name in ("passphrase", "passphrase-again"):
        player.write(name, NEW_PASSPHRASE)
    player.click("next")
    confirm(shared)

    assert said(shared) == [
        "Ce nom ne convient pas : il est vide, trop long, ou déjà pris sur ce poste. Choisissez-en un autre."
    ]
    assert player.find("nom", QLineEdit).text() == LEA.upper()


def test_an_agent_sees_no_page_of_the_responsable_and_who_to_ask(shared):
    change_to(shared, LEA, OTHER_PASSPHRASE)
    go(shared, "settings")
    page = shared.player.on(SettingsPage)

    shown = {button.objectName() for button in page.findChildren(QAbstractButton) if button.isVisible()}

    assert {"settings-people", "settings-journal", "settings-post"} & shown == set()
    assert "settings-passphrase" in shown
    assert NOM in texts_held(page)


def test_an_agent_who_asks_for_them_all_the_same_is_refused(shared):
    change_to(shared, LEA, OTHER_PASSPHRASE)
    services = shared.application.desk.services
    errors: list[Exception] = []
    for work in (services.journal.read, lambda: services.titulaires.rename(services.titulaires.me().titulaire_id, "X")):
        shared.application.background.run(shared.application.shell, work, on_error=errors.append)
    shared.settle()

    assert [type(error) for error in errors] == [NotAllowedError] * 2


def press(running: Running, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    """Press a key where the keyboard is; return the name of where it is afterwards."""
    QTest.keyClick(QApplication.focusWidget() or running.application.shell, key, modifier)
    running.settle()
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_the_keyboard_alone_changes_who_is_there(shared):
    shell = shared.application.shell
    shell.activateWindow()
    shared.player.until(shell.isActiveWindow, "the window in front")
    at_first = press(shared, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    press(shared, Qt.Key.Key_L)
    once_chosen = press(shared, Qt.Key.Key_Return)
    shared.player.write("passphrase", OTHER_PASSPHRASE)
    press(shared, Qt.Key.Key_Return)
    shared.player.on(HomePage)

    assert (at_first, once_chosen) == ("holders", "passphrase")
    assert shared.application.desk.titulaire is not None
    assert shared.application.desk.titulaire.nom == LEA


def test_from_the_choice_of_people_the_tab_key_leads_to_the_passphrase(shared):
    shared.player.click("change-person")
    page = shared.player.on(UnlockPage)
    shared.settle()
    people = shared.player.find("holders", HolderList)
    QTest.keyClick(people, Qt.Key.Key_Down)
    QTest.keyClick(people, Qt.Key.Key_Tab)

    assert page.focusWidget() is shared.player.find("passphrase", QLineEdit)


def test_the_locked_post_chooses_nobody_beforehand(shared):
    shared.player.click("lock")
    shared.player.on(UnlockPage)
    shared.settle()
    people = shared.application.shell.findChild(HolderList)
    assert people is not None

    assert people.titulaire_id() is None
    assert not shared.application.shell.findChild(QLineEdit, "passphrase").isEnabled()


def test_choosing_somebody_else_takes_away_what_was_typed(shared):
    shared.player.click("lock")
    reception.say_who(shared.player, LEA)
    shared.player.write("passphrase", PASSPHRASE)
    reception.say_who(shared.player, NOM)

    assert shared.player.find("passphrase", QLineEdit).text() == ""


def test_the_passphrase_of_another_does_not_open(shared):
    shared.player.click("lock")
    reception.say_who(shared.player, LEA)
    shared.player.write("passphrase", PASSPHRASE)
    shared.player.click("unlock")
    shared.settle()

    assert said(shared)[0].startswith("Cette phrase de passe n’ouvre pas le coffre.")


def test_after_a_change_nothing_of_the_former_is_left(shared):
    """The name of the former stays among those to choose from: it is in clear on the disk."""
    go(shared, "settings", "settings-people")
    open_person(shared, LEA)
    shared.player.write("nom", "Zoé")

    shared.player.click("change-person")
    shared.player.on(UnlockPage)
    shared.settle()

    held = texts_held(shared.application.shell)
    assert "Zoé" not in held
    assert "responsable" not in held
    assert shared.application.desk.titulaire is None
    assert not shared.application.shell.findChild(QPushButton, "change-person").isVisible()


def test_a_wrong_passphrase_when_confirming_says_so_and_waits(shared):
    open_person(shared, LEA)
    shared.player.click("remove")
    for _ in range(3):
        shared.player.write("own-passphrase", "ce n’est pas elle")
        shared.player.click("remove-now")
        shared.settle()
    shared.player.write("own-passphrase", PASSPHRASE)
    button = shared.application.shell.findChild(QPushButton, "remove-now")

    assert said(shared)[0].endswith("Rien n’est effacé. Attendez 1 seconde, puis réessayez.")
    assert not button.isEnabled()
    shared.player.click("remove-now")
    shared.player.on(PeoplePage)


def test_somebody_removed_no_longer_opens_and_the_key_of_the_store_may_be_changed(shared, profile: Path):
    before = (profile / "coffre.db").read_bytes()
    keys = {name: (profile / name).read_bytes() for name in ("coffre.cle", "coffre.cle.bis")}
    open_person(shared, LEA)
    shared.player.click("remove")
    shared.player.write("own-passphrase", PASSPHRASE)
    shared.player.click("remove-now")
    shared.player.on(PeoplePage)
    shared.player.click("rekey-offer")
    page = shared.player.on(CodesPage)
    shared.player.click("next")
    shared.player.click("next")
    code = page.codes[0]
    shared.player.click("next")
    type_groups(shared, code)
    confirm_rekey(shared)
    shared.player.on(UnlockPage)
    told = shared.notice()
    reception.unlock(shared.player)
    shared.close()
    for name, content in keys.items():
        (profile / name).write_bytes(content)

    assert told.startswith("La clé du coffre est changée.")
    assert (profile / "coffre.db").read_bytes() != before
    with pytest.raises(StoreError):
        Coffre.open(profile, OTHER_PASSPHRASE)


def test_the_other_comes_in_with_the_same_passphrase_after_a_change_of_key(shared):
    go(shared, "settings", "settings-people", "rekey")
    page = shared.player.on(CodesPage)
    shared.player.click("next")
    shared.player.click("next")
    shared.player.click("next")
    type_groups(shared, page.codes[0])
    confirm_rekey(shared)
    shared.player.on(UnlockPage)

    reception.unlock(shared.player, LEA, OTHER_PASSPHRASE)

    assert shared.application.desk.titulaire is not None
    assert shared.application.desk.titulaire.nom == LEA


def split_recovery(running: Running) -> tuple[str, ...]:
    go(running, "settings", "settings-people", "renew-recovery")
    page = running.player.on(CodesPage)
    running.player.click("recovery-split-deux")
    running.player.click("next")
    codes = page.codes
    for code in codes:
        running.player.click("next")
        type_groups(running, code)
    confirm(running)
    running.player.on(PeoplePage)
    return codes


def test_recovery_split_between_two_takes_both_codes_and_says_whose_passphrase(shared):
    codes = split_recovery(shared)
    shared.player.click("lock")
    shared.player.click("forgotten")
    shared.settle()
    shared.player.write("recovery-code", codes[1])
    shared.player.write("recovery-code-2", codes[0].lower())
    people = shared.application.shell.findChild(HolderList)
    assert people is not None
    people.keyboardSearch("lea")
    for name in ("passphrase", "passphrase-again"):
        shared.player.write(name, NEW_PASSPHRASE)
    shared.player.click("recover")
    shared.player.on(HomePage)

    assert shared.application.desk.titulaire is not None
    assert shared.application.desk.titulaire.nom == LEA


def test_one_code_of_two_opens_nothing(shared):
    codes = split_recovery(shared)
    shared.player.click("lock")
    shared.player.click("forgotten")
    shared.settle()
    for name in ("recovery-code", "recovery-code-2"):
        shared.player.write(name, codes[0])
    people = shared.application.shell.findChild(HolderList)
    assert people is not None
    people.keyboardSearch("lea")
    for name in ("passphrase", "passphrase-again"):
        shared.player.write(name, NEW_PASSPHRASE)
    shared.player.click("recover")
    shared.settle()

    assert said(shared)[0].startswith("Ce code de récupération")


def test_a_service_that_asks_for_two_codes_leaves_no_choice_and_says_so(start, profile: Path, tmp_path: Path):
    make_store(profile)
    politique = tmp_path / "politique.toml"
    politique.write_text('version = 1\n[personnes]\nrecuperation = "partagee"\n', encoding="utf-8")
    running: Running = start(politique=politique)
    reception.unlock(running.player)
    go(running, "settings", "settings-people")
    told = running.player.find("recovery-imposed", Banner).label.text()
    running.player.click("renew-recovery")
    page = running.player.on(CodesPage)

    assert told.startswith("Votre service demande deux codes, confiés à deux personnes.")
    assert len(page.codes) == 2
    assert [w for w in page.findChildren(QWidget, "recovery-split") if w.isVisible()] == []


def test_a_forgotten_passphrase_is_replaced_by_a_responsable(shared):
    open_person(shared, LEA)
    shared.player.click("replace")
    for name in ("passphrase", "passphrase-again"):
        shared.player.write(name, NEW_PASSPHRASE)
    shared.player.click("next")
    confirm(shared)
    shared.player.on(PeoplePage)

    change_to(shared, LEA, NEW_PASSPHRASE)

    shared.player.on(HomePage)


def test_anyone_changes_their_own_passphrase(shared, profile: Path):
    change_to(shared, LEA, OTHER_PASSPHRASE)
    go(shared, "settings", "settings-passphrase")
    shared.player.write("own-passphrase", OTHER_PASSPHRASE)
    for name in ("passphrase", "passphrase-again"):
        shared.player.write(name, NEW_PASSPHRASE)
    shared.player.click("change-passphrase")
    shared.player.on(SettingsPage)
    told = shared.notice()
    shared.close()

    assert told == "Votre phrase de passe est changée."
    with pytest.raises(WrongPassphraseError):
        Coffre.open(profile, OTHER_PASSPHRASE)
    Coffre.open(profile, NEW_PASSPHRASE).close()


def test_who_gives_up_the_role_of_responsable_leaves_its_pages(shared):
    open_person(shared, LEA)
    shared.player.click("role-responsable")
    shared.player.click("change-role")
    shared.settle()
    open_person(shared, NOM)
    shared.player.click("role-agent")
    shared.player.click("change-role")
    shared.player.on(HomePage)
    shared.settle()

    assert shared.player.find("change-person", QPushButton).text() == f"{NOM}, agent"


def test_the_last_responsable_cannot_give_up_the_role(shared):
    open_person(shared, NOM)
    shared.player.click("role-agent")
    shared.player.click("change-role")

    assert shared.notice() == "Ce poste doit garder au moins une personne responsable. Nommez-en une autre d’abord."


def test_a_name_is_changed_and_the_header_follows(shared):
    open_person(shared, NOM)
    shared.player.write("nom", "Capitaine Martin")
    shared.player.click("rename")
    shared.player.on(PeoplePage)
    shared.settle()

    assert shared.player.find("change-person", QPushButton).text() == "Capitaine Martin, responsable"


def test_the_first_start_asks_who_one_is(start):
    running = start()

    reception.first_start(running.player, unseen)

    assert running.player.find("change-person", QPushButton).text() == f"{NOM}, responsable"


def test_with_one_person_the_locked_post_asks_for_the_passphrase_alone(locked):
    locked.settle()

    assert locked.application.shell.findChild(HolderList) is None
    assert locked.application.shell.findChild(QWidget, "passphrase").isEnabled()
    assert locked.application.shell.findChildren(Banner, "notice") == []
