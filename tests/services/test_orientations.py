"""A slip, from its draft to its erasure, on a real store."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.entretiens.model import Etat as EtatReponse
from desktop.entretiens.model import Ref, Reponse
from desktop.errors import (
    IncompleteOrientationError,
    InvalidTransitionError,
    LateReponseError,
    MissingAccordError,
    NotKeptError,
)
from desktop.fiches.model import Acte, EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, BesoinExprime, Status, Urgence
from desktop.orientations.reponse import Canal, ReponseKind
from desktop.orientations.reponse import Reponse as ReponseDuPartenaire

ACCUEIL = FicheId("accueil")
RECUE, ACCEPTEE = ReponseDuPartenaire(ReponseKind.RECUE), ReponseDuPartenaire(ReponseKind.ACCEPTEE)


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(ACCUEIL)


@pytest.fixture
def drafted(services, prise):
    return services.orientations.draft(prise.prise_id)


def _answer(services, clock, prise, **values):
    en_cours = services.entretiens.start_or_resume(prise.prise_id, "accueil")
    for name, value in values.items():
        etat = EtatReponse.DECLINED if value is None else EtatReponse.ANSWERED
        reponse = Reponse(Ref(f"/accueil/personne/{name}"), etat, value or "", clock(), Langue.FRANCAIS)
        en_cours.entretien.answer(reponse)
        services.entretiens.save(en_cours.entretien_id, reponse)


def test_a_slip_is_drafted_from_ticks_answers_and_settings(services, clock, prise, reglages):
    services.prises_en_charge.tick(prise.prise_id, EtapeId("droits"))
    _answer(services, clock, prise, prenom="Naïma", nuit="nulle_part")

    drafted = services.orientations.draft(prise.prise_id)

    assert drafted.emetteur == reglages.emetteur
    assert drafted.personne.prenom == "Naïma"
    assert drafted.besoins == (BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),)
    assert [fait.acte for fait in drafted.actes] == [Acte.DROITS_NOTIFIES]
    assert services.orientations.get(drafted.orientation_id) == drafted


def test_a_person_who_declines_to_be_reached_is_drafted_as_declining(services, clock, prise):
    _answer(services, clock, prise, contact_veut=None)

    assert services.orientations.draft(prise.prise_id).contact.declined


def test_drafting_again_completes_the_open_slip_and_keeps_what_was_typed(services, clock, prise, drafted, coffre):
    services.orientations.save(replace(drafted, personne=replace(drafted.personne, prenom="Léa")))
    _answer(services, clock, prise, prenom="Naïma", nuit="nulle_part")

    again = services.orientations.draft(prise.prise_id)

    assert again.orientation_id == drafted.orientation_id
    assert again.personne.prenom == "Léa"
    assert len(again.besoins) == 1
    assert len(coffre.orientations.list()) == 1


def test_a_slip_handed_over_is_not_drafted_over(services, handed_over):
    another = services.orientations.draft(handed_over.prise_id)

    assert another.orientation_id != handed_over.orientation_id
    assert services.orientations.get(handed_over.orientation_id) == handed_over


def test_a_slip_is_ready_when_complete_and_a_draft_again_when_not(services, drafted, complete):
    ready = services.orientations.save(complete(drafted))
    lacking = services.orientations.save(replace(ready, besoins=()))

    assert (drafted.status, ready.status, lacking.status) == (Status.BROUILLON, Status.PRETE, Status.BROUILLON)
    assert lacking.etats == ()


def test_a_page_cannot_change_the_identity_or_the_history_of_a_slip(services, drafted, complete, handed_over):
    forged = replace(complete(drafted), etats=handed_over.etats, expires_on=date(2099, 1, 1), prise_id="other")

    saved = services.orientations.save(forged)

    assert (saved.prise_id, saved.expires_on, saved.status) == (drafted.prise_id, None, Status.PRETE)


def test_handing_over_sets_the_date_of_erasure_from_the_settings(services, handed_over):
    assert handed_over.status is Status.REMISE
    assert handed_over.expires_on == date(2026, 12, 23)
    assert services.orientations.get(handed_over.orientation_id) == handed_over


def test_the_date_of_erasure_does_not_move_afterwards(services, handed_over, reglages, clock):
    services.reglages.save(replace(reglages, conservation_jours=90))
    clock.pass_(days=2)

    received = services.orientations.answer(handed_over.orientation_id, RECUE, Canal.TELEPHONE)

    assert received.expires_on == handed_over.expires_on


def test_an_incomplete_slip_is_not_handed_over(services, drafted):
    with pytest.raises(IncompleteOrientationError):
        services.orientations.hand_over(drafted.orientation_id)

    assert services.orientations.get(drafted.orientation_id).status is Status.BROUILLON


def test_a_slip_handed_over_cannot_be_rewritten(services, handed_over):
    with pytest.raises(InvalidTransitionError):
        services.orientations.save(replace(handed_over, situation="autre"))

    assert services.orientations.get(handed_over.orientation_id) == handed_over


def test_a_slip_is_not_handed_over_twice(services, handed_over):
    with pytest.raises(InvalidTransitionError):
        services.orientations.advance(handed_over.orientation_id, Status.REMISE)


def test_a_slip_is_followed_to_its_end(services, handed_over, clock):
    for reponse in (RECUE, ACCEPTEE):
        clock.pass_(hours=1)
        services.orientations.answer(handed_over.orientation_id, reponse, Canal.TELEPHONE)
    clock.pass_(hours=1)
    slip = services.orientations.advance(handed_over.orientation_id, Status.CLOSE)

    assert [etat.status.value for etat in slip.etats] == ["prete", "remise", "recue", "acceptee", "close"]
    assert slip.entered(Status.CLOSE) == clock()


def test_an_answer_is_noted_with_what_it_implies_and_said_again_changes_nothing(services, handed_over, clock):
    clock.pass_(hours=1)
    noted = services.orientations.answer(handed_over.orientation_id, ACCEPTEE, Canal.CODE)
    clock.pass_(hours=1)

    again = services.orientations.answer(handed_over.orientation_id, ACCEPTEE, Canal.CODE)

    assert [etat.status.value for etat in noted.etats[2:]] == ["recue", "acceptee"]
    assert again == noted == services.orientations.get(handed_over.orientation_id)


def test_an_answer_that_comes_too_late_changes_nothing(services, handed_over):
    cancelled = services.orientations.advance(handed_over.orientation_id, Status.ANNULEE)

    with pytest.raises(LateReponseError):
        services.orientations.answer(handed_over.orientation_id, ACCEPTEE, Canal.CODE)
    assert services.orientations.get(handed_over.orientation_id) == cancelled


def test_an_answer_to_a_slip_erased_meanwhile_says_so(services, handed_over):
    services.effacements.erase_slip(handed_over.orientation_id)

    with pytest.raises(NotKeptError):
        services.orientations.answer(handed_over.orientation_id, ACCEPTEE, Canal.CODE)


@pytest.mark.parametrize("status", [Status.PRETE, Status.BROUILLON, Status.ACCEPTEE, Status.CLOSE])
def test_a_state_that_does_not_follow_is_refused(services, drafted, status):
    with pytest.raises(InvalidTransitionError):
        services.orientations.advance(drafted.orientation_id, status)


@pytest.mark.parametrize("status", [Status.RECUE, Status.ACCEPTEE, Status.REFUSEE])
def test_this_post_does_not_answer_for_the_partner(services, handed_over, status):
    with pytest.raises(InvalidTransitionError):
        services.orientations.advance(handed_over.orientation_id, status)


def test_an_agreement_withdrawn_makes_a_ready_slip_a_draft(services, drafted, complete, clock):
    services.orientations.save(complete(drafted))

    withdrawn = services.orientations.withdraw_accord(drafted.orientation_id)

    assert withdrawn.status is Status.BROUILLON
    assert withdrawn.accord.withdrawn_at == clock()


def test_an_agreement_withdrawn_after_the_hand_over_stops_the_paper(services, handed_over):
    withdrawn = services.orientations.withdraw_accord(handed_over.orientation_id)

    assert withdrawn.status is Status.REMISE
    with pytest.raises(MissingAccordError):
        services.papiers.slip(handed_over.orientation_id)


def test_a_withdrawal_keeps_its_first_time(services, handed_over, clock):
    first = services.orientations.withdraw_accord(handed_over.orientation_id)
    clock.pass_(days=1)

    assert services.orientations.withdraw_accord(handed_over.orientation_id) == first


def test_there_is_nothing_to_withdraw_without_an_agreement(services, drafted):
    with pytest.raises(MissingAccordError):
        services.orientations.withdraw_accord(drafted.orientation_id)


def test_a_slip_erased_meanwhile_is_not_brought_back_by_a_page(services, drafted, coffre):
    services.effacements.erase_slip(drafted.orientation_id)

    with pytest.raises(NotKeptError):
        services.orientations.save(drafted)
    assert coffre.orientations.list() == ()
