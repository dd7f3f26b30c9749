"""The identity of a post: made on first use, kept, renewed by a responsable, known by the name of its service."""

import pytest

from desktop.echange.codes import UNDATED, code_of, find_answered
from desktop.errors import NotAllowedError
from desktop.orientations.model import OrientationId
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role
from desktop.services.identites import Identites
from tests.storage.furnished import PHRASE, Clock, create, reopen

SLIP = OrientationId("9f3a")


@pytest.fixture
def coffre(tmp_path):
    opened = create(tmp_path / "profil", Clock())
    yield opened
    opened.close()


def test_an_identity_is_made_once_and_stays_after_a_restart(coffre, tmp_path):
    made = Identites(coffre, Clock()).get()
    coffre.close()
    again = reopen(tmp_path / "profil", Clock())

    assert Identites(again, Clock()).get() == made
    assert made.nom == "Brigade fictive"
    assert [e.detail for e in again.journal.list(None, 100) if e.action is Action.IDENTITE] == ["creee"]
    again.close()


def test_after_a_renewal_codes_given_before_are_still_known(coffre):
    identites = Identites(coffre, Clock())
    code = code_of(next(identites.keys_of([SLIP]))[1], UNDATED[0])

    renewed = identites.renew()

    assert identites.get() == renewed and renewed not in identites.former()
    assert find_answered(code, identites.keys_of([OrientationId("autre"), SLIP])) == ((SLIP, UNDATED[0]),)


def test_an_agent_does_not_renew_it(coffre, tmp_path):
    coffre.trousseau.add(PHRASE, "Claude", Role.AGENT, PHRASE * 2)
    coffre.close()
    agent = reopen(tmp_path / "profil", Clock(), PHRASE * 2)

    with pytest.raises(NotAllowedError):
        Identites(agent, Clock()).renew()

    assert Identites(agent, Clock()).former() == ()
    agent.close()
