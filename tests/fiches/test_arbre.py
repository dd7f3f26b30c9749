"""The tree of the buyer: every leaf is the list's, every path treats age as the law does, damage is told."""

import csv
from pathlib import Path

import pytest

from desktop.errors import ContentError
from desktop.fiches.arbre import load_arbre
from desktop.fiches.model import Certitude
from desktop.paths import RESOURCES

INFRACTIONS = RESOURCES / "droit" / "infractions.csv"
SOURCE = RESOURCES / "arbres" / "client.toml"
ARBRE = load_arbre(SOURCE, INFRACTIONS)
ROWS = {row["id"]: row for row in csv.DictReader(INFRACTIONS.read_text(encoding="utf-8").splitlines())}
PATHS = list(ARBRE.paths())
UNDER_15, FROM_15 = "moins de 15 ans.", "de 15 à 17 ans."


def established(path) -> str:
    return " ".join(choix.raison for choix in path).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("issue", ARBRE.issues.values(), ids=lambda issue: issue.issue_id)
def test_a_leaf_is_a_row_of_the_list_or_asks_for_the_prosecutor(issue, contenu):
    assert all(key in contenu.articles for key in (*issue.articles, *issue.appui))
    assert issue.suite in contenu.fiches
    if not issue.infraction:
        assert "parquet" in issue.classe + " ".join(issue.permet)
        return
    row = ROWS[issue.infraction]
    assert row["auteur_vise"] in ("client", "majeur")
    assert issue.peine.replace("\N{NO-BREAK SPACE}", " ") == row["peine_principale"].replace("EUR", "€").replace(
        "'", "’"
    )
    first = contenu.articles[issue.articles[0]].reference.replace("\N{NO-BREAK SPACE}", " ")
    assert row["texte"].split()[1] in first


def test_every_offence_of_a_buyer_is_a_leaf():
    of_buyers = {key for key, row in ROWS.items() if row["auteur_vise"] == "client"}
    of_buyers |= {"viol-moins-15-remunere", "agression-moins-15-remuneree"}

    assert {issue.infraction for issue in ARBRE.issues.values() if issue.infraction} == of_buyers


def test_under_15_never_ends_as_if_15_or_more_and_the_other_way_round():
    under = {issue.infraction for path, issue in PATHS if UNDER_15 in established(path)}
    over = {issue.infraction for path, issue in PATHS if FROM_15 in established(path)}

    assert under == {"viol-moins-15-remunere", "agression-moins-15-remuneree", "client-moins-15", ""}
    assert over == {"client-mineur-15-17", "client-mineur-aggrave"}


def test_rape_and_sexual_assault_need_an_adult_and_no_gap_of_age():
    for path, issue in PATHS:
        if issue.infraction in ("viol-moins-15-remunere", "agression-moins-15-remuneree"):
            assert "Le client est majeur." in established(path)
            assert "Aucun écart d’âge n’est exigé" in established(path)


def test_custody_is_said_possible_only_where_prison_is_incurred():
    for issue in ARBRE.issues.values():
        allows = any("garde à vue possible" in said.replace("\N{NO-BREAK SPACE}", " ") for said in issue.permet)
        incurred = "ans" in issue.peine and issue.infraction not in ("client-majeur", "client-majeur-recidive")
        assert allows is incurred, issue.issue_id
        if issue.infraction in ("client-majeur", "client-majeur-recidive"):
            assert any(said.startswith("Aucune garde à vue") for said in issue.interdit)


def test_no_payment_on_the_spot_is_ever_possible():
    assert all(any("paiement sur place" in said for said in issue.interdit) for issue in ARBRE.issues.values())


def test_a_minor_victim_comes_first_and_leads_to_her_sheet():
    for path, issue in PATHS:
        is_minor = UNDER_15 in established(path) or FROM_15 in established(path)
        if is_minor or "pas établi" in established(path):
            assert issue.suite == "fugue"
            assert "parquet" in " ".join(issue.permet)
            assert "Arrêter toute procédure de contravention." in issue.interdit


def test_what_was_read_in_an_old_source_is_not_shown_as_certain(contenu):
    for issue in ARBRE.issues.values():
        certain = {contenu.articles[key].certitude for key in issue.appui} <= {Certitude.VERIFIE}
        assert certain or issue.certitude is not Certitude.VERIFIE


DAMAGES = {
    "an answer that leads nowhere": ('vers = "recidive"', 'vers = "recidives"', "« recidives » n’existe pas"),
    "an issue out of reach": ("[issue.viol]", "[issue.autre]", "n’existe pas"),
    "a question out of reach": ('debut = "client"', 'debut = "age"', "« client » est inatteignable"),
    "a circle": ('vers = "mineure"', 'vers = "age"', "tournent en rond"),
    "an unknown offence": ('infraction = "client-majeur"', 'infraction = "client"', "n’est pas dans la liste"),
    "an issue that forbids nothing": ('interdit = ["Aucune garde', 'interdire = ["Aucune garde', "« interdire »"),
    "a file that is not TOML": ('classe = "Crime"', "classe = Crime", "TOML"),
}


@pytest.mark.parametrize(("old", "new", "reason"), DAMAGES.values(), ids=DAMAGES)
def test_damage_to_the_tree_is_told_with_its_line(tmp_path: Path, old, new, reason):
    path = tmp_path / "client.toml"
    text = SOURCE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        load_arbre(path, INFRACTIONS)

    assert reason in raised.value.reason
    assert raised.value.line > 0
