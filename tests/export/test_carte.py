from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import DocumentTooLongError
from desktop.export.carte import PANEL_HEIGHT, Carte, Numero, render_carte
from desktop.export.raster import PageImage, render_pages
from desktop.langues.langue import Direction, Langue
from desktop.langues.texte import Texte
from tests.export.samples import CARTES, HAS_POPPLER, pdfium_text, plain, poppler_text

FRENCH = CARTES[Langue.FRANCAIS]
ARABIC = CARTES[Langue.ARABE]


def written(carte: Carte) -> list[str]:
    assert carte.face is not None
    texts = [carte.face, *carte.phrases, *(each.objet for each in carte.numeros)]
    return [each.numero for each in carte.numeros] + [plain(texte.content) for texte in texts]


def unapproved(carte: Carte) -> Carte:
    return replace(carte, phrases=tuple(replace(phrase, is_approved=False) for phrase in carte.phrases))


def ink(image: PageImage, left: float, right: float) -> int:
    """Dark pixels of the first panel between two shares of the page's width."""
    found = 0
    for y in range(int(image.height * 0.115), int(image.height * 0.26)):
        row = image.data[y * image.width * 4 : (y + 1) * image.width * 4]
        pixels = row[int(image.width * left) * 4 : int(image.width * right) * 4 : 4]
        found += sum(value < 100 for value in pixels)
    return found


@pytest.mark.skipif(not HAS_POPPLER, reason="pdftotext is not installed")
@pytest.mark.parametrize("langue", CARTES)
def test_the_text_of_a_card_is_read_back_in_every_language(langue, tmp_path):
    text = poppler_text(render_carte(CARTES[langue]), tmp_path)

    assert [words for words in written(CARTES[langue]) if words not in text] == []


# PDFium makes a letter of the number of a mark that has no text: those of Thai, as those of Arabic.
@pytest.mark.parametrize(
    "langue", [langue for langue in CARTES if langue.direction is Direction.LTR and langue is not Langue.THAI]
)
def test_a_second_reader_finds_the_same_text(langue):
    text = pdfium_text(render_carte(CARTES[langue]))

    assert [words for words in written(CARTES[langue]) if words not in text] == []


@pytest.mark.parametrize("langue", CARTES)
def test_a_card_is_one_page_and_always_the_same_bytes(langue):
    pdf = render_carte(CARTES[langue])

    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert render_carte(CARTES[langue]) == pdf


def test_numbers_stand_on_the_right_in_arabic_and_on_the_left_in_french():
    (french,) = render_pages(render_carte(replace(FRENCH, phrases=())), dpi=72)
    (arabic,) = render_pages(render_carte(replace(ARABIC, phrases=())), dpi=72)

    assert ink(french, 0.3, 0.5) > ink(french, 0.5, 0.7)
    assert ink(arabic, 0.5, 0.7) > ink(arabic, 0.3, 0.5)


def test_the_face_shows_its_own_words_and_no_number():
    page = pypdfium2.PdfDocument(render_carte(FRENCH))[0]
    height = page.get_height()
    top = height - 32 * 72 / 25.4 - 2 * PANEL_HEIGHT

    seen = page.get_textpage().get_text_bounded(top=top, bottom=top - PANEL_HEIGHT)

    assert plain(seen) == "Numéros utiles"


def test_a_translation_nobody_reviewed_is_marked_inside_and_on_the_margin():
    text = pdfium_text(render_carte(unapproved(FRENCH)))

    assert "traduction non relue" in text and "Traduction non relue" in text


def test_an_approved_card_bears_no_mark():
    assert "non relue" not in pdfium_text(render_carte(FRENCH)).lower()


def test_an_appointment_is_written_as_the_agent_typed_it():
    assert "Mardi 14 h, accueil" in pdfium_text(render_carte(replace(FRENCH, rendez_vous="Mardi 14 h, accueil")))


def test_a_card_without_phrase_nor_face_is_drawn():
    bare = Carte(Langue.ANGLAIS, (Numero("112", Texte("Emergency", Langue.ANGLAIS, is_approved=True)),))

    assert "112" in pdfium_text(render_carte(bare))


def test_ten_numbers_and_a_phrase_still_fit():
    many = replace(FRENCH, numeros=FRENCH.numeros * 3 + FRENCH.numeros[:1])

    assert pdfium_text(render_carte(many)).count("0 800 05 95 95") == 3


def test_too_much_for_a_card_is_refused():
    with pytest.raises(DocumentTooLongError):
        render_carte(replace(FRENCH, phrases=FRENCH.phrases * 40))


def test_what_is_true_of_all_numbers_stands_above_and_the_rest_beside_its_own():
    free, night = (Texte(words, Langue.FRANCAIS, is_approved=True) for words in ("Appel gratuit", "Jour et nuit"))
    first, *others = FRENCH.numeros
    carte = replace(
        FRENCH,
        numeros=(replace(first, precisions=(night,)), *others),
        appeler=Texte("Vous pouvez appeler :", Langue.FRANCAIS, is_approved=True),
        precisions=(free,),
    )

    text = pdfium_text(render_carte(carte))

    assert text.index("Vous pouvez appeler :") < text.index("Appel gratuit") < text.index("112")
    assert text.index("112") < text.index("Jour et nuit") < text.index("114")


def test_an_appointment_says_what_it_is_and_nothing_says_so_without_one():
    titled = replace(FRENCH, rendez_vous_titre=Texte("Rendez-vous :", Langue.FRANCAIS, is_approved=True))

    assert "Rendez-vous : Mardi 14 h" in pdfium_text(render_carte(replace(titled, rendez_vous="Mardi 14 h")))
    assert "Rendez-vous" not in pdfium_text(render_carte(titled))
