"""The reception interview shipped, conducted down its paths: what it asks, warns of and gives to the slip."""

import pytest

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Audience, Etat, Ref, Reponse
from desktop.errors import InvalidAnswerError
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, Plainte, TrancheAge, Urgence

from . import conducting
from .conducting import NOW, SHIPPED, alerts, besoins, sections

FORM = SHIPPED["accueil"]
REFS = {node.name: node.ref for node in FORM.nodes}

ADULT = {"seul": "oui", "danger_immediat": "non", "age": "de_26_a_40", "age_doute": "non"}
CALM = ADULT | {
    "attendue": "non", "langue_parlee": "fr", "interprete": "non", "voir_medecin": "non", "agression": "non",
    "etat_sante": "rien", "idees_noires": "non", "papiers": "moi", "dette": "non", "enfants": "non",
    "proches_menaces": "non", "sait_ici": "non", "echeance": "non", "violences": "aucune", "voyage": "non",
    "nuit": "sur", "nationalite": "francaise", "souhait": "aide", "aides": "avocat", "contact_veut": "non",
}  # fmt: skip
EXPLOITED = ADULT | {
    "danger_immediat": "oui", "telephone_surveille": "oui", "langue_parlee": "autre", "langue_autre": "edo",
    "interprete": "oui", "agression": "moins_de_2_jours", "idees_noires": "parfois", "papiers": "autre",
    "dette": "oui", "dette_lien": "voyage", "images": "menace", "enfants": "oui", "enfants_securite": "non",
    "violences": "coups menace_mort", "nuit": "nulle_part", "nationalite": "autre", "sejour": "non",
    "delai": "oui", "souhait": "reflechir", "contact_veut": "oui", "contact_moyen": "voisine", "contact_mot": "lune",
}  # fmt: skip


def conducted(answers: dict[str, str], etat: Etat = Etat.ANSWERED) -> Entretien:
    return conducting.conducted(FORM, answers, etat)


@pytest.mark.parametrize(
    "answers",
    [ADULT | {"age": "de_15_a_17"}, ADULT | {"age": "moins_de_15"}, ADULT | {"age_doute": "oui"}],
    ids=["15 to 17", "under 15", "doubt"],
)
def test_a_minor_or_a_doubt_on_age_leads_to_protection_and_ends_the_interview(answers):
    entretien = conducted({name: value for name, value in answers.items() if name != "age_doute" or value == "oui"})

    alerte = next(a for a in entretien.alertes() if a.ref.endswith("alerte_mineur"))
    assert (alerte.level, alerte.leads_to) == ("danger", "fugue")
    assert "enfance-119" in alerte.contacts
    assert sections(entretien) == ["securite", "age_langue", "protection"]
    assert besoins(entretien) == {Besoin.PROTECTION_ENFANCE: Urgence.CE_JOUR}


def test_a_doubt_on_age_gives_no_age_to_the_slip():
    assert conducted(ADULT | {"age_doute": "oui"}).value("orientation_tranche_age") == ""


def test_an_adult_is_not_asked_the_questions_of_a_minor():
    assert "protection" not in sections(conducted(ADULT))


def test_an_exploited_foreign_adult_in_danger_raises_every_alert_that_leads_somewhere():
    found = alerts(conducted(EXPLOITED))

    assert found == {
        "alerte_danger_immediat", "alerte_agression", "alerte_suicide", "alerte_images", "alerte_enfants",
        "alerte_abri", "alerte_danger", "alerte_ceseda",
    }  # fmt: skip


def test_what_an_exploited_adult_needs_goes_to_the_slip():
    entretien = conducted(EXPLOITED)

    assert besoins(entretien) == {
        Besoin.HEBERGEMENT: Urgence.CE_JOUR,
        Besoin.SECURITE: Urgence.CE_JOUR,
        Besoin.SANTE: Urgence.CE_JOUR,
        Besoin.PSYCHOTRAUMATISME: Urgence.SOUS_72H,
        Besoin.SEJOUR: Urgence.SOUS_72H,
        Besoin.JURIDIQUE: Urgence.PLUS_TARD,
        Besoin.SOCIAL: Urgence.PLUS_TARD,
        Besoin.PROTECTION_ENFANCE: Urgence.CE_JOUR,
        Besoin.NUMERIQUE: Urgence.SOUS_72H,
        Besoin.LANGUE: Urgence.SOUS_72H,
    }
    given = ("langue", "langue_autre", "interprete", "danger", "plainte", "contact_moyen", "contact_mot")
    assert [entretien.value(f"orientation_{name}") for name in given] == [
        "", "edo", "oui", "oui", "reflechit", "voisine", "lune",
    ]  # fmt: skip


def test_an_adult_who_only_wants_information_raises_no_alert():
    entretien = conducted(CALM)

    assert alerts(entretien) == set()
    assert besoins(entretien) == {Besoin.JURIDIQUE: Urgence.PLUS_TARD}
    assert entretien.value("orientation_danger") == "non"
    assert entretien.value("orientation_plainte") == Plainte.NON
    assert entretien.value("orientation_contact_refuse") == "oui"


@pytest.mark.parametrize("etat", [Etat.DECLINED, Etat.UNKNOWN, Etat.NOT_ASKED])
def test_declining_everything_says_nothing_of_the_person(etat):
    entretien = conducted({}, etat)

    assert alerts(entretien) == set()
    assert besoins(entretien) == {}
    assert [n for n in REFS if n.startswith("orientation_") and entretien.value(n)] == []


def test_one_worrying_answer_leaves_the_danger_to_the_officer():
    entretien = conducted(CALM | {"voyage": "oui"})

    assert entretien.value("orientation_danger") == ""
    assert "alerte_danger" not in alerts(entretien)


def test_two_worrying_answers_call_for_shelter_and_prosecutor():
    assert "alerte_danger" in alerts(conducted(CALM | {"voyage": "oui", "echeance": "demain"}))


def test_a_french_victim_is_not_told_of_residence_rights():
    entretien = conducted(CALM | {"papiers": "autre"})

    assert "alerte_ceseda" not in alerts(entretien)
    assert not entretien.is_relevant(Ref(REFS["delai"]))


def test_a_complaint_is_on_the_slip_only_once_it_was_taken():
    wanted = CALM | {"souhait": "plainte"}

    assert conducted(wanted).value("orientation_plainte") == ""
    assert conducted(wanted | {"plainte_recue": "oui"}).value("orientation_plainte") == Plainte.OUI


def test_nothing_for_now_is_not_chosen_with_something_else():
    entretien = Entretien(FORM, now=NOW)
    ref = Ref(REFS["besoin_immediat"])

    with pytest.raises(InvalidAnswerError):
        entretien.answer(Reponse(ref, Etat.ANSWERED, "repos rien", NOW, Langue.FRANCAIS))

    assert entretien.constraint_message(ref, Langue.FRANCAIS).content
    assert entretien.reponse(ref) is None


def test_the_values_for_the_slip_are_those_of_its_closed_sets():
    offered = {
        item.text for choice in FORM.lists["tranches"].children for item in choice.children if item.name == "name"
    }

    assert offered == {tranche.value for tranche in TrancheAge}


def test_an_officer_question_and_an_alert_are_never_put_to_the_person():
    asked = {q.ref.rpartition("/")[2]: q.audience for page in conducted(CALM).pages() for q in page.questions}

    assert asked["seul"] is Audience.AGENT
    assert asked["age_doute"] is Audience.AGENT
    assert not [name for name in asked if name.startswith("alerte_")]
