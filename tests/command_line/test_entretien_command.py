"""`python -m desktop entretien …`: each action; one of them in a process of its own."""

import gzip
import json
import subprocess
import sys

import pytest

from desktop import paths
from desktop.command_line import main

FORM = """
| survey | | | | | |
| | type | name | label | label::Română (ro) | relevant |
| | begin_repeat | enfant | Enfant | Copil | |
| | text | prenom | Prénom | Prenume | |
| | integer | age | Âge de ${prenom} | Vârsta lui ${prenom} | ${prenom} != '' |
| | end_repeat | | | | |
"""
XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
<instance><data id="d"><a/><b/></data></instance><bind nodeset="/data/b" calculate="/data/a * 2"/></model></h:head>
<h:body><input ref="/data/a"/></h:body></h:html>"""


@pytest.fixture
def entretien(capsys):
    """Run one action; return exit status, what was said, and what was refused."""

    def run(*arguments):
        status = main(["entretien", *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


def in_a_process(*arguments):
    command = [sys.executable, "-m", "desktop", "entretien", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, cwd=paths.ROOT, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def written(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def values(state):
    return {node["ref"]: node["val"] for node in state if "val" in node and "meta" not in node["ref"]}


def test_a_questionnaire_is_played_in_the_language_asked(tmp_path):
    operations = [
        {"op": "set", "ref": "/f/enfant[1]/prenom", "value": "Ana"},
        {"op": "add", "ref": "/f/enfant"},
        {"op": "remove", "ref": "/f/enfant[1]"},
    ]
    form, answers = written(tmp_path / "f.md", FORM), written(tmp_path / "r.json", operations)

    status, said, _ = in_a_process("jouer", form, "--reponses", answers, "--langue", "ro")

    told = json.loads(said)
    assert status == 0
    assert [node["ref"] for node in told["snapshot"]][:2] == ["/f/enfant", "/f/enfant[1]"]
    after = [operation["snap"] for operation in told["operations"]]
    assert [n["label"].strip() for n in after[0] if n["ref"].endswith("age")] == ["Vârsta lui Ana"]
    assert values(after[1])["/f/enfant[2]/prenom"] == ""
    assert values(after[2]) == {"/f/enfant[1]/prenom": "", "/f/enfant[1]/age": ""}


def test_an_xform_is_played_too(entretien, tmp_path):
    form, answers = written(tmp_path / "f.xml", XFORM), written(tmp_path / "r.json", [set_a("4")])

    status, said, _ = entretien("jouer", form, "--reponses", answers)

    assert (status, values(json.loads(said)["operations"][0]["snap"])) == (0, {"/data/a": "4", "/data/b": "8"})


def set_a(value):
    return {"op": "set", "ref": "/data/a", "value": value}


@pytest.mark.parametrize(
    ("operations", "said"),
    [
        ([{"op": "set", "ref": "/data/c", "value": "1"}], "opération n° 1 : « /data/c » n’est pas dans"),
        ([{"op": "add", "ref": "/data/a"}], "n’est pas un groupe répété"),
        ([{"op": "saute", "ref": "/data/a"}], "opération inconnue « saute »"),
        ({"op": "set"}, "une liste d’opérations est attendue"),
        ("[{,", "ligne 1 : le JSON est mal formé"),
    ],
)
def test_answers_that_cannot_be_played_are_refused_in_one_sentence(entretien, tmp_path, operations, said):
    form, answers = written(tmp_path / "f.xml", XFORM), written(tmp_path / "r.json", operations)

    status, _, refused = entretien("jouer", form, "--reponses", answers)

    assert status == 1
    assert said in refused
    assert len(refused.splitlines()) == 1


def test_a_form_that_needs_a_telephone_is_refused(entretien, tmp_path):
    form = written(tmp_path / "f.xml", XFORM.replace("calculate=", 'type="geopoint" calculate='))

    status, _, refused = entretien("jouer", form, "--reponses", written(tmp_path / "r.json", []))

    assert (status, "géolocalisation" in refused) == (1, True)


def test_records_are_compared_and_each_difference_is_told(entretien, tmp_path):
    record = {"form": XFORM, "language": "", "operations": [], "snapshot": []}
    lines = [
        {"test": "autre état", **record},
        {"test": "téléphone", **record, "form": XFORM.replace("calculate=", 'type="geopoint" calculate=')},
        {"test": "abîmé"},
        {"suite": "s", "expr": "1 + 1", "kind": "num", "expected": 2, "xml": "<a/>", "now": 0},
        {"suite": "s", "expr": "inconnue()", "kind": "num", "expected": 2, "xml": "<a/>", "now": 0},
    ]
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))

    status, said, _ = entretien("conformite", path)

    first, *told = said.splitlines()
    assert (status, first) == (1, "1 identiques, 3 différents, 1 hors périmètre")
    assert [line.partition(" -- ")[0] for line in told] == [
        "autre état", "abîmé", "s inconnue()", "hors périmètre : téléphone",
    ]  # fmt: skip


def test_a_questionnaire_is_verified_with_each_place(entretien, tmp_path):
    broken = FORM.replace("begin_repeat", "begin_group").replace("end_repeat", "end_group").replace("!= ''", "= 3")
    form = written(tmp_path / "f.md", broken.replace("| text | prenom |", "| image | prenom |"))

    status, said, refused = entretien("verifier", form)

    assert (status, refused) == (1, "")
    assert said.splitlines()[0].startswith(
        "refus : feuille « survey », ligne 3, colonne « type » (ligne 5 du fichier) :"
    )
    assert said.splitlines()[-1] == "1 refus, 0 avis : ce questionnaire ne peut pas servir ainsi."


def test_a_warning_refuses_only_when_it_is_asked_to(entretien, tmp_path):
    form = tmp_path / "f.md"
    form.write_text(
        "| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | ${a} != 'x' |\n",
        encoding="utf-8",
    )

    assert entretien("verifier", form)[0] == 0
    assert entretien("verifier", "--strict", form)[0] == 1
