"""What goes out on paper: slip for the partner, card for the person, note for the officer. Drawn in memory only."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from desktop.entretiens.model import EntretienId
from desktop.export.carte import render_carte
from desktop.export.declaration import render_declaration
from desktop.export.encryption import encrypt_pdf
from desktop.export.fiche_orientation import render_orientation
from desktop.export.files import export_file
from desktop.export.note_entretien import render_note
from desktop.export.raster import PageImage, render_pages
from desktop.fiches.model import Contact, ContactId
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne
from desktop.orientations.declaration import Declaration
from desktop.orientations.life_cycle import is_open
from desktop.orientations.model import Item, OrientationId
from desktop.orientations.paper import ENCRYPTED_FICHE, Document, Paper
from desktop.orientations.transmission import transmissible
from desktop.partenaires.directory import address_for_person
from desktop.poste.journal import Action
from desktop.poste.politique import Sortie
from desktop.services.carte import compose_carte
from desktop.services.dictee import draw_phrase
from desktop.services.entretiens import Entretiens
from desktop.services.fiche_bilingue import words_beside
from desktop.services.note import compose_note
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre

_ACCORD_SENTENCES = ("accord.qui", "accord.quoi", "accord.jamais", "accord.refus", "accord.retrait")


class Papiers:
    def __init__(
        self,
        coffre: Coffre,
        entretiens: Entretiens,
        contacts: Mapping[ContactId, Contact],
        textes: TextesPersonne,
        now: Callable[[], datetime],
        permissions: Permissions,
    ) -> None:
        self._coffre = coffre
        self._entretiens = entretiens
        self._contacts = contacts
        self._textes = textes
        self._now = now
        self._permissions = permissions

    def slip(self, orientation_id: OrientationId, langue: Langue = Langue.FRANCAIS) -> bytes:
        """Draw the slip as a PDF: what may leave, and nothing else; in French, and beside it in `langue`.

        Raises: NotKeptError, MissingAccordError, IncompleteOrientationError, DocumentError, NotAllowedError.
        """
        self._permissions.require_langue(langue)
        orientation = self._coffre.orientations.get(orientation_id)
        beside = words_beside(self._textes, langue)
        return render_orientation(transmissible(orientation), is_open(orientation), beside)

    def card(
        self,
        langue: Langue,
        contact_ids: tuple[str, ...],
        rendez_vous: str = "",
        address_of: OrientationId | None = None,
    ) -> bytes:
        """Draw the pocket card. Only numbers that are verified are on it.

        `address_of` is the slip whose recipient's address is on it, when that address is public.
        Raises: DocumentError, NotAllowedError, NotKeptError.
        """
        self._permissions.require_langue(langue)
        adresse = address_for_person(self._coffre.orientations.get(address_of).partenaire) if address_of else ""
        return render_carte(compose_carte(self._textes, self._contacts, langue, contact_ids, rendez_vous, adresse))

    def note(self, entretien_id: EntretienId, *, has_texts: bool) -> bytes:
        """Draw the working note of an interview. Raises: NotKeptError, DocumentError."""
        en_cours = self._entretiens.get(entretien_id)
        names = self._entretiens.names()
        return render_note(compose_note(en_cours.kept, en_cours.entretien, names, has_texts=has_texts))

    def declaration(self, declaration: Declaration) -> bytes:
        """Draw what is told to the associations of a network; the store keeps nothing of it. Raises: DocumentError."""
        return render_declaration(declaration)

    def print_pages(self, pdf: bytes, dpi: float, paper: Paper) -> tuple[PageImage, ...]:
        """Pages for a printer, at its resolution in dots an inch. The journal says first that they are asked for.

        Raises: NotAllowedError.
        """
        self._require_may_leave(paper, Sortie.IMPRESSION)
        self._coffre.journal.add(Action.IMPRESSION, paper.objet_id, paper.document.value)
        return render_pages(pdf, dpi)

    def save(self, pdf: bytes, target: Path, paper: Paper) -> None:
        """Write the document where the officer chose, whole or not at all; the journal says it first.

        Raises: ExportError, NotAllowedError.
        """
        self._require_may_leave(paper, Sortie.PDF)
        self._coffre.journal.add(Action.EXPORT, paper.objet_id, paper.document.value)
        export_file(pdf, target)

    def save_encrypted_slip(self, pdf: bytes, target: Path, orientation_id: OrientationId) -> str:
        """Write the slip encrypted, whole or not at all, and return the phrase that opens it, kept nowhere.

        Raises: ExportError, NotAllowedError, ContentError.
        """
        self._require_may_leave(Paper(Document.FICHE, orientation_id), Sortie.PDF_CHIFFRE)
        phrase = draw_phrase()
        encrypted = encrypt_pdf(pdf, phrase)
        self._coffre.journal.add(Action.EXPORT, orientation_id, ENCRYPTED_FICHE)
        export_file(encrypted, target)
        return phrase

    def file_name(self) -> str:
        """A name to propose for any document: it tells neither who, nor what, nor for whom."""
        return f"document-{self._now().astimezone():%Y%m%d-%H%M}.pdf"

    def accord_sentences(self, langue: Langue, partenaire: str = "") -> tuple[Texte, ...]:
        """What to read to the person before asking for the agreement; the recipient is named when it is given."""
        keys = (key for key in _ACCORD_SENTENCES if partenaire or key != _ACCORD_SENTENCES[0])
        return tuple(self._textes.text(key, langue, partenaire=partenaire) for key in keys)

    def item_label(self, item: Item, langue: Langue) -> Texte:
        """What the person is asked to accept or refuse, in her words."""
        return self._textes.text(f"accord.item.{item.value}", langue)

    def _require_may_leave(self, paper: Paper, sortie: Sortie) -> None:
        """A slip on paper is as good as handed over: not to a recipient the service does not allow."""
        self._permissions.require_sortie(sortie)
        if paper.document is Document.FICHE:
            self._permissions.require_recipient(self._coffre.orientations.get(OrientationId(paper.objet_id)).partenaire)
