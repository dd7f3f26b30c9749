"""The articles agree with the list of offences, and say what they are worth."""

import csv
import re
import tomllib

import pytest

from desktop.paths import RESOURCES

DROIT = RESOURCES / "droit"
INFRACTIONS = {
    row["id"]: row for row in csv.DictReader((DROIT / "infractions.csv").read_text(encoding="utf-8").splitlines())
}
ARTICLES = tomllib.loads((DROIT / "articles.toml").read_text(encoding="utf-8"))
SUPPORTED = {key: article for key, article in ARTICLES.items() if "infractions" in article}

# Numbers of articles and classes, ages of the victim: none is a penalty.
_NO_PENALTY = re.compile(r"\([^)]*\)|moins de 15 ans|5e classe|de 131-16")


_YEARS_AND_FINE = re.compile(r"(\d+ ans|perpétuité)(?: de réclusion| d’emprisonnement)? et (\d[\d ]*) €")


def penalties(text: str) -> set[tuple[str, str]]:
    """Each « so many years and so much » of a text."""
    return set(_YEARS_AND_FINE.findall(text.replace("\N{NO-BREAK SPACE}", " ")))


def quantities(peine: str) -> set[str]:
    """Years, amounts and hours of a penalty."""
    return set(re.findall(r"\d[\d ]*\d|\d|perpétuité", _NO_PENALTY.sub("", peine)))


@pytest.mark.parametrize("key", SUPPORTED)
def test_a_penalty_is_that_of_the_list_of_offences(key):
    listed = " ; ".join(INFRACTIONS[name]["peine_principale"] for name in SUPPORTED[key]["infractions"])

    assert quantities(SUPPORTED[key]["peine"]) == quantities(listed)


@pytest.mark.parametrize("key", SUPPORTED)
def test_an_offence_is_told_by_its_own_article(key):
    numbers = re.findall(r"\d+(?:-\d+)+", SUPPORTED[key]["reference"])
    texts = {
        number
        for name in SUPPORTED[key]["infractions"]
        for number in re.findall(r"\d+(?:-\d+)+", INFRACTIONS[name]["texte"])
    }

    assert set(numbers) <= set(texts)
    assert numbers[0] in texts


def test_a_penalty_written_in_a_sheet_is_that_of_the_articles_it_cites(contenu):
    sections = [section for fiche in contenu.fiches.values() for section in fiche.sections]
    said = [(p.markdown, p.articles) for s in sections for p in s.lecture]
    said += [(e.detail, e.articles) for s in sections for e in s.etapes]

    told = [
        (text, penalties(text), penalties(" ; ".join(contenu.articles[a].peine for a in cited))) for text, cited in said
    ]

    assert len([text for text, written, _ in told if written]) > 10
    assert [text for text, written, listed in told if written - listed] == []


def test_each_offence_is_told_by_one_article():
    told = [name for article in SUPPORTED.values() for name in article["infractions"]]

    assert sorted(told) == sorted(INFRACTIONS)


def test_a_penalty_that_no_listed_offence_supports_is_a_known_exception():
    alone = {key for key, article in ARTICLES.items() if article.get("peine") and "infractions" not in article}

    assert alone == {"cp-222-23", "cp-225-4-4", "cp-434-41"}


def test_the_definition_of_rape_is_not_said_to_be_the_lack_of_consent(contenu):
    viol = contenu.articles["cp-222-23"].dit

    assert viol.startswith("Le viol est défini par la violence, la contrainte, la menace ou la surprise.")


@pytest.mark.parametrize("key", ["cp-222-22", "cp-222-23", "cp-222-23-1", "cp-222-29-2"])
def test_what_the_law_of_november_2025_touches_says_so(contenu, key):
    assert "2025-1057" in contenu.articles[key].note


def test_nothing_verified_rests_on_a_source_known_to_be_old(contenu):
    old = {"ETALAB-CPP", "ETALAB-CASF"}

    assert not [a.article_id for a in contenu.articles.values() if a.certitude == "V" and old & set(a.source_keys)]


def test_every_source_listed_is_used(contenu):
    prose = [p for f in contenu.fiches.values() for s in f.sections for p in (*s.etapes, *s.interdits, *s.lecture)]
    used = {key for cited in prose for key in cited.sources}
    used |= {key for article in contenu.articles.values() for key in article.source_keys}

    assert used == set(contenu.sources)


def test_no_delay_is_given_for_the_prescription_of_an_offence_that_is_not_a_crime(contenu):
    told = [a.article_id for a in contenu.articles.values() if "prescrivent" in a.dit]

    assert told == ["cpp-7"]
