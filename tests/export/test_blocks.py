"""Blocks of a document in a language written from the right: everything begins on the right."""

from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped] # ships no types

from desktop.export.blocks import Block, Composer
from desktop.export.faces import FaceChoice
from desktop.export.page import Page
from desktop.langues.langue import Langue

LEFT, WIDTH = 50.0, 400.0


def edges(langue: Langue, make: Callable[[Composer], Block]) -> list[tuple[float, float]]:
    """Left and right of each run of text, in the order drawn, and so read; points from the left of the block."""
    page = Page("", langue)
    block = make(Composer(FaceChoice(), langue))
    block.draw(page, LEFT, 50, block.height)
    document = pypdfium2.PdfDocument(page.finish())
    texts = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    bounds = [text.get_bounds() for text in texts]
    # At the very foot: marks that nobody sees (`extraction.py`).
    return [(left - LEFT, right - LEFT) for left, bottom, right, _top in bounds if right > left and bottom > 10]


def pairs(label: str, value: str) -> Callable[[Composer], Block]:
    return lambda composer: composer.pairs(WIDTH, [(label, value)], 100)


def item(mark: str, words: str) -> Callable[[Composer], Block]:
    def make(composer: Composer) -> Block:
        style = composer.style(12)
        return composer.item(composer.text(20, (mark, style)), 20, composer.text(380, (words, style)), 380)

    return make


def test_a_label_is_read_first_and_stands_where_the_eye_begins():
    french = edges(Langue.FRANCAIS, pairs("Nom", "Léa"))
    arabic = edges(Langue.ARABE, pairs("الاسم", "مريم"))

    assert french[0][0] < 2 and french[1][0] >= 100
    assert arabic[0][1] > WIDTH - 2 and arabic[1][1] <= WIDTH - 100


def test_a_bullet_stands_before_its_words_in_both_directions():
    french = edges(Langue.FRANCAIS, item("•", "boire"))
    arabic = edges(Langue.ARABE, item("•", "ماء"))

    assert french[0][1] < french[1][0]
    assert arabic[0][0] > arabic[1][1]


def test_a_title_begins_on_the_side_of_its_language():
    french = edges(Langue.FRANCAIS, lambda composer: composer.heading(WIDTH, "Droits"))
    arabic = edges(Langue.ARABE, lambda composer: composer.heading(WIDTH, "حقوق"))

    assert french[0][0] < 2
    assert arabic[0][1] > WIDTH - 2


def test_french_words_in_an_arabic_document_stand_on_its_side():
    def quoted(composer: Composer) -> Block:
        return composer.text(WIDTH, ("Amicale du Nid (Paris), 06 99 12 34 56", composer.style(12)))

    bounds = edges(Langue.ARABE, quoted)

    assert min(left for left, _right in bounds) > WIDTH / 3
    assert max(right for _left, right in bounds) > WIDTH - 2
