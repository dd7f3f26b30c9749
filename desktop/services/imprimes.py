"""Documents that hold nothing of anybody: no store is needed to draw them, and no journal."""

from collections.abc import Callable
from pathlib import Path

from desktop.export.carte_langues import Ligne, render_carte_langues
from desktop.export.files import export_file
from desktop.export.raster import PageImage, render_pages
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne


class Imprimes:
    """`textes` reads the phrases when they are first needed: a locked post has not read them."""

    def __init__(self, textes: Callable[[], TextesPersonne]) -> None:
        self._textes = textes

    def langues(self) -> bytes:
        """Draw « Montrez votre langue », in every language, whatever the service offers. Raises: DocumentError."""
        return render_carte_langues([Ligne(langue, self._montrer(langue)) for langue in Langue])

    def pages(self, pdf: bytes, dpi: float) -> tuple[PageImage, ...]:
        """Pages for a printer, at its resolution in dots an inch."""
        return render_pages(pdf, dpi)

    def save(self, pdf: bytes, target: Path) -> None:
        """Write the document where the officer chose, whole or not at all. Raises: ExportError."""
        export_file(pdf, target)

    def _montrer(self, langue: Langue) -> Texte | None:
        phrase = self._textes().text("langues.montrer", langue)
        return phrase if phrase.langue is langue else None
