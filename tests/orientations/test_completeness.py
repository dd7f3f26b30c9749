"""What a slip lacks, for an adult and for a minor."""

from dataclasses import replace

import pytest

from desktop.errors import IncompleteOrientationError
from desktop.orientations.completeness import missing, require_complete
from desktop.orientations.model import Champ, Contact, Emetteur, Item, Personne, ProtectionMineur, Retour, TrancheAge

LACKING = [
    (Champ.PRENOM, lambda o: replace(o, personne=replace(o.personne, prenom=" "))),
    (Champ.BESOINS, lambda o: replace(o, besoins=())),
    (Champ.RETOUR, lambda o: replace(o, retour=Retour(qui="la brigade"))),
    (Champ.RETOUR, lambda o: replace(o, retour=Retour(quand="demain"))),
    (Champ.EMETTEUR, lambda o: replace(o, emetteur=Emetteur(service="Brigade"))),
    (Champ.EMETTEUR, lambda o: replace(o, emetteur=Emetteur(rappel="01 00 00 00 00"))),
]
LACKING_ADULT = [
    (Champ.TRANCHE_AGE, lambda o: replace(o, personne=replace(o.personne, tranche_age=None))),
    (Champ.ACCORD, lambda o: replace(o, accord=None)),
    (Champ.ACCORD, lambda o: replace(o, accord=replace(o.accord, withdrawn_at=o.created_at))),
    (Champ.ACCORD, lambda o: replace(o, accord=replace(o.accord, partenaire_id="another"))),
    (Champ.ACCORD, lambda o: replace(o, accord=replace(o.accord, accepted=frozenset()))),
    (Champ.ACCORD, lambda o: replace(o, accord=replace(o.accord, accepted=frozenset(Item), refused=frozenset(Item)))),
    (Champ.CONTACT_SUR, lambda o: replace(o, contact=Contact(heures="le soir"))),
]


def test_a_complete_slip_lacks_nothing(adult, minor):
    assert missing(adult) == ()
    assert missing(minor) == ()


@pytest.mark.parametrize(("champ", "take_away"), LACKING + LACKING_ADULT)
def test_an_adult_s_slip_lacks_just_what_was_taken_away(adult, champ, take_away):
    assert missing(take_away(adult)) == (champ,)


@pytest.mark.parametrize(("champ", "take_away"), LACKING)
def test_a_minor_s_slip_lacks_just_what_was_taken_away(minor, champ, take_away):
    assert missing(take_away(minor)) == (champ,)


def test_a_minor_s_slip_needs_the_date_the_parquet_was_told(minor):
    told = replace(minor.protection, parquet_avise_at=None)

    assert missing(replace(minor, protection=told)) == (Champ.PARQUET,)


def test_a_partner_is_needed_and_the_agreement_falls_with_it(adult, minor):
    assert missing(adult.with_partenaire(None)) == (Champ.PARTENAIRE, Champ.ACCORD)
    assert missing(minor.with_partenaire(None)) == (Champ.PARTENAIRE,)


def test_a_refusal_of_contact_is_an_answer(adult):
    assert missing(replace(adult, contact=Contact(declined=True))) == ()


@pytest.mark.parametrize("tranche", [TrancheAge.MOINS_DE_15, TrancheAge.DE_15_A_17])
def test_no_agreement_replaces_the_report_for_a_minor(adult, tranche):
    minor = replace(adult, personne=Personne("Zoé", tranche), protection=ProtectionMineur())

    assert missing(minor) == (Champ.PARQUET,)


def test_an_empty_slip_is_refused_with_all_it_lacks(adult):
    empty = type(adult)(adult.orientation_id, adult.prise_id, adult.created_at)

    with pytest.raises(IncompleteOrientationError) as refused:
        require_complete(empty)

    assert set(refused.value.missing) == set(Champ) - {Champ.PARQUET}
