"""Searching the content: blind to accents, by beginnings of words, in every kind, shown in place."""

import pytest

from desktop.fiches.search import SHOWN_AT_MOST, Found, Index, Sorte


@pytest.fixture(scope="module")
def index(contenu) -> Index:
    return Index(contenu)


def found(index: Index, text: str, sorte: Sorte) -> list[Found]:
    return [each for group in index.search(text) if group.sorte is sorte for each in group.found]


@pytest.mark.parametrize(
    ("typed", "sorte", "key"),
    [
        ("hébergement", Sorte.FICHE, "hebergement"),
        ("HEBERG", Sorte.FICHE, "hebergement"),
        ("225-12-1", Sorte.ARTICLE, "cp-225-12-1"),
        ("cpp 40", Sorte.ARTICLE, "cpp-40"),
        ("delai reflexion", Sorte.ARTICLE, "ceseda-r425-1"),
        ("116000", Sorte.CONTACT, "enfants-disparus"),
        ("116 000", Sorte.CONTACT, "enfants-disparus"),
        ("disparu", Sorte.CONTACT, "enfants-disparus"),
        ("prostituee", Sorte.MOT, "personne"),
    ],
)
def test_what_is_typed_is_found_with_or_without_its_accents(index, typed, sorte, key):
    assert key in [each.key for each in found(index, typed, sorte)]


def test_every_word_typed_must_be_there(index):
    assert index.search("hebergement zzz") == ()
    assert index.search("  ") == () == index.search("’")


def test_a_sheet_named_so_comes_before_those_that_only_say_it(index):
    assert found(index, "fugue", Sorte.FICHE)[0].key == "fugue"


def test_kinds_are_apart_and_long_ones_are_counted(index):
    groups = index.search("mineur")

    assert [group.sorte for group in groups] == [sorte for sorte in Sorte if sorte in {g.sorte for g in groups}]
    assert all(len(group.found) == min(group.count, SHOWN_AT_MOST) for group in groups)
    assert groups[0].count > SHOWN_AT_MOST


def test_what_matches_is_marked_where_it_stands(index):
    shown = found(index, "ecrit", Sorte.FICHE)

    marked = [each.titre[a:b].lower() for each in shown for a, b in each.titre_spans]
    marked += [each.texte[a:b].lower() for each in shown for a, b in each.texte_spans]
    assert marked
    assert set(marked) <= {"écrit", "ecrit"}
