"""Backups as people make and restore them, and the ones that make themselves."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import DamagedBackupError, DiskFullError, NotAllowedError, NotKeptError
from desktop.poste.journal import Action
from desktop.poste.politique import NO_POLITIQUE, Droit
from desktop.poste.sauvegardes import Motif, Nature
from desktop.poste.titulaires import Role
from desktop.services.acces import open_services
from desktop.services.secours import Secours
from desktop.storage import backup
from desktop.storage.coffre import Coffre

from .conftest import ACCUEIL

PHRASE = "une phrase"
LEA = "lune tapis nuage cerf bocal"


@pytest.fixture
def saved(services, tmp_path):
    path = tmp_path / "copie.sauvegarde"
    services.sauvegardes.copy_to(path)
    return path


def full(_needed):
    raise DiskFullError(Path())


def motifs(coffre) -> list[str]:
    """Why backups were made, oldest first."""
    return [e.detail for e in reversed(coffre.journal.list(limit=1000)) if e.action is Action.SAUVEGARDE]


@pytest.fixture
def as_agent(coffre, profile, ressources, clock, new_id, fast):
    """The services as an agent has them, under a policy."""
    coffre.trousseau.add(PHRASE, "Léa", Role.AGENT, LEA)
    coffre.close()
    opened = []

    def run(politique=NO_POLITIQUE):
        opened.append(Coffre.open(profile, LEA, now=clock, cost=fast))
        return open_services(opened[-1], ressources, clock, new_id, politique)

    yield run
    for each in opened:
        each.close()


def test_an_agent_makes_a_backup_and_takes_none_away_nor_restores_one(as_agent, tmp_path):
    sauvegardes = as_agent().sauvegardes

    made = sauvegardes.make()

    assert (sauvegardes.may_make(), sauvegardes.may_restore()) == (True, False)
    with pytest.raises(NotAllowedError):
        sauvegardes.copy_to(tmp_path / "copie.sauvegarde")
    with pytest.raises(NotAllowedError):
        sauvegardes.examine(made.path, LEA)
    assert not (tmp_path / "copie.sauvegarde").exists()


def test_the_service_may_keep_backups_for_those_responsible(as_agent):
    politique = replace(NO_POLITIQUE, agent_peut=(Droit.EFFACER,))
    sauvegardes = as_agent(politique).sauvegardes

    with pytest.raises(NotAllowedError) as refused:
        sauvegardes.make()

    assert refused.value.by_politique
    assert not sauvegardes.may_make()


def test_the_service_says_where_and_how_many(coffre, ressources, clock, new_id, tmp_path):
    politique = replace(NO_POLITIQUE, sauvegarde_dossier=tmp_path / "partage", sauvegarde_nombre=2)
    sauvegardes = open_services(coffre, ressources, clock, new_id, politique).sauvegardes

    for _ in range(4):
        clock.pass_(hours=1)
        sauvegardes.make()

    assert [s.path.parent for s in sauvegardes.list()] == [tmp_path / "partage"] * 2


def test_a_restoration_backs_up_what_is_there_then_purges_what_is_due(
    services, saved, coffre, clock, handed_over, complete
):
    services.sauvegardes.copy_to(saved)
    clock.pass_(days=20)
    later = services.prises_en_charge.open(ACCUEIL)
    slip = services.orientations.save(complete(services.orientations.draft(later.prise_id)))
    services.orientations.hand_over(slip.orientation_id)
    clock.pass_(days=15)

    bilan = services.sauvegardes.examine(saved, PHRASE)
    purged = services.sauvegardes.restore()

    found = next(e for e in bilan.ecarts if e.nature is Nature.ORIENTATION)
    assert (found.only_backup, found.only_poste) == (0, 1)
    assert purged == 2  # the reception of before, and the slip whose date has passed
    assert services.orientations.lines() == ()
    assert motifs(coffre)[-1] == Motif.AVANT_RESTAURATION
    assert len(services.sauvegardes.list()) == 1


def test_the_retention_of_the_service_holds_for_what_comes_back(coffre, services, saved, ressources, clock, new_id):
    """A slip kept under a longer retention than the service now allows goes on its earlier date."""
    politique = replace(NO_POLITIQUE, conservation_jours=10)
    sauvegardes = open_services(coffre, ressources, clock, new_id, politique).sauvegardes

    sauvegardes.examine(saved, PHRASE)
    sauvegardes.restore()

    assert coffre.reglages.get().conservation_jours == 10
    assert coffre.reglages.kept_within_days() == 10


def test_nothing_is_restored_when_what_is_there_cannot_be_backed_up(services, saved, monkeypatch, handed_over):
    services.sauvegardes.examine(saved, PHRASE)
    monkeypatch.setattr(backup, "require_room", full)
    with pytest.raises(DiskFullError):
        services.sauvegardes.restore()

    assert len(services.orientations.lines()) == 1


def test_nothing_is_restored_that_was_not_looked_at(services, saved):
    services.sauvegardes.examine(saved, PHRASE)
    services.sauvegardes.abandon()

    with pytest.raises(NotKeptError):
        services.sauvegardes.restore()


def test_a_backup_makes_itself_once_a_day_when_something_has_changed(services, coffre, clock):
    sauvegardes = services.sauvegardes
    counts = []
    for step in ("nothing", "reception", "same day", "a day without work", "reception"):
        if step == "reception":
            services.prises_en_charge.open(ACCUEIL)
        sauvegardes.keep_up()
        counts.append(len(motifs(coffre)))
        clock.pass_(hours=1 if step == "reception" else 25)

    assert counts == [0, 1, 1, 1, 2]
    assert set(motifs(coffre)) == {Motif.AUTOMATIQUE}


def test_a_post_where_nothing_changes_still_has_a_backup_when_the_last_one_goes(services, clock):
    services.prises_en_charge.open(ACCUEIL)
    services.sauvegardes.keep_up()
    for _ in range(12):
        clock.pass_(days=1)
        services.sauvegardes.keep_up()

        (last, *_others) = services.sauvegardes.list()
        assert (clock() - last.made_at).days < 7


def test_after_an_erasure_no_backup_gives_it_back(services, coffre, clock, handed_over):
    for _ in range(3):
        clock.pass_(hours=1)
        services.sauvegardes.make()
    clock.pass_(hours=1)
    services.effacements.erase_slip(handed_over.orientation_id)
    coffre.journal.add(Action.EFFACEMENT, handed_over.orientation_id)
    clock.pass_(seconds=2)

    services.sauvegardes.replace_outdated()

    (left,) = services.sauvegardes.list()
    bilan = services.sauvegardes.examine(left.path, PHRASE)
    assert bilan.erased_since == 0
    assert next(e for e in bilan.ecarts if e.nature is Nature.ORIENTATION).same == 0


def test_after_an_erasure_the_former_backups_go_even_if_there_is_no_room_for_another(
    services, coffre, clock, monkeypatch
):
    services.sauvegardes.make()
    clock.pass_(hours=1)
    coffre.journal.add(Action.EFFACEMENT, "une fiche")
    monkeypatch.setattr(backup, "require_room", full)

    services.sauvegardes.replace_outdated()

    assert services.sauvegardes.list() == ()


def test_a_refusal_keeps_nobody_from_leaving(services, monkeypatch):
    services.prises_en_charge.open(ACCUEIL)
    monkeypatch.setattr(backup, "require_room", full)

    services.sauvegardes.keep_up()

    assert services.sauvegardes.list() == ()


def test_leaving_a_store_that_a_change_of_key_has_closed_is_harmless(services, coffre):
    coffre.close()

    services.sauvegardes.keep_up()


def test_a_backup_too_old_is_told_and_a_post_that_never_had_one_as_well(services, clock):
    fresh = services.sauvegardes.late_since()
    clock.pass_(days=8)
    never = services.sauvegardes.late_since()
    made = services.sauvegardes.make()
    after = services.sauvegardes.late_since()
    clock.pass_(days=7, hours=1)

    assert (fresh, after) == (None, None)
    assert never is not None
    assert services.sauvegardes.late_since() == made.made_at


def test_too_old_a_backup_is_replaced_on_opening(services, clock):
    services.sauvegardes.make()
    clock.pass_(days=9)

    services.sauvegardes.replace_outdated()

    (left,) = services.sauvegardes.list()
    assert (clock() - left.made_at).days == 0


def test_help_finds_the_backups_beside_the_store_and_where_the_service_puts_them(
    services, coffre, profile, clock, tmp_path
):
    near = services.sauvegardes.make()
    (tmp_path / "partage").mkdir()
    far = tmp_path / "partage" / "repere-20261001-080000.sauvegarde"
    services.sauvegardes.copy_to(far)
    (tmp_path / "partage" / "repere-20261002-080000.sauvegarde").write_bytes(b"rien")
    politique = replace(NO_POLITIQUE, sauvegarde_dossier=tmp_path / "partage")

    found = Secours(profile, clock, politique).found()

    assert [s.path for s in found] == [near.path, far]


def test_help_restores_a_damaged_post(services, coffre, profile, clock, handed_over, ressources, new_id, fast):
    made = services.sauvegardes.make()
    coffre.close()
    (profile / "coffre.db").write_bytes(b"\0" * 4096)
    secours = Secours(profile, clock, NO_POLITIQUE)

    ((titulaire_id, _nom),) = secours.holders(made.path)
    restored = secours.restore(made.path, PHRASE, titulaire_id)

    assert not restored.keys_only
    again = Coffre.open(profile, PHRASE, now=clock, cost=fast)
    assert [o.orientation_id for o in again.orientations.list()] == [handed_over.orientation_id]
    again.close()


def test_another_file_is_said_to_be_no_backup(profile, clock, tmp_path):
    (tmp_path / "lettre.txt").write_text("Bonjour", encoding="utf-8")

    with pytest.raises(DamagedBackupError):
        Secours(profile, clock, NO_POLITIQUE).holders(tmp_path / "lettre.txt")
