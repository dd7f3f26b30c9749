"""Slips are found by the beginnings of their words, whatever is typed, and leave no word behind once erased."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.langues.folding import words
from desktop.orientations import labels
from desktop.orientations.model import (
    Besoin,
    BesoinExprime,
    Contact,
    Etat,
    Orientation,
    OrientationId,
    Personne,
    PriseEnChargeId,
    Status,
    Urgence,
)
from desktop.orientations.search import reference
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.storage.coffre import Coffre
from desktop.storage.search import terms
from tests.storage.conftest import FAST, NOW, PASSPHRASE, RECOVERY_CODE
from tests.storage.programs.open_without_repere import decrypt_pages, open_slot, read_key_file

PRISE = PriseEnChargeId("prise-1")


def slip(
    name: str,
    partenaire: str = "",
    prenom: str = "",
    besoins: tuple[Besoin, ...] = (),
    status: Status = Status.BROUILLON,
    *,
    day: int = 0,
) -> Orientation:
    created_at = NOW + timedelta(days=day)
    return Orientation(
        OrientationId(name),
        PRISE,
        created_at,
        personne=Personne(prenom),
        contact=Contact(moyen="chez Lavandin", interdit="jamais Cobalt"),
        besoins=tuple(BesoinExprime(besoin, Urgence.CE_JOUR) for besoin in besoins),
        partenaire=Partenaire(PartenaireId("p"), partenaire, Origine.LOCAL) if partenaire else None,
        etats=() if status is Status.BROUILLON else (Etat(status, created_at),),
    )


SLIPS = (
    slip("0123abcd99", "Amicale du Nid – Évreux", "Sœurette", (Besoin.HEBERGEMENT,), Status.REMISE, day=1),
    slip("fedc0000", "Maison d’Élodie", "سَميرة", (Besoin.SANTE, Besoin.SEJOUR), Status.RECUE, day=2),
    slip("fedc1111", "Mouvement du Nid", "Алёна-2", (Besoin.SANTE,), Status.ACCEPTEE, day=3),
    slip("ffff2222", "", "NEAR AND", (Besoin.PROTECTION_ENFANCE,), day=4),
    slip("eeee3333", "L’Abri", 'Zoé "Étoile" *', day=5),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Iterator[Coffre]:
    """A store that holds `SLIPS`."""
    profile = tmp_path_factory.mktemp("full") / "profil"
    opened = Coffre.create(profile, PASSPHRASE, RECOVERY_CODE, cost=FAST)
    for each in SLIPS:
        opened.orientations.save(each)
    yield opened
    opened.close()


def found(coffre: Coffre, text: str) -> list[str]:
    lines = coffre.orientations.lines(text, limit=100)
    assert coffre.orientations.count(text, limit=100) == len(lines)
    return [line.orientation_id for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("evr", ["0123abcd99"]),
        ("ÉVREUX amicale", ["0123abcd99"]),
        ("nid", ["fedc1111", "0123abcd99"]),
        ("soeur", ["0123abcd99"]),
        ("sœ", ["0123abcd99"]),
        ("d'elodie", ["fedc0000"]),
        ("سميره", ["fedc0000"]),
        ("Алена 2", ["fedc1111"]),
        ("sante", ["fedc1111", "fedc0000"]),
        ("santé sejour", ["fedc0000"]),
        ("l’abri", ["eeee3333", "0123abcd99"]),
        ("mise à l’abri, hébergement", ["0123abcd99"]),
        ("reçue par le partenaire", ["fedc0000"]),
        ("brouillon", ["eeee3333", "ffff2222"]),
        ("fedc", ["fedc1111", "fedc0000"]),
        ("FEDC1111", ["fedc1111"]),
        ("0123abcd", ["0123abcd99"]),
        ("near and", ["ffff2222"]),
        ("NEAR(zoé, étoile)", []),
        ("étoile", ["eeee3333"]),
        ("lavandin", []),
        ("cobalt", []),
        ("amicale elodie", []),
    ],
)
def test_a_slip_is_found_by_the_beginning_of_each_word_typed(full, text, expected):
    assert found(full, text) == expected


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "-", "'", "(", ":", "^", "\x00", "\ud800"])
def test_a_text_without_a_word_finds_all(full, text):
    assert len(found(full, text)) == len(SLIPS)


def is_found(orientation: Orientation, text: str) -> bool:
    """What the search promises, said in another way."""
    partenaire = orientation.partenaire.nom if orientation.partenaire else ""
    named = [labels.STATUS[orientation.status], *(labels.BESOIN[each.besoin] for each in orientation.besoins)]
    kept = words(" ".join((partenaire, orientation.personne.prenom, *named)))
    referred = reference(orientation.orientation_id).lower()

    def is_met(word: str) -> bool:
        begins_reference = 4 <= len(word) <= 8 and word[: len(word) // 4 * 4] == referred[: len(word) // 4 * 4]
        return begins_reference or any(each.startswith(word) for each in kept)

    return all(is_met(word) for word in words(text))


SYNTAX = ("AND", "OR", "NOT", "NEAR(", '"', "*", ":", "terms:", "^", "-", "+", "{", ")", "rank", "''", ";", "--")
typed = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from([*SYNTAX, "nid", "san", "é", "l", "fedc", "Алё", "سم", "\x00"]), max_size=8).map(" ".join),
)


@given(typed)
@settings(max_examples=400)
def test_no_text_is_ever_syntax(full, text):
    expected = [each.orientation_id for each in reversed(SLIPS) if is_found(each, text)]

    assert found(full, text) == expected


def test_words_are_looked_for_as_far_as_sixteen(full):
    assert found(full, " ".join(["nid", *(f"n{'i' * n}" for n in range(2, 5000))])) == []
    assert found(full, "nid " * 5000) == found(full, "nid")


def test_every_need_and_every_state_has_a_mark_of_its_own():
    besoins = [terms(slip("x", besoins=(besoin,))) for besoin in Besoin]
    states = [terms(slip("x", status=status)) for status in Status]

    assert len({*besoins, *states}) == len(Besoin) + len(Status)


def test_a_slip_that_changes_is_found_by_what_it_became(coffre):
    first = slip("o", "Amicale", "Awa", (Besoin.SANTE,))
    coffre.orientations.save(first)
    coffre.orientations.save(replace(first, personne=Personne("Inès"), etats=(Etat(Status.PRETE, NOW),)))

    assert [text for text in ("awa", "brouillon") if found(coffre, text)] == []
    assert [text for text in ("ines prete", "amicale sante") if found(coffre, text) != ["o"]] == []


def test_a_slip_whose_saving_is_undone_is_not_found(coffre):
    def save_then_break() -> None:
        with coffre.transaction():
            coffre.orientations.save(slip("o", "Amicale"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_then_break()

    assert found(coffre, "amicale") == []


def test_what_is_erased_with_a_person_is_found_no_more(coffre, db):
    coffre.orientations.save(slip("o", "Amicale"))
    coffre.orientations.save(slip("p", "Amicale", status=Status.REMISE))

    coffre.prises_en_charge.erase(PRISE)

    assert found(coffre, "amicale") == ["p"]
    db.run("INSERT INTO orientation_search (orientation_search, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("made_again", [True, False])
def test_many_erased_at_once_are_found_no_more_and_the_others_are(coffre, db, monkeypatch, made_again):
    monkeypatch.setattr("desktop.storage.orientations.is_made_again", lambda _changed, _kept: made_again)
    for number in range(20):
        coffre.orientations.save(slip(f"o{number}", "Refuge", f"Zoé{number}", day=-number))

    coffre.orientations.erase_all([OrientationId(f"o{number}") for number in range(0, 20, 2)])
    coffre.orientations.save(slip("o99", "Refuge", "Zoé99"))

    assert found(coffre, "zoe") == ["o99", *(f"o{number}" for number in range(1, 20, 2))]
    assert found(coffre, "zoe4") == []
    db.run("INSERT INTO orientation_search (orientation_search) VALUES ('integrity-check')")


def test_slips_copied_by_the_store_itself_are_found(coffre, db):
    coffre.orientations.save(slip("o", "Amicale", "Awa"))
    db.run("CREATE TEMP TABLE copied AS SELECT * FROM orientation")
    coffre.orientations.save(slip("o", "Amicale", "Inès"))

    db.run("INSERT OR REPLACE INTO orientation SELECT * FROM copied")

    assert (found(coffre, "awa"), found(coffre, "ines")) == (["o"], [])
    db.run("INSERT INTO orientation_search (orientation_search, rank) VALUES ('integrity-check', 1)")


def decrypted(profile: Path) -> bytes:
    """The pages of the store and of its journal as they are on disk now, in clear."""
    keys = read_key_file(profile / "coffre.cle")
    data_key = open_slot(keys["slots"][0], PASSPHRASE, bytes.fromhex(keys["store_id"]))
    journal = profile / "coffre.db-wal"
    assert not journal.exists() or journal.stat().st_size == 0
    return decrypt_pages((profile / "coffre.db").read_bytes(), data_key)


def pieces(word: str) -> list[bytes]:
    """A word and its parts: the index keeps of a word only what the one before does not begin with."""
    return [word[i : i + 5].encode() for i in range(len(word) - 4)]


@pytest.mark.parametrize("pseudonym", ["xyloquartzite", "ксилофон", "زنجبيلة"])
def test_no_word_of_a_slip_that_was_erased_is_left_in_the_store(coffre, profile, pseudonym):
    secret = slip("secret", "Amicale", pseudonym.capitalize())
    for number in range(60):
        coffre.orientations.save(slip(f"o{number}", f"Amicale {number}", f"Agathe{number}", day=number % 7))
        if number == 30:
            coffre.orientations.save(secret)
    held = [piece for piece in pieces(pseudonym) if piece in decrypted_after_close(coffre, profile)]
    assert held != []

    coffre = Coffre.open(profile, PASSPHRASE)
    assert found(coffre, pseudonym) == ["secret"]
    coffre.orientations.erase(secret.orientation_id)

    assert [piece for piece in pieces(pseudonym) if piece in decrypted(profile)] == []
    coffre.close()


def test_no_word_that_a_slip_has_lost_is_left_in_the_store(coffre, profile):
    coffre.orientations.save(slip("o", "Amicale", "Xyloquartzite"))
    coffre.orientations.save(slip("p", "Amicale", "Xylène"))
    coffre.orientations.save(slip("o", "Amicale", "Agathe"))

    content = decrypted_after_close(coffre, profile)

    assert [piece for piece in pieces("quartzite") if piece in content] == []


def decrypted_after_close(coffre: Coffre, profile: Path) -> bytes:
    coffre.close()
    return decrypted(profile)
