"""People and keys as the window asks for them: the rules that stand before the key ring."""

import pytest

from desktop.errors import LastResponsableError, NotAllowedError, WeakPassphraseError, WrongPassphraseError
from desktop.poste.politique import Politique, Recuperation
from desktop.poste.titulaires import Role
from desktop.services.recovery_code import new_recovery_code
from desktop.services.reglages import ReglagesService
from desktop.services.titulaires import TitulairesService
from desktop.storage.coffre import Coffre

OWN = "une phrase"
LEAS = "brume clavier sapin lutte orage cerise velours"


@pytest.fixture
def titulaires(services):
    return services.titulaires


@pytest.fixture
def lea(titulaires):
    return titulaires.add(OWN, "Léa", Role.AGENT, LEAS)


def under(coffre: Coffre, **politique: object) -> TitulairesService:
    return TitulairesService(coffre, Politique(**politique))  # type: ignore[arg-type]


def test_somebody_added_opens_the_store_with_a_passphrase_of_their_own(titulaires, lea, coffre, profile, clock):
    coffre.close()

    opened = Coffre.open(profile, LEAS, lea.titulaire_id, now=clock)

    assert (opened.titulaire.nom, opened.titulaire.role) == ("Léa", Role.AGENT)
    opened.close()


def test_people_are_listed_by_name_whatever_the_accents(titulaires):
    for nom in ("Zoé", "Émile", "agathe"):
        titulaires.add(OWN, nom, Role.AGENT, LEAS)

    assert [t.nom for t in titulaires.list()] == ["agathe", "Émile", "Responsable", "Zoé"]


def test_a_weak_passphrase_makes_no_key(titulaires, lea):
    with pytest.raises(WeakPassphraseError):
        titulaires.add(OWN, "Karim", Role.AGENT, "azerty")
    with pytest.raises(WeakPassphraseError):
        titulaires.change_passphrase(OWN, "azerty")
    with pytest.raises(WeakPassphraseError):
        titulaires.replace_passphrase(OWN, lea.titulaire_id, "azerty")

    assert len(titulaires.list()) == 2


def test_a_weak_passphrase_is_refused_before_ones_own_is_tried(titulaires):
    with pytest.raises(WeakPassphraseError):
        titulaires.change_passphrase("ce n’est pas elle", "azerty")


def test_nobody_takes_their_own_key_back(titulaires):
    titulaires.add(OWN, "Léa", Role.RESPONSABLE, LEAS)

    with pytest.raises(NotAllowedError):
        titulaires.remove(OWN, titulaires.me().titulaire_id)
    assert len(titulaires.list()) == 2


def test_an_agent_changes_their_own_passphrase_and_nothing_else(lea, coffre, profile, clock):
    coffre.close()
    with_lea = Coffre.open(profile, LEAS, lea.titulaire_id, now=clock)
    agents = under(with_lea)
    other = next(t for t in agents.list() if t != lea)

    agents.change_passphrase(LEAS, f"{LEAS} encore")
    for forbidden in (
        lambda: agents.add(f"{LEAS} encore", "Karim", Role.AGENT, LEAS),
        lambda: agents.rename(lea.titulaire_id, "Reine"),
        lambda: agents.set_role(lea.titulaire_id, Role.RESPONSABLE),
        lambda: agents.remove(f"{LEAS} encore", other.titulaire_id),
        lambda: agents.replace_passphrase(f"{LEAS} encore", other.titulaire_id, LEAS),
        lambda: agents.renew_recovery(f"{LEAS} encore", (new_recovery_code(),)),
        lambda: agents.rekey(f"{LEAS} encore", (new_recovery_code(),)),
        lambda: ReglagesService(with_lea, Politique()).save(with_lea.reglages.get()),
    ):
        with pytest.raises(NotAllowedError):
            forbidden()
    with_lea.close()


def test_a_wrong_passphrase_of_ones_own_changes_nothing(titulaires, lea):
    with pytest.raises(WrongPassphraseError):
        titulaires.remove("ce n’est pas elle", lea.titulaire_id)

    assert lea in titulaires.list()


@pytest.mark.parametrize(
    ("asked", "count"), [(Recuperation.PARTAGEE, 1), (Recuperation.SIMPLE, 2)], ids=["two asked", "one asked"]
)
def test_recovery_codes_are_as_many_as_the_service_asks(coffre, asked, count):
    codes = tuple(new_recovery_code() for _ in range(count))

    with pytest.raises(NotAllowedError) as refusal:
        under(coffre, recuperation=asked).renew_recovery(OWN, codes)

    assert refusal.value.by_politique


def test_a_post_keeps_as_many_responsables_as_the_service_asks(titulaires, coffre):
    second = titulaires.add(OWN, "Léa", Role.RESPONSABLE, LEAS)

    with pytest.raises(NotAllowedError) as refusal:
        under(coffre, responsables_min=2).set_role(second.titulaire_id, Role.AGENT)
    titulaires.set_role(second.titulaire_id, Role.AGENT)

    assert refusal.value.by_politique


def test_the_last_responsable_stays_one(titulaires, lea):
    with pytest.raises(LastResponsableError):
        titulaires.set_role(titulaires.me().titulaire_id, Role.AGENT)
