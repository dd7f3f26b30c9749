"""What is printed without opening the store, drawn for real."""

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import ExportError
from desktop.langues.langue import Langue
from desktop.services.imprimes import Imprimes


@pytest.fixture(scope="module")
def imprimes(ressources) -> Imprimes:
    return Imprimes(lambda: ressources.textes)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_the_language_card_has_every_language(imprimes):
    text = text_of(imprimes.langues())

    assert [langue for langue in Langue if langue.nom not in text] == []


def test_a_document_is_written_where_the_officer_chose(imprimes, tmp_path):
    imprimes.save(imprimes.langues(), tmp_path / "carte.pdf")

    assert (tmp_path / "carte.pdf").read_bytes() == imprimes.langues()
    with pytest.raises(ExportError):
        imprimes.save(b"%PDF", tmp_path / "absent" / "carte.pdf")
