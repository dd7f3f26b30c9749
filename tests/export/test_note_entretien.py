from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # ships no types

from desktop.export.note_entretien import Ligne, Note, Partie, render_note
from tests.export.samples import plain

NOTE = Note(
    "Entretien d’accueil",
    (("Commencé le", "23 novembre 2026, 13:00"), ("En", "roumain")),
    (
        Partie(
            "Votre vie en ce moment",
            (
                Ligne("Qui garde vos papiers ?", "Une autre personne", quand="13:04"),
                Ligne("Où avez-vous dormi ?", "", "A refusé", "13:05"),
                Ligne("Devez-vous de l’argent ?", "Oui", "À NE PAS TRANSMETTRE", "13:06", is_withheld=True),
            ),
        ),
    ),
)


def pages(pdf: bytes) -> list[str]:
    return [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def test_a_note_says_what_was_asked_what_was_answered_and_why_there_is_no_answer():
    (text,) = pages(render_note(NOTE))

    said = ("Une autre personne", "A refusé", "À NE PAS TRANSMETTRE", "roumain", "13:06", "Qui garde vos papiers ?")
    assert [words for words in said if words not in text] == []


def test_every_page_says_that_the_note_is_internal():
    long = replace(NOTE, parties=NOTE.parties * 20)

    found = pages(render_note(long))

    assert len(found) > 1
    assert [text for text in found if "NOTE INTERNE Ne pas joindre à la procédure" not in text] == []
    assert found[-1].endswith(f"{len(found)} / {len(found)}")


def test_a_note_is_always_the_same_bytes():
    assert render_note(NOTE) == render_note(NOTE)
