"""What is erased is in no byte of the files any more, read below the store with its key; and space is given back."""

from dataclasses import replace

import pytest

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.langues.langue import Langue
from tests.storage.furnished import received
from tests.storage.programs.open_without_repere import decrypt_pages, open_slot, read_key_file

from .conftest import ACCUEIL

PASSPHRASE = "une phrase"
PERSONS = 40
SECRET = ("Zénobie", "hortensias", "Kerbastiou")
# Two letters are not a word: chance makes them.
TRACES = [form.encode() for word in SECRET for form in (word, word.casefold(), "zenobie")]


@pytest.fixture
def clear_bytes(profile):
    """All that the files of the store hold, decrypted page by page, the pages it no longer uses included."""

    def read() -> bytes:
        keys = read_key_file(profile / "coffre.cle")
        data_key = open_slot(keys["slots"][0], PASSPHRASE, bytes.fromhex(keys["store_id"]))
        assert (profile / "coffre.db-wal").stat().st_size == 0
        return decrypt_pages((profile / "coffre.db").read_bytes(), data_key)

    return read


@pytest.fixture
def receive(services, complete, clock):
    """Receive someone who says these words: an interview, a slip handed over, another begun."""

    def run(*words):
        prise = services.prises_en_charge.open(ACCUEIL)
        en_cours = services.entretiens.start_or_resume(prise.prise_id, "accueil")
        said = " ".join(words * 50)
        reponse = Reponse(Ref("/accueil/prenom"), Etat.ANSWERED, said, clock(), Langue.FRANCAIS)
        services.entretiens.save(en_cours.entretien_id, reponse)
        slip = complete(services.orientations.draft(prise.prise_id))
        saved = services.orientations.save(
            replace(slip, situation=said, personne=replace(slip.personne, prenom=words[0]))
        )
        services.orientations.hand_over(saved.orientation_id)
        services.orientations.draft(prise.prise_id)
        return prise.prise_id

    return run


@pytest.fixture
def written(coffre, clear_bytes):
    """The secret words that are in the files, before any erasure."""
    coffre_db = coffre._db  # noqa: SLF001 - brings the journal of SQLite into the file

    def read():
        coffre_db.give_back_space()
        return traces(clear_bytes())

    return read


def traces(content: bytes) -> set[bytes]:
    return {trace for trace in TRACES if trace in content}


def test_a_purge_leaves_no_byte_and_gives_space_back(services, receive, written, clear_bytes, clock, profile):
    written()
    size_empty = (profile / "coffre.db").stat().st_size
    for _ in range(PERSONS):
        receive(*SECRET)
    clock.pass_(days=20)
    receive("Awa", "glycine")
    before, size_before = written(), (profile / "coffre.db").stat().st_size
    clock.pass_(days=10)

    services.echeances.purge()

    assert before >= {word.encode() for word in SECRET}
    assert traces(clear_bytes()) == set()
    assert services.orientations.count() == 1
    left = (profile / "coffre.db").stat().st_size - size_empty
    assert left < (size_before - size_empty) / 10  # the last one received, and what the journal says of the others


def test_a_person_erased_leaves_no_byte(services, receive, written, clear_bytes):
    receive("Awa", "glycine")
    prise_id = receive(*SECRET)
    before = written()

    services.effacements.erase_person(prise_id)

    assert before >= {word.encode() for word in SECRET}
    assert traces(clear_bytes()) == set()


def test_one_slip_erased_leaves_no_byte(services, handed_over, clear_bytes):
    services.effacements.erase_slip(handed_over.orientation_id)

    assert "Naïma".encode() not in clear_bytes()


def test_a_slip_received_and_its_document_leave_no_byte(services, coffre, written, clear_bytes, clock):
    for number in range(PERSONS):
        recue = received(f"recue-{number}", clock(), prenom="Zénobie" if number % 2 else "Awa")
        told = replace(recue.contenu, situation="hortensias" if number % 2 else "glycine")
        pdf = (b"Kerbastiou" if number % 2 else b"mimosa") * 2000
        coffre.recues.add(replace(recue, contenu=told), pdf)
    before = written()

    for number in range(1, PERSONS, 2):
        services.recues.erase(f"recue-{number}")

    assert before >= {word.encode() for word in SECRET}
    assert traces(clear_bytes()) == set()
    assert services.recues.count().toutes == PERSONS // 2
