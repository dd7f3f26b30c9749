"""What is printed without opening the store, drawn for real."""

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop import paths
from desktop.errors import ExportError
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Certitude
from desktop.langues.langue import Langue
from desktop.services.imprimes import Imprimes
from desktop.services.pdf import save


@pytest.fixture(scope="module")
def shipped() -> Contenu:
    return Contenu.load(paths.RESOURCES)


@pytest.fixture(scope="module")
def imprimes(shipped, ressources) -> Imprimes:
    return Imprimes(shipped, lambda: ressources)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_the_language_card_has_every_language(imprimes):
    text = text_of(imprimes.langues())

    assert [langue for langue in Langue if langue.nom not in text] == []


def test_the_rights_are_two_pages_in_every_language_with_the_french_and_the_law(imprimes):
    french = text_of(imprimes.droits(Langue.FRANCAIS))
    told = {langue: imprimes.droits(langue) for langue in Langue}

    assert {langue: len(pypdfium2.PdfDocument(pdf)) for langue, pdf in told.items()} == dict.fromkeys(Langue, 2)
    assert [langue for langue, pdf in told.items() if "CESEDA R. 425-1" not in text_of(pdf)] == []
    assert "Vous pouvez demander un accueil" in french
    assert "Vous pouvez demander un accueil" in text_of(told[Langue.ARABE])


def test_the_blank_forms_are_in_one_file_and_the_interviews_when_asked(imprimes):
    forms, whole = (imprimes.vierges(has_entretiens=asked) for asked in (False, True))

    text = text_of(forms)
    titles = ("Fiche d’orientation", "Déclaration aux associations", "Rendez-vous", "Română", "Vos droits")
    assert [title for title in titles if title not in text] == []
    assert "Quel prénom ?" in text_of(whole).replace("\u00a0", " ") and "Quel prénom" not in text
    assert imprimes.vierges(has_entretiens=False) == forms


def test_the_blank_slip_says_what_must_not_be_on_it(imprimes):
    document = pypdfium2.PdfDocument(imprimes.vierges(has_entretiens=False))
    text = " ".join(document[0].get_textpage().get_text_bounded().split())

    assert "Jamais ici : adresse d’un hébergement protégé" in text
    assert "Fiche d’orientation" in text and "Déclaration" not in text  # one page


def test_every_right_rests_on_a_text_of_law_that_was_verified(shipped, ressources):
    textes = ressources.textes
    rights = [key for group in ("droits.", "droits_etranger.") for key in textes.keys(group) if textes.is_legal(key)]

    cited = {key: [shipped.articles[article] for article in textes.articles(key)] for key in rights}

    assert [key for key, found in cited.items() if not found] == []
    assert [a for found in cited.values() for a in found if a.certitude is not Certitude.VERIFIE] == []


def test_a_document_is_written_where_the_officer_chose(imprimes, tmp_path):
    save(imprimes.langues(), tmp_path / "carte.pdf")

    assert (tmp_path / "carte.pdf").read_bytes() == imprimes.langues()
    with pytest.raises(ExportError):
        save(b"%PDF", tmp_path / "absent" / "carte.pdf")
