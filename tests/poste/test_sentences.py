"""Each line of the journal is a sentence that names who, and never shows a whole identifier."""

from datetime import UTC, datetime

import pytest

from desktop.poste.journal import Action, Entree
from desktop.poste.sentences import SENTENCES, sentence
from desktop.poste.titulaires import TitulaireId

CLAUDE, LEA = TitulaireId("c" * 32), TitulaireId("1" * 32)
NAMES = {CLAUDE: "Claude", LEA: "Léa"}
SLIP = "9f3a61b0" + "0" * 24


def told(action: Action, objet_id: str = SLIP, detail: str = "") -> str:
    return sentence(Entree(1, datetime(2026, 11, 23, tzinfo=UTC), CLAUDE, action, objet_id, detail), NAMES)


def test_no_action_lacks_its_sentence():
    assert set(SENTENCES) == set(Action)


@pytest.mark.parametrize("action", Action)
def test_every_sentence_is_whole_and_shows_the_short_identifier_at_most(action):
    said = told(action)

    assert said.endswith(".")
    assert "{" not in said
    assert SLIP not in said or action is Action.NUMERO  # there it is the name of a public service


@pytest.mark.parametrize(
    ("action", "objet_id", "detail", "said"),
    [
        (Action.LECTURE, SLIP, "", "Claude a lu la fiche d’orientation 9f3a61b0."),
        (Action.ETAT, SLIP, "refusee", "Claude a noté la fiche d’orientation 9f3a61b0 comme refusée."),
        (
            Action.REPONSE,
            SLIP,
            "refusee code",
            "Claude a noté la réponse à la fiche d’orientation 9f3a61b0 : refusée, par code.",
        ),
        (Action.IMPRESSION, SLIP, "carte", "Claude a imprimé la carte de poche de l’orientation 9f3a61b0."),
        (Action.IMPRESSION, SLIP, "note", "Claude a imprimé la note d’entretien de l’accueil 9f3a61b0."),
        (Action.TITULAIRE_AJOUTE, LEA, "agent", "Claude a donné une clé à Léa, agent."),
        (Action.ROLE, LEA, "responsable", "Claude a changé le rôle de Léa : responsable."),
        (Action.OUVERTURES_REFUSEES, "", "1", "1 phrase de passe fausse a été essayée avant l’arrivée de Claude."),
        (Action.OUVERTURES_REFUSEES, "", "4", "4 phrases de passe fausses ont été essayées avant l’arrivée de Claude."),
        (Action.EXPORT, "", "journal", "Claude a enregistré le journal dans un fichier."),
        (
            Action.NUMERO,
            "association-psp",
            "renseigne",
            "Claude a changé le numéro local « association-psp » de ce poste.",
        ),
        (Action.REGLAGES, "", "politique", "Les réglages du poste ont suivi la politique du service."),
        (
            Action.HORLOGE,
            "",
            "42 juste",
            "L’horloge de cet ordinateur avait avancé de 42 jours ; elle a été dite juste.",
        ),
    ],
)
def test_a_line_says_what_was_done(action, objet_id, detail, said):
    assert told(action, objet_id, detail) == said


def test_a_detail_of_a_later_version_is_shown_as_it_is_kept():
    assert told(Action.ETAT, SLIP, "egaree") == "Claude a noté la fiche d’orientation 9f3a61b0 comme egaree."


def test_somebody_unknown_is_still_somebody():
    entree = Entree(1, datetime(2026, 11, 23, tzinfo=UTC), TitulaireId("0" * 32), Action.OUVERTURE)

    assert sentence(entree, NAMES) == "Quelqu’un a ouvert le coffre."


def test_braces_in_a_name_are_shown_as_they_are():
    said = sentence(Entree(1, datetime(2026, 11, 23, tzinfo=UTC), CLAUDE, Action.OUVERTURE), {CLAUDE: "{detail} {0}"})

    assert said == "{detail} {0} a ouvert le coffre."
