"""Each kind of damage is found where it is written; the interviews shipped have none."""

import pytest

from desktop import paths
from desktop.entretiens.lint.fault import Severity
from desktop.entretiens.lint.report import verify
from desktop.entretiens.workbook import Place
from tests.entretiens.tables import CHOICES, sheets, write_md, write_xlsx

OUI_NON = {"type": "select_one oui_non", "name": "seul", "label": "Seul ?"}
VILLE = {"type": "select_one villes", "name": "ville", "label": "Ville ?"}
AGE = {"type": "integer", "name": "age", "label": "Âge ?"}
TEXT = {"type": "text", "name": "q", "label": "Q ?"}
GROUP = {"type": "begin group", "name": "g", "label": "G"}
END = {"type": "end group"}
PARCOURS = {"type": "calculate", "name": "parcours", "calculation": "if(${age} < 18, 'mineur', 'adulte')"}

REFUSED = [
    ([OUI_NON, TEXT | {"relevant": "false()"}], 3, "relevant", "jamais vraie"),
    ([OUI_NON, TEXT | {"relevant": "${seul} = 'oui' and ${seul} = 'non'"}], 3, "relevant", "jamais vraie"),
    ([AGE, TEXT | {"relevant": "${age} > 17 and ${age} < 18"}], 3, "relevant", "jamais vraie"),
    ([AGE, TEXT | {"relevant": "${age} >= 18 and not(${age} > 10)"}], 3, "relevant", "jamais vraie"),
    ([AGE, TEXT | {"relevant": "${age} = 3 and ${age} = ''"}], 3, "relevant", "jamais vraie"),
    ([AGE | {"constraint": ". < 12"}, TEXT | {"relevant": "${age} >= 18"}], 3, "relevant", "contredit"),
    (
        [OUI_NON, GROUP | {"relevant": "${seul} = 'oui'"}, TEXT | {"relevant": "${seul} = 'non'"}, END],
        4,
        "relevant",
        "contredit celle d'un groupe",
    ),
    (
        [
            OUI_NON,
            VILLE | {"relevant": "${seul} = 'oui'"},
            TEXT | {"relevant": "${ville} = 'brest' and ${seul} = 'non'"},
        ],
        4,
        "relevant",
        "contredit",
    ),
    (
        [AGE, PARCOURS, TEXT | {"relevant": "${parcours} = 'mineur' and ${age} > 20"}],
        4,
        "relevant",
        "jamais vraie",
    ),
    ([AGE, PARCOURS, TEXT | {"relevant": "${parcours} = 'mineure'"}], 4, "relevant", "ne donne jamais « mineure »"),
    (
        [OUI_NON, TEXT | {"relevant": "selected(${seul}, 'oui') and not(selected(${seul}, 'oui'))"}],
        3,
        "relevant",
        "jamais vraie",
    ),
    (
        [OUI_NON, TEXT | {"relevant": "${seul} != '' and ${seul} != 'oui' and ${seul} != 'non'"}],
        3,
        "relevant",
        "jamais",
    ),
    ([TEXT, AGE | {"relevant": "string-length(${q}) > 5 and string-length(${q}) < 3"}], 3, "relevant", "jamais vraie"),
    ([OUI_NON, TEXT | {"relevant": "${seul} = 'peut_etre'"}], 3, "relevant", "« peut_etre » n'est pas une réponse"),
    ([OUI_NON, TEXT | {"relevant": "selected(${seul}, 'ouii')"}], 3, "relevant", "« ouii » n'est pas une réponse"),
    (
        [OUI_NON, {"type": "calculate", "name": "c", "calculation": "if(${seul} = 'OUI', 1, 2)"}],
        3,
        "calculation",
        "« OUI » n'est pas une réponse",
    ),
    ([TEXT, AGE | {"constraint": ". > 10 and . < 5"}], 3, "constraint", "aucune réponse"),
    ([TEXT, AGE | {"constraint": ". > 3 and . < 4"}], 3, "constraint", "aucune réponse"),
    ([TEXT, OUI_NON | {"constraint": ". != 'oui' and . != 'non'"}], 3, "constraint", "aucune réponse"),
    ([AGE, TEXT | {"required": "yes", "readonly": "yes"}], 3, "required", "personne ne peut y répondre"),
    ([AGE, TEXT | {"relevant": "${absente} = 1"}], 3, "relevant", "question inconnue « absente »"),
    ([AGE, TEXT | {"relevant": "/essai/absente = 1"}], 3, "relevant", "question inconnue"),
    ([AGE, TEXT | {"constraint": "string-length(. < 3"}], 3, "constraint", "expression illisible"),
    ([AGE, TEXT | {"constraint": "longueur(.) < 3"}], 3, "constraint", "fonction inconnue « longueur »"),
    (
        [
            {"type": "calculate", "name": "a", "calculation": "${b}"},
            {"type": "calculate", "name": "b", "calculation": "${a}"},
        ],
        2,
        "calculation",
        "dépend d'elle-même",
    ),
    ([AGE, TEXT | {"label": "Connaît-elle d’autres prostituées ?"}], 3, "label", "« prostituées »"),
    ([AGE, TEXT | {"hint": "Une relation tarifée."}], 3, "hint", "écrire plutôt"),
    ([AGE, TEXT | {"bind::rep:article": "cpp-40 cpp-9999"}], 3, "bind::rep:article", "article inconnu « cpp-9999 »"),
    ([AGE, TEXT | {"bind::rep:vers": "fuite"}], 3, "bind::rep:vers", "fiche inconnue « fuite »"),
    ([AGE, TEXT | {"bind::rep:contacts": "n18"}], 3, "bind::rep:contacts", "service inconnu « n18 »"),
    ([AGE, TEXT | {"bind::rep:legal": "non"}], 3, "bind::rep:legal", "« non » inconnu"),
    ([AGE, TEXT | {"type": "geopoint"}], 3, "type", "géolocalisation"),
    ([AGE, TEXT | {"type": "image"}], 3, "type", "photo"),
    ([AGE, {"type": "audit", "name": "audit"}], 3, "type", "audit"),
    ([AGE, {"type": "deviceid", "name": "d"}], 3, "type", "téléphone"),
    ([AGE, VILLE | {"appearance": "search('villes')"}], 3, "appearance", "search()"),
    ([AGE, TEXT | {"save_to": "nom"}], 3, "save_to", "entités"),
    ([AGE, TEXT | {"body::intent": "org.autre()"}], 3, "body::intent", "autre application"),
    ([AGE, TEXT | {"media::image": "a.png"}], 3, "media::image", "images"),
    ([AGE, TEXT | {"default": "Rennes"}], 3, "default", "vide"),
    ([AGE, TEXT, TEXT | {"label": "R ?"}], 4, "name", "sert deux fois"),
    ([AGE, {"type": "text", "name": "q"}], 3, "label", "ni libellé ni indice"),
    ([AGE, TEXT | {"type": "texte"}], 3, "type", "type de question inconnu « texte »"),
    ([AGE, TEXT | {"type": "select_one pays"}], 3, "", "liste de choix inconnue « pays »"),
    ([AGE, TEXT | {"constraint": "regex(., '(a+)+')"}], 3, "constraint", "regex"),
    ([AGE, TEXT | {"constraint": f"regex(., '{'a' * 300}')"}], 3, "constraint", "trop longue"),
]
WARNED = [
    ([OUI_NON, TEXT | {"relevant": "${seul} != 'oui'"}], 3, "relevant", "vrai aussi quand rien n'est répondu"),
    ([AGE, {"type": "calculate", "name": "c", "calculation": "sum(${age})"}], 3, "calculation", "« sum »"),
    (
        [VILLE, {"type": "calculate", "name": "c", "calculation": "jr:choice-name(${ville}, '${ville}')"}],
        3,
        "calculation",
        "une seule langue",
    ),
    (
        [AGE | {"label::English (en)": "Age?"}, TEXT | {"label::English (en)": ""}],
        3,
        "label::English (en)",
        "traduction manquante (anglais)",
    ),
]


@pytest.mark.parametrize(("survey", "row", "column", "words"), REFUSED)
def test_what_makes_a_form_unfit_is_refused_at_its_place(tmp_path, survey, row, column, words):
    report = verify(write_md(tmp_path / "essai.md", sheets(survey)))

    assert [(f.place, words in f.reason) for f in report.refusals] == [(Place("survey", row, column, row + 3), True)]


@pytest.mark.parametrize(("survey", "row", "column", "words"), REFUSED)
def test_the_same_place_is_told_in_a_workbook(tmp_path, survey, row, column, words):
    report = verify(write_xlsx(tmp_path / "essai.xlsx", sheets(survey)))

    assert [(f.place, words in f.reason) for f in report.refusals] == [(Place("survey", row, column), True)]


@pytest.mark.parametrize(("survey", "row", "column", "words"), WARNED)
def test_what_may_be_meant_is_only_pointed_at(tmp_path, survey, row, column, words):
    choices = [choice | {"label::English (en)": choice["label"]} for choice in CHOICES]
    report = verify(write_md(tmp_path / "essai.md", sheets(survey, choices if "label::" in column else None)))

    assert report.refusals == ()
    assert [(f.place, words in f.reason) for f in report.warnings] == [(Place("survey", row, column, row + 3), True)]


@pytest.mark.parametrize(
    "survey",
    [
        [OUI_NON, TEXT | {"relevant": "${seul} = 'oui' or ${seul} = 'non'"}],
        [OUI_NON, TEXT | {"relevant": "${seul} != '' and ${seul} != 'oui'"}],
        [OUI_NON, TEXT | {"relevant": "not(${seul} = 'oui')"}],
        [AGE | {"constraint": ". >= 0 and . < 120"}, TEXT | {"relevant": "${age} >= 18"}],
        [AGE, TEXT | {"relevant": "${age} > 17 and not(${age} > 18)"}],
        [AGE | {"type": "decimal"}, TEXT | {"relevant": "${age} > 17 and ${age} < 18"}],
        [AGE, PARCOURS, TEXT | {"relevant": "${parcours} = 'mineur' and ${age} < 15"}],
        [
            VILLE | {"type": "select_multiple villes"},
            TEXT | {"relevant": "selected(${ville}, 'brest') and selected(${ville}, 'rennes')"},
        ],
        [
            VILLE
            | {"type": "select_multiple villes", "constraint": "not(selected(., 'brest') and count-selected(.) > 1)"}
        ],
        [AGE, TEXT | {"constraint": "regex(., '[0-9]{2}( ?[0-9]{2}){4}')"}],
        [AGE, {"type": "calculate", "name": "c", "calculation": "sum(${age}[. != ''])"}],
        [OUI_NON, {"type": "note", "name": "n", "label": "Dit : « prostituées »"}],
    ],
)
def test_what_is_right_is_left_alone(tmp_path, survey):
    assert verify(write_md(tmp_path / "essai.md", sheets(survey))).findings == ()


def test_a_choice_is_placed_in_its_sheet(tmp_path):
    choices = [*CHOICES, {"list_name": "villes", "name": "x", "label": "Chez des prostituées"}]

    (found,) = verify(write_md(tmp_path / "essai.md", sheets([VILLE], choices))).refusals

    assert found.place == Place("choices", 6, "label", 12)


def test_a_setting_that_sends_elsewhere_is_refused(tmp_path):
    settings = [{"form_title": "Essai", "form_id": "essai", "submission_url": "https://exemple.test"}]

    (found,) = verify(write_md(tmp_path / "essai.md", sheets([TEXT], settings=settings))).refusals

    assert (found.place.sheet, found.place.row, found.place.column) == ("settings", 2, "submission_url")


def test_a_value_lost_in_a_language_is_refused(tmp_path):
    survey = [
        TEXT | {"label::English (en)": "Q?"},
        {"type": "note", "name": "n", "label": "Vous dites ${q}", "label::English (en)": "You said so"},
    ]

    (found,) = verify(write_md(tmp_path / "essai.md", sheets(survey, []))).refusals

    assert found.place == Place("survey", 3, "label::English (en)", 6)


def test_an_xform_names_the_question_at_fault(tmp_path):
    path = tmp_path / "essai.xml"
    path.write_text(
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>E</h:title>'
        '<model><instance><data id="e"><q/></data></instance><bind nodeset="/data/q" relevant="false()"/></model>'
        '</h:head><h:body><input ref="/data/q"><label>Q</label></input></h:body></h:html>',
        encoding="utf-8",
    )

    (found,) = verify(path).refusals

    assert str(found).startswith("« q (relevant) » : question injoignable")


@pytest.mark.parametrize("path", sorted((paths.RESOURCES / "entretiens").glob("[a-z]*.md")), ids=lambda path: path.stem)
def test_the_interviews_shipped_have_nothing_to_be_told(path):
    assert verify(path).findings == ()


def test_what_refuses_is_told_from_what_warns(tmp_path):
    survey = [OUI_NON, TEXT | {"relevant": "${seul} != 'oui'", "type": "geopoint"}]

    found = verify(write_md(tmp_path / "essai.md", sheets(survey))).findings

    assert {finding.severity for finding in found} == {Severity.REFUSAL, Severity.WARNING}
