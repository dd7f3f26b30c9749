"""Who a slip may go to, and what a partner entered by hand must be."""

from dataclasses import fields, replace

import pytest

from desktop.errors import InvalidPartenaireError
from desktop.fiches.model import Contact
from desktop.partenaires.directory import check, merged, national, tidied
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.partenaires.telephone import is_telephone

LOCAL = Partenaire(PartenaireId("l-1"), "Le Refuge fictif", Origine.LOCAL)


def _contact(name, **changes):
    blanks = {field.name: "" for field in fields(Contact)} | {"gratuit": True, "is_emergency": False}
    return Contact(**(blanks | {"contact_id": name, "nom": name.title(), "receives_orientations": True} | changes))


def test_only_the_services_that_receive_slips_are_partners():
    shipped = national([_contact("acpe"), _contact("samu", receives_orientations=False)])

    assert [p.nom for p in shipped] == ["Acpe"]
    assert shipped[0].origine is Origine.NATIONAL


def test_a_shipped_partner_says_what_its_contact_says():
    aide = _contact("aide", numero="116 006", horaires="9 h", objet="écoute", public="tous", site="x.fr")

    (partner,) = national([aide])

    assert partner == Partenaire(
        PartenaireId("aide"), "Aide", Origine.NATIONAL, "écoute", "tous", "116 006", "9 h", site="x.fr"
    )


def test_local_ones_come_first_by_name_then_the_shipped_ones_as_given():
    shipped = national([_contact("zeta"), _contact("alpha")])
    local = [replace(LOCAL, nom="écluse"), replace(LOCAL, nom="Abri")]

    assert [p.nom for p in merged(local, shipped)] == ["Abri", "écluse", "Zeta", "Alpha"]


@pytest.mark.parametrize(
    "number",
    ["01 23 45 67 89", "0123456789", "01.23.45.67.89", "+33 1 23 45 67 89", "0033123456789", "115", "116 006", "3919"],
)
def test_a_number_that_can_be_dialled_is_taken(number):
    assert is_telephone(number)


@pytest.mark.parametrize(
    "number", ["", "0", "01 23 45 67", "00 12", "01 23 45 67 89 01", "le soir", "0123456789 poste 4", "+33"]
)
def test_what_cannot_be_dialled_is_refused(number):
    assert not is_telephone(number)


@pytest.mark.parametrize(
    ("champ", "value"),
    [("nom", " "), ("telephone", "appeler le soir"), ("courriel", "refuge"), ("courriel", "a@b"), ("objet", "x" * 201)],
)
def test_a_partner_entered_by_hand_is_refused_for_the_field_at_fault(champ, value):
    with pytest.raises(InvalidPartenaireError) as refused:
        check(tidied(replace(LOCAL, **{champ: value})))

    assert refused.value.champ == champ


def test_a_partner_with_only_a_name_is_enough():
    check(LOCAL)


def test_spaces_typed_around_and_inside_are_tidied():
    typed = replace(LOCAL, nom="  Le \t Refuge ", telephone=" 115 ")

    assert tidied(typed) == replace(LOCAL, nom="Le Refuge", telephone="115")
