"""Backups in the real window: made, stopped, copied, restored; and the way back in when nothing opens."""

import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget

from desktop import bootstrap
from desktop.demonstration import reception
from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.fiches.model import FicheId
from desktop.orientations.model import OrientationId
from desktop.storage import backup
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.holders import HolderList
from desktop.ui.home import HomePage
from desktop.ui.sauvegardes.bilan_page import BilanPage
from desktop.ui.sauvegardes.help_page import BackupHelpPage
from desktop.ui.sauvegardes.list_page import BackupsPage
from desktop.ui.sauvegardes.opening_page import BackupOpeningPage
from desktop.ui.unlock import UnlockPage
from tests.ui.fit import cut_texts, small_targets
from tests.ui.running import OTHER_PASSPHRASE, Running, make_store
from tests.ui.stops import STOPS, furnish
from tests.ui.test_keyboard import Keyboard


@pytest.fixture
def furnished(start, profile: Path) -> Running:
    furnish(profile)
    running: Running = start()
    reception.unlock(running.player)
    return running


def open_list(running: Running) -> BackupsPage:
    running.player.click("settings")
    running.player.click("settings-backups")
    page = running.player.on(BackupsPage)
    running.settle()
    return page


def say_who(running: Running, nom: str = NOM) -> BackupOpeningPage:
    page = running.player.on(BackupOpeningPage)
    people = page.findChild(HolderList)
    if people is not None:
        people.setCurrentItem(people.findItems(nom, Qt.MatchFlag.MatchExactly)[0])
        running.player.settle()
    return page


def examine(running: Running) -> BilanPage:
    running.player.click("restore-0")
    say_who(running)
    running.player.write("passphrase", PASSPHRASE)
    running.player.click("open-backup")
    page = running.player.on(BilanPage)
    running.settle()
    return page


def slips(running: Running) -> list[OrientationId]:
    found: list[OrientationId] = []
    service = running.application.desk.services.orientations
    running.application.background.run(
        running.application.shell, lambda: found.extend(o.orientation_id for o in service.lines())
    )
    running.settle()
    return found


def erase_one(running: Running) -> None:
    coffre = running.application.desk.services.orientations._coffre  # noqa: SLF001 - erased by mistake: no line says so
    erased = slips(running)[0]
    running.application.background.run(running.application.shell, lambda: coffre.orientations.erase(erased))
    running.settle()


def shown(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def assert_fits(running: Running) -> None:
    for size in ((900, 560), (1366, 768)):
        running.application.shell.resize(*size)
        running.player.settle()
        running.player.settle()
        assert cut_texts(running.application.shell) == []
    assert small_targets(running.application.shell) == []


def test_a_backup_asked_for_is_made_and_listed(furnished, profile: Path):
    open_list(furnished)
    furnished.player.click("make")

    assert furnished.notice() == "La sauvegarde est faite, et vérifiée."
    page = furnished.player.on(BackupsPage)
    assert len(page.findChildren(QPushButton, "restore-1")) == 1
    assert len(list((profile / "sauvegardes").iterdir())) == 2


def test_a_backup_shows_how_far_it_is_and_stops_when_asked(furnished, profile: Path, monkeypatch):
    page = open_list(furnished)
    begun, stopped = threading.Event(), threading.Event()

    def wait(*_arguments: object) -> None:
        begun.set()
        stopped.wait(10)

    monkeypatch.setattr(backup, "require_room", wait)
    furnished.player.click("make")
    assert begun.wait(10)
    bar = furnished.player.find("progress", QProgressBar, page)
    is_idle = page.findChild(QPushButton, "make")
    assert bar.accessibleName() == "Sauvegarde en cours…"
    assert is_idle is not None and not is_idle.isEnabled()
    furnished.player.click("progress-stop")
    stopped.set()

    assert furnished.notice() == "Arrêté à votre demande. Rien n’a été changé."
    assert len(list((profile / "sauvegardes").iterdir())) == 1
    assert is_idle.isEnabled()


def test_locking_stops_a_backup_that_is_being_made(furnished, monkeypatch, profile: Path):
    open_list(furnished)
    begun, locked = threading.Event(), threading.Event()

    def wait(*_arguments: object) -> None:
        begun.set()
        locked.wait(10)

    monkeypatch.setattr(backup, "require_room", wait)
    furnished.player.click("make")
    assert begun.wait(10)
    furnished.player.click("lock")
    furnished.player.on(UnlockPage)
    locked.set()

    reception.unlock(furnished.player)
    assert len(list((profile / "sauvegardes").iterdir())) == 1


def test_a_copy_goes_where_it_is_asked_to(furnished, tmp_path: Path):
    furnished.save_to(tmp_path / "clé" / "copie.sauvegarde")
    open_list(furnished)
    furnished.player.click("copy")
    refused = furnished.notice()
    (tmp_path / "clé").mkdir()
    furnished.player.click("copy")
    furnished.player.until(lambda: "La copie est faite" in furnished.notice(), "the copy")

    assert refused.startswith("L’ordinateur a refusé l’accès")
    assert (tmp_path / "clé" / "copie.sauvegarde").stat().st_size > 50_000


def test_a_backup_is_read_again_and_one_that_is_damaged_is_told(furnished, profile: Path):
    open_list(furnished)
    furnished.player.click("check-0")
    whole = furnished.notice()
    (made,) = (profile / "sauvegardes").iterdir()
    content = bytearray(made.read_bytes())
    content[40_000] ^= 1
    made.write_bytes(content)
    furnished.player.click("check-0")
    furnished.player.until(lambda: furnished.notice() != whole, "another notice")

    assert whole == "Cette sauvegarde est entière."
    assert furnished.notice().startswith("Ce fichier n’est pas une sauvegarde entière de Repère.")


def test_what_a_backup_would_give_and_take_is_told_then_restored(furnished):
    open_list(furnished)
    erase_one(furnished)
    page = examine(furnished)

    assert [shown(page, f"ecart-orientation-{column}") for column in (1, 2, 3, 4)] == ["1", "0", "0", "1"]
    assert_fits(furnished)
    furnished.player.click("restore")
    assert_fits(furnished)
    furnished.player.click("restore-yes")
    furnished.player.on(BackupsPage)
    assert furnished.notice() == "La sauvegarde est restaurée."
    assert len(slips(furnished)) == 2


def test_a_restoration_can_be_given_up_at_each_step(furnished, profile: Path):
    open_list(furnished)
    erase_one(furnished)
    examine(furnished)
    furnished.player.click("restore")
    furnished.player.click("restore-yes-no")
    furnished.player.click("back")
    furnished.player.on(BackupsPage)
    furnished.settle()

    assert len(slips(furnished)) == 1
    assert not list(profile.glob("*.nouveau*"))


def test_nothing_is_offered_when_the_backup_and_the_post_are_the_same(furnished):
    open_list(furnished)
    page = examine(furnished)

    assert page.findChild(QWidget, "same") is not None
    assert not [b for b in page.findChildren(QPushButton, "restore") if b.isVisible()]


def test_a_wrong_passphrase_is_told_where_it_was_typed(furnished):
    open_list(furnished)
    furnished.player.click("restore-0")
    page = say_who(furnished)
    furnished.player.write("passphrase", "ce n’est pas elle")
    furnished.player.click("open-backup")
    furnished.settle()

    said = [label.text() for label in page.findChildren(QLabel) if label.property("kind") == "error"]
    assert "".join(said).startswith("Cette phrase de passe n’ouvre pas le coffre. Rien n’est effacé.")


def test_another_file_is_said_to_be_no_backup(furnished, tmp_path: Path):
    (tmp_path / "lettre.txt").write_text("Bonjour", encoding="utf-8")
    furnished.application.desk.ask_source = lambda _parent: tmp_path / "lettre.txt"
    open_list(furnished)
    furnished.player.click("restore-other")

    assert furnished.notice().startswith("Ce fichier n’est pas une sauvegarde entière de Repère.")


def test_an_agent_makes_backups_and_restores_none(start, profile: Path):
    furnish(profile)
    running = start()
    reception.unlock(running.player, "Abel Bernard", OTHER_PASSPHRASE)

    listed = open_list(running)

    names = {b.objectName() for b in listed.findChildren(QPushButton) if b.isVisible()}
    assert names == {"make", "check-0"}


def test_from_the_list_to_a_restoration_without_a_mouse(furnished):
    open_list(furnished)
    erase_one(furnished)
    keyboard = Keyboard(furnished)
    keyboard.tab_to("restore-0")
    keyboard.press(Qt.Key.Key_Return)
    furnished.player.on(BackupOpeningPage)
    assert keyboard.focused() == "holders"
    for letter in NOM[:3].upper():
        keyboard.press(Qt.Key[f"Key_{letter}"])
    keyboard.press(Qt.Key.Key_Return)
    assert keyboard.focused() == "passphrase"
    furnished.player.write("passphrase", PASSPHRASE)
    keyboard.press(Qt.Key.Key_Return)
    furnished.player.on(BilanPage)
    keyboard.tab_to("restore")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.tab_to("restore-yes")
    keyboard.press(Qt.Key.Key_Return)

    furnished.player.on(BackupsPage)
    assert QApplication.focusWidget() is not None
    assert len(slips(furnished)) == 2


def damage(profile: Path) -> None:
    content = bytearray((profile / "coffre.db").read_bytes())
    content[5 * 4096 + 50] ^= 1
    (profile / "coffre.db").write_bytes(content)


def test_a_damaged_post_comes_back_from_its_backup(start, profile: Path):
    furnish(profile)
    damage(profile)
    running = start()
    reception.say_who(running.player, NOM)
    running.player.write("passphrase", PASSPHRASE)
    running.player.click("unlock")
    running.player.click("restore-whole")
    running.player.on(BackupHelpPage)
    assert_fits(running)
    running.player.click("backup-0")
    say_who(running)
    assert_fits(running)
    running.player.write("passphrase", PASSPHRASE)
    running.player.click("open-backup")
    running.player.on(UnlockPage)
    said = running.notice()
    reception.unlock(running.player)

    assert said.startswith("La sauvegarde est restaurée. Déverrouillez avec la phrase de passe d’alors.")
    assert len(slips(running)) == 2
    assert list(profile.glob("coffre-abime-*/coffre.db"))


def test_restoring_is_offered_only_when_the_store_is_damaged(locked):
    reception.say_who(locked.player, NOM)
    locked.player.write("passphrase", "ce n’est pas elle")
    locked.player.click("unlock")
    locked.settle()

    button = locked.application.shell.findChild(QPushButton, "restore-whole")
    assert button is not None and not button.isVisible()


def test_a_new_computer_takes_up_a_backup_at_its_first_start(start, profile: Path, tmp_path: Path):
    furnish(tmp_path / "ancien poste")
    (made,) = (tmp_path / "ancien poste" / "sauvegardes").iterdir()
    running = start()
    running.application.desk.ask_source = lambda _parent: Path(shutil.copy(made, tmp_path / "clé.sauvegarde"))
    running.player.on(FirstStartPage)
    running.player.click("restore-whole")
    running.player.on(BackupHelpPage)
    running.player.click("choose-file")
    say_who(running)
    running.player.write("passphrase", PASSPHRASE)
    running.player.click("open-backup")
    running.player.on(UnlockPage)
    reception.unlock(running.player)

    assert len(slips(running)) == 2


def test_a_post_that_was_not_backed_up_for_long_says_so_at_home(start, profile: Path):
    make_store(profile)
    running = start(now=lambda: bootstrap.utc_now() + timedelta(days=8))
    reception.unlock(running.player)
    running.settle()

    running.player.click("late-backups")

    running.player.on(BackupsPage)
    running.player.click("make")
    running.notice()
    running.application.routes.home()
    home = running.player.on(HomePage)
    assert home.findChild(QWidget, "late") is None


def test_a_backup_makes_itself_when_a_day_of_work_is_locked_and_not_when_the_post_falls_asleep(running, profile: Path):
    service = running.application.desk.services.prises_en_charge
    running.application.background.run(running.application.shell, lambda: service.open(FicheId("accueil")))
    running.settle()
    running.application.routes.lock()
    running.settle()
    asleep = (profile / "sauvegardes").exists()
    reception.unlock(running.player)
    running.player.click("lock")
    running.settle()

    assert not asleep
    assert len(list((profile / "sauvegardes").iterdir())) == 1


def test_erasing_a_person_in_the_window_leaves_no_backup_of_before(furnished, profile: Path):
    (before,) = (profile / "sauvegardes").iterdir()
    STOPS["effacer une personne"].reach(furnished)
    furnished.player.click("erase-person")
    furnished.player.on(HomePage)
    furnished.settle()

    (after,) = (profile / "sauvegardes").iterdir()
    assert after != before
    assert len(slips(furnished)) == 1
