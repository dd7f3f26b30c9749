"""Documents that hold nothing of anybody: no store is needed to draw them, and no journal."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.entretiens.blank import blank_sections
from desktop.export.carte import Carte, draw_carte
from desktop.export.carte_langues import Ligne, draw_carte_langues, render_carte_langues
from desktop.export.declaration import draw_declaration
from desktop.export.droits import Droit, Partie, draw_partie, render_droits
from desktop.export.entretien_vierge import EntretienVierge, draw_entretien_vierge
from desktop.export.faces import FaceChoice
from desktop.export.fiche_vierge import draw_fiche_vierge
from desktop.export.page import Page
from desktop.export.vierges import render_vierges
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ArticleId
from desktop.fiches.references import short_reference
from desktop.fiches.typography import french
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.orientations.declaration import Declaration
from desktop.orientations.paper import NUMEROS
from desktop.services.acces import Ressources
from desktop.services.carte import compose_carte

_DROITS = ("droits", "droits_etranger")
"""Groups of phrases, one page each."""


class Imprimes:
    """`ressources` reads phrases and interviews when they are first needed: a locked post has not read them."""

    def __init__(self, contenu: Contenu, ressources: Callable[[], Ressources]) -> None:
        self._contenu = contenu
        self._ressources = ressources

    def langues(self) -> bytes:
        """Draw « Montrez votre langue », in every language, whatever the service offers. Raises: DocumentError."""
        return render_carte_langues(self._lignes())

    def droits(self, langue: Langue) -> bytes:
        """Draw the rights of any victim, then those of a foreign one, with what founds them. Raises: DocumentError."""
        return render_droits([self._partie(group, langue) for group in _DROITS], langue)

    def vierges(self, *, has_entretiens: bool) -> bytes:
        """Draw in one file all that is filled by hand, and what is handed with it; the interviews if asked.

        Raises: DocumentError.
        """
        faces = FaceChoice()
        documents: list[Callable[[Page], None]] = [
            partial(draw_fiche_vierge, choice=faces),
            partial(draw_declaration, declaration=Declaration(), choice=faces),
            partial(draw_carte, carte=self._carte(), choice=faces),
            partial(draw_carte_langues, lignes=self._lignes(), choice=faces),
        ]
        for group in _DROITS:
            partie = self._partie(group, Langue.FRANCAIS)
            documents.append(partial(draw_partie, partie=partie, langue=Langue.FRANCAIS, choice=faces))
        if has_entretiens:
            for formulaire in self._ressources().formulaires.values():
                blank = EntretienVierge(french(formulaire.title), blank_sections(formulaire))
                documents.append(partial(draw_entretien_vierge, entretien=blank, choice=faces))
        return render_vierges(documents)

    def _carte(self) -> Carte:
        """The card with the numbers of a new one, and room for an appointment."""
        textes, contacts = self._ressources().textes, self._contenu.contacts
        numeros = [contact_id for contact_id in contacts if contact_id in NUMEROS]
        return replace(compose_carte(textes, contacts, Langue.FRANCAIS, numeros, ""), is_blank=True)

    def _lignes(self) -> list[Ligne]:
        return [Ligne(langue, self._montrer(langue)) for langue in Langue]

    def _partie(self, group: str, langue: Langue) -> Partie:
        titre = f"{group}.titre"
        droits = (self._droit(key, langue) for key in self._ressources().textes.keys(f"{group}.") if key != titre)
        return Partie(self._droit(titre, langue), tuple(droits))

    def _droit(self, key: str, langue: Langue) -> Droit:
        textes = self._ressources().textes
        cited = (self._contenu.articles[ArticleId(article)] for article in textes.articles(key))
        references = " ; ".join(short_reference(article.reference) for article in cited)
        return Droit(textes.text(key, langue), textes.text(key, Langue.FRANCAIS), references)

    def _montrer(self, langue: Langue) -> Texte | None:
        phrase = self._ressources().textes.text("langues.montrer", langue)
        return phrase if phrase.langue is langue else None
