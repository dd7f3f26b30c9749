"""What may be noted of a structure, and the structure as a recipient."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.annuaire.complement import checked, partenaire_of
from desktop.annuaire.model import Complement, Inscription, Lieu, Service, ServiceId, Structure, StructureId
from desktop.errors import InvalidComplementError
from desktop.partenaires.model import Origine, Visibilite

S1 = StructureId("fictive--1")
TODAY = date(2026, 11, 25)
FOUND = Inscription(
    Structure(
        S1,
        "fictive",
        "Refuge des Tilleuls",
        TODAY,
        lieu=Lieu("3 rue des Tilleuls", "porte bleue", "59000", "Lille"),
        telephone="03 00 00 00 01",
        horaires_accueil="Mo-Fr 09:00-12:00",
    ),
    (Service(ServiceId("fictive--1a"), S1, "fictive", "Mise à l’abri", "", TODAY),),
    Complement(S1),
    "fictif",
)


@pytest.mark.parametrize(
    ("typed", "champ"),
    [
        ({"telephone": "12 rue"}, "telephone"),
        ({"courriel": "tilleuls"}, "courriel"),
        ({"age_min": 20, "age_max": 15}, "age"),
        ({"age_max": 140}, "age"),
        ({"note": "x" * 501}, "note"),
        ({"contact_nom": "A\u202eB"}, "contact_nom"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(typed, champ):
    with pytest.raises(InvalidComplementError) as refused:
        checked(Complement(S1, **typed))

    assert refused.value.champ == champ


def test_what_may_be_is_tidied():
    kept = checked(Complement(S1, telephone="0123456789", note="  sonner   deux fois ", age_min=15, age_max=15))

    assert (kept.telephone, kept.note) == ("01 23 45 67 89", "sonner deux fois")


@pytest.mark.parametrize(
    ("noted", "adresse", "told"),
    [
        (None, "3 rue des Tilleuls, porte bleue, 59000 Lille", Visibilite.PROFESSIONNELS),
        (Visibilite.PUBLIQUE, "3 rue des Tilleuls, porte bleue, 59000 Lille", Visibilite.PUBLIQUE),
        (Visibilite.JAMAIS, "", Visibilite.JAMAIS),
    ],
)
def test_an_address_that_is_never_told_is_not_copied(noted, adresse, told):
    recipient = partenaire_of(replace(FOUND, complement=Complement(S1, visibilite=noted)), TODAY)

    assert (recipient.adresse, recipient.address_visibility) == (adresse, told)
    assert "Tilleuls" not in recipient.adresse if noted is Visibilite.JAMAIS else True


def test_what_this_post_noted_goes_before_what_the_directory_says():
    recipient = partenaire_of(replace(FOUND, complement=Complement(S1, telephone="03 00 00 00 02")), TODAY)

    assert recipient.telephone == "03 00 00 00 02"
    assert partenaire_of(FOUND, TODAY).telephone == "03 00 00 00 01"
    assert (recipient.origine, recipient.objet) == (Origine.ANNUAIRE, "Mise à l’abri")
    assert recipient.horaires == "lundi à vendredi, 9 h à 12 h"
