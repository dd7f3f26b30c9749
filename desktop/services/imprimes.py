"""Documents that hold nothing of anybody: no store is needed to draw them, and no journal."""

from collections.abc import Callable
from pathlib import Path

from desktop.export.carte_langues import Ligne, render_carte_langues
from desktop.export.droits import Droit, Partie, render_droits
from desktop.export.files import export_file
from desktop.export.raster import PageImage, render_pages
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ArticleId
from desktop.fiches.references import short_reference
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne

_DROITS = ("droits", "droits_etranger")
"""Groups of phrases, one page each."""


class Imprimes:
    """`textes` reads the phrases when they are first needed: a locked post has not read them."""

    def __init__(self, contenu: Contenu, textes: Callable[[], TextesPersonne]) -> None:
        self._contenu = contenu
        self._textes = textes

    def langues(self) -> bytes:
        """Draw « Montrez votre langue », in every language, whatever the service offers. Raises: DocumentError."""
        return render_carte_langues([Ligne(langue, self._montrer(langue)) for langue in Langue])

    def droits(self, langue: Langue) -> bytes:
        """Draw the rights of any victim, then those of a foreign one, with what founds them. Raises: DocumentError."""
        return render_droits([self._partie(group, langue) for group in _DROITS], langue)

    def pages(self, pdf: bytes, dpi: float) -> tuple[PageImage, ...]:
        """Pages for a printer, at its resolution in dots an inch."""
        return render_pages(pdf, dpi)

    def save(self, pdf: bytes, target: Path) -> None:
        """Write the document where the officer chose, whole or not at all. Raises: ExportError."""
        export_file(pdf, target)

    def _partie(self, group: str, langue: Langue) -> Partie:
        titre = f"{group}.titre"
        droits = (self._droit(key, langue) for key in self._textes().keys(f"{group}.") if key != titre)
        return Partie(self._droit(titre, langue), tuple(droits))

    def _droit(self, key: str, langue: Langue) -> Droit:
        textes = self._textes()
        cited = (self._contenu.articles[ArticleId(article)] for article in textes.articles(key))
        references = " ; ".join(short_reference(article.reference) for article in cited)
        return Droit(textes.text(key, langue), textes.text(key, Langue.FRANCAIS), references)

    def _montrer(self, langue: Langue) -> Texte | None:
        phrase = self._textes().text("langues.montrer", langue)
        return phrase if phrase.langue is langue else None
