"""Where a code belongs, and which departments touch."""

import json

import pytest

from desktop import paths
from desktop.annuaire.codes import CodeDepartement, of_insee, of_postal
from desktop.annuaire.departements import load_departements
from desktop.annuaire.model import Lieu
from desktop.errors import ContentError


@pytest.fixture(scope="module")
def departements():
    return load_departements(paths.RESOURCES)


def test_every_department_and_inhabited_collectivity_is_there(departements):
    overseas = {code for code in departements if departements[code].is_overseas}

    assert len(departements) - len(overseas) == 96
    assert overseas == {"971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"}


def test_a_neighbour_has_its_neighbour_for_neighbour(departements):
    pairs = {(one.code, other) for one in departements.values() for other in one.voisins}

    assert all((other, one) in pairs and one != other for one, other in pairs)
    assert len(pairs) == 2 * 240


@pytest.mark.parametrize(
    ("code", "voisins"),
    [
        ("59", "02 62 80"),
        ("75", "92 93 94"),
        ("29", "22 56"),
        ("2A", "2B"),
        ("24", "16 17 19 33 46 47 87"),
        ("13", "04 30 83 84"),
        ("68", "67 88 90"),
        ("974", ""),
    ],
)
def test_neighbours_are_those_of_an_atlas(departements, code, voisins):
    assert departements[CodeDepartement(code)].voisins == frozenset(voisins.split())


def test_neighbours_are_those_whose_outlines_touch_but_for_one_pair_that_is_written_down(departements):
    outlines = json.loads((paths.RESOURCES / "annuaire" / "contours.json").read_text(encoding="utf-8"))
    points = {code: {(r[i], r[i + 1]) for r in rings for i in range(0, len(r), 2)} for code, rings in outlines.items()}
    touching = {(one, other) for one in points for other in points if one < other and points[one] & points[other]}

    told = {(one.code, other) for one in departements.values() for other in one.voisins if one.code < other}

    assert told - touching == {("04", "13")}
    assert touching <= told


@pytest.mark.parametrize(
    ("insee", "code"),
    [("59350", "59"), ("2A004", "2A"), ("2b033", "2B"), ("97411", "974"), ("97701", "977"), ("98818", "988")],
)
def test_the_code_of_a_commune_says_its_department(insee, code):
    assert of_insee(insee) == code


@pytest.mark.parametrize(
    ("postal", "code"),
    [
        ("59000", "59"),
        ("01000", "01"),
        ("20000", "2A"),
        ("20167", "2A"),
        ("20200", "2B"),
        ("20620", "2B"),
        ("97110", "971"),
        ("97133", "977"),
        ("97150", "978"),
        ("97600", "976"),
        ("98600", "986"),
        ("98800", "988"),
    ],
)
def test_a_postal_code_says_its_department(postal, code):
    assert of_postal(postal) == code


@pytest.mark.parametrize("code", ["", "5935", "98000", "99100", "00000", "ABCDE", "5935O", "96000", "20", "٥٩٣٥٠"])
def test_what_is_no_code_of_france_belongs_nowhere(code):
    assert of_postal(code) is None
    assert of_insee(code) is None


def test_the_code_of_the_commune_goes_before_a_postal_code_of_across_the_border():
    eloise = Lieu(code_postal="01200", code_insee="74109")

    assert eloise.departement == "74"
    assert Lieu(code_postal="01200").departement == "01"


def test_a_department_is_found_by_the_beginning_of_its_name_or_its_code(departements):
    assert [each.code for each in departements.named("seine sa")] == ["93"]
    assert [each.code for each in departements.named("2a")] == ["2A"]
    assert [each.code for each in departements.named("reunion")] == ["974"]
    assert len(departements.named("")) == 107


def test_a_neighbour_told_on_one_side_only_is_refused(tmp_path):
    (tmp_path / "annuaire").mkdir()
    rows = "code,nom,fuseau,voisins\n01,Ain,Europe/Paris,38\n38,Isère,Europe/Paris,\n"
    (tmp_path / "annuaire" / "departements.csv").write_text(rows, encoding="utf-8")

    with pytest.raises(ContentError):
        load_departements(tmp_path)
