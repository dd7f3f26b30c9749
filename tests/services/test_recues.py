"""Slips received: listed, read, erased on their date or before it, whatever the clock says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.errors import NotAllowedError, NotKeptError
from desktop.orientations.model import Besoin, BesoinExprime, Urgence
from desktop.poste.journal import Action
from desktop.poste.politique import Politique
from desktop.poste.recues import Boite, Confiance, Vue
from desktop.poste.titulaires import Role
from desktop.services.acces import open_services
from desktop.services.echeances import ClockJump, Echus
from desktop.services.imposition import impose
from tests.storage.furnished import received

PDF = b"%PDF-1.7 Zelie"


@pytest.fixture
def receive(coffre, clock):
    """Keep a slip received now, to be erased after so many days."""

    def run(name="ana", days=30):
        recue = received(name, clock(), days)
        coffre.recues.add(recue, PDF)
        return recue

    return run


def test_what_was_kept_is_read_as_it_came_and_the_journal_says_by_whom(services, receive, coffre, clock):
    recue = receive()

    read = services.recues.read(recue.recue_id)

    assert read == replace(recue, read_at=clock(), confiance=Confiance.NON_VERIFIEE)
    assert services.recues.pdf(recue.recue_id) == PDF
    entree = coffre.journal.last_of(Action.LECTURE)
    assert (entree.objet_id, entree.detail, entree.titulaire_id) == ("ana", "recue", coffre.titulaire.titulaire_id)


def test_the_first_reading_is_the_one_that_is_dated(services, receive, clock):
    recue = receive()
    first = services.recues.read(recue.recue_id)
    clock.pass_(hours=5)

    assert services.recues.read(recue.recue_id) == first


def test_the_list_tells_slips_apart_without_telling_who(services, coffre, clock):
    besoins = tuple(BesoinExprime(b, u) for b, u in zip(Besoin, (Urgence.PLUS_TARD, Urgence.CE_JOUR), strict=False))
    recue = received("ana", clock())
    coffre.recues.add(replace(recue, contenu=replace(recue.contenu, besoins=besoins)), PDF)

    (line,) = services.recues.lines(Vue.TOUTES)

    assert (line.unite, line.urgence, line.reponse) == ("Brigade fictive", Urgence.CE_JOUR, None)
    assert "Zénobie" not in repr(line)


def test_the_newest_comes_first_and_pages_follow_each_other(services, receive, clock):
    for name in ("ana", "béa", "zoé"):
        receive(name)
        clock.pass_(minutes=1)
    receive("deux")
    receive("trois")

    lines = services.recues.lines(Vue.TOUTES)

    assert [line.recue_id for line in lines] == ["trois", "deux", "zoé", "béa", "ana"]
    assert services.recues.lines(Vue.TOUTES, after=lines[1].place) == lines[2:]
    assert services.recues.lines(Vue.TOUTES, after=lines[0].place, skip=3) == lines[4:]


def test_what_is_left_to_do_is_counted_and_listed(services, receive):
    receive("ana")
    receive("béa", days=2)
    services.recues.read("béa")

    assert services.recues.count() == Boite(toutes=2, a_ouvrir=1, a_repondre=1, a_effacer=1)
    found = {vue: [line.recue_id for line in services.recues.lines(vue)] for vue in Vue}
    assert found == {
        Vue.TOUTES: ["béa", "ana"],
        Vue.A_OUVRIR: ["ana"],
        Vue.A_REPONDRE: ["béa"],
        Vue.RENDEZ_VOUS: [],
        Vue.A_EFFACER: ["béa"],
    }


def test_a_slip_goes_on_its_date_and_not_before(services, receive, coffre, clock):
    receive()
    clock.pass_(days=29)
    before = services.echeances.purge()
    clock.pass_(days=1)

    assert (before, services.echeances.purge()) == (Echus(), Echus(recues=1))
    with pytest.raises(NotKeptError):
        services.recues.read("ana")
    assert coffre.journal.last_of(Action.ECHEANCE).objet_id == "ana"


def test_a_clock_set_back_prolongs_no_slip_received(services, receive, clock):
    clock.pass_(days=20)
    services.echeances.purge()
    clock.pass_(days=-15)
    services.echeances.purge()
    receive(days=10)
    clock.pass_(days=24)
    before = services.echeances.purge()
    clock.pass_(days=1)

    assert (before, services.echeances.purge()) == (Echus(), Echus(recues=1))


def test_a_clock_far_ahead_is_asked_about_before_a_slip_received_goes(services, receive, clock):
    receive()
    services.echeances.purge()
    clock.pass_(days=60)

    jump = services.echeances.purge()

    assert isinstance(jump, ClockJump)
    assert jump.echus == Echus(recues=1)
    assert services.echeances.distrust(jump) == Echus()
    assert services.recues.count().toutes == 1


def test_one_that_was_received_while_the_clock_was_held_to_be_ahead_was_dated_right(services, receive, clock):
    receive("ana")
    services.echeances.purge()
    clock.pass_(days=60)
    services.echeances.distrust(services.echeances.purge())
    receive("béa", days=10)

    assert services.echeances.accept(services.echeances.reconsider()) == Echus(recues=1)
    clock.pass_(days=10)
    assert services.echeances.purge() == Echus(recues=1)


def test_a_shorter_retention_of_the_service_is_that_of_what_was_received(coffre, ressources, receive, clock, new_id):
    receive(days=60)
    receive("béa", days=5)
    impose(coffre, Politique(conservation_jours=7), coffre.reglages.get())
    services = open_services(coffre, ressources, clock, new_id)

    day = clock().astimezone().date()
    found = [line.erase_on - day for line in services.recues.lines(Vue.TOUTES)]

    assert found == [timedelta(days=5), timedelta(days=7)]


def test_one_is_erased_at_once_and_the_journal_says_so(services, receive, coffre):
    recue = receive()
    receive("béa")

    services.recues.erase(recue.recue_id)

    assert [line.recue_id for line in services.recues.lines(Vue.TOUTES)] == ["béa"]
    assert coffre.journal.last_of(Action.EFFACEMENT).objet_id == "ana"
    with pytest.raises(NotKeptError):
        services.recues.erase(recue.recue_id)


def test_the_service_may_keep_agents_from_erasing_before_the_date(coffre, ressources, receive, clock, new_id):
    recue = receive()
    coffre.trousseau.add("une phrase", "Autre", Role.RESPONSABLE, "une autre phrase")
    coffre.trousseau.set_role(coffre.titulaire.titulaire_id, Role.AGENT)
    services = open_services(coffre, ressources, clock, new_id, Politique(agent_peut=()))

    with pytest.raises(NotAllowedError):
        services.recues.erase(recue.recue_id)
    assert services.recues.count().toutes == 1
