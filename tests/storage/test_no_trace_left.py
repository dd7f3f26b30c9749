"""What is erased is in no page of the file once the store is closed, not even in the gaps that SQLite leaves."""

import re
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.storage.coffre import Coffre
from tests.storage.furnished import PHRASE, T0, Clock, Fiche, create, reopen
from tests.storage.programs.open_without_repere import decrypt_pages, open_slot, read_key_file

RECEPTIONS = 40
ANSWERS = 35


def confide(coffre: Coffre) -> None:
    """Many small rows, of lengths that differ, written in turn by interviews that are held at the same time."""
    for n in range(RECEPTIONS):
        coffre.prises_en_charge.add(PriseEnCharge(PriseEnChargeId(f"prise-{n}"), Fiche, T0))
        coffre.entretiens.start(
            EntretienId(f"entretien-{n}"), PriseEnChargeId(f"prise-{n}"), "accueil", "1", Langue.ARABE, T0
        )
    for question in range(ANSWERS):
        for n in range(RECEPTIONS):
            said = f"<{n:02}.{question:02}>" + "x" * (7 * n * question % 90)
            coffre.entretiens.save_reponse(
                EntretienId(f"entretien-{n}"), Reponse(Ref(f"/q{question}"), Etat.ANSWERED, said, T0, Langue.ARABE)
            )


def erase(coffre: Coffre, receptions: range) -> None:
    for n in receptions:
        coffre.prises_en_charge.erase(PriseEnChargeId(f"prise-{n}"))


def receptions_in(profile: Path) -> set[int]:
    """Whose answers stand in clear somewhere in the pages, used or not."""
    keys = read_key_file(profile / "coffre.cle")
    data_key = open_slot(keys["slots"][0], PHRASE, bytes.fromhex(keys["store_id"]))
    clear = decrypt_pages((profile / "coffre.db").read_bytes(), data_key)
    return {int(found) for found in re.findall(rb"<(\d\d)\.\d\d>", clear)}


@pytest.fixture
def confided(profile: Path) -> Path:
    coffre = create(profile, Clock())
    confide(coffre)
    coffre.close()
    return profile


def test_what_was_erased_is_in_no_page_once_closed(confided: Path):
    coffre = reopen(confided, Clock())
    erase(coffre, range(0, RECEPTIONS, 2))
    coffre.close()

    assert receptions_in(confided) == set(range(1, RECEPTIONS, 2))


def test_what_was_corrected_is_in_no_page_once_closed(confided: Path):
    coffre = reopen(confided, Clock())
    for n in range(RECEPTIONS):
        for question in range(ANSWERS):
            answer = Reponse(Ref(f"/q{question}"), Etat.ANSWERED, "y" * (11 * n * question % 90), T0, Langue.ARABE)
            coffre.entretiens.save_reponse(EntretienId(f"entretien-{n}"), answer)
    coffre.close()

    assert receptions_in(confided) == set()


def test_what_a_killed_program_had_erased_is_in_no_page_after_the_next_closing(confided: Path):
    coffre = reopen(confided, Clock())
    erase(coffre, range(0, RECEPTIONS, 2))
    coffre._db.close()  # noqa: SLF001 - as a program that is killed: nothing of a closing is done
    coffre._lock.release()  # noqa: SLF001 - as the system does

    reopen(confided, Clock()).close()

    assert receptions_in(confided) == set(range(1, RECEPTIONS, 2))
