"""The slip in two languages: the form in both, what was typed as it was typed."""

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.export.fiche_orientation import render_orientation
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.orientations.model import Besoin, BesoinExprime, Contact, Explication, Item, Personne, TrancheAge, Urgence
from desktop.orientations.transmission import AccordTransmis
from desktop.services.fiche_bilingue import PHRASES
from tests.export.samples import NOON, PROTECTION, SLIP, pdfium_text, plain

NEEDS = tuple(BesoinExprime(besoin, list(Urgence)[place % 3]) for place, besoin in enumerate(list(Besoin)[:6]))
MINOR = replace(SLIP, accord=None, protection=PROTECTION, personne=Personne("Lina", TrancheAge.DE_15_A_17))


def in_two(langue: Langue, *, relu: bool = True) -> dict[str, Texte]:
    """A word for each, that says which it is."""
    return {french: Texte(f"mot {key}", langue, relu) for french, key in PHRASES.items()}


@pytest.fixture(scope="module")
def romanian() -> str:
    return pdfium_text(render_orientation(replace(SLIP, besoins=NEEDS), False, in_two(Langue.ROUMAIN)))


def test_titles_labels_and_closed_answers_are_in_both_languages(romanian):
    said = ["fiche.titre", "fiche.emetteur", "fiche.moyen", "age.21_25", "besoin.sante", "urgence.ce_jour"]
    said += ["fiche.danger", "acte.appel_115", "fiche.accord", "fiche.signature", "accord.item.contact", "fiche.retour"]

    assert [key for key in said if plain(f"mot {key}") not in romanian] == []
    assert "Mise à l’abri, hébergement · mot besoin.hebergement" in romanian


def test_what_was_typed_is_there_once(romanian):
    assert romanian.count("Orientée pour mise à l’abri et droits.") == 1
    assert romanian.count("Association Les Lilas") == 1


def test_a_word_typed_like_a_label_is_not_translated():
    typed = replace(SLIP, situation="Sécurité", contact=Contact("Moyen"))

    assert pdfium_text(render_orientation(typed, False, in_two(Langue.ROUMAIN))).count("mot besoin.securite") == 1


def test_every_phrase_has_its_place_on_some_slip():
    refusing = AccordTransmis(NOON, Langue.ROUMAIN, Explication.ORAL, (Item.CONTACT,))
    slips = [
        replace(SLIP, besoins=NEEDS, accord=refusing),
        replace(SLIP, besoins=tuple(BesoinExprime(besoin, Urgence.CE_JOUR) for besoin in list(Besoin)[6:])),
    ]
    slips += [MINOR, replace(SLIP, contact=Contact(declined=True))]
    drawn = " ".join(pdfium_text(render_orientation(each, False, in_two(Langue.ROUMAIN))) for each in slips)

    whole = {key for key in PHRASES.values() if not key.startswith(("age.", "acte."))}
    assert sorted(key for key in whole if f"mot {key}" not in drawn) == []


def test_a_minor_s_slip_has_both_languages_on_one_page():
    pdf = render_orientation(MINOR, False, in_two(Langue.ARABE))

    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert "mot fiche.protection" in pdfium_text(pdf)


def test_a_translation_nobody_reviewed_is_marked():
    assert "Traduction non relue" in pdfium_text(render_orientation(SLIP, False, in_two(Langue.ROUMAIN, relu=False)))
    assert "non relue" not in pdfium_text(render_orientation(SLIP, False, in_two(Langue.ROUMAIN)))


def test_in_french_alone_nothing_is_said_twice():
    assert "·" not in pdfium_text(render_orientation(SLIP, is_draft=False))
