"""`python -m desktop coffre …`, on real stores; in a process of its own where that is what matters."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.command_line import main
from desktop.poste.journal import Action
from desktop.poste.sauvegardes import Rotation
from desktop.poste.titulaires import Role
from desktop.storage.coffre import Coffre
from desktop.storage.instants import utc_now
from tests.storage.furnished import CODE, FAST, PHRASE, REGLAGES, kept, partenaire, receive, slip

LEA = "lune tapis nuage cerf bocal"
OTHER = "brume clavier sapin lutte orage"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A post with a responsable and an agent, closed."""
    folder = tmp_path / "poste"
    coffre = Coffre.create(folder, PHRASE, CODE, cost=FAST)
    coffre.reglages.save(REGLAGES)
    receive(coffre, "ana", utc_now())
    receive(coffre, "zoé", utc_now())
    coffre.trousseau.add(PHRASE, "Léa", Role.AGENT, LEA)
    coffre.close()
    return folder


@pytest.fixture
def coffre(profile, monkeypatch, capfdbinary):
    """Run one action on the post; return exit status, what was said, and what was refused."""

    def run(action: str, *arguments: object, typed: str = f"{PHRASE}\n") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        status = main(["coffre", action, "--profile", str(profile), *map(str, arguments)])
        said, refused = capfdbinary.readouterr()
        return status, said.decode(), refused.decode()

    return run


def in_a_process(action: str, profile: Path, typed: str = f"{PHRASE}\n") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "desktop", "coffre", action, "--profile", str(profile)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "none"}
    done = subprocess.run(
        command, input=typed.encode(), capture_output=True, cwd=paths.ROOT, env=environment, timeout=60
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def opened(profile):
    found = []

    def run(phrase: str = PHRASE) -> Coffre:
        found.append(Coffre.open(profile, phrase, cost=FAST))
        return found[-1]

    yield run
    for each in found:
        each.close()


def backups(profile: Path) -> list[Path]:
    return sorted((profile / "sauvegardes").iterdir())


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


def test_a_whole_store_is_said_so_with_the_end_of_its_chain(profile):
    status, said, refused = in_a_process("verifier", profile)

    assert (status, refused) == (0, "")
    assert said.startswith("Le coffre est entier, et son journal aussi : ")
    head = said.rsplit(" ", 1)[1].strip(" .\n")
    assert bytes.fromhex(head)


def test_an_agent_verifies_too_with_their_name_or_not(coffre):
    assert coffre("verifier", typed=LEA)[0] == 0
    assert coffre("verifier", "--titulaire", "léa", typed=f"{LEA}\r\n")[0] == 0


def test_a_damaged_page_is_told(coffre, profile):
    flip(profile / "coffre.db", 5 * 4096 + 50)

    status, said, refused = coffre("verifier")

    assert (status, said) == (1, "")
    assert refused.startswith("La phrase de passe est juste, mais le coffre est abîmé.")


def test_a_line_of_the_journal_that_was_changed_is_located(coffre, opened):
    store = opened()
    db = store._db  # noqa: SLF001 - tampers with the journal below its repository
    db.run("DROP TRIGGER journal_unchanged")
    db.run("UPDATE journal SET titulaire_id = 'quelqu’un d’autre' WHERE seq = 2")
    store.close()

    status, _said, refused = coffre("verifier")

    assert status == 1
    assert "rompu à la ligne n° 2" in refused


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("pas celle-ci\n", "Cette phrase de passe n’ouvre pas le coffre."),
        ("", "Donnez la phrase de passe"),
    ],
)
def test_a_refusal_is_one_sentence_on_the_error_output(coffre, typed, begins):
    status, said, refused = coffre("verifier", typed=typed)

    assert (status, said) == (1, "")
    assert refused.startswith(begins)
    assert refused.count("\n") == 1


def test_a_name_nobody_has_is_told(coffre):
    assert coffre("verifier", "--titulaire", "Max")[2] == "Personne de ce nom n’ouvre ce coffre.\n"


@pytest.mark.parametrize("arguments", [[], ["restaurer"], ["effacer"], ["verifier", "--phrase", "secret"]])
def test_a_command_that_is_not_understood_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["coffre", *arguments])

    said, refused = capsys.readouterr()
    assert (stopped.value.code, said) == (2, "")
    assert refused.startswith("Repère : cette commande n’est pas comprise.")


def test_help_is_in_french(capsys):
    with pytest.raises(SystemExit):
        main(["coffre", "restaurer", "--help"])

    said = capsys.readouterr().out
    assert "revient à une sauvegarde" in said
    assert not any(word in said for word in ("usage:", "options:", "positional", "show this"))


def test_a_backup_is_made_where_the_post_keeps_them(coffre, profile, opened):
    status, said, _refused = coffre("sauvegarder", typed=LEA)

    (made,) = backups(profile)
    assert (status, said) == (0, f"Sauvegarde faite et vérifiée : {made}\n")
    assert len(opened().sauvegardes.list(Rotation())) == 1


def test_a_backup_is_taken_elsewhere_by_a_responsable_only(coffre, profile, tmp_path):
    (tmp_path / "clé").mkdir()

    by_agent = coffre("sauvegarder", "--vers", tmp_path / "clé", typed=LEA)
    by_responsable = coffre("sauvegarder", "--vers", tmp_path / "clé")

    assert by_agent[0] == 1 and by_agent[2].startswith("Seule une personne responsable")
    assert by_responsable[0] == 0
    assert len(list((tmp_path / "clé").iterdir())) == 1
    assert not (profile / "sauvegardes").exists()


def test_a_folder_that_is_not_there_is_told(coffre, tmp_path):
    status, _said, refused = coffre("sauvegarder", "--vers", tmp_path / "absente")

    assert status == 1
    assert refused.startswith("L’ordinateur a refusé l’accès")


@pytest.fixture
def changed(coffre, profile, opened) -> Path:
    """The backup of a post that has changed since: one slip erased, one changed, one more reception, one partner."""
    coffre("sauvegarder")
    (made,) = backups(profile)
    store = opened()
    store.orientations.erase("ana")
    store.orientations.save(slip("zoé", utc_now(), prenom="Ninon"))
    store.partenaires.save(partenaire("nouveau"))
    store.close()
    return made


def test_a_trial_says_what_would_come_back_and_go_and_changes_nothing(coffre, changed, opened):
    status, said, _refused = coffre("restaurer", changed, "--essai")

    assert status == 0
    assert "fiches d’orientation +1 −0 ~1" in said
    assert "structures ajoutées +0 −1 ~0" in said
    assert kept(opened())["orientations"] == {"zoé"}


def test_a_backup_is_restored_after_what_is_there_is_backed_up(coffre, changed, opened, profile):
    status, said, _refused = coffre("restaurer", changed)

    assert (status, said.startswith("Sauvegarde restaurée.")) == (0, True)
    assert len(backups(profile)) == 2
    store = opened()
    assert kept(store)["orientations"] == {"ana", "zoé"}
    assert store.journal.last_of(Action.RESTAURATION) is not None


def test_an_agent_restores_nothing(coffre, changed, opened):
    status, _said, refused = coffre("restaurer", changed, typed=LEA)

    assert (status, refused.startswith("Seule une personne responsable")) == (1, True)
    assert kept(opened())["orientations"] == {"zoé"}


def test_a_backup_of_before_a_change_of_passphrase_takes_a_second_line(coffre, changed, opened):
    store = opened()
    store.trousseau.change_passphrase(PHRASE, OTHER)
    store.close()

    refused = coffre("restaurer", changed, "--essai", typed=f"{OTHER}\n")
    done = coffre("restaurer", changed, typed=f"{OTHER}\n{PHRASE}\n")

    assert refused[0] == 1
    assert done[0] == 0


def test_a_post_that_does_not_open_is_restored_whole(coffre, changed, opened, profile):
    flip(profile / "coffre.db", 5 * 4096 + 50)

    trial = coffre("restaurer", changed, "--essai")
    done = coffre("restaurer", changed)

    assert trial[1].startswith("Le coffre de ce poste ne s’ouvre pas")
    assert (done[0], done[1].startswith("Coffre restauré tout entier ; ce qui était là est dans")) == (0, True)
    assert kept(opened())["orientations"] == {"ana", "zoé"}


def test_another_file_is_not_a_backup(coffre, tmp_path):
    (tmp_path / "lettre.txt").write_bytes(b"Bonjour")

    assert coffre("restaurer", tmp_path / "lettre.txt")[2].startswith("Ce fichier n’est pas une sauvegarde entière")


def test_the_journal_is_written_with_the_end_of_its_chain(coffre, tmp_path, opened):
    to_file = coffre("journal", "--vers", tmp_path / "journal.csv")
    to_output = coffre("journal")

    rows = list(csv.reader((tmp_path / "journal.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert to_file[:2] == (0, f"Journal écrit en clair : {tmp_path / 'journal.csv'}\n")
    assert to_output[0] == 0
    assert (
        to_output[1].lstrip("\ufeff").splitlines()[0]
        == '"N°";"Date";"Personne";"Ce qui a été fait";"Action";"Objet";"Détail"'
    )
    assert rows[-2][0] == "Fin de chaîne (SHA-256)" and bytes.fromhex(rows[-2][1])
    assert coffre("journal", typed=LEA)[0] == 1
    assert opened().journal.last_of(Action.EXPORT).detail == "journal"


def test_no_qt_is_imported_and_no_passphrase_is_kept(profile, tmp_path):
    program = (
        "import sys; from desktop.command_line import main; "
        f"status = main(['coffre', 'verifier', '--profile', {str(profile)!r}]); "
        "sys.exit(status or any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], input=PHRASE.encode(), capture_output=True, cwd=paths.ROOT)

    assert (done.returncode, done.stderr) == (0, b"")
    assert not any(PHRASE.encode() in path.read_bytes() for path in profile.rglob("*") if path.is_file())


def test_a_post_that_is_open_elsewhere_is_told(profile, opened):
    opened()

    assert in_a_process("verifier", profile)[2].startswith("Repère est déjà ouvert sur ce poste.")
