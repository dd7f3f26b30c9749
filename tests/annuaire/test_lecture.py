"""Every format says the same, and what is unfit is told where it is."""

import json
import random
import string
from datetime import date
from typing import Any

import pytest
from data_inclusion.schema.v1 import Structure
from pydantic import TypeAdapter, ValidationError

from desktop.annuaire.champs import Format, guess, recognise
from desktop.annuaire.choix import Choix
from desktop.annuaire.problemes import Anomalie, Probleme
from desktop.annuaire.rows import COMPLEMENT, SERVICE, STRUCTURE
from desktop.annuaire.validation import is_plain_courriel
from desktop.errors import DirectoryFileError
from tests.annuaire.fichiers import (
    EXEMPLE_PSP,
    anomalies_of,
    as_csv,
    rows_of,
    service,
    structure,
    told,
    write_csv,
    write_parquet,
    write_xlsx,
)

ROWS = [
    structure(1, longitude=-0.57, latitude=44.84, reseaux_porteurs=["mission-locale"], courriel="a@exemple.fr"),
    structure(2, description="« Deux lignes,\net un point-virgule ; »", siret="00000000000018"),
]


@pytest.fixture
def expected():
    first = dict.fromkeys(STRUCTURE, "") | {"structure_id": "fictive--1", "reseaux_porteurs": "mission-locale"}
    second = dict.fromkeys(STRUCTURE, "") | {"structure_id": "fictive--2", "longitude": None, "latitude": None}
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = [(first, ROWS[0]), (second, ROWS[1])]
    for row, said in pairs:
        row.update({name: value for name, value in said.items() if name in STRUCTURE and not isinstance(value, list)})
    return [[row[name] for name in STRUCTURE] + ["33"] for row in (first, second)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_whatever_its_encoding_and_its_delimiter(tmp_path, encoding, delimiter, expected):
    assert rows_of(write_csv(tmp_path / "s.csv", ROWS, encoding, delimiter)) == expected


def test_every_other_format_says_the_same(tmp_path, expected):
    lines = tmp_path / "s.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    whole = tmp_path / "s.json"
    whole.write_text(json.dumps(ROWS, indent=1))
    both = tmp_path / "b.json"
    both.write_text(json.dumps({"services": [service(1, 1)], "structures": ROWS}))

    assert rows_of(lines) == rows_of(whole) == rows_of(both) == expected
    assert rows_of(write_xlsx(tmp_path / "s.xlsx", structures=ROWS)) == expected
    assert rows_of(write_parquet(tmp_path / "s.parquet", ROWS)) == expected
    assert [row[0] for row in rows_of(both, "services")] == ["service--1"]


def test_the_services_of_a_workbook_come_after_its_structures(tmp_path):
    path = write_xlsx(tmp_path / "s.xlsx", Services=[service(1, 1)], Structures=ROWS)

    assert [each[0] for each in told(path) if each[0] in ("structures", "services")] == ["structures", "services"]
    (row,) = rows_of(path, "services")
    said = dict(zip(SERVICE, row, strict=True))
    assert (said["thematiques"], said["publics"], said["structure_id"]) == (
        "sante--sante-mentale",
        "femmes",
        "fictive--1",
    )


def test_columns_are_found_under_their_former_names_and_those_people_write():
    columns = ("Identifiant", "Raison sociale", "Date de mise à jour", "presentation_detail", "E-mail", "Ville", "CP")

    assert guess(Format.STRUCTURES, columns) == {
        "id": "Identifiant",
        "nom": "Raison sociale",
        "date_maj": "Date de mise à jour",
        "description": "presentation_detail",
        "courriel": "E-mail",
        "commune": "Ville",
        "code_postal": "CP",
    }
    assert recognise(("id", "structure_id", "nom")) is Format.SERVICES
    assert recognise(("id", "nom")) is Format.STRUCTURES
    assert recognise(("Association", "Téléphone")) is Format.LISTE_PSP
    assert recognise(("a", "b")) is None


def test_the_user_says_which_column_is_which(tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("k1,k2,k3,k4\nfictive--1,fictive,Refuge,2024-01-01\n")
    columns = {"id": "k1", "source": "k2", "nom": "k3", "date_maj": "k4"}

    assert told(path)[0][:3] == ["tableau", "", ""]
    (row,) = rows_of(path, choix=Choix({"": Format.STRUCTURES}, {"": columns}))
    assert row[:4] == ["fictive--1", "fictive", "Refuge", "2024-01-01"]


def test_what_is_unfit_is_told_with_its_line_its_column_and_why(tmp_path):
    path = write_csv(
        tmp_path / "s.csv",
        [
            structure(1, nom=""),
            structure(2, date_maj="31/02/2026"),
            structure(3, date_maj="2150-01-01"),
            structure(4, code_postal="330", courriel="pas un courriel", reseaux_porteurs='["mission-locale", "zz"]'),
            structure(5),
            structure(5),
            structure(6, longitude="loin", site_web="exemple"),
        ],
    )

    assert sorted(anomalies_of(path)) == [
        (2, "nom", "missing", "", True),
        (3, "date_maj", "not_a_date", "31/02/2026", True),
        (4, "date_maj", "future_or_old", "2150-01-01", True),
        (5, "code_postal", "not_a_code", "330", False),
        (5, "courriel", "not_a_courriel", "pas un courriel", False),
        (5, "reseaux_porteurs", "unknown_value", "zz", False),
        (7, "id", "seen", "fictive--5", True),
        (8, "longitude", "not_a_number", "loin", False),
        (8, "site_web", "not_a_site", "exemple", False),
    ]
    kept = {row[0]: dict(zip(STRUCTURE, row, strict=False)) for row in rows_of(path)}
    assert sorted(kept) == ["fictive--4", "fictive--5", "fictive--6"]
    assert (kept["fictive--4"]["courriel"], kept["fictive--4"]["reseaux_porteurs"]) == ("", "mission-locale")
    assert told(path)[-1] == ["fin", 4, 5]


def test_faults_are_told_up_to_a_number_and_all_counted(tmp_path):
    path = write_csv(tmp_path / "s.csv", [structure(number, nom="") for number in range(900)])

    assert len(anomalies_of(path)) == 200
    assert told(path)[-1] == ["fin", 900, 0]


def test_a_list_of_approved_associations_says_what_data_inclusion_cannot():
    complements = [row for name, *what in told(EXEMPLE_PSP) if name == "complements" for row in what[0]]

    assert [row[:7] for row in complements] == [
        [
            *("liste-psp-33--00000000000018", "parcours_sortie social", "femmes personnes_trans", "fr ro", 18, None),
            "professionnels",
        ],
        [
            "liste-psp-33--00000000000026",
            "hebergement securite",
            "avec_enfants femmes",
            "ar en fr",
            None,
            None,
            "jamais",
        ],
        ["liste-psp-40--00000000000034", "protection_enfance sante", "mineurs", "", 12, 17, "publique"],
    ]
    assert all(row[7] is True for row in complements)
    assert told(EXEMPLE_PSP)[-1] == ["fin", 0, 0]


def test_a_visibility_that_cannot_be_read_is_no_public_address(tmp_path):
    path = write_csv(tmp_path / "p.csv", [{"nom": "Refuge fictif", "Visibilité d’adresse": "jamias"}])

    assert anomalies_of(path) == [(2, "Visibilité d’adresse", "unknown_value", "jamias", True)]
    assert rows_of(path) == []


def test_what_this_post_could_not_keep_of_an_approved_association_is_left_out_and_said(tmp_path):
    row = {"nom": "Refuge fictif", "capacite": "place " * 20, "note": "Sonner", "age_min": 25, "age_max": 18}
    path = write_csv(tmp_path / "p.csv", [row])

    ((complement,),) = [what[0] for name, *what in told(path) if name == "complements"]
    said = dict(zip(COMPLEMENT, complement, strict=True))
    assert (said["capacite"], said["note"], said["age_min"], said["age_max"]) == ("", "Sonner", None, None)
    assert sorted(each[1] for each in anomalies_of(path)) == ["age_max", "age_min", "capacite"]
    assert told(path)[-1] == ["fin", 0, 3]


def test_a_formula_and_hidden_signs_stay_text(tmp_path):
    path = write_csv(tmp_path / "s.csv", [structure(1, nom="=cmd|'/c calc'!A1\u202e\x07")])

    assert rows_of(path)[0][2] == "=cmd|'/c calc'!A1"


def test_digits_that_a_spreadsheet_made_a_number_are_digits_again(tmp_path):
    path = write_xlsx(tmp_path / "s.xlsx", f=[structure(1, code_postal=1000, siret=18, date_maj=date(2024, 1, 15))])

    said = dict(zip(STRUCTURE, rows_of(path)[0], strict=False))
    assert (said["code_postal"], said["siret"], said["date_maj"]) == ("01000", "0" * 12 + "18", "2024-01-15")


def test_a_courriel_held_to_be_plain_is_one_for_the_official_models():
    source = random.Random(7)
    signs = string.ascii_lowercase[:6] + "0_.-@"
    courriels = [
        "".join(source.choices(signs, k=source.randint(3, 12))) + source.choice(["@exemple.fr", "@a-b.com", ".org", ""])
        for _ in range(20_000)
    ]
    plain = [each for each in courriels if is_plain_courriel(each)]
    sound = TypeAdapter(Structure).validate_python(structure(1)).model_dump()

    assert len(plain) > 1000
    for each in plain[:1500]:
        assert TypeAdapter(Structure).validate_python(sound | {"courriel": each}).courriel == each
    with pytest.raises(ValidationError):
        TypeAdapter(Structure).validate_python(sound | {"courriel": "a@exemple.invalid"})


def test_accents_broken_among_sound_ones_are_damage_and_not_another_encoding(tmp_path):
    path = tmp_path / "s.csv"
    path.write_bytes(as_csv([structure(1), structure(2)]).encode().replace(b"\xc3\xa9 n\xc2\xb0 2", b"\xc3 n"))

    with pytest.raises(DirectoryFileError) as refused:
        told(path)

    assert (refused.value.fault, refused.value.line) == ("broken_encoding", 3)


def test_each_problem_is_a_sentence():
    for probleme in Probleme:
        said = str(Anomalie(12, "nom", probleme, "x"))
        assert said.startswith("Ligne 12, colonne « nom » : ") and "{" not in said
