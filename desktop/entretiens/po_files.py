"""The translations of a form that a service wrote itself: a .pot beside it, and a .po for each language.

`accueil.xlsx` has `accueil.pot`, `accueil.en.po`… They are read where the form is (`CataloguesBeside`).
"""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog

from desktop.entretiens.extraction import extract, own_translations
from desktop.entretiens.formulaire import Formulaire
from desktop.errors import ContentError
from desktop.langues.catalogue import CataloguesBeside, read_catalog
from desktop.langues.langue import Langue
from desktop.langues.template import Sentence, render, template, updated


class PoFiles:
    def __init__(self, form: Path, formulaire: Formulaire) -> None:
        self._form = form
        self._formulaire = formulaire
        self._catalogues = CataloguesBeside(form)
        self._sentences = tuple(Sentence(m.contexte, m.source, m.comment, m.is_legal) for m in extract(formulaire))

    def path(self, langue: Langue) -> Path:
        return self._catalogues.path(langue)

    def langues(self) -> tuple[Langue, ...]:
        """Those that have a file already."""
        return tuple(langue for langue in Langue if langue is not Langue.FRANCAIS and self.path(langue).is_file())

    def catalog(self, langue: Langue) -> Catalog:
        """Today's sentences with what the file says of them; without a file, what the form itself says.

        Raises: ContentError.
        """
        if not self.path(langue).is_file():
            return self._first(langue)
        return updated(self._sentences, read_catalog(self.path(langue)), langue)

    def update(self, langues: Iterable[Langue]) -> tuple[Path, ...]:
        """Write the template, and bring the file of each language up to date. Raises: ContentError."""
        catalogs = {langue: self.catalog(langue) for langue in langues}
        written = [self._write(self._form.with_suffix(".pot"), template(self._sentences))]
        return (*written, *(self.save(langue, catalog) for langue, catalog in catalogs.items()))

    def save(self, langue: Langue, catalog: Catalog) -> Path:
        """Raises: ContentError when the file cannot be written."""
        return self._write(self.path(langue), catalog)

    def _first(self, langue: Langue) -> Catalog:
        catalog = updated(self._sentences, Catalog(), langue)
        own = own_translations(self._formulaire, langue.value)
        for message in catalog:
            if message.id:
                message.string = own.get(str(message.context), "")
        return catalog

    @staticmethod
    def _write(path: Path, catalog: Catalog) -> Path:
        try:
            path.write_bytes(render(catalog))
        except OSError as error:
            raise ContentError(path, 0, "le fichier ne peut pas être écrit") from error
        return path
