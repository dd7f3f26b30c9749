"""Questionnaires of the service: examined apart, kept in the store, offered, removed without losing an interview."""

import pytest

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.errors import NotAllowedError, NotKeptError
from desktop.langues.langue import Langue
from desktop.poste.politique import Politique
from desktop.services.acces import open_services
from tests.entretiens.tables import sheets, write_xlsx

from .conftest import ACCUEIL, T0

SURVEY = [{"type": "text", "name": "q", "label": "Que dites-vous ?"}]
OWN = "service.essai"


@pytest.fixture
def form(tmp_path):
    return write_xlsx(tmp_path / "essai.xlsx", sheets(SURVEY, []))


@pytest.fixture
def begun(services, form):
    """An interview begun with a questionnaire of the service, and one answer in it."""
    services.formulaires.add(services.formulaires.examine(form))
    prise = services.prises_en_charge.open(ACCUEIL)
    en_cours = services.entretiens.start_or_resume(prise.prise_id, OWN)
    reponse = Reponse(Ref("/essai/q"), Etat.ANSWERED, "Bonjour", T0, Langue.FRANCAIS)
    en_cours.entretien.answer(reponse)
    services.entretiens.save(en_cours.entretien_id, reponse)
    return prise


def test_a_fit_form_is_kept_and_offered(services, form):
    kept = services.formulaires.add(services.formulaires.examine(form))

    assert (kept.formulaire_id, kept.title) == (OWN, "Essai")
    assert services.formulaires.list() == (kept,)


def test_a_file_that_is_unfit_gives_its_reasons_and_nothing_to_keep(services, tmp_path):
    examined = services.formulaires.examine(
        write_xlsx(tmp_path / "essai.xlsx", sheets([SURVEY[0] | {"relevant": "false()"}], []))
    )

    assert not examined.is_fit
    assert [str(f)[:48] for f in examined.findings] == ["feuille « survey », ligne 2, colonne « relevant »"[:48]]


def test_a_form_removed_is_offered_no_more_and_its_interview_is_still_read(services, begun):
    services.formulaires.remove(OWN)

    resumed = services.entretiens.start_or_resume(begun.prise_id, OWN)
    assert services.formulaires.list() == ()
    assert [r.value for r in resumed.entretien.reponses()] == ["Bonjour"]


def test_a_form_removed_goes_with_its_last_interview(services, begun, coffre):
    services.formulaires.remove(OWN)
    coffre.prises_en_charge.erase(begun.prise_id)
    coffre.formulaires.forget_unused()

    assert coffre.formulaires.list() == ()


def test_a_form_that_no_interview_used_goes_at_once(services, form, coffre):
    services.formulaires.add(services.formulaires.examine(form))
    services.formulaires.remove(OWN)

    assert coffre.formulaires.list() == ()
    with pytest.raises(NotKeptError):
        services.formulaires.remove(OWN)


def test_a_new_version_takes_the_place_of_the_former_one(services, begun, tmp_path):
    changed = [*SURVEY, {"type": "text", "name": "suite", "label": "Et puis ?"}]
    settings = [{"form_title": "Essai 2", "form_id": "essai", "version": "2"}]
    services.formulaires.add(
        services.formulaires.examine(write_xlsx(tmp_path / "b.xlsx", sheets(changed, [], settings)))
    )

    resumed = services.entretiens.start_or_resume(begun.prise_id, OWN)
    assert [kept.title for kept in services.formulaires.list()] == ["Essai 2"]
    assert [(r.ref, r.value) for r in resumed.entretien.reponses()] == [("/essai/q", "Bonjour")]
    assert len(resumed.entretien.pages()) == 2


def test_a_service_may_forbid_it(coffre, ressources, clock, new_id, form):
    services = open_services(coffre, ressources, clock, new_id, Politique(import_entretiens=False))

    with pytest.raises(NotAllowedError):
        services.formulaires.examine(form)


def test_a_form_of_the_service_says_the_law_in_french_until_it_is_read_over(
    coffre, ressources, clock, new_id, tmp_path
):
    law = {"type": "note", "name": "droit", "label": "Vous pouvez vous taire.", "bind::rep:legal": "oui"}
    survey = [law | {"label::English (en)": "You may be silent."}, SURVEY[0] | {"label::English (en)": "What?"}]
    services = open_services(coffre, ressources, clock, new_id, Politique(droit_relu=True))
    services.formulaires.add(services.formulaires.examine(write_xlsx(tmp_path / "essai.xlsx", sheets(survey, []))))

    prise = services.prises_en_charge.open(ACCUEIL)
    entretien = services.entretiens.start_or_resume(prise.prise_id, OWN).entretien

    assert entretien.label(Ref("/essai/droit"), Langue.ANGLAIS).langue is Langue.FRANCAIS
    assert entretien.label(Ref("/essai/q"), Langue.ANGLAIS).content == "What?"
