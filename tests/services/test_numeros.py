"""The numbers of the post: who changes them, what the journal says, where they are shown and offered."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import InvalidCoordonneesError, NotAllowedError
from desktop.fiches.model import Contact, ContactId, Coordonnees
from desktop.partenaires.model import Origine
from desktop.poste.journal import Action
from desktop.poste.politique import Politique
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.poste.sentences import sentence
from desktop.poste.titulaires import Role
from desktop.services.acces import open_services
from desktop.storage.coffre import Coffre
from desktop.storage.disposal import is_disposed
from desktop.storage.folder import Folder
from desktop.storage.numeros import load_public_numeros
from desktop.storage.watch import Watch

from .conftest import FAST, T0

PARQUET, CRP = ContactId("parquet"), ContactId("crp")
TYPED = Coordonnees(PARQUET, "0123456789", date(2000, 1, 1), verifie_par="secrétariat")


def local(name: ContactId, *, receives: bool) -> Contact:
    return Contact(
        name, name.title(), "", "", "objet", "", False, "", False, receives, is_local=True, court=name, ou_trouver="là"
    )


@pytest.fixture
def services(coffre, ressources, clock, new_id):
    both = {key: local(key, receives=key == CRP) for key in (PARQUET, CRP)}
    contenu = replace(ressources.contenu, contacts={**ressources.contenu.contacts, **both})
    return open_services(coffre, replace(ressources, contenu=contenu), clock, new_id)


def told(coffre: Coffre) -> list[str]:
    names = {coffre.titulaire.titulaire_id: "Léa"}
    return [sentence(e, names) for e in coffre.journal.list() if e.action is Action.NUMERO]


def test_a_number_saved_is_dated_of_today_told_in_the_journal_and_readable_while_locked(services, coffre, profile):
    kept = services.numeros.save(TYPED)

    assert kept[PARQUET] == replace(TYPED, telephone="01 23 45 67 89", verifie_le=T0.date())
    assert load_public_numeros(profile) == kept
    assert told(coffre) == ["Léa a changé le numéro local « parquet » de ce poste."]


def test_a_number_that_cannot_be_changes_nothing(services, coffre, profile):
    with pytest.raises(InvalidCoordonneesError):
        services.numeros.save(replace(TYPED, telephone="parquet"))

    assert services.numeros.list() == load_public_numeros(profile) == {}
    assert told(coffre) == []


def test_a_number_confirmed_is_dated_anew_and_one_erased_is_gone(services, coffre, profile, clock):
    services.numeros.save(TYPED)
    clock.pass_(days=20)

    confirmed = services.numeros.confirm(PARQUET)
    assert confirmed[PARQUET].verifie_le == clock().date()
    assert services.numeros.erase(PARQUET) == load_public_numeros(profile) == {}
    assert told(coffre)[:2] == [
        "Léa a effacé le numéro local « parquet » de ce poste.",
        "Léa a vérifié le numéro local « parquet » de ce poste.",
    ]


def test_an_agent_changes_nothing(services, coffre, profile, clock, ressources, new_id):
    services.numeros.save(TYPED)
    coffre.trousseau.add("une phrase", "Abel", Role.AGENT, "une autre phrase")
    coffre.close()
    opened = Coffre.open(profile, "une autre phrase", now=clock, cost=FAST)
    try:
        agents = open_services(opened, ressources, clock, new_id).numeros
        for change in (lambda: agents.save(TYPED), lambda: agents.confirm(PARQUET), lambda: agents.erase(PARQUET)):
            with pytest.raises(NotAllowedError):
                change()

        assert agents.list()[PARQUET].telephone == "01 23 45 67 89"
    finally:
        opened.close()


def test_a_copy_changed_outside_is_told_once_and_set_right(services, coffre, profile):
    services.numeros.save(TYPED)
    copy = Folder(profile).numeros
    copy.write_bytes(copy.read_bytes().replace(b"01 23", b"06 66"))

    assert services.numeros.settle().altered == (PARQUET,)
    assert services.numeros.settle().altered is None
    assert load_public_numeros(profile)[PARQUET].telephone == "01 23 45 67 89"
    assert told(coffre)[0].startswith("Les numéros lus sans déverrouiller avaient été modifiés hors de Repère")


def test_a_service_filled_in_that_receives_slips_is_offered_and_no_other(services):
    services.numeros.save(TYPED)
    services.numeros.save(Coordonnees(CRP, "01 98 76 54 32", T0.date(), nom="CRP fictif", courriel="crp@sante.test"))

    (offered,) = [p for p in services.partenaires.list() if p.origine is Origine.LOCAL]
    assert (offered.nom, offered.telephone, offered.courriel) == ("CRP fictif", "01 98 76 54 32", "crp@sante.test")


def test_where_no_structure_may_be_entered_a_service_filled_in_receives_no_slip(coffre, ressources, clock, new_id):
    contenu = replace(ressources.contenu, contacts={CRP: local(CRP, receives=True)})
    politique = Politique(saisie_locale=False)
    services = open_services(coffre, replace(ressources, contenu=contenu), clock, new_id, politique)
    services.numeros.save(Coordonnees(CRP, "01 98 76 54 32", T0.date()))

    assert services.partenaires.list() == ()
    assert services.numeros.list()[CRP].telephone == "01 98 76 54 32"


def test_a_backup_brings_the_numbers_back_with_their_public_copy(services, coffre, profile):
    services.numeros.save(TYPED)
    saved = coffre.sauvegardes.make(Rotation(), Motif.DEMANDEE, Watch())
    services.numeros.save(replace(TYPED, telephone="01 11 11 11 11"))

    restoration = coffre.sauvegardes.examine(saved.path, "une phrase", coffre.titulaire.titulaire_id, Watch())
    assert not restoration.bilan().changes_nothing
    restoration.apply()
    restoration.close()

    assert services.numeros.settle().altered is None
    assert load_public_numeros(profile)[PARQUET].telephone == "01 23 45 67 89"


def test_a_post_put_out_of_use_leaves_no_number(services, coffre, profile):
    services.numeros.save(TYPED)

    coffre.dispose("une phrase")

    assert not Folder(profile).numeros.exists()
    assert not is_disposed(profile)
