"""What `pdftotext` gives back of every document that speaks to the person, in every language."""

import pytest

from desktop import paths
from desktop.fiches.contenu import Contenu
from desktop.langues.langue import Langue
from desktop.services.acces import load_ressources
from desktop.services.exemples import list_examples
from tests.export.samples import HAS_POPPLER, poppler_text

pytestmark = pytest.mark.skipif(not HAS_POPPLER, reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def ressources():
    return load_ressources(Contenu.load(paths.RESOURCES), paths.RESOURCES)


@pytest.fixture(scope="module")
def texts(ressources, tmp_path_factory) -> dict[str, str]:
    """Of each document of a language, by file name."""
    folder = tmp_path_factory.mktemp("exemples")
    documents = list_examples(Contenu.load(paths.RESOURCES), ressources)
    spoken = [(name, draw) for name, draw in documents if name.startswith(("droits-", "carte-"))]
    return {name: compared(poppler_text(draw(), folder)) for name, draw in spoken}


def compared(text: str) -> str:
    """Without blanks, which scripts without any get at a new line, nor hyphens, which `pdftotext` takes off there."""
    return "".join(text.split()).replace("-", "")


def test_every_right_is_given_back_as_it_was_written_beside_its_french(ressources, texts):
    lost = []
    for langue in Langue:
        for key in ressources.textes.keys("droits"):
            for each in {langue, Langue.FRANCAIS}:
                words = ressources.textes.text(key, each).content
                if compared(words) not in texts[f"droits-{langue}.pdf"]:
                    lost.append((langue, each, words))

    assert lost == []


def test_a_reference_keeps_its_parenthesis_beside_each_language(texts):
    reference = compared("Circulaire du 25 novembre 2025 (hébergement)")

    assert [langue for langue in Langue if reference not in texts[f"droits-{langue}.pdf"]] == []


def test_what_to_say_on_the_card_is_given_back_in_every_language(ressources, texts):
    lost = []
    for langue in Langue:
        words = ressources.textes.text("carte.dire", langue).content
        if compared(words) not in texts[f"carte-{langue}.pdf"]:
            lost.append((langue, words))

    assert lost == []
