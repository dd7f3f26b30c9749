import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import DocumentTooLongError
from desktop.export.droits import Droit, Partie, render_droits
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from tests.export.samples import pdfium_text


def droit(words: str, langue: Langue, french: str = "Vous pouvez avoir un avocat.", *, relu: bool = True) -> Droit:
    return Droit(Texte(words, langue, relu), Texte(french, Langue.FRANCAIS, is_approved=True), "CPP 10-2")


def partie(langue: Langue, words: str = "Puteți avea un avocat.", times: int = 3, *, relu: bool = True) -> Partie:
    titre = Droit(Texte("Drepturi", langue, relu), Texte("Vos droits", Langue.FRANCAIS, is_approved=True))
    return Partie(titre, (droit(words, langue, relu=relu),) * times)


def test_each_right_is_there_in_both_languages_with_its_text_of_law():
    text = pdfium_text(render_droits([partie(Langue.ROUMAIN)], Langue.ROUMAIN))

    assert [text.count(words) for words in ("Puteți avea un avocat.", "Vous pouvez avoir un avocat.", "CPP 10-2")] == [
        3,
        3,
        3,
    ]


def test_in_french_each_right_is_there_once():
    french = partie(Langue.FRANCAIS, "Vous pouvez avoir un avocat.")

    assert pdfium_text(render_droits([french], Langue.FRANCAIS)).count("Vous pouvez avoir un avocat.") == 3


def test_each_part_has_its_page_and_the_bytes_are_always_the_same():
    parties = [partie(Langue.ARABE, "يمكنك أن تستعيني بمحام.")] * 2

    pdf = render_droits(parties, Langue.ARABE)

    assert len(pypdfium2.PdfDocument(pdf)) == 2
    assert render_droits(parties, Langue.ARABE) == pdf


def test_arabic_stands_on_the_right_and_french_on_the_left():
    page = pypdfium2.PdfDocument(render_droits([partie(Langue.ARABE, "نعم", 1)], Langue.ARABE))[0]
    read, middle = page.get_textpage().get_text_bounded, page.get_width() / 2

    assert "avocat" in read(right=middle) and "نعم" not in read(right=middle)
    assert "نعم" in read(left=middle) and "avocat" not in read(left=middle)


def test_a_translation_nobody_reviewed_is_marked():
    assert "Traduction non relue" in pdfium_text(render_droits([partie(Langue.ROUMAIN, relu=False)], Langue.ROUMAIN))
    assert "non relue" not in pdfium_text(render_droits([partie(Langue.ROUMAIN)], Langue.ROUMAIN))


def test_what_is_in_french_for_want_of_a_translation_is_said_so():
    untranslated = Partie(partie(Langue.ROUMAIN).titre, (droit("Un avocat.", Langue.FRANCAIS, relu=False),))

    assert "est en français" in pdfium_text(render_droits([untranslated], Langue.ROUMAIN))


def test_more_rights_than_a_page_holds_are_refused():
    with pytest.raises(DocumentTooLongError):
        render_droits([partie(Langue.ROUMAIN, times=60)], Langue.ROUMAIN)
