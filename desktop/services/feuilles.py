"""Reflex sheets on paper. They hold nothing of a person: no store is needed, and no journal."""

from collections.abc import Callable
from datetime import datetime

from desktop.export.fiche_reflexe import render_fiche
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId


class Feuilles:
    def __init__(self, contenu: Contenu, now: Callable[[], datetime]) -> None:
        self._contenu = contenu
        self._now = now

    def render(self, fiche_id: FicheId, *, large: bool) -> bytes:
        """Draw the sheet as a PDF, dated today. Raises: DocumentError."""
        feuille = self._contenu.feuille(self._contenu.fiches[fiche_id])
        return render_fiche(feuille, self._now().astimezone().date(), large=large)

    def file_name(self, fiche_id: FicheId, *, large: bool) -> str:
        """A name to propose: which sheet, which version."""
        fiche = self._contenu.fiches[fiche_id]
        kind = "-grands-caracteres" if large else ""
        return f"fiche-{fiche_id}-{fiche.version}{kind}.pdf"
