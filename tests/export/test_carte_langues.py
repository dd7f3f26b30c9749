from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import DocumentTooLongError
from desktop.export.carte_langues import Ligne, render_carte_langues
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from tests.export.samples import pdfium_text

PHRASES = {
    Langue.FRANCAIS: "Montrez votre langue.",
    Langue.ROUMAIN: "Arătați limba dumneavoastră.",
    Langue.ARABE: "أشيروا إلى لغتكم.",
}
LIGNES = [Ligne(langue, Texte(words, langue, is_approved=True)) for langue, words in PHRASES.items()]


def test_each_language_says_its_name_in_itself_and_in_french_and_what_to_do():
    text = pdfium_text(render_carte_langues(LIGNES[:2]))

    assert [words for words in ("Română", "roumain", *list(PHRASES.values())[:2]) if words not in text] == []


def test_a_card_is_one_page_and_always_the_same_bytes():
    pdf = render_carte_langues(LIGNES)

    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert render_carte_langues(LIGNES) == pdf


def test_twice_as_many_languages_still_fit():
    assert len(pypdfium2.PdfDocument(render_carte_langues(LIGNES * 6))) == 1


def test_more_lines_than_a_page_has_are_refused():
    with pytest.raises(DocumentTooLongError):
        render_carte_langues(LIGNES * 20)


def test_a_translation_nobody_reviewed_is_named_at_the_foot():
    waiting = replace(LIGNES[1], phrase=Texte(PHRASES[Langue.ROUMAIN], Langue.ROUMAIN, is_approved=False))

    assert "Traductions non relues : roumain." in pdfium_text(render_carte_langues([LIGNES[0], waiting]))
    assert "non relue" not in pdfium_text(render_carte_langues(LIGNES))


def test_a_language_nobody_translated_still_has_its_name():
    assert "Română" in pdfium_text(render_carte_langues([Ligne(Langue.ROUMAIN, None)]))
