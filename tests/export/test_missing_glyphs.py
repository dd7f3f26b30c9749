"""No document is drawn with an empty box: the character that no font draws is named, with its language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.errors import MissingGlyphError
from desktop.export.carte import render_carte
from desktop.export.fiche_orientation import render_orientation
from desktop.export.fiche_reflexe import render_fiche
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.orientations.model import Personne
from desktop.paths import RESOURCES
from tests.export.samples import CARTES, SLIP

UNDRAWN = "𐎠"  # Old Persian: no unit writes in it

CONTENU = Contenu.load(RESOURCES)
SHEET = CONTENU.fiches[FicheId("fugue")]


def card(langue: Langue, **changed: Any) -> Callable[[], bytes]:
    return lambda: render_carte(replace(CARTES[langue], **changed))


DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "slip": ("fr", lambda: render_orientation(replace(SLIP, situation=UNDRAWN), is_draft=False)),
    "name": ("fr", lambda: render_orientation(replace(SLIP, personne=Personne(UNDRAWN)), is_draft=True)),
    "sheet": (
        "fr",
        lambda: render_fiche(replace(CONTENU.feuille(SHEET), fiche=replace(SHEET, objectif=UNDRAWN)), date(2026, 1, 1)),
    ),
    "phrase": ("ro", card(Langue.ROUMAIN, phrases=(Texte(UNDRAWN, Langue.ROUMAIN, is_approved=True),))),
    "face": ("ar", card(Langue.ARABE, face=Texte(UNDRAWN, Langue.ARABE, is_approved=True))),
    "appointment": ("fr", card(Langue.FRANCAIS, rendez_vous=f"mardi {UNDRAWN}")),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_no_font_draws_is_named_with_its_language(name):
    langue, render = DOCUMENTS[name]

    with pytest.raises(MissingGlyphError) as caught:
        render()

    assert (caught.value.character, caught.value.langue) == (UNDRAWN, langue)
