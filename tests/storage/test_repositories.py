from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId, EntretienKept, Etat, Ref, Reponse
from desktop.errors import DamagedStoreError, NotKeptError
from desktop.fiches.model import EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    Coche,
    Emetteur,
    Orientation,
    OrientationId,
    Personne,
    PriseEnCharge,
    PriseEnChargeId,
    Status,
)
from desktop.orientations.model import Etat as Etape
from desktop.orientations.reglages import Reglages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId, Visibilite
from desktop.storage.coffre import Coffre
from desktop.storage.database import Database

PRISE = PriseEnChargeId("prise-1")
ENTRETIEN = EntretienId("entretien-1")
SEUL = Ref("/accueil/securite/seul")
ETAPE = EtapeId("isoler")


@pytest.fixture
def prise(coffre: Coffre, now: datetime) -> PriseEnCharge:
    added = PriseEnCharge(PRISE, FicheId("accueil"), now, (Coche(ETAPE, now),))
    coffre.prises_en_charge.add(added)
    return added


@pytest.fixture
def entretien(coffre: Coffre, prise: PriseEnCharge, now: datetime) -> EntretienId:
    coffre.entretiens.start(ENTRETIEN, prise.prise_id, "accueil", "2026.1", Langue.ARABE, now)
    return ENTRETIEN


@pytest.fixture
def reponse(now: datetime) -> Reponse:
    return Reponse(SEUL, Etat.ANSWERED, "oui « نعم »", now, Langue.ARABE, "agent-1")


def orientation(name: str, created_at: datetime, *, expires_on: date | None = None, prenom: str = "") -> Orientation:
    return Orientation(OrientationId(name), PRISE, created_at, expires_on, personne=Personne(prenom=prenom))


def test_a_person_received_comes_back_with_the_steps_ticked(coffre: Coffre, prise: PriseEnCharge):
    assert coffre.prises_en_charge.get(PRISE) == prise


@pytest.mark.usefixtures("prise")
def test_a_step_ticked_again_keeps_its_first_instant(coffre: Coffre, now: datetime):
    coffre.prises_en_charge.tick(PRISE, ETAPE, now + timedelta(hours=1))

    assert coffre.prises_en_charge.get(PRISE).ticked_at(ETAPE) == now


@pytest.mark.usefixtures("prise")
def test_a_step_unticked_is_ticked_no_more(coffre: Coffre):
    coffre.prises_en_charge.untick(PRISE, ETAPE)

    assert coffre.prises_en_charge.get(PRISE).coches == ()


def test_nothing_is_ticked_nor_begun_for_a_person_erased(coffre: Coffre, now: datetime):
    with pytest.raises(NotKeptError):
        coffre.prises_en_charge.tick(PRISE, ETAPE, now)
    with pytest.raises(NotKeptError):
        coffre.entretiens.start(ENTRETIEN, PRISE, "accueil", "1", Langue.FRANCAIS, now)


def test_persons_are_listed_newest_first_and_found_by_age(coffre: Coffre, now: datetime):
    for hours in (2, 0, 1):
        coffre.prises_en_charge.add(
            PriseEnCharge(PriseEnChargeId(str(hours)), FicheId("accueil"), now + timedelta(hours=hours))
        )

    assert [p.prise_id for p in coffre.prises_en_charge.list()] == ["2", "1", "0"]
    before = coffre.prises_en_charge.list_opened_before(now + timedelta(hours=2))
    assert [p.prise_id for p in before] == ["0", "1"]


def test_an_instant_of_another_time_zone_is_kept_as_the_same_instant(coffre: Coffre, now: datetime):
    paris = datetime.fromisoformat("2026-03-01T09:30:00+01:00")
    coffre.prises_en_charge.add(PriseEnCharge(PRISE, FicheId("accueil"), paris))

    assert coffre.prises_en_charge.get(PRISE).opened_at == paris == now - timedelta(hours=1)
    assert coffre.prises_en_charge.list_opened_before(now) != ()


def test_an_instant_without_time_zone_is_a_bug(coffre: Coffre, now: datetime):
    with pytest.raises(ValueError, match="time zone"):
        coffre.prises_en_charge.add(PriseEnCharge(PRISE, FicheId("accueil"), now.replace(tzinfo=None)))

    assert coffre.prises_en_charge.list() == ()


def test_an_interview_comes_back_as_it_was_left(
    coffre: Coffre, entretien: EntretienId, reponse: Reponse, now: datetime
):
    coffre.entretiens.save_reponse(entretien, reponse)
    coffre.entretiens.set_position(entretien, SEUL)
    coffre.entretiens.set_langue(entretien, Langue.ROUMAIN)
    coffre.entretiens.set_finished(entretien, now)

    assert coffre.entretiens.get(entretien) == EntretienKept(
        ENTRETIEN, PRISE, "accueil", "2026.1", Langue.ROUMAIN, now, SEUL, now, (reponse,)
    )


def test_an_answer_given_again_replaces_the_former(coffre: Coffre, entretien: EntretienId, reponse: Reponse):
    declined = replace(reponse, etat=Etat.DECLINED, value="", langue=Langue.FRANCAIS)
    coffre.entretiens.save_reponse(entretien, reponse)

    coffre.entretiens.save_reponse(entretien, declined)

    assert coffre.entretiens.get(entretien).reponses == (declined,)


def test_answers_that_move_leave_nothing_where_they_were(coffre: Coffre, entretien: EntretienId, reponse: Reponse):
    coffre.entretiens.save_reponse(entretien, reponse)
    moved = replace(reponse, ref=Ref("/accueil/ailleurs/seul"))

    coffre.entretiens.move_reponses(entretien, [SEUL], [moved])
    coffre.entretiens.set_version(entretien, "2027.1")

    kept = coffre.entretiens.get(entretien)
    assert (kept.reponses, kept.version) == ((moved,), "2027.1")


def test_an_answer_cleared_is_gone(coffre: Coffre, entretien: EntretienId, reponse: Reponse):
    coffre.entretiens.save_reponse(entretien, reponse)

    coffre.entretiens.clear_reponse(entretien, SEUL)

    assert coffre.entretiens.get(entretien).reponses == ()


def test_an_answer_to_an_interview_erased_is_not_lost_in_silence(coffre: Coffre, reponse: Reponse):
    with pytest.raises(NotKeptError):
        coffre.entretiens.save_reponse(ENTRETIEN, reponse)


@pytest.mark.usefixtures("entretien")
def test_the_interviews_of_a_person_are_found_the_last_begun_first(coffre: Coffre, now: datetime):
    later = EntretienId("entretien-2")
    coffre.entretiens.start(later, PRISE, "accueil", "2026.1", Langue.FRANCAIS, now + timedelta(minutes=5))

    found = coffre.entretiens.list_for_prise(PRISE)

    assert [kept.entretien_id for kept in found] == [later, ENTRETIEN]
    assert coffre.entretiens.list_for_prise(PriseEnChargeId("autre")) == ()


def test_erasing_a_person_erases_answers_and_drafts_but_not_slips(
    coffre: Coffre, db: Database, entretien: EntretienId, reponse: Reponse, now: datetime
):
    coffre.entretiens.save_reponse(entretien, reponse)
    coffre.orientations.save(orientation("brouillon", now))
    coffre.orientations.save(replace(orientation("remise", now), etats=(Etape(Status.REMISE, now),)))

    coffre.prises_en_charge.erase(PRISE)

    assert coffre.prises_en_charge.find(PRISE) is None
    assert [o.orientation_id for o in coffre.orientations.list()] == ["remise"]
    left = "SELECT prise_id FROM coche UNION SELECT prise_id FROM entretien UNION SELECT ref FROM reponse"
    assert db.rows(left) == []


def test_a_slip_comes_back_as_it_was_saved_last(coffre: Coffre, now: datetime):
    coffre.orientations.save(orientation("o", now, prenom="Awa"))
    changed = orientation("o", now, prenom="Inès", expires_on=date(2026, 6, 1))

    coffre.orientations.save(changed)

    assert coffre.orientations.get(OrientationId("o")) == changed
    assert coffre.orientations.list_for_prise(PRISE) == (changed,)


def test_slips_are_listed_newest_first(coffre: Coffre, now: datetime):
    for day in (1, 3, 2):
        coffre.orientations.save(orientation(str(day), now + timedelta(days=day)))

    assert [o.orientation_id for o in coffre.orientations.list()] == ["3", "2", "1"]


def test_a_slip_erased_is_gone(coffre: Coffre, now: datetime):
    coffre.orientations.save(orientation("o", now))

    coffre.orientations.erase(OrientationId("o"))

    with pytest.raises(NotKeptError):
        coffre.orientations.get(OrientationId("o"))


def test_a_slip_that_cannot_be_read_is_damage(coffre: Coffre, db: Database, now: datetime):
    coffre.orientations.save(orientation("o", now))
    db.run("UPDATE orientation SET body = '{}'")

    with pytest.raises(DamagedStoreError):
        coffre.orientations.list()


def test_local_partners_are_listed_by_name_and_erased(coffre: Coffre):
    one = Partenaire(
        PartenaireId("1"),
        "Mouvement",
        Origine.LOCAL,
        "accueil",
        "femmes",
        "01",
        "9 h",
        "a@b",
        "s",
        "Mme B",
        "1 place Fictive",
        Visibilite.JAMAIS,
    )
    two = Partenaire(PartenaireId("2"), "Amicale", Origine.LOCAL)
    for partenaire in (replace(one, nom="ancien nom"), two, one):
        coffre.partenaires.save(partenaire)
    assert coffre.partenaires.list() == (two, one)

    coffre.partenaires.erase(one.partenaire_id)

    assert coffre.partenaires.list() == (two,)


@pytest.mark.parametrize("origine", [Origine.NATIONAL, Origine.ANNUAIRE])
def test_a_partner_that_was_not_entered_here_is_not_kept_in_the_store(coffre: Coffre, origine: Origine):
    with pytest.raises(ValueError, match="local"):
        coffre.partenaires.save(Partenaire(PartenaireId("1"), "119", origine))


def test_settings_are_absent_until_chosen_then_kept(coffre: Coffre):
    with pytest.raises(NotKeptError):
        coffre.reglages.get()
    chosen = Reglages(
        conservation_jours=30,
        emetteur=Emetteur("Brigade de Lens", "agent 12", "03"),
        responsable="Gendarmerie",
        brouillon_heures=12,
        verrouillage_minutes=5,
        relance_ce_jour_heures=12,
        relance_72h_heures=48,
        relance_heures=240,
    )

    for reglages in (replace(chosen, conservation_jours=90), chosen):
        coffre.reglages.save(reglages)

    assert coffre.reglages.find() == coffre.reglages.get() == chosen


def test_what_is_erased_in_a_transaction_gives_its_space_back_once_it_ends(coffre: Coffre, db: Database, profile: Path):
    for number in range(200):
        coffre.partenaires.save(Partenaire(PartenaireId(str(number)), "x" * 3000, Origine.LOCAL))
    db.give_back_space()
    before = (profile / "coffre.db").stat().st_size

    with coffre.transaction():
        for number in range(200):
            coffre.partenaires.erase(PartenaireId(str(number)))

    assert (profile / "coffre.db").stat().st_size < before / 2
