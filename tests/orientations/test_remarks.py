"""What is remarked in a free text, and what is not: a remark too many would teach officers to ignore them."""

import pytest

from desktop.orientations.remarks import remarks

PROCEDURE, TITRE, ADRESSE = "procédure", "titre de séjour", "adresse :"
TELEPHONE, COURRIEL = "téléphone", "électronique"
SERO, ORIENTATION, QUALIFICATION, JUGEMENT, MOT = "sérologique", "sexuelle", "qualification", "jugement", "mot à éviter"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("voir PV n° 2026/1234", PROCEDURE),
        ("procédure : 12345/00123/2026", PROCEDURE),
        ("Procès-verbal 457", PROCEDURE),
        ("dossier 00451/00123", PROCEDURE),
        ("titre 9912345678", TITRE),
        ("numéro AGDREF connu", TITRE),
        ("logée 12 bis rue des Lilas", ADRESSE),
        ("4, avenue de la Gare", ADRESSE),
        ("digicode noté", ADRESSE),
        ("rappeler au 06 12 34 56 78", TELEPHONE),
        ("+33 6.12.34.56.78", TELEPHONE),
        ("lea@exemple.org", COURRIEL),
        ("séropositive", SERO),
        ("porteuse du VIH", SERO),
        ("elle est lesbienne", ORIENTATION),
        ("proxénétisme aggravé", QUALIFICATION),
        ("après audition", QUALIFICATION),
        ("Manipulatrice", JUGEMENT),
        ("peu crédible", JUGEMENT),
        ("menteuse", JUGEMENT),
        ("PROSTITUÉE depuis 2 ans", MOT),
        ("mineur prostitué", MOT),
        ("son petit ami", MOT),
        ("fugueuse d’habitude", MOT),
        ("interpellée hier", MOT),
    ],
)
def test_what_should_not_be_in_a_slip_is_remarked(text, subject):
    said = remarks(text)

    assert len(said) == 1
    assert subject in said[0].lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Orientée pour une mise à l’abri et une information sur ses droits.",
        "Personne en situation de prostitution, vue à 14 h le 12/03/2026.",
        "Elle passe demain à 9 h 30 ; deux enfants de 3 et 5 ans.",
        "A besoin d’un avocat et d’un suivi de santé sous 72 h.",
        "Menace de la personne qui l’exploite. Plainte : elle réfléchit.",
        "La police a noté la procédure à suivre ; titre de séjour expiré.",
        "Dort à l’hôtel, place de l’urgence non trouvée au 115.",
    ],
)
def test_a_factual_sentence_is_left_alone(text):
    assert remarks(text) == ()


def test_several_things_are_remarked_one_sentence_each():
    assert len(remarks("PV n° 12, 12 rue Basse, 06 00 00 00 00, prostituée")) == 4


def test_a_very_long_text_is_read_quickly():
    assert remarks("rue " * 20_000) == ()
