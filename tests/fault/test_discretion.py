"""Nothing of a person is readable in the files of the profile, and nothing is said on the terminal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.fiches.model import EtapeId
from desktop.langues.langue import Langue
from desktop.orientations.model import Contact, Emetteur, Orientation, OrientationId, Personne, PriseEnChargeId
from desktop.orientations.reglages import Reglages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.storage.coffre import Coffre

WORDS = ("Zénobie", "زنوبيا", "0698765432", "glycine", "Kerguelen", "Tremblevif", "hortensias", "quatre chevaux")


def readable(profile: Path) -> set[str]:
    """Words found in the names or the bytes of the files, in any encoding they may have been written in."""
    found = set()
    for path in profile.rglob("*"):
        content = path.name.encode() + path.read_bytes()
        for word in WORDS:
            if any(word.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
                found.add(word)
    return found


@pytest.fixture
def written(under_way, passphrase, now):
    """An open store that holds every word; the caller closes it."""
    coffre = Coffre.open(under_way, passphrase)
    prise = PriseEnChargeId("prise")
    coffre.prises_en_charge.tick(prise, EtapeId("isoler"), now)
    for i, word in enumerate(WORDS):
        reponse = Reponse(Ref(f"/q/{i}"), Etat.ANSWERED, word, now, Langue.ARABE)
        coffre.entretiens.save_reponse(EntretienId("entretien"), reponse)
    slip = Orientation(OrientationId("o"), prise, now, personne=Personne(prenom="Zénobie"), situation="hortensias")
    coffre.orientations.save(replace(slip, contact=Contact(moyen="0698765432", mot_convenu="glycine")))
    coffre.partenaires.save(Partenaire(PartenaireId("p"), "Kerguelen", Origine.LOCAL))
    coffre.reglages.save(Reglages(conservation_jours=30, emetteur=Emetteur(service="Tremblevif")))
    return coffre


def test_the_search_finds_a_word_when_there_is_one(tmp_path):
    (tmp_path / "notes").write_text("vue : Zénobie", encoding="utf-16-le")

    assert readable(tmp_path) == {"Zénobie"}


def test_no_personal_word_is_readable_while_the_store_is_open_nor_once_closed(written, under_way):
    assert readable(under_way) == set()

    written.close()

    assert readable(under_way) == set()


def test_no_personal_word_is_readable_after_erasing(written, under_way, now):
    written.prises_en_charge.erase(PriseEnChargeId("prise"))
    assert written.prises_en_charge.list_opened_before(now + timedelta(days=1)) == ()

    written.close()

    assert readable(under_way) == set()


def test_nothing_is_said_on_the_terminal_whatever_happens(under_way, passphrase, start):
    output, errors = start("talk.py", under_way, passphrase).communicate()

    assert output.split() == ["WrongPassphraseError", "DamagedStoreError", "DamagedStoreError"]
    assert errors == ""
