import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import DocumentTooLongError
from desktop.export.declaration import render_declaration
from desktop.orientations.declaration import Declaration
from desktop.orientations.model import Besoin, Emetteur, TrancheAge
from tests.export.samples import pdfium_text

DECLARATION = Declaration(
    Emetteur("Brigade fictive de Villeneuve", "Matricule 284 117"),
    "Villeneuve, secteur de la gare",
    "24 novembre 2026, 06:00",
    ((TrancheAge.DE_15_A_17, 1), (TrancheAge.DE_18_A_20, 3)),
    2,
    "roumain, espagnol",
    frozenset({Besoin.HEBERGEMENT}),
    "Six places pour ce soir.",
    "La permanence, 01 99 00 54 32, jusqu’à 20 h",
)


def test_the_page_says_how_many_what_they_need_and_who_to_call():
    text = pdfium_text(render_declaration(DECLARATION))

    said = (
        "Brigade fictive",
        "secteur de la gare",
        "roumain, espagnol",
        "Six places",
        "01 99 00 54 32",
        "0 1 3 0 0 0 2 6",
    )
    assert [words for words in said if words not in text] == []


def test_a_minor_is_counted_as_one():
    assert (DECLARATION.total, DECLARATION.mineurs) == (6, 1)


def test_a_blank_one_has_room_for_everything_and_counts_nobody():
    text = pdfium_text(render_declaration(Declaration()))

    assert "plus de 40 ans" in text
    assert "total Mineurs" in text


def test_it_is_one_page_and_always_the_same_bytes():
    pdf = render_declaration(DECLARATION)

    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert render_declaration(DECLARATION) == pdf


def test_what_does_not_fit_on_a_page_is_refused():
    with pytest.raises(DocumentTooLongError):
        render_declaration(Declaration(urgence="Une place pour ce soir, et un médecin. " * 200))
