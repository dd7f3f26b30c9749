"""What may go wrong around Repère: one clear French sentence in the window each time, and nothing lost."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop import bootstrap, mounts, paths
from desktop.demonstration import reception
from desktop.ui.home import HomePage
from desktop.ui.kit.panels import Banner
from desktop.ui.unlock import UnlockPage
from tests.fault.test_full_disk import needs_mount
from tests.fault.test_read_only import acting_without_rights, folder
from tests.ui.running import Running, make_store, run_program, unseen
from tests.ui.stop_window import read_stop

__all__ = ["folder"]

PROGRAMS = Path(__file__).parent / "programs"


def files_of(profile: Path) -> dict[str, bytes]:
    """The files that hold what is kept; not the count of attempts, nor the lock."""
    return {
        p.name: p.read_bytes() for p in profile.iterdir() if p.name in ("coffre.db", "coffre.cle", "coffre.cle.bis")
    }


def refusal(running: Running) -> str:
    """Try to unlock with the right passphrase; return what is said under the field."""
    page = running.player.on(UnlockPage)
    running.player.write("passphrase", reception.PASSPHRASE)
    running.player.click("unlock")
    running.settle()
    assert running.application.shell.page is page
    said = [label.text() for label in page.findChildren(QLabel) if label.property("kind") == "error"]
    return said[0]


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


def damage_store(profile: Path) -> None:
    flip(profile / "coffre.db", 5 * 4096 + 9)


def damage_keys(profile: Path) -> None:
    for name in ("coffre.cle", "coffre.cle.bis"):
        (profile / name).write_bytes(b"\0" * 400)


def replace_store(profile: Path) -> None:
    other = profile.with_name("other")
    make_store.anew(other)
    shutil.copy(other / "coffre.db", profile / "coffre.db")


def replace_keys(profile: Path) -> None:
    other = profile.with_name("other")
    make_store.anew(other)
    for name in ("coffre.cle", "coffre.cle.bis"):
        shutil.copy(other / name, profile / name)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (damage_store, "La phrase de passe est juste, mais le coffre est abîmé. Rien n’a été modifié."),
        (damage_keys, "Le fichier de clés du coffre est abîmé, et sa copie aussi. Rien n’a été modifié."),
        (replace_store, "Ce fichier n’est pas le coffre de ce poste. Rien n’a été modifié."),
        (replace_keys, "Ce fichier n’est pas le coffre de ce poste. Rien n’a été modifié."),
    ],
)
def test_a_store_that_cannot_be_opened_is_told_and_left_as_it_was(start, profile, harm: Callable[[Path], None], said):
    make_store(profile)
    harm(profile)
    before = files_of(profile)

    told = refusal(start())

    assert told.startswith(said)
    assert files_of(profile) == before


def test_a_second_window_on_the_same_post_is_refused_until_the_first_closes(running, start, profile: Path):
    second = start(profile)

    told = refusal(second)
    running.close()
    reception.unlock(second.player)

    assert told.startswith("Repère est déjà ouvert sur ce poste.")


def test_a_read_only_folder_is_told_when_unlocking(qapp, folder: Path):
    profile = folder / "profil"
    make_store(profile)
    running = Running.start(profile)
    before = files_of(profile)
    profile.chmod(0o500)

    with acting_without_rights(folder):
        told = refusal(running)
    profile.chmod(0o700)
    reception.unlock(running.player)
    running.close()

    assert told.startswith(f"Repère ne peut pas écrire dans le dossier {profile}.")
    assert before["coffre.cle"] == files_of(profile)["coffre.cle"]


def test_a_read_only_folder_is_told_at_the_first_start_and_the_first_start_goes_on(qapp, folder: Path):
    running = Running.start(folder / "profil")
    folder.chmod(0o500)

    with acting_without_rights(folder):
        reception.ask_for_a_store(running.player, unseen)
        told = running.notice()
    folder.chmod(0o700)
    running.player.click("next")
    running.player.on(HomePage)
    running.close()

    assert told.startswith(f"Repère ne peut pas écrire dans le dossier {folder}")


@pytest.fixture
def share(tmp_path: Path, monkeypatch) -> Path:
    """A folder that the system says to be served by another machine."""
    folder, table = tmp_path / "partage", tmp_path / "mountinfo"
    folder.mkdir()
    table.write_text(f"27 1 254:0 / / rw - ext4 /dev/vda rw\n28 27 0:50 / {folder} rw - nfs4 nas:/partage rw\n")
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)
    return folder


def test_a_network_folder_is_told_at_the_first_start_and_nothing_is_made_there(start, share: Path):
    running = start(share / "profil")

    reception.ask_for_a_store(running.player, unseen)

    assert running.notice().startswith("Ce dossier est sur le réseau")
    assert list(share.iterdir()) == []


def test_a_store_found_on_the_network_opens_and_home_says_it_each_time(start, share: Path, tmp_path: Path):
    make_store(tmp_path / "local")
    shutil.copytree(tmp_path / "local", share / "profil")
    running = start(share / "profil")

    reception.unlock(running.player)
    for _turn in range(2):
        told = running.player.find("on-network", Banner).label.text()
        running.player.click("sheets")
        running.player.click("back")
        running.player.on(HomePage)

    assert told.startswith("Le coffre de ce poste est sur un dossier du réseau")


def test_a_store_of_this_machine_says_nothing_of_the_network(running):
    assert running.application.shell.findChildren(Banner, "on-network") == []


@needs_mount
def test_a_full_disk_is_told_the_step_is_not_shown_as_ticked_and_nothing_is_lost(tmp_path: Path):
    seen = json.loads(run_program(PROGRAMS / "full_disk.py", tmp_path, under=("unshare", "-rm")))

    assert seen["told"].startswith("Le disque est plein : ce dernier geste n’a pas été enregistré")
    assert seen["shown"] == seen["before"]
    assert seen["kept"] == seen["again"]
    assert len(seen["again"]) == len(seen["before"]) + 1


def test_a_missing_font_is_told_with_its_language_and_package_and_the_rest_works(tmp_path: Path):
    (tmp_path / "fonts").mkdir()

    said = run_program(PROGRAMS / "without_arabic.py", tmp_path / "profil", tmp_path / "fonts").splitlines()

    assert said[0].startswith("Impossible d’imprimer en arabe : il manque une police de caractères.")
    assert "fonts-noto-core" in said[0]
    assert said[1:] == ["the card in another language"]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of what is shipped, to be broken."""
    return shutil.copytree(paths.RESOURCES, tmp_path / "resources")


def test_a_broken_sheet_stops_repere_in_its_window_naming_file_and_line(qapp, resources, profile, capsys):
    sheet = resources / "fiches" / "accueil" / "fiche.md"
    lines = sheet.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "#A2" in line)
    lines[number - 1] = lines[number - 1].replace("#A2", "#A1")
    sheet.write_text("\n".join(lines), encoding="utf-8")

    status, said = read_stop(lambda: bootstrap.run(profile, resources))

    assert status == 1
    assert f"accueil/fiche.md, ligne {number}" in said
    assert capsys.readouterr().err == f"{said}\n"
    assert not profile.exists()


def test_a_broken_interview_is_told_when_unlocking_and_opens_nothing(start, resources, profile: Path):
    make_store(profile)
    (resources / "entretiens" / "accueil.json").write_text("{", encoding="utf-8")
    before = files_of(profile)

    told = refusal(start(resources=resources))

    assert "entretiens/accueil.json" in told
    assert files_of(profile) == before
