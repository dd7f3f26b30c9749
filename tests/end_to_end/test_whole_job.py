"""The whole job through the real windows: from the first start to the slip handed over, then the next day."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.demonstration import reception
from desktop.demonstration.reception import SAMIRA
from desktop.orientations.model import Status
from tests.end_to_end.conftest import Program
from tests.end_to_end.reading import NOTHING, Kept, text_of
from tests.ui.running import Running, unseen

TICKED = ("A1", "A5", "B1")
AGREED = ("Samira", "07 00 00 00 00", "bibliothèque", "ne jamais écrire par messagerie", "mise à l’abri")
REFUSED = ("21 à 25", "25 ans")
NEVER_TO_LEAVE = ("cauchemars", "dette", "dormir en sécurité")


@dataclass(frozen=True)
class Job:
    """`evening` and `after` are what is kept once the slip is handed over, and once it is erased the next day."""

    evening: Kept
    said: str
    paper: str
    after: Kept


@pytest.fixture(scope="module")
def job(qapp, play: Program, tmp_path_factory) -> Job:
    folder = tmp_path_factory.mktemp("job")
    profile, pdf = folder / "profil", folder / "fiche.pdf"
    first_day(profile)
    evening = Kept.read(profile)
    said = play("come_back.py", profile, pdf)
    return Job(evening, said, text_of(pdf), Kept.read(profile))


def first_day(profile: Path) -> None:
    """From the first start to the slip handed over; then the window is closed."""
    running = Running.start(profile)
    player = running.player
    reception.first_start(player, unseen)
    reception.follow_sheet(player, unseen, TICKED)
    player.click("to-entretien")
    reception.conduct_entretien(player, SAMIRA, unseen)
    player.click("finish")
    reception.complete_slip(player, unseen)
    reception.hand_over(player, unseen)
    running.close()


def test_the_slip_handed_over_is_kept_with_its_ticks_and_its_answers(job):
    (slip,), (prise,) = job.evening.orientations, job.evening.prises

    assert slip.status is Status.REMISE
    assert {coche.etape_id for coche in prise.coches} == set(TICKED)
    assert "cauchemars peur" in {reponse.value for reponse in job.evening.reponses}


def test_after_a_restart_the_slip_is_found_marked_received_and_erased(job):
    assert job.said.splitlines() == ["reçue par le partenaire", "closed"]


def test_the_paper_says_all_that_was_agreed(job):
    assert [words for words in AGREED if words not in job.paper] == []


def test_the_paper_says_nothing_that_was_refused(job):
    assert [words for words in REFUSED if words in job.paper] == []


def test_the_paper_says_nothing_that_only_the_interview_heard(job):
    assert [words for words in NEVER_TO_LEAVE if words in job.paper] == []


def test_nothing_is_left_in_the_store_once_the_slip_is_erased(job):
    assert job.after == NOTHING
