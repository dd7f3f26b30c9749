"""The interviews shipped: what they ask, warn of and give to the slip, and that they agree with each other."""

import pytest

from desktop import paths
from desktop.entretiens.extraction import list_choices, source_of
from desktop.entretiens.formulaire import FormNode, Formulaire
from desktop.entretiens.lint.citations import alerts_leading_nowhere
from desktop.entretiens.model import Audience, Etat
from desktop.fiches.contenu import Contenu
from desktop.orientations.model import Besoin, Urgence

from .conducting import SHIPPED, alerts, besoins, conducted, sections

RETOUR, DANGER, CLIENT, BESOINS = (SHIPPED[name] for name in ("retour", "danger", "client", "besoins"))
FORMS = pytest.mark.parametrize("formulaire", SHIPPED.values(), ids=SHIPPED)

EDUCATOR = {"role": "educateur", "seul_mineur": "oui", "parquet": "oui", "age": "de_15_a_17"}
RECEPTION = EDUCATOR | {"role": "accueil"}
CONTROL = {"victime_abri": "oui", "victime_age": "majeure", "vulnerable": "aucune"}


@pytest.fixture(scope="module")
def contenu() -> Contenu:
    return Contenu.load(paths.RESOURCES)


@FORMS
def test_all_that_an_interview_cites_exists(formulaire, contenu):
    cited = {
        "articles": {article for node in formulaire.nodes for article in node.articles} - set(contenu.articles),
        "contacts": {contact for node in formulaire.nodes for contact in node.contacts} - set(contenu.contacts),
        "fiches": {node.leads_to for node in formulaire.nodes if node.leads_to} - set(contenu.fiches),
    }

    assert cited == {"articles": set(), "contacts": set(), "fiches": set()}


@FORMS
def test_an_alert_always_leads_to_a_sheet_or_a_number(formulaire, contenu):
    nowhere = [fault.name for fault in alerts_leading_nowhere(formulaire, contenu)]

    assert [node.name for node in formulaire.nodes if node.alerte] != []
    assert nowhere == []


@FORMS
@pytest.mark.parametrize("etat", [Etat.DECLINED, Etat.UNKNOWN, Etat.NOT_ASKED])
def test_declining_everything_says_nothing_of_the_person(formulaire, etat):
    entretien = conducted(formulaire, {}, etat)

    assert alerts(entretien) == set()
    assert besoins(entretien) == {}


@FORMS
def test_a_question_of_the_same_name_elsewhere_is_the_same_question(formulaire):
    """Its answer is carried from one interview to another (`services/entretiens.py`)."""
    here = {node.name: _asked(formulaire, node) for node in formulaire.nodes if node.is_asked}
    different = [
        (other.form_id, node.name)
        for other in SHIPPED.values()
        for node in other.nodes
        if node.is_asked and node.name in here and _asked(other, node) != here[node.name]
    ]

    assert different == []


def _asked(formulaire: Formulaire, node: FormNode) -> tuple[object, ...]:
    listed = list_choices(formulaire, node.choices.list_id) if node.choices else ()
    choices = [(name, source_of(label)) for name, label in listed]
    return source_of(node.label), node.control, node.data_type, node.audience, choices


def test_an_officer_who_only_receives_a_minor_asks_nothing_but_for_safety():
    entretien = conducted(RETOUR, RECEPTION)

    assert sections(entretien) == ["preparation", "accueil_mineur", "besoins_mineur", "suite"]


def test_a_minor_is_asked_to_tell_before_anything_precise():
    names = sections(conducted(RETOUR, EDUCATOR))

    assert names.index("raconter") < names.index("precisions")
    assert next(n for n in RETOUR.nodes if n.ref.endswith("recit_page/recit_retour")).choices is None


def test_what_a_minor_fears_shelters_and_goes_to_the_slip():
    entretien = conducted(RETOUR, EDUCATOR | {"mineur_peur": "oui", "lieu_peur": "oui", "mineur_medecin": "oui"})

    assert alerts(entretien) == {"alerte_danger_mineur", "alerte_lieu", "alerte_mineur_medecin"}
    assert besoins(entretien) == {
        Besoin.HEBERGEMENT: Urgence.CE_JOUR,
        Besoin.SECURITE: Urgence.CE_JOUR,
        Besoin.SANTE: Urgence.CE_JOUR,
        Besoin.PROTECTION_ENFANCE: Urgence.CE_JOUR,
    }
    assert entretien.value("orientation_danger") == "oui"


def test_images_and_signs_of_exploitation_of_a_foreign_minor_lead_to_help_and_to_rights():
    signs = {"echange": "oui", "images": "diffusees", "nationalite": "autre"}

    assert alerts(conducted(RETOUR, EDUCATOR | signs)) == {"alerte_images", "alerte_exploitation", "alerte_ceseda"}


def test_a_prosecutor_not_told_of_a_minor_is_an_alert():
    assert "alerte_parquet" in alerts(conducted(RETOUR, EDUCATOR | {"parquet": "non"}))


def test_an_adult_in_the_interview_of_a_minor_leads_to_the_other_sheet():
    entretien = conducted(RETOUR, EDUCATOR | {"age": "de_26_a_40", "age_doute": "non"})

    assert [alerte.leads_to for alerte in entretien.alertes()] == ["accueil"]
    assert besoins(entretien) == {}


def test_the_officer_s_own_view_of_the_danger_passes_over_the_answers():
    calm = {"age": "de_26_a_40", "age_doute": "non", "danger_immediat": "non", "nuit": "sur"}

    assert conducted(DANGER, calm | {"avis_danger": "ce_soir"}).value("orientation_danger") == "oui"
    assert conducted(DANGER, calm | {"arme": "oui", "avis_danger": "non"}).value("orientation_danger") == "non"


def test_a_danger_tonight_without_any_measure_is_an_alert():
    answers = {"avis_danger": "ce_soir", "mesures_prises": "aucune"}

    assert "alerte_sans_mesure" in alerts(conducted(DANGER, answers))
    assert "alerte_sans_mesure" not in alerts(conducted(DANGER, answers | {"mesures_prises": "opj abri"}))


def test_a_weapon_and_a_recent_threat_call_for_shelter():
    found = alerts(conducted(DANGER, {"menace_quand": "aujourdhui", "arme": "oui"}))

    assert found == {"alerte_menaces", "alerte_danger"}


@pytest.mark.parametrize("age", ["moins_de_15", "de_15_a_17", "doute"])
def test_a_victim_who_may_be_a_minor_stops_the_contravention(age):
    entretien = conducted(CLIENT, CONTROL | {"victime_age": age, "contact_pris": "annonce"})

    assert {"alerte_mineure", "alerte_annonce"} <= alerts(entretien)
    assert not {"droits", "paroles"} & set(sections(entretien))
    assert besoins(entretien) == {Besoin.PROTECTION_ENFANCE: Urgence.CE_JOUR}


def test_the_person_controlled_is_heard_freely_once_the_rights_are_told():
    assert "paroles" not in sections(conducted(CLIENT, CONTROL | {"droits_dits": "non"}))
    assert "paroles" in sections(conducted(CLIENT, CONTROL | {"droits_dits": "oui"}))


def test_nothing_the_person_controlled_says_goes_to_the_slip_of_the_victim():
    heard = CONTROL | {"droits_dits": "oui", "dit_contact": "une annonce", "dit_convenu": "50 euros"}
    entretien = conducted(CLIENT, heard)

    given = [n.name for n in CLIENT.nodes if n.name.startswith("orientation_") and entretien.value(n.name)]
    assert (given, besoins(entretien)) == ([], {})


def test_someone_behind_the_victim_leads_to_the_opj_and_to_safety():
    entretien = conducted(CLIENT, CONTROL | {"tiers_vus": "guetteur hote", "droits_dits": "oui"})

    assert "alerte_tiers" in alerts(entretien)
    assert besoins(entretien) == {Besoin.SECURITE: Urgence.CE_JOUR}


def test_what_matters_most_to_the_person_makes_the_need_more_urgent():
    adult = {"age": "de_26_a_40", "age_doute": "non", "nuit": "sur"}

    assert besoins(conducted(BESOINS, adult | {"aides": "papiers"})) == {Besoin.SEJOUR: Urgence.PLUS_TARD}
    assert besoins(conducted(BESOINS, adult | {"urgent": "papiers"})) == {Besoin.SEJOUR: Urgence.SOUS_72H}


@pytest.mark.parametrize("formulaire", [RETOUR, DANGER, BESOINS], ids=["retour", "danger", "besoins"])
def test_most_questions_are_put_to_the_person(formulaire):
    asked = [node for node in formulaire.nodes if node.is_asked]

    assert sum(node.audience != Audience.AGENT for node in asked) > len(asked) * 0.7


def test_what_an_interview_says_of_the_law_is_marked_for_a_lawyer():
    marked = {form: [node.name for node in each.nodes if node.is_legal] for form, each in SHIPPED.items()}

    assert marked["client"] == ["droit_faits", "droit_partir", "droit_interprete", "droit_taire", "droit_conseil"]
    assert marked["accueil"] == ["cadre_qui", "cadre_secret", "delai_info"]
    assert marked["besoins"] == ["info_psp"]
    assert marked["retour"] == ["regle_secret"]
