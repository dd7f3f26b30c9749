"""What may leave: nothing that was refused, nothing for another partner, nothing after a withdrawal."""

from dataclasses import asdict, replace

import pytest

from desktop.errors import IncompleteOrientationError, MissingAccordError
from desktop.langues.langue import Langue
from desktop.orientations.codec import to_json
from desktop.orientations.life_cycle import advance
from desktop.orientations.model import Accord, Contact, Item, Status
from desktop.orientations.transmission import spoken_langue, transmissible
from desktop.partenaires.model import Visibilite

# Words of the complete slip that belong to each item.
WORDS = {
    Item.PRENOM: ("Naïma",),
    Item.AGE: ("de_21_a_25",),
    Item.LANGUE: (),
    Item.CONTACT: ("06 00 00 00 00", "après 18 h", "citron", "le numéro en 07"),
    Item.SITUATION: ("mise à l’abri",),
    Item.BESOINS: ("hebergement", "sejour"),
    Item.SECURITE: ("ne pas laisser de message",),
    Item.ACTES: ("droits_notifies", "appel_115", "reflechit"),
}


def _agreed(adult, accepted):
    accord = replace(adult.accord, accepted=frozenset(accepted), refused=frozenset(Item) - frozenset(accepted))
    return replace(adult, accord=accord)


def _content(slip):
    """All of it but the agreement, where refused items are named."""
    return repr({name: value for name, value in asdict(slip).items() if name != "accord"})


@pytest.mark.parametrize("item", [item for item in Item if item is not Item.LANGUE])
def test_a_refused_item_is_nowhere_in_what_leaves(adult, item):
    whole = _content(transmissible(adult))
    without = _content(transmissible(_agreed(adult, set(Item) - {item})))

    assert all(word in whole for word in WORDS[item])
    assert not any(word in without for word in WORDS[item])


def test_a_refused_language_takes_the_interpreter_with_it(adult):
    personne = transmissible(_agreed(adult, set(Item) - {Item.LANGUE})).personne

    assert (personne.langue, personne.langue_autre, personne.needs_interprete) == (None, "", False)


@pytest.mark.parametrize("item", Item)
def test_an_item_alone_brings_only_itself(adult, item):
    alone = _content(transmissible(_agreed(adult, {item})))

    others = [word for other in set(Item) - {item, Item.LANGUE} for word in WORDS[other]]
    assert not any(word in alone for word in others)


def test_refused_items_are_named_in_order_and_no_more(adult):
    slip = transmissible(_agreed(adult, {Item.BESOINS, Item.PRENOM}))

    assert slip.accord is not None
    assert slip.accord.refused == (Item.AGE, Item.LANGUE, Item.CONTACT, Item.SITUATION, Item.SECURITE, Item.ACTES)


def test_an_item_that_was_not_asked_does_not_leave_and_is_not_said_refused(adult):
    accord = replace(adult.accord, accepted=frozenset({Item.BESOINS}), refused=frozenset())

    slip = transmissible(replace(adult, accord=accord))

    assert slip.personne.prenom == ""
    assert slip.accord is not None
    assert slip.accord.refused == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda o: replace(o, accord=None),
        lambda o: replace(o, accord=replace(o.accord, withdrawn_at=o.created_at)),
        lambda o: replace(o, accord=replace(o.accord, partenaire_id="another")),
        lambda o: replace(o, accord=replace(o.accord, accepted=frozenset())),
        lambda o: replace(o, partenaire=None),
        lambda o: replace(o, accord=None, personne=replace(o.personne, tranche_age=None)),
    ],
)
def test_nothing_of_an_adult_leaves_without_an_agreement_that_holds(adult, change):
    with pytest.raises(MissingAccordError):
        transmissible(change(adult))


def test_an_item_both_accepted_and_refused_does_not_leave(adult):
    accord = replace(adult.accord, refused=frozenset({Item.CONTACT}))

    assert transmissible(replace(adult, accord=accord)).contact == Contact()


def test_a_minor_s_slip_rests_on_protection_and_not_on_an_agreement(minor):
    slip = transmissible(minor)

    assert slip.concerns_minor
    assert slip.accord is None
    assert slip.protection == minor.protection
    assert slip.besoins == minor.besoins


def test_a_minor_s_old_agreement_limits_nothing(minor, adult):
    refusing = replace(adult.accord, accepted=frozenset(), refused=frozenset(Item))

    assert transmissible(replace(minor, accord=refusing)).personne == minor.personne


def test_a_minor_s_slip_needs_a_recipient(minor):
    with pytest.raises(IncompleteOrientationError):
        transmissible(minor.with_partenaire(None))


def test_an_adult_s_slip_carries_no_report_about_a_minor(adult, minor):
    assert transmissible(replace(adult, protection=minor.protection)).protection is None


def test_a_declined_contact_carries_no_means_typed_before(adult):
    declined = replace(adult, contact=replace(adult.contact, declined=True))

    assert transmissible(declined).contact == Contact(interdit="le numéro en 07", declined=True)


def test_the_slip_is_dated_from_its_hand_over(adult, t0):
    handed_over = advance(advance(adult, Status.PRETE, t0), Status.REMISE, t0.replace(hour=15))

    assert transmissible(adult).dated_at == t0
    assert transmissible(handed_over).dated_at == t0.replace(hour=15)


def test_what_is_known_of_the_store_stays_on_the_post(adult):
    assert "o-1" in to_json(adult)
    assert not {"o-1", "p-1"} & set(repr(asdict(transmissible(adult))).split("'"))


def test_another_partner_chosen_makes_the_agreement_fall(adult, partenaire):
    other = replace(partenaire, partenaire_id="other")

    moved = adult.with_partenaire(other)

    assert moved.accord is None
    assert isinstance(adult.with_partenaire(replace(partenaire, nom="Renamed")).accord, Accord)


def test_the_slip_may_be_in_the_language_it_tells_and_in_no_other(adult):
    spoken = replace(adult, personne=replace(adult.personne, langue=Langue.ARABE))
    explained = replace(spoken.accord, langue=Langue.ANGLAIS, refused=frozenset({Item.LANGUE}))

    assert spoken_langue(spoken) is Langue.ARABE
    assert spoken_langue(replace(spoken, accord=explained)) is Langue.ANGLAIS
    assert (
        spoken_langue(replace(spoken, accord=None, personne=replace(spoken.personne, langue=None))) is Langue.FRANCAIS
    )


@pytest.mark.parametrize("visibility", Visibilite)
def test_an_address_told_to_nobody_does_not_leave_and_another_does(adult, minor, visibility):
    for slip in (adult, minor):
        told = replace(slip.partenaire, adresse="1 place Fictive", address_visibility=visibility)

        sent = transmissible(replace(slip, partenaire=told)).partenaire

        assert sent.adresse == ("" if visibility is Visibilite.JAMAIS else "1 place Fictive")
